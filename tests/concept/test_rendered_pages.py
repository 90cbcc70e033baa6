"""What LibreOffice makes of the draft, where it is installed."""

import shutil
import subprocess
from dataclasses import replace

import pypdf
import pytest

from tests.benchmarks.many_times import make_many_times
from workshop_app.concept.draft import build_document
from workshop_app.concept.word import write_word
from workshop_app.storage.workshop_file import WorkshopFile

OFFICE = shutil.which("soffice")
SUMMARY, NEXT = "Das Wichtigste auf zwei Seiten", "Anlass, Auftrag und Vorgehen"


def as_pdf(path):
    assert OFFICE is not None
    profile = path.with_name("profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", path.parent, path], check=True, capture_output=True, timeout=300
    )
    return pypdf.PdfReader(path.with_suffix(".pdf"))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("times", [1, 10])
def test_the_summary_of_a_large_workshop_is_printed_on_two_pages(tmp_path, times):
    path = make_many_times(tmp_path / "B.workshop", times)
    with WorkshopFile.open(path, for_writing=False) as workshop:
        document = build_document(workshop)
    shown = tuple(
        chapter for chapter in document.chapters if chapter.key in {"zusammenfassung", "vorgehen"}
    )
    write_word(replace(document, chapters=shown, annexes=(), contents_depth=0), tmp_path / "B.docx")

    pages = [page.extract_text() for page in as_pdf(tmp_path / "B.docx").pages]
    first, after = (
        next(number for number, text in enumerate(pages) if title in text)
        for title in (SUMMARY, NEXT)
    )
    assert 1 <= after - first <= 2
