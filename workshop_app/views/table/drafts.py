"""The drafts of a table's cells, by the row and column; the empty last row has its own."""

from PySide6.QtCore import QModelIndex

from workshop_app.views.drafts.cell_drafts import CellDrafts
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.parts.index import Index
from workshop_app.views.table.model import TableModel

_NEW_ROW = "new"


class TableDrafts(CellDrafts):
    """Of a TableModel, alike in all steps that show it."""

    def __init__(self, desk: DraftDesk, model: TableModel) -> None:
        super().__init__(desk)
        self._model = model

    @property
    def _prefix(self) -> str:
        return f"cell/{self._model.spec.kind.__tablename__}/"

    def _name_of(self, index: Index) -> str:
        rows, attribute = self._model.rows, self._model.field_at(index.column()).attribute
        row = str(rows[index.row()].id) if index.row() < len(rows) else _NEW_ROW
        return f"{row}/{attribute}"

    def _cell_named(self, name: str) -> QModelIndex:
        row, _separator, attribute = name.partition("/")
        numbers = {str(each.id): number for number, each in enumerate(self._model.rows)}
        numbers[_NEW_ROW] = len(self._model.rows)
        for column in range(self._model.columnCount()):
            if row in numbers and self._model.field_at(column).attribute == attribute:
                return self._model.index(numbers[row], column)
        return QModelIndex()
