import pytest
from word_trees import a_chapter, a_figure, a_paragraph, a_table

from workshop_app.concept.document import (
    Column,
    Heading,
    ParagraphStyle,
    RunStyle,
    Table,
    paragraphs,
    placeholder,
    plain,
    runs_text,
)


def test_a_level_cannot_be_left_out():
    with pytest.raises(ValueError, match="level is left out"):
        a_chapter(Heading(3, "Projekte", "projekte"))


def test_levels_may_be_closed_and_opened_again():
    levels = (2, 3, 4, 2, 3)

    chapter = a_chapter(*(Heading(level, "Titel", f"h{n}") for n, level in enumerate(levels)))

    assert tuple(heading.level for heading in chapter.headings()) == levels


def test_a_numbered_heading_needs_numbered_ones_above_it():
    above = Heading(2, "Projekte", "projekte", numbered=False)

    with pytest.raises(ValueError, match="no number above"):
        a_chapter(above, Heading(3, "Lotsen", "lotsen"))
    with pytest.raises(ValueError, match="no number above"):
        a_chapter(Heading(2, "Grußwort", "gruss"), number=None)


def test_a_heading_below_an_unnumbered_neighbour_keeps_its_number():
    a_chapter(
        Heading(2, "Überblick", "a", numbered=False),
        Heading(2, "Sprache", "b"),
        Heading(3, "Leitziel", "c"),
    )


@pytest.mark.parametrize("level", [1, 5])
def test_level_1_belongs_to_the_chapter_and_5_to_nobody(level):
    with pytest.raises(ValueError, match="level 2 to 4"):
        Heading(level, "Titel", "titel")


@pytest.mark.parametrize("number", ["", "7.1", "AB", "a", "0", "07"])
def test_a_chapter_has_a_whole_number_or_one_capital(number):
    with pytest.raises(ValueError, match="chapter number"):
        a_chapter(number=number)


def test_each_row_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="needs 2 cells"):
        a_table(("eins", "zwei"), ("drei",))


def test_a_table_has_columns_and_rows():
    with pytest.raises(ValueError, match="at least one"):
        Table((Column("Was"),), ())
    with pytest.raises(ValueError, match="at least one"):
        Table((), ((),))


@pytest.mark.parametrize(("title", "share"), [("", 1.0), ("  ", 1.0), ("Was", 0.0), ("Was", -1.0)])
def test_a_column_has_a_title_and_a_width(title, share):
    with pytest.raises(ValueError, match="title and a width"):
        Column(title, share)


def test_a_picture_has_an_alt_text():
    with pytest.raises(ValueError, match="alt text"):
        a_figure(alt_text=" ")


def test_a_gap_says_what_is_to_be_settled():
    run = placeholder("Zuständigkeit")

    assert run.text == "[noch zu klären: Zuständigkeit]"
    assert run.style is RunStyle.PLACEHOLDER


def test_a_typed_text_becomes_a_paragraph_for_each_line():
    made = paragraphs("Erster Absatz. \n\n  Zweiter.\r\n", ParagraphStyle.QUOTE)

    assert [runs_text(p.runs) for p in made] == ["Erster Absatz.", "Zweiter."]
    assert {p.style for p in made} == {ParagraphStyle.QUOTE}


def test_blocks_that_show_the_same_are_equal():
    assert a_paragraph("Text") == a_paragraph("Text")
    assert runs_text((plain("a"), plain("b"))) == "ab"
