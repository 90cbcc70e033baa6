"""Records for ``strukturen``: what keeps the concept alive.

The columns of a structure have other names in each object; those an object has no name for stand
beside them under their general names, but only when they are set.
"""

from typing import Annotated

from workshop_app.exchange.schema import (
    ONLY_WHEN_SET,
    Decimal,
    InternalFlag,
    Known,
    List,
    Record,
    Text,
    Whole,
)
from workshop_app.model.implementation import DecisionStepKind, StructureKind

FurtherText = Annotated[Text | None, ONLY_WHEN_SET]
FurtherTexts = Annotated[List[Text], ONLY_WHEN_SET]
FurtherNumber = Annotated[Decimal | None, ONLY_WHEN_SET]
FurtherWhole = Annotated[Whole | None, ONLY_WHEN_SET]


class CoordinationRecord(Record):
    """``strukturen.koordination``."""

    stelle: Text | None = None
    person: Text | None = None
    stellenanteil_vza: Decimal | None = None
    anbindung: Text | None = None
    beschreibung: FurtherText = ""
    adressat: FurtherText = ""
    mitglieder: FurtherTexts
    turnus_monate: FurtherNumber = None
    sitzungen_pro_jahr: FurtherWhole = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class SteeringGroupRecord(Record):
    """``strukturen.steuerungsgruppe``."""

    name: Text | None = None
    vorsitz: Text | None = None
    mitglieder: List[Text]
    sitzungen_pro_jahr: Whole | None = None
    beschreibung: FurtherText = ""
    anbindung: FurtherText = ""
    adressat: FurtherText = ""
    turnus_monate: FurtherNumber = None
    stellenanteil_vza: FurtherNumber = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class AdvisoryBoardRecord(Record):
    """``strukturen.beirat``."""

    name: Text | None = None
    rolle: Text | None = None
    leitung: FurtherText = None
    anbindung: FurtherText = ""
    adressat: FurtherText = ""
    mitglieder: FurtherTexts
    turnus_monate: FurtherNumber = None
    sitzungen_pro_jahr: FurtherWhole = None
    stellenanteil_vza: FurtherNumber = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class WorkingGroupRecord(Record):
    """``strukturen.arbeitsgruppen[]``."""

    name: Text | None = None
    leitung: Text | None = None
    beschreibung: FurtherText = ""
    anbindung: FurtherText = ""
    adressat: FurtherText = ""
    mitglieder: FurtherTexts
    turnus_monate: FurtherNumber = None
    sitzungen_pro_jahr: FurtherWhole = None
    stellenanteil_vza: FurtherNumber = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class ReportingRecord(Record):
    """``strukturen.berichtswesen``."""

    turnus_monate: Decimal | None = None
    form: Text | None = None
    adressat: Text | None = None
    name: FurtherText = ""
    leitung: FurtherText = None
    anbindung: FurtherText = ""
    mitglieder: FurtherTexts
    sitzungen_pro_jahr: FurtherWhole = None
    stellenanteil_vza: FurtherNumber = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class EvaluationRecord(Record):
    """``strukturen.evaluation``; its interval counts years."""

    turnus_jahre: Decimal | None = None
    verfahren: Text | None = None
    zustaendig: Text | None = None
    name: FurtherText = ""
    anbindung: FurtherText = ""
    adressat: FurtherText = ""
    mitglieder: FurtherTexts
    sitzungen_pro_jahr: FurtherWhole = None
    stellenanteil_vza: FurtherNumber = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class UpdateRecord(Record):
    """``strukturen.fortschreibung``."""

    jahr: Whole | None = None
    zustaendig: Text | None = None
    name: FurtherText = ""
    beschreibung: FurtherText = ""
    anbindung: FurtherText = ""
    adressat: FurtherText = ""
    mitglieder: FurtherTexts
    turnus_monate: FurtherNumber = None
    sitzungen_pro_jahr: FurtherWhole = None
    stellenanteil_vza: FurtherNumber = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class FurtherStructureRecord(Record):
    """``strukturen.weitere[]``: any other kind, or a second one of a kind."""

    art: Annotated[Text, Known.of(StructureKind)]
    name: FurtherText = ""
    leitung: FurtherText = None
    beschreibung: FurtherText = ""
    anbindung: FurtherText = ""
    adressat: FurtherText = ""
    mitglieder: FurtherTexts
    turnus_monate: FurtherNumber = None
    sitzungen_pro_jahr: FurtherWhole = None
    stellenanteil_vza: FurtherNumber = None
    jahr: FurtherWhole = None
    mittel: FurtherText = ""
    intern: InternalFlag = False


class DecisionStepRecord(Record):
    """``strukturen.beschlussweg[]``."""

    gremium: Text | None = None
    datum: Text | None = None
    art: Annotated[Text | None, Known.of(DecisionStepKind)] = None
    ergebnis: FurtherText = ""


class StructuresRecord(Record):
    """``strukturen``; null is a gap that the Konzept-Check reports."""

    koordination: CoordinationRecord | None = None
    steuerungsgruppe: SteeringGroupRecord | None = None
    beirat: AdvisoryBoardRecord | None = None
    arbeitsgruppen: List[WorkingGroupRecord]
    berichtswesen: ReportingRecord | None = None
    evaluation: EvaluationRecord | None = None
    fortschreibung: UpdateRecord | None = None
    beschlussweg: List[DecisionStepRecord]
    weitere: Annotated[List[FurtherStructureRecord], ONLY_WHEN_SET]
