"""The rail tells where the two days stand and leads to any step."""

import builders
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from workshop_app.model.workshop import StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.method import load_method
from workshop_app.phases.schedule.timing import SystemClock
from workshop_app.views.agenda.model import ROW, AgendaModel, Mark
from workshop_app.views.agenda.rail import AgendaRail


@pytest.fixture
def model(workshop, bridge):
    model = AgendaModel(workshop, bridge)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    model.deleteLater()


@pytest.fixture
def rail(qtbot, workshop, bridge):
    rail = AgendaRail(workshop, bridge, SystemClock())
    qtbot.addWidget(rail)
    rail.resize(264, 700)
    rail.show()
    return rail


def test_the_head_of_a_part_is_in_sight_with_its_first_step(rail):
    rail.resize(264, 240)
    for key in ("N-04", "V-01"):
        rail.show_step(key)

    head = rail.list.visualRect(rail.model.index(0))
    assert rail.list.viewport().rect().contains(head)


def row_of(model, key):
    return model.index_of(key).data(ROW)


def run_step(workshop, key, status):
    with workshop.change("Schritt") as session:
        agenda.set_status(session, key, status)


def test_steps_stand_under_the_heads_of_their_parts(model):
    titles = [model.index(number).data() for number in range(model.rowCount())]

    heads = [
        model.index(number).data() for number in range(model.rowCount()) if not flags(model, number)
    ]
    assert heads == [
        "Vorbereitung",
        "Tag 1 · Positionieren",
        "Tag 2 · Realisieren",
        "Nachbereitung",
    ]
    assert titles.index("Tag 2 · Realisieren") < titles.index("Leitziele")
    assert len(titles) == len(load_method().steps) + 4


def flags(model, number):
    return model.flags(model.index(number)) != Qt.ItemFlag.NoItemFlags


def test_a_step_tells_its_start_and_a_step_outside_the_days_does_not(model):
    assert row_of(model, "T1-07").time == "11:45"
    assert row_of(model, "V-02").time == ""


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        (StepStatus.OPEN, Mark.OPEN),
        (StepStatus.RUNNING, Mark.BEGUN),
        (StepStatus.DONE, Mark.DONE),
        (StepStatus.SKIPPED, Mark.SKIPPED),
    ],
)
def test_each_state_has_its_mark(workshop, model, status, mark):
    run_step(workshop, "T1-05", status)

    assert row_of(model, "T1-05").mark is mark


def test_a_state_that_another_program_wrote_counts_as_open(workshop, model):
    with workshop.change("Schritt") as session:
        builders.a_step_run(session, step="T1-05", status="vertagt")

    assert row_of(model, "T1-05").mark is Mark.OPEN


def test_the_current_step_runs_unless_it_is_done(workshop, model):
    model.set_current("T1-05")
    assert row_of(model, "T1-05").mark is Mark.RUNNING

    run_step(workshop, "T1-05", StepStatus.DONE)

    assert row_of(model, "T1-05").mark is Mark.DONE
    assert row_of(model, "T1-05").is_current


def test_a_change_touches_only_the_row_of_its_step(qtbot, workshop, model):
    with qtbot.waitSignal(model.dataChanged) as changed:
        run_step(workshop, "T1-05", StepStatus.DONE)

    assert changed.args[0] == changed.args[1] == model.index_of("T1-05")


def test_a_change_elsewhere_leaves_the_rail_alone(qtbot, workshop, model):
    with qtbot.assertNotEmitted(model.dataChanged), workshop.change("Thema") as session:
        builders.a_parked_topic(session)


def test_a_row_says_all_in_words(model):
    model.set_current("T1-07")

    spoken = model.index_of("T1-07").data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Stärken und Schwächen, läuft, aktueller Schritt, 11:45 Uhr, 1\u00a0h"


def test_arrows_look_and_enter_goes_there(qtbot, rail):
    rail.show_step("V-01")
    rail.list.setFocus()

    with qtbot.assertNotEmitted(rail.step_chosen):
        qtbot.keyClick(rail.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.step_chosen) as chosen:
        qtbot.keyClick(rail.list, Qt.Key.Key_Return)

    assert chosen.args == ["V-02"]


def test_arrows_step_over_the_heads_of_parts(qtbot, rail):
    rail.show_step("V-05")
    rail.list.setFocus()

    qtbot.keyClick(rail.list, Qt.Key.Key_Down)

    assert rail.list.currentIndex().data(ROW).key == "T1-01"


def test_a_click_goes_there_and_a_click_on_a_head_does_not(qtbot, rail):
    place = rail.list.visualRect(rail.model.index_of("V-03")).center()
    head = rail.list.visualRect(rail.model.index(0)).center()

    with qtbot.waitSignal(rail.step_chosen) as chosen:
        qtbot.mouseClick(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.assertNotEmitted(rail.step_chosen):
        qtbot.mouseClick(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=head)

    assert chosen.args == ["V-03"]


def test_the_current_step_is_in_sight(rail):
    rail.show_step("N-04")

    assert rail.list.viewport().rect().contains(rail.list.visualRect(rail.model.index_of("N-04")))


@pytest.mark.parametrize(
    ("text", "status", "label"),
    [
        ("Als fertig markieren", StepStatus.DONE, "Schritt abgeschlossen"),
        ("Überspringen", StepStatus.SKIPPED, "Schritt übersprungen"),
        ("Wieder öffnen", StepStatus.OPEN, "Schritt wieder geöffnet"),
    ],
)
def test_the_menu_sets_the_state_of_a_step_and_can_be_undone(workshop, rail, text, status, label):
    run_step(workshop, "T1-05", StepStatus.RUNNING)
    menu = rail.menu_for(row_of(rail.model, "T1-05"))

    next(action for action in menu.actions() if action.text() == text).trigger()

    with workshop.read() as session:
        states = {row.step.key: row.status for row in agenda.agenda(session)}
    assert states["T1-05"] == status
    assert workshop.undo_label() == label
    menu.deleteLater()


def test_selection_is_not_what_marks_the_current_step(rail):
    rail.show_step("T1-05")

    rail.list.selectionModel().setCurrentIndex(
        rail.model.index_of("V-01"), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )

    assert row_of(rail.model, "T1-05").is_current
    assert not row_of(rail.model, "V-01").is_current


def test_planned_and_taken_minutes_are_told(workshop, model):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-05", minutes_actual=40)

    spoken = model.index_of("T1-05").data(Qt.ItemDataRole.ToolTipRole)
    assert spoken.endswith("40\u00a0min gebraucht, 35\u00a0min geplant")


def test_a_step_left_out_has_no_time(workshop, model):
    with workshop.change("Angelegt") as session:
        agenda.set_status(session, "T1-05", StepStatus.SKIPPED)

    assert model.index_of("T1-05").data(ROW).time == ""
