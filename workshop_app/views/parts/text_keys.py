"""Which keys belong to the focused text field before they are shortcuts of the window."""

from functools import cache

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from workshop_app.views.parts.text_widgets import text_of

UNDO_KEYS = ("Ctrl+Z",)
REDO_KEYS = ("Ctrl+Y", "Ctrl+Shift+Z")
STEP_KEYS = ("Ctrl+Shift+Right", "Ctrl+Shift+Left")

TextField = QLineEdit | QPlainTextEdit | QTextEdit


def text_field_of(widget: QObject | None) -> TextField | None:
    """The field that one types in when the widget has the focus; None: typing goes nowhere."""
    if isinstance(widget, QComboBox):
        return widget.lineEdit() if widget.isEditable() else None
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return None if widget.isReadOnly() else widget
    return None


class TextKeys(QObject):
    """Gives Undo and Redo to a text field that has something to take back, else to the window.

    Text fields claim these keys always, even with nothing to undo. The keys for the next step mean
    a selection only where there is text to select: behind the last letter the next step follows.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide before the field does."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in {
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        }:
            field = text_field_of(watched)
            if field is not None:
                return self._decide(field, event)
        return super().eventFilter(watched, event)

    def _decide(self, field: TextField, event: QKeyEvent) -> bool:
        """Whether the event is dealt with."""
        keys = QKeySequence(event.keyCombination())
        is_undo, is_redo = _is_one_of(keys, UNDO_KEYS), _is_one_of(keys, REDO_KEYS)
        if not (is_undo or is_redo or _is_one_of(keys, STEP_KEYS)):
            return False
        is_press = event.type() == QEvent.Type.KeyPress
        if is_undo and _can_undo(field):
            if is_press:
                field.undo()
            event.accept()
            return True
        if is_redo and _can_redo(field):
            if is_press:
                field.redo()
            event.accept()
            return True
        if not (is_undo or is_redo) and _can_select(
            field, to_the_end=keys == _sequences(STEP_KEYS)[0]
        ):
            return False
        event.ignore()
        return not is_press  # as a shortcut it goes to the window

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Never taken off again: installing it twice is the same as once.
        if new is not None and self._window.isAncestorOf(new) and text_field_of(new) is not None:
            new.installEventFilter(self)


def _is_one_of(keys: QKeySequence, wanted: tuple[str, ...]) -> bool:
    return keys in _sequences(wanted)


@cache
def _sequences(wanted: tuple[str, ...]) -> tuple[QKeySequence, ...]:
    """Read once, not with each key that somebody types."""
    return tuple(map(QKeySequence, wanted))


def _can_undo(field: TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def _can_redo(field: TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()


def _can_select(field: TextField, *, to_the_end: bool) -> bool:
    """Whether there is text on that side of the cursor, or something is being selected."""
    if isinstance(field, QLineEdit):
        position, is_selecting = field.cursorPosition(), field.hasSelectedText()
    else:
        cursor = field.textCursor()
        position, is_selecting = cursor.position(), cursor.hasSelection()
    return is_selecting or (position < len(text_of(field)) if to_the_end else position > 0)
