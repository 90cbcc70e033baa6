"""The trash: cards that were deleted, until they are brought back."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from workshop_app.model.board import Card, Cluster
from workshop_app.phases import records
from workshop_app.phases.board.card_queries import belongs_to, with_mentions


@dataclass(frozen=True, slots=True)
class TrashedCard:
    """A card in the trash, and where it lay."""

    id: uuid.UUID
    code: str
    text: str
    cluster: str  # empty: in none, or in one that is gone
    mentions: int  # with its own


def delete_cards(session: Session, *, card_ids: Iterable[uuid.UUID]) -> int:
    """Put cards into the trash, off the board and out of the document; returns how many."""
    return _set_in_trash(session, card_ids, is_in_trash=True)


def restore_cards(session: Session, *, card_ids: Iterable[uuid.UUID]) -> int:
    """Bring cards back to where they lay; returns how many."""
    return _set_in_trash(session, card_ids, is_in_trash=False)


def read_trash(session: Session, question: str) -> tuple[TrashedCard, ...]:
    """What was deleted from a board, in the order of the codes."""
    below = aliased(Card)
    count = select(func.count()).where(below.merged_into_id == Card.id).scalar_subquery()
    query = (
        select(
            Card.id,
            Card.code,
            func.coalesce(func.nullif(Card.headline, ""), Card.text),
            func.coalesce(Cluster.title, ""),
            count + 1,
        )
        .join(Cluster, Cluster.id == Card.cluster_id, isouter=True)
        .where(*_deleted_from(question))
        .order_by(func.length(Card.code), Card.code)
    )
    return tuple(TrashedCard(*row) for row in session.execute(query))


def ids_in_trash(session: Session, question: str) -> frozenset[uuid.UUID]:
    """What :func:`read_trash` tells more about."""
    return frozenset(session.scalars(select(Card.id).where(*_deleted_from(question))))


def are_in_trash(session: Session, card_ids: Collection[uuid.UUID]) -> bool:
    """Whether one of these cards is in the trash."""
    query = select(Card.id).where(Card.is_in_trash.is_(True)).limit(1)
    return any(True for _row in records.rows_with(session, query, Card.id, card_ids))


def _deleted_from(question: str) -> tuple[ColumnElement[bool], ...]:
    """Its cards in the trash; what lies below others goes with them."""
    return belongs_to(question), Card.is_in_trash.is_(True), Card.merged_into_id.is_(None)


def _set_in_trash(session: Session, card_ids: Iterable[uuid.UUID], *, is_in_trash: bool) -> int:
    cards = [card for key in dict.fromkeys(card_ids) if (card := session.get(Card, key))]
    for card in with_mentions(session, cards):
        card.is_in_trash = is_in_trash
    return len(cards)
