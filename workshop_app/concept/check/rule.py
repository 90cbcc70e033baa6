"""What a rule is, and what it yields."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.rows import Row
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.model.base import Keyed


@dataclass(frozen=True, slots=True)
class Place:
    """Where a gap can be closed."""

    table: str
    row_id: uuid.UUID | None
    field: str | None
    object_code: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """A gap that a rule has found: one per object at most, so that each is accepted by itself."""

    severity: Severity
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the Konzept-Check.

    Attributes:
        demand: what the rule asks of a concept, in one German sentence.
        severities: of its findings, the gravest first.
    """

    code: str  # K11
    find: Callable[[Snapshot], Iterator[Flaw]]
    severities: tuple[Severity, ...]
    demand: str


def at(row: Row, field: str) -> Place:
    """A column of a row; what is said of a row without a code concerns the whole workshop."""
    return Place(row.model.__tablename__, row.id, field, row.object_code)


def missing_in(table: type[Keyed], field: str | None = None) -> Place:
    """A row that does not exist yet."""
    return Place(table.__tablename__, None, field, "")
