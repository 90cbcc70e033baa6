"""Small slips are forgiven, and the better fit costs less."""

import pytest

from workshop_app.phases.search.search_ranking import (
    Wanted,
    allowed_errors,
    cost_of,
    near_words,
    spans_in,
    wrong_letters,
)


@pytest.mark.parametrize(
    ("text", "word", "wrong"),
    [
        ("haus", "haus", 0),
        ("haus", "hausnotruf", 0),
        ("hsus", "haus", 1),
        ("hasu", "haus", 1),
        ("hus", "haus", 1),
        ("haaus", "haus", 1),
        ("spracjkurs", "frauensprachkurs", 1),
        ("berg", "haus", 4),
    ],
)
def test_wrong_letters_are_counted(text, word, wrong):
    assert wrong_letters(text, word) == wrong


def test_short_words_must_be_right_and_long_ones_may_have_two_slips():
    assert [allowed_errors(word) for word in ("amt", "haus", "dolmetscher")] == [0, 1, 2]


def test_a_short_word_does_not_resemble_the_beginning_of_a_long_one():
    assert near_words("kurs", ["kurz", "kurse", "kurdischer"]) == {"kurz": 1}


def test_the_better_fit_costs_less():
    wanted = [Wanted("kurs", inside=frozenset({"sprachkurs"}), near={"kurz": 1})]

    costs = [
        cost_of(wanted, title, more)
        for title, more in (
            (["kurs"], []),
            (["kursleitung"], []),
            (["der", "kursleitung"], []),
            (["verein"], ["kurs"]),
            (["sprachkurs"], []),
            (["kurz"], []),
        )
    ]

    assert costs[0] == 0
    assert costs == sorted(costs)


def test_a_title_of_just_the_words_comes_before_a_longer_one():
    wanted = [Wanted("plan")]

    assert cost_of(wanted, ["plan"], []) < cost_of(wanted, ["plan", "exportieren"], [])


def test_every_word_counts():
    wanted = [Wanted("haus"), Wanted("verein")]

    both = cost_of(wanted, ["haus", "der", "vereine"], [])

    assert both < cost_of(wanted, ["haus"], ["vereine"])
    assert both < cost_of(wanted, ["haus"], [])


def test_the_letters_that_fit_are_told_a_word_with_a_slip_as_a_whole():
    text = "Häuser und Frauensprachkurs"
    wanted = [
        Wanted("hau"),
        Wanted("kurs", inside=frozenset({"frauensprachkurs"})),
        Wanted("unt", near={"und": 1}),
    ]

    assert [text[start : start + length] for start, length in spans_in(text, wanted)] == [
        "Häu",
        "und",
        "kurs",
    ]
