"""A board as it stands: the columns of one question with their cards, in order."""

import enum
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workshop_app.model.board import Card, CardColour, Cluster, Legibility
from workshop_app.model.goals import ActionField
from workshop_app.phases.board.card_queries import belongs_to, is_lying, sum_of
from workshop_app.phases.records import rows_with
from workshop_app.translation import _

PLACE = attrgetter("place")  # the order within a column


class Pile(enum.Enum):
    """A column that is not a cluster."""

    UNASSIGNED = enum.auto()  # not in a cluster yet
    SET_ASIDE = enum.auto()


class Grouping(enum.Enum):
    """By what the same cards are put into columns."""

    CLUSTERS = enum.auto()
    ACTION_FIELDS = enum.auto()  # whose small group wrote them
    WEIGHT = enum.auto()  # one column: most points first, among equals most mentions


_UNASSIGNED = {
    Grouping.ACTION_FIELDS: _("Ohne Handlungsfeld"),
    Grouping.WEIGHT: _("Nach Punkten"),
}
ColumnKey = uuid.UUID | Pile  # the id of a cluster or action field, or a pile


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
    action_field_id: uuid.UUID | None = None
    own_text: str = ""  # of the card itself, where it has a headline over those below it
    others: tuple[str, ...] = ()  # the texts of the cards below it
    grouping: Grouping = Grouping.CLUSTERS
    is_released: bool = True  # the projector may show it
    points: int | None = None  # stuck to it and to those below it; None: not counted

    @property
    def column(self) -> ColumnKey:
        """Where it lies; a card set aside keeps its cluster for the day it is taken back."""
        if self.is_set_aside:
            return Pile.SET_ASIDE
        match self.grouping:
            case Grouping.CLUSTERS:
                return self.cluster_id or Pile.UNASSIGNED
            case Grouping.ACTION_FIELDS:
                return self.action_field_id or Pile.UNASSIGNED
            case Grouping.WEIGHT:
                return Pile.UNASSIGNED

    @property
    def mentions(self) -> int:
        """How often the room said it."""
        return 1 + len(self.others)

    @property
    def originals(self) -> tuple[str, ...]:
        """What was written on the cards, the one on top first."""
        return (self.own_text or self.text, *self.others)

    @property
    def place(self) -> tuple[int, int, int, str]:
        """What the order within a column is by; positions may be equal."""
        if self.grouping is Grouping.WEIGHT:
            return -(self.points or 0), -self.mentions, self.position, self.code
        return 0, 0, self.position, self.code


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The heading of a column."""

    key: ColumnKey
    number: int | None  # of clusters, by their order; people vote by it
    code: str  # CL-01; empty for piles
    title: str  # empty: the pile's own name
    is_cluster: bool = False
    points: int | None = None  # stuck to the heading itself


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column with its cards."""

    head: ColumnHead
    cards: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class BoardState:
    """Clusters in their order, then what is not assigned, then what was set aside."""

    columns: tuple[BoardColumn, ...]


def read_board(
    session: Session, question: str, grouping: Grouping = Grouping.CLUSTERS
) -> BoardState:
    """The board of a question."""
    cards_by_column: dict[ColumnKey, list[BoardCard]] = {}
    for card in read_cards(session, question, grouping=grouping):
        cards_by_column.setdefault(card.column, []).append(card)
    return BoardState(
        tuple(
            BoardColumn(head, tuple(sorted(cards_by_column.get(head.key, ()), key=PLACE)))
            for head in read_heads(session, question, grouping)
        )
    )


def read_heads(
    session: Session, question: str, grouping: Grouping = Grouping.CLUSTERS
) -> tuple[ColumnHead, ...]:
    """The headings of all columns; a cluster of elsewhere that holds such cards is among them."""
    heads: list[ColumnHead] = []
    query = None
    if grouping is Grouping.CLUSTERS:
        used = select(Card.cluster_id).where(
            Card.question == question, Card.cluster_id.is_not(None)
        )
        query = (
            select(Cluster.id, Cluster.code, Cluster.title, Cluster.points)
            .where(or_(Cluster.question == question, Cluster.id.in_(used)))
            .order_by(Cluster.position, Cluster.code)
        )
    elif grouping is Grouping.ACTION_FIELDS:
        query = select(
            ActionField.id, ActionField.code, ActionField.title, null().label("points")
        ).order_by(ActionField.position, ActionField.code)
    if query is not None:
        is_cluster = grouping is Grouping.CLUSTERS
        heads = [
            ColumnHead(key, number, code, title, is_cluster, points)
            for number, (key, code, title, points) in enumerate(session.execute(query), start=1)
        ]
    titles = {Pile.UNASSIGNED: _UNASSIGNED.get(grouping, "")}
    return (*heads, *(ColumnHead(pile, None, "", titles.get(pile, "")) for pile in Pile))


def read_cards(
    session: Session,
    question: str,
    ids: Collection[uuid.UUID] | None = None,
    grouping: Grouping = Grouping.CLUSTERS,
    *,
    has_stacks: bool = True,
) -> tuple[BoardCard, ...]:
    """Cards that lie on a board, without order; those with these ids where ids are given.

    Args:
        has_stacks: whether any card of the board lies below another one.
    """
    below = _cards_below(session, question, ids) if has_stacks else {}
    rows = _rows(session, _cards_of(question), Card.id, ids)
    return tuple(_board_card(row, below, grouping) for row in rows)


def read_tops(
    session: Session, question: str, ids: Collection[uuid.UUID] | None = None
) -> dict[uuid.UUID, uuid.UUID]:
    """Of cards that lie below another one, the id of that one."""
    query = select(Card.id, Card.merged_into_id).where(Card.merged_into_id.is_not(None))
    if ids is None:
        query = query.where(belongs_to(question))
    return dict(map(tuple, _rows(session, query, Card.id, ids)))


def _cards_below(
    session: Session, question: str, tops: Collection[uuid.UUID] | None
) -> dict[uuid.UUID, list[tuple[str, int | None]]]:
    """The texts and points of the cards below each."""
    query = select(Card.merged_into_id, Card.text, Card.points).order_by(Card.position, Card.code)
    if tops is None:
        query = query.where(belongs_to(question), Card.merged_into_id.is_not(None))
    found: dict[uuid.UUID, list[tuple[str, int | None]]] = {}
    for top, text, points in _rows(session, query, Card.merged_into_id, tops):
        found.setdefault(top, []).append((text, points))
    return found


def _rows(
    session: Session,
    query: Select[*tuple[Any, ...]],
    column: InstrumentedAttribute[Any],
    ids: Collection[uuid.UUID] | None,
) -> Iterable[Any]:
    """All rows of a query, or those that have one of these ids in a column."""
    return session.execute(query) if ids is None else rows_with(session, query, column, ids)


def _board_card(
    row: Any,  # noqa: ANN401 (a row of _cards_of)
    below: Mapping[uuid.UUID, Sequence[tuple[str, int | None]]],
    grouping: Grouping,
) -> BoardCard:
    # Taken apart at once: to ask for columns by name takes as long as all the rest for a card.
    key, code, text, explanation, colour, legibility, is_dissent, is_set_aside, *others = row
    cluster_id, position, action_field_id, headline, is_released, points = others
    mentions = below.get(key, ()) if below else ()
    return BoardCard(
        id=key,
        code=code,
        text=headline or text,
        explanation=explanation,
        colour=colour,
        legibility=legibility,
        is_dissent=is_dissent,
        is_set_aside=is_set_aside,
        cluster_id=cluster_id,
        position=position,
        action_field_id=action_field_id,
        own_text=text if headline else "",
        others=tuple(text for text, _points in mentions),
        is_released=is_released,
        grouping=grouping,
        points=sum_of(points, *(points for _text, points in mentions)),
    )


def find_code(session: Session, question: str, code: str) -> uuid.UUID | None:
    """The id of the cluster with a code, or of the card on top of it; None: it is elsewhere."""
    for head in read_heads(session, question):
        if head.code == code and isinstance(head.key, uuid.UUID):
            return head.key
    query = select(Card.id, Card.merged_into_id).where(
        belongs_to(question), Card.code == code, Card.is_in_trash.is_(False)
    )
    row = session.execute(query).first()
    return None if row is None else row.merged_into_id or row.id


@cache  # to build it takes longer than to ask it for a few cards
def _cards_of(question: str) -> Select[*tuple[Any, ...]]:
    """What :func:`_board_card` takes apart."""
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
        Card.action_field_id,
        Card.headline,
        Card.is_released,
        Card.points,
    ).where(belongs_to(question), is_lying())
