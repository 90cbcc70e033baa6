"""How much time a step has left, and when the day will end: numbers only, no timer that ticks."""

import datetime as dt
import enum
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.workshop import StepRun
from workshop_app.phases import agenda
from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.method import PartKey

DAYS = (PartKey.DAY_1, PartKey.DAY_2)

_MINUTE = 60
_SHORT_SHARE = 0.20  # of the step: from here on its time runs short
_LAST_SHARE = 0.05
_CLEAR_MINUTES = 5
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


class Clock(Protocol):
    """What tells the time; tests hand in one that they can move."""

    def now(self) -> dt.datetime:
        """In UTC, never jumping while the app runs: for durations."""
        ...

    def wall(self) -> dt.datetime:
        """In UTC, as the machine's clock shows it: for what people compare with their watch."""
        ...


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._begun_at = self.wall()
        self._begun_after = _steady_seconds()

    def now(self) -> dt.datetime:
        """When the app was started, and what has passed since, also while the lid was closed."""
        return self._begun_at + dt.timedelta(seconds=_steady_seconds() - self._begun_after)

    def wall(self) -> dt.datetime:
        """What the clock on the desk shows."""
        return dt.datetime.now(dt.UTC)


def _steady_seconds() -> float:
    # time.monotonic() stands still while Linux and macOS sleep; on Windows it goes on.
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class Stage(enum.Enum):
    """How urgent a step's time is; views show a colour and a text for each."""

    CALM = enum.auto()
    SHORT = enum.auto()  # the last fifth
    LAST = enum.auto()  # the last twentieth
    OVER = enum.auto()


@dataclass(frozen=True, slots=True)
class StepClock:
    """The timer of a step, as the file keeps it."""

    key: str
    title: str
    minutes_allotted: int
    seconds_run: int = 0  # before it was started last
    running_since: dt.datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self.running_since is not None

    @property
    def has_run(self) -> bool:
        """Whether it was ever started."""
        return self.is_running or self.seconds_run > 0

    def elapsed(self, now: dt.datetime) -> int:
        """Whole seconds that the step has taken so far."""
        if self.running_since is None:
            return self.seconds_run
        # The machine's clock may have been put back while the app was closed.
        return self.seconds_run + max(0, int((now - self.running_since).total_seconds()))

    def remaining(self, now: dt.datetime) -> int:
        """Seconds left; negative when it is over."""
        return self.minutes_allotted * _MINUTE - self.elapsed(now)

    def stage(self, now: dt.datetime) -> Stage:
        """How urgent it is."""
        left, whole = self.remaining(now), self.minutes_allotted * _MINUTE
        if left < 0:
            return Stage.OVER
        if left <= _LAST_SHARE * whole:
            return Stage.LAST
        return Stage.SHORT if left <= _SHORT_SHARE * whole else Stage.CALM


@dataclass(frozen=True, slots=True)
class Ahead:
    """The part of a day that is not over: the step that is on, and those after it.

    The step whose time is shown may be another one, which the moderator only looks at.
    """

    clock: StepClock  # of the step whose time is shown
    row: AgendaRow
    on_clock: StepClock  # of the step where work is
    on_row: AgendaRow
    later: tuple[AgendaRow, ...]  # those behind it that are not over, in their order
    day_end: int  # of the plan, in minutes after midnight
    has_begun: bool  # the timer of a step of this day was started today
    can_start: bool  # the step in sight is on one of the two days, whichever timer runs


@dataclass(frozen=True, slots=True)
class Forecast:
    """When step and day will end if nothing else happens, in minutes after midnight."""

    step_end: float
    step_delay: int  # minutes behind the plan; negative: before it
    day_end: float
    day_delay: int


@dataclass(frozen=True, slots=True)
class Overrun:
    """A step that took clearly longer than planned, and nobody said why yet."""

    key: str
    title: str
    minutes: int  # more than planned


def read_overrun(session: Session, step: str) -> Overrun | None:
    """What a step took longer than planned: five minutes and a fifth of it, without a reason."""
    row = agenda.row_of(session, step)
    if row is None or row.minutes_actual is None or row.text.part not in DAYS:
        return None
    more = row.minutes_actual - row.minutes_planned
    reason = session.scalar(select(StepRun.deviation_reason).where(StepRun.step == step))
    if reason or more < max(_CLEAR_MINUTES, _SHORT_SHARE * row.minutes_planned):
        return None
    return Overrun(step, row.text.title, more)


def read_clock(session: Session, step: str) -> StepClock | None:
    """The timer of a step; None if there is no such step (any more)."""
    row = agenda.row_of(session, step)
    return None if row is None else _clock_of(row, _runs(session).get(step))


def read_ahead(session: Session, step: str, today: dt.date) -> Ahead | None:
    """What is left of the day of the step whose timer runs, else of the day of this one.

    None where neither is on one of the two days.

    Args:
        step: in sight.
        today: in local time.
    """
    rows = agenda.agenda(session)
    runs = _runs(session)
    running = [key for key, run in runs.items() if run.running_since is not None]
    timed = {row.step.key: row for row in rows if row.text.part in DAYS}
    row = next((timed[key] for key in (*running, step) if key in timed), None)
    if row is None:
        return None
    day = [one for one in rows if one.text.part == row.text.part]
    on_row = _where_work_is(day, runs, row, today)
    return Ahead(
        clock=_clock_of(row, runs.get(row.step.key)),
        row=row,
        on_clock=_clock_of(on_row, runs.get(on_row.step.key)),
        on_row=on_row,
        later=_later(day, on_row),
        day_end=max(one.end for one in day if one.end is not None),
        can_start=step in timed,
        has_begun=any(_ran_on(runs.get(one.step.key), today) for one in day),
    )


def forecast(ahead: Ahead, now: dt.datetime, wall: dt.datetime) -> Forecast:
    """When the step and the day will end.

    Args:
        ahead: what is left.
        now: of the clock for durations.
        wall: what people's watches show, in local time.
    """
    minute = wall.hour * _MINUTE + wall.minute + wall.second / _MINUTE
    on_end = _end_of(ahead.on_row, ahead.on_clock, minute, now)
    if ahead.row in ahead.later:
        step_end = _rolled_end(on_end, ahead.later[: ahead.later.index(ahead.row) + 1])
    else:
        step_end = _end_of(ahead.row, ahead.clock, minute, now)
    day_end = _rolled_end(on_end, ahead.later)
    planned = ahead.row.end
    return Forecast(
        step_end=step_end,
        step_delay=0 if planned is None else _whole(step_end - planned),
        day_end=day_end,
        day_delay=_whole(day_end - ahead.day_end),
    )


def _where_work_is(
    day: Sequence[AgendaRow], runs: Mapping[str, "_Run"], shown: AgendaRow, today: dt.date
) -> AgendaRow:
    """The step of the day whose timer runs, else the one begun last today.

    After a step that is done it is the next one, as soon as it is shown; a day that nobody has
    begun is foreseen from the step that is shown.
    """
    begun = [row for row in day if _ran_on(runs.get(row.step.key), today)]
    if not begun or any(run.running_since is not None for run in runs.values()):
        return shown
    last = max(begun, key=lambda row: runs[row.step.key].started_at or _LONG_AGO)
    return shown if last.is_over and _later(day, last)[:1] == (shown,) else last


def _later(day: Sequence[AgendaRow], row: AgendaRow) -> tuple[AgendaRow, ...]:
    """What of a day is not over behind a step."""
    return tuple(one for one in day[day.index(row) + 1 :] if not one.is_over)


def _end_of(row: AgendaRow, clock: StepClock, minute: float, now: dt.datetime) -> float:
    """When a step ends that goes on now, or begins."""
    left = 0.0 if row.is_over else max(0, clock.remaining(now)) / _MINUTE
    waits = not clock.has_run and row.waits_for is not None and not row.is_over
    return (max(minute, row.waits_for or 0) if waits else minute) + left


def _rolled_end(cursor: float, rows: Sequence[AgendaRow]) -> float:
    for row in rows:
        begin = cursor if row.waits_for is None else max(cursor, row.waits_for)
        minutes: float = row.minutes_allotted
        if row.is_buffer and row.end is not None:
            # Time in reserve lasts until its planned end, not longer.
            minutes = min(max(row.end - begin, 0), minutes)
        cursor = begin + minutes
    return cursor


def _whole(minutes: float) -> int:
    """Begun minutes do not count: a delay of 40 s is none."""
    return int(minutes)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the file knows of a timer."""

    seconds: int | None
    running_since: dt.datetime | None
    started_at: dt.datetime | None


def _runs(session: Session) -> dict[str, _Run]:
    """The steps with a timer; that which was started last comes first."""
    query = select(StepRun.step, StepRun.seconds_run, StepRun.running_since, StepRun.started_at)
    has_run = StepRun.running_since.is_not(None) | StepRun.seconds_run.is_not(None)
    found = session.execute(query.where(has_run).order_by(StepRun.running_since.desc()))
    return {key: _Run(seconds, since, start) for key, seconds, since, start in found}


def _ran_on(run: _Run | None, today: dt.date) -> bool:
    moments = () if run is None else (run.running_since, run.started_at)
    return any(moment is not None and moment.astimezone().date() == today for moment in moments)


def _clock_of(row: AgendaRow, run: _Run | None) -> StepClock:
    return StepClock(
        key=row.step.key,
        title=row.text.title,
        minutes_allotted=row.minutes_allotted,
        seconds_run=0 if run is None else max(run.seconds or 0, 0),
        running_since=None if run is None else run.running_since,
    )
