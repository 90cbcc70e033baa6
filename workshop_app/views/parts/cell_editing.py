"""Editors in cells: how keys lead out of them, for all tables alike."""

from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionRange,
    QObject,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QWidget,
)

from workshop_app.views.drafts.editor_drafts import hand_over, take_up
from workshop_app.views.look.theme import px
from workshop_app.views.parts.index import Index

Hint: TypeAlias = QAbstractItemDelegate.EndEditHint

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# What gives or takes one, where cells are tapped.
TAP_KEYS = {Qt.Key.Key_Space: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
_LONG_HEIGHT = 84  # pixels: four lines
_WAYS_OUT = {
    Qt.Key.Key_Return: Hint.SubmitModelCache,
    Qt.Key.Key_Enter: Hint.SubmitModelCache,
    Qt.Key.Key_Tab: Hint.EditNextItem,
    Qt.Key.Key_Backtab: Hint.EditPreviousItem,
}
_MOVES = {
    Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
    Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
    Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
    Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
}


class CellDelegate(QStyledItemDelegate):
    """Enter and Tab confirm a cell; an editor whose text is refused stays open with it.

    So do arrows that have no way to go within the text. Left to Qt, Enter would reach the table as
    well, which goes on before the editor is closed.
    """

    # Whether the editor opens by typing, which replaces the text; F2 goes on in it.
    is_replacing = False
    _is_refused = False  # the text that was handed over last

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is saved: selected where typing replaces it, else the caret behind."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(editor.textCursor().MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.end(False)
        if self.is_replacing and isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Save what was typed; a draft that nobody has touched stays one."""
        hand_over(editor, lambda: self.hand_over(model, index, text_of(editor)))

    def hand_over(
        self,
        model: QAbstractItemModel,
        index: Index,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Give a value to the model, and keep whether it was refused."""
        self._is_refused = not model.setData(index, value, role)
        return not self._is_refused

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that lead out; Strg+Enter breaks the line in a long text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if is_control and event.key() in ENTER_KEYS and isinstance(watched, QPlainTextEdit):
                watched.insertPlainText("\n")
                return True
            hint = self.way_out(watched, event)
            if hint is not None and isinstance(watched, QWidget):
                self.leave(watched, hint)
                return True
            if isinstance(watched, QWidget) and _leads_out(watched, event):
                self._go_out(watched, event)
                return True
        return super().eventFilter(watched, event)

    def way_out(self, _editor: QObject, event: QKeyEvent) -> Hint | None:
        """Where a key leads out of an editor; None: it stays in it."""
        return _WAYS_OUT.get(Qt.Key(event.key()))

    def _go_out(self, editor: QWidget, event: QKeyEvent) -> None:
        table = self.parent()
        if self.leave(editor, Hint.NoHint) and table is not None:
            QApplication.sendEvent(table, event)

    def leave(self, editor: QWidget, hint: Hint) -> bool:
        """Save and close, and say so; stay where the text is refused."""
        self._is_refused = False
        take_up(editor)
        self.commitData.emit(editor)
        if not self._is_refused:
            self.closeEditor.emit(editor, hint)
        return not self._is_refused


def _leads_out(editor: QObject, event: QKeyEvent) -> bool:
    """Whether an arrow would do nothing in the editor."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if isinstance(editor, QPlainTextEdit) and event.key() in _MOVES:
        caret = editor.textCursor()
        return not (caret.hasSelection() or caret.movePosition(_MOVES[Qt.Key(event.key())]))
    if not isinstance(editor, QLineEdit) or editor.hasSelectedText():
        return False
    match event.key():
        case Qt.Key.Key_Up | Qt.Key.Key_Down:
            return True
        case Qt.Key.Key_Right:
            return editor.cursorPosition() == len(editor.text())
        case Qt.Key.Key_Left:
            return editor.cursorPosition() == 0
    return False


def text_of(editor: QWidget) -> str:
    """What stands in an editor for text."""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def texts_in(model: QAbstractItemModel, area: QItemSelectionRange) -> list[list[str]]:
    """The texts of selected cells, row by row, as one would edit them."""
    return [
        [
            str(model.index(row, column).data(Qt.ItemDataRole.EditRole) or "")
            for column in range(area.left(), area.right() + 1)
        ]
        for row in range(area.top(), area.bottom() + 1)
    ]


def room_for_lines(cell: QRect, editor: QWidget) -> QRect:
    """The cell, with four lines at least, inside the table."""
    room = QRect(cell)
    room.setHeight(max(room.height(), px(_LONG_HEIGHT)))
    parent = editor.parentWidget()
    if parent is not None and room.bottom() > parent.height():
        room.moveBottom(parent.height() - 1)
    return room
