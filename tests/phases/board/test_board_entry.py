import uuid

import pytest

from workshop_app.phases.board.board_entry import TooMuchTextError, lines_of, read_entry
from workshop_app.phases.board.board_reading import ColumnHead, Pile

LANGUAGE, WORK, HOUSING = (uuid.UUID(int=number) for number in (1, 2, 3))
HEADS = (
    ColumnHead(LANGUAGE, 1, "CL-01", "Sprache und Bildung"),
    ColumnHead(WORK, 2, "CL-02", "Arbeit"),
    ColumnHead(HOUSING, 3, "CL-03", "Gutes Wohnen"),
    ColumnHead(Pile.UNASSIGNED, None, "", ""),
    ColumnHead(Pile.SET_ASIDE, None, "", ""),
)


@pytest.mark.parametrize(
    ("typed", "target", "text"),
    [
        ("Sprachcafé", None, "Sprachcafé"),
        ("#Arbeit Lotsen", WORK, "Lotsen"),
        ("#arb Lotsen", WORK, "Lotsen"),
        ("#Sprache und Bildung Lesepaten", LANGUAGE, "Lesepaten"),
        ("#wohnen Tausch\nzweite Zeile", HOUSING, "Tausch\nzweite Zeile"),
        ("#3 Tausch", HOUSING, "Tausch"),
        ("#0 Tausch", Pile.UNASSIGNED, "Tausch"),
        ("#2", WORK, ""),
        ("Preis #1 gewonnen", None, "Preis #1 gewonnen"),
        ("# Arbeit", None, "# Arbeit"),
        ("#9 Tausch", None, "#9 Tausch"),
        ("#Arbeit: Lotsen", WORK, "Lotsen"),
        ("#- Tausch", None, "#- Tausch"),
        ("Lesepaten #Sprache und Bildung", LANGUAGE, "Lesepaten"),
        ("Lesepaten #sprache und  b ", LANGUAGE, "Lesepaten"),
        ("Lotsen #Arbeit", WORK, "Lotsen"),
        ("Lesepaten\nin Kitas #Gutes Wohnen", HOUSING, "Lesepaten\nin Kitas"),
        ("Platz #1", None, "Platz #1"),
        ("Fest #Kultur", None, "Fest #Kultur"),
        ("Lotsen#Arbeit", None, "Lotsen#Arbeit"),
    ],
)
def test_column_is_taken_out_of_a_typed_line(typed, target, text):
    entry = read_entry(typed, HEADS)

    assert (entry.target, entry.text) == (target, text)


@pytest.mark.parametrize("typed", ["#Kultur Fest", "#Kultur: Fest"])
def test_name_that_is_no_cluster_is_the_title_of_a_new_one(typed):
    entry = read_entry(typed, HEADS)

    assert (entry.target, entry.text, entry.new_cluster) == (None, "Fest", "Kultur")


def test_number_that_no_cluster_has_is_told_and_names_no_new_one():
    entry = read_entry("#9 Tausch", HEADS)

    assert (entry.unknown_number, entry.new_cluster) == ("9", "")


def test_pasted_list_gives_a_line_for_each_card():
    pasted = "• Lesepaten\r\n- Sprachcafé\n\n  3. Oktober feiern\t\n* Fest"

    assert lines_of(pasted) == ("Lesepaten", "Sprachcafé", "3. Oktober feiern", "Fest")


def test_numbers_of_a_pasted_list_are_no_part_of_its_cards():
    pasted = "Ideen\n1. Lesepaten\n2) Sprachcafé\n- Fest\n3. Oktober feiern"

    assert lines_of(pasted) == ("Ideen", "Lesepaten", "Sprachcafé", "Fest", "Oktober feiern")


@pytest.mark.parametrize("pasted", ["3. Oktober\n3. Juni", "2. Stock\nKeller", "1. Mai\nFest"])
def test_numbers_that_do_not_count_a_list_stay(pasted):
    assert lines_of(pasted) == tuple(pasted.split("\n"))


@pytest.mark.parametrize(
    "text", ["Fest\n" * 501, "x" * 1_000_001], ids=["many lines", "a long text"]
)
def test_more_than_a_board_takes_at_once_is_refused(text):
    with pytest.raises(TooMuchTextError, match="höchstens 500 Karten"):
        lines_of(text)


@pytest.mark.parametrize(
    ("pasted", "cards"),
    [
        ("\t4.\tLesepaten\nFest", ("Lesepaten", "Fest")),
        ("4)\tLesepaten\nFest", ("Lesepaten", "Fest")),
        ("\t4) Lesepaten\r\n\t12. Fest", ("Lesepaten", "Fest")),
        ("4. Stock\nFest\t", ("4. Stock", "Fest")),
    ],
)
def test_a_number_that_a_tab_sets_apart_is_a_bullet(pasted, cards):
    assert lines_of(pasted) == cards
