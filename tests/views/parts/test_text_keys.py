"""Undo belongs to the focused text field first, then to the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from workshop_app.views.parts.text_keys import TextKeys, text_field_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window(QWidget):
    """Two fields, and shortcuts that are counted."""

    def __init__(self):
        super().__init__()
        self.line = QLineEdit()
        self.text = QPlainTextEdit()
        self.combo = QComboBox(editable=True)
        self.number = QSpinBox()
        layout = QVBoxLayout(self)
        for widget in (self.line, self.text, self.combo, self.number):
            layout.addWidget(widget)
        self.heard = []
        for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Shift+Right"):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, keys=keys: self.heard.append(keys))
            self.addAction(action)
        self.keys = TextKeys(self)


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def focus(qtbot, widget):
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


@pytest.mark.parametrize("name", ["line", "text"])
def test_typed_text_is_taken_back_before_the_workshop(qtbot, window, name):
    field = getattr(window, name)
    focus(qtbot, field)
    qtbot.keyClicks(field, "Auental")

    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)

    assert text_of(field) == ""
    assert window.heard == []


@pytest.mark.parametrize("name", ["line", "text", "combo", "number"])
def test_a_field_with_nothing_to_take_back_leaves_it_to_the_workshop(qtbot, window, name):
    field = getattr(window, name)
    focus(qtbot, field)

    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Y, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)

    assert window.heard == ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"]


@pytest.mark.parametrize("name", ["line", "text"])
@pytest.mark.parametrize("key", [(Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)])
def test_both_keys_for_redo_work_in_a_field_on_every_system(qtbot, window, name, key):
    field = getattr(window, name)
    focus(qtbot, field)
    qtbot.keyClicks(field, "Auental")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)

    qtbot.keyClick(field, *key)

    assert text_of(field) == "Auental"
    assert window.heard == []


def test_after_the_text_is_taken_back_the_next_undo_is_the_workshops(qtbot, window):
    focus(qtbot, window.line)
    qtbot.keyClicks(window.line, "a")

    qtbot.keyClick(window.line, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(window.line, Qt.Key.Key_Z, CONTROL)

    assert window.heard == ["Ctrl+Z"]


def test_the_key_for_the_next_step_works_while_the_line_is_empty(qtbot, window):
    focus(qtbot, window.line)

    qtbot.keyClick(window.line, Qt.Key.Key_Right, CONTROL | SHIFT)

    assert window.heard == ["Ctrl+Shift+Right"]


def test_the_key_for_the_next_step_selects_a_word_where_there_is_one(qtbot, window):
    focus(qtbot, window.line)
    window.line.setText("Auental")
    window.line.setCursorPosition(0)

    qtbot.keyClick(window.line, Qt.Key.Key_Right, CONTROL | SHIFT)

    assert window.line.selectedText() == "Auental"
    assert window.heard == []


@pytest.mark.parametrize("name", ["line", "text"])
def test_the_key_for_the_next_step_works_behind_the_last_letter(qtbot, window, name):
    field = getattr(window, name)
    focus(qtbot, field)
    qtbot.keyClicks(field, "Auental")

    qtbot.keyClick(field, Qt.Key.Key_Right, CONTROL | SHIFT)

    assert window.heard == ["Ctrl+Shift+Right"]


def test_the_key_for_the_next_step_leaves_a_selection_alone(qtbot, window):
    focus(qtbot, window.line)
    window.line.setText("Auental")
    window.line.selectAll()

    qtbot.keyClick(window.line, Qt.Key.Key_Right, CONTROL | SHIFT)

    assert window.heard == []


def test_a_field_that_goes_away_while_it_has_the_focus_does_no_harm(qtbot, window):
    focus(qtbot, window.line)

    window.line.deleteLater()
    qtbot.waitUntil(lambda: window.text.hasFocus() or window.focusWidget() is not window.line)
    focus(qtbot, window.text)
    qtbot.keyClick(window.text, Qt.Key.Key_Z, CONTROL)

    assert window.heard == ["Ctrl+Z"]


def test_a_field_that_is_only_read_is_no_text_field(qtbot):
    field = QLineEdit(readOnly=True)
    qtbot.addWidget(field)

    assert text_field_of(field) is None
    assert text_field_of(None) is None
    assert text_field_of(QComboBox(field)) is None


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
