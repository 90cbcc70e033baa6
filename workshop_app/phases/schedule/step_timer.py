"""What the moderator does with the timer of a step. One timer runs at most.

None of it belongs into undo: time that has passed does not come back.
"""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.workshop import StepRun, StepStatus
from workshop_app.phases import agenda
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

_MINUTE = 60
_FORGOTTEN_FOR = 12 * 60 * _MINUTE  # a timer that ran over night has measured nothing


class StartInFutureError(WorkshopError):
    """A step cannot have begun later than now."""

    def __init__(self) -> None:
        super().__init__(_("Diese Uhrzeit liegt noch vor uns. Bitte geben Sie eine frühere ein."))


def start(session: Session, key: str, now: dt.datetime) -> None:
    """Let the timer of a step run on, and let any other stand."""
    run = agenda.run_of(session, key)
    if run.running_since is not None:
        return
    _stop_others(session, key, now)
    if run.seconds_run is None and run.minutes_actual:
        run.seconds_run = run.minutes_actual * _MINUTE  # noted without a timer
    if not run.seconds_run:
        run.started_at = now
    run.running_since = now
    run.status = StepStatus.RUNNING  # also where it was done or left out already


def stop(session: Session, key: str, now: dt.datetime) -> None:
    """Let the timer of a step stand, and note the minutes that it has taken so far."""
    run = session.scalars(select(StepRun).where(StepRun.step == key)).first()
    if run is None or run.running_since is None:
        return
    passed = max(0, int((now - run.running_since).total_seconds()))
    run.running_since = None
    if passed > _FORGOTTEN_FOR:
        return
    run.seconds_run = (run.seconds_run or 0) + passed
    run.minutes_actual = (run.seconds_run + _MINUTE // 2) // _MINUTE or None


def is_believable(passed: float) -> bool:
    """Whether a timer that is found running was started so many seconds ago by the same clock."""
    return 0 <= passed <= _FORGOTTEN_FOR


def put_right(session: Session, now: dt.datetime) -> None:
    """After an opening: what was begun by a clock that was set since, or forgotten, is not counted.

    A timer that was started later than now runs on from now; one that ran for more than half a day
    stands.
    """
    for run in session.scalars(select(StepRun).where(StepRun.running_since.is_not(None))).all():
        assert run.running_since is not None
        passed = (now - run.running_since).total_seconds()
        if passed < 0:
            run.running_since = now
            run.started_at = min(run.started_at or now, now)
        elif not is_believable(passed):
            run.running_since = None


def began_at(session: Session, key: str, moment: dt.datetime, now: dt.datetime) -> None:
    """Say that a step began earlier than its timer was started; the timer runs.

    Raises:
        StartInFutureError: the moment is later than now.
    """
    if moment > now:
        raise StartInFutureError
    _stop_others(session, key, now)
    run = agenda.run_of(session, key)
    run.started_at = run.running_since = moment
    run.seconds_run = None
    run.status = StepStatus.RUNNING


def add_minutes(session: Session, key: str, minutes: int) -> None:
    """Give a step more time on the day, or take some; one minute stays."""
    row = agenda.row_of(session, key)
    if row is not None:
        agenda.run_of(session, key).minutes_allotted = max(1, row.minutes_allotted + minutes)


def set_reason(session: Session, key: str, reason: str) -> None:
    """Keep why a step took another time than planned."""
    agenda.run_of(session, key).deviation_reason = reason.strip() or None


def _stop_others(session: Session, key: str, now: dt.datetime) -> None:
    running = select(StepRun.step).where(StepRun.running_since.is_not(None), StepRun.step != key)
    for other in session.scalars(running).all():
        stop(session, other, now)
