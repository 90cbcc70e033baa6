"""PDF is made by a program of this machine, and nothing is left of it."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from word_files import written_bytes
from word_trees import a_chapter, a_document

from workshop_app.concept.word.pdf import NoPdfProgramError, PdfFailedError, pdf_of
from workshop_app.concept.word.pdf_programs import PdfProgram, PdfProgramKind, find_pdf_program

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
NEEDS_SHELL = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Temporary files go here, where the test can see what is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def nothing_found(monkeypatch, tmp_path):
    """A machine without LibreOffice: an empty PATH, and no place where it would be."""
    monkeypatch.setenv("PATH", str(tmp_path / "leer"))
    monkeypatch.setattr("workshop_app.concept.word.pdf_programs._OFFICE_PLACES", {})
    monkeypatch.setattr("workshop_app.concept.word.pdf_programs._OPT", tmp_path / "leer")
    for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LocalAppData"):
        monkeypatch.delenv(name, raising=False)


def a_program(folder: Path, script: str) -> PdfProgram:
    """A stand-in for LibreOffice that does what the script says."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return PdfProgram(PdfProgramKind.LIBRE_OFFICE, path)


def a_file(folder: Path, *parts: str) -> Path:
    path = folder.joinpath(*parts)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    return path


@NEEDS_OFFICE
def test_a_word_file_becomes_a_tagged_pdf_with_its_title_and_nothing_is_left(temporary):
    pdf = pdf_of(written_bytes(a_document(a_chapter(), title="Konzept für Auental")))

    assert pdf.startswith(b"%PDF-")
    assert b"/MarkInfo<</Marked true>>" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(de-DE)" in pdf
    assert b"pdfuaid" in pdf
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("nothing_found")
def test_without_a_program_a_sentence_says_what_helps():
    with pytest.raises(NoPdfProgramError, match="LibreOffice"):
        pdf_of(b"")


@NEEDS_SHELL
@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_program_that_makes_nothing_is_told(script, tmp_path, temporary):
    with pytest.raises(PdfFailedError, match="nicht zustande gekommen"):
        pdf_of(b"PK", program=a_program(tmp_path, script))

    assert list(temporary.iterdir()) == []


def test_a_program_that_does_not_start_is_told(tmp_path):
    missing = PdfProgram(PdfProgramKind.LIBRE_OFFICE, tmp_path / "fort")

    with pytest.raises(PdfFailedError):
        pdf_of(b"PK", program=missing)


@NEEDS_SHELL
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path, temporary, qtbot):
    program = a_program(tmp_path, f"sleep 600 & echo $! > {tmp_path}/kind; wait")

    with pytest.raises(PdfFailedError):
        pdf_of(b"PK", program=program, patience_seconds=1.0)

    child = int((tmp_path / "kind").read_text())
    qtbot.waitUntil(lambda: not is_alive(child))  # a killed one ends a little later
    assert list(temporary.iterdir()) == []


@NEEDS_SHELL
def test_who_cancels_does_not_wait(tmp_path, temporary):
    program = a_program(tmp_path, "sleep 600")

    class CancelledByUser(Exception):  # noqa: N818 (as the worker names its own)
        pass

    def cancel():
        raise CancelledByUser

    with pytest.raises(CancelledByUser):
        pdf_of(b"PK", program=program, while_waiting=cancel)

    assert list(temporary.iterdir()) == []


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    status = Path(f"/proc/{process}/stat")
    if status.parent.parent.is_dir():
        return status.exists() and status.read_text().split(")")[1].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.usefixtures("nothing_found")
def test_on_windows_libreoffice_is_found_where_it_is_usually_set_up(monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path / "leer"))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    there = a_file(tmp_path, "LibreOffice", "program", "soffice.exe")

    assert find_pdf_program("win32") == PdfProgram(PdfProgramKind.LIBRE_OFFICE, there)


def test_on_windows_word_helps_out(nothing_found, monkeypatch, tmp_path):
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    there = a_file(tmp_path, "Microsoft Office", "root", "Office16", "WINWORD.EXE")

    assert find_pdf_program("win32") == PdfProgram(PdfProgramKind.WORD, there)
    assert find_pdf_program("linux") is None


def test_on_macos_a_program_of_the_user_is_found(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "leer"))
    monkeypatch.setenv("HOME", str(tmp_path))
    there = a_file(tmp_path, "Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")

    found = find_pdf_program("darwin")

    assert found is not None
    assert found.path in {there, Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")}


def test_on_linux_the_newest_one_of_opt_is_found(nothing_found, monkeypatch, tmp_path):
    monkeypatch.setattr("workshop_app.concept.word.pdf_programs._OPT", tmp_path)
    a_file(tmp_path, "libreoffice7.6", "program", "soffice")
    newest = a_file(tmp_path, "libreoffice24.8", "program", "soffice")

    found = find_pdf_program("linux")

    assert found is not None
    assert found.path == newest
