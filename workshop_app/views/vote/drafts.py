"""The drafts of a vote's cells: what is typed in an open one, by the round, option and column."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workshop_app.views.drafts.editor_drafts import EditorDraft, draft_in
from workshop_app.views.parts.cell_editing import CellDelegate, Hint
from workshop_app.views.parts.index import Index
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.model import VoteModel


class VoteDrafts:
    """Gives the editors of the round that is shown their drafts, and knows which cell has one."""

    def __init__(self, changes: VoteChanges, model: VoteModel) -> None:
        self._changes = changes
        self._model = model
        self._is_resumed = False

    def keep(self, delegate: CellDelegate, editor: QWidget, index: Index) -> None:
        """Keep what is typed in an editor that shows what is saved."""
        if not isinstance(editor, QLineEdit | QPlainTextEdit) or draft_in(editor) is not None:
            return
        row, column = self._model.rows[index.row()], self._model.columns[index.column()]
        EditorDraft(
            self._changes.drafts,
            editor,
            f"{self._prefix}{row.id}/{column.name}",
            accept=lambda: delegate.leave(editor, Hint.NoHint),
            discard=lambda: delegate.closeEditor.emit(editor, Hint.RevertModelCache),
        )

    def resume(self, open_cell: Callable[[QModelIndex], None]) -> None:
        """Open the cell again in which somebody was typing when the app was killed; once."""
        index = QModelIndex() if self._is_resumed else self._drafted()
        self._is_resumed = True
        if index.isValid():
            open_cell(index)

    def _drafted(self) -> QModelIndex:
        row_id, _separator, name = self._changes.drafts.newest_below(self._prefix).partition("/")
        for number, row in enumerate(self._model.rows):
            for place, column in enumerate(self._model.columns):
                if (str(row.id), column.name) == (row_id, name):
                    return self._model.index(number, place)
        return QModelIndex()

    @property
    def _prefix(self) -> str:
        return f"vote/{self._changes.vote_id}/cell/"
