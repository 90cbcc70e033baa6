"""Polls: the climate of integration in the town, and how content the room is at the end."""

import enum
import uuid
from collections.abc import Mapping

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Keyed, OpenEnum
from workshop_app.model.people import Sector


class ClimateDimension(enum.StrEnum):
    """Klima-Dimension: what a climate statement is about."""

    WELCOME = "willkommenskultur"
    POLITICS = "politik"
    ADMINISTRATION = "verwaltung"
    EDUCATION = "bildung"
    WORK = "arbeit"
    HOUSING = "wohnen"
    PARTICIPATION = "teilhabe"
    DISCRIMINATION = "diskriminierung"
    COHESION = "zusammenhalt"
    SAFETY = "sicherheit"
    MEDIA = "medien"
    VOLUNTEERING = "ehrenamt"
    CLUBS = "vereine"


class ClimateScale(Keyed):
    """Klima-Skala: the scale of all statements, and how many may vote. A file has one."""

    __tablename__ = "climate_scale"

    minimum: Mapped[int] = mapped_column(default=1)
    maximum: Mapped[int] = mapped_column(default=5)
    minimum_text: Mapped[str] = mapped_column(default="")
    maximum_text: Mapped[str] = mapped_column(default="")
    voters: Mapped[int | None] = mapped_column(default=None)  # None: those present
    is_hidden: Mapped[bool] = mapped_column(default=False)  # the room may not see the result yet


class ClimateItem(Keyed):
    """Klima-Item: a statement that the room agrees with more or less."""

    __tablename__ = "climate_item"

    code: Mapped[str] = mapped_column(index=True)  # KL-01
    position: Mapped[int] = mapped_column(default=0)
    statement: Mapped[str]
    dimension: Mapped[ClimateDimension | str | None] = mapped_column(
        OpenEnum(ClimateDimension), default=None
    )
    counts: Mapped[Mapping[str, int]] = mapped_column(default_factory=dict)  # by scale value
    abstentions: Mapped[int] = mapped_column(default=0)
    mean_reported: Mapped[float | None] = mapped_column(default=None)  # by an imported file only
    comments: Mapped[tuple[str, ...]] = mapped_column(default=())

    group_counts: Mapped[list["ClimateGroupCounts"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class ClimateGroupCounts(Keyed):
    """Klima-Ergebnis einer Gruppe: how one sector marked a statement."""

    __tablename__ = "climate_group_counts"

    climate_item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("climate_item.id"), index=True)
    sector: Mapped[Sector | str] = mapped_column(OpenEnum(Sector))
    position: Mapped[int] = mapped_column(default=0)
    counts: Mapped[Mapping[str, int]] = mapped_column(default_factory=dict)


class Feedback(Keyed):
    """Feedback: how content the room is at the end, and what people said. A file has one."""

    __tablename__ = "feedback"

    question: Mapped[str] = mapped_column(default="")
    counts: Mapped[Mapping[str, int]] = mapped_column(default_factory=dict)
    voices: Mapped[tuple[str, ...]] = mapped_column(default=())
    is_hidden: Mapped[bool] = mapped_column(default=False)  # the room may not see the counts yet
