"""Records for what the workshop decides: goals, projects, structures, next steps."""

from typing import Annotated

from workshop_app.exchange.schema import (
    ONLY_WHEN_SET,
    Captured,
    Code,
    Decimal,
    InternalFlag,
    Known,
    List,
    Record,
    Text,
    Whole,
)
from workshop_app.model.goals import GoalDirection, GoalStatus, ObjectiveKind
from workshop_app.model.implementation import MeasureStatus
from workshop_app.model.projects import Commitment, Competence, Priority, ProviderKind


class VisionRecord(Record):
    """``leitbild``."""

    titel: Text | None = None
    text: Text | None = None
    status: Annotated[Text | None, Known.of(GoalStatus)] = None


class ActionFieldRecord(Captured):
    """``handlungsfelder[]``."""

    titel: Text | None = None
    leitfrage: Text | None = None
    punkte: Whole | None = None
    ausgewaehlt: bool | None = None
    begruendung_nichtauswahl: Text | None = None
    katalog: Annotated[Text | None, ONLY_WHEN_SET] = None
    paten: Annotated[Text | None, ONLY_WHEN_SET] = ""


class GuidingGoalRecord(Captured):
    """``leitziele[]``."""

    handlungsfeld: Code
    text: Text | None = None
    belege: List[Code]
    status: Annotated[Text | None, Known.of(GoalStatus)] = None
    minderheitsvotum: Annotated[Text | None, ONLY_WHEN_SET] = None
    quelle_karten: Annotated[List[Code], ONLY_WHEN_SET]


class ObjectiveRecord(Captured):
    """``handlungsziele[]``."""

    leitziel: Code
    text: Text | None = None
    zieltyp: Annotated[Text | None, Known.of(ObjectiveKind)] = None
    indikator: Text | None = None
    ausgangswert: Decimal | None = None
    zielwert: Decimal | None = None
    einheit: Text | None = None
    frist: Text | None = None
    datenquelle: Text | None = None
    ausgangswert_stand: Annotated[Text | None, ONLY_WHEN_SET] = None
    richtung: Annotated[Text | None, Known.of(GoalDirection), ONLY_WHEN_SET] = None
    quelle_karten: Annotated[List[Code], ONLY_WHEN_SET]


class ProjectIdeaRecord(Captured):
    """``projektideen[]``."""

    handlungsfeld: Code | None = None
    handlungsziel: Code | None = None
    titel: Text | None = None
    beschreibung: Text | None = None
    zielgruppe: Text | None = None
    verantwortlich: Text | None = None
    verantwortlich_zusage: Annotated[Text | None, Known.of(Commitment)] = None
    traegerart: Annotated[Text | None, Known.of(ProviderKind)] = None
    partner: List[Text]
    beginn: Text | None = None
    ende: Text | None = None
    budget_einmalig_eur: Decimal | None = None
    budget_jaehrlich_eur: Decimal | None = None
    finanzierung: Text | None = None
    erfolgsindikator: Text | None = None
    prioritaet: Annotated[Text | None, Known.of(Priority)] = None
    quick_win: bool | None = None
    erster_schritt: Text | None = None
    risiken: Text | None = None
    zustaendigkeit: Annotated[Text | None, Known.of(Competence), ONLY_WHEN_SET] = None
    meilensteine: Annotated[List[Text], ONLY_WHEN_SET]
    kostenneutral: Annotated[bool | None, ONLY_WHEN_SET] = False
    stellenanteil_vza: Annotated[Decimal | None, ONLY_WHEN_SET] = None
    erster_schritt_bis: Annotated[Text | None, ONLY_WHEN_SET] = None
    nebenwirkungen: Annotated[Text | None, ONLY_WHEN_SET] = None
    quelle_karten: Annotated[List[Code], ONLY_WHEN_SET]


class PlannedMeasureRecord(Record):
    """``massnahmenplan[]``."""

    id: Code
    was: Text | None = None
    wer: Text | None = None
    mit_wem: Text | None = None
    bis: Text | None = None
    ergebnis: Text | None = None
    status: Annotated[Text | None, Known.of(MeasureStatus)] = None
    womit: Annotated[Text | None, ONLY_WHEN_SET] = ""
    voraussetzung: Annotated[Text | None, ONLY_WHEN_SET] = ""
    projektidee: Annotated[Code | None, ONLY_WHEN_SET] = None
    intern: InternalFlag = False
