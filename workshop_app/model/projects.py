"""Project ideas: what the town will do."""

import enum
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Captured, OpenEnum

if TYPE_CHECKING:
    from workshop_app.model.goals import CardOrigin
    from workshop_app.model.implementation import PlannedMeasure


class Commitment(enum.StrEnum):
    """Zusage: whether the responsible body has agreed."""

    AGREED = "zugesagt"
    ASKED = "angefragt"
    OPEN = "offen"


class ProviderKind(enum.StrEnum):
    """Trägerart: who carries a project."""

    VOLUNTEERS = "ehrenamt"
    MUNICIPALITY = "kommune"
    MIGRANT_ORGANISATION = "migrantenorganisation"
    SCHOOL = "schule"
    PROVIDER = "traeger"
    CLUB = "verein"
    BUSINESS = "wirtschaft"
    CIVIL_SOCIETY = "zivilgesellschaft"


class Priority(enum.StrEnum):
    """Priorität: order of the projects; A is a Schwerpunkt."""

    A = "A"
    B = "B"
    C = "C"


class Competence(enum.StrEnum):
    """Zuständigkeit: whose legal task a project is."""

    MUNICIPALITY = "kommune"
    DISTRICT = "kreis"
    STATE = "land"
    FEDERATION = "bund"
    FREE = "frei"


class ProjectIdea(Captured):
    """Projektidee: a project sheet with purpose, people, money and time."""

    __tablename__ = "project_idea"

    title: Mapped[str]
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )
    objective_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("objective.id"), index=True, default=None
    )
    description: Mapped[str] = mapped_column(default="")
    target_group: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    commitment: Mapped[Commitment | str | None] = mapped_column(OpenEnum(Commitment), default=None)
    provider_kind: Mapped[ProviderKind | str | None] = mapped_column(
        OpenEnum(ProviderKind), default=None
    )
    competence: Mapped[Competence | str | None] = mapped_column(OpenEnum(Competence), default=None)
    partners: Mapped[tuple[str, ...]] = mapped_column(default=())
    starts_on: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    ends_on: Mapped[str | None] = mapped_column(default=None)
    milestones: Mapped[tuple[str, ...]] = mapped_column(default=())
    budget_once_eur: Mapped[float | None] = mapped_column(default=None)
    budget_yearly_eur: Mapped[float | None] = mapped_column(default=None)
    is_cost_neutral: Mapped[bool] = mapped_column(default=False)
    full_time_equivalents: Mapped[float | None] = mapped_column(default=None)  # VZÄ
    funding: Mapped[str | None] = mapped_column(default=None)
    success_indicator: Mapped[str | None] = mapped_column(default=None)
    priority: Mapped[Priority | str | None] = mapped_column(OpenEnum(Priority), default=None)
    is_quick_win: Mapped[bool] = mapped_column(default=False)
    first_step: Mapped[str | None] = mapped_column(default=None)
    first_step_by: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    risks: Mapped[str | None] = mapped_column(default=None)
    side_effects: Mapped[str | None] = mapped_column(default=None)

    planned_measures: Mapped[list["PlannedMeasure"]] = relationship(
        init=False, default_factory=list
    )
    origins: Mapped[list["CardOrigin"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
