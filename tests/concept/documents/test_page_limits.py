"""Kurzfassung, Beschlussvorlage and the summary keep to their pages, whatever the workshop is."""

import shutil
from dataclasses import replace
from io import BytesIO

import docx
import pypdf
import pytest
from docx.shared import Pt
from large_samples import sample_file

from workshop_app.concept.documents import council_paper, short_version
from workshop_app.concept.documents.council_scope import SCOPES as COUNCIL_SCOPES
from workshop_app.concept.documents.page_budget import first_sentences
from workshop_app.concept.documents.scope import SCOPES
from workshop_app.concept.draft import build_document
from workshop_app.concept.reading import read_snapshot
from workshop_app.concept.word.pdf import pdfs_of
from workshop_app.concept.word.writer import count_pages, write_word

LIMITS = {"kurz": 8, "vorlage": 2}
BUILDERS = {"kurz": short_version.short_version, "vorlage": council_paper.council_paper}
NARROWEST = {
    "kurz": lambda snapshot: short_version.scoped_short_version(snapshot, SCOPES[-1]),
    "vorlage": lambda snapshot: council_paper.scoped_council_paper(snapshot, COUNCIL_SCOPES[-1]),
}
NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


SUMMARY, NEXT = "Das Wichtigste auf zwei Seiten", "Anlass, Auftrag und Vorgehen"


@pytest.fixture(scope="module")
def workshops(tmp_path_factory):
    """The sample, ten times the sample, and that with very long texts."""
    folder = tmp_path_factory.mktemp("groß")
    with (
        sample_file(folder) as sample,
        sample_file(folder, times=10) as tenfold,
        sample_file(folder, times=10, stretched=True) as stretched,
    ):
        yield {"sample": sample, "tenfold": tenfold, "stretched": stretched}


@pytest.fixture(scope="module")
def snapshots(workshops):
    """What leaves them."""

    def snapshot(workshop):
        with workshop.read() as session:
            return read_snapshot(session)

    return {which: snapshot(workshop) for which, workshop in workshops.items()}


@pytest.mark.parametrize("which", ["sample", "tenfold", "stretched"])
@pytest.mark.parametrize("what", LIMITS)
def test_the_estimate_keeps_to_the_limit(snapshots, what, which):
    assert count_pages(BUILDERS[what](snapshots[which])) <= LIMITS[what]


@pytest.mark.parametrize("what", LIMITS)
def test_the_narrowest_scope_has_room_to_spare(snapshots, what):
    document = NARROWEST[what](snapshots["stretched"])

    assert count_pages(document, spare=0.05) <= LIMITS[what]


def test_the_sample_is_told_at_full_length_in_the_short_version(snapshots):
    document = short_version.short_version(snapshots["sample"])

    assert document == short_version.scoped_short_version(snapshots["sample"], SCOPES[0])


@pytest.fixture(scope="module")
def printed(workshops, snapshots):
    """The pages that LibreOffice makes of them; it is started once."""
    documents = {
        (what, which): BUILDERS[what](snapshots[which])
        for what in LIMITS
        for which in ("tenfold", "stretched")
    }
    for which in ("sample", "tenfold"):
        documents["summary", which] = with_summary(build_document(workshops[which]))
    pdfs = pdfs_of([as_word(document) for document in documents.values()])
    return {
        case: pypdf.PdfReader(BytesIO(pdf)).pages for case, pdf in zip(documents, pdfs, strict=True)
    }


def with_summary(document):
    """The chapters in question."""
    shown = tuple(
        chapter for chapter in document.chapters if chapter.key in {"zusammenfassung", "vorgehen"}
    )
    return replace(document, chapters=shown, annexes=(), contents_depth=0)


def as_word(document):
    stream = BytesIO()
    write_word(document, stream)
    return stream.getvalue()


@NEEDS_OFFICE
@pytest.mark.parametrize("which", ["tenfold", "stretched"])
@pytest.mark.parametrize("what", LIMITS)
def test_the_printed_documents_keep_to_the_limits(printed, what, which):
    assert 1 <= len(printed[what, which]) <= LIMITS[what]


@NEEDS_OFFICE
@pytest.mark.parametrize("which", ["sample", "tenfold"])
def test_the_summary_is_printed_on_two_pages(printed, which):
    texts = []
    for page in printed["summary", which]:
        texts.append(page.extract_text())
        if NEXT in texts[-1]:
            break

    first, after = (
        next(number for number, text in enumerate(texts) if title in text)
        for title in (SUMMARY, NEXT)
    )

    assert 1 <= after - first <= 2


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("Kurz.", 20, "Kurz."),
        ("Eins ist da. Zwei kommt noch. Drei fehlt.", 30, "Eins ist da. Zwei kommt noch."),
        ("Wir sagen „Ja.“ Und mehr.", 18, "Wir sagen „Ja.“"),
        ("Ein Satz ohne jedes Ende davor", 14, "Ein Satz\u00a0…"),
        (None, 10, ""),
    ],
)
def test_a_long_text_ends_with_a_sentence(text, length, kept):
    assert first_sentences(text, length) == kept


def test_a_paper_keeps_to_its_pages_in_a_template_with_large_letters(snapshots):
    document, stream = docx.Document(), BytesIO()
    document.styles["Normal"].font.size = Pt(12)
    document.save(stream)
    template = stream.getvalue()

    usual = council_paper.council_paper(snapshots["sample"])
    paper = council_paper.council_paper(snapshots["sample"], template)

    assert count_pages(usual, template=template) > council_paper.MOST_PAGES
    assert count_pages(paper, template=template) <= council_paper.MOST_PAGES
