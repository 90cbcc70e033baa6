"""Keeping the rows of a flat model like the saved ones, with the narrowest signals."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt


class Identified(Protocol):
    """A row that knows which saved row it shows."""

    @property
    def id(self) -> object:
        """The key of the saved row."""


R = TypeVar("R", bound=Identified)


def replace_rows(
    model: QAbstractItemModel,
    rows: list[R],
    fresh: Sequence[R],
    *,
    append: Callable[[R], None] | None = None,
) -> None:
    """Turn a model's ``rows`` into ``fresh`` in place, telling views what came, went and changed.

    Args:
        append: how a row comes behind the last one, for models that show an empty row there.
    """
    _remove_gone(model, rows, {row.id for row in fresh})
    if not _keeps_order(rows, fresh):
        model.beginResetModel()
        rows[:] = fresh
        model.endResetModel()
        return
    for number, row in enumerate(fresh):
        if number == len(rows) and append is not None:
            append(row)
        elif number == len(rows) or rows[number].id != row.id:
            model.beginInsertRows(QModelIndex(), number, number)
            rows.insert(number, row)
            model.endInsertRows()
        elif rows[number] != row:
            rows[number] = row
            tell_changed(model, number)


def _remove_gone(model: QAbstractItemModel, rows: list[R], kept: set[object]) -> None:
    for number in reversed(range(len(rows))):
        if rows[number].id not in kept:
            model.beginRemoveRows(QModelIndex(), number, number)
            del rows[number]
            model.endRemoveRows()


def _keeps_order(rows: Sequence[Identified], fresh: Sequence[Identified]) -> bool:
    known = {row.id for row in rows}
    return [row.id for row in rows] == [row.id for row in fresh if row.id in known]


def tell_changed(model: QAbstractItemModel, number: int) -> None:
    """Say that a whole row reads otherwise now, its header included."""
    is_list = isinstance(model, QAbstractListModel)  # which keeps its columnCount to itself
    last = 0 if is_list else model.columnCount(QModelIndex()) - 1
    model.dataChanged.emit(model.index(number, 0), model.index(number, last))
    model.headerDataChanged.emit(Qt.Orientation.Vertical, number, number)
