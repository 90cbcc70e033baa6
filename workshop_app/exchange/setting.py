"""Municipality, workshop, its meetings, how the steps went, and the vision."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from workshop_app.exchange.document import Document
from workshop_app.exchange.forms import EVENT, META, MODERATOR, MUNICIPALITY, VISION, WORKSHOP
from workshop_app.exchange.schema_setting import WorkshopRecord
from workshop_app.exchange.transfer import Reading, Tree, Writing
from workshop_app.model.base import known_or_text
from workshop_app.model.goals import Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Event, EventKind, Moderator, StepRun, StepStatus, Workshop

_DAYS: Final[Mapping[str, EventKind]] = {"tag1": EventKind.DAY_1, "tag2": EventKind.DAY_2}
_MEETINGS: Final[Mapping[str, EventKind]] = {
    "vorbereitungstreffen": EventKind.PREPARATION,
    "nachbereitungstreffen": EventKind.FOLLOW_UP,
}


def read_setting(reading: Reading, document: Document) -> None:
    """Add the rows of ``kommune`` and ``workshop``; each file has one of both."""
    reading.add_row(MUNICIPALITY, document.kommune, "kommune")
    record = document.workshop or WorkshopRecord.model_validate({})
    workshop = reading.add_row(WORKSHOP, record, "workshop", **reading.values(META, document))
    reading.add_extras(document, "", workshop.id)
    for key, kind in _MEETINGS.items():
        for position, meeting in enumerate(getattr(record, key) or ()):
            reading.add_row(EVENT, meeting, f"workshop.{key}", kind=kind, position=position)
    for key, kind in _DAYS.items():
        day = getattr(record, key)
        if day is not None:
            reading.add_row(EVENT, day, f"workshop.{key}", kind=kind)
    for position, moderator in enumerate(record.moderation or ()):
        reading.add_row(MODERATOR, moderator, "workshop.moderation", position=position)
    if document.leitbild is not None:
        reading.add_row(VISION, document.leitbild, "leitbild")


def read_step_states(reading: Reading, document: Document) -> None:
    """Give the steps of ``zeitprotokoll`` their state."""
    records = {record.schritt: record for record in document.zeitprotokoll or ()}
    for run in reading.session.scalars(select(StepRun)):
        record = records[run.step]
        run.status = known_or_text(StepStatus, record.stand or _usual_status(record.ist_min))
        run.started_at = _instant(record.begonnen)
        run.running_since = _instant(record.laeuft_seit)


def _usual_status(minutes_actual: int | None) -> StepStatus:
    return StepStatus.OPEN if minutes_actual is None else StepStatus.DONE


def _instant(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)


def setting_tree(writing: Writing) -> Tree:
    """The keys from ``fall_id`` to ``workshop``."""
    workshop = writing.only(Workshop) or Workshop()
    municipality = writing.only(Municipality) or Municipality()
    tree = writing.tree(WORKSHOP, workshop, "workshop")
    for key, kind in {**_DAYS, **_MEETINGS}.items():
        events = [
            writing.tree(EVENT, event, f"workshop.{key}")
            for event in writing.rows(Event)
            if event.kind == kind
        ]
        tree[key] = events if key in _MEETINGS else next(iter(events), None)
    tree["moderation"] = [
        writing.tree(MODERATOR, moderator, "workshop.moderation")
        for moderator in writing.rows(Moderator)
    ]
    return {
        **writing.tree(META, workshop, ""),
        "kommune": writing.tree(MUNICIPALITY, municipality, "kommune"),
        "workshop": tree,
    }


def step_parts(writing: Writing) -> list[Tree]:
    """What ``zeitprotokoll`` says of steps that are not simply over."""
    return [
        {
            "stand": None if run.status == _usual_status(run.minutes_actual) else str(run.status),
            "begonnen": _in_utc(run.started_at),
            "laeuft_seit": _in_utc(run.running_since),
        }
        for run in writing.rows(StepRun)
    ]


def _in_utc(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.replace(tzinfo=dt.UTC).isoformat()


def vision_tree(writing: Writing) -> Tree | None:
    """``leitbild``; None while there is none."""
    vision = writing.only(Vision)
    return None if vision is None else writing.tree(VISION, vision, "leitbild")
