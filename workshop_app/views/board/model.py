"""A board that follows the changes of the workshop."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, Signal
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import ActionField
from workshop_app.phases.board import board_reading
from workshop_app.phases.board.board_order import cards_before
from workshop_app.phases.board.board_reading import (
    BoardCard,
    BoardColumn,
    ColumnHead,
    ColumnKey,
    Grouping,
)
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.views.board.tree import BoardTree, ShownColumn, place_of, runs_of

_Update = tuple[BoardCard, BoardCard]  # a card as it was and as it is


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
        going: dict[ColumnKey, list[uuid.UUID]] = {}
        for card_id in ids:
            key = self._column_of.pop(card_id, None)
            if key is not None:
                going.setdefault(key, []).append(card_id)
        for key, gone in going.items():
            row = self._row_of(key)
            if row is not None:
                for first, last in reversed(runs_of(self._columns[row], gone)):
                    self.beginRemoveRows(self.index(row, 0), first, last)
                    del self._columns[row].cards[first : last + 1]
                    self.endRemoveRows()

    def _place_cards(self, cards: Collection[BoardCard]) -> None:
        """Put each card behind the one before it, from left to right: that one stands already."""
        columns: dict[ColumnKey, list[BoardCard]] = {}
        for card in sorted(cards, key=board_reading.PLACE):
            columns.setdefault(card.column, []).append(card)
        before = cards_before(cards, {key: self.cards_in(key) for key in columns})
        changed: list[_Update] = []
        for key, placed in columns.items():
            row = self._row_of(key)
            assert row is not None
            start = 0
            while start < len(placed):
                end = self._end_of_run(placed, start, before)
                self._place_run(placed[start:end], row, before[placed[start].id], changed)
                start = end
        self._tell_changed(changed)

    def _place_run(
        self,
        run: Sequence[BoardCard],
        target: int,
        neighbour: uuid.UUID | None,
        changed: list[_Update],
    ) -> None:
        place = 0 if neighbour is None else place_of(self._columns[target], neighbour) + 1
        key = self._column_of.get(run[0].id)
        if key is None:
            self._insert_run(run, target, place)
        elif key == run[0].column:
            changed += self._update_card(run[0], target, place)
        else:
            self._move_run(run, target, place)

    def _end_of_run(
        self,
        cards: Sequence[BoardCard],
        start: int,
        before: Mapping[uuid.UUID, uuid.UUID | None],
    ) -> int:
        """Where those of the cards of a column end that can be put there together.

        All of them are new, or lie behind each other in another column until now.
        """
        key = self._column_of.get(cards[start].id)
        if key == cards[start].column:
            return start + 1
        lying: Sequence[BoardCard] = ()
        first = 0
        if key is not None:
            source = self._column_at(key)
            lying, first = source.cards, place_of(source, cards[start].id)
        end = start + 1
        while end < len(cards) and before[cards[end].id] == cards[end - 1].id:
            there = first + end - start
            is_alike = (
                cards[end].id not in self._column_of
                if key is None
                else there < len(lying) and lying[there].id == cards[end].id
            )
            if not is_alike:
                break
            end += 1
        return end

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

    def _insert_run(self, run: Sequence[BoardCard], row: int, place: int) -> None:
        self.beginInsertRows(self.index(row, 0), place, place + len(run) - 1)
        self._columns[row].cards[place:place] = run
        self._column_of |= {card.id: card.column for card in run}
        self.endInsertRows()

    def _update_card(self, card: BoardCard, row: int, goal: int) -> Sequence[_Update]:
        """Put a card before what lies at the goal in its column; returns what else it became."""
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
        return () if old == replace(card, position=old.position) else ((old, card),)

    def _tell_changed(self, updates: Collection[_Update]) -> None:
        """Show what cards became, those that lie behind each other at once."""
        columns: dict[ColumnKey, list[uuid.UUID]] = {}
        for _old, new in updates:
            columns.setdefault(new.column, []).append(new.id)
        recounted = {new.column for old, new in updates if old.points != new.points}
        for key, ids in columns.items():
            column = self.index_of_column(key)
            for first, last in runs_of(self._column_at(key), ids):
                top, bottom = (self.index(place, 0, column) for place in (first, last))
                self.dataChanged.emit(top, bottom)
            if key in recounted:
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
