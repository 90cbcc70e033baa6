"""The columns of a table share its width, so that the last one need not be scrolled to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTableView

_LEAST = 0.65  # of its usual width; narrower, and it is better to scroll


class ColumnFit(QObject):
    """Makes columns narrower where that brings all of them into sight, until one is dragged."""

    def __init__(
        self, table: QTableView, usual: Callable[[], Sequence[int]], wraps: Sequence[bool]
    ) -> None:
        """Begin with the usual widths.

        Args:
            usual: the widths in the size in use, in pixels.
            wraps: of which columns the text goes on in the next line; no other becomes narrower.
        """
        super().__init__(table)
        self._usual = usual
        self._wraps = wraps
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
        usual = [
            max(width, header.sectionSizeHint(column))  # no heading is cut
            for column, width in enumerate(self._usual())
        ]
        least = [
            max(round(width * _LEAST), header.sectionSizeHint(column))
            if self._wraps[column]
            else width
            for column, width in enumerate(usual)
        ]
        widths = shared(usual, least, table.viewport().width())
        before = [header.sectionSize(column) for column in range(len(usual))]
        self._is_fitting = True
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        self._is_fitting = False
        return before != [header.sectionSize(column) for column in range(len(usual))]

    def _table(self) -> QTableView:
        table = self.parent()
        assert isinstance(table, QTableView)
        return table

    @Slot(int, int, int)
    def _on_resized(self, column: int, _before: int, _width: int) -> None:
        is_last = column == self._table().horizontalHeader().count() - 1  # which Qt stretches
        self._is_dragged |= not self._is_fitting and not is_last


def shared(usual: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The usual widths, or as much less of each as brings all into the room if that is enough."""
    too_much = sum(usual) - room
    spare = sum(usual) - sum(least)
    if not 0 < too_much <= spare:
        return list(usual)
    gone = 0  # rounded on the sum, so that it is exactly enough
    widths = []
    given = 0
    for width, narrowest in zip(usual, least, strict=True):
        given += width - narrowest
        goal = -(-too_much * given // spare)
        widths.append(width - (goal - gone))
        gone = goal
    return widths
