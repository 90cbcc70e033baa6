"""Records for the setting: municipality, workshop, people, course of the days."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator

from workshop_app.exchange.schema import (
    ONLY_WHEN_SET,
    Code,
    Decimal,
    Known,
    List,
    Picture,
    Record,
    Text,
    Whole,
    WordFile,
)
from workshop_app.model.municipality import MunicipalityKind
from workshop_app.model.people import Consent, PhotoRelease, Sector, WishKind
from workshop_app.model.workshop import EventKind, StepStatus


def _in_utc(text: str | None) -> str | None:
    """The instant in UTC; one without a zone is taken as UTC already."""
    if text is None:
        return None
    moment = dt.datetime.fromisoformat(text)
    try:
        moment = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except OverflowError:
        raise ValueError(text) from None
    return moment.isoformat()


class HeadRecord(Record):
    """``kommune.leitung``."""

    amtsbezeichnung: Text | None = None
    name: Text | None = None


class MunicipalityRecord(Record):
    """``kommune``."""

    name: Text
    kurzname: Text | None = None
    typ: Annotated[Text | None, Known.of(MunicipalityKind)] = None
    bundesland: Text | None = None
    ags: Text | None = None
    ags_fiktiv: bool | None = None
    einwohner: Whole | None = None
    einwohner_stichtag: Text | None = None
    flaeche_km2: Decimal | None = None
    anzahl_gemeinden: Whole | None = None
    sitz: Text | None = None
    leitung: HeadRecord | None = None
    gremium: Text | None = None
    fachausschuss: Text | None = None
    profil: Text | None = None
    zuwanderungsgeschichte: Text | None = None
    integrationsverstaendnis: Text | None = None
    logo: Annotated[Picture | None, ONLY_WHEN_SET] = None
    foerderer: Annotated[Text | None, ONLY_WHEN_SET] = ""
    foerderhinweis: Annotated[Text | None, ONLY_WHEN_SET] = ""
    foerderlogo: Annotated[Picture | None, ONLY_WHEN_SET] = None
    foerderlogo_2: Annotated[Picture | None, ONLY_WHEN_SET] = None
    word_vorlage: Annotated[WordFile | None, ONLY_WHEN_SET] = None
    word_vorlage_name: Annotated[Text | None, ONLY_WHEN_SET] = ""


class DayRecord(Record):
    """``workshop.tag1`` and ``workshop.tag2``."""

    datum: Text | None = None
    beginn: Text | None = None
    ende: Text | None = None
    ort: Text | None = None
    teilnehmende: Annotated[List[Text], ONLY_WHEN_SET]
    ergebnisse: Annotated[List[Text], ONLY_WHEN_SET]
    raum: Annotated[Text | None, ONLY_WHEN_SET] = ""


class PreparationRecord(Record):
    """``workshop.vorbereitungstreffen[]``."""

    datum: Text | None = None
    beginn: Annotated[Text | None, ONLY_WHEN_SET] = None
    ende: Annotated[Text | None, ONLY_WHEN_SET] = None
    ort: Text | None = None
    teilnehmende: List[Text]
    ergebnisse: List[Text]
    raum: Annotated[Text | None, ONLY_WHEN_SET] = ""


class FollowUpRecord(Record):
    """``workshop.nachbereitungstreffen[]``."""

    datum: Text | None = None
    beginn: Annotated[Text | None, ONLY_WHEN_SET] = None
    ende: Annotated[Text | None, ONLY_WHEN_SET] = None
    ort: Text | None = None
    teilnehmende: Annotated[List[Text], ONLY_WHEN_SET]
    ergebnisse: List[Text]
    raum: Annotated[Text | None, ONLY_WHEN_SET] = ""


class ModeratorRecord(Record):
    """``workshop.moderation[]``."""

    name: Text | None = None
    rolle: Text | None = None


class WorkshopRecord(Record):
    """``workshop``."""

    titel: Text | None = None
    leitfrage: Text | None = None
    auftraggeber: Text | None = None
    vorbereitungstreffen: List[PreparationRecord]
    tag1: DayRecord | None = None
    tag2: DayRecord | None = None
    nachbereitungstreffen: List[FollowUpRecord]
    moderation: List[ModeratorRecord]
    sprache: Annotated[Text | None, ONLY_WHEN_SET] = "de-DE"
    aktueller_schritt: Annotated[Text | None, ONLY_WHEN_SET] = None
    teilnehmendendaten_loeschen_am: Annotated[Text | None, ONLY_WHEN_SET] = None


class ParticipantRecord(Record):
    """``teilnehmende[]``."""

    id: Code
    anrede: Text | None = None
    titel: Text | None = None
    vorname: Text | None = None
    nachname: Text | None = None
    gruppe: Annotated[Text | None, Known.of(Sector)] = None
    organisation: Text | None = None
    funktion: Text | None = None
    email: Text | None = None
    anwesend_tag1: bool | None = None
    anwesend_tag2: bool | None = None
    foto_einwilligung: Annotated[Text | None, Known.of(Consent)] = None
    namensnennung_einwilligung: Annotated[Text | None, Known.of(Consent)] = None
    bedarf: Text | None = None
    einwilligung_datum: Annotated[Text | None, ONLY_WHEN_SET] = None


class SmallGroupRecord(Record):
    """``kleingruppen[]``."""

    id: Code
    name: Text | None = None
    tischmoderation: Text | None = None
    handlungsfeld: Code | None = None
    mitglieder: List[Code]
    tag: Annotated[Whole | None, ONLY_WHEN_SET] = None
    mischung: Annotated[Whole | None, ONLY_WHEN_SET] = 0
    fest: Annotated[List[Code], ONLY_WHEN_SET]


class SeatingWishRecord(Record):
    """``sitzwuensche[]``."""

    person: Code
    andere: Code
    art: Annotated[Text | None, Known.of(WishKind)] = None


class PhotoRecord(Record):
    """``fotos[]``."""

    id: Code
    datei: Text | None = None
    schritt: Text | None = None
    alt_text: Text | None = None
    personen_erkennbar: bool | None = None
    erkennbare_teilnehmende: List[Code]
    freigabe: Annotated[Text | None, Known.of(PhotoRelease)] = None
    wand: Annotated[Text | None, ONLY_WHEN_SET] = ""
    aufgenommen: Annotated[Text | None, ONLY_WHEN_SET] = None
    abgetippt: Annotated[bool | None, ONLY_WHEN_SET] = False
    bild: Annotated[Picture | None, ONLY_WHEN_SET] = None


class StepRunRecord(Record):
    """``zeitprotokoll[]``; what stands below ``grund`` only where it says something."""

    schritt: Code
    plan_min: Whole | None = None
    ist_min: Whole | None = None
    grund: Text | None = None
    stand: Annotated[Text | None, Known.of(StepStatus), ONLY_WHEN_SET] = None
    begonnen: Annotated[Text | None, AfterValidator(_in_utc), ONLY_WHEN_SET] = None
    zugeteilt_min: Annotated[Whole | None, ONLY_WHEN_SET] = None
    laeuft_seit: Annotated[Text | None, AfterValidator(_in_utc), ONLY_WHEN_SET] = None
    gelaufen_s: Annotated[Whole | None, ONLY_WHEN_SET] = None
    platz: Annotated[Whole | None, ONLY_WHEN_SET] = None
    fest_um: Annotated[Text | None, ONLY_WHEN_SET] = None


class OwnStepRecord(Record):
    """``eigene_schritte[]``."""

    id: Code
    tag: Annotated[Text, Known.of(EventKind)]
    titel: Text
    frage: Text | None = None
    notiz: Text | None = None
    pause: bool | None = None
    dauer_min: Whole | None = None


class ChecklistRecord(Record):
    """``pruefpunkte[]``."""

    liste: Text
    punkt: Text | None = None
    text: Text | None = None
    erledigt: bool | None = None
    notiz: Text | None = None


class ChapterTextRecord(Record):
    """``kapiteltexte[]``."""

    kapitel: Code
    text: Text | None = None
    verfasst_von: Text | None = None


class EditedPassageRecord(Record):
    """``bearbeitete_textstellen[]``."""

    abschnitt: Code
    nummer: Whole
    text: Text | None = None
    vorschlag: Text | None = None


class AcceptedFindingRecord(Record):
    """``akzeptierte_befunde[]``."""

    regel: Text
    objekt: Text
    grund: Text
