"""How wide a column of a table is where there is room, and how narrow it may become."""

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.labels import label
from workshop_app.views.look.theme import px
from workshop_app.views.table.cell_size import ROOM_BESIDE
from workshop_app.views.table.column_fit import Width

_UNIT = 92  # pixels for each unit of a field's width
_FLAG = 54
_WIDEST_CHOICE = 2 * _UNIT
_LEAST = 0.62  # of the usual width; narrower, and it is better to scroll
# What a column of a kind holds at least without a break in it.
_SAMPLES = {
    FieldKind.DATE: "00.00.0000",
    FieldKind.TIME: "00:00",
    FieldKind.YEAR: "0000",
    FieldKind.INTEGER: "00.000",
    FieldKind.NUMBER: "000.000,0",
    FieldKind.EURO: "000.000 €",
}


def column_widths(table: QTableView, fields: Iterable[Field]) -> list[Width]:
    """The widths of these columns in the size in use; no heading is cut."""
    header, metrics = table.horizontalHeader(), table.fontMetrics()
    widths = []
    for column, field in enumerate(fields):
        heading = header.sectionSizeHint(column)
        least = max(_least(metrics, field), heading)
        widths.append(Width(max(_usual(field), least), least))
    return widths


def _usual(field: Field) -> int:
    return px(_FLAG) if field.kind is FieldKind.FLAG else field.width * px(_UNIT)


def _least(metrics: QFontMetrics, field: Field) -> int:
    beside = 2 * px(ROOM_BESIDE) + 3  # with the grid, and what is lost by rounding
    if field.kind is FieldKind.FLAG:
        return px(_FLAG)
    if field.kind in _SAMPLES:
        return metrics.horizontalAdvance(_SAMPLES[field.kind]) + beside
    if field.choices is not None:
        words = (word for value in field.choices for word in label(value).split())
        word = max(map(metrics.horizontalAdvance, words)) + beside
        return min(word, round(px(_WIDEST_CHOICE) * _LEAST))
    return round(_usual(field) * _LEAST)
