"""The tags of the PDF that LibreOffice makes of the sample's documents, where it is installed."""

import itertools
import shutil
from collections import Counter
from io import BytesIO

import pypdf
import pytest
from samples import a_sample, exported

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import build
from workshop_app.concept.word.pdf import pdfs_of
from workshop_app.storage.workshop_file import WorkshopFile

KINDS = [DocumentKind.CONCEPT, DocumentKind.SHORT_VERSION, DocumentKind.COUNCIL_PAPER]
pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


class TaggedPdf:
    """A PDF with its structure: each element with its tag, in the order of reading."""

    def __init__(self, content: bytes, tree) -> None:
        self.tree = tree
        self.reader = pypdf.PdfReader(BytesIO(content))
        self.catalog = self.reader.trailer["/Root"]
        root = self.catalog["/StructTreeRoot"]
        self.roles = {name: str(role) for name, role in root.get("/RoleMap", {}).items()}
        self.elements = list(self._below(root))

    def _below(self, element):
        children = element.get("/K", [])
        if not isinstance(children, list):
            children = [children]
        for child in children:
            child = child.get_object()
            if isinstance(child, dict) and "/S" in child:
                yield child
                yield from self._below(child)

    def tag(self, element) -> str:
        """The tag of PDF itself that an element counts as."""
        tag = str(element["/S"])
        while tag in self.roles and self.roles[tag] != tag:
            tag = self.roles[tag]
        return tag

    def tagged(self, tag):
        return [element for element in self.elements if self.tag(element) == tag]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    with WorkshopFile.open(a_sample(folder / "a.workshop"), for_writing=False) as workshop:
        files = [exported(workshop, kind).read_bytes() for kind in KINDS]
        trees = [build(workshop, kind) for kind in KINDS]
    contents = pdfs_of(files)
    return {
        kind: TaggedPdf(content, tree)
        for kind, content, tree in zip(KINDS, contents, trees, strict=True)
    }


@pytest.fixture(params=KINDS)
def pdf(request, made):
    return made[request.param]


def test_it_is_tagged_and_names_its_language(pdf):
    assert pdf.catalog["/MarkInfo"]["/Marked"].value is True
    assert pdf.catalog["/Lang"] == "de-DE"


def test_the_window_shows_the_title(pdf):
    assert pdf.catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.reader.metadata.title == pdf.tree.title


def test_the_headings_are_tagged_in_order(pdf):
    tags = [pdf.tag(element) for element in pdf.elements]
    levels = [int(tag[2:]) for tag in tags if tag.startswith("/H") and tag[2:].isdigit()]
    expected = [
        level
        for chapter in pdf.tree.all_chapters()
        for level in (1, *(heading.level for heading in chapter.headings()))
    ]

    assert levels == expected
    assert all(later <= level + 1 for level, later in itertools.pairwise(levels))


def test_every_figure_has_its_alt_text(pdf):
    figures = pdf.tagged("/Figure")

    assert [figure for figure in figures if not str(figure.get("/Alt", "")).strip()] == []


def test_the_concept_has_its_figures(made):
    assert len(made[DocumentKind.CONCEPT].tagged("/Figure")) > 5


def test_every_table_has_header_cells_for_its_columns(pdf):
    tables = pdf.tagged("/Table")

    assert tables
    for table in tables:
        rows = [element for element in pdf._below(table) if pdf.tag(element) == "/TR"]
        first = [pdf.tag(cell) for cell in pdf._below(rows[0]) if pdf.tag(cell) in {"/TH", "/TD"}]
        assert set(first) == {"/TH"}


def test_rows_of_a_table_have_as_many_cells(pdf):
    for table in pdf.tagged("/Table"):
        rows = [element for element in pdf._below(table) if pdf.tag(element) == "/TR"]
        widths = {sum(pdf.tag(cell) in {"/TH", "/TD"} for cell in pdf._below(row)) for row in rows}
        assert len(widths) == 1


def test_lists_are_tagged_as_lists(pdf):
    tags = Counter(pdf.tag(element) for element in pdf.elements)

    assert tags["/L"] > 0
    assert tags["/LI"] >= tags["/L"]


def test_the_headings_are_bookmarks(made):
    titles = [
        entry.title
        for entry in made[DocumentKind.CONCEPT].reader.outline
        if not isinstance(entry, list)
    ]

    assert any("Handlungsfelder" in title for title in titles)
