"""Cover, imprint and lists of contents as Word."""

from word_files import WordFile, has, style_of, text_of, value
from word_rich_tree import a_rich_document
from word_trees import (
    a_chapter,
    a_cover,
    a_document,
    a_figure,
    a_paragraph,
    a_table,
)

from workshop_app.concept.document import Heading
from workshop_app.concept.word.ooxml import W


def _spaces(file):
    return [
        int(value(file.paragraphs(style)[0], "pPr/spacing", "before"))
        for style in ("DeckblattKommune", "DeckblattZeile")
    ]


def test_the_cover_says_what_it_is_given():
    file = WordFile(a_document(cover=a_cover()))

    front = [(style_of(p), text_of(p)) for p in file.paragraphs()[:6]]
    assert front == [
        ("DeckblattKommune", "Stadt Brückstadt"),
        ("Title", "Integrationskonzept"),
        ("Subtitle", "Gemeinsam leben in Brückstadt"),
        ("DeckblattStand", "Entwurf · Stand 14.11.2026"),
        ("DeckblattZeile", "Ergebnis der Integrationswerkstatt am 13. und 14. November 2026"),
        ("DeckblattZeile", "Altes Rathaus"),
    ]


def test_a_cover_without_subtitle_and_lines_has_no_empty_paragraph():
    file = WordFile(a_document(cover=a_cover(subtitle="", lines=("", " "))))

    assert all(text_of(p) for p in file.paragraphs())


def test_the_coat_of_arms_stands_at_the_top():
    file = WordFile(a_document(cover=a_cover(logo=a_figure(caption=None, width_cm=3))))

    first = file.paragraphs()[0]
    assert style_of(first) == "DeckblattLogo"
    assert has(first, "r/drawing")


def test_long_titles_take_their_room_from_the_spaces():
    usual = _spaces(WordFile(a_document(cover=a_cover())))
    long = _spaces(WordFile(a_document(cover=a_cover(title="Integrationskonzept " * 6))))
    endless = _spaces(WordFile(a_document(cover=a_cover(title="Integrationskonzept " * 60))))

    assert all(0 < less < more for less, more in zip(long, usual, strict=True))
    assert endless == [0, 0]


def test_the_imprint_has_a_page_of_its_own():
    file = WordFile(a_document(cover=a_cover(), imprint=(a_paragraph("Herausgeberin"),)))

    title = file.paragraphs("TOCHeading")[0]
    assert text_of(title) == "Impressum"
    assert value(title, "pPr/pageBreakBefore") == "1"
    assert text_of(title.getnext()) == "Herausgeberin"


def test_the_contents_are_filled_and_lead_to_the_headings():
    chapters = (
        a_chapter(Heading(2, "Sprache", "a"), Heading(3, "Leitziel", "b", numbered=False)),
        a_chapter(number=None, title="Dank"),
    )

    file = WordFile(a_document(*chapters, annexes=(a_chapter(number="A", title="Karten"),)))

    lines = [text_of(p) for s in ("TOC1", "TOC2", "TOC3") for p in file.paragraphs(s)]
    assert lines == [
        "1\tAusgangslage\t2",
        "Dank\t3",
        "Anhang A: Karten\t4",
        "1.1\tSprache\t2",
    ]
    assert file.fields()[0] == r'TOC \o "1-2" \h \z'
    links = [link.get(f"{W}anchor") for link in file.root.iter(f"{W}hyperlink")]
    marks = {
        mark.get(f"{W}name"): text_of(mark.getparent())
        for mark in file.root.iter(f"{W}bookmarkStart")
    }
    assert [marks[link] for link in links] == ["Ausgangslage", "Sprache", "Dank", "Karten"]


def test_without_a_cover_the_contents_follow_the_title():
    file = WordFile(a_document())

    assert not has(file.paragraphs("TOCHeading")[0], "pPr/pageBreakBefore")


def test_the_contents_go_as_deep_as_asked():
    chapter = a_chapter(Heading(2, "Sprache", "a"), Heading(3, "Leitziel", "b"))

    file = WordFile(a_document(chapter, contents_depth=3))

    assert file.texts("TOC3") == ["1.1.1\tLeitziel\t2"]
    assert file.fields()[0] == r'TOC \o "1-3" \h \z'


def test_word_knows_the_contents_as_such():
    file = WordFile(a_document())

    assert value(file.body, "sdt/sdtPr/docPartObj/docPartGallery") == "Table of Contents"


def test_tables_and_figures_are_listed_where_there_are_any():
    file = WordFile(a_document(a_chapter(a_table(), a_table(caption="Projekte"), a_figure())))

    assert file.texts("TableofFigures") == [
        "Tabelle 1: Kennzahlen\t2",
        "Tabelle 2: Projekte\t2",
        "Abbildung 1: Klima\t2",
    ]
    assert file.texts("TOCHeading") == ["Inhalt", "Tabellen", "Abbildungen"]
    assert r'TOC \h \z \c "Tabelle"' in file.fields()
    assert r'TOC \h \z \c "Abbildung"' in file.fields()


def test_lists_without_lines_are_left_out():
    assert WordFile(a_document()).texts("TOCHeading") == ["Inhalt"]
    assert WordFile(a_document(contents_depth=0)).texts("TOCHeading") == []
    assert WordFile(a_document(chapters=())).texts("TOCHeading") == []


def test_each_line_ends_with_the_page_of_its_heading():
    file = WordFile(a_rich_document())

    lines = [p for style in ("TOC1", "TOC2", "TableofFigures") for p in file.paragraphs(style)]
    for line in lines:
        *_, instruction = line.iter(f"{W}instrText")
        (link,) = line.iter(f"{W}hyperlink")
        assert instruction.text.split() == ["PAGEREF", link.get(f"{W}anchor"), r"\h"]
        assert int(text_of(line).rsplit("\t", 1)[1]) > 3
