"""Pages, sections, headers and footers of the Word file."""

import pytest
from word_files import WordFile, has, style_of, text_of, value
from word_rich_tree import a_rich_document
from word_trees import a_chapter, a_cover, a_document

from workshop_app.concept.word.ooxml import W


@pytest.fixture(scope="module")
def rich():
    return WordFile(a_rich_document())


def test_each_chapter_begins_a_page_by_its_style():
    file = WordFile(a_document(a_chapter(), a_chapter(number="2"), cover=a_cover()))

    (style,) = (
        style
        for style in file.xml("word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId") == "Heading1"
    )
    assert has(style, "pPr/pageBreakBefore")
    assert not any(has(p, "pPr/pageBreakBefore") for p in file.paragraphs("Heading1"))
    assert not list(file.root.iter(f"{W}br"))


def test_a_chapter_may_go_on_on_the_page():
    file = WordFile(a_document(a_chapter(), a_chapter(number="2", starts_page=False)))

    breaks = [value(p, "pPr/pageBreakBefore") for p in file.paragraphs("Heading1")]
    assert breaks == [None, "0"]


def test_the_first_chapter_never_stands_on_the_cover():
    chapter = a_chapter(starts_page=False)

    file = WordFile(a_document(chapter, cover=a_cover(), contents_depth=0))

    assert value(file.paragraphs("Heading1")[0], "pPr/pageBreakBefore") == "1"


def test_a_short_paper_begins_below_its_title():
    file = WordFile(a_document(a_chapter(), contents_depth=0))

    title, heading, *_ = file.paragraphs()
    assert (style_of(title), text_of(title)) == (
        "Title",
        "Integrationskonzept der Stadt Brückstadt",
    )
    assert value(heading, "pPr/pageBreakBefore") == "0"


def test_a_landscape_chapter_has_pages_of_its_own(rich):
    upright, sideways, after = rich.sections()

    assert value(sideways, "pgSz", "orient") == "landscape"
    assert int(value(sideways, "pgSz", "w")) > int(value(sideways, "pgSz", "h"))
    assert value(upright, "pgSz", "orient") is value(after, "pgSz", "orient") is None
    assert {value(section, "type") for section in rich.sections()} == {"nextPage"}


def test_a_landscape_chapter_does_not_break_the_page_twice(rich):
    plan, last = (
        p for p in rich.paragraphs("Heading1") if text_of(p).startswith(("Maßn", "Beschl"))
    )

    assert value(plan, "pPr/pageBreakBefore") == value(last, "pPr/pageBreakBefore") == "0"


def test_two_landscape_chapters_share_their_section():
    chapters = (a_chapter(number=str(n), landscape=n in {2, 3}) for n in range(1, 5))

    file = WordFile(a_document(*chapters))

    assert len(file.sections()) == 3


def test_a_document_may_begin_sideways():
    file = WordFile(a_document(a_chapter(landscape=True), contents_depth=0, title="Plan"))

    assert [value(section, "pgSz", "orient") for section in file.sections()] == [None, "landscape"]


def test_a_section_may_follow_the_contents_at_once():
    file = WordFile(a_document(a_chapter(landscape=True), cover=a_cover()))

    assert [value(section, "pgSz", "orient") for section in file.sections()] == [None, "landscape"]


def test_the_footer_counts_pages(rich):
    for footer in rich.parts("footer"):
        instructions = [i.text.strip() for i in footer.iter(f"{W}instrText")]

        assert text_of(footer) == "Stadt Brückstadt\tSeite 1 von 1"
        assert instructions == ["PAGE", "NUMPAGES"]


def test_header_and_footer_reach_across_each_kind_of_page(rich):
    sections = rich.sections()
    for kind in ("header", "footer"):
        ends = [value(part, "p/pPr/tabs/tab", "pos") for part in rich.parts(kind)]

        assert ends == ["9070", "14570"]
    assert value(sections[0], "headerReference", "type") == "default"
    references = [section.find(f"{W}footerReference").values()[-1] for section in sections]
    assert references[0] == references[2] != references[1]


def test_the_header_names_title_and_state(rich):
    assert {text_of(header) for header in rich.parts("header")} == {
        "Integrationskonzept der Stadt Brückstadt\tEntwurf · Stand 14.11.2026"
    }


def test_a_long_title_is_shortened_so_that_the_header_stays_one_line():
    title = "Integrationskonzept Große Kreisstadt Mühlenförde an der Schwärze und am Wasser"

    file = WordFile(a_document(a_chapter(), title=title, cover=a_cover()))

    (header,) = map(text_of, file.parts("header"))
    left, _tab, right = header.partition("\t")
    assert title.startswith(left.removesuffix(" …"))
    assert left.endswith(" …")
    assert right == "Entwurf · Stand 14.11.2026"


def test_the_cover_has_neither_header_nor_footer(rich):
    assert [has(section, "titlePg") for section in rich.sections()] == [True, False, False]
    assert not has(WordFile(a_document()).sections()[0], "titlePg")
