"""Where a poll's counts come from and go to: the climate statements, or the closing feedback."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.orm import Session

from workshop_app.model.climate import ClimateGroupCounts, ClimateItem, ClimateScale, Feedback
from workshop_app.model.people import Participant
from workshop_app.phases.polls import climate, poll_secrecy
from workshop_app.phases.polls.climate import Scale, Statement
from workshop_app.phases.step import PollSubject


class PollSource(Protocol):
    """What the poll view needs to know and to do; every method runs in a session of the caller."""

    tables: tuple[str, ...]
    has_groups: bool

    def statements(self, session: Session) -> tuple[Statement, ...]:
        """What is asked."""

    def scale(self, session: Session) -> Scale:
        """The values that can be marked."""

    def set_count(
        self, session: Session, statement: Statement, value: str, count: int, sector: str | None
    ) -> None:
        """Enter a count."""

    def set_abstentions(self, session: Session, statement: Statement, count: int) -> None:
        """Enter how many abstained."""

    def set_comments(self, session: Session, statement: Statement, comments: Sequence[str]) -> None:
        """Keep what was said."""

    def set_hidden(self, session: Session, *, is_hidden: bool) -> None:
        """Hide the result from the room, or reveal it."""


class ClimatePoll:
    """The climate statements, counted in the room and by group."""

    tables: tuple[str, ...] = tuple(
        kind.__tablename__ for kind in (ClimateItem, ClimateGroupCounts, ClimateScale, Participant)
    )
    has_groups = True

    def statements(self, session: Session) -> tuple[Statement, ...]:
        """All climate statements."""
        return climate.statements(session)

    def scale(self, session: Session) -> Scale:
        """The scale of the climate."""
        return climate.scale_of(session)

    def set_count(
        self, session: Session, statement: Statement, value: str, count: int, sector: str | None
    ) -> None:
        """Enter a count of the room or of a group."""
        climate.set_count(session, statement.id, value, count, sector=sector)

    def set_abstentions(self, session: Session, statement: Statement, count: int) -> None:
        """Enter how many abstained."""
        climate.set_abstentions(session, statement.id, count)

    def set_comments(self, session: Session, statement: Statement, comments: Sequence[str]) -> None:
        """Keep the comments on a statement."""
        climate.set_comments(session, statement.id, comments)

    def set_hidden(self, session: Session, *, is_hidden: bool) -> None:
        """Hide the climate, or reveal it."""
        poll_secrecy.set_hidden(session, ClimateScale, is_hidden=is_hidden)


class FeedbackPoll:
    """The one closing question, counted in the room alone."""

    tables: tuple[str, ...] = (
        Feedback.__tablename__,
        ClimateScale.__tablename__,
        Participant.__tablename__,
    )
    has_groups = False

    def statements(self, session: Session) -> tuple[Statement, ...]:
        """The question, once it is worded."""
        question = climate.feedback(session)
        return () if question is None else (question,)

    def scale(self, session: Session) -> Scale:
        """From one to five, by those present on day 2."""
        return climate.feedback_scale(session)

    def set_count(
        self, session: Session, statement: Statement, value: str, count: int, sector: str | None
    ) -> None:
        """Enter a count of the room."""
        del statement, sector
        climate.set_feedback_count(session, value, count)

    def set_abstentions(self, session: Session, statement: Statement, count: int) -> None:
        """Nobody abstains from the closing question: it is not asked."""

    def set_comments(self, session: Session, statement: Statement, comments: Sequence[str]) -> None:
        """Keep the voices."""
        del statement
        climate.set_feedback_voices(session, comments)

    def set_hidden(self, session: Session, *, is_hidden: bool) -> None:
        """Hide the counts, or reveal them."""
        poll_secrecy.set_hidden(session, Feedback, is_hidden=is_hidden)


def source_of(subject: PollSubject) -> PollSource:
    """The source of a poll pane."""
    return ClimatePoll() if subject is PollSubject.CLIMATE else FeedbackPoll()
