"""Where the town wants to go: vision, action fields, goals on two levels."""

import enum
import uuid

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Captured, Keyed, OpenEnum
from workshop_app.model.board import Card, Cluster
from workshop_app.model.people import SmallGroup
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue


class GoalStatus(enum.StrEnum):
    """Zielstatus: how far the room agrees on a vision or goal."""

    CONSENSUS = "konsens"
    MAJORITY = "mehrheit"
    DISPUTED = "strittig"


class Vision(Keyed):
    """Leitbild: how the town wants to be in about ten years. A file has one."""

    __tablename__ = "vision"

    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    status: Mapped[GoalStatus | str | None] = mapped_column(OpenEnum(GoalStatus), default=None)


class ActionField(Captured):
    """Handlungsfeld: a subject that the concept may go into."""

    __tablename__ = "action_field"

    title: Mapped[str]
    guiding_question: Mapped[str] = mapped_column(default="")
    catalogue_key: Mapped[str | None] = mapped_column(default=None)  # None: the room's own
    points: Mapped[int | None] = mapped_column(default=None)
    is_selected: Mapped[bool] = mapped_column(default=False)
    rejection_reason: Mapped[str | None] = mapped_column(default=None)
    sponsors: Mapped[str] = mapped_column(default="")  # Patinnen und Paten

    guiding_goals: Mapped[list["GuidingGoal"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
    # Without a cascade: what points here loses the field, not its life.
    project_ideas: Mapped[list[ProjectIdea]] = relationship(init=False, default_factory=list)
    existing_projects: Mapped[list[ExistingProject]] = relationship(
        init=False, default_factory=list
    )
    indicator_values: Mapped[list[IndicatorValue]] = relationship(init=False, default_factory=list)
    good_practices: Mapped[list[GoodPractice]] = relationship(init=False, default_factory=list)
    cards: Mapped[list[Card]] = relationship(init=False, default_factory=list)
    clusters: Mapped[list[Cluster]] = relationship(init=False, default_factory=list)
    small_groups: Mapped[list[SmallGroup]] = relationship(init=False, default_factory=list)


class GuidingGoal(Captured):
    """Leitziel: the state an action field shall have reached in about five years."""

    __tablename__ = "guiding_goal"

    action_field_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("action_field.id"), index=True)
    text: Mapped[str]
    status: Mapped[GoalStatus | str | None] = mapped_column(
        OpenEnum(GoalStatus), default=None
    )  # None: not yet asked
    minority_vote: Mapped[str | None] = mapped_column(default=None)

    objectives: Mapped[list["Objective"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
    evidence: Mapped[list["GoalEvidence"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
    origins: Mapped[list["CardOrigin"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class GoalEvidence(Keyed):
    """Beleg: the figure that shows the need for a guiding goal."""

    __tablename__ = "goal_evidence"

    guiding_goal_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("guiding_goal.id"), index=True)
    indicator_value_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("indicator_value.id"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)


class ObjectiveKind(enum.StrEnum):
    """Zieltyp: whether an objective changes the life of people, an output, or a structure."""

    EFFECT = "wirkung"
    OUTPUT = "leistung"
    STRUCTURE = "struktur"


class GoalDirection(enum.StrEnum):
    """Zielrichtung: where the value of an objective's indicator shall go."""

    RISE = "steigen"
    FALL = "sinken"
    HOLD = "halten"


class Objective(Captured):
    """Handlungsziel: what is reached by when, measured by what."""

    __tablename__ = "objective"

    guiding_goal_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("guiding_goal.id"), index=True)
    text: Mapped[str]
    kind: Mapped[ObjectiveKind | str | None] = mapped_column(OpenEnum(ObjectiveKind), default=None)
    indicator: Mapped[str | None] = mapped_column(default=None)
    base_value: Mapped[float | None] = mapped_column(default=None)
    base_value_as_of: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    direction: Mapped[GoalDirection | str | None] = mapped_column(
        OpenEnum(GoalDirection), default=None
    )
    target_value: Mapped[float | None] = mapped_column(default=None)
    unit: Mapped[str | None] = mapped_column(default=None)
    deadline: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    data_source: Mapped[str | None] = mapped_column(default=None)

    project_ideas: Mapped[list[ProjectIdea]] = relationship(init=False, default_factory=list)
    origins: Mapped[list["CardOrigin"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class CardOrigin(Keyed):
    """Herkunft: the card that a goal or project grew from; exactly one of the three is set."""

    __tablename__ = "card_origin"

    card_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("card.id"), index=True)
    guiding_goal_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("guiding_goal.id"), index=True, default=None
    )
    objective_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("objective.id"), index=True, default=None
    )
    project_idea_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("project_idea.id"), index=True, default=None
    )
