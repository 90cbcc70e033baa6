"""Snapshots from the cockpit: taken by themselves, told about, opened as copies."""

import datetime as dt
import shutil
import threading
import time
from pathlib import Path

import pytest
from builders import a_card
from clocks import MovableClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMessageBox
from sqlalchemy import func, select

from tests.views.filled_files import A_BREAK, put_filled, town_at
from workshop_app.model.board import Card
from workshop_app.storage import second_place, snapshot_files, snapshots
from workshop_app.storage.erasure import Erasure
from workshop_app.views.main_window import MainWindow
from workshop_app.views.search.command_table import cockpit_commands
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.dialog import SnapshotDialog
from workshop_app.views.snapshots.model import DETAILS, SnapshotModel


@pytest.fixture
def path(tmp_path):
    """A closed workshop that stands in a break."""
    return put_filled(tmp_path / "Auental.workshop", town_at(A_BREAK))


@pytest.fixture
def window(qtbot, path):
    window = MainWindow(Settings(), clock=MovableClock())
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.open_workshop(path)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def cockpit(window):
    return window.cockpit


def add_card(cockpit, text="Karte"):
    with cockpit.workshop.change("Karte angelegt") as session:
        a_card(session, text=text)


def take(qtbot, cockpit):
    with qtbot.waitSignal(cockpit.copies.snapshots.taking.told):
        cockpit.copies.snapshots.taking.take()


def ready(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.is_looking)
    return dialog


def open_dialog(qtbot, cockpit):
    cockpit.copies.snapshots.open_dialog()
    return ready(qtbot, cockpit.copies.snapshots.dialog)


def cards_in(workshop):
    with workshop.read() as session:
        return session.scalar(select(func.count()).select_from(Card))


@pytest.mark.usefixtures("short_pauses")
def test_going_to_another_step_takes_one_with_the_time_and_the_step(qtbot, cockpit):
    add_card(cockpit)

    with qtbot.waitSignal(cockpit.copies.snapshots.taking.taken) as taken:
        cockpit.navigation.go_to("T1-07")

    (snapshot,) = taken.args
    assert snapshot.step == "T1-07"
    assert snapshot.at == dt.datetime(2026, 11, 13, 9, 0)
    assert snapshots.list_of(cockpit.workshop.path) == [snapshot]


def test_ten_minutes_begin_with_a_change_and_end_with_a_snapshot(qtbot, cockpit):
    ten_minutes = cockpit.copies.snapshots.taking.ten_minutes
    assert not ten_minutes.isActive()

    add_card(cockpit)

    assert ten_minutes.isActive()
    assert ten_minutes.interval() == 600_000
    ten_minutes.setInterval(1)
    with qtbot.waitSignal(cockpit.copies.snapshots.taking.taken):
        ten_minutes.start()
    assert not ten_minutes.isActive()


def test_two_wishes_at_once_are_taken_one_after_the_other(qtbot, cockpit):
    taking = cockpit.copies.snapshots.taking
    add_card(cockpit)

    with qtbot.waitSignals([taking.told, taking.told]):
        taking.take()
        taking.take()

    assert not taking.is_running
    assert len(snapshots.list_of(cockpit.workshop.path)) == 1


def test_who_only_looks_takes_none(qtbot, window, path, cockpit):
    reader = MainWindow(Settings())
    reader.open_workshop(path)
    assert reader.cockpit.workshop.is_read_only

    reader.cockpit.copies.snapshots.taking.take()

    assert not reader.cockpit.copies.snapshots.is_running
    reader.close()
    reader.deleteLater()


def test_closing_waits_for_the_one_that_is_being_taken(cockpit, window, path):
    add_card(cockpit)

    cockpit.copies.snapshots.taking.take()
    window.close_workshop()

    assert [item.name for item in path.parent.iterdir()] == [path.name]
    assert len(snapshots.list_of(path)) == 1


def test_closing_takes_one_of_the_last_minutes(cockpit, window, path):
    add_card(cockpit, "Das Letzte vor Feierabend")

    window.close()

    (snapshot,) = snapshots.list_of(path)
    assert snapshot.step == A_BREAK
    assert b"Das Letzte vor Feierabend" in snapshot.path.read_bytes()


def test_closing_without_anything_new_takes_none(qtbot, cockpit, window, path):
    add_card(cockpit)
    take(qtbot, cockpit)

    window.close()

    assert len(snapshots.list_of(path)) == 1


def test_after_all_were_deleted_closing_takes_none(qtbot, cockpit, window, path, monkeypatch):
    add_card(cockpit)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    take(qtbot, cockpit)
    add_card(cockpit)
    open_dialog(qtbot, cockpit).delete_button.click()

    window.close()

    assert snapshots.list_of(path) == []


def test_going_to_the_start_page_does_not_wait_for_a_place_that_does_not_answer(
    cockpit, window, path, tmp_path, monkeypatch
):
    """As a share of the network that went away: whoever looks at it waits."""
    answers = threading.Event()
    is_there = Path.is_dir

    def wait(folder):
        return answers.wait(20) if "Schweigen" in str(folder) else is_there(folder)

    monkeypatch.setattr(Path, "is_dir", wait)
    window.settings.second_place = tmp_path / "Schweigen"
    add_card(cockpit)

    begun = time.monotonic()
    window.show_start()
    seconds = time.monotonic() - begun
    answers.set()
    for thread in threading.enumerate():
        if thread.name == "job":
            thread.join(20)

    assert seconds < 10
    assert len(snapshots.list_of(path)) == 1


def test_a_missing_stick_is_one_quiet_line_until_it_is_back(qtbot, cockpit, window, tmp_path):
    stick, drawer = tmp_path / "Stick", tmp_path / "Schublade"
    stick.mkdir()
    second_place.prepare(stick)
    window.settings.second_place = stick
    stick.rename(drawer)
    told = []
    cockpit.bridge.told.connect(told.append)
    add_card(cockpit)

    take(qtbot, cockpit)

    line = cockpit.top.copy_problem
    assert line.isVisibleTo(cockpit)
    assert line.text() == "Zweitkopie nicht möglich: Stick fehlt"
    assert str(stick) in line.toolTip()
    assert told == []
    assert len(snapshots.list_of(cockpit.workshop.path)) == 1

    drawer.rename(stick)
    take(qtbot, cockpit)

    assert not line.isVisibleTo(cockpit)
    assert [message.text for message in told] == ["Die Zweitkopie klappt wieder."]
    assert len(list(second_place.base_in(stick).rglob("*.workshop"))) == 1


def test_what_was_erased_while_the_stick_was_out_goes_from_it_when_it_is_back(
    qtbot, cockpit, window, tmp_path
):
    stick, drawer = tmp_path / "Stick", tmp_path / "Schublade"
    stick.mkdir()
    second_place.prepare(stick)
    window.settings.second_place = stick
    add_card(cockpit)
    take(qtbot, cockpit)
    stick.rename(drawer)
    cockpit.workshop.erase(Erasure(label="Person gelöscht", emptied_label="Angaben"))
    drawer.rename(stick)
    add_card(cockpit)
    told = []
    cockpit.bridge.told.connect(told.append)

    take(qtbot, cockpit)

    assert [message.text for message in told] == [
        "Auf dem Stick lag noch 1 Zweitkopie von vor dem Löschen. Sie ist jetzt auch weg."
    ]
    (left,) = second_place.base_in(stick).rglob("*.workshop")
    assert left.name == snapshots.own_of(cockpit.workshop.path)[0].path.name


def test_the_dialog_lists_them_with_step_cards_changes_and_size(qtbot, cockpit):
    add_card(cockpit)
    take(qtbot, cockpit)
    add_card(cockpit)
    add_card(cockpit)
    take(qtbot, cockpit)

    dialog = open_dialog(qtbot, cockpit)

    newest = dialog.model.index(0)
    assert dialog.model.rowCount() == 2
    assert newest.data() == "13. November 2026, 09:00 Uhr"
    assert newest.data(DETAILS).startswith(f"{A_BREAK} ")
    assert " · 3 Karten · 4 Änderungen · " in newest.data(DETAILS)
    assert newest.data(DETAILS).endswith("KB")
    assert dialog.list.currentIndex() == newest
    assert dialog.open_button.isEnabled()


def test_without_any_it_says_when_they_come(qtbot, cockpit):
    dialog = open_dialog(qtbot, cockpit)

    assert dialog.empty.isVisibleTo(dialog)
    assert not dialog.open_button.isEnabled()
    assert dialog.take_button.isVisibleTo(dialog)


def test_taking_one_now_shows_it_in_the_list(qtbot, cockpit):
    add_card(cockpit)
    dialog = open_dialog(qtbot, cockpit)

    with qtbot.waitSignal(cockpit.copies.snapshots.taking.told):
        dialog.take_button.click()
    ready(qtbot, dialog)

    assert dialog.model.rowCount() == 1


def test_a_damaged_snapshot_cannot_be_chosen(qtbot, cockpit):
    add_card(cockpit)
    take(qtbot, cockpit)
    (snapshot,) = snapshots.list_of(cockpit.workshop.path)
    snapshot.path.write_bytes(b"SQLite format 3\x00kaputt")

    dialog = open_dialog(qtbot, cockpit)

    assert dialog.model.index(0).data(DETAILS) == "Beschädigt: bitte eine andere wählen"
    assert not dialog.open_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen is None


def test_enter_opens_a_copy_beside_the_file_which_stays_as_it_is(qtbot, window, cockpit, path):
    add_card(cockpit)
    take(qtbot, cockpit)
    add_card(cockpit)
    dialog = open_dialog(qtbot, cockpit)

    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.cockpit is not cockpit and window.cockpit is not None)

    copy = window.cockpit
    assert copy.workshop.path == path.with_name("Auental – Stand 13.11. 09.00.workshop")
    assert not copy.workshop.is_read_only
    assert cards_in(copy.workshop) == 1
    assert "„Auental.workshop“ ist unverändert" in copy.notices.news.text.text()
    assert copy.workshop.undo() == "Karte angelegt"
    assert cards_in(copy.workshop) == 0
    assert window.open_workshop(path)
    assert cards_in(window.cockpit.workshop) == 2


def test_the_room_goes_on_seeing_the_workshop_when_a_copy_is_opened(qtbot, window, cockpit, path):
    add_card(cockpit)
    take(qtbot, cockpit)
    (snapshot,) = snapshots.list_of(path)
    cockpit.projector.stage.switch_on()

    window.snapshots.open_copy(snapshot, path)
    qtbot.waitUntil(lambda: not window.snapshots.is_running)

    assert window.cockpit is not cockpit
    assert window.cockpit.projector.stage.is_on


def test_a_copy_of_a_copy_gets_a_name_of_its_own(qtbot, window, cockpit, path):
    add_card(cockpit)
    take(qtbot, cockpit)
    (snapshot,) = snapshots.list_of(path)
    taken = path.with_name("Auental – Stand 13.11. 09.00.workshop")
    shutil.copy(snapshot.path, taken)

    window.snapshots.open_copy(snapshot, taken)
    qtbot.waitUntil(lambda: not window.snapshots.is_running)

    assert window.cockpit.workshop.path.name == "Auental – Stand 13.11. 09.00 2.workshop"


def test_the_moment_stays_in_the_name_of_a_copy_whose_file_has_a_long_one(
    qtbot, window, cockpit, path
):
    add_card(cockpit)
    take(qtbot, cockpit)
    (snapshot,) = snapshots.list_of(path)

    window.snapshots.open_copy(snapshot, path.with_name(f"{'Überörtliche ' * 14}.workshop"))
    qtbot.waitUntil(lambda: not window.snapshots.is_running)

    assert window.cockpit.workshop.path.stem.endswith(" – Stand 13.11. 09.00")


def test_where_all_snapshots_are_damaged_they_can_still_be_seen(qtbot, window, cockpit, path):
    add_card(cockpit)
    take(qtbot, cockpit)
    window.close_workshop()
    for snapshot in snapshots.list_of(path):
        snapshot.path.write_bytes(b"kaputt")
    path.unlink()

    assert not window.open_workshop(path)

    assert [button.text() for button in window.start_page.notice.buttons] == ["Sicherungskopien …"]


def test_a_damaged_file_offers_the_newest_sound_state(qtbot, window, cockpit, path):
    add_card(cockpit)
    take(qtbot, cockpit)
    window.close_workshop()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 9000)

    assert not window.open_workshop(path)

    notice = window.start_page.notice
    assert "beschädigt" in notice.text.text()
    assert [button.text() for button in notice.buttons] == [
        "Stand von 13.11.2026, 09:00 Uhr öffnen",
        "Sicherungskopien …",
    ]
    notice.buttons[0].click()
    qtbot.waitUntil(lambda: window.cockpit is not None)
    assert cards_in(window.cockpit.workshop) == 1


def test_without_the_stick_the_copy_goes_to_the_documents(
    qtbot, window, cockpit, path, tmp_path, monkeypatch
):
    documents = tmp_path / "Dokumente"
    documents.mkdir()
    monkeypatch.setattr("workshop_app.views.snapshots.opening.documents_folder", lambda: documents)
    add_card(cockpit)
    take(qtbot, cockpit)
    window.close_workshop()
    stick = tmp_path / "gezogen" / path.name
    (snapshot,) = snapshots.list_of(path)

    window.snapshots.open_copy(snapshot, stick)
    qtbot.waitUntil(lambda: window.cockpit is not None)

    assert window.cockpit.workshop.path.parent == documents
    assert f"im Ordner „{documents}“" in window.cockpit.notices.news.text.text()


def test_a_file_without_snapshots_offers_none(window, tmp_path):
    assert not window.open_workshop(tmp_path / "gibt es nicht.workshop")

    assert window.start_page.notice.buttons == []


def test_a_stick_is_chosen_and_gets_a_copy_at_once(qtbot, cockpit, window, tmp_path, monkeypatch):
    stick = tmp_path / "Stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    add_card(cockpit)
    dialog = open_dialog(qtbot, cockpit)

    with qtbot.waitSignal(cockpit.copies.snapshots.taking.told):
        dialog.place_button.click()
    ready(qtbot, dialog)

    assert Settings().second_place == stick
    assert dialog.place.text() == str(second_place.base_in(stick))
    assert len(list(second_place.base_in(stick).rglob("*.workshop"))) == 1
    dialog.no_place_button.click()
    assert Settings().second_place is None
    assert dialog.place.text().startswith("Keine.")


def test_a_place_that_cannot_be_written_is_refused_in_one_sentence(qtbot, window, path, tmp_path):
    dialog = SnapshotDialog(path, window.settings, window)
    ready(qtbot, dialog)

    dialog.use_place(tmp_path / "gibt es nicht")

    assert "lässt sich nicht verwenden" in dialog.notice.text.text()
    assert window.settings.second_place is None
    dialog.reject()
    dialog.deleteLater()


def test_all_are_deleted_after_one_question_and_the_file_stays(
    qtbot, cockpit, window, path, tmp_path, monkeypatch
):
    stick = tmp_path / "Stick"
    stick.mkdir()
    second_place.prepare(stick)
    window.settings.second_place = stick
    add_card(cockpit)
    take(qtbot, cockpit)
    dialog = open_dialog(qtbot, cockpit)
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))

    dialog.delete_button.click()
    assert len(snapshots.list_of(path)) == 1
    answers.append(QMessageBox.StandardButton.Yes)
    stick.rename(tmp_path / "Schublade")
    dialog.delete_button.click()
    ready(qtbot, dialog)
    assert "Auf einem Stick, der fehlt, bleiben Kopien" in dialog.notice.text.text()
    (tmp_path / "Schublade").rename(stick)
    dialog.delete_button.click()
    ready(qtbot, dialog)

    assert snapshots.list_of(path) == []
    assert list(stick.rglob("*.workshop")) == []
    assert list(snapshot_files.app_folder().iterdir()) == []
    assert dialog.empty.isVisibleTo(dialog)
    assert not dialog.delete_button.isEnabled()
    assert path.exists()


def test_menu_and_search_lead_to_it(qtbot, cockpit):
    texts = [action.text() for action in cockpit.copies.menu().actions()]
    commands = {command.key: command for command in cockpit_commands(cockpit)}

    commands["snapshots"].act()

    assert "Sicherungskopien …" in texts
    ready(qtbot, cockpit.copies.snapshots.dialog)
    qtbot.keyClick(cockpit.copies.snapshots.dialog, Qt.Key.Key_Escape)
    assert cockpit.copies.snapshots.dialog is None


def test_the_model_keeps_the_promises_of_qt(qtmodeltester, qtbot, cockpit):
    model = SnapshotModel("a.workshop")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    add_card(cockpit)
    take(qtbot, cockpit)
    found = [snapshots.contents_of(one) for one in snapshots.list_of(cockpit.workshop.path)]

    model.show_contents(found)

    assert model.index(0).data(DETAILS).endswith("aus „Auental.workshop“")
    assert tester.model() is model
