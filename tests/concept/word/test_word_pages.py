"""The estimate of pages."""

from copy import deepcopy
from dataclasses import replace

import pytest
from word_files import WordFile, text_of
from word_trees import TEXT, a_chapter, a_document, a_paragraph, a_table

from workshop_app.concept.document import Heading
from workshop_app.concept.word.boxes import Box, Ruler
from workshop_app.concept.word.metrics import style_metrics
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.package import WordPackage
from workshop_app.concept.word.pages import estimate_pages
from workshop_app.concept.word.styles import Style

_HEIGHT = 1_000.0


def _pages(*boxes, heights=(_HEIGHT, _HEIGHT)):
    named = [replace(box, bookmarks=(str(n),)) for n, box in enumerate(boxes)]
    estimate = estimate_pages(named, heights)
    return [estimate.places[str(n)] for n in range(len(boxes))], estimate.pages


def a_box(height=100.0, **fields):
    return Box(**{"section": 0, "height": height} | fields)


def test_boxes_fill_a_page_before_the_next():
    assert _pages(*[a_box(250)] * 5) == ([1, 1, 1, 1, 2], 2)


def test_the_larger_of_two_spaces_counts_and_none_at_the_top():
    close = a_box(465, after=40, before=30)

    assert _pages(close, close, close) == ([1, 1, 2], 2)
    assert _pages(close, replace(close, before=50)) == ([1, 2], 2)
    assert _pages(a_box(980), a_box(960, before=50), a_box(40)) == ([1, 2, 2], 2)


def test_a_page_begun_on_purpose_keeps_the_space_above():
    chapter = a_box(900, before=60, page_break=True)

    assert _pages(a_box(), chapter, a_box(50)) == ([1, 2, 3], 3)


def test_a_heading_goes_with_its_text():
    heading = a_box(60, keep_next=True)

    assert _pages(a_box(900), heading, a_box(60)) == ([1, 2, 2], 2)


def test_a_chain_longer_than_a_page_is_no_trap():
    assert _pages(*[a_box(400, keep_next=True)] * 4, a_box()) == ([1, 1, 2, 2, 2], 2)


def test_a_new_section_begins_a_page_of_another_height():
    boxes = (a_box(100), a_box(400, section=1), a_box(400, section=1))

    assert _pages(*boxes, heights=(1_000.0, 700.0)) == ([1, 2, 3], 3)


def test_a_long_paragraph_goes_on_without_widows():
    text = a_box(300, line=20)

    assert _pages(a_box(800), text, a_box(880)) == ([1, 1, 2], 2)  # ten lines, then five
    assert _pages(a_box(970), text, a_box(690)) == ([1, 2, 2], 2)  # one line has room: none stays
    assert _pages(a_box(710), text, a_box(950)) == ([1, 1, 2], 2)  # one would go: two do


def test_a_row_that_goes_on_repeats_its_header():
    row = a_box(300, line=20, repeated=100)

    assert _pages(a_box(900), row, a_box(700)) == ([1, 1, 2], 2)
    assert _pages(a_box(900), row, a_box(701)) == ([1, 1, 3], 3)


def test_a_box_longer_than_pages_goes_on_over_all_of_them():
    assert _pages(a_box(2_500, line=20), a_box(400), a_box(600)) == ([1, 3, 4], 4)


def test_nothing_is_one_page():
    assert _pages() == ([], 1)


@pytest.fixture(scope="module")
def package():
    return WordPackage(a_document())


@pytest.fixture(scope="module")
def body(package):
    return style_metrics(package.styles, package.numbering)[package.style(Style.BODY)]


def test_metrics_follow_the_styles_a_style_is_based_on(package, body):
    metrics = style_metrics(package.styles, package.numbering)

    assert (body.size, body.before, body.after, body.bold) == (220, 0, 140, False)
    assert body.line == 302  # whole twips
    heading = metrics["Heading1"]
    assert (heading.size, heading.left, heading.page_break, heading.bold) == (400, 737, True, True)
    assert metrics["TabellenkopfZahl"].bold
    assert metrics["Kernsatz"].padding == 240
    assert metrics["Tabellenende"].line == 20


def test_a_style_based_on_a_missing_one_stands_for_itself(package):
    styles = deepcopy(package.styles)
    for based in styles.iter(f"{W}basedOn"):
        based.set(f"{W}val", "Unbekannt")

    assert style_metrics(styles, package.numbering)["Kernsatz"].size == 260


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("kurz", 1),
        ("i" * 180, 1),  # 222 thousandths of 11 points each
        ("i" * 190, 2),
        ("m" * 49, 1),
        ("m" * 50, 2),
        ("m" * 490, 10),
        ("ä" * 73, 1),
        ("eins\nzwei\n", 3),
        ("Wort " * 84, 5),
        ("Zusammen-" * 9, 2),
        ("\u4e2d" * 41, 1),
        ("\u4e2d" * 42, 2),
    ],
)
def test_lines_are_counted_by_the_widths_of_letters(body, text, lines):
    assert body.count_lines([(text, False)], 9070) == lines


def test_bold_text_takes_more_room(body):
    text = "und oder auch " * 60

    assert body.count_lines([(text, False)], 9070) == 10
    assert body.count_lines([(text, True)], 9070) == 11


def test_a_word_over_the_border_of_runs_is_not_parted(body):
    parts = [("x" * 40 + " " + "m" * 25, False), ("m" * 10, True)]

    assert body.count_lines(parts, 9070) == 2


def test_a_table_is_as_high_as_its_longest_cells(package):
    file = WordFile(a_document(a_chapter(a_table(("a", "b"), (TEXT, "b")))))
    ruler = Ruler(package.styles, package.numbering)

    header, short, long = ruler.rows(next(file.root.iter(f"{W}tbl")))

    assert header.height == short.height < long.height
    assert short.repeated == long.repeated == header.height
    assert short.line == 0


def test_the_contents_name_the_pages_of_chapters_that_fill_pages():
    page = (a_paragraph(TEXT * 7), a_paragraph(TEXT * 7))  # nearly 700 points
    document = a_document(
        a_chapter(*page, Heading(2, "Sprache", "a"), a_paragraph()),
        a_chapter(number="2", landscape=True),
        a_chapter(number="3"),
        a_chapter(number="4", starts_page=False),
    )

    file = WordFile(document)

    lines = [text_of(p).rsplit("\t", 1)[1] for s in ("TOC1", "TOC2") for p in file.paragraphs(s)]
    assert lines == ["2", "4", "5", "5", "3"]
