import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.views.parts.toast import NEVER_COVERED, Toast

# The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def window(qtbot):
    """A window with a field that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(parent=window, objectName="field")
    QVBoxLayout(window).addWidget(field)
    window.resize(800, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    return window


@pytest.fixture
def toast(window):
    """A toast of this window that waits only a moment."""
    toast = Toast(window, shown_milliseconds=30)
    yield toast
    toast.hide()


def test_toast_shows_a_message_without_taking_the_focus(qtbot, window, toast):
    toast.show_message("Karte gelöscht")

    assert toast.isVisible()
    assert toast.message.text() == "Karte gelöscht"
    assert not toast.action_button.isVisible()
    assert QApplication.focusWidget().objectName() == "field"


def test_a_toast_that_is_closed_by_mouse_leaves_the_focus_where_it_is(qtbot, toast):
    toast.show_message("Karte gelöscht")

    qtbot.mouseClick(toast.close_button, Qt.MouseButton.LeftButton)

    assert toast.isHidden()
    assert QApplication.focusWidget().objectName() == "field"


def test_toast_goes_away_by_itself(qtbot, toast):
    toast.show_message("Karte gelöscht")

    qtbot.waitUntil(toast.isHidden)


def test_action_of_the_toast_is_carried_out_once(qtbot, toast):
    done = []
    toast.show_message("Karte gelöscht", action_text="Rückgängig", action=lambda: done.append(1))

    qtbot.mouseClick(toast.action_button, Qt.MouseButton.LeftButton)
    toast.action_button.click()

    assert done == [1]
    assert toast.isHidden()
    assert toast.action_button.accessibleName() == "Rückgängig"


def test_toast_stays_while_it_has_the_focus(qtbot, window, toast):
    toast.show_message("Karte gelöscht", action_text="Rückgängig")

    toast.action_button.setFocus(Qt.FocusReason.TabFocusReason)

    assert not toast.is_counting()
    window.findChild(QLineEdit, "field").setFocus()
    assert toast.is_counting()
    qtbot.waitUntil(toast.isHidden)


def test_toast_stays_while_the_pointer_is_on_it(qtbot, toast):
    toast.show_message("Karte gelöscht")

    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))

    assert not toast.is_counting()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_counting()


def test_escape_closes_the_focused_toast(qtbot, toast):
    toast.show_message("Karte gelöscht", action_text="Rückgängig")
    toast.action_button.setFocus()

    qtbot.keyClick(toast.action_button, Qt.Key.Key_Escape)

    assert toast.isHidden()


def test_closing_button_has_a_name(toast):
    assert toast.close_button.accessibleName() == "Meldung schließen"


def test_new_message_replaces_the_last_one_and_its_action(qtbot, toast):
    done = []
    toast.show_message("Karte gelöscht", action_text="Rückgängig", action=lambda: done.append(1))

    toast.show_message("Thema geparkt")

    assert toast.message.text() == "Thema geparkt"
    assert not toast.action_button.isVisible()
    toast.action_button.click()
    assert done == []


def test_toast_keeps_its_place_at_the_bottom(qtbot, window, toast):
    toast.show_message("Karte gelöscht")

    window.resize(1000, 600)

    assert toast.geometry().bottom() < 600
    assert toast.geometry().bottom() > 560
    assert abs(toast.geometry().center().x() - 500) <= 1


def test_long_message_ends_in_an_ellipsis(qtbot, window, toast):
    toast.show_message("Diese Meldung ist viel zu lang für eine einzige Zeile. " * 5)

    assert toast.width() < window.width()
    assert toast.message.shown_text().endswith("…")


def put_field(window, name, rect):
    """A field of this kind at a place, with the focus."""
    field = QPlainTextEdit(window) if name == "text" else QLineEdit(window)
    field.setGeometry(*rect)
    field.show()
    field.setFocus()
    return field


def test_toast_is_above_the_field_in_use_where_it_would_cover_it(window, toast):
    field = put_field(window, "line", (100, 340, 600, 40))

    toast.show_message("Karte gelöscht")

    assert not toast.geometry().intersects(field.geometry())
    assert toast.geometry().bottom() < field.geometry().top()


def test_toast_gives_way_when_the_focus_moves_below_it(qtbot, window, toast):
    toast.show_message("Karte gelöscht")

    field = put_field(window, "line", (100, 340, 600, 40))

    qtbot.waitUntil(lambda: not toast.geometry().intersects(field.geometry()))


def test_a_page_that_goes_away_with_the_focus_takes_nothing_along(window, toast):
    """Qt tells that the focus has changed when half of the page's children are gone."""
    page = QWidget()
    lines = [QLineEdit() for _number in range(6)]
    layout = QVBoxLayout(page)
    for line in lines:
        layout.addWidget(line)
    window.layout().addWidget(page)
    page.show()
    lines[3].setFocus()
    toast.show_message("Karte gelöscht")

    shiboken6.delete(page)

    assert toast.isVisible()


def test_toast_goes_back_to_the_bottom_with_the_next_message(window, toast):
    put_field(window, "line", (100, 340, 600, 40))
    toast.show_message("Karte gelöscht")
    put_field(window, "line", (100, 20, 600, 40))

    toast.show_message("Thema geparkt")

    assert toast.geometry().bottom() > 340


def test_toast_leaves_the_line_in_sight_in_which_one_writes_a_long_text(window, toast):
    field = put_field(window, "text", (0, 0, 800, 400))
    field.setPlainText("Zeile\n" * 30)
    field.moveCursor(QTextCursor.MoveOperation.End)

    toast.show_message("Karte gelöscht")

    caret = field.cursorRect()
    caret.moveTo(field.viewport().mapTo(window, caret.topLeft()))
    assert not toast.geometry().intersects(caret)


def test_toast_leaves_the_current_row_of_a_list_in_sight(window, toast):
    rows = QListWidget(window)
    rows.addItems([f"Zeile {number}" for number in range(60)])
    rows.setGeometry(0, 0, 800, 400)
    rows.show()
    rows.setCurrentRow(59)
    rows.setFocus()

    toast.show_message("Karte gelöscht")

    row = rows.visualItemRect(rows.item(59))
    row.moveTo(rows.viewport().mapTo(window, row.topLeft()))
    assert not toast.geometry().intersects(row)


def test_toast_stays_at_the_bottom_of_a_page_that_has_the_focus(window, toast):
    page = QWidget(window)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setGeometry(0, 0, 800, 400)
    page.show()
    page.setFocus()

    toast.show_message("Karte gelöscht")

    assert 340 < toast.geometry().bottom() < 400


def test_toast_gives_way_to_a_field_that_moves_below_it(qtbot, window):
    toast = Toast(window)
    field = put_field(window, "line", (100, 20, 600, 40))
    toast.show_message("Karte gelöscht")

    field.move(100, 340)

    qtbot.waitUntil(lambda: not toast.geometry().intersects(field.geometry()))
    toast.hide()


def show_table(window, rows):
    """A table that fills the window below its upper part, with the focus in the first row."""
    table = QTableWidget(rows, 2, window)
    table.setGeometry(0, 120, 800, 280)
    table.show()
    table.setCurrentCell(0, 0)
    table.setFocus()
    return table


def test_toast_leaves_all_rows_of_a_table_in_sight(window, toast):
    table = show_table(window, 60)

    toast.show_message("Karte gelöscht")

    assert not toast.geometry().intersects(table.geometry())


def test_toast_leaves_them_in_sight_while_a_cell_is_edited(window, toast):
    table = show_table(window, 60)
    table.edit(table.currentIndex())

    toast.show_message("Karte gelöscht")

    assert not toast.geometry().intersects(table.geometry())


def test_toast_may_stand_below_the_last_row_of_a_table(window, toast):
    show_table(window, 3)

    toast.show_message("Karte gelöscht")

    assert toast.geometry().bottom() > 340


@pytest.mark.parametrize("name", NEVER_COVERED)
def test_toast_leaves_in_sight_what_is_read_while_one_types(window, toast, name):
    put_field(window, "line", (100, 360, 600, 40))
    hint = QLabel("Verschieben nach Nummer …", window, objectName=name)
    hint.setGeometry(100, 310, 400, 40)
    hint.show()

    toast.show_message("Karte gelöscht")

    assert not toast.geometry().intersects(hint.geometry())
