"""The columns of a table share its width, so that no column is cut where one begins to read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTableView


@dataclass(frozen=True, slots=True)
class Width:
    """The width of a column in pixels: where there is room, and at the narrowest."""

    usual: int
    least: int


class ColumnFit(QObject):
    """Brings all columns into sight, or as many of the first as fit, until one is dragged."""

    def __init__(self, table: QTableView, widths: Callable[[], Sequence[Width]]) -> None:
        """Begin with the usual widths.

        Args:
            widths: of the columns, in the size in use.
        """
        super().__init__(table)
        self._widths = widths
        self._is_fitting = False
        self._is_dragged = False
        self.fit()
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def fit(self) -> bool:
        """Share the width anew; whether any column has another width now."""
        if self._is_dragged:
            return False
        table = self._table()
        header = table.horizontalHeader()
        widths = shared(self._widths(), table.viewport().width())
        before = [header.sectionSize(column) for column in range(len(widths))]
        self._is_fitting = True
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        self._is_fitting = False
        return before != [header.sectionSize(column) for column in range(len(widths))]

    def _table(self) -> QTableView:
        table = self.parent()
        assert isinstance(table, QTableView)
        return table

    @Slot(int, int, int)
    def _on_resized(self, column: int, _before: int, _width: int) -> None:
        is_last = column == self._table().horizontalHeader().count() - 1  # which Qt stretches
        self._is_dragged |= not self._is_fitting and not is_last


def shared(widths: Sequence[Width], room: int) -> list[int]:
    """The widths in this room.

    Where not all columns fit, the first ones fill the room exactly, so that what is scrolled to
    begins behind a whole column.
    """
    usual = [width.usual for width in widths]
    count = _fitting([width.least for width in widths], room)
    return _filling(widths[:count], room) + usual[count:]


def _fitting(least: Sequence[int], room: int) -> int:
    """How many of the first columns fit at their narrowest; one at least."""
    count = 0
    while count < len(least) and sum(least[: count + 1]) <= room:
        count += 1
    return max(count, 1)


def _filling(widths: Sequence[Width], room: int) -> list[int]:
    """Widths that fill the room: between the usual and the least ones, or wider than usual."""
    usual, least = [width.usual for width in widths], [width.least for width in widths]
    if sum(least) >= room:
        return least
    begin = usual if sum(usual) <= room else least
    shares = [width.usual - width.least for width in widths]
    return _added(begin, shares, room - sum(begin))


def _added(widths: Sequence[int], shares: Sequence[int], more: int) -> list[int]:
    """The widths with so much more in sum, by shares; all to the first where there is none."""
    if not any(shares):
        return [widths[0] + more, *widths[1:]]
    added, given, before = [], 0, 0
    for width, share in zip(widths, shares, strict=True):
        given += share
        goal = more * given // sum(shares)  # rounded on the sum, so that it is exactly enough
        added.append(width + goal - before)
        before = goal
    return added
