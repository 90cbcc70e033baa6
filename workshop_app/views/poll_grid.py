"""The cells of a poll: digits write, Enter goes on from count to count."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from workshop_app.views.poll_grid_model import PollGridModel

_CELL_WIDTH = 36
_ROW_HEIGHT = 34
TAP_KEYS = {Qt.Key.Key_Space: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
_TAP_BUTTONS = {Qt.MouseButton.LeftButton: 1, Qt.MouseButton.RightButton: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PollGrid(QTableView):
    """Digits write, Tab and Enter go on to the next count, behind the last one to what follows."""

    finished = Signal()  # Enter behind the last count

    def __init__(self, model: PollGridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_tapping = False
        self.setProperty("kind", "narrow")
        self.setModel(model)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setMinimumSectionSize(_CELL_WIDTH)
        model.modelReset.connect(self._share_width)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @Slot()
    def _share_width(self) -> None:
        """The values share the width; what stands behind them gets what it needs."""
        header = self.horizontalHeader()
        for column in range(self._model.columnCount()):
            is_value = column < self._model.value_count()
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if is_value else mode.ResizeToContents)

    def height_of_rows(self) -> int:
        """The height that shows all rows without scrolling."""
        rows = self._model.rowCount() * _ROW_HEIGHT
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2

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
        if key in _ENTER:
            self._go_on()
        elif self._is_tapping and key in TAP_KEYS:
            self._model.tap(self.currentIndex(), TAP_KEYS[key])
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter or Tab in a cell the next count is the current one."""
        goes_on = hint in {
            QAbstractItemDelegate.EndEditHint.SubmitModelCache,
            QAbstractItemDelegate.EndEditHint.EditNextItem,
        }
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if goes_on else hint)
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
