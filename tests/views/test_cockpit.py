"""The cockpit leads through the steps, by keyboard too, and loses nothing."""

import datetime as dt
import shutil
import types

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QTableView

from tests.views.filled_files import put_filled, town_at
from workshop_app.model.implementation import ParkedTopic
from workshop_app.model.workshop import StepStatus, Workshop
from workshop_app.phases import agenda, records
from workshop_app.phases.places import Place
from workshop_app.storage.errors import SaveFailedError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views import saving
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.look import theme
from workshop_app.views.pane_view import PaneStack
from workshop_app.views.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path):
    """A closed workshop that stands at T1-01."""
    return put_filled(tmp_path / "Auental.workshop", town_at("T1-01"))


@pytest.fixture
def open_cockpit(qtbot):
    """Opens a file as the main window does; all are shut down at the end."""
    opened = []

    def open_file(path):
        cockpit = Cockpit(WorkshopFile.open(path), Settings())
        opened.append(cockpit)
        cockpit.resize(1366, 768)
        with qtbot.waitExposed(cockpit):
            cockpit.show()
        cockpit.activateWindow()
        return cockpit

    yield open_file
    for cockpit in opened:
        if cockpit.isVisible():
            cockpit.shut_down()
        cockpit.deleteLater()


@pytest.fixture
def cockpit(open_cockpit, path):
    return open_cockpit(path)


def statuses(workshop):
    with workshop.read() as session:
        return {row.step.key: row.status for row in agenda.agenda(session)}


def topics(workshop):
    with workshop.read() as session:
        return [topic.text for topic in session.query(ParkedTopic)]


def park(workshop, text="Fahrkarten"):
    with workshop.change("Thema geparkt") as session:
        records.create(session, ParkedTopic, step="T1-01", text=text)


def press(qtbot, cockpit, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or cockpit, key, modifiers)


def test_it_opens_where_the_moderator_left(cockpit):
    assert cockpit.navigation.step == "T1-01"
    assert cockpit.area.header.title.text() == "Ankommen"
    assert cockpit.top.municipality.text() == "Stadt Auental"


def test_a_step_chosen_in_the_rail_is_shown_and_remembered(cockpit, open_cockpit, path):
    cockpit.rail.step_chosen.emit("T1-06")
    assert cockpit.area.header.title.text() == "Unsere Zahlen"
    cockpit.shut_down()
    cockpit.hide()

    assert open_cockpit(path).navigation.step == "T1-06"


def test_going_on_marks_the_step_as_done(cockpit):
    cockpit.regie.next_button.click()

    assert cockpit.navigation.step == "T1-02"
    assert statuses(cockpit.workshop)["T1-01"] == StepStatus.DONE
    assert statuses(cockpit.workshop)["T1-02"] == StepStatus.RUNNING


def test_going_back_changes_nothing_that_was_done(cockpit):
    cockpit.regie.next_button.click()

    cockpit.regie.back_button.click()

    assert cockpit.navigation.step == "T1-01"
    assert statuses(cockpit.workshop)["T1-01"] == StepStatus.DONE


def test_a_step_that_was_only_looked_at_is_open_again(cockpit):
    cockpit.navigation.go_to("T1-05")
    assert statuses(cockpit.workshop)["T1-05"] == StepStatus.RUNNING

    cockpit.navigation.go_to("T1-06")

    assert statuses(cockpit.workshop)["T1-05"] == StepStatus.OPEN


def test_a_step_in_which_something_was_saved_stays_begun(cockpit):
    cockpit.navigation.go_to("T1-05")
    park(cockpit.workshop)

    cockpit.navigation.go_to("T1-06")

    assert statuses(cockpit.workshop)["T1-05"] == StepStatus.RUNNING


def test_a_gap_leads_to_the_step_with_its_object_selected(cockpit):
    with cockpit.workshop.change("Projekt angelegt") as session:
        for number in range(30):
            builders.an_existing_project(session, title=f"Angebot {number}")

    cockpit.navigation.go_to_place(Place("T1-05", 0, "BP-25"))

    view = cockpit.area.current_view()
    assert cockpit.navigation.step == "T1-05"
    assert view.findChild(QTableView).currentIndex().row() == 24


def test_a_gap_leads_to_the_cell_that_is_missing(cockpit):
    with cockpit.workshop.change("Projekt angelegt") as session:
        builders.an_existing_project(session)

    cockpit.navigation.go_to_place(Place("T1-05", 0, "BP-01", "funding"))

    view = cockpit.area.current_view()
    column = view.findChild(QTableView).currentIndex().column()
    assert view.model.field_at(column).attribute == "funding"


def test_a_gap_leads_to_the_field_of_a_sheet(cockpit):
    with cockpit.workshop.change("Projekt angelegt") as session:
        field = builders.an_action_field(session, is_selected=True)
        builders.a_project_idea(session, action_field_id=field.id, code="PI-01")

    cockpit.navigation.go_to_place(Place("T2-06", 0, "PI-01", "responsible"))

    editor = cockpit.area.current_view().panel.form.editors["responsible"]
    assert editor.isAncestorOf(QApplication.focusWidget())


def test_the_concept_takes_the_room_of_the_regie_and_gives_it_back(cockpit):
    cockpit.navigation.go_to("N-01")
    assert not cockpit.regie.isVisible()
    assert cockpit.area.header.isHidden()

    cockpit.navigation.go_to("N-02")
    assert cockpit.regie.isVisible()
    assert not cockpit.area.header.isHidden()


def test_a_text_of_the_draft_is_saved_before_the_step_is_left(qtbot, cockpit):
    with cockpit.workshop.change("Feld angelegt") as session:
        builders.an_action_field(session, is_selected=True)
    cockpit.navigation.go_to("N-01")
    view = cockpit.area.current_view()
    with qtbot.waitSignal(view.looking.looked):
        view.looking.look()
    view.show_page("handlungsfelder")
    view.edit_passage(view.page.links.passages[0])
    view.panel.editor.setPlainText("In eigenen Worten.")

    cockpit.navigation.go_to("N-02")

    assert cockpit.workshop.undo_label() == "Text des Konzepts bearbeitet"


def test_moves_between_steps_are_not_offered_for_undo(cockpit):
    before = cockpit.workshop.undo_label()

    cockpit.regie.next_button.click()

    assert cockpit.workshop.undo_label() == before


def test_keys_go_on_and_back(qtbot, cockpit):
    press(qtbot, cockpit, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert cockpit.navigation.step == "T1-02"

    press(qtbot, cockpit, Qt.Key.Key_Left, CONTROL | SHIFT)

    assert cockpit.navigation.step == "T1-01"


def test_a_key_goes_on_from_the_middle_of_a_text_too(qtbot, cockpit):
    cockpit.navigation.go_to("T1-10")
    cockpit.area.show_pane(1)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Alle leben gern hier.")

    qtbot.keyClick(field, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)

    assert cockpit.navigation.step == "T1-11"


def test_the_last_step_is_finished_without_a_next_one(cockpit):
    cockpit.navigation.go_to("N-04")
    assert "Weiter" not in cockpit.regie.next_button.text()

    cockpit.regie.next_button.click()

    assert cockpit.navigation.step == "N-04"
    assert statuses(cockpit.workshop)["N-04"] == StepStatus.DONE


def test_the_first_step_has_nothing_before_it(cockpit):
    cockpit.navigation.go_to("V-02")
    assert cockpit.regie.back_button.isEnabled()

    cockpit.navigation.go_to("V-01")
    cockpit.navigation.go_back()

    assert not cockpit.regie.back_button.isEnabled()
    assert cockpit.navigation.step == "V-01"


def test_a_break_shows_when_it_ends_and_what_comes_then(cockpit):
    cockpit.navigation.go_to("T1-M")

    texts = [label.text() for label in cockpit.area.findChildren(type(cockpit.top.saved))]
    assert "Mittagspause" in texts
    assert any("12:45–13:45" in text for text in texts)
    assert "Danach: Gute Praxis" in texts


def test_the_panes_of_a_step_are_changed_by_key_round_and_round(qtbot, cockpit):
    first = cockpit.area.current_view()

    press(qtbot, cockpit, Qt.Key.Key_Tab, CONTROL)
    second = cockpit.area.current_view()
    press(qtbot, cockpit, Qt.Key.Key_Tab, CONTROL)

    assert second is not first
    assert cockpit.area.current_view() is first


def test_a_step_shows_the_pane_that_was_chosen_last(cockpit):
    cockpit.area.show_pane(1)
    cockpit.navigation.go_to("T1-05")

    cockpit.navigation.go_to("T1-01")

    assert cockpit.area.header.tabs.selected_key() == "1"


def test_a_step_shows_the_pane_that_was_chosen_last_after_a_restart_too(open_cockpit, path):
    cockpit = open_cockpit(path)
    cockpit.navigation.go_to("T1-11")
    cockpit.area.show_pane(2)
    cockpit.navigation.go_to("T1-07")
    cockpit.shut_down()
    cockpit.hide()

    again = open_cockpit(path)
    again.navigation.go_to("T1-11")

    assert again.area.header.tabs.selected_key() == "2"


def test_another_workshop_begins_with_the_first_panes(open_cockpit, path):
    cockpit = open_cockpit(path)
    cockpit.navigation.go_to("T1-11")
    cockpit.area.show_pane(2)
    cockpit.shut_down()
    cockpit.hide()
    other = path.with_name("Kleinbach.workshop")
    shutil.copy(path, other)

    again = open_cockpit(other)
    again.navigation.go_to("T1-11")

    assert again.area.header.tabs.selected_key() == "0"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_title_of_a_step_is_whole_beside_five_tabs(
    qtbot, usual_theme, open_cockpit, path, theme_cache, scale
):
    theme.use_scale(scale)
    theme.apply_theme(usual_theme, cache_dir=theme_cache)
    cockpit = open_cockpit(path)
    cockpit.navigation.go_to("T2-11")

    title = cockpit.area.header.title

    qtbot.waitUntil(lambda: title.shown_text() == title.text())


@pytest.mark.parametrize("place", [0, 1])
def test_an_empty_pane_does_not_scroll_for_what_another_one_needs(qtbot, cockpit, place):
    with cockpit.workshop.change("Handlungsfeld") as session:
        builders.an_action_field(session, title="Wohnen")
    cockpit.navigation.go_to("T2-02")
    cockpit.area.show_pane(place)

    def how_far():
        areas = cockpit.area.findChildren(QScrollArea)
        rooms = [a for a in areas if a.isVisible() and isinstance(a.widget(), PaneStack)]
        return [room.verticalScrollBar().maximum() for room in rooms]

    qtbot.waitUntil(lambda: how_far() == [0])


def test_a_topic_is_parked_from_anywhere(qtbot, cockpit):
    press(qtbot, cockpit, Qt.Key.Key_T, CONTROL | SHIFT)
    entry = cockpit.regie.topics.entry
    assert entry.hasFocus()

    qtbot.keyClicks(entry, "Fahrkarten sind knapp")
    qtbot.keyClick(entry, Qt.Key.Key_Return)

    assert topics(cockpit.workshop) == ["Fahrkarten sind knapp"]
    assert cockpit.regie.topics.headline.text() == "Themenspeicher  1 · 1 offen"
    assert "Fahrkarten" in cockpit.regie.topics.topics[0].text()
    assert entry.text() == ""


def test_who_parked_a_topic_by_key_goes_on_typing_in_the_step(qtbot, cockpit):
    cockpit.area.focus_entry()
    before = QApplication.focusWidget()
    press(qtbot, cockpit, Qt.Key.Key_T, CONTROL | SHIFT)

    qtbot.keyClicks(cockpit.regie.topics.entry, "Fahrkarten")
    qtbot.keyClick(cockpit.regie.topics.entry, Qt.Key.Key_Return)

    assert topics(cockpit.workshop) == ["Fahrkarten"]
    assert QApplication.focusWidget() is before


def test_who_clicked_into_the_line_of_topics_parks_one_after_another(qtbot, cockpit):
    entry = cockpit.regie.topics.entry
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)

    for text in ("Fahrkarten", "Radwege"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert topics(cockpit.workshop) == ["Fahrkarten", "Radwege"]


def test_parking_unfolds_the_regie(qtbot, cockpit):
    press(qtbot, cockpit, Qt.Key.Key_F8)
    assert not cockpit.regie.isVisible()

    press(qtbot, cockpit, Qt.Key.Key_T, CONTROL | SHIFT)

    assert cockpit.regie.topics.entry.hasFocus()


def test_escape_gives_the_focus_back_to_the_step(qtbot, cockpit):
    cockpit.park_topic()

    qtbot.keyClick(cockpit.regie.topics.entry, Qt.Key.Key_Escape)

    assert cockpit.area.isAncestorOf(QApplication.focusWidget())


def test_undo_and_redo_by_key_say_what_they_did(qtbot, cockpit):
    told = []
    cockpit.bridge.told.connect(lambda message: told.append(message.text))
    park(cockpit.workshop)

    press(qtbot, cockpit, Qt.Key.Key_Z, CONTROL)
    assert topics(cockpit.workshop) == []
    press(qtbot, cockpit, Qt.Key.Key_Y, CONTROL)

    assert topics(cockpit.workshop) == ["Fahrkarten"]
    assert told == ["Rückgängig: Thema geparkt", "Wiederhergestellt: Thema geparkt"]


def test_the_buttons_name_what_they_would_do(cockpit):
    park(cockpit.workshop)
    assert cockpit.top.undo_button.accessibleName() == "Rückgängig: Thema geparkt"

    cockpit.top.undo_button.click()

    assert cockpit.top.redo_button.accessibleName() == "Wiederherstellen: Thema geparkt"
    assert cockpit.top.redo_button.isEnabled()


def test_with_nothing_to_take_back_undo_says_so(qtbot, cockpit):
    cockpit.history.undo()
    while cockpit.workshop.undo_label():
        cockpit.history.undo()

    with qtbot.waitSignal(cockpit.bridge.told) as told:
        cockpit.history.undo()

    assert "nichts rückgängig" in told.args[0].text
    assert not cockpit.top.undo_button.isEnabled()


def test_undo_belongs_to_the_typed_text_first(qtbot, cockpit):
    park(cockpit.workshop)
    cockpit.park_topic()
    entry = cockpit.regie.topics.entry
    qtbot.keyClicks(entry, "Halb getippt")

    qtbot.keyClick(entry, Qt.Key.Key_Z, CONTROL)
    assert entry.text() == ""
    assert topics(cockpit.workshop) == ["Fahrkarten"]
    qtbot.keyClick(entry, Qt.Key.Key_Z, CONTROL)

    assert topics(cockpit.workshop) == []


def test_each_commit_shows_that_it_is_saved(cockpit):
    park(cockpit.workshop)

    assert cockpit.top.saved.text().startswith("✓ Gesichert")


def test_a_disk_that_takes_nothing_shows_it(cockpit):
    cockpit.bridge.report(SaveFailedError("Datenträger voll"))

    assert cockpit.top.saved.text() == "✗ Nicht gesichert"
    assert cockpit.top.saved.property("role") == "error"


def test_what_is_typed_is_saved_before_the_step_changes(qtbot, cockpit):
    cockpit.navigation.go_to("N-02")
    text = cockpit.area.findChild(QPlainTextEdit)
    text.setFocus()
    qtbot.keyClicks(text, "Liebe Leserinnen und Leser")

    cockpit.navigation.go_to("T1-05")
    cockpit.navigation.go_to("N-02")

    assert cockpit.area.findChild(QPlainTextEdit).toPlainText() == "Liebe Leserinnen und Leser"


def test_the_newest_commits_are_moved_into_the_file_after_a_pause(qtbot, cockpit, path):
    wal = path.with_name(path.name + "-wal")
    park(cockpit.workshop)
    assert wal.stat().st_size > 0

    cockpit.checkpoint.timer.setInterval(1)
    cockpit.checkpoint.timer.start()

    qtbot.waitUntil(lambda: wal.stat().st_size == 0)


def test_a_file_that_another_app_writes_can_be_read_and_walked_through(open_cockpit, path):
    with WorkshopFile.open(path):
        reader = open_cockpit(path)

        assert reader.notices.read_only.isVisible()
        assert "schon geöffnet" in reader.notices.read_only.text.text()
        assert reader.top.saved.text() == "Nur zum Lesen"
        assert not reader.regie.topics.entry.isEnabled()
        reader.navigation.go_on()
        assert reader.navigation.step == "T1-02"
        assert not reader.top.undo_button.isEnabled()


def test_a_new_name_of_the_municipality_shows_at_the_top(cockpit):
    name = "Verbandsgemeinde Hinterlohbach-Sankt Martin an der Ahle"
    with cockpit.workshop.change("Kommune geändert") as session:
        session.query(Workshop).one().title = "Zusammen leben"
        builders.a_municipality(session, name=name)

    assert cockpit.top.details.text() == "Zusammen leben"


@pytest.mark.parametrize("name", ["agenda", "regie"])
def test_a_panel_stays_folded_after_a_restart(open_cockpit, path, name):
    cockpit = open_cockpit(path)
    getattr(cockpit.top, f"{name}_button").click()
    cockpit.shut_down()
    cockpit.hide()

    again = open_cockpit(path)

    panels = {"agenda": again.rail, "regie": again.regie}
    assert not panels.pop(name).isVisible()
    assert all(panel.isVisible() for panel in panels.values())


def test_panels_fold_where_there_is_no_room_and_come_back(cockpit):
    cockpit.resize(1000, 700)
    assert not cockpit.rail.isVisible()
    assert cockpit.regie.isVisible()

    cockpit.resize(1366, 768)

    assert cockpit.rail.isVisible()


def test_f6_goes_round_agenda_step_and_regie(qtbot, cockpit):
    cockpit.rail.list.setFocus()
    areas = (cockpit.rail, cockpit.area, cockpit.regie)
    visited = []
    for _turn in range(4):
        focused = QApplication.focusWidget()
        visited.append(next(area for area in areas if area.isAncestorOf(focused)))
        press(qtbot, cockpit, Qt.Key.Key_F6)

    assert visited == [cockpit.rail, cockpit.area, cockpit.regie, cockpit.rail]


def test_a_place_that_is_kept_in_step_is_told_quietly_until_closed(open_cockpit, tmp_path, path):
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    cockpit = open_cockpit(path.rename(folder / path.name))
    told = cockpit.notices.place.text.text()

    cockpit.notices.place.close_button.click()

    assert "Nextcloud" in told
    assert cockpit.notices.place.property("tone") == ""
    assert not cockpit.notices.place.isVisible()


def test_a_folder_of_this_machine_alone_is_no_notice(cockpit):
    assert not cockpit.notices.place.isVisible()


def test_a_clock_that_is_behind_the_file_is_told_with_what_to_do(open_cockpit, path, monkeypatch):
    class Earlier(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return dt.datetime.now(tz) - dt.timedelta(hours=3)

    earlier = types.SimpleNamespace(datetime=Earlier, UTC=dt.UTC)
    monkeypatch.setattr(saving, "dt", earlier)

    notice = open_cockpit(path).notices.clock

    assert notice.isVisible()
    assert "Uhr dieses Geräts geht nach" in notice.text.text()
    assert "Bitte stellen Sie Datum und Uhrzeit." in notice.text.text()


def test_a_clock_that_is_right_is_no_news(cockpit):
    assert not cockpit.notices.clock.isVisible()
