"""What LibreOffice makes of the draft, where it is installed."""

import shutil
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from tests.benchmarks.many_times import make_many_times
from workshop_app.concept.draft import build_document
from workshop_app.concept.pdf import pdfs_of
from workshop_app.concept.word import write_word
from workshop_app.storage.workshop_file import WorkshopFile

SUMMARY, NEXT = "Das Wichtigste auf zwei Seiten", "Anlass, Auftrag und Vorgehen"


def shown_words(path, times):
    """A Word file of the chapters in question, of the sample so many times over."""
    with WorkshopFile.open(make_many_times(path, times), for_writing=False) as workshop:
        document = build_document(workshop)
    shown = tuple(
        chapter for chapter in document.chapters if chapter.key in {"zusammenfassung", "vorgehen"}
    )
    target = path.with_suffix(".docx")
    write_word(replace(document, chapters=shown, annexes=(), contents_depth=0), target)
    return target.read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_summary_of_a_large_workshop_is_printed_on_two_pages(tmp_path):
    files = [shown_words(tmp_path / f"{times}.workshop", times) for times in (1, 10)]

    for pdf in pdfs_of(files):
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
        first, after = (
            next(number for number, text in enumerate(pages) if title in text)
            for title in (SUMMARY, NEXT)
        )
        assert 1 <= after - first <= 2
