"""Pictures of snapshots and the hand-over: dialogs, the line about the stick, a damaged file."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.handover.cleaning import PeopleInside
from workshop_app.phases.board import boards
from workshop_app.storage import second_place, snapshots
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.handover.dialog import HandoverDialog
from workshop_app.views.main_window import MainWindow
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.dialog import SnapshotDialog

SNAPSHOT_STEP = "T2-05"
_MOMENTS = (
    (dt.datetime(2026, 11, 13, 9, 40), "T1-03"),
    (dt.datetime(2026, 11, 13, 11, 5), "T1-07"),
    (dt.datetime(2026, 11, 13, 16, 52), "T1-11"),
    (dt.datetime(2026, 11, 14, 9, 31), "T2-02"),
    (dt.datetime(2026, 11, 14, 14, 8), "T2-06"),
)


def snapshot_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the widget that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed, and its snapshots.
    """
    folder = folder / "kopien"  # the windows beside take snapshots of the same sample
    folder.mkdir()
    path = Path(shutil.copy(sample, folder / "Brückstadt mit Kopien.workshop"))
    settings = Settings(folder / "einstellungen.json")
    stick = folder / "STICK"
    with own_window(settings, size) as window:
        window.open_workshop(path)
        yield from _dialog(window, path, "sicherungskopien-leer")
        if window.cockpit is not None:
            _take_all(window.cockpit.workshop, settings)
        stick.mkdir(exist_ok=True)
        second_place.prepare(stick)
        settings.second_place = stick
        yield from _dialog(window, path, "sicherungskopien")
        yield from _handover(window)
        if window.cockpit is not None:
            problem = _("Zweitkopie nicht möglich: Stick fehlt")
            window.cockpit.top.show_copy_problem(problem, problem)
        yield "zweitkopie-stick-fehlt", window
        window.close_workshop()
        path.write_bytes(path.read_bytes()[:100])
        window.open_workshop(path)
        window.start_page.refresh()
        yield "start-beschaedigte-datei", window


def _take_all(workshop: WorkshopFile, settings: Settings) -> None:
    for moment, step in _MOMENTS:
        with workshop.change(_("Karte angelegt")) as session:
            boards.add_card(session, step="T1-07", question="F1", text=step)
        snapshots.take(workshop.path, step=step, now=moment, base=settings.snapshot_folder)


def _handover(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    dialog = HandoverDialog(PeopleInside(participants=34, photos_of_people=6), window)
    dialog.show()
    yield "uebergabe", dialog
    dialog.without_people.setChecked(False)
    dialog.protect.setChecked(True)
    dialog.password.setText("Lampe-Fluss-Kissen-7")
    yield "uebergabe-kennwort", dialog
    dialog.close()
    dialog.deleteLater()


def _dialog(window: MainWindow, path: Path, name: str) -> Iterator[tuple[str, QWidget]]:
    dialog = SnapshotDialog(path, window.settings, window, take=lambda: None)
    dialog.show()
    while dialog.is_looking:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    yield name, dialog
    dialog.close()
    dialog.deleteLater()
