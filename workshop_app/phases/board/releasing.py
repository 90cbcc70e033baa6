"""Private writing: on boards that hold cards back, the projector counts them until released."""

import uuid
from collections.abc import Iterable
from functools import cache

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_app.model.board import BoardSetting, Card, Cluster
from workshop_app.phases import records


def holds_back(session: Session, question: str) -> bool:
    """Whether new cards of a board wait for their release."""
    return bool(session.scalar(_holding_back(question)))


@cache
def _holding_back(question: str) -> Select[bool]:
    query = select(BoardSetting.holds_back_cards).where(BoardSetting.question == question)
    return query.order_by(BoardSetting.position).limit(1)


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
    """Let the projector show these cards with those below them and their headings.

    Returns how many waited.
    """
    count = 0
    for card_id in card_ids:
        card = session.get(Card, card_id)
        if card is not None and not card.is_released:
            for each in (card, *card.mentions):
                each.is_released = True
            if card.cluster_id is not None:
                records.get(session, Cluster, card.cluster_id).is_released = True
            count += 1
    return count
