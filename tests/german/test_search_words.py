"""Words are found however people write umlauts, accents and capitals."""

import pytest

from workshop_app.german.search_words import find_words, fold, fold_words


@pytest.mark.parametrize("text", ["Müller", "MÜLLER", "Mueller", "muller", "Mu\u0308ller"])
def test_a_name_is_one_in_all_its_spellings(text):
    assert fold(text) == "muller"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Straße", "strasse"), ("café", "cafe"), ("Øst", "ost"), ("Işık", "isik"), ("Łódź", "lodz")],
)
def test_letters_lose_what_a_keyboard_may_not_have(text, folded):
    assert fold(text) == folded


def test_an_e_that_is_a_sound_of_its_own_stays():
    assert fold_words("Neue Frauen, Quelle") == ["neue", "frauen", "quelle"]


def test_words_are_parted_by_all_that_is_no_letter_or_digit():
    assert fold_words("K-012: „Dolmetscher_pool“ (2027)") == [
        "k",
        "012",
        "dolmetscher",
        "pool",
        "2027",
    ]


@pytest.mark.parametrize(
    ("text", "place", "length", "part"),
    [
        ("die Straßenbahn", 0, 6, "Straß"),
        ("die Straßenbahn", 8, 4, "bahn"),
        ("an Ämter", 0, 3, "Ämt"),
        ("an Aemter", 0, 3, "Aemt"),
        ("von Mu\u0308ttern", 0, 2, "Mu"),
    ],
)
def test_the_letters_of_a_match_are_found_in_the_text_itself(text, place, length, part):
    word = list(find_words(text))[1]

    start, count = word.span(place, length)

    assert text[start : start + count] == part
