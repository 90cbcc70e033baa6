"""Pictures of what asks before somebody is erased, of the reminder, and of erasing itself."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from workshop_app.model.people import Participant, Photo
from workshop_app.phases import photos
from workshop_app.phases.board import boards
from workshop_app.phases.privacy import erasure_date
from workshop_app.phases.privacy.erasure_texts import progress_of
from workshop_app.phases.privacy.erasure_wish import ErasureWish
from workshop_app.storage import snapshots
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.main_window import MainWindow
from workshop_app.views.privacy.erasing_control import ErasingControl
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.settings import Settings
from workshop_app.views.table.people_view import PeopleView

PEOPLE_STEP = "V-02"
_QUESTION_STEP = "T1-07"
_PATIENCE_MILLISECONDS = 30_000


def erasing_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the widget that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed.
    """
    folder = folder / "frist"  # the windows beside take snapshots of the same sample
    folder.mkdir()
    path = Path(shutil.copy(sample, folder / "Brückstadt nach der Frist.workshop"))
    with WorkshopFile.open(path) as workshop, workshop.change(_("Frist")) as session:
        erasure_date.set_date(session, "31.10.2026")
        person = session.scalars(select(Participant).order_by(Participant.position)).first()
        photo = session.scalars(select(Photo).order_by(Photo.code)).first()
        if person is not None and photo is not None:
            texts = (
                _("{first} {last} fragt in der Bücherei nach einem Raum"),
                _("Sprachcafé am Dienstag, {last} hat den Schlüssel"),
            )
            for text in texts:
                boards.add_card(
                    session,
                    step=_QUESTION_STEP,
                    question="F1",
                    text=text.format(first=person.first_name, last=person.last_name),
                )
            photos.set_person(session, photo.id, person.id, is_shown=True)
    settings = Settings(folder / "einstellungen.json")
    now = dt.datetime(2026, 11, 13, 9, 0)
    snapshots.take(path, step=_QUESTION_STEP, now=now, base=settings.snapshot_folder)
    with own_window(settings, size) as window:
        window.open_workshop(path)
        yield from _asking(window)
        yield from _erasing(window, settings)


def _asking(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    cockpit = window.cockpit
    if cockpit is None:
        return
    cockpit.navigation.go_to(PEOPLE_STEP)
    yield "frist-abgelaufen", window
    view = cockpit.area.current_view()
    if isinstance(view, PeopleView):
        view.cells.show_row(0)
        view.erase_button.click()
        yield "person-loeschen", _dialog_of(view.erasing)
        view.erasing.stop()
    cockpit.erasing.ask_about_all()
    yield "teilnehmende-loeschen", _dialog_of(cockpit.erasing)
    cockpit.erasing.stop()
    cockpit.erasing.ask_about_pictures()
    yield "bilder-entfernen", _dialog_of(cockpit.erasing)
    cockpit.erasing.stop()


def _erasing(window: MainWindow, settings: Settings) -> Iterator[tuple[str, QWidget]]:
    """While it goes on, when it was cancelled, and when a copy cannot be cleared."""
    cockpit = window.cockpit
    if cockpit is None:
        return
    workshop, work, notice = cockpit.workshop, cockpit.erasing.work, cockpit.notices.erasing
    with workshop.read() as session:
        person = session.scalars(select(Participant.id).order_by(Participant.position)).first()
    wish = ErasureWish(people=(person,) if person is not None else ())
    offers = [(_("Abbrechen"), work.cancel)]
    notice.show_notice(progress_of(wish, 0.45), offers=offers, can_close=False)
    yield "loeschen-laeuft", window
    workshop.note_erasure(replace(wish, is_paused=True).to_json())
    work.resume()
    yield "loeschen-angehalten", window
    copy = snapshots.all_of(workshop.path, base=settings.snapshot_folder)[0]
    copy.write_bytes(copy.read_bytes()[:100])
    taking = cockpit.copies.snapshots.taking  # which the work waits for, and is not running then
    _wait_until(lambda: not taking.is_running)
    work.go_on()
    _wait_until(lambda: not work.is_running)
    yield "loeschen-kopie-beschaedigt", window


def _dialog_of(erasing: ErasingControl) -> QWidget:
    _wait_until(lambda: erasing.dialog is not None)
    assert erasing.dialog is not None
    return erasing.dialog


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(_PATIENCE_MILLISECONDS)
    while not is_so() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
