"""The drafts of cells: what is typed in an open cell, by the row and column that it is in."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.drafts.editor_drafts import EditorDraft, draft_in
from workshop_app.views.parts.cell_editing import CellDelegate, Hint
from workshop_app.views.parts.index import Index


class CellDrafts:
    """Gives the editors of one table their drafts, and knows which cell has one.

    Each kind of table says how it names its cells, so that they are found in a reopened file.
    """

    def __init__(self, desk: DraftDesk) -> None:
        self._desk = desk
        self._is_resumed = False

    def keep(self, delegate: CellDelegate, editor: QWidget, index: Index) -> None:
        """Keep what is typed in an editor that shows what is saved."""
        if not isinstance(editor, QLineEdit | QPlainTextEdit) or draft_in(editor) is not None:
            return
        EditorDraft(
            self._desk,
            editor,
            self._prefix + self._name_of(index),
            accept=lambda: delegate.leave(editor, Hint.NoHint),
            discard=lambda: delegate.closeEditor.emit(editor, Hint.RevertModelCache),
        )

    def resume(self, open_cell: Callable[[QModelIndex], None]) -> None:
        """Open the cell again in which somebody was typing when the app was killed; once."""
        if self._is_resumed:
            return
        self._is_resumed = True
        index = self._cell_named(self._desk.newest_below(self._prefix))
        if index.isValid():
            open_cell(index)

    @property
    def _prefix(self) -> str:
        raise NotImplementedError

    def _name_of(self, index: Index) -> str:
        raise NotImplementedError

    def _cell_named(self, name: str) -> QModelIndex:
        """Not valid where there is no such cell, as for the empty name."""
        raise NotImplementedError
