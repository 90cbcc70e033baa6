"""The table of a vote: digits count, the space bar chooses, letters give priorities."""

import uuid

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from workshop_app.model.projects import Priority
from workshop_app.views.drafts.editor_drafts import give_up
from workshop_app.views.look.letter_keys import is_silent_letter
from workshop_app.views.look.theme import px
from workshop_app.views.parts.cell_editing import ENTER_KEYS, TAP_KEYS, Hint
from workshop_app.views.parts.open_cell import finish_editing
from workshop_app.views.vote.cells import points_box, priority_boxes, tap_boxes
from workshop_app.views.vote.cut import CutLine
from workshop_app.views.vote.delegate import ROW_HEIGHT, VoteDelegate, begins_typing, column_of
from workshop_app.views.vote.drafts import VoteDrafts
from workshop_app.views.vote.model import VoteModel
from workshop_app.views.vote.rows import Column
from workshop_app.views.vote.widths import widths_of

CUT_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}  # with Alt: the cut line moves
_PRIORITIES = {Qt.Key.Key_A: Priority.A, Qt.Key.Key_B: Priority.B, Qt.Key.Key_C: Priority.C}
_FORWARD = {Hint.SubmitModelCache, Hint.EditNextItem}


class VoteTable(QTableView):
    """The options of a VoteModel, by points with the cut line over them."""

    cut_moved = Signal(int)  # how many places are above the line

    def __init__(self, model: VoteModel, drafts: VoteDrafts) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self._delegate = VoteDelegate(self)
        self._delegate.drafts = drafts
        self.setItemDelegate(self._delegate)
        self._neighbours: dict[int, uuid.UUID | None] = {}  # of the row being edited, by direction
        self._pressed = QPersistentModelIndex()
        self._cut = CutLine()
        self._places = 0  # above the cut line; 0: there is none
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.viewport().setMouseTracking(True)
        model.modelReset.connect(self._share_width)

    def show_row(self, number: int) -> None:
        """Make the points of a row the current cell and scroll to it."""
        self.setCurrentIndex(self._model.index(number, self._model.column_of(Column.POINTS)))
        self.scrollTo(self.currentIndex())

    def place(self) -> tuple[uuid.UUID, Column] | None:
        """The option and the column of the current cell."""
        index = self.currentIndex()
        return (self._model.rows[index.row()].id, column_of(index)) if index.isValid() else None

    def go_to(self, place: tuple[uuid.UUID, Column]) -> bool:
        """Make the cell of an option the current one; False: it is not here."""
        row_id, column = place
        index = self._model.index(self._model.row_of(row_id), self._model.column_of(column))
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def finish_editing(self) -> None:
        """Save the cell that is being edited, if one is."""
        finish_editing(self)

    def set_tapping(self, *, is_tapping: bool) -> None:
        """Give points by plus and minus, or type them."""
        self._delegate.is_tapping = is_tapping
        self._share_width()
        self.viewport().update()

    def show_cut(self, places: int, text: str, *, is_tie: bool) -> None:
        """Draw the cut line below the rows that are chosen; 0 places: no line."""
        self._places = places
        self._cut.text, self._cut.is_tie = text, is_tie
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cut line over the rows."""
        super().paintEvent(event)
        self._cut.y = self._cut_y()
        painter = QPainter(self.viewport())
        self._cut.paint(painter, self.font(), self.viewport().rect())
        painter.end()

    def _cut_y(self) -> int | None:
        above = self._cut.dragged_to
        if above is None:
            above = self._model.rows_within(self._places) if self._places else 0
        return self.rowViewportPosition(above - 1) + px(ROW_HEIGHT) - 1 if above > 0 else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width; keep what is being counted in sight."""
        super().resizeEvent(event)
        self._share_width()
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot()
    def _share_width(self) -> None:
        """Titles, bars and reasons grow with the window."""
        widths = widths_of(
            self._model.columns, self.viewport().width(), is_tapping=self._delegate.is_tapping
        )
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work without the mouse."""
        index = self.currentIndex()
        if not index.isValid() or not self._answer(event, index):
            super().keyPressEvent(event)

    def _answer(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Do what a key stands for here; False: nothing."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key in ENTER_KEYS:
            is_back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._go_to(self._neighbour(index, -1 if is_back else 1))
        elif modifiers == Qt.KeyboardModifier.AltModifier and key in CUT_KEYS:
            self._move_cut(self._places + CUT_KEYS[key])
        elif modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        elif self._is_tap(key, index):
            self._model.tap(index, TAP_KEYS[key])
        elif key == Qt.Key.Key_Space:
            self._tick(index)
        elif key == Qt.Key.Key_Delete:
            self._clear(index)
        elif (
            key in _PRIORITIES
            and Column.PRIORITY in self._model.columns
            and not is_silent_letter(event)
        ):
            self._model.set_priority(index, _PRIORITIES[key])
        elif event.text().isdigit() and column_of(index) is not Column.REASON:
            self.show_row(index.row())
            return False
        else:
            return False
        return True

    def _is_tap(self, key: Qt.Key, index: QModelIndex) -> bool:
        """Whether a key gives or takes a point; on the tick box the space bar still chooses."""
        return (
            self._delegate.is_tapping
            and key in TAP_KEYS
            and column_of(index) not in {Column.CHOSEN, Column.REASON}
        )

    def _move_cut(self, places: int) -> None:
        if self._places and 1 <= places <= self._model.rowCount():
            self.cut_moved.emit(places)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the cut line from row to row; show by the pointer where it can be caught."""
        y = event.position().y()
        if self._cut.dragged_to is None:
            is_near = self._cut.is_at(y)
            shape = Qt.CursorShape.SplitVCursor if is_near else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            super().mouseMoveEvent(event)
            return
        first = self.rowViewportPosition(0)
        above = round((y - first) / px(ROW_HEIGHT))
        self._cut.dragged_to = min(max(above, 1), self._model.rowCount())
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep what is pressed: a click is a press and a release in one cell."""
        if event.button() == Qt.MouseButton.LeftButton and self._cut.is_at(event.position().y()):
            self._cut.dragged_to = self._model.rows_within(self._places)
            return
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ticks, chooses a letter, or opens a cell for typing; a drag ends."""
        if self._cut.dragged_to is not None:
            places, self._cut.dragged_to = self._cut.dragged_to, None
            if places != self._model.rows_within(self._places):
                self._move_cut(places)
            self.viewport().update()
            return
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_click = index.isValid() and self._pressed == index
        if event.button() == Qt.MouseButton.LeftButton and is_click:
            self._answer_click(index, place)

    def _answer_click(self, index: QModelIndex, place: QPoint) -> None:
        cell = self.visualRect(index)
        match column_of(index):
            case Column.CHOSEN:
                self._tick(index)
            case Column.PRIORITY:
                for priority, box in priority_boxes(cell):
                    if box.contains(place):
                        self._turn_priority(index, priority)
            case Column.POINTS if self._delegate.is_tapping and not points_box(cell).contains(
                place
            ):
                self._model.tap(index, -1 if tap_boxes(cell)[0].contains(place) else 1)
            case Column.POINTS if points_box(cell).contains(place):
                self.open_cell(index)
            case Column.REASON:
                self.open_cell(index)

    def edit(  # type: ignore[override]  # one of two overloads: the one that Qt calls itself
        self, index: QModelIndex, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        """Typing replaces what is there; where points stand, only digits begin to."""
        is_typed = trigger is QAbstractItemView.EditTrigger.AnyKeyPressed
        if is_typed and isinstance(event, QKeyEvent) and not begins_typing(event, column_of(index)):
            return False
        self._delegate.is_replacing = is_typed or column_of(index) is Column.POINTS
        # Kept now: by points, the row may have moved when the editor closes.
        self._neighbours = {step: self._neighbour(index, step) for step in (-1, 1)}
        return super().edit(index, trigger, event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """After Enter, Tab or an arrow the next row is the current one."""
        if hint is Hint.RevertModelCache:
            give_up(editor)
        if hint in _FORWARD or hint is Hint.EditPreviousItem:
            super().closeEditor(editor, Hint.NoHint)
            self._go_to(self._neighbours.get(1 if hint in _FORWARD else -1))
        else:
            super().closeEditor(editor, hint)

    def _neighbour(self, index: QModelIndex, step: int) -> uuid.UUID | None:
        """The next option, where something is typed the next one that can be typed into."""
        needs_typing = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        number = index.row() + step
        while 0 <= number < self._model.rowCount():
            found = self._model.index(number, index.column())
            if not needs_typing or found.flags() & Qt.ItemFlag.ItemIsEditable:
                return self._model.rows[number].id
            number += step
        return None

    def _go_to(self, row_id: uuid.UUID | None) -> None:
        if row_id is not None:
            self.go_to((row_id, column_of(self.currentIndex())))

    def _tick(self, index: QModelIndex) -> None:
        if Column.CHOSEN in self._model.columns:
            cell = index.siblingAtColumn(self._model.column_of(Column.CHOSEN))
            is_on = cell.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            turned = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            self._model.setData(cell, turned.value, Qt.ItemDataRole.CheckStateRole)

    def _clear(self, index: QModelIndex) -> None:
        if Column.PRIORITY in self._model.columns:
            self._model.set_priority(index, None)
        else:
            self._model.clear(index)

    def _turn_priority(self, index: QModelIndex, priority: Priority) -> None:
        is_set = self._model.rows[index.row()].option.priority is priority
        self._model.set_priority(index, None if is_set else priority)

    def open_cell(self, index: QModelIndex) -> None:
        """Type into a cell, where that is possible."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            super().edit(index)
