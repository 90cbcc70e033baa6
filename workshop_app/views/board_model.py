"""A board that follows the changes of the workshop."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, Signal
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import ActionField
from workshop_app.phases import board_reading
from workshop_app.phases.board_reading import BoardCard, BoardColumn, ColumnHead, Grouping
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.views.board_tree import BoardTree, ShownColumn, place_of


class BoardModel(BoardTree):
    """Reads the touched cards after each change, and tells as little as possible of it."""

    settled = Signal()  # all that belongs to one change was told

    def __init__(
        self, workshop: WorkshopFile, question: str, parent: QObject | None = None
    ) -> None:
        super().__init__(workshop, question, parent)
        self.is_changing = False  # more of the same change is to come

    @contextmanager
    def _changing(self) -> Iterator[None]:
        self.is_changing = True
        try:
            yield
        finally:
            self.is_changing = False
            self.settled.emit()

    @property
    def grouping(self) -> Grouping:
        """By what the cards are put into columns."""
        return self._grouping

    def regroup(self, grouping: Grouping) -> None:
        """Put the same cards into other columns, a column at a time."""
        if grouping is self._grouping:
            return
        self._grouping = grouping
        with self._workshop.read() as session:
            state = board_reading.read_board(session, self._question, grouping)
        with self._changing():
            self._show_columns(state.columns)

    def _show_columns(self, columns: Sequence[BoardColumn]) -> None:
        for row, column in enumerate(self._columns):
            if column.cards:
                self.beginRemoveRows(self.index(row, 0), 0, len(column.cards) - 1)
                column.cards.clear()
                self.endRemoveRows()
        self._column_of.clear()
        heads = tuple(column.head for column in columns)
        self._remove_columns(heads)
        self._insert_columns(heads)
        self._arrange_columns(heads)
        for fresh in columns:
            goal = self._row_of(fresh.head.key)
            if fresh.cards and goal is not None:
                self.beginInsertRows(self.index(goal, 0), 0, len(fresh.cards) - 1)
                self._columns[goal].cards.extend(fresh.cards)
                self._column_of |= {card.id: fresh.head.key for card in fresh.cards}
                self.endInsertRows()

    def take_over(self, change: Change) -> None:
        """Show what a change made of this board."""
        ids = change.ids_in(Card.__tablename__)
        clusters = change.ids_in(Cluster.__tablename__, ActionField.__tablename__)
        if not ids and not clusters:
            return
        with self._workshop.read() as session:
            cards = self._read(session, ids)
            tops = self._tops_of(session, ids, lying={card.id for card in cards})
            cards = tuple(card for card in cards if card.id not in tops)
            cards += self._read(session, tops)
            known = {column.head.key for column in self._columns}
            heads = self.heads()
            if clusters or any(card.column not in known for card in cards):
                heads = board_reading.read_heads(session, self._question, self._grouping)
        with self._changing():
            self._insert_columns(heads)
            self._take_away((ids | tops) - {card.id for card in cards})
            self._place_cards(cards)
            self._remove_columns(heads)
            self._arrange_columns(heads)

    def _read(self, session: Session, ids: frozenset[uuid.UUID]) -> tuple[BoardCard, ...]:
        if not ids:
            return ()
        return board_reading.read_cards(
            session, self._question, ids, self._grouping, has_stacks=bool(self._top_of)
        )

    def _tops_of(
        self, session: Session, ids: frozenset[uuid.UUID], *, lying: Collection[uuid.UUID]
    ) -> frozenset[uuid.UUID]:
        """What the touched cards lay below, and what they lie below now."""
        before = {self._top_of.pop(card_id) for card_id in ids & self._top_of.keys()}
        hidden = ids.difference(lying)
        now = board_reading.read_tops(session, self._question, hidden) if hidden else {}
        self._top_of |= now
        return frozenset(before | set(now.values()))

    def _insert_columns(self, heads: Collection[ColumnHead]) -> None:
        for place, head in enumerate(heads):
            if self._row_of(head.key) is None:
                row = min(place, len(self._columns))
                self.beginInsertRows(QModelIndex(), row, row)
                column = ShownColumn(head, next(self._numbers))
                self._columns.insert(row, column)
                self._by_number[column.number] = column
                self.endInsertRows()

    def _take_away(self, ids: Iterable[uuid.UUID]) -> None:
        for card_id in ids:
            key = self._column_of.pop(card_id, None)
            row = None if key is None else self._row_of(key)
            if row is not None:
                place = place_of(self._columns[row], card_id)
                self.beginRemoveRows(self.index(row, 0), place, place)
                del self._columns[row].cards[place]
                self.endRemoveRows()

    def _place_cards(self, cards: Collection[BoardCard]) -> None:
        """Put each card behind the one before it, from left to right: that one stands already."""
        before = board_reading.cards_before(
            cards, {card.column: self.cards_in(card.column) for card in cards}
        )
        waiting = sorted(cards, key=board_reading.PLACE)
        while waiting:
            card = waiting[0]
            row = self._row_of(card.column)
            assert row is not None
            neighbour = before[card.id]
            place = 0 if neighbour is None else place_of(self._columns[row], neighbour) + 1
            run = self._run(waiting, row, before)
            if run:
                self._move_run(run, row, place)
            elif card.id in self._column_of:
                self._update_card(card, row, place)
            else:
                self._insert_card(card, row, place)
            del waiting[: len(run) or 1]

    def _run(
        self,
        cards: Sequence[BoardCard],
        target: int,
        before: Mapping[uuid.UUID, uuid.UUID | None],
    ) -> Sequence[BoardCard]:
        """The first cards of these that lie behind each other, there and where they go to.

        None where the first does not change its column.
        """
        first = cards[0]
        key = self._column_of.get(first.id)
        source = None if key is None else self._row_of(key)
        if source is None or source == target:
            return ()
        lying = self._columns[source].cards
        start = place_of(self._columns[source], first.id)
        length = 1
        for card, last, there in zip(cards[1:], cards, lying[start + 1 :], strict=False):
            is_next = card.id == there.id and card.column == first.column
            if not is_next or before[card.id] != last.id:
                break
            length += 1
        return cards[:length]

    def _move_run(self, run: Sequence[BoardCard], target: int, goal: int) -> None:
        """Move cards that stay together into another column, and show what became of them."""
        source = self._row_of(self._column_of[run[0].id])
        assert source is not None
        start = place_of(self._columns[source], run[0].id)
        end = start + len(run)
        to = self.index(target, 0)
        self.beginMoveRows(self.index(source, 0), start, end - 1, to, goal)
        del self._columns[source].cards[start:end]
        self._columns[target].cards[goal:goal] = run
        self._column_of |= {card.id: card.column for card in run}
        self.endMoveRows()
        first, last = (self.index(place, 0, to) for place in (goal, goal + len(run) - 1))
        self.dataChanged.emit(first, last)

    def _insert_card(self, card: BoardCard, row: int, place: int) -> None:
        self.beginInsertRows(self.index(row, 0), place, place)
        self._columns[row].cards.insert(place, card)
        self._column_of[card.id] = card.column
        self.endInsertRows()

    def _update_card(self, card: BoardCard, row: int, goal: int) -> None:
        """Put a card before what lies at the goal in its column, and show what else it became."""
        cards = self._columns[row].cards
        old_place = place_of(self._columns[row], card.id)
        old = cards[old_place]
        place = old_place
        if goal not in {old_place, old_place + 1}:
            place = goal - 1 if goal > old_place else goal
            parent = self.index(row, 0)
            self.beginMoveRows(parent, old_place, old_place, parent, goal)
            del cards[old_place]
            cards.insert(place, card)
            self.endMoveRows()
        cards[place] = card
        if old != replace(card, position=old.position):
            column = self.index(row, 0)
            index = self.index(place, 0, column)
            self.dataChanged.emit(index, index)
            if old.points != card.points:
                self.dataChanged.emit(column, column)  # which has their sum

    def _remove_columns(self, heads: Collection[ColumnHead]) -> None:
        wanted = {head.key for head in heads}
        for row in reversed(range(len(self._columns))):
            if self._columns[row].head.key not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                gone = self._columns.pop(row)
                del self._by_number[gone.number]
                for card in gone.cards:
                    self._column_of.pop(card.id, None)
                self.endRemoveRows()

    def _arrange_columns(self, heads: Iterable[ColumnHead]) -> None:
        for place, head in enumerate(heads):
            row = self._row_of(head.key)
            assert row is not None
            if row != place:
                self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), place)
                self._columns.insert(place, self._columns.pop(row))
                self.endMoveRows()
            if self._columns[place].head != head:
                self._columns[place].head = head
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
