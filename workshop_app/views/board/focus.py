"""How the focus goes over a board by keys: to cards and headings, within columns and aside."""

import contextlib
import uuid
from collections.abc import Collection, Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt

from workshop_app.phases.board.board_reading import BoardCard
from workshop_app.views.board.actions import Direction
from workshop_app.views.board.area import BoardArea
from workshop_app.views.board.column import ColumnWidget

_Flag = QItemSelectionModel.SelectionFlag


class BoardFocus:
    """Finds what is beside, and keeps it in sight."""

    def __init__(self, area: BoardArea) -> None:
        self._area = area

    def current_card(self) -> BoardCard | None:
        """The card with the focus."""
        return self._area.model.card_at(self._area.selection.currentIndex())

    def selected_ids(self) -> tuple[uuid.UUID, ...]:
        """The selected cards as they lie; the one with the focus where none is selected."""
        indexes = self._area.selection.selectedIndexes()
        if not indexes and self.current_card() is not None:
            indexes = [self._area.selection.currentIndex()]
        return self._area.model.ids_of(indexes)

    def selected_cards(self) -> list[BoardCard]:
        """The cards of :meth:`selected_ids`."""
        model = self._area.model
        cards = (model.card_at(model.index_of_card(card_id)) for card_id in self.selected_ids())
        return [card for card in cards if card is not None]

    def show_card(self, card_id: uuid.UUID, *, select: bool = True) -> bool:
        """Bring a card into sight and make it the current one; False where it is not here."""
        index = self._area.model.index_of_card(card_id)
        if not index.isValid():
            return False
        column = self._column_of(index)
        if column.isHidden():
            return False
        self.show_column(column)
        flag = _Flag.ClearAndSelect if select else _Flag.NoUpdate
        self._area.selection.setCurrentIndex(index, flag)
        column.cards.scrollTo(index)
        return True

    def focus_card(self, card_id: uuid.UUID, *, select: bool = True) -> None:
        """Give a card the focus; without select the others stay selected with it."""
        if self.show_card(card_id, select=select):
            self._column_of(self._area.model.index_of_card(card_id)).cards.setFocus()

    @contextlib.contextmanager
    def staying(self, ids: Collection[uuid.UUID]) -> Iterator[None]:
        """Keep the focus in the column whose cards go away: at the next one that stays."""
        current = self.current_card()
        if current is None:
            yield
            return
        key = current.column
        cards = [card.id for card in self._area.model.cards_in(key)]
        place = cards.index(current.id)
        nearest = [*cards[place:], *reversed(cards[:place])]
        goal = next((card_id for card_id in nearest if card_id not in ids), None)
        yield
        if goal is not None:
            self.focus_card(goal)
            return
        column = self._area.column(key)
        if column.isVisible() and not column.is_slim:
            column.cards.setFocus()
        else:
            self.focus_first()

    def show_column(self, column: ColumnWidget) -> None:
        """Bring a column into sight."""
        if isinstance(column.key, uuid.UUID):
            self._area.settle()
            self._area.scroll_area.ensureWidgetVisible(column, 0, 0)
            column.cards.place_in_sight()

    def leave_list(self, column: ColumnWidget, direction: Direction) -> None:
        """Go over the edge of a column."""
        if direction is Direction.UP:
            column.header.setFocus(Qt.FocusReason.TabFocusReason)
        elif direction is Direction.DOWN:
            return
        else:
            self._go_aside(column, direction, from_header=False)

    def leave_header(self, column: ColumnWidget, direction: Direction | None) -> None:
        """Go from a heading to its cards, or to the next heading."""
        if direction is None:
            self._area.entry_wanted.emit()
        elif direction is Direction.DOWN:
            column.cards.setFocus(Qt.FocusReason.TabFocusReason)
            self._select_current()
        elif direction is not Direction.UP:
            self._go_aside(column, direction, from_header=True)

    def neighbour(self, column: ColumnWidget, direction: Direction) -> ColumnWidget | None:
        """The column beside this one."""
        columns = self._area.columns_in_order()
        place = columns.index(column) + (1 if direction is Direction.RIGHT else -1)
        return columns[place] if 0 <= place < len(columns) else None

    def focus_first(self) -> None:
        """Give the focus to the board: to the current card, or to the first column."""
        card = self.current_card()
        if card is not None and not self._area.column(card.column).isHidden():
            self.focus_card(card.id)
            return
        columns = self._area.columns_in_order()
        filled = [column for column in columns if self._area.model.cards_in(column.key)]
        for column in (filled or columns)[:1]:
            column.cards.setFocus(Qt.FocusReason.TabFocusReason)
            self._select_current()

    def _go_aside(self, column: ColumnWidget, direction: Direction, *, from_header: bool) -> None:
        goal = self.neighbour(column, direction)
        if goal is None:
            return
        self.show_column(goal)
        if from_header:
            goal.header.setFocus(Qt.FocusReason.TabFocusReason)
            return
        height = column.cards.visualRect(column.cards.currentIndex()).center().y()
        index = self._card_at_height(goal, height)
        if index.isValid():
            self._area.selection.setCurrentIndex(index, _Flag.ClearAndSelect)
        goal.cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _card_at_height(self, column: ColumnWidget, height: int) -> QModelIndex:
        model, root = self._area.model, column.cards.rootIndex()
        index = column.cards.indexAt(QPoint(column.cards.viewport().width() // 4, height))
        if index.isValid():
            return index
        return model.index(model.rowCount(root) - 1, 0, root)

    def _select_current(self) -> None:
        index = self._area.selection.currentIndex()
        if self._area.model.card_at(index) is not None:
            self._area.selection.select(index, _Flag.ClearAndSelect)

    def _column_of(self, index: QModelIndex) -> ColumnWidget:
        head = self._area.model.heads()[index.parent().row()]
        return self._area.column(head.key)
