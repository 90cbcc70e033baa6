"""All documents in one folder: with PDF where it can be made, and whole or not at all."""

import shutil
import sys

import pytest
from builders import a_municipality

from workshop_app.concept.documents.folder import write_all, write_new_folder
from workshop_app.concept.word import pdf_programs

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
NEEDS_SHELL = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
KINDS = ["Integrationskonzept", "Kurzfassung", "Beschlussvorlage", "Ergebnisprotokoll"]
WORD = [f"{name}-Auental" for name in (*KINDS, "Fotoprotokoll")]
PLAN = "Maßnahmenplan-Auental.xlsx"


@pytest.fixture
def town(workshop):
    with workshop.change("Kommune") as session:
        a_municipality(session, name="Stadt Auental", short_name="Auental")
    return workshop


@pytest.fixture
def broken_office(monkeypatch, tmp_path):
    """A LibreOffice that makes nothing."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf_programs, "_OFFICE_NAMES", (str(program),))


@NEEDS_OFFICE
def test_every_word_file_has_its_pdf_beside_it(town, tmp_path):
    parts = []

    made = write_all(town, tmp_path / "Unterlagen", progress=parts.append)

    names = [f"{name}.docx" for name in WORD] + [PLAN] + [f"{name}.pdf" for name in WORD]
    assert [path.name for path in made.files] == names
    assert made.pdf_problem == ""
    assert all(
        path.read_bytes().startswith(b"%PDF-") for path in made.files if path.suffix == ".pdf"
    )
    assert parts == sorted(parts)
    assert max(parts) <= 1.0


@NEEDS_SHELL
@pytest.mark.usefixtures("broken_office")
def test_without_pdfs_the_others_are_there_and_a_sentence_says_why(town, tmp_path):
    made = write_new_folder(town, tmp_path, "Unterlagen")

    assert sorted(path.name for path in (tmp_path / "Unterlagen").iterdir()) == sorted(
        [f"{name}.docx" for name in WORD] + [PLAN]
    )
    assert "nicht zustande gekommen" in made.pdf_problem
    assert all(path.is_file() for path in made.files)


def test_who_cancels_leaves_no_folder(town, tmp_path):
    class StoppedError(Exception):
        pass

    def stop(part):
        if part > 0.2:
            raise StoppedError

    (tmp_path / "hier").mkdir()

    with pytest.raises(StoppedError):
        write_new_folder(town, tmp_path / "hier", "Unterlagen", progress=stop)

    assert list((tmp_path / "hier").iterdir()) == []
