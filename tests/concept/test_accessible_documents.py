"""What BITV 2.0 and PDF/UA ask of the source, in each Word document of the sample (K35)."""

import itertools
import re
import zipfile

import pytest
from lxml import etree
from samples import a_sample, exported
from word_files import has, style_of, text_of, value

from workshop_app.concept.documents.folder import PUBLIC_KINDS
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import build, write_document
from workshop_app.concept.word.ooxml import W
from workshop_app.storage.workshop_file import WorkshopFile

KINDS = [*(k for k in PUBLIC_KINDS if k.suffix == ".docx"), DocumentKind.INTERNAL_MINUTES]
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CORE = "{http://purl.org/dc/elements/1.1/}"
_SIGNS = re.compile(r"\s*([-–—•*·]|\d{1,2}[.)])\s")


class AccessibleFile:
    """A written document, as a reader's program meets it."""

    def __init__(self, path, tree) -> None:
        self.tree = tree
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.paragraphs = list(self.root.iter(f"{W}p"))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("barrierefrei")
    files = {}
    with WorkshopFile.open(a_sample(folder / "a.workshop"), for_writing=False) as workshop:
        for kind in KINDS:
            files[kind] = AccessibleFile(file_of(kind, workshop, folder), build(workshop, kind))
    return files


def file_of(kind, workshop, folder):
    if kind in PUBLIC_KINDS:
        return exported(workshop, kind)
    path = folder / f"{kind}.docx"
    write_document(workshop, kind, path)
    return path


@pytest.fixture(params=KINDS)
def file(request, written):
    return written[request.param]


def headings(file):
    for paragraph in file.paragraphs:
        style = style_of(paragraph) or ""
        if style.startswith("Heading"):
            yield int(style.removeprefix("Heading")), text_of(paragraph)


def test_headings_begin_at_the_top_and_leave_no_level_out(file):
    levels = [level for level, _text in headings(file)]

    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in itertools.pairwise(levels))


def test_every_heading_says_something(file):
    assert all(text.strip() for _level, text in headings(file))


def test_no_paragraph_is_empty(file):
    empty = [
        paragraph
        for paragraph in file.paragraphs
        if not text_of(paragraph).strip()
        and next(paragraph.iter(f"{W}drawing"), None) is None
        and style_of(paragraph) != "Tabellenende"  # without height, where Word itself needs one
    ]

    assert empty == []


def test_an_end_of_a_table_stands_only_where_word_needs_one(file):
    for paragraph in file.paragraphs:
        if style_of(paragraph) == "Tabellenende":
            following = paragraph.getnext()
            assert paragraph.getprevious().tag == f"{W}tbl"
            assert (
                following is None
                or following.tag in {f"{W}tbl", f"{W}sectPr"}
                or has(paragraph, "pPr/sectPr")
            )


def test_lists_are_lists_and_no_signs_are_typed(file):
    for paragraph in file.paragraphs:
        style = style_of(paragraph)
        if style in {"ListBullet", "ListNumber"}:
            assert not _SIGNS.match(text_of(paragraph)), text_of(paragraph)
        elif style == "Normal":
            assert not re.match(r"\s*[-–•*]\s", text_of(paragraph)), text_of(paragraph)


def test_every_table_has_one_header_row_that_is_repeated(file):
    for table in file.root.iter(f"{W}tbl"):
        first, *others = table.findall(f"{W}tr")
        assert has(first, "trPr/tblHeader")
        assert not any(has(row, "trPr/tblHeader") for row in others)
        assert value(table, "tblPr/tblLook", "firstRow") == "1"


def test_every_column_has_a_title(file):
    for table in file.root.iter(f"{W}tbl"):
        assert all(text_of(cell).strip() for cell in table.find(f"{W}tr").iterfind(f"{W}tc"))


def test_no_cells_are_merged_and_no_table_is_in_a_table(file):
    merging = ("gridSpan", "vMerge", "hMerge")

    assert not any(next(file.root.iter(W + tag), None) is not None for tag in merging)
    for table in file.root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.iterfind(f"{W}tr")} == {columns}
        assert not list(table.iterfind(f".//{W}tc//{W}tbl"))


def test_nothing_floats_beside_the_text(file):
    tags = {element.tag for element in file.root.iter() if isinstance(element.tag, str)}

    assert not any(tag.endswith(("}txbxContent", "}textbox", "}framePr", "}pict")) for tag in tags)
    assert f"{_PICTURE}anchor" not in tags


def test_every_picture_says_what_it_shows(file):
    for picture in file.root.iter(f"{_PICTURE}docPr"):
        description = picture.get("descr", "")
        assert len(description) > 10
        assert not re.search(r"\.(png|jpe?g)$", description)


def test_the_language_is_named_and_the_same_everywhere(file):
    styles = etree.fromstring(file.parts["word/styles.xml"])
    core = etree.fromstring(file.parts["docProps/core.xml"])

    assert value(styles, "docDefaults/rPrDefault/rPr/lang") == "de-DE"
    assert core.findtext(f"{_CORE}language") == "de-DE"


def test_title_author_and_subject_are_among_the_properties(file):
    core = etree.fromstring(file.parts["docProps/core.xml"])

    assert core.findtext(f"{_CORE}title") == file.tree.title
    assert core.findtext(f"{_CORE}creator") == file.tree.author
    assert core.findtext(f"{_CORE}subject")


def test_looks_come_from_styles_alone(file):
    """Then what word/test_word_template.py says of the styles holds for the text."""
    for properties in file.root.iter(f"{W}rPr"):
        assert {child.tag for child in properties} <= {f"{W}rStyle", f"{W}lang", f"{W}rtl"}
    for tag in ("jc", "ind", "shd", "pBdr"):
        assert not list(file.root.iterfind(f".//{W}p/{W}pPr/{W}{tag}"))


def test_pages_are_broken_by_styles_and_sections(file):
    assert [b for b in file.root.iter(f"{W}br") if b.get(f"{W}type")] == []
    assert not list(file.root.iter(f"{W}lastRenderedPageBreak"))


def test_links_say_where_they_lead(file):
    for link in file.root.iter(f"{W}hyperlink"):
        text = text_of(link).strip()
        assert len(text) > 2
        assert not text.startswith(("http", "hier"))
