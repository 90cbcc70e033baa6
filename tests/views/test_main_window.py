"""The window opens and closes workshops and leaves nothing behind."""

import contextlib
import sqlite3

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPlainTextEdit

from tests.views.filled_files import put_filled, town_at
from workshop_app.exchange.writer import write_json
from workshop_app.model.implementation import ParkedTopic
from workshop_app.model.municipality import Municipality
from workshop_app.phases import records
from workshop_app.storage.lock import FileLock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import Message
from workshop_app.views.file_making import sample_path
from workshop_app.views.main_window import MainWindow
from workshop_app.views.new_workshop_dialog import NewWorkshop, NewWorkshopDialog
from workshop_app.views.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    window = MainWindow(Settings())
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close_workshop()
    window.close()
    window.deleteLater()


@pytest.fixture
def path(tmp_path):
    """A closed workshop that stands at T1-05."""
    return put_filled(tmp_path / "Auental.workshop", town_at("T1-05"))


def answer(monkeypatch, **answers):
    """What people would choose in the file dialogs."""
    for name, path in answers.items():
        reply = (str(path), "")
        monkeypatch.setattr(QFileDialog, name, lambda *_, reply=reply, **__: reply)


def helper_files(path):
    return sorted(item.name for item in path.parent.iterdir() if item.name != path.name)


def test_a_workshop_is_made_and_opened(window, tmp_path):
    new = NewWorkshop("Stadt Auental", "Integrationskonzept", tmp_path / "Auental.workshop")

    window.make_workshop(new)

    assert window.cockpit.top.municipality.text() == "Stadt Auental"
    assert window.cockpit.navigation.step == "V-01"
    assert window.windowTitle() == "Stadt Auental – Konzeptwerkstatt"
    assert window.settings.workshop_folder == tmp_path


def test_the_dialog_for_a_new_workshop_is_one_key_away(qtbot, monkeypatch, window, tmp_path):
    def fill_in(dialog):
        dialog.municipality.setText("Stadt Auental")
        return QDialog.DialogCode.Accepted

    window.settings.workshop_folder = tmp_path
    monkeypatch.setattr(NewWorkshopDialog, "exec", fill_in)

    qtbot.keyClick(window.start_page, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: window.cockpit is not None)

    assert window.cockpit.workshop.path == tmp_path / "Stadt Auental.workshop"


def test_a_cancelled_dialog_makes_nothing(monkeypatch, window):
    monkeypatch.setattr(NewWorkshopDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)

    window.ask_for_new()

    assert window.cockpit is None


def test_a_place_that_is_taken_is_told_on_the_start_page(window, path):
    window.make_workshop(NewWorkshop("Stadt Auental", "", path))

    assert window.cockpit is None
    assert "gibt es schon" in window.start_page.notice.text.text()


def test_a_file_is_chosen_and_opened(monkeypatch, window, path):
    answer(monkeypatch, getOpenFileName=path)

    window.ask_for_file()

    assert window.cockpit.workshop.path == path
    assert window.settings.recent[0].municipality == "Stadt Auental"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"SQLite format 3\x00" + b"\xff" * 4096, "beschädigt"),
        (b"Notizen", "keine Workshop-Datei"),
        (None, "gibt es nicht"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_german_line(window, tmp_path, content, sentence):
    path = tmp_path / "kaputt.workshop"
    if content is not None:
        path.write_bytes(content)

    assert not window.open_workshop(path)

    assert window.start_page.isVisible()
    assert window.start_page.notice.isVisible()
    assert window.start_page.notice.property("tone") == "error"
    text = window.start_page.notice.text.text()
    assert sentence in text or "keine Workshop-Datei" in text


def test_a_recent_workshop_opens_with_enter_where_it_was_left(qtbot, window, path):
    window.open_workshop(path)
    window.cockpit.navigation.go_to("T1-06")
    window.show_start()

    qtbot.keyClick(window.start_page.list, Qt.Key.Key_Return)

    assert window.cockpit.navigation.step == "T1-06"


def test_going_home_remembers_where_the_workshop_stands(window, path):
    window.open_workshop(path)
    window.cockpit.navigation.go_on()

    window.cockpit.top.home_button.click()

    assert window.cockpit is None
    assert window.start_page.isVisible()
    (recent,) = window.settings.recent
    assert recent.step == "Tag 1 · Unsere Zahlen"
    assert recent.steps_done == 1
    assert window.windowTitle() == "Konzeptwerkstatt"


def test_closing_leaves_one_whole_file(window, path):
    window.open_workshop(path)
    with window.cockpit.workshop.change("Thema geparkt") as session:
        records.create(session, ParkedTopic, text="Fahrkarten")
    assert helper_files(path)

    window.close()

    assert helper_files(path) == []
    with WorkshopFile.open(path) as workshop:
        assert workshop.undo_label() == "Thema geparkt"


def test_closing_saves_what_is_half_typed(qtbot, window, path):
    window.open_workshop(path)
    window.cockpit.navigation.go_to("N-02")
    qtbot.keyClicks(QApplication.focusWidget(), "Liebe Leserinnen")

    window.close()

    window.open_workshop(path)
    window.cockpit.navigation.go_to("N-02")
    assert window.cockpit.area.findChild(QPlainTextEdit).toPlainText() == "Liebe Leserinnen"


def test_opening_another_workshop_closes_the_first(window, path, tmp_path):
    other = tmp_path / "Lindenau.workshop"
    with builders.a_workshop(other):
        pass
    window.open_workshop(path)

    window.open_workshop(other)

    assert window.cockpit.workshop.path == other
    with WorkshopFile.open(path) as workshop:
        assert not workshop.is_read_only


def fill_the_disk(workshop):
    """From now on SQLite finds no room for another page; returns what makes room again."""

    def limit(pages):
        connection = workshop._writer.raw_connection()
        connection.cursor().execute(f"PRAGMA max_page_count = {pages}")
        connection.close()

    limit(1)
    return lambda: limit(1_000_000)


def type_a_long_foreword(window):
    window.cockpit.navigation.go_to("N-02")
    QApplication.focusWidget().insertPlainText("Liebe Leserinnen und Leser " * 5_000)


def test_where_the_disk_takes_nothing_closing_asks_first(monkeypatch, window, path):
    asked = []

    def stay(*_args):
        asked.append(True)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "warning", stay)
    window.open_workshop(path)
    type_a_long_foreword(window)
    fill_the_disk(window.cockpit.workshop)

    assert not window.close()

    assert asked
    assert window.cockpit.top.saved.text() == "✗ Nicht gesichert"
    assert "ließ sich nicht speichern" in window.toast.message.text()


def test_where_the_disk_takes_nothing_one_may_close_all_the_same(monkeypatch, window, path):
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: QMessageBox.StandardButton.Discard)
    window.open_workshop(path)
    type_a_long_foreword(window)
    fill_the_disk(window.cockpit.workshop)

    assert window.close()

    with WorkshopFile.open(path) as workshop:
        assert not workshop.is_read_only


def test_where_the_disk_takes_nothing_the_step_stays_with_what_is_typed(window, path):
    window.open_workshop(path)
    type_a_long_foreword(window)
    typed = QApplication.focusWidget().toPlainText()
    give_room = fill_the_disk(window.cockpit.workshop)

    window.cockpit.navigation.go_on()

    assert window.cockpit.navigation.step == "N-02"
    assert QApplication.focusWidget().toPlainText() == typed
    assert "ließ sich nicht speichern" in window.toast.message.text()

    give_room()
    window.cockpit.navigation.go_on()
    assert window.cockpit.navigation.step != "N-02"
    assert window.cockpit.top.saved.text().startswith("✓ Gesichert")
    window.cockpit.navigation.go_to("N-02")
    assert QApplication.focusWidget().toPlainText() == typed


def test_what_helps_stands_above_the_step_until_it_is_saved(window, path):
    window.open_workshop(path)
    type_a_long_foreword(window)
    give_room = fill_the_disk(window.cockpit.workshop)
    bar = window.cockpit.notices.unsaved

    window.cockpit.save_pending()
    assert bar.isVisible()
    assert "Bitte schaffen Sie Platz" in bar.text.text()

    give_room()
    window.cockpit.save_pending()
    assert bar.isHidden()


def test_what_is_damaged_and_met_only_while_the_cockpit_is_made_is_told(window, path):
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE municipality SET name = CAST(x'fffe' AS TEXT)")

    assert not window.open_workshop(path)

    assert window.cockpit is None
    assert "beschädigt" in window.start_page.notice.text.text()
    lock = FileLock.acquire(path)
    assert lock is not None
    lock.release()


def test_the_window_comes_back_where_it_was(qtbot, window):
    window.resize(780, 640)
    window.close()

    again = MainWindow(Settings())
    qtbot.addWidget(again)

    assert (again.width(), again.height()) == (780, 640)


def test_the_sample_is_put_where_people_find_it_again(qtbot, window):
    window.start_page.sample_button.click()
    qtbot.waitUntil(lambda: window.cockpit is not None, timeout=30_000)

    assert window.cockpit.workshop.path == sample_path()
    assert str(sample_path().parent) in window.cockpit.notices.news.text.text()


def test_a_sample_that_is_there_keeps_what_was_changed(qtbot, window):
    window.files.make_sample()
    qtbot.waitUntil(lambda: window.cockpit is not None, timeout=30_000)
    with window.cockpit.workshop.change("Thema geparkt") as session:
        records.create(session, ParkedTopic, text="Fahrkarten")
    window.show_start()

    window.files.make_sample()

    assert window.cockpit.workshop.undo_label() == "Thema geparkt"


def test_an_exchange_file_becomes_a_workshop(qtbot, monkeypatch, window, path, tmp_path):
    source, target = tmp_path / "auental.json", tmp_path / "Neu"
    with WorkshopFile.open(path) as workshop:
        write_json(workshop, source)
    answer(monkeypatch, getOpenFileName=source, getSaveFileName=target)

    window.ask_for_exchange_file()
    qtbot.waitUntil(lambda: window.cockpit is not None, timeout=30_000)

    assert window.cockpit.workshop.path == tmp_path / "Neu.workshop"
    assert window.cockpit.top.municipality.text() == "Stadt Auental"


def test_an_exchange_file_that_is_none_is_told_in_german(qtbot, monkeypatch, window, tmp_path):
    source = tmp_path / "keine.json"
    source.write_text("{")
    answer(monkeypatch, getOpenFileName=source, getSaveFileName=tmp_path / "Neu.workshop")

    with qtbot.waitSignal(window.files.failed, timeout=30_000):
        window.ask_for_exchange_file()

    assert window.start_page.notice.property("tone") == "error"
    assert not (tmp_path / "Neu.workshop").exists()


@pytest.mark.parametrize("name", ["getOpenFileName", "getSaveFileName"])
def test_a_file_dialog_that_is_cancelled_changes_nothing(monkeypatch, window, path, name):
    answer(monkeypatch, getOpenFileName=path, getSaveFileName=path)
    answer(monkeypatch, **{name: ""})

    window.ask_for_exchange_file()

    assert window.cockpit is None


def test_hints_of_an_exchange_file_can_be_read_in_peace(qtbot, window, path):
    window.open_workshop(path)

    window.cockpit.notices.show_hints(["Zeile eins.", "Zeile zwei."], window.cockpit)
    assert "2 Hinweisen" in window.cockpit.notices.news.text.text()
    window.cockpit.notices.news.buttons[0].click()

    dialog = window.cockpit.findChild(QDialog)
    assert dialog.list.model().stringList() == ["Zeile eins.", "Zeile zwei."]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_message_offers_to_take_back_what_it_tells(qtbot, window, path):
    window.open_workshop(path)
    with window.cockpit.workshop.change("Thema geparkt") as session:
        records.create(session, ParkedTopic, text="Fahrkarten")

    window.cockpit.bridge.tell(Message("Thema geparkt", offers_undo=True))
    qtbot.mouseClick(window.toast.action_button, Qt.MouseButton.LeftButton)

    assert window.cockpit.workshop.redo_label() == "Thema geparkt"


def test_a_file_that_was_read_only_can_be_tried_again(window, path):
    with WorkshopFile.open(path):
        window.open_workshop(path)
        assert window.cockpit.workshop.is_read_only

    window.cockpit.notices.read_only.buttons[0].click()

    assert not window.cockpit.workshop.is_read_only


def test_the_start_page_knows_the_last_step_after_a_crash(window, path):
    window.open_workshop(path)

    window.cockpit.navigation.go_to("T1-07")

    after_a_crash = Settings().recent[0]
    assert after_a_crash.step == window.cockpit.overview().place


def test_the_start_page_knows_a_finished_step_after_a_crash(window, path):
    window.open_workshop(path)

    window.cockpit.navigation.go_on()

    assert Settings().recent[0].steps_done == 1


def test_the_start_page_knows_a_new_name_after_a_crash(window, path):
    window.open_workshop(path)

    with window.cockpit.workshop.change("Umbenannt") as session:
        session.query(Municipality).one().name = "Stadt Neuauental"

    assert Settings().recent[0].municipality == "Stadt Neuauental"
