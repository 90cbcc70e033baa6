"""The cell of a table that is being edited: to close it, and to open it again."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from workshop_app.views.parts.cell_editing import Hint


def finish_editing(table: QTableView) -> bool:
    """Save the cell that is being edited; whether one is."""
    if table.state() != QAbstractItemView.State.EditingState:
        return False
    editor = table.focusWidget()
    if editor is not None and editor is not table:
        table.commitData(editor)
        table.closeEditor(editor, Hint.NoHint)
    return True


class TypingPause(QObject):
    """Saves a cell before a tool shows the table anew, and opens it again behind."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._is_paused = False

    @Slot()
    def begin(self) -> None:
        """Save and close the cell that is being edited."""
        self._is_paused = finish_editing(self._table())

    @Slot()
    def end(self) -> None:
        """Open it again, with the caret behind what is in it."""
        if not self._is_paused:
            return
        self._is_paused = False
        table = self._table()
        QAbstractItemView.edit(table, table.currentIndex())
        editor = table.focusWidget()
        if isinstance(editor, QLineEdit):
            editor.end(False)

    def _table(self) -> QTableView:
        table = self.parent()
        assert isinstance(table, QTableView)
        return table
