"""A board as it stands: the columns of one question with their cards, in order."""

import enum
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, CardColour, Cluster, Legibility

PLACE = attrgetter("position", "code")  # the order within a column; positions may be equal
_MANY = 400  # from here on all cards are read and the others left out


class Pile(enum.Enum):
    """A column that is not a cluster."""

    UNASSIGNED = enum.auto()  # not in a cluster yet
    SET_ASIDE = enum.auto()


ColumnKey = uuid.UUID | Pile  # the id of a cluster, or a pile


@dataclass(frozen=True, slots=True)
class BoardCard:
    """Karte: what the board shows of a card."""

    id: uuid.UUID
    code: str
    text: str
    explanation: str
    colour: CardColour | str
    legibility: Legibility | str
    is_dissent: bool
    is_set_aside: bool
    cluster_id: uuid.UUID | None
    position: int
    is_released: bool = True  # the projector may show it

    @property
    def column(self) -> ColumnKey:
        """Where it lies; a card set aside keeps its cluster for the day it is taken back."""
        if self.is_set_aside:
            return Pile.SET_ASIDE
        return self.cluster_id or Pile.UNASSIGNED


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The heading of a column."""

    key: ColumnKey
    number: int | None  # of clusters, by their order; people vote by it
    code: str  # CL-01; empty for piles
    title: str  # empty for piles


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column with its cards."""

    head: ColumnHead
    cards: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class BoardState:
    """Clusters in their order, then what is not assigned, then what was set aside."""

    columns: tuple[BoardColumn, ...]


def read_board(session: Session, question: str) -> BoardState:
    """The board of a question."""
    cards_by_column: dict[ColumnKey, list[BoardCard]] = {}
    for card in read_cards(session, question):
        cards_by_column.setdefault(card.column, []).append(card)
    return BoardState(
        tuple(
            BoardColumn(head, tuple(sorted(cards_by_column.get(head.key, ()), key=PLACE)))
            for head in read_heads(session, question)
        )
    )


def read_heads(session: Session, question: str) -> tuple[ColumnHead, ...]:
    """The headings of all columns; a cluster of elsewhere that holds such cards is among them."""
    used = select(Card.cluster_id).where(Card.question == question, Card.cluster_id.is_not(None))
    query = (
        select(Cluster.id, Cluster.code, Cluster.title)
        .where(or_(Cluster.question == question, Cluster.id.in_(used)))
        .order_by(Cluster.position, Cluster.code)
    )
    heads = [
        ColumnHead(key, number, code, title)
        for number, (key, code, title) in enumerate(session.execute(query), start=1)
    ]
    return (*heads, *(ColumnHead(pile, None, "", "") for pile in Pile))


def read_cards(
    session: Session, question: str, ids: Collection[uuid.UUID] | None = None
) -> tuple[BoardCard, ...]:
    """Cards of a board without order; those with these ids where ids are given."""
    query = _cards_of(question)
    if ids is not None and len(ids) < _MANY:
        query = query.where(Card.id.in_(ids))
    found: Iterable[BoardCard] = (BoardCard(*row) for row in session.execute(query))
    if ids is not None and len(ids) >= _MANY:
        found = (card for card in found if card.id in ids)
    return tuple(found)


def find_code(session: Session, question: str, code: str) -> uuid.UUID | None:
    """The id of the card or cluster of this board with a code; None if it is elsewhere."""
    for head in read_heads(session, question):
        if head.code == code and isinstance(head.key, uuid.UUID):
            return head.key
    row = session.execute(_cards_of(question).where(Card.code == code)).first()
    return BoardCard(*row).id if row else None


def cards_before(
    fresh: Collection[BoardCard], shown: Mapping[ColumnKey, Sequence[BoardCard]]
) -> dict[uuid.UUID, uuid.UUID | None]:
    """The card that each fresh one shall follow in its column; None at the top.

    Args:
        fresh: cards as they are now.
        shown: what lay in their columns, the same cards as they were among them.
    """
    touched = {card.id for card in fresh}
    columns: dict[ColumnKey, list[BoardCard]] = {}
    for card in fresh:
        columns.setdefault(card.column, []).append(card)
    before: dict[uuid.UUID, uuid.UUID | None] = {}
    for key, cards in columns.items():
        staying = (card for card in shown[key] if card.id not in touched)
        last: uuid.UUID | None = None
        for card in sorted([*staying, *cards], key=PLACE):
            if card.id in touched:
                before[card.id] = last
            last = card.id
    return before


def _cards_of(question: str) -> Select[*tuple[Any, ...]]:
    clusters = select(Cluster.id).where(Cluster.question == question)
    return select(
        Card.id,
        Card.code,
        Card.text,
        Card.explanation,
        Card.colour,
        Card.legibility,
        Card.is_dissent,
        Card.is_set_aside,
        Card.cluster_id,
        Card.position,
        Card.is_released,
    ).where(
        # A card read in from elsewhere may know its cluster only.
        or_(
            Card.question == question,
            and_(Card.question.is_(None), Card.cluster_id.in_(clusters)),
        )
    )
