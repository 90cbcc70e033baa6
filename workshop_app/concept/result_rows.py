"""What the chapters read of the tables that the two days fill; as in ``rows.py``."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app import model
from workshop_app.concept.rows import Row


@dataclass(frozen=True, slots=True, repr=False)
class ClusterRow(Row):
    """Cluster."""

    source_model = model.board.Cluster

    title: str
    question: str | None
    action_field_id: uuid.UUID | None
    points: int | None


@dataclass(frozen=True, slots=True, repr=False)
class CardRow(Row):
    """Karte."""

    source_model = model.board.Card

    text: str
    explanation: str
    question: str | None
    cluster_id: uuid.UUID | None
    action_field_id: uuid.UUID | None
    legibility: str
    is_dissent: bool
    is_set_aside: bool
    merged_into_id: uuid.UUID | None
    headline: str
    points: int | None


@dataclass(frozen=True, slots=True, repr=False)
class SwotEntryRow(Row):
    """SWOT-Eintrag."""

    source_model = model.board.SwotEntry

    kind: str
    text: str
    cluster_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class VisionRow(Row):
    """Leitbild."""

    source_model = model.goals.Vision

    title: str
    text: str
    status: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ActionFieldRow(Row):
    """Handlungsfeld."""

    source_model = model.goals.ActionField

    code: str
    title: str
    guiding_question: str
    catalogue_key: str | None
    points: int | None
    is_selected: bool
    rejection_reason: str | None
    sponsors: str


@dataclass(frozen=True, slots=True, repr=False)
class GuidingGoalRow(Row):
    """Leitziel."""

    source_model = model.goals.GuidingGoal

    action_field_id: uuid.UUID
    text: str
    status: str | None
    minority_vote: str | None


@dataclass(frozen=True, slots=True, repr=False)
class GoalEvidenceRow(Row):
    """Beleg."""

    source_model = model.goals.GoalEvidence

    guiding_goal_id: uuid.UUID
    indicator_value_id: uuid.UUID


@dataclass(frozen=True, slots=True, repr=False)
class ObjectiveRow(Row):
    """Handlungsziel."""

    source_model = model.goals.Objective

    guiding_goal_id: uuid.UUID
    text: str
    kind: str | None
    indicator: str | None
    base_value: float | None
    base_value_as_of: str | None
    direction: str | None
    target_value: float | None
    unit: str | None
    deadline: str | None
    data_source: str | None


@dataclass(frozen=True, slots=True, repr=False)
class CardOriginRow(Row):
    """Herkunft."""

    source_model = model.goals.CardOrigin

    card_id: uuid.UUID
    guiding_goal_id: uuid.UUID | None
    objective_id: uuid.UUID | None
    project_idea_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class ProjectIdeaRow(Row):
    """Projektidee."""

    source_model = model.projects.ProjectIdea

    code: str
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
    starts_on: str | None
    ends_on: str | None
    milestones: tuple[str, ...]
    budget_once_eur: float | None
    budget_yearly_eur: float | None
    is_cost_neutral: bool
    full_time_equivalents: float | None
    funding: str | None
    success_indicator: str | None
    priority: str | None
    is_quick_win: bool
    first_step: str | None
    first_step_by: str | None
    risks: str | None
    side_effects: str | None


@dataclass(frozen=True, slots=True, repr=False)
class VoteRow(Row):
    """Abstimmung."""

    source_model = model.voting.Vote

    step: str | None
    kind: str
    question: str
    voters: int | None
    points_per_person: int | None
    maximum_per_option: int | None
    is_secret: bool
    deviation_note: str
    points_formula: str | None
    option_codes: tuple[str, ...]
    is_revealed: bool
    is_counting: bool
    surplus_note: str

    @property
    def is_hidden(self) -> bool:
        """Whether nobody may see the points yet."""
        return self.is_secret and not self.is_revealed


@dataclass(frozen=True, slots=True, repr=False)
class VoteResultRow(Row):
    """Abstimmungsergebnis."""

    source_model = model.voting.VoteResult

    vote_id: uuid.UUID
    option: str
    points: int


@dataclass(frozen=True, slots=True, repr=False)
class BallotPaperRow(Row):
    """Stimmzettel."""

    source_model = model.voting.BallotPaper

    vote_id: uuid.UUID
    sector: str | None
    points: Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class DecisionRow(Row):
    """Entscheidung."""

    source_model = model.voting.Decision

    step: str | None
    text: str
    procedure: str | None
    votes_for: int | None
    votes_against: int | None
    abstentions: int | None
    counter_position: str


@dataclass(frozen=True, slots=True, repr=False)
class SmallGroupRow(Row):
    """Kleingruppe, without who sat there."""

    source_model = model.people.SmallGroup

    day: int | None  # None: the second


@dataclass(frozen=True, slots=True, repr=False)
class StructureRow(Row):
    """Struktur."""

    source_model = model.implementation.Structure

    kind: str
    name: str
    lead: str | None
    description: str
    attached_to: str
    addressee: str
    members: tuple[str, ...]
    interval_months: float | None
    meetings_per_year: int | None
    full_time_equivalents: float | None
    year: int | None
    resources: str


@dataclass(frozen=True, slots=True, repr=False)
class DecisionStepRow(Row):
    """Beschlussschritt."""

    source_model = model.implementation.DecisionStep

    body: str
    date: str | None
    kind: str | None
    result: str


@dataclass(frozen=True, slots=True, repr=False)
class PlannedMeasureRow(Row):
    """Maßnahmenplan-Zeile."""

    source_model = model.implementation.PlannedMeasure

    code: str
    what: str
    who: str
    with_whom: str
    with_what: str
    due: str | None
    result: str
    prerequisite: str
    status: str
    project_idea_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class ParkedTopicRow(Row):
    """Themenspeicher, without who raised it."""

    source_model = model.implementation.ParkedTopic

    text: str
    step: str | None
    whereabouts: str | None
