"""What a workshop is about and where it stands, in a few words."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Event, EventKind, StepStatus, Workshop
from workshop_app.phases import agenda
from workshop_app.phases.method import StepText, load_method
from workshop_app.storage.remembering import remembered

# Whose rows it is read from, beside the steps.
HEAD_TABLES = tuple(kind.__tablename__ for kind in (Workshop, Municipality, Event))


@dataclass(frozen=True, slots=True)
class Overview:
    """A workshop on one line."""

    municipality: str
    title: str
    dates: str  # „13.–14. November 2026“, empty: not fixed yet
    place: str  # where it stands: „Tag 1 · Stärken und Schwächen“
    steps_done: int
    steps: int  # without breaks


@remembered
def read_overview(session: Session) -> Overview:
    """The workshop on one line; texts that are not known yet are empty."""
    municipality = session.scalar(select(Municipality.name).limit(1))
    title = session.scalar(select(Workshop.title).limit(1))
    everything = agenda.agenda(session)
    rows = [row for row in everything if not row.text.is_break]
    here = agenda.current_step(session)
    done = {StepStatus.DONE, StepStatus.SKIPPED}
    return Overview(
        municipality=municipality or "",
        title=title or "",
        dates=_dates(session),
        place=place_text(next(row.text for row in everything if row.step.key == here)),
        steps_done=sum(row.status in done for row in rows),
        steps=len(rows),
    )


def place_text(step: StepText) -> str:
    """A step with its part: „Tag 1 · Stärken und Schwächen“."""
    part = next(part for part in load_method().parts if part.key == step.part)
    return f"{part.title} · {step.title}"


def _dates(session: Session) -> str:
    kinds = (EventKind.DAY_1, EventKind.DAY_2)
    texts = session.scalars(select(Event.date).where(Event.kind.in_(kinds)))
    ranges = [german.as_date_range(text) for text in texts]
    days = [day for first_and_last in ranges if first_and_last for day in first_and_last]
    if not days:
        return ""
    return german.format_date_range(min(days), max(days))
