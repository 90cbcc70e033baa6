"""The order of the steps, where each stands, and going from one to the next."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.workshop import StepRun, StepStatus, Workshop
from workshop_app.phases import follow_up, positioning, preparation, realising, records
from workshop_app.phases.method import StepText, load_method
from workshop_app.phases.step import Step

FIRST_STEP = "V-01"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A step as the agenda shows it."""

    step: Step
    text: StepText
    status: StepStatus | str
    minutes_planned: int
    minutes_actual: int | None


@cache
def all_steps() -> dict[str, Step]:
    """The declared steps by key, in the order of the method."""
    phases = (preparation, positioning, realising, follow_up)
    declared = {step.key: step for phase in phases for step in phase.STEPS}
    return {text.key: declared[text.key] for text in load_method().steps}


def agenda(session: Session) -> tuple[AgendaRow, ...]:
    """All steps with where they stand."""
    query = select(StepRun.step, StepRun.status, StepRun.minutes_planned, StepRun.minutes_actual)
    runs = {row.step: row for row in session.execute(query)}
    rows = []
    for text in load_method().steps:
        run = runs.get(text.key)
        planned = run.minutes_planned if run and run.minutes_planned is not None else None
        rows.append(
            AgendaRow(
                step=all_steps()[text.key],
                text=text,
                status=run.status if run else StepStatus.OPEN,
                minutes_planned=text.minutes.normal if planned is None else planned,
                minutes_actual=run.minutes_actual if run else None,
            )
        )
    return tuple(rows)


def neighbour(key: str, distance: int) -> str | None:
    """The key of the step so many places later (or earlier), None beyond the ends."""
    keys = list(all_steps())
    place = keys.index(key) + distance
    return keys[place] if 0 <= place < len(keys) else None


def current_step(session: Session) -> str:
    """The step where the moderator is; in a new workshop the first one."""
    key = session.scalar(select(Workshop.current_step).limit(1))
    return key if key in all_steps() else FIRST_STEP


def go_to(session: Session, key: str) -> None:
    """Make a step the one where the moderator is."""
    records.the_only(session, Workshop).current_step = key
    run = _run(session, key)
    if run.status == StepStatus.OPEN:
        run.status = StepStatus.RUNNING
        run.started_at = dt.datetime.now(dt.UTC)


def set_status(session: Session, key: str, status: StepStatus) -> None:
    """Mark a step as done, skipped or open again."""
    _run(session, key).status = status


def _run(session: Session, key: str) -> StepRun:
    run = session.scalars(select(StepRun).where(StepRun.step == key)).first()
    if run is None:
        position = list(all_steps()).index(key)
        run = records.create(session, StepRun, step=key, position=position)
    return run
