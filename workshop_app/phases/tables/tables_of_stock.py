"""Tables of the stock-taking: fields, projects, figures, good practice, climate, SWOT."""

from workshop_app.model.board import SwotEntry, SwotKind
from workshop_app.model.climate import ClimateDimension, ClimateItem
from workshop_app.model.goals import ActionField
from workshop_app.model.stock import (
    Effect,
    ExistingProject,
    GoodPractice,
    IndicatorValue,
    ProjectState,
)
from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.tables.table_spec import INTERNAL, TableSpec
from workshop_app.translation import _

_ACTION_FIELD = Field(
    "action_field_id", _("Handlungsfeld"), FieldKind.LINK, link=ActionField, width=2
)

ACTION_FIELDS = TableSpec(
    ActionField,
    (
        Field("title", _("Handlungsfeld"), is_optional=False, is_wanted=True, width=2),
        Field("guiding_question", _("Leitfrage"), is_optional=False, width=3),
        Field("is_selected", _("Gewählt"), FieldKind.FLAG),
        Field("rejection_reason", _("Begründung, falls nicht gewählt"), width=3),
        Field("sponsors", _("Patinnen und Paten"), is_optional=False, width=2),
        INTERNAL,
    ),
    _("Handlungsfeld"),
    _("Tragen Sie ein, welche Themen zur Wahl stehen."),
    counted=("is_selected",),
    defaults={"title": ""},
)

EXISTING_PROJECTS = TableSpec(
    ExistingProject,
    (
        Field("title", _("Projekt oder Angebot"), is_optional=False, is_wanted=True, width=2),
        Field("provider", _("Träger"), is_optional=False, is_wanted=True, width=2),
        _ACTION_FIELD,
        Field("target_group", _("Zielgruppe"), is_optional=False, width=2),
        Field("starts_on", _("Seit"), FieldKind.DATE),
        Field("ends_on", _("Läuft bis"), FieldKind.DATE),
        Field("funding", _("Finanzierung"), is_optional=False, width=2),
        Field("reach", _("Reichweite"), is_optional=False, width=2),
        Field("effect", _("Wirkung"), FieldKind.CHOICE, choices=Effect),
        Field("state", _("Stand"), FieldKind.CHOICE, choices=ProjectState),
        INTERNAL,
    ),
    _("Bestandsprojekt"),
    _("Was gibt es schon? Tippen Sie es ein oder fügen Sie eine vorhandene Liste ein."),
    defaults={"title": ""},
)

INDICATOR_VALUES = TableSpec(
    IndicatorValue,
    (
        Field("indicator", _("Kennzahl"), is_optional=False, is_wanted=True, width=3),
        Field("value", _("Wert"), FieldKind.NUMBER),
        Field("unit", _("Einheit"), is_optional=False, is_wanted=True),
        Field("area", _("Raumbezug"), is_optional=False, is_wanted=True, width=2),
        Field("as_of", _("Stichtag"), FieldKind.DATE, is_wanted=True),
        Field("source", _("Quelle"), is_optional=False, is_wanted=True, width=2),
        _ACTION_FIELD,
        Field("comparison_area", _("Vergleich mit"), width=2),
        Field("comparison_value", _("Vergleichswert"), FieldKind.NUMBER),
        Field(
            "numerator",
            _("Zähler"),
            FieldKind.NUMBER,
            hint=_("Bei einer Quote: die Zahl, um die es geht"),
        ),
        Field(
            "denominator", _("Nenner"), FieldKind.NUMBER, hint=_("Bei einer Quote: von wie vielen?")
        ),
        Field(
            "period",
            _("Zeitraum"),
            hint=_("Wenn nicht an einem Tag gezählt wurde: Schuljahr 2025/26"),
            width=2,
        ),
        Field(
            "is_rounded",
            _("Gerundet"),
            FieldKind.FLAG,
            hint=_("Die Quelle nennt den Wert nur gerundet"),
        ),
        Field(
            "is_suppressed",
            _("Gesperrt"),
            FieldKind.FLAG,
            hint=_("Zu wenige Fälle: der Wert darf nicht genannt werden"),
        ),
        Field("source_table", _("Tabelle"), hint=_("Kennzeichen der Tabelle: 12521-0020"), width=2),
        Field("retrieved_on", _("Abgerufen am"), FieldKind.DATE),
        Field("licence", _("Lizenz"), hint=_("Datenlizenz Deutschland 2.0"), width=2),
        Field("remark", _("Hinweis"), width=2),
        INTERNAL,
    ),
    _("Kennzahl"),
    _("Eine Zahl zählt mit Einheit, Raumbezug, Stichtag und Quelle. Einfügen aus Tabellen geht."),
    defaults={"indicator": ""},
)

GOOD_PRACTICES = TableSpec(
    GoodPractice,
    (
        Field("title", _("Beispiel"), is_optional=False, is_wanted=True, width=2),
        Field("place", _("Ort"), is_optional=False, width=2),
        Field("year", _("Jahr"), FieldKind.YEAR),
        Field("description", _("Was geschieht dort?"), is_optional=False, width=3),
        Field("effort", _("Aufwand"), is_optional=False, hint=_("Geld, Stellen, Zeit"), width=2),
        Field("transferability", _("Bei uns möglich?"), is_optional=False, width=2),
        Field("source", _("Quelle"), is_optional=False, is_wanted=True, width=2),
        Field(
            "contact",
            _("Kontakt (bleibt intern)"),
            is_optional=False,
            hint=_("Wen können wir fragen? Erscheint in keinem Dokument"),
            width=2,
        ),
        _ACTION_FIELD,
        INTERNAL,
    ),
    _("Beispiel"),
    _("Was gelingt anderswo? Vier bis sechs Beispiele genügen."),
    defaults={"title": ""},
)

CLIMATE_STATEMENTS = TableSpec(
    ClimateItem,
    (
        Field("statement", _("Aussage"), is_optional=False, is_wanted=True, width=5),
        Field("dimension", _("Thema"), FieldKind.CHOICE, choices=ClimateDimension, width=2),
    ),
    _("Aussage"),
    _("Zu welchen Aussagen soll sich der Raum äußern? Zehn sind ein gutes Maß."),
    defaults={"statement": ""},
)

SWOT = TableSpec(
    SwotEntry,
    (
        Field("kind", _("Feld"), FieldKind.CHOICE, choices=SwotKind, is_wanted=True),
        Field("text", _("Was steht fest?"), is_optional=False, is_wanted=True, width=6),
        INTERNAL,
    ),
    _("Eintrag"),
    _("Halten Sie die wichtigsten Stärken, Schwächen, Chancen und Risiken in je einer Zeile fest."),
    defaults={"kind": SwotKind.STRENGTH, "text": ""},
)
