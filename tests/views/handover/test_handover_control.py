"""The hand-over from the cockpit: asked for, written beside the work, told where it lies."""

import pytest
import pyzipper
from builders import a_municipality, a_participant, a_workshop_row
from clocks import MovableClock
from keyboard import type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from tests.views.filled_files import A_BREAK, put_filled
from workshop_app.handover.cleaning import PeopleInside
from workshop_app.handover.handing_over import HandoverWish
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.handover import control as handover_control
from workshop_app.views.handover.dialog import HandoverDialog
from workshop_app.views.search.command_table import cockpit_commands
from workshop_app.views.settings import Settings, cache_folder

PASSWORD = "Lampe-Fluss-Kissen-7"
NAME = "Übergabe Auental 2026-11-13"


def town_of_one(workshop):
    with workshop.change("Angelegt") as session:
        a_municipality(session, name="Stadt Auental", short_name="Auental")
        a_workshop_row(session, current_step=A_BREAK)
        a_participant(session, last_name="Wunderlich")


@pytest.fixture
def cockpit(qtbot, tmp_path):
    path = put_filled(tmp_path / "Auental.workshop", town_of_one)
    cockpit = Cockpit(
        WorkshopFile.open(path), Settings(tmp_path / "einstellungen.json"), clock=MovableClock()
    )
    qtbot.addWidget(cockpit)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    yield cockpit
    cockpit.shut_down()


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "Stick"
    folder.mkdir()
    return folder


@pytest.fixture
def dialog(qtbot):
    dialog = HandoverDialog(PeopleInside(participants=34, photos_of_people=2))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def answer(monkeypatch, place, act=lambda _dialog: None):
    """What people would choose."""

    def fill_in(dialog):
        act(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(HandoverDialog, "exec", fill_in)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))


def wait(qtbot, cockpit):
    qtbot.waitUntil(lambda: not cockpit.copies.handover.is_running, timeout=20_000)


def test_everything_lies_in_one_folder_which_can_be_shown(qtbot, cockpit, place, monkeypatch):
    answer(monkeypatch, place)
    shown = []
    monkeypatch.setattr(handover_control, "open_outside", shown.append)

    cockpit.copies.handover.ask()
    assert "wird geschrieben" in cockpit.notices.news.text.text()
    wait(qtbot, cockpit)

    notice = cockpit.notices.news
    assert notice.text.text() == f"Übergabe gespeichert: „{NAME}“ in „{place}“."
    assert len(list((place / NAME).iterdir())) == 5
    notice.buttons[0].click()
    assert shown == [place / NAME]


def test_a_password_makes_an_archive(qtbot, cockpit, place, monkeypatch):
    def protect(dialog):
        dialog.protect.setChecked(True)
        dialog.password.setText(PASSWORD)
        dialog.again.setText(PASSWORD)

    answer(monkeypatch, place, protect)

    cockpit.copies.handover.ask()
    wait(qtbot, cockpit)

    (archive,) = place.iterdir()
    assert archive.name == f"{NAME}.zip"
    with pyzipper.AESZipFile(archive) as content:
        content.setpassword(PASSWORD.encode())
        assert content.testzip() is None
    assert list(cache_folder().glob(".uebergabe*")) == []


def test_cancelling_leaves_nothing(qtbot, cockpit, place):
    cockpit.copies.handover.start(place, HandoverWish(NAME))
    cockpit.notices.news.buttons[0].click()
    wait(qtbot, cockpit)

    assert list(place.iterdir()) == []
    assert "abgebrochen" in cockpit.notices.news.text.text()


def test_a_place_that_does_not_take_it_is_told_with_another_way(qtbot, cockpit, place):
    cockpit.copies.handover.start(place / "gibt es nicht", HandoverWish(NAME))
    wait(qtbot, cockpit)

    notice = cockpit.notices.news
    assert notice.text.text().startswith("Die Übergabe ist nicht geschrieben. ")
    assert [button.text() for button in notice.buttons] == ["Anderer Ort …"]


def test_closing_the_workshop_ends_it_and_leaves_nothing(cockpit, place):
    cockpit.copies.handover.start(place, HandoverWish(NAME))

    cockpit.bridge.closing.emit()

    assert not cockpit.copies.handover.is_running
    assert list(place.iterdir()) == []


def test_participants_are_left_out_unless_somebody_wants_them(dialog):
    assert not dialog.with_people
    assert "Ohne Namen" in dialog.people.text()

    dialog.without_people.click()

    assert dialog.with_people
    assert "34 Personen mit Namen, Organisation, E-Mail" in dialog.people.text()
    assert "auch ohne deren Zustimmung" in dialog.people.text()


def test_without_participants_there_is_nothing_to_choose(qtbot):
    dialog = HandoverDialog(PeopleInside(participants=0, photos_of_people=0))
    qtbot.addWidget(dialog)

    assert not dialog.without_people.isEnabled()
    assert "keine Teilnehmenden" in dialog.people.text()


def test_a_password_is_typed_twice_and_has_to_be_long(qtbot, dialog):
    assert not dialog.password.isVisible()
    qtbot.keyClick(dialog.protect, Qt.Key.Key_Space)
    assert dialog.password.isVisible()
    assert "7-Zip" in dialog.explanation.text()
    assert "Mindestens 12 Zeichen" in dialog.hint.text()
    assert not dialog.next_button.isEnabled()

    type_text(dialog.password, "kurz")
    assert "zu kurz" in dialog.hint.text()
    dialog.password.clear()
    type_text(dialog.password, PASSWORD)
    type_text(dialog.again, PASSWORD[:-1])
    assert dialog.hint.text() == "Bitte noch einmal gleich eingeben."
    assert not dialog.next_button.isEnabled()
    type_text(dialog.again, PASSWORD[-1])

    assert dialog.next_button.isEnabled()
    assert dialog.chosen_password == PASSWORD
    dialog.protect.click()
    assert dialog.chosen_password == ""
    assert dialog.next_button.isEnabled()


def test_menu_and_search_lead_to_it(cockpit):
    texts = [action.text() for action in cockpit.copies.menu().actions()]
    titles = [command.title for command in cockpit_commands(cockpit)]

    assert "Übergabe …" in texts
    assert "Übergabe an die Kommune" in titles
