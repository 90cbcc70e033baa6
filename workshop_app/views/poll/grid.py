"""The cells of a poll: digits write, Enter goes on from count to count."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from workshop_app.views.look.theme import px
from workshop_app.views.parts.cell_editing import ENTER_KEYS, TAP_KEYS, CellDelegate, Hint
from workshop_app.views.poll.grid_model import PollGridModel

_CELL_WIDTH = 36
_ROW_HEIGHT = 34
_TAP_BUTTONS = {Qt.MouseButton.LeftButton: 1, Qt.MouseButton.RightButton: -1}
_CELL_PADDING = 12  # beside the digits
_MOST_CLAIMED = 460  # a wider one scrolls rather than the whole step
_NARROWEST_NAMES = 84


class PollGrid(QTableView):
    """Digits write, Tab and Enter go on to the next count, behind the last one to what follows."""

    finished = Signal()  # Enter behind the last count

    def __init__(self, model: PollGridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_tapping = False
        self.setProperty("kind", "narrow")
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setMinimumSectionSize(px(_CELL_WIDTH))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        model.modelReset.connect(self._share_width)
        model.dataChanged.connect(self._share_width)
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    @Slot()
    def _share_width(self) -> None:
        """All columns get what they need, and the values what is left.

        Where there is too little, the names of the groups are shortened, then one can scroll.
        """
        needed = [self._needed_width(column) for column in range(self._model.columnCount())]
        if not needed:
            return
        least = sum(needed) + px(_NARROWEST_NAMES) + 2 * self.frameWidth()
        self.setMinimumWidth(min(least, px(_MOST_CLAIMED)))
        room = self.width() - 2 * self.frameWidth()
        names = self.verticalHeader()
        width = min(names.sizeHint().width(), max(room - sum(needed), px(_NARROWEST_NAMES)))
        if names.width() != width:
            names.setFixedWidth(width)
            self.updateGeometries()
        values = self._model.value_count()
        spare = max(room - width - sum(needed), 0)
        for column, least in enumerate(needed):
            share = (spare * (column + 1) // values - spare * column // values) * (column < values)
            self.setColumnWidth(column, least + share)
        self._fit_height(is_scrolled=width + sum(needed) > room)

    def _needed_width(self, column: int) -> int:
        bold = QFont(self.font())
        bold.setBold(True)  # as the first row and the headings are
        metrics = QFontMetrics(bold)
        texts = [
            str(self._model.index(row, column).data() or "")
            for row in range(self._model.rowCount())
        ]
        heading = self.horizontalHeader().sectionSizeHint(column)
        widest = max(map(metrics.horizontalAdvance, texts), default=0) + px(_CELL_PADDING)
        return max(px(_CELL_WIDTH), widest, heading)

    def _fit_height(self, *, is_scrolled: bool) -> None:
        """Show all rows without scrolling up and down."""
        rows = self._model.rowCount() * px(_ROW_HEIGHT)
        bar = self.horizontalScrollBar().sizeHint().height() if is_scrolled else 0
        frame = 2 * self.frameWidth() + 2
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + frame + bar)

    def start(self) -> None:
        """Begin with the first group, or with the room where groups are not counted."""
        first = 1 if self._model.rowCount() > 1 else 0
        self.setCurrentIndex(self._model.index(first, 0))
        self.setFocus()

    def set_tapping(self, *, is_tapping: bool) -> None:
        """Count by key and click, one vote at a time, or type the numbers only."""
        self._is_tapping = is_tapping

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click gives a vote, the right button takes one away."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        step = _TAP_BUTTONS.get(event.button(), 0)
        if self._is_tapping and step and index.isValid() and index == self.currentIndex():
            self._model.tap(index, step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on without an open editor too; keys give and take votes one by one."""
        key = Qt.Key(event.key())
        if key in ENTER_KEYS:
            self._go_on()
        elif self._is_tapping and key in TAP_KEYS:
            self._model.tap(self.currentIndex(), TAP_KEYS[key])
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter or Tab in a cell the next count is the current one."""
        goes_on = hint in {Hint.SubmitModelCache, Hint.EditNextItem}
        super().closeEditor(editor, Hint.NoHint if goes_on else hint)
        if goes_on:
            self._go_on()

    def _go_on(self) -> None:
        index = self.currentIndex()
        cells = [
            self._model.index(row, column)
            for row in range(self._model.rowCount())
            for column in range(self._model.columnCount())
        ]
        following = cells[cells.index(index) + 1 :] if index in cells else cells
        target = next((cell for cell in following if self._model.is_entered(cell)), None)
        if target is None:
            self.finished.emit()
        else:
            self.setCurrentIndex(target)
