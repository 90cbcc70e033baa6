"""Which key of the file is which column of the model: one table for both directions.

Here are the objects that a file has once, votes, and the parts of others; ``list_forms`` has the
other lists.
A test holds that every column of the model has a key, or a reason not to have one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from workshop_app.model.base import Keyed
from workshop_app.model.climate import ClimateItem, ClimateScale, Feedback
from workshop_app.model.goals import Vision
from workshop_app.model.implementation import DecisionStep
from workshop_app.model.municipality import Municipality
from workshop_app.model.stock import TimeSeriesPoint
from workshop_app.model.voting import BallotPaper, Vote, VoteResult
from workshop_app.model.workshop import Event, Moderator, Workshop

INTERNAL: Final[Mapping[str, str]] = {"intern": "is_internal"}


@dataclass(frozen=True)
class Reference:
    """A key that names the id of an entry in another list."""

    attribute: str
    target: str  # key of the list


@dataclass(frozen=True)
class Form:
    """How the rows of a table stand in the file.

    ``pairs`` maps a key to a column; ``leitung.name`` is the key of an object within.
    """

    entity: type[Keyed]
    pairs: Mapping[str, str]
    references: Mapping[str, Reference] = field(default_factory=dict)

    @property
    def objects(self) -> tuple[str, ...]:
        """The keys of the objects within."""
        return tuple({key.partition(".")[0]: None for key in self.pairs if "." in key})


MUNICIPALITY: Final = Form(
    Municipality,
    {
        "name": "name",
        "kurzname": "short_name",
        "typ": "kind",
        "bundesland": "federal_state",
        "ags": "official_key",
        "ags_fiktiv": "official_key_is_fictional",
        "einwohner": "inhabitants",
        "einwohner_stichtag": "inhabitants_as_of",
        "flaeche_km2": "area_km2",
        "anzahl_gemeinden": "member_municipalities",
        "sitz": "seat",
        "leitung.amtsbezeichnung": "head_title",
        "leitung.name": "head_name",
        "gremium": "council",
        "fachausschuss": "committee",
        "profil": "profile",
        "zuwanderungsgeschichte": "immigration_history",
        "integrationsverstaendnis": "integration_understanding",
        "logo": "logo",
        "foerderer": "funder",
        "foerderhinweis": "funding_notice",
        "foerderlogo": "funding_logo",
        "foerderlogo_2": "second_funding_logo",
        "word_vorlage": "word_template",
        "word_vorlage_name": "word_template_name",
    },
)
WORKSHOP: Final = Form(
    Workshop,
    {
        "titel": "title",
        "leitfrage": "guiding_question",
        "auftraggeber": "client",
        "sprache": "language",
        "aktueller_schritt": "current_step",
        "teilnehmendendaten_loeschen_am": "erase_people_on",
    },
)
# The same row as WORKSHOP, but its keys stand at the top of the file.
META: Final = Form(Workshop, {"fall_id": "case_id", "fiktiv": "is_fictional", "hinweis": "note"})
EVENT: Final = Form(
    Event,
    {
        "datum": "date",
        "beginn": "starts_at",
        "ende": "ends_at",
        "ort": "place",
        "raum": "room",
        "teilnehmende": "attendees",
        "ergebnisse": "results",
    },
)
MODERATOR: Final = Form(Moderator, {"name": "name", "rolle": "role"})
SCALE: Final = Form(
    ClimateScale,
    {
        "skala.min": "minimum",
        "skala.max": "maximum",
        "skala.min_text": "minimum_text",
        "skala.max_text": "maximum_text",
        "stimmberechtigte": "voters",
        "verdeckt": "is_hidden",
    },
)
CLIMATE_ITEM: Final = Form(
    ClimateItem,
    {
        "id": "code",
        "dimension": "dimension",
        "aussage": "statement",
        "punkte": "counts",
        "enthaltungen": "abstentions",
        "kommentare": "comments",
    },
)
VISION: Final = Form(Vision, {"titel": "title", "text": "text", "status": "status"})
FEEDBACK: Final = Form(
    Feedback,
    {"frage": "question", "punkte": "counts", "stimmen": "voices", "verdeckt": "is_hidden"},
)
TIME_SERIES: Final = Form(TimeSeriesPoint, {"jahr": "year", "wert": "value"})
VOTE_RESULT: Final = Form(VoteResult, {"option": "option", "punkte": "points"})
VOTE: Final = Form(
    Vote,
    {
        "id": "code",
        "schritt": "step",
        "typ": "kind",
        "frage": "question",
        "stimmberechtigte": "voters",
        "punkte_pro_person": "points_per_person",
        "max_punkte_je_option": "maximum_per_option",
        "verdeckt": "is_secret",
        "abweichung_von_standard": "deviation_note",
        "punkteformel": "points_formula",
        "zur_wahl": "option_codes",
        "zaehlt": "is_counting",
        "schnitt_nach": "cut_after",
        "begruendung_ueberzahl": "surplus_note",
        **INTERNAL,
    },
)
BALLOT_PAPER: Final = Form(BallotPaper, {"gruppe": "sector", "punkte": "points"})
DECISION_STEP: Final = Form(
    DecisionStep, {"gremium": "body", "datum": "date", "art": "kind", "ergebnis": "result"}
)
