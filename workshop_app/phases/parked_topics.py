"""The Themenspeicher: what must not be lost is parked from any step with one line."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.base import normalised
from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases import records
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class EmptyTopicError(WorkshopError):
    """A topic without a word."""

    def __init__(self) -> None:
        super().__init__(_("Bitte schreiben Sie das Thema in einem Stichwort auf."))


@dataclass(frozen=True, slots=True)
class ParkedTopics:
    """The Themenspeicher in short."""

    count: int
    latest: tuple[str, ...]  # the newest first


def park_topic(session: Session, *, text: str, step: str) -> ParkedTopic:
    """Put a topic at the end of the Themenspeicher.

    Args:
        text: surrounding blanks are removed.
        step: where it came up.

    Raises:
        EmptyTopicError: nothing is left of the text.
    """
    text = " ".join(normalised(text).split())
    if not text:
        raise EmptyTopicError
    return records.create(session, ParkedTopic, step=step, text=text)


def read_parked_topics(session: Session, *, limit: int) -> ParkedTopics:
    """How many there are, and the newest of them."""
    newest = select(ParkedTopic.text).order_by(ParkedTopic.position.desc()).limit(limit)
    return ParkedTopics(
        count=session.scalar(select(func.count()).select_from(ParkedTopic)) or 0,
        latest=tuple(session.scalars(newest)),
    )
