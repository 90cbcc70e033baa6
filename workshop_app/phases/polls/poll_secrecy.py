"""Polls are hidden from the room until somebody reveals them, as votes are (ux.md 4.5)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.climate import ClimateItem, ClimateScale, Feedback
from workshop_app.phases import records

PollRow = type[ClimateScale] | type[Feedback]  # what holds whether the poll is hidden


def is_hidden(session: Session, kind: PollRow) -> bool:
    """Whether the room may not see the result of a poll yet."""
    return bool(session.scalars(select(kind.is_hidden).limit(1)).first())


def set_hidden(session: Session, kind: PollRow, *, is_hidden: bool) -> None:
    """Hide the result of a poll, or reveal it."""
    records.the_only(session, kind).is_hidden = is_hidden


def begin_climate(session: Session) -> None:
    """Hide the climate with its first count: what is half counted tells the room nothing."""
    if not any(any(counts.values()) for counts in session.scalars(select(ClimateItem.counts))):
        records.the_only(session, ClimateScale).is_hidden = True


def begin_feedback(row: Feedback) -> None:
    """Hide the closing question with its first count."""
    if not any(row.counts.values()):
        row.is_hidden = True
