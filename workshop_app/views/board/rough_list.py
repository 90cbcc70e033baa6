"""Lists of many rows that open at once: what is in sight lies right, the rest a moment later."""

import time
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from workshop_app.views.board.branch_list import BranchList
from workshop_app.views.board.widths import LEAST_HEIGHT
from workshop_app.views.look.theme import px
from workshop_app.views.parts.index import Index

_NEW_ROWS = 12  # that are measured at once, beside those in sight
_PAUSE_MS = 250  # before the first slice: what is in sight is painted first
_REST_MS = 4  # between two slices, for keys and painting
_SLICE_SECONDS = 0.004


class Guesses:
    """Which rows are not measured now but guessed for a moment: none, unless a list says so."""

    def __init__(self) -> None:
        self.height = 0  # of a row that is guessed: that of the last one that was measured
        self.are_used = False
        self._first: int | None = None
        self._left = 0

    def begin(self, first: int, measured: int) -> None:
        """Guess from this row on, after so many that are new."""
        self._first, self._left = first, measured
        self.are_used = False

    def end(self) -> None:
        """Guess nothing from now on."""
        self._first = None

    def take(self, row: int) -> bool:
        """Whether this row, of which nothing is known, is to be guessed."""
        if self._first is None or row < self._first:
            return False
        self._left -= 1
        is_guessed = self._left < 0
        self.are_used |= is_guessed
        return is_guessed


class RoughList(BranchList):
    """Measures the rows in sight, and the others in slices, or at once when somebody goes there."""

    placed_roughly = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.guesses = Guesses()
        self._is_rough = False
        self._is_exact = False  # no guesses now
        self._is_known = False  # all rows were measured, but for new ones
        self._is_out_of_sight = False  # and was, when its rows got their places
        self._height_in_sight = 0  # of the view, when its rows got their places

    @property
    def is_rough(self) -> bool:
        """Whether the places of some rows are guessed for now."""
        return self._is_rough

    def is_measurable(self) -> bool:
        """Whether the width of the rows is known."""
        raise NotImplementedError

    def measure_until(self, end: float) -> bool:
        """Measure rows until a moment (``time.perf_counter``); whether all of them are known."""
        raise NotImplementedError

    def doItemsLayout(self) -> None:  # noqa: N802 (Qt's name)
        """Give the rows their places, also where more of those that are guessed came into sight."""
        if self._is_rough and self.viewport().height() > self._height_in_sight:
            self.forget_places()
        super().doItemsLayout()

    def place_rows(self) -> None:
        """Give the rows their places, those far below about theirs."""
        if not self.is_measurable():  # its width comes with the first show
            QAbstractItemView.doItemsLayout(self)
            return
        if self._is_exact or self.isWrapping() or self.verticalScrollBar().value():
            self._is_rough = False
            self._is_known = True
            super().place_rows()
            return
        self._is_out_of_sight = self.visibleRegion().isEmpty()
        self._place_roughly()

    def _place_roughly(self) -> None:
        # No more rows are in sight than the smallest ones; by the first one others are guessed.
        self._height_in_sight = self.viewport().height()
        in_sight = self._height_in_sight // px(LEAST_HEIGHT)
        self.guesses.begin(
            1 if self._is_out_of_sight else in_sight, _NEW_ROWS if self._is_known else 0
        )
        super().place_rows()
        self.guesses.end()
        self._is_rough = self.guesses.are_used
        self._is_known = not self._is_rough
        if self._is_rough:
            self.placed_roughly.emit()

    def forget_heights(self) -> None:
        """Measure all rows anew, those in sight first."""
        self._is_known = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, which have come into sight."""
        self.place_in_sight()
        super().paintEvent(event)

    def place_in_sight(self) -> None:
        """Give the rows in sight their true places; for a list that has just come into sight."""
        if self._is_out_of_sight and self._is_rough:
            self._is_out_of_sight = False
            self._place_roughly()

    def height_of(self, shown: object) -> int:
        """The height of a row that shows this."""
        raise NotImplementedError

    def dataChanged(  # noqa: N802 (Qt's name)
        self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()
    ) -> None:
        """Show what changed; rows that keep their height stay where they are."""
        if top_left.parent() != self.rootIndex():
            return
        if self.is_measurable() and self.keep_places(self._is_as_large):
            QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)
        else:
            super().dataChanged(top_left, bottom_right, roles)

    def _is_as_large(self, now: object, then: object) -> bool:
        return self.height_of(now) == self.height_of(then)

    def place_all(self) -> None:
        """Give all rows their true places, if some are guessed."""
        if self._is_rough:
            self._is_exact = True
            self.forget_places()
            self.doItemsLayout()
            self._is_exact = False

    def go_on(self, end: float) -> bool:
        """Measure until a moment; whether nothing is guessed any more."""
        if self._is_rough and self.measure_until(end):
            self.place_all()
        return not self._is_rough

    def scrollTo(
        self,
        index: Index,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show a row where it truly lies."""
        self.place_all()
        super().scrollTo(index, hint)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 (Qt's name)
        """Show rows further below where they truly lie."""
        self.place_all()
        super().scrollContentsBy(dx, dy)


class Placing(QObject):
    """Lets lists that guessed go on, one after the other, in slices that no key waits for."""

    def __init__(self, lists: Callable[[], Iterable[RoughList]], parent: QObject) -> None:
        super().__init__(parent)
        self._lists = lists
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._slices = QTimer(self, interval=_REST_MS)
        self._pause.timeout.connect(self._slices.start)
        self._slices.timeout.connect(self._take_slice)

    def watch(self, rows: RoughList) -> None:
        """Go on where this list guesses."""
        rows.placed_roughly.connect(self._pause.start)

    def _take_slice(self) -> None:
        end = time.perf_counter() + _SLICE_SECONDS
        if all(rows.go_on(end) for rows in self._lists()):
            self._slices.stop()
