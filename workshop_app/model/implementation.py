"""What keeps the concept alive: structures, the way to the council, the next steps."""

import enum
import uuid

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop_app.model.base import Keyed, OpenEnum, Withholdable


class StructureKind(enum.StrEnum):
    """Strukturtyp: the structures that a concept needs (K29, K30) or may have."""

    COORDINATION = "koordinierung"
    STEERING_GROUP = "steuerungsgruppe"
    ADVISORY_BOARD = "beirat"
    WORKING_GROUP = "ag"
    NETWORK = "netzwerk"
    REPORTING = "berichtswesen"
    MONITORING = "monitoring"
    EVALUATION = "evaluation"
    UPDATE = "fortschreibung"
    PUBLIC_RELATIONS = "öffentlichkeitsarbeit"


class Structure(Withholdable):
    """Struktur: who steers, advises, reports, evaluates; which columns apply follows the kind."""

    __tablename__ = "structure"

    kind: Mapped[StructureKind | str] = mapped_column(OpenEnum(StructureKind))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    lead: Mapped[str | None] = mapped_column(default=None)  # person, chair or responsible office
    description: Mapped[str] = mapped_column(default="")  # role, form or procedure
    attached_to: Mapped[str] = mapped_column(default="")  # Anbindung
    addressee: Mapped[str] = mapped_column(default="")
    members: Mapped[tuple[str, ...]] = mapped_column(default=())
    interval_months: Mapped[float | None] = mapped_column(default=None)  # of reports, evaluations
    meetings_per_year: Mapped[int | None] = mapped_column(default=None)
    full_time_equivalents: Mapped[float | None] = mapped_column(default=None)  # VZÄ
    year: Mapped[int | None] = mapped_column(default=None)  # of the update
    resources: Mapped[str] = mapped_column(default="")


class DecisionStepKind(enum.StrEnum):
    """Beschlussart: what a body does with the draft."""

    HEARING = "Anhörung"
    PRELIMINARY = "Vorberatung"
    RESOLUTION = "Beschluss"
    NOTICE = "Kenntnisnahme"


class DecisionStep(Keyed):
    """Beschlussschritt: a body that deals with the draft, and when."""

    __tablename__ = "decision_step"

    body: Mapped[str] = mapped_column(default="")
    date: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    kind: Mapped[DecisionStepKind | str | None] = mapped_column(
        OpenEnum(DecisionStepKind), default=None
    )
    result: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class MeasureStatus(enum.StrEnum):
    """Maßnahmenstatus: where a planned measure stands."""

    OPEN = "offen"
    IN_PROGRESS = "in Arbeit"
    DONE = "erledigt"
    POSTPONED = "verschoben"


class PlannedMeasure(Withholdable):
    """Maßnahmenplan-Zeile: who does what with whom by when in the next 100 days."""

    __tablename__ = "planned_measure"

    code: Mapped[str] = mapped_column(index=True)  # MP-01
    position: Mapped[int] = mapped_column(default=0)
    what: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    with_whom: Mapped[str] = mapped_column(default="")
    with_what: Mapped[str] = mapped_column(default="")
    due: Mapped[str | None] = mapped_column(default=None)  # ISO, may be partial
    result: Mapped[str] = mapped_column(default="")
    prerequisite: Mapped[str] = mapped_column(default="")
    status: Mapped[MeasureStatus | str] = mapped_column(
        OpenEnum(MeasureStatus), default=MeasureStatus.OPEN
    )
    project_idea_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("project_idea.id"), index=True, default=None
    )


class ParkedTopic(Withholdable):
    """Themenspeicher: a topic that must not be lost, and what becomes of it (Verbleib)."""

    __tablename__ = "parked_topic"

    code: Mapped[str] = mapped_column(index=True)  # TS-01
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    raised_by: Mapped[str] = mapped_column(default="")
    step: Mapped[str | None] = mapped_column(default=None)
    whereabouts: Mapped[str | None] = mapped_column(default=None)  # Verbleib; None: not cleared
