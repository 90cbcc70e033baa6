"""The cells of a poll: digits write, Enter goes on from count to count."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from workshop_app.views.cell_editing import ENTER_KEYS, CellDelegate, Hint
from workshop_app.views.poll_grid_model import PollGridModel

_CELL_WIDTH = 36
_ROW_HEIGHT = 34


class PollGrid(QTableView):
    """Digits write, Tab and Enter go on to the next count, behind the last one to what follows."""

    finished = Signal()  # Enter behind the last count

    def __init__(self, model: PollGridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on without an open editor too."""
        if event.key() in ENTER_KEYS:
            self._go_on()
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
