"""Each chapter tells how many gaps it has, and whether anything else is in it."""

import datetime as dt

import pytest

from workshop_app.concept.chapter_states import chapter_states
from workshop_app.concept.document import (
    Chapter,
    Column,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Table,
    placeholder,
    plain,
)

TEXT = Paragraph((plain("Wir gehören zusammen."),))
GAP = Paragraph((plain("Das fehlt noch. "), placeholder("Vorwort")))


def state_of(*blocks, number="1"):
    chapter = Chapter("vorwort", number, "Vorwort", blocks)
    document = Document(
        title="K",
        author="A",
        subject="S",
        created=dt.datetime(2026, 3, 6, tzinfo=dt.UTC),
        chapters=(chapter,),
    )
    (state,) = chapter_states(document)
    return state


def test_a_chapter_of_text_has_no_gaps():
    state = state_of(TEXT)

    assert (state.label, state.title, state.gaps, state.is_missing) == ("1", "Vorwort", 0, False)


def test_a_chapter_of_gaps_alone_is_missing():
    state = state_of(Heading(2, "Grußwort", "grusswort"), GAP)

    assert (state.gaps, state.is_missing) == (1, True)


def test_a_chapter_with_text_and_gaps_is_not_missing():
    state = state_of(TEXT, GAP, GAP)

    assert (state.gaps, state.is_missing) == (2, False)


def test_an_empty_chapter_is_not_missing_for_nobody_owes_it():
    assert not state_of().is_missing


@pytest.mark.parametrize(
    "block",
    [
        ItemList(((plain("a"),), (placeholder("b"),))),
        Table((Column("Wer"), Column("Was")), (((plain("a"),), (placeholder("b"),)),)),
    ],
)
def test_gaps_in_lists_and_tables_count(block):
    assert state_of(TEXT, block).gaps == 1


def test_a_picture_has_no_gaps():
    assert state_of(Figure(b"", "Ein Bild", 10.0)).gaps == 0


def test_an_annex_is_named_as_in_the_document():
    assert state_of(TEXT, number="A").label == "Anhang A:"
