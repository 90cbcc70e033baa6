"""Changing the order of a day: places, minutes, fixed times, and steps of one's own."""

import datetime as dt
import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import OwnStep, StepRun, StepStatus, Workshop
from workshop_app.phases import agenda, records
from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.method import PartKey
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

MOST_MINUTES = 600
_BREAK_MINUTES = 15
_STEP_MINUTES = 20


class InvalidMinutesError(WorkshopError):
    """Not a number of minutes."""

    def __init__(self) -> None:
        super().__init__(
            _("Bitte geben Sie die Dauer in Minuten an, zum Beispiel 35, höchstens {most}.").format(
                most=MOST_MINUTES
            )
        )


class InvalidTimeError(WorkshopError):
    """Not a time of day."""

    def __init__(self) -> None:
        super().__init__(_("Bitte geben Sie eine Uhrzeit an, zum Beispiel 10:35."))


class EmptyTitleError(WorkshopError):
    """A step without a name."""

    def __init__(self) -> None:
        super().__init__(_("Bitte geben Sie dem Schritt einen Namen."))


def prepare(session: Session, part: PartKey) -> None:
    """Make the course of each step of a day.

    Done outside undo: taking an edit back must not take away the time that a step has run since.
    """
    for row in agenda.day(session, part):
        agenda.run_of(session, row.step.key)


def is_prepared(session: Session, part: PartKey) -> bool:
    """Whether each step of a day has its course."""
    runs = set(session.scalars(select(StepRun.step)))
    return runs.issuperset(row.step.key for row in agenda.day(session, part))


def move(session: Session, part: PartKey, keys: Sequence[str]) -> None:
    """Give the steps of a day the order of this list; those not in it stand behind."""
    known = [row.step.key for row in agenda.day(session, part)]
    ordered = [key for key in keys if key in known] + [key for key in known if key not in keys]
    if ordered == known:
        return
    for place, key in enumerate(ordered):
        run = agenda.run_of(session, key)
        if run.place != place:
            run.place = place


def set_minutes(session: Session, row: AgendaRow, text: str) -> None:
    """Plan another duration.

    Args:
        text: as it was typed, such as ``35`` or ``35 min``.

    Raises:
        InvalidMinutesError: not a number, or too many.
    """
    match = re.fullmatch(r"\s*([0-9]{1,3})\s*(?:min\.?)?\s*", text)
    if match is None or int(match[1]) > MOST_MINUTES:
        raise InvalidMinutesError
    run = agenda.run_of(session, row.step.key)
    if row.is_own:
        _own(session, row.step.key).minutes = int(match[1])
        run.minutes_planned = None
    else:
        run.minutes_planned = int(match[1])
    if run.minutes_allotted:  # a new plan counts, and not what was given on the day before it
        run.minutes_allotted = None


def pin(session: Session, row: AgendaRow, text: str) -> None:
    """Let a step wait for a time and keep its length; an empty text releases it.

    Raises:
        InvalidTimeError: not a time of day.
    """
    time = german.parse_time(text)
    if text.strip() and time is None:
        raise InvalidTimeError
    agenda.run_of(session, row.step.key).pinned_at = "" if time is None else _iso(time)


def set_left_out(session: Session, row: AgendaRow, *, is_left_out: bool) -> None:
    """Leave a step out, or take it in again."""
    status = StepStatus.SKIPPED if is_left_out else StepStatus.OPEN
    agenda.set_status(session, row.step.key, status)


def add_own(session: Session, part: PartKey, *, after: str | None, is_break: bool) -> str:
    """Add a step or a break of one's own behind a step, else at the end; returns its key."""
    keys = [row.step.key for row in agenda.day(session, part)]
    own = records.create(
        session,
        OwnStep,
        day=part.value,
        title=_("Pause") if is_break else _("Neuer Schritt"),
        is_break=is_break,
        minutes=_BREAK_MINUTES if is_break else _STEP_MINUTES,
    )
    keys.insert(keys.index(after) + 1 if after in keys else len(keys), own.code)
    move(session, part, keys)
    agenda.run_of(session, own.code)
    return own.code


def rename(session: Session, key: str, title: str) -> None:
    """Give an own step another title.

    Raises:
        EmptyTitleError: nothing but blanks.
    """
    title = " ".join(title.split())
    if not title:
        raise EmptyTitleError
    _own(session, key).title = title


def describe(session: Session, key: str, *, question: str, note: str) -> None:
    """Say what an own step asks, and how it goes."""
    own = _own(session, key)
    own.question, own.note = " ".join(question.split()), note.strip()


def remove_own(session: Session, key: str) -> None:
    """Remove an own step with its course; who is in it goes to the one before."""
    workshop = records.the_only(session, Workshop)
    if workshop.current_step == key:
        before = agenda.neighbour(agenda.agenda(session), key, -1)
        workshop.current_step = None if before is None else before.step.key
    session.delete(_own(session, key))
    run = session.scalars(select(StepRun).where(StepRun.step == key)).first()
    if run is not None:
        session.delete(run)


def _own(session: Session, key: str) -> OwnStep:
    own = session.scalars(select(OwnStep).where(OwnStep.code == key)).first()
    if own is None:
        raise records.UnknownRecordError
    return own


def _iso(time: dt.time) -> str:
    return f"{time.hour:02}:{time.minute:02}"
