"""Erasing people and pictures, with the widgets that ask for it."""

import pytest
from builders import (
    a_card,
    a_participant,
    a_photo,
    a_photo_person,
    a_workshop,
    a_workshop_row,
)
from keyboard import type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.model.people import Participant, Photo
from workshop_app.phases.privacy import erasure_date
from workshop_app.phases.schedule.timing import SystemClock
from workshop_app.phases.step import PhotoPane, TablePane, TableSubject
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.navigation import Navigation
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.photos.view import PhotoView
from workshop_app.views.privacy.erasing_work import ErasingWork
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.taking import SnapshotTaking
from workshop_app.views.table.people_view import PeopleView

pytestmark = pytest.mark.usefixtures("short_pauses")


def two_people(workshop):
    with workshop.change("Anfang") as session:
        a_workshop_row(session)
        person = a_participant(session, first_name="Eva", last_name="Bach")
        a_participant(session, first_name="Timur", last_name="Kaya")
        a_card(session, text="Eva Bach fragen")
        a_card(session, text="Spielplatz am Bach")
        a_photo_person(session, photo_id=a_photo(session).id, participant_id=person.id)


@pytest.fixture
def content(request):
    return two_people if "filled" in request.fixturenames else None


@pytest.fixture
def filled(workshop):
    """Two people, one of them in texts and on a photo."""
    return workshop


@pytest.fixture
def work(filled, bridge, qtbot, tmp_path):
    """What erases in the cockpit, without one."""
    settings = Settings(tmp_path / "einstellungen.json")
    clock = SystemClock()
    taking = SnapshotTaking(filled, bridge, Navigation(filled, bridge, clock), settings, clock)
    base = settings.snapshot_folder
    notice = NoticeBar()
    qtbot.addWidget(notice)
    return ErasingWork(filled, bridge, taking, notice, bridge, base=base)


@pytest.fixture
def people(filled, bridge, work, show_pane) -> PeopleView:
    pane = TablePane("Teilnehmende", TableSubject.PARTICIPANTS)
    view = PeopleView(filled, bridge, "V-02", pane)
    view.erasure_wanted.connect(work.begin)
    return show_pane(view)


def names_in(workshop) -> list[str]:
    with workshop.read() as session:
        return list(session.scalars(select(Participant.last_name).order_by(Participant.position)))


def cards_in(workshop) -> list[str]:
    with workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.position)))


@pytest.fixture
def ask_about_first(people, qtbot):
    """Asks about the first person; gives the dialog."""

    def ask():
        people.cells.show_row(0)
        people.erase_button.click()
        return dialog_of(people.erasing, qtbot)

    return ask


def dialog_of(erasing, qtbot):
    qtbot.waitUntil(lambda: erasing.dialog is not None)
    return erasing.dialog


@pytest.fixture
def erase(work, qtbot):
    """Says yes, and waits for the end."""

    def answer(dialog):
        with qtbot.waitSignal(work.rested):
            dialog.erase_button.click()

    return answer


def test_a_person_is_erased_after_one_question(people, filled, ask_about_first, erase):
    erase(ask_about_first())

    assert names_in(filled) == ["Kaya"]
    assert [row.texts[0] for row in people.model.rows] == ["Kaya"]
    assert cards_in(filled) == ["[Name entfernt] fragen", "Spielplatz am Bach"]
    assert filled.undo_label() == "Anfang"


def test_the_question_names_the_person_and_the_places(ask_about_first):
    dialog = ask_about_first()

    assert dialog.windowTitle() == "Eva Bach löschen?"
    assert dialog.model.index(0).data() == "Karte K-001 · Text\nEva Bach fragen"
    assert dialog.head.text().startswith("An 2 Stellen")
    ticks = [dialog.model.index(row).data(Qt.ItemDataRole.CheckStateRole) for row in (0, 1)]
    assert ticks == [Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value]
    dialog.reject()


def test_the_question_names_other_files_of_the_workshop_in_the_folder(filled, ask_about_first):
    earlier = filled.path.with_name("Auental – Stand 13.11. 14.32.workshop")
    filled.copy_to(earlier)
    with a_workshop(filled.path.with_name("Anderer.workshop")) as other:
        two_people(other)

    dialog = ask_about_first()

    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"weitere Datei dieses Workshops, in der alles stehen bleibt: „{earlier.name}“." in said
    dialog.reject()
    for path in (earlier, other.path):
        path.unlink()


def test_the_way_back_is_the_default(people, filled, ask_about_first, qtbot):
    dialog = ask_about_first()

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert people.erasing.dialog is None
    assert names_in(filled) == ["Bach", "Kaya"]


def test_enter_in_the_list_of_places_answers_nothing(people, ask_about_first, qtbot):
    dialog = ask_about_first()

    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert people.erasing.dialog is dialog
    dialog.reject()


def test_the_space_bar_ticks_a_place(filled, ask_about_first, erase, qtbot):
    dialog = ask_about_first()
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.model.index(1))

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    erase(dialog)

    assert cards_in(filled)[1] == "Spielplatz am [Name entfernt]"


def test_photos_of_the_person_may_stay(filled, ask_about_first, erase):
    dialog = ask_about_first()

    dialog.photos.click()
    erase(dialog)

    with filled.read() as session:
        assert session.scalars(select(Photo.release)).all() == ["gesperrt"]


def test_without_a_chosen_row_the_app_says_what_to_do(people, bridge):
    said = []
    bridge.told.connect(said.append)
    people.cells.show_row(people.model.rowCount() - 1)

    people.erase_button.click()

    assert said[0].text == "Bitte zuerst die Zeile der Person wählen."


def test_all_are_erased_and_their_number_stays(people, filled, erase, qtbot):
    people.all_button.click()
    erase(dialog_of(people.erasing, qtbot))

    assert names_in(filled) == ["", ""]


def test_the_date_is_saved_as_it_is_typed(people, filled, qtbot):
    people.date.setFocus()
    type_text(people.date, "31.1.2027")
    qtbot.keyClick(people.date, Qt.Key.Key_Return)

    with filled.read() as session:
        assert erasure_date.read_date(session) == "31.01.2027"
    assert people.date.text() == "31.01.2027"


def test_a_date_that_nobody_can_read_is_told_and_not_saved(people, bridge, qtbot):
    said = []
    bridge.told.connect(said.append)
    type_text(people.date, "bald")
    qtbot.keyClick(people.date, Qt.Key.Key_Return)

    assert len(said) == 1
    assert people.date.text() == ""


def test_a_file_open_for_reading_offers_nothing(filled, bridge, show_pane):
    with WorkshopFile.open(filled.path, for_writing=False) as second:
        pane = TablePane("Teilnehmende", TableSubject.PARTICIPANTS)
        view = show_pane(PeopleView(second, bridge, "V-02", pane))

        assert not view.erase_button.isEnabled()
        assert not view.all_button.isEnabled()
        assert view.date.isReadOnly()


def test_a_photo_is_erased_for_good(filled, bridge, work, show_pane, erase):
    view = show_pane(PhotoView(filled, bridge, "N-03", PhotoPane("Fotos")))
    view.erasure_wanted.connect(work.begin)

    view.panel.erase_button.click()
    erase(view.erasing.dialog)

    with filled.read() as session:
        assert session.scalars(select(Photo)).all() == []
    assert filled.undo_label() == "Anfang"


@pytest.fixture
def opened(filled, qtbot, tmp_path):
    """The cockpit of the file after the day has passed."""
    with filled.change("Datum") as session:
        erasure_date.set_date(session, "31.1.2020")
    cockpit = Cockpit(filled, Settings(tmp_path / "einstellungen.json"))
    qtbot.addWidget(cockpit, before_close_func=lambda cockpit: cockpit.shut_down())
    cockpit.resize(1366, 768)
    cockpit.show()
    return cockpit


def test_a_file_whose_day_has_passed_says_so_and_erases_nothing_by_itself(opened, filled):
    notice = opened.notices.erasure

    assert notice.isVisible()
    assert (
        notice.text.text() == "Die Daten der Teilnehmenden sollten bis 31.01.2020 gelöscht werden."
    )
    assert names_in(filled) == ["Bach", "Kaya"]


def test_the_line_goes_once_all_are_erased(opened, filled, qtbot):
    opened.notices.erasure.buttons[0].click()
    dialog = dialog_of(opened.erasing, qtbot)
    with qtbot.waitSignal(opened.erasing.work.rested):
        dialog.erase_button.click()

    assert names_in(filled) == ["", ""]
    assert not opened.notices.erasure.isVisible()


def test_deleted_pictures_can_be_cleared_from_the_search(opened, filled, qtbot):
    (command,) = [one for one in opened.search.commands() if one.key == "erase_pictures"]

    command.act()
    with qtbot.waitSignal(opened.erasing.work.rested):
        opened.erasing.dialog.erase_button.click()

    assert filled.history()[0].label == "Gelöschte Bilder entfernt"
