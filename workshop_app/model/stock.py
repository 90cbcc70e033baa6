"""Stock-taking: what there is already, what the figures say, what works elsewhere."""

import enum
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Captured, Keyed, OpenEnum

if TYPE_CHECKING:
    from workshop_app.model.goals import GoalEvidence


class Effect(enum.StrEnum):
    """Wirkungseinschätzung: how the room judges the effect of an existing project."""

    HIGH = "hoch"
    MEDIUM = "mittel"
    LOW = "niedrig"
    UNCLEAR = "unklar"


class ProjectState(enum.StrEnum):
    """Projektstatus: the usual states of an existing project; free text is allowed."""

    RUNNING = "laufend"
    ENDING = "endet"
    ENDED = "ausgelaufen"
    PLANNED = "geplant"


class ExistingProject(Captured):
    """Bestandsprojekt: an offer or project of integration work that exists in the town."""

    __tablename__ = "existing_project"

    title: Mapped[str]
    provider: Mapped[str] = mapped_column(default="")  # Träger
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )
    target_group: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    ends_on: Mapped[str | None] = mapped_column(default=None)
    funding: Mapped[str] = mapped_column(default="")
    reach: Mapped[str] = mapped_column(default="")
    effect: Mapped[Effect | str | None] = mapped_column(OpenEnum(Effect), default=None)
    state: Mapped[ProjectState | str | None] = mapped_column(OpenEnum(ProjectState), default=None)


class IndicatorValue(Captured):
    """Indikatorwert: a figure; only complete with unit, source, Stichtag and Raumbezug (K07)."""

    __tablename__ = "indicator_value"

    indicator: Mapped[str]  # the label of the Kennzahl
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )
    value: Mapped[float | None] = mapped_column(default=None)
    is_rounded: Mapped[bool] = mapped_column(default=False)  # by the source, for example to tens
    numerator: Mapped[float | None] = mapped_column(default=None)  # Zähler of a quota
    denominator: Mapped[float | None] = mapped_column(default=None)
    unit: Mapped[str] = mapped_column(default="")
    area: Mapped[str] = mapped_column(default="")  # Raumbezug
    as_of: Mapped[str | None] = mapped_column(default=None)  # Stichtag, ISO
    period: Mapped[str | None] = mapped_column(default=None)  # Zeitraum that was counted: 2024/25
    source: Mapped[str] = mapped_column(default="")
    source_table: Mapped[str | None] = mapped_column(default=None)  # the source's code: 12521-0020
    licence: Mapped[str | None] = mapped_column(default=None)
    retrieved_on: Mapped[str | None] = mapped_column(default=None)  # Abrufdatum, ISO
    comparison_area: Mapped[str | None] = mapped_column(default=None)
    comparison_value: Mapped[float | None] = mapped_column(default=None)
    is_suppressed: Mapped[bool] = mapped_column(default=False)  # gesperrt: too few cases
    is_fictional: Mapped[bool | None] = mapped_column(default=None)
    remark: Mapped[str | None] = mapped_column(default=None)

    time_series: Mapped[list["TimeSeriesPoint"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
    evidence: Mapped[list["GoalEvidence"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class TimeSeriesPoint(Keyed):
    """Zeitreihenwert: a figure in another year."""

    __tablename__ = "time_series_point"

    indicator_value_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("indicator_value.id"), index=True
    )
    year: Mapped[int]
    value: Mapped[float | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class GoodPractice(Captured):
    """Gute Praxis: what works in another town, and whether it would here."""

    __tablename__ = "good_practice"

    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    transferability: Mapped[str] = mapped_column(default="")  # hoch, mittel, gering, with a note
    source: Mapped[str] = mapped_column(default="")
    year: Mapped[int | None] = mapped_column(default=None)  # since when, or of the report
    effort: Mapped[str] = mapped_column(default="")  # Aufwand: money, posts, time
    contact: Mapped[str] = mapped_column(default="")  # whom to ask; never leaves the file
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )
