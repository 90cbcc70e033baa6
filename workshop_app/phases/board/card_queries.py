"""Which cards a board has, and which lie below others."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster


def belongs_to(question: str) -> ColumnElement[bool]:
    """Whether a card is on the board of a question, below others or in the trash included."""
    clusters = select(Cluster.id).where(Cluster.question == question)
    # A card read in from elsewhere may know its cluster only.
    return or_(
        Card.question == question,
        and_(Card.question.is_(None), Card.cluster_id.in_(clusters)),
    )


def is_lying() -> ColumnElement[bool]:
    """Whether a card can be seen on its board: not below another one, not in the trash."""
    return and_(Card.merged_into_id.is_(None), Card.is_in_trash.is_(False))


def mentions_of(session: Session, card_ids: Iterable[uuid.UUID]) -> list[Card]:
    """What lies below these cards, in order."""
    query = select(Card).where(Card.merged_into_id.in_(list(card_ids)))
    return list(session.scalars(query.order_by(Card.position, Card.code)))


def with_mentions(session: Session, cards: Sequence[Card]) -> list[Card]:
    """These cards and what lies below them."""
    return [*cards, *mentions_of(session, [card.id for card in cards])]


def sum_of(*points: int | None) -> int | None:
    """Points together; None where none of them were counted."""
    counted = [max(number, 0) for number in points if number is not None]
    return sum(counted) if counted else None
