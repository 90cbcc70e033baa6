"""The drafts of cells: what is typed in an open cell, by the row and column that it is in."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.drafts.editor_drafts import EditorDraft, draft_in
from workshop_app.views.parts.cell_editing import CellDelegate, Hint
from workshop_app.views.parts.index import Index
from workshop_app.views.table.model import TableModel

_NEW_ROW = "new"


class CellDrafts:
    """Gives the editors of one table their drafts, and knows which cell has one."""

    def __init__(self, desk: DraftDesk, model: TableModel) -> None:
        self._desk = desk
        self._model = model
        self._prefix = f"cell/{model.spec.kind.__tablename__}/"

    def keep(self, delegate: CellDelegate, editor: QWidget, index: Index) -> None:
        """Keep what is typed in an editor that shows what is saved."""
        if not isinstance(editor, QLineEdit | QPlainTextEdit) or draft_in(editor) is not None:
            return
        rows, attribute = self._model.rows, self._model.field_at(index.column()).attribute
        row = str(rows[index.row()].id) if index.row() < len(rows) else _NEW_ROW
        EditorDraft(
            self._desk,
            editor,
            f"{self._prefix}{row}/{attribute}",
            accept=lambda: delegate.leave(editor, Hint.NoHint),
            discard=lambda: delegate.closeEditor.emit(editor, Hint.RevertModelCache),
        )

    def drafted(self) -> QModelIndex:
        """The cell of the newest draft; not valid where there is none."""
        row, _separator, attribute = self._desk.newest_below(self._prefix).partition("/")
        numbers = {str(each.id): number for number, each in enumerate(self._model.rows)}
        numbers[_NEW_ROW] = len(self._model.rows)
        for column in range(self._model.columnCount()):
            if row in numbers and self._model.field_at(column).attribute == attribute:
                return self._model.index(numbers[row], column)
        return QModelIndex()
