"""The Themenspeicher: parked from any step with one line, cleared at the end of the day."""

import enum
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.base import normalised
from workshop_app.model.goals import ActionField
from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases import records
from workshop_app.phases.agenda import agenda
from workshop_app.phases.answers import is_missing
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

# Where a day ends: what is still open then is asked for.
CLEARING_STEPS = ("T1-12", "T2-11")


class EmptyTopicError(WorkshopError):
    """A topic without a word."""

    def __init__(self) -> None:
        super().__init__(_("Bitte schreiben Sie das Thema in einem Stichwort auf."))


class MissingDetailError(WorkshopError):
    """A Verbleib that does not say where or why."""


class Whereabouts(enum.Enum):
    """Verbleib: what may become of a topic."""

    ACTION_FIELD = enum.auto()
    FOLLOW_UP = enum.auto()
    OTHER_BODY = enum.auto()
    DONE = enum.auto()
    DROPPED = enum.auto()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as it is shown."""

    id: uuid.UUID
    code: str
    text: str
    raised_by: str
    step_title: str
    is_open: bool  # nobody said yet what becomes of it


@dataclass(frozen=True, slots=True)
class ParkedTopics:
    """The Themenspeicher in short."""

    count: int
    open_count: int
    first: tuple[Topic, ...]  # the open ones first, of each the newest first


_TEXTS = {
    Whereabouts.ACTION_FIELD: _("Handlungsfeld {detail}"),
    Whereabouts.FOLLOW_UP: _("Tagesordnung Nachbereitung"),
    Whereabouts.OTHER_BODY: "{detail}",
    Whereabouts.DONE: _("erledigt"),
    Whereabouts.DROPPED: _("verworfen: {detail}"),
}
_QUESTIONS = {
    Whereabouts.ACTION_FIELD: _("Bitte nennen Sie das Handlungsfeld."),
    Whereabouts.OTHER_BODY: _("Bitte nennen Sie die Stelle, die sich darum kümmert."),
    Whereabouts.DROPPED: _("Bitte schreiben Sie dazu, warum das Thema verworfen ist."),
}


def park_topic(session: Session, *, text: str, step: str) -> ParkedTopic:
    """Put a topic at the end of the Themenspeicher.

    Args:
        text: surrounding blanks are removed.
        step: where it came up.

    Raises:
        EmptyTopicError: nothing is left of the text.
    """
    return records.create(session, ParkedTopic, step=step, text=_checked(text))


def reword_topic(session: Session, topic_id: uuid.UUID, text: str) -> None:
    """Give a topic another text.

    Raises:
        EmptyTopicError: nothing is left of the text.
        UnknownRecordError: it was deleted meanwhile.
    """
    records.set_field(session, ParkedTopic, topic_id, "text", _checked(text))


def clear_topic(
    session: Session, topic_id: uuid.UUID, whereabouts: Whereabouts, detail: str
) -> None:
    """Say what becomes of a topic.

    Args:
        detail: the field, the body or the reason; what is said besides where none is needed.

    Raises:
        MissingDetailError: without it nobody knows where the topic is.
        UnknownRecordError: it was deleted meanwhile.
    """
    detail = " ".join(normalised(detail).split())
    if not detail and whereabouts in _QUESTIONS:
        raise MissingDetailError(_QUESTIONS[whereabouts])
    text = _TEXTS[whereabouts]
    if "{detail}" not in text and detail:
        text += ": {detail}"
    records.set_field(session, ParkedTopic, topic_id, "whereabouts", text.format(detail=detail))


def needs_detail(whereabouts: Whereabouts) -> bool:
    """Whether a Verbleib says nothing by itself."""
    return whereabouts in _QUESTIONS


def read_topics(session: Session) -> tuple[Topic, ...]:
    """All topics in their order."""
    titles = {row.step.key: row.text.title for row in agenda(session)}
    query = select(
        ParkedTopic.id,
        ParkedTopic.code,
        ParkedTopic.text,
        ParkedTopic.raised_by,
        ParkedTopic.step,
        ParkedTopic.whereabouts,
    ).order_by(ParkedTopic.position, ParkedTopic.code)
    return tuple(
        Topic(key, code, text, raised_by, titles.get(step or "", step or ""), is_missing(where))
        for key, code, text, raised_by, step, where in session.execute(query)
    )


def read_parked_topics(session: Session, *, limit: int) -> ParkedTopics:
    """How many there are and how many are open, and those that matter most now."""
    topics = read_topics(session)
    ordered = sorted(reversed(topics), key=lambda topic: not topic.is_open)
    return ParkedTopics(
        count=len(topics),
        open_count=sum(topic.is_open for topic in topics),
        first=tuple(ordered[:limit]),
    )


def read_field_titles(session: Session) -> tuple[str, ...]:
    """What a topic may go to: the Handlungsfelder, the chosen ones first."""
    query = select(ActionField.title).order_by(ActionField.is_selected.desc(), ActionField.position)
    return tuple(title for title in session.scalars(query) if title.strip())


def _checked(text: str) -> str:
    text = " ".join(normalised(text).split())
    if not text:
        raise EmptyTopicError
    return text
