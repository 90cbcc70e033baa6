"""The drafts of a vote's cells, by the round, option and column."""

from PySide6.QtCore import QModelIndex

from workshop_app.views.drafts.cell_drafts import CellDrafts
from workshop_app.views.parts.index import Index
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.model import VoteModel


class VoteDrafts(CellDrafts):
    """Of the round that is shown."""

    def __init__(self, changes: VoteChanges, model: VoteModel) -> None:
        super().__init__(changes.drafts)
        self._changes = changes
        self._model = model

    @property
    def _prefix(self) -> str:
        return f"vote/{self._changes.vote_id}/cell/"

    def _name_of(self, index: Index) -> str:
        row, column = self._model.rows[index.row()], self._model.columns[index.column()]
        return f"{row.id}/{column.name}"

    def _cell_named(self, name: str) -> QModelIndex:
        row_id, _separator, column_name = name.partition("/")
        for number, row in enumerate(self._model.rows):
            for place, column in enumerate(self._model.columns):
                if (str(row.id), column.name) == (row_id, column_name):
                    return self._model.index(number, place)
        return QModelIndex()
