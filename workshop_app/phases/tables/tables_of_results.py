"""Tables of results: structures, the way to the council, the plan, parked topics, decisions."""

from workshop_app.model.implementation import (
    DecisionStep,
    DecisionStepKind,
    MeasureStatus,
    ParkedTopic,
    PlannedMeasure,
    Structure,
    StructureKind,
)
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import Decision, DecisionProcedure
from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.tables.table_spec import INTERNAL, TableSpec
from workshop_app.translation import _

STRUCTURES = TableSpec(
    Structure,
    (
        Field("name", _("Name"), is_optional=False, width=2),
        Field("kind", _("Art"), FieldKind.CHOICE, choices=StructureKind, is_wanted=True, width=2),
        Field("lead", _("Leitung, Vorsitz oder zuständig"), width=2),
        Field("description", _("Rolle, Form oder Verfahren"), is_optional=False, width=3),
        Field("members", _("Mitglieder"), FieldKind.TEXT_LIST, width=2),
        Field("meetings_per_year", _("Sitzungen im Jahr"), FieldKind.INTEGER),
        Field("interval_months", _("Turnus in Monaten"), FieldKind.NUMBER),
        Field("addressee", _("Berichtet an"), is_optional=False, width=2),
        Field("attached_to", _("Angebunden bei"), is_optional=False, width=2),
        Field("full_time_equivalents", _("Stellen (VZÄ)"), FieldKind.NUMBER),
        Field("year", _("Jahr"), FieldKind.YEAR),
        Field("resources", _("Mittel"), is_optional=False, width=2),
        INTERNAL,
    ),
    _("Struktur"),
    _("Wer koordiniert, wer steuert, wer berichtet wem, und wer prüft die Wirkung?"),
    defaults={"kind": StructureKind.COORDINATION},
)

DECISION_STEPS = TableSpec(
    DecisionStep,
    (
        Field("body", _("Gremium"), is_optional=False, is_wanted=True, width=3),
        Field("date", _("Datum"), FieldKind.DATE, is_wanted=True),
        Field("kind", _("Art"), FieldKind.CHOICE, choices=DecisionStepKind, is_wanted=True),
        Field("result", _("Ergebnis"), is_optional=False, width=3),
    ),
    _("Station"),
    _("Welches Gremium befasst sich wann mit dem Entwurf, und wer beschließt?"),
)

PLANNED_MEASURES = TableSpec(
    PlannedMeasure,
    (
        Field("what", _("Was?"), is_optional=False, is_wanted=True, width=3),
        Field("who", _("Wer?"), is_optional=False, is_wanted=True, width=2),
        Field("with_whom", _("Mit wem?"), is_optional=False, width=2),
        Field("with_what", _("Womit?"), is_optional=False, width=2),
        Field("due", _("Bis wann?"), FieldKind.DATE, is_wanted=True),
        Field("result", _("Ergebnis"), is_optional=False, is_wanted=True, width=2),
        Field("prerequisite", _("Voraussetzung"), is_optional=False, width=2),
        Field("project_idea_id", _("Projekt"), FieldKind.LINK, link=ProjectIdea, width=2),
        Field("status", _("Stand"), FieldKind.CHOICE, choices=MeasureStatus),
        INTERNAL,
    ),
    _("Zeile"),
    _("Wer macht was mit wem bis wann? Nur wer da ist oder zugesagt hat, steht bei „Wer“."),
    defaults={"what": ""},
)

PROJECT_OVERVIEW = TableSpec(
    ProjectIdea,
    (
        Field("title", _("Projekt"), is_optional=False, is_wanted=True, width=3),
        Field("priority", _("Priorität"), FieldKind.CHOICE, choices=Priority),
        Field("is_quick_win", _("Schnell wirksam"), FieldKind.FLAG),
        Field("responsible", _("Verantwortlich"), is_optional=False, is_wanted=True, width=2),
        Field("first_step", _("Erster Schritt"), width=2),
        Field("first_step_by", _("Erster Schritt bis"), FieldKind.DATE),
        Field("starts_on", _("Beginn"), FieldKind.DATE, is_wanted=True),
        Field("ends_on", _("Ende"), FieldKind.DATE, is_wanted=True),
    ),
    _("Projekt"),
    _("Hier steht die Rangfolge, sobald es Steckbriefe gibt."),
    can_add=False,
)

PARKED_TOPICS = TableSpec(
    ParkedTopic,
    (
        Field("text", _("Thema"), is_optional=False, is_wanted=True, width=4),
        Field("raised_by", _("Eingebracht von"), is_optional=False, width=2),
        Field("step", _("Schritt")),
        Field(
            "whereabouts",
            _("Verbleib"),
            hint=_(
                "Wohin geht das Thema? Handlungsfeld, andere Stelle, erledigt, verworfen, weil …"
            ),
            is_wanted=True,
            width=3,
        ),
        INTERNAL,
    ),
    _("Thema"),
    _("Noch ist nichts geparkt. Was nicht verloren gehen darf, kommt hierher."),
    defaults={"text": ""},
)

DECISIONS = TableSpec(
    Decision,
    (
        Field("text", _("Entscheidung"), is_optional=False, is_wanted=True, width=3),
        Field("procedure", _("Verfahren"), FieldKind.CHOICE, choices=DecisionProcedure, width=2),
        Field("votes_for", _("Ja"), FieldKind.INTEGER),
        Field("votes_against", _("Nein"), FieldKind.INTEGER),
        Field("abstentions", _("Enthaltung"), FieldKind.INTEGER),
        Field("counter_position", _("Gegenposition"), is_optional=False, width=2),
        Field("step", _("Schritt")),
        INTERNAL,
    ),
    _("Entscheidung"),
    _("Was wurde entschieden, wie, und welche andere Meinung gab es?"),
    defaults={"text": ""},
)
