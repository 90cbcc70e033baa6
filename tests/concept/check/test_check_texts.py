"""Naming things in a message."""

from workshop_app.concept.check.texts import lacking, named, quoted


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
