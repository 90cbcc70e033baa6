"""How high a row of a table is, so that the texts of all its cells can be read."""

from PySide6.QtWidgets import QTableView

from workshop_app.phases.fields import FieldKind
from workshop_app.views.table.cell_size import height_of_lines, text_size
from workshop_app.views.table.model import TableModel

_LINES_OF_A_LINK = 2  # the name of another row; its tool tip has all of it


def row_height(table: QTableView, model: TableModel, row: int) -> int:
    """The height that a row needs. Qt's own measure is a line short where a word just fits."""
    metrics, rows = table.fontMetrics(), model.rows
    texts = rows[row].texts if row < len(rows) else (str(model.index(row, 0).data()),)
    highest = height_of_lines(metrics, 1)
    for column, text in enumerate(texts):
        if text:
            height = text_size(metrics, text, table.columnWidth(column)).height()
            if model.field_at(column).kind is FieldKind.LINK:
                height = min(height, height_of_lines(metrics, _LINES_OF_A_LINK))
            highest = max(highest, height)
    return highest
