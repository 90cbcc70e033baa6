"""Kurzfassung and Beschlussvorlage keep to their pages, whatever the workshop is like."""

import shutil
from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from large_samples import sample_snapshot

from workshop_app.concept.documents import council_paper, short_version
from workshop_app.concept.documents.council_scope import SCOPES as COUNCIL_SCOPES
from workshop_app.concept.documents.page_budget import first_sentences
from workshop_app.concept.documents.scope import SCOPES
from workshop_app.concept.pdf import pdfs_of
from workshop_app.concept.word import count_pages, write_word

LIMITS = {"kurz": 8, "vorlage": 2}
BUILDERS = {"kurz": short_version.short_version, "vorlage": council_paper.council_paper}
NARROWEST = {
    "kurz": lambda snapshot: short_version.scoped_short_version(snapshot, SCOPES[-1]),
    "vorlage": lambda snapshot: council_paper.scoped_council_paper(snapshot, COUNCIL_SCOPES[-1]),
}
NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory):
    """The sample, ten times the sample, and that with very long texts."""
    folder = tmp_path_factory.mktemp("groß")
    return {
        "sample": sample_snapshot(folder),
        "tenfold": sample_snapshot(folder, times=10),
        "stretched": sample_snapshot(folder, times=10, stretched=True),
    }


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


@NEEDS_OFFICE
def test_the_printed_documents_keep_to_the_limits(snapshots, tmp_path):
    cases = [(what, which) for what in LIMITS for which in ("tenfold", "stretched")]
    for what, which in cases:
        write_word(BUILDERS[what](snapshots[which]), tmp_path / f"{what}-{which}.docx")

    pdfs = pdfs_of([(tmp_path / f"{what}-{which}.docx").read_bytes() for what, which in cases])

    pages = {case: pages_of(pdf) for case, pdf in zip(cases, pdfs, strict=True)}
    assert all(1 <= count <= LIMITS[what] for (what, _which), count in pages.items()), pages


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type/Page\n") + pdf.count(b"/Type/Page/") + pdf.count(b"/Type /Page\n")


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
