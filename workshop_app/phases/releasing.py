"""Private writing: on boards that hold cards back, the projector counts them until released."""

import uuid
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.board import BoardSetting, Card
from workshop_app.phases import records

_FEW = 400  # up to here the database looks for them by their keys


def holds_back(session: Session, question: str) -> bool:
    """Whether new cards of a board wait for their release."""
    query = (
        select(BoardSetting.holds_back_cards)
        .where(BoardSetting.question == question)
        .order_by(BoardSetting.position)
    )
    return bool(session.scalar(query.limit(1)))


def set_holds_back(session: Session, question: str, *, holds: bool) -> None:
    """Let new cards of a board wait for their release, or show them at once.

    Cards that wait go on waiting.
    """
    setting_of(session, question).holds_back_cards = holds


def setting_of(session: Session, question: str) -> BoardSetting:
    """How the board of a question is used; made where nobody has said so yet."""
    query = select(BoardSetting).where(BoardSetting.question == question)
    setting = session.scalars(query.order_by(BoardSetting.position).limit(1)).first()
    return setting or records.create(session, BoardSetting, question=question)


def release(session: Session, card_ids: Iterable[uuid.UUID]) -> int:
    """Let the projector show these cards with those below them; returns how many waited."""
    count = 0
    for card_id in card_ids:
        card = session.get(Card, card_id)
        if card is not None and not card.is_released:
            for each in (card, *card.mentions):
                each.is_released = True
            count += 1
    return count


def waiting_ids(
    session: Session, among: Collection[uuid.UUID] | None = None
) -> frozenset[uuid.UUID]:
    """The cards that wait for their release; of all boards, or among these."""
    query = select(Card.id).where(Card.is_released.is_(False))
    if among is not None and len(among) <= _FEW:
        query = query.where(Card.id.in_(among))
    found = frozenset(session.scalars(query))
    return found if among is None else found.intersection(among)
