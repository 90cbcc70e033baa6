"""The lists at the top of the file: which key is which column, and what refers to what."""

from collections.abc import Mapping
from typing import Final

from workshop_app.exchange.forms import INTERNAL, Form, Reference
from workshop_app.exchange.outcome_forms import OUTCOMES
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import ActionField, GuidingGoal, Objective
from workshop_app.model.people import Participant, SeatingWish, SmallGroup
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue

_REVIEWED = {"bearbeitung": "review_status", **INTERNAL}
_CAPTURED = {"id": "code", "erfasst_in": "created_in_step", **_REVIEWED}
# Cards and clusters always had a key for the step.
_ON_BOARD = {"id": "code", "schritt": "created_in_step", **_REVIEWED}
_IN_FIELD = {"handlungsfeld": Reference("action_field_id", "handlungsfelder")}
_OF_GROUP = {"kleingruppe": Reference("action_field_id", "handlungsfelder")}

# In an order in which references point backwards.
LISTS: Final[Mapping[str, Form]] = {
    "handlungsfelder": Form(
        ActionField,
        {
            **_CAPTURED,
            "titel": "title",
            "leitfrage": "guiding_question",
            "punkte": "points",
            "ausgewaehlt": "is_selected",
            "begruendung_nichtauswahl": "rejection_reason",
            "katalog": "catalogue_key",
            "paten": "sponsors",
        },
    ),
    "teilnehmende": Form(
        Participant,
        {
            "id": "code",
            "anrede": "salutation",
            "titel": "academic_title",
            "vorname": "first_name",
            "nachname": "last_name",
            "gruppe": "sector",
            "organisation": "organisation",
            "funktion": "function",
            "email": "email",
            "anwesend_tag1": "attends_day_1",
            "anwesend_tag2": "attends_day_2",
            "foto_einwilligung": "photo_consent",
            "namensnennung_einwilligung": "naming_consent",
            "bedarf": "needs",
            "einwilligung_datum": "consent_date",
        },
    ),
    "kleingruppen": Form(
        SmallGroup,
        {
            "id": "code",
            "name": "name",
            "tischmoderation": "table_host",
            "tag": "day",
            "mischung": "shuffle",
        },
        _IN_FIELD,
    ),
    "sitzwuensche": Form(
        SeatingWish,
        {"art": "kind"},
        {
            "person": Reference("participant_id", "teilnehmende"),
            "andere": Reference("other_id", "teilnehmende"),
        },
    ),
    "cluster": Form(
        Cluster,
        {
            **_ON_BOARD,
            "frage_id": "question",
            "titel": "title",
            "punkte": "points",
            "am_beamer": "is_released",
        },
        _OF_GROUP,
    ),
    "karten": Form(
        Card,
        {
            **_ON_BOARD,
            "frage_id": "question",
            "text": "text",
            "farbe": "colour",
            "lesbarkeit": "legibility",
            "dissens": "is_dissent",
            "erlaeuterung": "explanation",
            "beiseitegelegt": "is_set_aside",
            "geloescht": "is_in_trash",
            "ueberschrift": "headline",
            "am_beamer": "is_released",
            "punkte": "points",
        },
        {**_OF_GROUP, "cluster": Reference("cluster_id", "cluster")},
    ),
    "statistik": Form(
        IndicatorValue,
        {
            **_CAPTURED,
            "indikator": "indicator",
            "raumbezug": "area",
            "stichtag": "as_of",
            "wert": "value",
            "einheit": "unit",
            "quelle": "source",
            "vergleichswert.raum": "comparison_area",
            "vergleichswert.wert": "comparison_value",
            "hinweis": "remark",
            "gesperrt": "is_suppressed",
            "fiktiv": "is_fictional",
            "gerundet": "is_rounded",
            "zaehler": "numerator",
            "nenner": "denominator",
            "zeitraum": "period",
            "tabelle": "source_table",
            "lizenz": "licence",
            "abrufdatum": "retrieved_on",
        },
        _IN_FIELD,
    ),
    "projekte_bestand": Form(
        ExistingProject,
        {
            **_CAPTURED,
            "titel": "title",
            "traeger": "provider",
            "laufzeit_von": "starts_on",
            "laufzeit_bis": "ends_on",
            "finanzierung": "funding",
            "reichweite": "reach",
            "wirkung_einschaetzung": "effect",
            "status": "state",
            "zielgruppe": "target_group",
        },
        _IN_FIELD,
    ),
    "gute_praxis": Form(
        GoodPractice,
        {
            **_CAPTURED,
            "titel": "title",
            "ort": "place",
            "beschreibung": "description",
            "uebertragbarkeit": "transferability",
            "quelle": "source",
            "jahr": "year",
            "aufwand": "effort",
            "kontakt": "contact",
        },
        _IN_FIELD,
    ),
    "leitziele": Form(
        GuidingGoal,
        {**_CAPTURED, "text": "text", "status": "status", "minderheitsvotum": "minority_vote"},
        _IN_FIELD,
    ),
    "handlungsziele": Form(
        Objective,
        {
            **_CAPTURED,
            "text": "text",
            "zieltyp": "kind",
            "indikator": "indicator",
            "ausgangswert": "base_value",
            "zielwert": "target_value",
            "einheit": "unit",
            "frist": "deadline",
            "datenquelle": "data_source",
            "ausgangswert_stand": "base_value_as_of",
            "richtung": "direction",
        },
        {"leitziel": Reference("guiding_goal_id", "leitziele")},
    ),
    "projektideen": Form(
        ProjectIdea,
        {
            **_CAPTURED,
            "titel": "title",
            "beschreibung": "description",
            "zielgruppe": "target_group",
            "verantwortlich": "responsible",
            "verantwortlich_zusage": "commitment",
            "traegerart": "provider_kind",
            "zustaendigkeit": "competence",
            "partner": "partners",
            "beginn": "starts_on",
            "ende": "ends_on",
            "meilensteine": "milestones",
            "budget_einmalig_eur": "budget_once_eur",
            "budget_jaehrlich_eur": "budget_yearly_eur",
            "kostenneutral": "is_cost_neutral",
            "stellenanteil_vza": "full_time_equivalents",
            "finanzierung": "funding",
            "erfolgsindikator": "success_indicator",
            "prioritaet": "priority",
            "quick_win": "is_quick_win",
            "erster_schritt": "first_step",
            "erster_schritt_bis": "first_step_by",
            "risiken": "risks",
            "nebenwirkungen": "side_effects",
        },
        {**_IN_FIELD, "handlungsziel": Reference("objective_id", "handlungsziele")},
    ),
    **OUTCOMES,
}
