"""A decision is noted from anywhere, and a half-typed one is not lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.views.filled_files import town_at
from tests.views.keyboard import type_text
from workshop_app.model.voting import Decision
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.settings import Settings

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def content():
    return town_at("T1-07")


@pytest.fixture
def cockpit(qtbot, workshop, tmp_path):
    cockpit = Cockpit(workshop, Settings(tmp_path / "einstellungen.json"))
    qtbot.addWidget(cockpit)
    cockpit.resize(1366, 768)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    cockpit.activateWindow()
    yield cockpit
    if cockpit.workshop._is_open:
        cockpit.shut_down()


@pytest.fixture
def panel(qtbot, cockpit):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, CONTROL | SHIFT)
    assert cockpit.notes.panel.isVisible()
    return cockpit.notes.panel


def decisions(path):
    with WorkshopFile.open(path, for_writing=False) as workshop, workshop.read() as session:
        columns = (Decision.text, Decision.step, Decision.votes_for, Decision.votes_against)
        return [tuple(row) for row in session.query(*columns)]


def test_a_key_opens_the_panel_over_the_running_step(cockpit, panel):
    assert panel.text.hasFocus()
    assert panel.step.text() == "Stärken und Schwächen"
    assert panel.geometry().right() <= cockpit.width()


def test_enter_files_the_decision_under_the_running_step_and_goes_back(
    qtbot, workshop, cockpit, panel
):
    type_text(panel.text, "Fünf Felder werden vertieft.")

    qtbot.keyClick(panel.text, Qt.Key.Key_Return)

    assert decisions(workshop.path) == [("Fünf Felder werden vertieft.", "T1-07", None, None)]
    assert not panel.isVisible()
    assert cockpit.area.current_view().capture.line.hasFocus()


def test_result_and_counter_position_are_kept(qtbot, workshop, panel):
    type_text(panel.text, "Titel steht.")
    panel.procedure.setCurrentIndex(1)
    for key, count in (("votes_for", "30"), ("votes_against", "2"), ("abstentions", "5")):
        panel.counts[key].setText(count)
    type_text(panel.counter, "Der Name sagt nichts über Teilhabe.")

    qtbot.keyClick(panel.counts["abstentions"], Qt.Key.Key_Return, CONTROL)

    with workshop.read() as session:
        saved = session.query(Decision).one()
    assert (saved.votes_for, saved.votes_against, saved.abstentions) == (30, 2, 5)
    assert saved.procedure == "abstimmung"
    assert saved.counter_position == "Der Name sagt nichts über Teilhabe."


def test_esc_keeps_what_is_typed_until_it_is_confirmed(qtbot, workshop, cockpit, panel):
    type_text(panel.text, "Halb get")

    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert decisions(workshop.path) == []
    cockpit.navigation.go_to("T1-11")
    cockpit.notes.note_decision()

    assert panel.text.toPlainText() == "Halb get"
    assert panel.step.text() == "Handlungsfelder wählen"


def test_shift_enter_begins_a_new_line(qtbot, workshop, panel):
    type_text(panel.text, "Erstens")
    qtbot.keyClick(panel.text, Qt.Key.Key_Return, SHIFT)
    type_text(panel.text, "zweitens")

    qtbot.keyClick(panel.text, Qt.Key.Key_Return)

    assert [text for text, *_rest in decisions(workshop.path)] == ["Erstens\nzweitens"]


def test_a_count_that_is_no_number_is_told_beside_it(qtbot, workshop, panel):
    type_text(panel.text, "Titel steht.")
    panel.counts["votes_against"].setText("zwei")

    qtbot.keyClick(panel.text, Qt.Key.Key_Return)

    assert panel.problem.text() == "Bei „Nein“ passt nur eine ganze Zahl."
    assert panel.counts["votes_against"].hasFocus()
    assert decisions(workshop.path) == []


def test_an_empty_decision_is_told_and_not_saved(qtbot, workshop, panel):
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)

    assert "in einem Satz" in panel.problem.text()
    assert decisions(workshop.path) == []


def test_undo_takes_the_decision_back(qtbot, workshop, panel):
    type_text(panel.text, "Titel steht.")
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)

    assert workshop.undo() == "Entscheidung festgehalten"
    assert decisions(workshop.path) == []


def test_discarding_empties_the_draft(qtbot, cockpit, panel):
    type_text(panel.text, "Doch nicht")

    panel.empty_button.click()
    cockpit.notes.note_decision()

    assert panel.text.toPlainText() == ""


def test_a_draft_is_saved_when_the_workshop_is_closed(qtbot, workshop, cockpit, panel):
    type_text(panel.text, "Noch nicht bestätigt")
    panel.counts["votes_for"].setText("viele")
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)

    cockpit.shut_down()

    assert [text for text, *_rest in decisions(workshop.path)] == ["Noch nicht bestätigt"]


def test_the_panel_stays_inside_a_small_window(qtbot, cockpit, panel):
    cockpit.resize(1100, 640)
    QApplication.processEvents()

    assert cockpit.rect().contains(panel.geometry())


def test_afterwards_the_focus_is_where_it_was(qtbot, cockpit):
    cockpit.navigation.go_to("T1-02")
    QApplication.processEvents()
    cells = cockpit.area.current_view().cells
    qtbot.keyClick(cells, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is not cells

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, CONTROL | SHIFT)
    assert cockpit.notes.panel.text.hasFocus()
    qtbot.keyClick(cockpit.notes.panel.text, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is cells or cells.isAncestorOf(QApplication.focusWidget())
