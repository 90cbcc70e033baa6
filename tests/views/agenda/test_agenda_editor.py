"""The agenda editor: order, minutes, fixed times and own steps, with times that roll."""

import builders
import pytest
from keyboard import type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.views.filled_files import put_filled, town_at
from tests.views.shown_cockpits import shown_cockpit
from workshop_app.model.workshop import EventKind, StepRun, StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.method import PartKey
from workshop_app.views.agenda.editor import AgendaEditor
from workshop_app.views.agenda.editor_model import AgendaEditorModel
from workshop_app.views.agenda.editor_rows import Column
from workshop_app.views.look import theme

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def a_day(workshop):
    with workshop.change("Angelegt", is_undoable=False) as session:
        builders.an_event(session, kind=EventKind.DAY_1, starts_at="09:00", ends_at="17:00")


@pytest.fixture
def content():
    return a_day


@pytest.fixture
def editor(qtbot, workshop, bridge):
    editor = AgendaEditor(workshop, bridge, PartKey.DAY_1)
    editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


def cell(editor, key, column):
    return editor.model.index_of(key, column).data()


def order(editor):
    return [row.id for row in editor.model.rows]


def tick(editor, key, column):
    index = editor.model.index_of(key, column)
    editor.table.setCurrentIndex(index)
    editor.table.setFocus()
    QApplication.sendPostedEvents()
    return index


def test_the_model_keeps_qts_rules(workshop, bridge):
    model = AgendaEditorModel(workshop, bridge, PartKey.DAY_1)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.move("T1-03", 0)
    model.setData(model.index_of("T1-05", Column.MINUTES), "50")
    model.show_part(PartKey.DAY_2)

    assert model.rowCount() == 14


def test_it_shows_a_day_with_its_times(editor):
    assert order(editor)[:3] == ["T1-01", "T1-02", "T1-03"]
    assert cell(editor, "T1-03", Column.BEGIN) == "09:20"
    assert editor.sum.text().startswith("08:30–17:00")
    assert editor.warning.text() == "Raum gebucht 09:00–17:00\u00a0Uhr"


def test_minutes_are_typed_and_the_times_roll(qtbot, editor):
    editor.table.setCurrentIndex(editor.model.index_of("T1-05", Column.MINUTES))
    qtbot.keyClick(editor.table, Qt.Key.Key_5)
    field = editor.table.findChild(QLineEdit)
    qtbot.keyClicks(field, "0")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell(editor, "T1-05", Column.MINUTES) == "50")
    assert cell(editor, "T1-06", Column.BEGIN) == "11:25"


def test_a_day_longer_than_the_booking_is_told(editor):
    editor.model.setData(editor.model.index_of("T1-05", Column.MINUTES), "60")

    assert editor.warning.text() == "Das ist 25\u00a0min länger als gebucht (bis 17:00 Uhr)."
    assert editor.warning.property("role") == "warning"


def test_a_missed_fixed_time_stands_beside_the_new_one(editor):
    index = editor.model.index_of("T1-M", Column.BEGIN)
    editor.model.setData(editor.model.index_of("T1-05", Column.MINUTES), "55")

    assert index.data() == "13:05 statt 12:45"
    assert index.data(Qt.ItemDataRole.EditRole) == "13:05"
    assert "20\u00a0min zu lang" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_minutes_that_nobody_can_read_are_refused_with_a_sentence(qtbot, editor, bridge):
    with qtbot.waitSignal(bridge.told) as told:
        editor.model.setData(editor.model.index_of("T1-05", Column.MINUTES), "lang")

    assert "Dauer in Minuten" in told.args[0].text
    assert cell(editor, "T1-05", Column.MINUTES) == "35"


def test_a_refused_cell_stays_open_with_its_text(qtbot, editor):
    editor.table.setCurrentIndex(editor.model.index_of("T1-05", Column.MINUTES))
    qtbot.keyClick(editor.table, Qt.Key.Key_X)
    field = editor.table.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.isVisible()
    assert field.text() == "x"
    qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_alt_and_arrows_move_a_step_and_stay_with_it(qtbot, editor):
    editor.table.select("T1-03")
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_Down, ALT)
    after_down = order(editor)
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, ALT)

    assert after_down[1:4] == ["T1-02", "T1-04", "T1-03"]
    assert order(editor)[:3] == ["T1-01", "T1-03", "T1-02"]
    assert editor.table.selected_key() == "T1-03"


def test_the_first_step_cannot_go_higher(qtbot, editor):
    before = order(editor)
    editor.table.select("T1-01")
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_Up, ALT)

    assert order(editor) == before
    assert not editor.up_button.isEnabled()


def test_a_step_is_dropped_where_it_was_dragged_to(editor):
    model = editor.model
    mime = model.mimeData([model.index_of("T1-08")])
    parent = model.index(-1, -1)

    model.dropMimeData(mime, Qt.DropAction.MoveAction, 2, 0, parent)

    assert order(editor)[1:4] == ["T1-02", "T1-08", "T1-03"]


def test_a_step_dropped_on_another_stands_before_it(editor):
    model = editor.model
    mime = model.mimeData([model.index_of("T1-02")])

    model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, model.index_of("T1-12"))

    assert order(editor)[-3:] == ["T1-02", "T1-12", "T1-R"]


def test_the_space_bar_leaves_a_step_out(qtbot, editor):
    tick(editor, "T1-08", Column.LEFT_OUT)
    qtbot.keyClick(editor.table, Qt.Key.Key_Space)

    assert cell(editor, "T1-08", Column.BEGIN) == ""
    assert cell(editor, "T1-09", Column.BEGIN) == "13:45"
    assert "entfällt: ja" in editor.model.index_of("T1-08", Column.LEFT_OUT).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_a_click_on_the_pin_fixes_the_time(qtbot, editor):
    index = tick(editor, "T1-06", Column.FIXED)
    place = editor.table.visualRect(index)
    # The box stands at the left of its cell.
    point = QPoint(place.left() + 14, place.center().y())
    qtbot.mouseClick(editor.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    editor.model.setData(editor.model.index_of("T1-05", Column.MINUTES), "15")

    assert cell(editor, "T1-06", Column.BEGIN) == "11:10"


def test_a_typed_time_fixes_the_step_and_an_empty_one_releases_it(editor):
    model = editor.model
    model.setData(model.index_of("T1-06", Column.BEGIN), "11.30")
    pinned = cell(editor, "T1-06", Column.BEGIN)
    model.setData(model.index_of("T1-06", Column.BEGIN), "")

    assert (pinned, cell(editor, "T1-06", Column.BEGIN)) == ("11:30", "11:10")


def test_a_new_step_is_named_at_once(qtbot, editor, workshop):
    editor.table.select("T1-03")
    editor.add_button.click()
    field = editor.table.findChild(QLineEdit)
    type_text(field, "Grußwort")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    key = order(editor)[3]
    qtbot.waitUntil(lambda: cell(editor, key, Column.TITLE) == "Grußwort")
    with workshop.read() as session:
        assert agenda.row_of(session, key).text.title == "Grußwort"


def test_a_break_is_added_by_key(qtbot, editor):
    editor.table.select("T1-08")
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_N, CONTROL | SHIFT)

    place = order(editor).index("T1-08") + 1
    assert editor.model.rows[place].agenda.text.is_break


def test_an_own_step_is_described_below_the_table(editor, workshop):
    editor.add_button.click()
    key = editor.table.selected_key()
    editor.table.setFocus()
    editor.form.question.setText("Was wünschen Sie sich?")
    editor.form.note.setPlainText("Im Stehen.\nOhne Folien.")
    editor.table.select("T1-01")

    with workshop.read() as session:
        text = agenda.row_of(session, key).text
    assert text.question == "Was wünschen Sie sich?"
    assert text.instructions == ("Im Stehen.", "Ohne Folien.")
    assert not editor.form.isVisible()


def test_everything_is_in_sight_on_a_small_screen_at_the_largest_size(
    qtbot, usual_theme, workshop, bridge, theme_cache
):
    theme.use_scale(2.0)
    theme.apply_theme(usual_theme, cache_dir=theme_cache)
    editor = AgendaEditor(workshop, bridge, PartKey.DAY_1)
    editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(editor)
    editor.show()
    header = editor.table.horizontalHeader()
    names = [editor.model.headerData(n, Qt.Orientation.Horizontal) for n in range(header.count())]
    needed = [header.fontMetrics().horizontalAdvance(name) for name in names]

    editor.add_button.click()
    editor.resize(1366, 700)

    assert editor.form.isVisible()
    assert editor.minimumSizeHint().height() <= 700
    qtbot.waitUntil(
        lambda: (
            editor.table.viewport()
            .rect()
            .contains(editor.table.visualRect(editor.table.currentIndex()))
        )
    )
    assert all(header.sectionSize(n) > width for n, width in enumerate(needed))


def test_only_own_steps_can_be_removed(qtbot, editor):
    before = order(editor)
    is_enabled_for_the_method = editor.remove_button.isEnabled()
    editor.remove()
    editor.add_button.click()
    editor.table.setFocus()
    is_enabled_for_own = editor.remove_button.isEnabled()
    editor.remove()

    assert (is_enabled_for_the_method, is_enabled_for_own) == (False, True)
    assert order(editor) == before


def test_titles_of_the_method_stay(editor):
    flags = editor.model.index_of("T1-05", Column.TITLE).flags()

    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_the_other_day_is_one_click_away(qtbot, editor):
    qtbot.mouseClick(editor.days.button("tag2"), Qt.MouseButton.LeftButton)

    assert order(editor)[0] == "T2-01"


def test_an_edit_is_one_change_that_can_be_taken_back(editor, workshop):
    before = order(editor)
    editor.model.move("T1-03", 0)
    label = workshop.undo()

    assert label == "Ablauf umgestellt"
    assert order(editor) == before


def test_control_z_asks_for_undo(qtbot, editor):
    editor.table.setFocus()

    with qtbot.waitSignal(editor.undo_wanted):
        qtbot.keyClick(editor.table, Qt.Key.Key_Z, CONTROL)


@pytest.fixture
def cockpit(qtbot, tmp_path):
    path = put_filled(tmp_path / "Auental.workshop", town_at("T1-03"))
    with shown_cockpit(qtbot, path) as cockpit:
        yield cockpit


def open_editor(cockpit):
    cockpit.rail.edit_agenda()
    return cockpit.rail.findChild(AgendaEditor)


def rail_titles(cockpit):
    model = cockpit.rail.model
    return [model.index(number).data() for number in range(model.rowCount())]


def test_a_key_opens_the_editor_beside_the_cockpit(qtbot, cockpit):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7, SHIFT)

    editor = cockpit.rail.findChild(AgendaEditor)
    assert editor.isVisible()
    assert not editor.isModal()
    assert editor.table.selected_key() == "T1-03"
    editor.close()


def test_opening_it_again_brings_the_same_one_to_the_front(cockpit):
    first = open_editor(cockpit)

    assert open_editor(cockpit) is first
    assert len(cockpit.rail.findChildren(AgendaEditor)) == 1
    first.close()


def test_rail_and_regie_follow_the_new_order(cockpit):
    editor = open_editor(cockpit)
    editor.model.move("T1-05", order(editor).index("T1-04"))
    titles = rail_titles(cockpit)

    assert titles.index("Projektlandkarte") == titles.index("Erwartungen") + 1
    assert cockpit.regie.next_button.text() == "Weiter: Projektlandkarte →"
    assert cockpit.rail.list.currentIndex().data() == "Erwartungen"
    editor.close()


def test_an_own_step_can_be_led_like_any_other(cockpit):
    editor = open_editor(cockpit)
    editor.table.select("T1-03")
    editor.add_button.click()
    key = editor.table.selected_key()
    editor.table.setFocus()
    editor.model.setData(editor.model.index_of(key, Column.TITLE), "Grußwort")
    editor.close()

    cockpit.navigation.go_on()
    cockpit.timer.toggle()

    assert cockpit.navigation.step == key
    assert cockpit.regie.time.clock.text() == "20:00"
    cockpit.navigation.go_on()
    with cockpit.workshop.read() as session:
        assert session.query(StepRun).filter_by(step=key).one().status == StepStatus.DONE


def test_a_long_title_of_an_own_step_makes_nothing_wider(qtbot, cockpit):
    title = "Grußworte der Landrätin, des Bürgermeisters und des Integrationsrats " * 2
    editor = open_editor(cockpit)
    editor.table.select("T1-03")
    editor.add_button.click()
    key = editor.table.selected_key()
    editor.table.setFocus()
    editor.model.setData(editor.model.index_of(key, Column.TITLE), title)
    editor.close()
    button = cockpit.regie.next_button

    assert button.text().endswith("… →")
    assert button.sizeHint().width() <= button.width()
    assert button.accessibleName() == f"Weiter: {title.strip()} →"
    cockpit.navigation.go_to(key)
    assert cockpit.minimumSizeHint().width() <= 1366


def test_removing_the_step_in_sight_shows_the_one_before(cockpit):
    editor = open_editor(cockpit)
    editor.table.select("T1-03")
    editor.add_button.click()
    key = editor.table.selected_key()
    editor.table.setFocus()
    cockpit.navigation.go_to(key)
    editor.table.select(key)
    editor.remove()

    assert cockpit.navigation.step == "T1-03"
    editor.close()


def test_taking_back_the_step_in_sight_leads_back_to_a_step(cockpit):
    editor = open_editor(cockpit)
    editor.add_button.click()
    key = editor.table.selected_key()
    editor.table.setFocus()
    cockpit.navigation.go_to(key)

    cockpit.undo()

    assert cockpit.navigation.step != key
    editor.close()
