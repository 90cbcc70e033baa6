"""What the rules see of each table; the fields are named like the columns they come from.

A rule that needs another column adds a field here. Nothing shows its content in a log. What the
room did (people, cards, votes, figures) is in ``room_rows.py``.
"""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from workshop_app.model import goals, implementation, municipality, projects, workshop
from workshop_app.model.base import Keyed


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of a table."""

    model: ClassVar[type[Keyed]]
    # The columns whose words the document prints, for the rules that look at all words (K34, K40).
    printed: ClassVar[tuple[str, ...]] = ()

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
    printed = ("profile", "immigration_history", "integration_understanding")

    name: str
    short_name: str
    kind: str | None
    inhabitants: int | None
    seat: str
    profile: str
    immigration_history: str
    integration_understanding: str

    @property
    def own_names(self) -> tuple[str, str, str]:
        """What it is called."""
        return self.name, self.short_name, self.seat


@dataclass(frozen=True, slots=True, repr=False)
class EventRow(Row):
    """Veranstaltung."""

    model = workshop.Event

    kind: str
    date: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ChapterTextRow(Row):
    """Kapiteltext."""

    model = workshop.ChapterText
    printed = ("text",)  # who signs has agreed to it

    chapter: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class EditedPassageRow(Row):
    """Bearbeitete Textstelle."""

    model = workshop.EditedPassage
    printed = ("text",)

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class VisionRow(Row):
    """Leitbild."""

    model = goals.Vision
    printed = ("text",)

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class ActionFieldRow(CodedRow):
    """Handlungsfeld."""

    model = goals.ActionField
    printed = ("title", "guiding_question", "rejection_reason", "sponsors")

    title: str
    guiding_question: str
    sponsors: str
    is_selected: bool
    rejection_reason: str | None


@dataclass(frozen=True, slots=True, repr=False)
class GuidingGoalRow(CodedRow):
    """Leitziel."""

    model = goals.GuidingGoal
    printed = ("text", "minority_vote")

    action_field_id: uuid.UUID
    text: str
    minority_vote: str | None


@dataclass(frozen=True, slots=True, repr=False)
class GoalEvidenceRow(Row):
    """Beleg."""

    model = goals.GoalEvidence

    guiding_goal_id: uuid.UUID
    indicator_value_id: uuid.UUID


@dataclass(frozen=True, slots=True, repr=False)
class ObjectiveRow(CodedRow):
    """Handlungsziel."""

    model = goals.Objective
    printed = ("text", "indicator", "data_source")

    guiding_goal_id: uuid.UUID
    text: str
    indicator: str | None
    base_value: float | None
    target_value: float | None
    unit: str | None
    deadline: str | None
    data_source: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ProjectIdeaRow(CodedRow):
    """Projektidee."""

    model = projects.ProjectIdea
    printed = (
        *("title", "description", "target_group", "responsible", "partners", "milestones"),
        *("funding", "success_indicator", "first_step", "risks", "side_effects"),
    )

    title: str
    action_field_id: uuid.UUID | None
    objective_id: uuid.UUID | None
    description: str
    target_group: str
    responsible: str
    commitment: str | None
    provider_kind: str | None
    competence: str | None
    partners: tuple[str, ...]
    success_indicator: str | None
    priority: str | None
    is_quick_win: bool
    first_step: str | None
    first_step_by: str | None
    risks: str | None
    side_effects: str | None
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
    printed = ("name", "lead", "description", "members")

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
    printed = ("what", "who", "with_whom", "with_what", "result", "prerequisite")

    what: str
    who: str
    with_whom: str
    with_what: str
    prerequisite: str
    project_idea_id: uuid.UUID | None
    is_internal: bool
    due: str | None
    result: str


@dataclass(frozen=True, slots=True, repr=False)
class ParkedTopicRow(CodedRow):
    """Themenspeicher."""

    model = implementation.ParkedTopic
    printed = ("text", "whereabouts")

    text: str
    is_internal: bool
    whereabouts: str | None
