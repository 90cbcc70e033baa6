"""How the two days went, read beside the snapshot: the steps in the order of this workshop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.people import Participant
from workshop_app.model.workshop import StepRun, StepStatus
from workshop_app.phases.agenda import AgendaRow, agenda
from workshop_app.phases.method import PartKey
from workshop_app.phases.step import Pane


@dataclass(frozen=True, slots=True)
class CourseStep:
    """Schritt im Protokoll: what it was called, what was asked, and what it works in."""

    key: str
    part: PartKey
    title: str
    question: str
    panes: tuple[Pane, ...]
    is_left_out: bool


@dataclass(frozen=True, slots=True, repr=False)
class Attendee:
    """Anwesende Person, with the name; only for the internal form."""

    last_name: str
    first_name: str
    organisation: str
    sector: str | None
    attends_day_1: bool
    attends_day_2: bool
    naming_consent: str


@dataclass(frozen=True, slots=True)
class StepTime:
    """Zeit eines Schritts: planned and used minutes, and why they differ."""

    title: str
    minutes_planned: int
    minutes_actual: int | None
    reason: str


def read_course(session: Session) -> tuple[CourseStep, ...]:
    """All steps but the breaks, in their order."""
    return tuple(
        CourseStep(
            key=row.step.key,
            part=row.text.part,
            title=row.text.title,
            question=row.text.question,
            panes=row.step.panes,
            is_left_out=row.status == StepStatus.SKIPPED,
        )
        for row in agenda(session)
        if not row.text.is_break
    )


def read_attendees(session: Session) -> tuple[Attendee, ...]:
    """All who were there on one of the days; nothing about needs or addresses."""
    columns = (
        Participant.last_name,
        Participant.first_name,
        Participant.organisation,
        Participant.sector,
        Participant.attends_day_1,
        Participant.attends_day_2,
        Participant.naming_consent,
    )
    found = (Attendee(*row) for row in session.execute(select(*columns)))
    return tuple(one for one in found if one.attends_day_1 or one.attends_day_2)


def read_times(session: Session) -> tuple[StepTime, ...]:
    """The steps of the two days whose minutes or reasons somebody has noted."""
    query = select(StepRun.step, StepRun.deviation_reason)
    reasons = {step: reason for step, reason in session.execute(query)}
    return tuple(_times(agenda(session), reasons))


def _times(rows: Sequence[AgendaRow], reasons: Mapping[str, str | None]) -> list[StepTime]:
    days = {PartKey.DAY_1, PartKey.DAY_2}
    return [
        StepTime(row.text.title, row.minutes_planned, row.minutes_actual, reason)
        for row in rows
        for reason in (reasons.get(row.step.key) or "",)
        if row.text.part in days and (row.minutes_actual is not None or reason)
    ]
