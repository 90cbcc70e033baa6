"""Records for what the room brings in: cards, polls, votes, figures, projects, good practice."""

import re
from typing import Annotated, Final

from pydantic import Field

from workshop_app.exchange.schema import (
    ONLY_WHEN_SET,
    Captured,
    Code,
    Counts,
    Decimal,
    InternalFlag,
    Known,
    List,
    Record,
    Reviewed,
    Text,
    Whole,
)
from workshop_app.model.board import CardColour, Legibility
from workshop_app.model.climate import ClimateDimension
from workshop_app.model.people import Sector
from workshop_app.model.stock import Effect
from workshop_app.model.voting import DecisionProcedure, PointsFormula, VoteKind

QUESTIONS: Final = Known.of("F1", "F2", "F3", "F4C", "F4R", "F5", "F6", "F7")
FREE_OPTIONS: Final = frozenset({"ja", "nein", "enthaltung"})
NAMES_AN_ENTRY: Final = re.compile(r"(HF|PI)-")  # the option of a vote that has to be there


class ScaleRecord(Record):
    """``klima.skala``."""

    min: Whole | None = None
    max: Whole | None = None
    min_text: Text | None = None
    max_text: Text | None = None


class ClimateItemRecord(Record):
    """``klima.items[]``."""

    id: Code
    dimension: Annotated[Text | None, Known.of(ClimateDimension)] = None
    aussage: Text | None = None
    punkte: Counts | None = None
    enthaltungen: Whole | None = None
    nach_gruppe: Annotated[dict[Text, Counts | None] | None, Known.of(Sector)] = None
    mittelwert: Decimal | None = None
    kommentare: List[Text]


class ClimateRecord(Record):
    """``klima``."""

    skala: ScaleRecord | None = None
    stimmberechtigte: Whole | None = None
    verdeckt: InternalFlag = False
    items: List[ClimateItemRecord]


class ExistingProjectRecord(Captured):
    """``projekte_bestand[]``."""

    titel: Text | None = None
    traeger: Text | None = None
    handlungsfeld: Code | None = None
    laufzeit_von: Text | None = None
    laufzeit_bis: Text | None = None
    finanzierung: Text | None = None
    reichweite: Text | None = None
    wirkung_einschaetzung: Annotated[Text | None, Known.of(Effect)] = None
    status: Text | None = None
    zielgruppe: Annotated[Text | None, ONLY_WHEN_SET] = ""


class ComparisonRecord(Record):
    """``statistik[].vergleichswert``."""

    raum: Text | None = None
    wert: Decimal | None = None


class TimeSeriesRecord(Record):
    """``statistik[].zeitreihe[]``."""

    jahr: Whole
    wert: Decimal | None = None


class IndicatorValueRecord(Captured):
    """``statistik[]``."""

    handlungsfeld: Code | None = None
    indikator: Text | None = None
    raumbezug: Text | None = None
    stichtag: Text | None = None
    wert: Decimal | None = None
    einheit: Text | None = None
    quelle: Text | None = None
    vergleichswert: ComparisonRecord | None = None
    zeitreihe: Annotated[list[TimeSeriesRecord] | None, Field(fail_fast=True)] = None
    hinweis: Text | None = None
    gesperrt: bool | None = None
    fiktiv: Annotated[bool | None, ONLY_WHEN_SET] = None
    gerundet: Annotated[bool | None, ONLY_WHEN_SET] = False
    zaehler: Annotated[Decimal | None, ONLY_WHEN_SET] = None
    nenner: Annotated[Decimal | None, ONLY_WHEN_SET] = None
    zeitraum: Annotated[Text | None, ONLY_WHEN_SET] = None
    tabelle: Annotated[Text | None, ONLY_WHEN_SET] = None
    lizenz: Annotated[Text | None, ONLY_WHEN_SET] = None
    abrufdatum: Annotated[Text | None, ONLY_WHEN_SET] = None


class GoodPracticeRecord(Captured):
    """``gute_praxis[]``."""

    titel: Text | None = None
    ort: Text | None = None
    beschreibung: Text | None = None
    uebertragbarkeit: Text | None = None
    quelle: Text | None = None
    handlungsfeld: Code | None = None
    jahr: Annotated[Whole | None, ONLY_WHEN_SET] = None
    aufwand: Annotated[Text | None, ONLY_WHEN_SET] = ""
    kontakt: Annotated[Text | None, ONLY_WHEN_SET] = ""


class CardRecord(Reviewed):
    """``karten[]``; ``schritt`` says where it was captured."""

    schritt: Text | None = None
    frage_id: Annotated[Text | None, QUESTIONS] = None
    text: Text | None = None
    farbe: Annotated[Text | None, Known.of(CardColour)] = None
    cluster: Code | None = None
    kleingruppe: Code | None = None
    lesbarkeit: Annotated[Text | None, Known.of(Legibility)] = None
    dissens: bool | None = None
    erlaeuterung: Annotated[Text | None, ONLY_WHEN_SET] = ""
    beiseitegelegt: Annotated[bool | None, ONLY_WHEN_SET] = False
    geloescht: Annotated[bool | None, ONLY_WHEN_SET] = False
    zusammengefasst_mit: Annotated[Code | None, ONLY_WHEN_SET] = None
    ueberschrift: Annotated[Text | None, ONLY_WHEN_SET] = ""
    am_beamer: Annotated[bool | None, ONLY_WHEN_SET] = True
    punkte: Annotated[Whole | None, ONLY_WHEN_SET] = None


class BoardSettingRecord(Record):
    """``tafeln[]``."""

    frage_id: Annotated[Text, QUESTIONS]
    auf_freigabe: bool | None = None
    stimmberechtigte: Annotated[Whole | None, ONLY_WHEN_SET] = None
    punkte_pro_person: Annotated[Whole | None, ONLY_WHEN_SET] = None
    begruendung_ueberzahl: Annotated[Text | None, ONLY_WHEN_SET] = ""


class ClusterRecord(Reviewed):
    """``cluster[]``; ``schritt`` says where it was captured."""

    schritt: Text | None = None
    frage_id: Annotated[Text | None, QUESTIONS] = None
    titel: Text | None = None
    karten: List[Code]
    kleingruppe: Code | None = None
    am_beamer: Annotated[bool | None, ONLY_WHEN_SET] = True
    punkte: Annotated[Whole | None, ONLY_WHEN_SET] = None


class SwotLineRecord(Record):
    """``swot.intern[]``: a line of the SWOT; ``nummer`` is its place in its list, from 1."""

    feld: Text
    nummer: Whole


class SwotOriginRecord(SwotLineRecord):
    """``swot.herkunft[]``: the cluster that a line of the SWOT came from."""

    cluster: Code


class SwotRecord(Record):
    """``swot``."""

    staerken: List[Text]
    schwaechen: List[Text]
    chancen: List[Text]
    risiken: List[Text]
    herkunft: Annotated[List[SwotOriginRecord], ONLY_WHEN_SET]
    intern: Annotated[List[SwotLineRecord], ONLY_WHEN_SET]


class VoteResultRecord(Record):
    """``abstimmungen[].ergebnisse[]``."""

    option: Text
    punkte: Whole | None = None
    rang: Whole | None = None


class BallotPaperRecord(Record):
    """``abstimmungen[].stimmzettel[]``; ``punkte`` by the id of the option."""

    gruppe: Annotated[Text | None, Known.of(Sector)] = None
    punkte: dict[Code, Whole | None] = Field(default_factory=dict)


class VoteRecord(Record):
    """``abstimmungen[]``."""

    id: Code
    schritt: Text | None = None
    typ: Annotated[Text | None, Known.of(VoteKind)] = None
    frage: Text | None = None
    stimmberechtigte: Whole | None = None
    punkte_pro_person: Whole | None = None
    max_punkte_je_option: Whole | None = None
    verdeckt: bool | None = None
    ergebnisse: List[VoteResultRecord]
    punkte_vergeben: Whole | None = None
    punkte_nicht_vergeben: Whole | None = None
    abweichung_von_standard: Annotated[Text | None, ONLY_WHEN_SET] = ""
    punkteformel: Annotated[Text | None, Known.of(PointsFormula), ONLY_WHEN_SET] = None
    zur_wahl: Annotated[List[Text], ONLY_WHEN_SET]
    aufgedeckt: Annotated[bool | None, ONLY_WHEN_SET] = None
    zaehlt: Annotated[bool | None, ONLY_WHEN_SET] = False
    schnitt_nach: Annotated[Whole | None, ONLY_WHEN_SET] = None
    begruendung_ueberzahl: Annotated[Text | None, ONLY_WHEN_SET] = ""
    stimmzettel: Annotated[List[BallotPaperRecord], ONLY_WHEN_SET]
    intern: InternalFlag = False


class DecisionRecord(Record):
    """``entscheidungen[]``."""

    id: Code
    schritt: Text | None = None
    text: Text | None = None
    verfahren: Annotated[Text | None, Known.of(DecisionProcedure)] = None
    ja: Whole | None = None
    nein: Whole | None = None
    enthaltung: Whole | None = None
    gegenposition: Annotated[Text | None, ONLY_WHEN_SET] = ""
    intern: InternalFlag = False


class ParkedTopicRecord(Record):
    """``themenspeicher[]``."""

    id: Code
    text: Text | None = None
    eingebracht_von: Text | None = None
    schritt: Text | None = None
    verbleib: Text | None = None
    intern: InternalFlag = False


class FeedbackRecord(Record):
    """``feedback``."""

    frage: Text | None = None
    punkte: Counts | None = None
    stimmen: List[Text]
    verdeckt: InternalFlag = False
