"""What the rules see of each table; the fields are named like the columns they come from.

A rule that needs another column adds a field here. Nothing shows its content in a log.
"""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from workshop_app.model import goals, implementation, municipality, projects, stock, voting
from workshop_app.model.base import Keyed
from workshop_app.model.workshop import Event


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of a table."""

    model: ClassVar[type[Keyed]]

    id: uuid.UUID

    @property
    def object_code(self) -> str:
        """The code that people know the row by; empty where the table has none."""
        return ""


@dataclass(frozen=True, slots=True, repr=False)
class CodedRow(Row):
    """A row with a code of its own."""

    code: str

    @property
    def object_code(self) -> str:
        """The code that people know the row by."""
        return self.code


@dataclass(frozen=True, slots=True, repr=False)
class MunicipalityRow(Row):
    """Kommune."""

    model = municipality.Municipality

    name: str
    short_name: str
    seat: str
    integration_understanding: str

    @property
    def own_names(self) -> tuple[str, str, str]:
        """What it is called."""
        return self.name, self.short_name, self.seat


@dataclass(frozen=True, slots=True, repr=False)
class EventRow(Row):
    """Veranstaltung."""

    model = Event

    kind: str
    date: str | None


@dataclass(frozen=True, slots=True, repr=False)
class VisionRow(Row):
    """Leitbild."""

    model = goals.Vision

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class ActionFieldRow(CodedRow):
    """Handlungsfeld."""

    model = goals.ActionField

    title: str
    is_selected: bool
    rejection_reason: str | None


@dataclass(frozen=True, slots=True, repr=False)
class GuidingGoalRow(CodedRow):
    """Leitziel."""

    model = goals.GuidingGoal

    action_field_id: uuid.UUID
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class GoalEvidenceRow(Row):
    """Beleg."""

    model = goals.GoalEvidence

    guiding_goal_id: uuid.UUID


@dataclass(frozen=True, slots=True, repr=False)
class ObjectiveRow(CodedRow):
    """Handlungsziel."""

    model = goals.Objective

    guiding_goal_id: uuid.UUID
    text: str
    indicator: str | None
    base_value: float | None
    target_value: float | None
    deadline: str | None
    data_source: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ExistingProjectRow(CodedRow):
    """Bestandsprojekt."""

    model = stock.ExistingProject


@dataclass(frozen=True, slots=True, repr=False)
class IndicatorValueRow(CodedRow):
    """Indikatorwert."""

    model = stock.IndicatorValue

    indicator: str
    unit: str
    area: str
    as_of: str | None
    source: str


@dataclass(frozen=True, slots=True, repr=False)
class ProjectIdeaRow(CodedRow):
    """Projektidee."""

    model = projects.ProjectIdea

    title: str
    responsible: str
    starts_on: str | None
    ends_on: str | None
    milestones: tuple[str, ...]
    budget_once_eur: float | None
    budget_yearly_eur: float | None
    is_cost_neutral: bool
    funding: str | None


@dataclass(frozen=True, slots=True, repr=False)
class StructureRow(Row):
    """Struktur."""

    model = implementation.Structure

    kind: str
    name: str
    lead: str | None
    description: str
    members: tuple[str, ...]
    interval_months: float | None
    meetings_per_year: int | None


@dataclass(frozen=True, slots=True, repr=False)
class DecisionStepRow(Row):
    """Beschlussschritt."""

    model = implementation.DecisionStep

    body: str
    date: str | None
    kind: str | None


@dataclass(frozen=True, slots=True, repr=False)
class PlannedMeasureRow(CodedRow):
    """Maßnahmenplan-Zeile."""

    model = implementation.PlannedMeasure

    what: str
    who: str
    due: str | None
    result: str


@dataclass(frozen=True, slots=True, repr=False)
class ParkedTopicRow(CodedRow):
    """Themenspeicher."""

    model = implementation.ParkedTopic

    text: str
    whereabouts: str | None


@dataclass(frozen=True, slots=True, repr=False)
class VoteRow(CodedRow):
    """Abstimmung."""

    model = voting.Vote

    step: str | None
    kind: str
    question: str
    voters: int | None
    points_per_person: int | None
    maximum_per_option: int | None
    deviation_note: str
    position: int
    option_codes: tuple[str, ...]
    is_counting: bool
    surplus_note: str


@dataclass(frozen=True, slots=True, repr=False)
class VoteResultRow(Row):
    """Abstimmungsergebnis."""

    model = voting.VoteResult

    vote_id: uuid.UUID
    option: str
    points: int


@dataclass(frozen=True, slots=True, repr=False)
class DecisionRow(CodedRow):
    """Entscheidung."""

    model = voting.Decision

    step: str | None
    text: str
