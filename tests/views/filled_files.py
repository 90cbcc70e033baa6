"""Files that tests begin with: each is filled once, and every test gets a copy of its own.

To copy one takes a millisecond; to fill one under an open window, a tenth of a second.
"""

import functools
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.builders import (
    a_municipality,
    a_participant,
    a_workshop,
    a_workshop_row,
    an_action_field,
)
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting
from workshop_app.storage.workshop_file import WorkshopFile

T = TypeVar("T")
Fill = Callable[[WorkshopFile], object]  # a function of a module: what it fills is kept
A_BREAK = "T1-M"  # the step whose view is the cheapest, for tests that look elsewhere


def put_filled(path: Path, fill: Fill) -> Path:
    """Put a closed file at the path, which holds what ``fill`` put into an empty one."""
    if path.exists():
        raise FileExistsError(path)
    path.write_bytes(_made(fill)[0])
    return path


def result_of(fill: Callable[[WorkshopFile], T]) -> T:
    """What ``fill`` returned, such as the ids of what is in all its files."""
    return _made(fill)[1]


def four_fields(workshop: WorkshopFile) -> list[uuid.UUID]:
    """Fills in an open vote on four action fields, with ten voters; returns the fields' ids."""
    with workshop.change("Handlungsfelder angelegt") as session:
        for _number in range(10):
            a_participant(session, attends_day_1=True, attends_day_2=True)
        titles = ("Sprache", "Wohnen", "Arbeit", "Gesundheit")
        ids = [an_action_field(session, title=title).id for title in titles]
        voting.set_rules(
            session, VoteSubject.ACTION_FIELDS, is_secret=False, maximum_per_option=None
        )
    return ids


@functools.cache
def town_at(step: str) -> Fill:
    """Fills in Stadt Auental, whose workshop stands at a step."""

    def fill(workshop: WorkshopFile) -> None:
        with workshop.change("Angelegt") as session:
            a_municipality(session, name="Stadt Auental")
            a_workshop_row(session, title="Integrationskonzept", current_step=step)

    return fill


@functools.cache
def _made(fill: Callable[[WorkshopFile], T]) -> tuple[bytes, T]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Voll.workshop")
        with a_workshop(path) as workshop:
            result = fill(workshop)
        return path.read_bytes(), result
