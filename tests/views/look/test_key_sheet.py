"""The sheet on F1 and ?: it shows the keys that work, and gives the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

from workshop_app.views import cockpit_keys
from workshop_app.views.board.actions import CARD_ACTIONS
from workshop_app.views.look.key_sheet import KeySheet
from workshop_app.views.look.key_table import key_areas, shown_keys
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings


@pytest.fixture
def window(request, qtbot, usual_theme, tmp_path):
    window = MainWindow(Settings(tmp_path / "einstellungen.json"))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    at_a_board = "board_file" in request.fixturenames
    window.open_workshop(request.getfixturevalue("board_file" if at_a_board else "break_file"))
    yield window
    window.close_workshop()
    window.close()
    window.deleteLater()


def sheet_of(window):
    sheet = window.findChild(KeySheet)
    return sheet if sheet is not None and sheet.isVisible() else None


def rows():
    return {row.keys for area in key_areas() for row in area.rows}


def test_it_opens_from_a_text_and_gives_the_focus_back(qtbot, window):
    line = QApplication.focusWidget()

    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert sheet_of(window) is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert sheet_of(window) is None
    assert QApplication.focusWidget() is line


def test_a_question_mark_in_a_text_is_a_question_mark(qtbot, board_file, window):
    line = QApplication.focusWidget()

    qtbot.keyClicks(line, "Warum?")

    assert sheet_of(window) is None
    assert line.toPlainText() == "Warum?"


def test_a_question_mark_elsewhere_opens_it(qtbot, window):
    window.cockpit.rail.list.setFocus()

    qtbot.keyClick(window.cockpit.rail.list, "?")

    assert sheet_of(window) is not None


def test_without_single_letters_only_f1_opens_it(qtbot, window):
    window.view.appearance.choose_letter_keys(False)
    window.cockpit.rail.list.setFocus()

    qtbot.keyClick(window.cockpit.rail.list, "?")

    assert sheet_of(window) is None


def test_without_single_letters_they_do_nothing_to_cards(qtbot, board_file, window):
    column = window.cockpit.area.current_view().area.columns_in_order()[0].cards
    column.setFocus()
    column.setCurrentIndex(column.model().index(0, 0, column.rootIndex()))
    count = column.model().rowCount(column.rootIndex())
    window.view.appearance.choose_letter_keys(False)

    qtbot.keyClick(column, Qt.Key.Key_B)

    assert column.model().rowCount(column.rootIndex()) == count


def test_it_lies_within_the_window(qtbot, window):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)

    assert window.rect().contains(sheet_of(window).geometry())


@pytest.mark.parametrize("name", [name for name in dir(cockpit_keys) if name.endswith("_KEYS")])
def test_each_key_of_the_cockpit_has_a_row(name):
    keys = shown_keys(getattr(cockpit_keys, name))

    assert any(keys in shown for shown in rows())


def test_each_key_of_the_cards_has_a_row():
    assert {text.shown_key for text in CARD_ACTIONS.values() if text.key is not None} <= rows()


def test_each_button_with_a_shortcut_says_so_in_its_tip(window):
    buttons = [
        button for button in window.findChildren(QAbstractButton) if not button.shortcut().isEmpty()
    ]
    native = QKeySequence.SequenceFormat.NativeText

    assert buttons
    assert [
        button.accessibleName()
        for button in buttons
        if button.shortcut().toString(native) not in button.toolTip()
    ] == []


def test_buttons_whose_keys_the_cockpit_has_say_them_too(window):
    cockpit = window.cockpit
    wanted = {
        cockpit.top.home_button: "Ctrl+W",
        cockpit.top.export_button: "Ctrl+E",
        cockpit.top.documents_button: "Ctrl+Shift+S",
        cockpit.top.view_button: "F10",
        cockpit.top.agenda_button: "F7",
        cockpit.top.regie_button: "F8",
        cockpit.top.undo_button: "Ctrl+Z",
        cockpit.regie.next_button: "Ctrl+Shift+Right",
        cockpit.regie.back_button: "Ctrl+Shift+Left",
    }

    assert [
        button.accessibleName()
        for button, keys in wanted.items()
        if shown_keys(keys) not in button.toolTip()
    ] == []


def test_tabs_and_tools_of_a_board_say_their_keys(window):
    window.cockpit.navigation.go_to("T1-07")
    tools = window.cockpit.area.current_view().tools
    wanted = {
        window.cockpit.area.header.tabs.button("1"): shown_keys("Ctrl+Tab"),
        tools.new_cluster_button: "(C auf der Tafel)",
        tools.count_button: "(P auf der Tafel)",
        tools.shape_button: "(G auf der Tafel)",
    }

    assert [
        button.accessibleName() for button, keys in wanted.items() if keys not in button.toolTip()
    ] == []


def test_no_tip_begins_with_a_key(window):
    window.cockpit.navigation.go_to("T1-07")

    assert [
        button.accessibleName()
        for button in window.findChildren(QAbstractButton)
        if button.toolTip().startswith(" ")
    ] == []


def test_who_types_on_over_it_loses_no_letter(qtbot, board_file, window):
    line = QApplication.focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_F1)

    for letter in "Busse":
        qtbot.keyClicks(QApplication.focusWidget(), letter)

    assert sheet_of(window) is None
    assert line.toPlainText() == "Busse"


def test_letters_that_are_commands_wait_until_it_is_closed(qtbot, window):
    rail = window.cockpit.rail.list
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_F1)

    qtbot.keyClicks(QApplication.focusWidget(), "b")

    assert sheet_of(window) is not None
