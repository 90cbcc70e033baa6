"""Judging what people typed: words, gaps, names in a message."""

import unicodedata

import pytest

from workshop_app.concept.check.texts import (
    count_words,
    is_missing,
    is_unit_missing,
    lacking,
    named,
    quoted,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("Wir bauen Brücken.", 3),
        ("Sankt-Barbara-Viertel", 1),
        ("Stadt- und Kreisverwaltung", 3),
        ("Brücken – zwischen Stadtteilen – bauen", 4),
        ("Brücken—zwischen–Stadtteilen", 3),
        ("Bürger:innen und Bürger*innen", 3),
        ("2035 leben hier 90.000 Menschen", 5),
        ("eins\nzwei\u00a0drei", 3),
        ("… „ – “ · !", 0),
        (unicodedata.normalize("NFD", "Für Öffnung"), 2),
    ],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert count_words(text) == count


@pytest.mark.parametrize(
    "text",
    [
        *(
            None,
            "",
            "  \n",
            "–",
            "-",
            "?",
            "…",
            "N.N.",
            "N. N.",
            "n.n",
            "NN",
            "n/n",
            "tbd",
            "T.B.D.",
        ),
        *("noch offen", "Noch offen!", "(offen)", "„offen“", "wird noch geklärt", "k. A.", "N/A"),
        *("xxx", "folgt", "TODO", "unbekannt", "keine", "noch nicht benannt"),
        unicodedata.normalize("NFD", "noch zu klären"),
        unicodedata.normalize("NFD", "NOCH UNGEKLÄRT"),
    ],
)
def test_a_stand_in_is_no_answer(text):
    assert is_missing(text)


@pytest.mark.parametrize(
    "text",
    ["Jugendamt", "Offene Ganztagsschule", "0", "N. Nowak", "alle", "offener Treff", "الإدارة"],
)
def test_an_answer_is_one_also_if_it_looks_like_a_stand_in(text):
    assert not is_missing(text)


@pytest.mark.parametrize("unit", ["Prozent", "%", "‰", "€", "Fälle/Jahr", "keine", "°C"])
def test_a_unit_may_be_a_sign_or_none(unit):
    assert not is_unit_missing(unit)


@pytest.mark.parametrize("unit", ["", " ", "–", "?", "offen", "k. A."])
def test_a_stand_in_is_no_unit(unit):
    assert is_unit_missing(unit)


def test_a_name_holds_code_and_title():
    assert named("HZ-03", "Weniger Leerstand") == "HZ-03 „Weniger Leerstand“"


def test_a_name_without_title_is_the_code():
    assert named("HZ-03", " \n") == "HZ-03"


def test_a_quoted_text_stays_in_one_line():
    assert quoted("Karte\n mit\tUmbruch ") == "„Karte mit Umbruch“"


def test_quotes_inside_a_quoted_text_become_single_ones():
    assert quoted("Mentoring „Lorre-Leute“") == "„Mentoring ‚Lorre-Leute‘“"


def test_a_text_of_sixty_characters_is_quoted_whole():
    text = "x" * 30 + " " + "y" * 29

    assert quoted(text) == f"„{text}“"


def test_a_longer_text_is_cut_after_a_word():
    text = "Bis Ende 2030 sinkt die Zahl der Problemimmobilien, und zwar von 47 auf höchstens 25."

    assert quoted(text) == "„Bis Ende 2030 sinkt die Zahl der Problemimmobilien, und …“"


def test_a_long_word_is_cut_inside():
    assert quoted("x" * 80) == f"„{'x' * 59} …“"


def test_one_gap_is_missing_in_the_singular():
    assert lacking(["die Quelle"]) == "fehlt die Quelle"


def test_several_gaps_are_missing_in_the_plural():
    parts = ["die Quelle", "der Stichtag", "die Einheit"]

    assert lacking(parts) == "fehlen die Quelle, der Stichtag und die Einheit"
