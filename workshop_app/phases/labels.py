"""How values of fixed lists read: one wording for the app and the document."""

import enum
from collections.abc import Mapping
from typing import Final

from workshop_app.model.base import ReviewStatus
from workshop_app.model.board import CardColour, Legibility, SwotKind
from workshop_app.model.climate import ClimateDimension
from workshop_app.model.goals import GoalDirection, GoalStatus, ObjectiveKind
from workshop_app.model.implementation import DecisionStepKind, MeasureStatus, StructureKind
from workshop_app.model.municipality import MunicipalityKind
from workshop_app.model.people import Consent, PhotoRelease, Sector, WishKind
from workshop_app.model.projects import Commitment, Competence, Priority, ProviderKind
from workshop_app.model.stock import Effect, ProjectState
from workshop_app.model.voting import DecisionProcedure, PointsFormula, VoteKind
from workshop_app.model.workshop import EventKind, StepStatus
from workshop_app.translation import _

# By class first: members of different lists with the same text are equal as keys.
_LABELS: Final[Mapping[type[enum.StrEnum], Mapping[str, str]]] = {
    CardColour: {
        CardColour.BLUE: _("blau"),
        CardColour.YELLOW: _("gelb"),
        CardColour.GREEN: _("grün"),
        CardColour.LIGHT_YELLOW: _("hellgelb"),
        CardColour.ORANGE: _("orange"),
        CardColour.RED: _("rot"),
        CardColour.VIOLET: _("violett"),
        CardColour.WHITE: _("weiß"),
    },
    ClimateDimension: {
        ClimateDimension.WELCOME: _("Willkommenskultur"),
        ClimateDimension.POLITICS: _("Politik"),
        ClimateDimension.ADMINISTRATION: _("Verwaltung"),
        ClimateDimension.EDUCATION: _("Bildung"),
        ClimateDimension.WORK: _("Arbeit"),
        ClimateDimension.HOUSING: _("Wohnen"),
        ClimateDimension.PARTICIPATION: _("Teilhabe"),
        ClimateDimension.DISCRIMINATION: _("Diskriminierung"),
        ClimateDimension.COHESION: _("Zusammenhalt"),
        ClimateDimension.SAFETY: _("Sicherheit"),
        ClimateDimension.MEDIA: _("Medien"),
        ClimateDimension.VOLUNTEERING: _("Ehrenamt"),
        ClimateDimension.CLUBS: _("Vereine"),
    },
    Commitment: {
        Commitment.AGREED: _("zugesagt"),
        Commitment.ASKED: _("angefragt"),
        Commitment.OPEN: _("offen"),
    },
    Competence: {
        Competence.MUNICIPALITY: _("Kommune"),
        Competence.DISTRICT: _("Kreis"),
        Competence.STATE: _("Land"),
        Competence.FEDERATION: _("Bund"),
        Competence.FREE: _("freiwillige Aufgabe"),
    },
    Consent: {
        Consent.GRANTED: _("erteilt"),
        Consent.REFUSED: _("abgelehnt"),
        Consent.OPEN: _("offen"),
    },
    DecisionProcedure: {
        DecisionProcedure.VOTE: _("Abstimmung"),
        DecisionProcedure.CONSENSUS: _("Konsens"),
        DecisionProcedure.MULTI_POINT: _("Punktabfrage"),
    },
    DecisionStepKind: {
        DecisionStepKind.HEARING: _("Anhörung"),
        DecisionStepKind.PRELIMINARY: _("Vorberatung"),
        DecisionStepKind.RESOLUTION: _("Beschluss"),
        DecisionStepKind.NOTICE: _("Kenntnisnahme"),
    },
    Effect: {
        Effect.HIGH: _("hoch"),
        Effect.MEDIUM: _("mittel"),
        Effect.LOW: _("niedrig"),
        Effect.UNCLEAR: _("unklar"),
    },
    EventKind: {
        EventKind.PREPARATION: _("Vorbereitungstreffen"),
        EventKind.DAY_1: _("Workshop, Tag 1"),
        EventKind.DAY_2: _("Workshop, Tag 2"),
        EventKind.FOLLOW_UP: _("Nachbereitungstreffen"),
    },
    GoalDirection: {
        GoalDirection.RISE: _("soll steigen"),
        GoalDirection.FALL: _("soll sinken"),
        GoalDirection.HOLD: _("soll so bleiben"),
    },
    GoalStatus: {
        GoalStatus.CONSENSUS: _("Konsens"),
        GoalStatus.MAJORITY: _("Mehrheit"),
        GoalStatus.DISPUTED: _("strittig"),
    },
    Legibility: {
        Legibility.CLEAR: _("gut lesbar"),
        Legibility.UNSURE: _("unsicher"),
        Legibility.ILLEGIBLE: _("unleserlich"),
    },
    MeasureStatus: {
        MeasureStatus.OPEN: _("offen"),
        MeasureStatus.IN_PROGRESS: _("in Arbeit"),
        MeasureStatus.DONE: _("erledigt"),
        MeasureStatus.POSTPONED: _("verschoben"),
    },
    MunicipalityKind: {
        MunicipalityKind.DISTRICT: _("Landkreis"),
        MunicipalityKind.COUNTY: _("Kreis"),
        MunicipalityKind.INDEPENDENT_CITY: _("kreisfreie Stadt"),
        MunicipalityKind.TOWN: _("kreisangehörige Stadt"),
        MunicipalityKind.VILLAGE: _("Gemeinde"),
        MunicipalityKind.ASSOCIATION: _("Verbandsgemeinde"),
    },
    ObjectiveKind: {
        ObjectiveKind.EFFECT: _("Wirkungsziel"),
        ObjectiveKind.OUTPUT: _("Leistungsziel"),
        ObjectiveKind.STRUCTURE: _("Strukturziel"),
    },
    PhotoRelease: {
        PhotoRelease.INTERNAL: _("nur intern"),
        PhotoRelease.INTERNAL_AND_CONCEPT: _("intern und Konzept"),
        PhotoRelease.CONCEPT: _("Konzept"),
        PhotoRelease.PRESS: _("Konzept und Presse"),
        PhotoRelease.BLOCKED: _("gesperrt"),
        PhotoRelease.OPEN: _("noch offen"),
    },
    Priority: {Priority.A: _("A"), Priority.B: _("B"), Priority.C: _("C")},
    ProjectState: {
        ProjectState.RUNNING: _("laufend"),
        ProjectState.ENDING: _("endet"),
        ProjectState.ENDED: _("ausgelaufen"),
        ProjectState.PLANNED: _("geplant"),
    },
    ProviderKind: {
        ProviderKind.VOLUNTEERS: _("Ehrenamt"),
        ProviderKind.MUNICIPALITY: _("Kommune"),
        ProviderKind.MIGRANT_ORGANISATION: _("Migrantenorganisation"),
        ProviderKind.SCHOOL: _("Schule"),
        ProviderKind.PROVIDER: _("freier Träger"),
        ProviderKind.CLUB: _("Verein"),
        ProviderKind.BUSINESS: _("Wirtschaft"),
        ProviderKind.CIVIL_SOCIETY: _("Zivilgesellschaft"),
    },
    ReviewStatus: {
        ReviewStatus.RAW: _("roh"),
        ReviewStatus.EDITED: _("bereinigt"),
        ReviewStatus.RELEASED: _("freigegeben"),
    },
    Sector: {
        Sector.POLITICS: _("Kommunalpolitik"),
        Sector.ADMINISTRATION: _("Verwaltung"),
        Sector.MIGRANT_ORGANISATION: _("Migrantenorganisation"),
        Sector.CIVIL_SOCIETY: _("Träger und Zivilgesellschaft"),
        Sector.MODERATION: _("Moderation"),
        Sector.GUEST: _("Gast"),
    },
    StepStatus: {
        StepStatus.OPEN: _("offen"),
        StepStatus.RUNNING: _("läuft"),
        StepStatus.DONE: _("fertig"),
        StepStatus.SKIPPED: _("übersprungen"),
    },
    StructureKind: {
        StructureKind.COORDINATION: _("Koordination"),
        StructureKind.STEERING_GROUP: _("Steuerungsgruppe"),
        StructureKind.ADVISORY_BOARD: _("Beirat"),
        StructureKind.WORKING_GROUP: _("Arbeitsgruppe"),
        StructureKind.NETWORK: _("Netzwerk"),
        StructureKind.REPORTING: _("Berichtswesen"),
        StructureKind.MONITORING: _("Monitoring"),
        StructureKind.EVALUATION: _("Evaluation"),
        StructureKind.UPDATE: _("Fortschreibung"),
        StructureKind.PUBLIC_RELATIONS: _("Öffentlichkeitsarbeit"),
    },
    SwotKind: {
        SwotKind.STRENGTH: _("Stärke"),
        SwotKind.WEAKNESS: _("Schwäche"),
        SwotKind.OPPORTUNITY: _("Chance"),
        SwotKind.RISK: _("Risiko"),
    },
    PointsFormula: {
        PointsFormula.HALF: _("Hälfte"),
        PointsFormula.THIRD: _("Drittel"),
        PointsFormula.QUARTER: _("Viertel"),
        PointsFormula.TIE_AVOIDING: _("Gleichstand vermeiden"),
    },
    VoteKind: {
        VoteKind.SINGLE_POINT: _("ein Punkt je Person"),
        VoteKind.MULTI_POINT: _("mehrere Punkte je Person"),
        VoteKind.THUMBS: _("Daumenprobe"),
        VoteKind.MAJORITY: _("Mehrheit"),
        VoteKind.CONSENT: _("Konsent"),
    },
    WishKind: {
        WishKind.TOGETHER: _("zusammen"),
        WishKind.APART: _("getrennt"),
    },
}
_SECTORS_AS_GROUPS: Final[Mapping[str, str]] = {
    Sector.MIGRANT_ORGANISATION: _("Migrantenorganisationen"),
    Sector.GUEST: _("Gäste"),
}
# What people write in their own lists instead of the label, in lower case.
_ALSO_CALLED: Final[Mapping[type[enum.StrEnum], Mapping[str, str]]] = {
    Consent: {"ja": Consent.GRANTED, "nein": Consent.REFUSED},
    Sector: {
        "politik": Sector.POLITICS,
        "mo": Sector.MIGRANT_ORGANISATION,
        "mso": Sector.MIGRANT_ORGANISATION,
        "migrantenselbstorganisation": Sector.MIGRANT_ORGANISATION,
        "zivilgesellschaft": Sector.CIVIL_SOCIETY,
        "träger": Sector.CIVIL_SOCIETY,
    },
}


def label(value: enum.StrEnum | str) -> str:
    """A value of a list as people read it; text that no list knows as it is."""
    if isinstance(value, enum.StrEnum):
        return _LABELS.get(type(value), {}).get(value, value.value)
    return value


def group_label(sector: Sector | str) -> str:
    """A sector as the name of the group that it forms: „Migrantenorganisationen“."""
    return _SECTORS_AS_GROUPS.get(sector, label(sector))


def also_called(values: type[enum.StrEnum], text: str) -> str | None:
    """The value that people mean by another name: „Politik“, „MO“; None: no other name."""
    wanted = text.casefold()
    for member in values:
        if wanted == group_label(member).casefold():
            return member
    return _ALSO_CALLED.get(values, {}).get(wanted)
