"""A board as a tree: columns, and in each its cards. Lists and outlines show the same model."""

import itertools
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from workshop_app.phases.board import board_reading
from workshop_app.phases.board.board_reading import BoardCard, ColumnHead, ColumnKey, Grouping, Pile
from workshop_app.phases.board.card_queries import sum_of
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.board.texts import describe_card, describe_column, tool_tip_of
from workshop_app.views.parts.index import Index

_NOWHERE = QModelIndex()

CARD_ROLE = Qt.ItemDataRole.UserRole  # the BoardCard
# Put together once: Qt asks for them with each card that it paints.
_COLUMN_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
)
_CARD_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
HEAD_ROLE = Qt.ItemDataRole.UserRole + 1  # the ColumnHead


@dataclass(eq=False)
class ShownColumn:
    """A column with its cards."""

    head: ColumnHead
    number: int  # never changes while it is shown: the internal id of its cards
    cards: list[BoardCard] = field(default_factory=list)
    last_place: int = 0  # where a card was looked for last: the next one is mostly beside it


class BoardTree(QAbstractItemModel):
    """The columns and cards as they were read; what becomes of them is the model's."""

    def __init__(
        self, workshop: WorkshopFile, question: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._question = question
        self._numbers = itertools.count(1)
        self._grouping = Grouping.CLUSTERS
        self._columns: list[ShownColumn] = []
        self._by_number: dict[int, ShownColumn] = {}
        self._column_of: dict[uuid.UUID, ColumnKey] = {}
        self._top_of: dict[uuid.UUID, uuid.UUID] = {}  # of cards below another one
        self._fill()

    def _fill(self) -> None:
        with self._workshop.read() as session:
            state = board_reading.read_board(session, self._question, self._grouping)
            self._top_of = board_reading.read_tops(session, self._question)
        self._columns = [
            ShownColumn(column.head, next(self._numbers), list(column.cards))
            for column in state.columns
        ]
        self._by_number = {column.number: column for column in self._columns}
        self._column_of = {
            card.id: column.head.key for column in state.columns for card in column.cards
        }

    def heads(self) -> tuple[ColumnHead, ...]:
        """The headings of all columns."""
        return tuple(column.head for column in self._columns)

    def cards_in(self, key: ColumnKey) -> tuple[BoardCard, ...]:
        """The cards of a column; none where there is no such column."""
        row = self._row_of(key)
        return () if row is None else tuple(self._columns[row].cards)

    def card_count(self) -> int:
        """How many cards lie on the board; those set aside do not."""
        aside = len(self.cards_in(Pile.SET_ASIDE))
        return len(self._column_of) - aside

    def mention_count(self) -> int:
        """How many cards lie on the board, with those below others."""
        below = 0
        if self._top_of:  # else no look at all cards after each change
            lying = (column for column in self._columns if column.head.key is not Pile.SET_ASIDE)
            below = sum(len(card.others) for column in lying for card in column.cards)
        return self.card_count() + below

    def index_of_column(self, key: ColumnKey) -> QModelIndex:
        """The index of a column; invalid where there is none."""
        row = self._row_of(key)
        return QModelIndex() if row is None else self.index(row, 0)

    def has_card(self, card_id: uuid.UUID) -> bool:
        """Whether a card is here, by itself or as the upper one."""
        return card_id in self._column_of

    def index_of_card(self, card_id: uuid.UUID) -> QModelIndex:
        """The index of a card; invalid where it is not here."""
        key = self._column_of.get(card_id)
        row = None if key is None else self._row_of(key)
        if row is None:
            return QModelIndex()
        column = self._columns[row]
        return self.createIndex(place_of(column, card_id), 0, column.number)

    def ids_of(self, indexes: Iterable[Index]) -> tuple[uuid.UUID, ...]:
        """The cards of these indexes, in the order in which they lie on the board."""
        places = sorted((index.parent().row(), index.row()) for index in indexes if index.isValid())
        return tuple(self._columns[row].cards[place].id for row, place in places if row >= 0)

    def all_cards(self) -> Iterator[BoardCard]:
        """What lies on the board or was set aside."""
        return (card for column in self._columns for card in column.cards)

    def newest_card(self) -> uuid.UUID | None:
        """The card with the highest code on the board; None where there is none."""
        lying = [card for card in self.all_cards() if not card.is_set_aside]
        return max(lying, key=lambda card: (len(card.code), card.code)).id if lying else None

    def card_after(self, column: Index, row: int, moved: Collection[uuid.UUID]) -> uuid.UUID | None:
        """The first card from a row on that is not moved itself; None at the end."""
        cards = self._columns[column.row()].cards[row:]
        return next((card.id for card in cards if card.id not in moved), None)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """A column, or a card within it."""
        if column or row < 0:
            return QModelIndex()
        above = parent.row()  # each question to Qt counts: a list asks twice for each row
        if above < 0:
            return self.createIndex(row, 0, 0) if row < len(self._columns) else QModelIndex()
        if parent.internalId():
            return QModelIndex()
        shown = self._columns[above]
        return self.createIndex(row, 0, shown.number) if row < len(shown.cards) else QModelIndex()

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The column of a card."""
        column = self._by_number.get(child.internalId()) if child.isValid() else None
        if column is None:
            return QModelIndex()
        return self.createIndex(self._columns.index(column), 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Columns, or the cards of a column."""
        if not parent.isValid():
            return len(self._columns)
        return 0 if parent.internalId() else len(self._columns[parent.row()].cards)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        del parent
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be edited and dragged; columns can be dropped on."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _CARD_FLAGS if index.internalId() else _COLUMN_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, what screen readers say, and the frozen rows themselves."""
        if not index.isValid():
            return None
        if not index.internalId():
            return self._column_data(self._columns[index.row()], role)
        card = self._by_number[index.internalId()].cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return card.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return describe_card(card)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip_of(card)
            case _ if role == CARD_ROLE:
                return card
        return None

    def card_at(self, index: Index) -> BoardCard | None:
        """The card of an index; None for a column."""
        column = self._by_number.get(index.internalId())  # 0 of columns and of nothing
        return None if column is None else column.cards[index.row()]

    def id_at(self, index: Index) -> uuid.UUID | None:
        """The id of the card of an index; None for a column."""
        card = self.card_at(index)
        return None if card is None else card.id

    def _column_data(self, column: ShownColumn, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                on_cards = sum_of(*(card.points for card in column.cards))
                return describe_column(column.head, len(column.cards), on_cards)
            case _ if role == HEAD_ROLE:
                return column.head
        return None

    def _column_at(self, key: ColumnKey) -> ShownColumn:
        row = self._row_of(key)
        assert row is not None
        return self._columns[row]

    def _row_of(self, key: ColumnKey) -> int | None:
        for row, column in enumerate(self._columns):
            if column.head.key == key:
                return row
        return None


def place_of(column: ShownColumn, card_id: uuid.UUID) -> int:
    """The row of a card in its column."""
    cards, last, wanted = column.cards, column.last_place, card_id.int
    for place in (last, last + 1, last - 1):
        if 0 <= place < len(cards) and cards[place].id.int == wanted:
            column.last_place = place
            return place
    # Whole numbers: comparing ids themselves takes four times as long.
    column.last_place = next(n for n, card in enumerate(cards) if card.id.int == wanted)
    return column.last_place


def runs_of(column: ShownColumn, card_ids: Collection[uuid.UUID]) -> list[tuple[int, int]]:
    """The first and last rows of cards of a column that lie behind each other."""
    if len(card_ids) == 1:
        place = place_of(column, next(iter(card_ids)))
        return [(place, place)]
    wanted = {card_id.int for card_id in card_ids}
    runs: list[tuple[int, int]] = []
    for place, card in enumerate(column.cards):
        if card.id.int in wanted:
            is_next = runs and runs[-1][1] == place - 1
            runs.append((runs.pop()[0], place) if is_next else (place, place))
    return runs
