from word_trees import a_chapter, a_document, a_figure, a_table

from workshop_app.concept.document import Figure, Heading, Table
from workshop_app.concept.outline import captions, outline


def _numbers(*chapters, **fields):
    return [entry.number for entry in outline(a_document(*chapters, **fields))]


def test_headings_are_counted_within_their_chapter():
    fields = a_chapter(
        Heading(2, "Sprache", "a"),
        Heading(3, "Leitziel", "b"),
        Heading(4, "Projekt", "c"),
        Heading(4, "Projekt", "d"),
        Heading(3, "Leitziel", "e"),
        Heading(2, "Wohnen", "f"),
        Heading(3, "Leitziel", "g"),
        number="7",
    )

    assert _numbers(fields, a_chapter(number="8")) == [
        "7",
        "7.1",
        "7.1.1",
        "7.1.1.1",
        "7.1.1.2",
        "7.1.2",
        "7.2",
        "7.2.1",
        "8",
    ]


def test_a_heading_without_a_number_is_passed_over():
    chapter = a_chapter(
        Heading(2, "Überblick", "a", numbered=False), Heading(2, "Sprache", "b"), number="7"
    )

    assert _numbers(chapter) == ["7", None, "7.1"]


def test_annexes_have_letters():
    annex = a_chapter(Heading(2, "Was gelingt?", "a"), number="B", title="Karten")

    assert _numbers(a_chapter(number="11"), annexes=(annex,)) == ["11", "Anhang B:", "B.1"]


def test_a_chapter_may_stand_without_a_number():
    assert _numbers(a_chapter(number=None)) == [None]


def test_only_tables_and_figures_with_a_caption_are_counted():
    document = a_document(
        a_chapter(a_table(), a_table(caption=None), a_table(caption="\x00 "), a_figure()),
        annexes=(a_chapter(a_table(caption="Stimmen"), number="A"),),
    )

    assert captions(document, Table) == ("Kennzahlen", "Stimmen")
    assert captions(document, Figure) == ("Klima",)
