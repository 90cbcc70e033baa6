"""Pictures of what asks before people or pictures are erased, and of the reminder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from workshop_app.model.people import Participant, Photo
from workshop_app.phases import boards, erasure_date, photos
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.main_window import MainWindow
from workshop_app.views.people_view import PeopleView
from workshop_app.views.settings import Settings

PEOPLE_STEP = "V-02"
_QUESTION_STEP = "T1-07"


def erasing_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the widget that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed.
    """
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
    window = MainWindow(Settings(folder / "frist.json"))
    window.resize(size)
    window.show()
    window.activateWindow()
    try:
        window.open_workshop(path)
        yield from _asking(window)
    finally:
        window.close()
        window.deleteLater()


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
        if view.erasing.dialog is not None:
            yield "person-loeschen", view.erasing.dialog
        view.erasing.stop()
    cockpit.erasing.ask_about_all()
    if cockpit.erasing.dialog is not None:
        yield "teilnehmende-loeschen", cockpit.erasing.dialog
    cockpit.erasing.stop()
    cockpit.erasing.ask_about_pictures()
    if cockpit.erasing.dialog is not None:
        yield "bilder-entfernen", cockpit.erasing.dialog
    cockpit.erasing.stop()
