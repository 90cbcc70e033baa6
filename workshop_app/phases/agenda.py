"""The order of the steps, when they begin, where each stands, and going from one to the next.

This is the one place that knows the order and the times of a day: the method's, as this workshop
changed it (``agenda_edit.py``).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import Event, OwnStep, StepRun, StepStatus, Workshop
from workshop_app.phases import follow_up, positioning, preparation, realising, records
from workshop_app.phases.method import Part, PartKey, StepText, load_method
from workshop_app.phases.schedule.own_steps import own_texts
from workshop_app.phases.step import Step
from workshop_app.storage.remembering import remembered

FIRST_STEP = "V-01"

_HOUR = 60
_DAY = 24 * _HOUR
_OVER = frozenset({StepStatus.DONE, StepStatus.SKIPPED})


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A step as the agenda shows it."""

    step: Step
    text: StepText
    status: StepStatus | str
    minutes_planned: int
    minutes_actual: int | None
    minutes_allotted: int  # on the day: as planned, unless somebody gave or took; 0: dropped
    begin: int | None  # of the plan, in minutes after midnight; None before and after the two days
    waits_for: int | None  # it does not begin before this time
    is_fixed: bool  # re-planning leaves its place and length alone
    is_own: bool

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left to do."""
        return self.status in _OVER

    @property
    def minutes_in_plan(self) -> int:
        """What it takes of the plan: nothing if it was left out before the day."""
        is_left_out = self.status == StepStatus.SKIPPED and self.minutes_allotted != 0
        return 0 if is_left_out else self.minutes_planned

    @property
    def end(self) -> int | None:
        """When it ends in the plan, in minutes after midnight."""
        return None if self.begin is None else self.begin + self.minutes_in_plan

    @property
    def start(self) -> dt.time | None:
        """When it begins in the plan."""
        return None if self.begin is None else clock_time(self.begin)

    @property
    def is_buffer(self) -> bool:
        """Whether it is time in reserve, which a delay uses up without anybody's decision."""
        return self.text.is_break and self.text.minutes.min == 0


@dataclass(frozen=True, slots=True)
class _Run:
    """What the file knows of a step's course."""

    status: StepStatus | str = StepStatus.OPEN
    minutes_planned: int | None = None
    minutes_actual: int | None = None
    minutes_allotted: int | None = None
    place: int | None = None
    pinned_at: str | None = None


@cache
def all_steps() -> dict[str, Step]:
    """The declared steps by key, in the order of the method; own steps are not among them."""
    phases = (preparation, positioning, realising, follow_up)
    declared = {step.key: step for phase in phases for step in phase.STEPS}
    return {text.key: declared[text.key] for text in load_method().steps}


def clock_time(minute: int) -> dt.time:
    """The time of day of a minute after midnight; after midnight it begins anew."""
    return dt.time(minute % _DAY // _HOUR, minute % _HOUR)


def minute_of(time: dt.time) -> int:
    """Minutes after midnight."""
    return time.hour * _HOUR + time.minute


@remembered
def agenda(session: Session) -> tuple[AgendaRow, ...]:
    """All steps in the order of this workshop, with where they stand and when they begin."""
    runs = _runs(session)
    own = own_texts(session)
    times = _booked_times(session)
    rows: list[AgendaRow] = []
    for part in load_method().parts:
        shift = _shift(part, times.get(part.key.value, (None, None))[0])
        texts = (*load_method().steps_of(part.key), *(t for t in own if t.part == part.key))
        rows.extend(_rolled(_ordered(texts, runs), runs, part, shift))
    return tuple(rows)


def day(session: Session, part: PartKey) -> tuple[AgendaRow, ...]:
    """The steps of one part."""
    return tuple(row for row in agenda(session) if row.text.part == part)


def row_of(session: Session, key: str) -> AgendaRow | None:
    """One step; None: there is none with this key (any more)."""
    return next((row for row in agenda(session) if row.step.key == key), None)


def neighbour(rows: Sequence[AgendaRow], key: str, distance: int) -> AgendaRow | None:
    """The step so many places later (or earlier), None beyond the ends.

    Steps that were left out are passed over.
    """
    shown = [row for row in rows if row.step.key == key or row.status != StepStatus.SKIPPED]
    place = next(number for number, row in enumerate(shown) if row.step.key == key) + distance
    return shown[place] if 0 <= place < len(shown) else None


def booked(session: Session, part: PartKey) -> tuple[int | None, int | None]:
    """From when to when the room is booked for a day, in minutes after midnight."""
    return _booked_times(session).get(part.value, (None, None))


@remembered
def current_step(session: Session) -> str:
    """The step where the moderator is; in a new workshop the first one."""
    key = session.scalar(select(Workshop.current_step).limit(1))
    return key if key is not None and is_known(session, key) else FIRST_STEP


def is_known(session: Session, key: str) -> bool:
    """Whether there is a step with this key."""
    own = select(OwnStep.id).where(OwnStep.code == key).limit(1)
    return key in all_steps() or session.scalar(own) is not None


def go_to(session: Session, key: str) -> None:
    """Make a step the one where the moderator is."""
    records.the_only(session, Workshop).current_step = key
    run = run_of(session, key)
    if run.status == StepStatus.OPEN:
        run.status = StepStatus.RUNNING
        run.started_at = dt.datetime.now(dt.UTC)


def set_status(session: Session, key: str, status: StepStatus) -> None:
    """Mark a step as done, skipped or open again."""
    run = run_of(session, key)
    if status != StepStatus.SKIPPED and run.minutes_allotted == 0:
        run.minutes_allotted = None
    run.status = status


def run_of(session: Session, key: str) -> StepRun:
    """The course of a step; made if it is missing."""
    run = session.scalars(select(StepRun).where(StepRun.step == key)).first()
    if run is None:
        keys = list(all_steps())
        position = keys.index(key) if key in keys else len(keys)
        run = records.create(session, StepRun, step=key, position=position)
    return run


def _runs(session: Session) -> dict[str, _Run]:
    query = select(
        StepRun.step,
        StepRun.status,
        StepRun.minutes_planned,
        StepRun.minutes_actual,
        StepRun.minutes_allotted,
        StepRun.place,
        StepRun.pinned_at,
    )
    return {
        row.step: _Run(
            status=row.status,
            minutes_planned=row.minutes_planned,
            minutes_actual=row.minutes_actual,
            minutes_allotted=row.minutes_allotted,
            place=row.place,
            pinned_at=row.pinned_at,
        )
        for row in session.execute(query)
    }


def _booked_times(session: Session) -> dict[str, tuple[int | None, int | None]]:
    query = select(Event.kind, Event.starts_at, Event.ends_at).order_by(Event.position.desc())
    return {
        str(kind): (_minute_in(first), _minute_in(last))
        for kind, first, last in session.execute(query)
    }


def _minute_in(text: str | None) -> int | None:
    time = german.parse_time(text or "")
    return None if time is None else minute_of(time)


def _shift(part: Part, first: int | None) -> int:
    """By how many minutes the booked day begins later than the method's."""
    return 0 if first is None or part.start is None else first - minute_of(part.start)


def _ordered(texts: Iterable[StepText], runs: Mapping[str, _Run]) -> list[StepText]:
    """Those with a place by it, each other one behind the one that it follows in the method."""
    texts = list(texts)
    places = {key: run.place for key, run in runs.items() if run.place is not None}
    ordered = sorted(
        (text for text in texts if text.key in places), key=lambda text: places[text.key]
    )
    before: StepText | None = None
    for text in texts:
        if text.key not in places:
            ordered.insert(0 if before is None else ordered.index(before) + 1, text)
        before = text
    return ordered


def _rolled(
    texts: Iterable[StepText], runs: Mapping[str, _Run], part: Part, shift: int
) -> Iterator[AgendaRow]:
    """The rows of a part, each beginning where the one before it ends, or when it waits for."""
    texts = list(texts)
    starts = [minute_of(text.start) for text in texts if text.start is not None]
    cursor = min(starts) + shift if starts else None
    for text in texts:
        run = runs.get(text.key, _Run())
        waits_for = _waits_for(text, run, part, shift)
        planned = _sane(run.minutes_planned, text.minutes.normal)
        row = AgendaRow(
            step=all_steps().get(text.key) or Step(text.key),
            text=text,
            status=run.status,
            minutes_planned=planned,
            minutes_actual=run.minutes_actual,
            minutes_allotted=_sane(run.minutes_allotted, planned),
            begin=cursor if cursor is None or waits_for is None else max(cursor, waits_for),
            waits_for=waits_for,
            is_fixed=text.fixed if run.pinned_at is None else bool(run.pinned_at),
            is_own=text.key not in all_steps(),
        )
        yield row
        # A step that was left out does not hold up the others.
        cursor = row.end if row.minutes_in_plan else cursor


def _sane(minutes: int | None, otherwise: int) -> int:
    """Up to a day, whatever an imported file says."""
    return otherwise if minutes is None else min(max(minutes, 0), _DAY)


def _waits_for(text: StepText, run: _Run, part: Part, shift: int) -> int | None:
    if run.pinned_at is not None:
        return _minute_in(run.pinned_at)
    if text.start is None or not (text.fixed or text.start == part.start):
        return None
    return minute_of(text.start) + shift
