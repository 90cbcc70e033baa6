"""Small pieces of German, costs by year, and columns that are wide enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.concept.chapters.phrases import (
    as_sentence,
    filled,
    joined,
    number_word,
    period_text,
    quantity,
    quoted,
    shortened,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import Column, Figure, plain
from workshop_app.concept.document_text import document_text
from workshop_app.concept.word.metrics import longest_word


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wir sind da.", "„Wir sind da“"),
        ("Wer ist da?", "„Wer ist da?“"),
        ("Mentoring „Lorre-Leute“", "„Mentoring ‚Lorre-Leute‘“"),
        ("„Schon weg“", "„Schon weg“"),
        ("„Weg“ und „da“", "„‚Weg‘ und ‚da‘“"),
        ("zwei\nZeilen", "„zwei Zeilen“"),
    ],
)
def test_quotes_stand_within_quotes(text, shown):
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), (" eilig ", "eilig."), ("Ja!", "Ja!"), ("und so …", "und so …"), ("„a“", "„a“")],
)
def test_a_typed_text_becomes_a_sentence(text, shown):
    assert as_sentence(text) == shown


def test_a_long_text_is_cut_between_words():
    assert shortened("Kinder lernen von Anfang an Deutsch", 24) == "Kinder lernen von\u00a0…"
    assert shortened("Kinder", 24) == "Kinder"


@given(st.text(max_size=80), st.integers(5, 40))
def test_a_shortened_text_is_never_longer(text, length):
    assert len(shortened(text, length)) <= length


def test_numbers_up_to_twelve_are_words():
    assert [number_word(count) for count in (2, 12, 13, 1230)] == ["zwei", "zwölf", "13", "1.230"]


def test_items_with_commas_are_parted_by_semicolons():
    assert joined(["A", "B", "C"]) == "A, B und C"
    assert joined(["A, a", "B"]) == "A, a; B"


def test_what_cannot_be_seen_is_empty():
    assert filled(" \u200b\x00 ") == ""
    assert filled(None) == ""


def test_a_quantity_without_a_number_is_empty():
    assert quantity(None, "Prozent") == ""
    assert quantity(float("inf"), "Prozent") == ""
    assert quantity(3.0, " ") == "3"


def test_a_period_breaks_only_after_its_dash():
    assert period_text("2027-01-15", "2028-12-30") == "15.01.2027\u00a0– 30.12.2028"
    assert period_text(None, None) == ""


def test_the_text_of_a_document_has_that_of_its_pictures_too():
    figure = Figure(b"", "Ein Balken", 12.0, caption="Verlauf", source="Wahlamt")

    assert document_text([], [figure]) == "Verlauf\nWahlamt\nEin Balken"


def widths(*rows, shares=(1.0, 1.0), **more):
    columns = [Column("Wo", share) for share in shares]
    table = fitted_table(columns, [tuple((plain(text),) for text in row) for row in rows], **more)
    return [column.share for column in table.columns]


def test_columns_keep_their_shares_where_all_words_fit():
    first, second = widths(("kurz", "kurz"), shares=(1.0, 3.0))

    assert second == pytest.approx(3 * first, abs=0.01)


def test_a_column_gets_the_room_for_its_longest_word():
    word = "Antidiskriminierungsstelle"

    narrow, wide = widths((word, "kurz"), shares=(1.0, 4.0))

    assert narrow >= longest_word(word, bold=False) + 1
    assert narrow + wide == pytest.approx(41.2, abs=0.01)


def test_a_word_without_end_leaves_room_for_the_others():
    first, second = widths(("x" * 5000, "Anfang"), shares=(1.0, 1.0))

    assert first == pytest.approx(second, abs=0.01)


def test_there_is_more_room_on_a_page_turned_sideways():
    assert sum(widths(("a", "b"), sideways=True)) > sum(widths(("a", "b")))
