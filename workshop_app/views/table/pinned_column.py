"""The first column of a table, which names its rows, stays in sight while one goes sideways."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workshop_app.views.look.theme import PALETTE
from workshop_app.views.table.wrapped_header import WrappedHeader

_MOST = 0.4  # of the room for all columns
_MOST_WITH_CUT = 0.6  # with the rest of a column that has lost its beginning
_EDGE = 2  # pixels, the line that parts it from what goes by
_SELECTED = QItemSelectionModel.SelectionFlag.ClearAndSelect


class PinnedColumn(QWidget):
    """Lies over the left edge of a table, and paints there what was scrolled away.

    It has nothing of its own: cells, selection and editors are the table's, and so are the keys.
    """

    def __init__(self, table: QTableView, header: WrappedHeader) -> None:
        super().__init__(table)
        self._header = header
        self._first_row = -1  # where the mouse was pressed
        self.hide()
        bar = table.horizontalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged, header.sectionResized):
            moved.connect(self.place)
        model, selection = table.model(), table.selectionModel()
        for changed in (
            table.verticalScrollBar().valueChanged,
            table.verticalHeader().sectionResized,
            model.dataChanged,
            model.layoutChanged,
            model.modelReset,
            model.rowsInserted,
            model.rowsRemoved,
            model.rowsMoved,
            selection.selectionChanged,
            selection.currentChanged,
        ):
            changed.connect(self._repaint)
        QApplication.instance().focusChanged.connect(self._repaint)  # type: ignore[union-attr]

    @Slot()
    def place(self) -> None:
        """Show it over the left edge, or not where the table stands at its beginning."""
        table = self._table()
        is_away = table.horizontalScrollBar().value() > 0
        if is_away:
            frame, port = self._header.geometry(), table.viewport().geometry()
            height = port.bottom() - frame.top() + 1
            self.setGeometry(frame.left(), frame.top(), self._covered(), height)
            self.raise_()
        self.setVisible(is_away)
        self.update()

    def _least(self) -> int:
        most = round(self._table().viewport().width() * _MOST)
        return min(self._header.sectionSize(0), most) + _EDGE

    def _covered(self) -> int:
        """How much of the left edge: no column beside it has lost its beginning."""
        least, end = self._least(), self._end_of_cut()
        has_room = end <= self._table().viewport().width() * _MOST_WITH_CUT
        return max(least, end) if has_room else least

    def _end_of_cut(self) -> int:
        """Where the column ends that has lost its beginning; 0 where none has."""
        table, least = self._table(), self._least()
        cut = table.columnAt(least)
        start = table.columnViewportPosition(cut)
        return start + table.columnWidth(cut) if cut > 0 and start < least else 0

    def uncover(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll so that a cell does not lie below, and none beside it has lost its beginning."""
        bar, least = self._table().horizontalScrollBar(), self._least()
        if index.column() <= 0 or bar.value() <= 0:
            return
        left = self._table().columnViewportPosition(index.column())
        if left < least:
            bar.setValue(bar.value() + left - least)
        elif self._covered() < self._end_of_cut() <= left:  # wide, where everything is large
            bar.setValue(bar.value() + self._end_of_cut() - least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The heading, the cells of the rows in sight, and the edge."""
        painter = QPainter(self)
        room = self.width() - _EDGE
        painter.fillRect(self.rect(), QColor(PALETTE.surface))
        top = self._header.height()
        painter.save()
        painter.setClipRect(0, top, room, self.height() - top)
        for row in self._rows_in_sight():
            self._paint_cell(painter, row, room)
        painter.restore()
        self._header.paint_heading(painter, QRect(0, 0, room, top), 0)
        edge = QRect(room, 0, _EDGE, self.height())
        painter.fillRect(edge, QColor(PALETTE.control_line))

    def _paint_cell(self, painter: QPainter, row: int, room: int) -> None:
        table = self._table()
        index = table.model().index(row, 0)
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        top = self._header.height() + table.rowViewportPosition(row)
        # As the table does: the grid is the last line of pixels of a cell.
        option.rect = QRect(0, top, room - 1, table.rowHeight(row) - 1)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        if table.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if table.hasFocus() and table.currentIndex() == index:
            option.state |= QStyle.StateFlag.State_HasFocus
        table.itemDelegate().paint(painter, option, index)
        painter.setPen(self._grid_colour(option))
        painter.drawLine(0, option.rect.bottom() + 1, room, option.rect.bottom() + 1)

    def _grid_colour(self, option: QStyleOptionViewItem) -> QColor:
        hint = QStyle.StyleHint.SH_Table_GridLineColor
        table = self._table()
        return QColor.fromRgba(table.style().styleHint(hint, option, table) & 0xFFFFFFFF)

    def _rows_in_sight(self) -> range:
        table = self._table()
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else table.model().rowCount() - 1) + 1)

    # What the mouse does here, it does in the table

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the row the current one, without going back to the left."""
        row = self._row_at(event)
        self._table().setFocus(Qt.FocusReason.MouseFocusReason)
        if row < 0:
            return
        is_further = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        current = self._table().currentIndex()
        self._first_row = current.row() if is_further and current.isValid() else row
        if self._first_row == row:
            self._make_current(row)
        else:
            self._select_to(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select from the pressed row on."""
        row = self._row_at(event)
        if self._first_row >= 0 and row >= 0:
            self._select_to(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the name, which the table shows then."""
        row = self._row_at(event)
        if row >= 0:
            QAbstractItemView.edit(self._table(), self._table().model().index(row, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table."""
        QApplication.sendEvent(self._table().viewport(), event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the table."""
        place = self._table().viewport().mapFromGlobal(event.globalPos())
        self._table().customContextMenuRequested.emit(place)

    def event(self, event: QEvent) -> bool:
        """Show the whole text of a cell as its tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            table = self._table()
            row = table.rowAt(event.pos().y() - self._header.height())
            option = QStyleOptionViewItem()
            table.initViewItemOption(option)
            option.rect = QRect(0, 0, self.width() - _EDGE - 1, table.rowHeight(row) - 1)
            index = table.model().index(row, 0)
            return table.itemDelegate().helpEvent(event, table, option, index)
        return super().event(event)

    def _row_at(self, event: QMouseEvent) -> int:
        return self._table().rowAt(event.position().toPoint().y() - self._header.height())

    def _make_current(self, row: int) -> None:
        table = self._table()
        table.setAutoScroll(False)
        table.selectionModel().setCurrentIndex(table.model().index(row, 0), _SELECTED)
        table.setAutoScroll(True)

    def _select_to(self, row: int) -> None:
        model = self._table().model()
        rows = QItemSelection(model.index(self._first_row, 0), model.index(row, 0))
        self._table().selectionModel().select(rows, _SELECTED)

    @Slot()
    def _repaint(self) -> None:
        if self.isVisible():
            self.update()

    def _table(self) -> QTableView:
        table = self.parent()
        assert isinstance(table, QTableView)
        return table
