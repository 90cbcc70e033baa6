"""A disk that is full, or gets full midway, while documents and the hand-over are written to it."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from tests.robust.desk import Desk, a_desk, wait_until
from tests.robust.faultmaking import (
    Fault,
    a_file,
    a_small_disk,
    demand_sentence,
    environment,
    fill,
)
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.handover.handing_over import HandoverWish
from workshop_app.views.parts.noticed_work import NoticedWork

_HALF_A_FILE = 8_192  # bytes that are left
_SOME_FILES = 100_000
_LARGE_ENOUGH = "8m"
_PASSWORD = "Lampe-Fluss-Kissen-7"
# Stands in for LibreOffice, which takes seconds: the Word file itself, as if it were a PDF.
_OFFICE = """#!/bin/sh
for name in "$@"; do
  case "$name" in *.docx) { echo %PDF-1.7; cat "$name"; } > "${name%.docx}.pdf" || exit 1;; esac
done
"""

Start = Callable[[Desk, Path], NoticedWork]  # begins to write to the disk


def _hold(folder: Path, start: Start, left: int) -> None:
    """It says that the disk is full, and leaves nothing; with room it succeeds in the same app."""
    path = a_file(folder / "a.workshop", "gesichert")
    with (
        a_small_disk(folder, _LARGE_ENOUGH) as disk,
        a_desk(folder / "einstellungen.json") as desk,
    ):
        desk.open(path)
        for room in (0, left):
            ballast = fill(disk, left=room)
            demand_sentence(_said(desk, start, disk), "voll", "Platz")
            assert _on(disk) == {ballast}, _on(disk)
            assert not list(folder.glob("*pdf-*"))
            ballast.unlink()
        desk.write_card("danach")
        said = _said(desk, start, disk)
        assert "espeichert" in said, said
        assert _on(disk)
        assert desk.cards() == ["danach", "gesichert"]
        assert desk.told == []


def _said(desk: Desk, start: Start, disk: Path) -> str:
    desk.window.cockpit.notices.news.hide()
    work = start(desk, disk)
    wait_until(lambda: not work.is_running)
    return desk.sentence()


def _on(disk: Path) -> set[Path]:
    """The files on a disk, and folders that begin with a dot."""
    return {path for path in disk.rglob("*") if path.is_file() or path.name.startswith(".")}


def _a_document(kind: DocumentKind, suffix: str) -> Start:
    def start(desk: Desk, disk: Path) -> NoticedWork:
        export = desk.window.cockpit.export
        export.start(disk / f"Unterlage{suffix}", kind)
        return export

    return start


def _all_documents(desk: Desk, disk: Path) -> NoticedWork:
    export = desk.window.cockpit.export
    export.start_all(disk)
    return export


def _hand_over(password: str) -> Start:
    def start(desk: Desk, disk: Path) -> NoticedWork:
        handover = desk.window.cockpit.copies.handover
        handover.start(disk, HandoverWish("Übergabe Auental", "Auental", password=password))
        return handover

    return start


def disk_full_while_writing_word(folder: Path) -> None:
    _hold(folder, _a_document(DocumentKind.MINUTES, ".docx"), _HALF_A_FILE)


def disk_full_while_writing_excel(folder: Path) -> None:
    _hold(folder, _a_document(DocumentKind.MEASURES, ".xlsx"), _HALF_A_FILE // 2)


def disk_full_while_writing_pdf(folder: Path) -> None:
    """At the target, and where the program that makes the PDF has its files."""
    with _an_office(folder):
        _hold(folder, _a_document(DocumentKind.MINUTES, ".pdf"), _HALF_A_FILE)


def disk_full_while_writing_all_documents(folder: Path) -> None:
    with _an_office(folder):
        _hold(folder, _all_documents, _SOME_FILES)


def disk_full_while_handing_over(folder: Path) -> None:
    _hold(folder, _hand_over(""), _SOME_FILES)


def disk_full_while_writing_an_archive(folder: Path) -> None:
    _hold(folder, _hand_over(_PASSWORD), 2 * _HALF_A_FILE)


def own_folder_full_while_writing_an_archive(folder: Path) -> None:
    """The archive has room; the app's own folder, where it is prepared, has none."""
    path = a_file(folder / "a.workshop", "gesichert")
    target = folder / "Ablage"
    target.mkdir()
    with (
        a_small_disk(folder) as disk,
        environment(XDG_CACHE_HOME=disk),
        a_desk(folder / "einstellungen.json") as desk,
    ):
        desk.open(path)
        ballast = fill(disk, left=_SOME_FILES)
        demand_sentence(_said(desk, _hand_over(_PASSWORD), target), "voll", "Platz")
        assert _on(disk) == {ballast}, _on(disk)
        assert not list(target.iterdir())
        assert desk.told == []


def _an_office(folder: Path) -> contextlib.AbstractContextManager[None]:
    programs = folder / "Programme"
    programs.mkdir()
    office = programs / "soffice"
    office.write_text(_OFFICE, encoding="utf-8")
    office.chmod(0o755)
    return environment(PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")


EXPORTS = (
    Fault("Datenträger voll beim Word-Export", disk_full_while_writing_word, is_slow=True),
    Fault("Datenträger voll beim Excel-Export", disk_full_while_writing_excel, is_slow=True),
    Fault("Datenträger voll beim PDF-Export", disk_full_while_writing_pdf, is_slow=True),
    Fault(
        "Datenträger voll bei „Alles in einen Ordner“",
        disk_full_while_writing_all_documents,
        is_slow=True,
    ),
    Fault("Datenträger voll bei der Übergabe", disk_full_while_handing_over, is_slow=True),
    Fault(
        "Datenträger voll beim Archiv der Übergabe",
        disk_full_while_writing_an_archive,
        is_slow=True,
    ),
    Fault(
        "Ordner der App voll beim Archiv", own_folder_full_while_writing_an_archive, is_slow=True
    ),
)
