import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.views.keyboard import type_text
from workshop_app.phases import checklists
from workshop_app.phases.step import ChecklistPane
from workshop_app.views.checklist.view import ChecklistView
from workshop_app.views.look.theme import FONT_SIZE, SPACING


@pytest.fixture
def view(qtbot, workshop, bridge):
    view = ChecklistView(workshop, bridge, "V-05", ChecklistPane("Raum und Technik", "raum"))
    qtbot.addWidget(view)
    view.resize(800, 560)
    view.show()
    view.focus_entry()
    return view


def saved(workshop):
    with workshop.read() as session:
        return checklists.lines(session, "raum")


def test_space_ticks_the_line_with_the_focus(qtbot, workshop, view):
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Space)

    assert [line.is_done for line in saved(workshop)[:3]] == [False, True, False]
    assert view.progress_text.text().startswith("1 von ")


def test_click_ticks_a_line_and_another_takes_it_back(qtbot, workshop, view):
    place = view.list.visualRect(view.model.index(0)).center()

    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    once = saved(workshop)[0].is_done
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert (once, saved(workshop)[0].is_done) == (True, False)


def test_undo_takes_the_tick_off(qtbot, workshop, view):
    qtbot.keyClick(view.list, Qt.Key.Key_Space)

    workshop.undo()

    assert not view.model.lines[0].is_done


def test_enter_adds_a_line_and_empties_the_entry(qtbot, workshop, view):
    type_text(view.entry, "Schlüssel für den Nebenraum")
    qtbot.keyClick(view.entry, Qt.Key.Key_Return)

    assert saved(workshop)[-1].text == "Schlüssel für den Nebenraum"
    assert view.entry.text() == ""


def test_delete_removes_a_line_of_ones_own(qtbot, workshop, view):
    type_text(view.entry, "Schlüssel")
    qtbot.keyClick(view.entry, Qt.Key.Key_Return)
    view.list.setFocus()
    view.list.setCurrentIndex(view.model.index(view.model.rowCount() - 1))

    qtbot.keyClick(view.list, Qt.Key.Key_Delete)

    assert all(line.item for line in saved(workshop))


def test_delete_leaves_a_line_of_the_method_and_says_so(qtbot, bridge, view):
    with qtbot.waitSignal(bridge.told):
        qtbot.keyClick(view.list, Qt.Key.Key_Delete)

    assert view.model.lines[0].item


def test_line_that_is_typed_is_added_when_the_pane_goes_away(qtbot, workshop, view):
    type_text(view.entry, "Reserveleuchte")

    view.save_pending()

    assert saved(workshop)[-1].text == "Reserveleuchte"


def test_line_is_high_enough_for_its_text_and_its_hint(view):
    hinted = next(n for n, line in enumerate(view.model.lines) if line.hint)

    height = view.list.visualRect(view.model.index(hinted)).height()

    assert height > FONT_SIZE.card + FONT_SIZE.small + 2 * SPACING.s


def test_lines_are_higher_where_the_list_grows_narrower_alone(qtbot, view):
    longest = max(range(len(view.model.lines)), key=lambda n: len(view.model.lines[n].text))

    def height():
        return view.list.visualRect(view.model.index(longest)).height()

    before = height()
    view.resize(420, view.height())

    qtbot.waitUntil(lambda: height() > before)


def test_model_keeps_the_rules_of_qt(view, workshop):
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)

    with workshop.change("Punkt hinzugefügt") as session:
        checklists.add_line(session, "raum", "Schlüssel")
