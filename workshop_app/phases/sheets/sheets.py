"""The sheets of the steps: which fields each has, in the order in which people fill them."""

from workshop_app.model.goals import (
    ActionField,
    GoalDirection,
    GoalStatus,
    GuidingGoal,
    Objective,
    ObjectiveKind,
)
from workshop_app.model.municipality import Municipality, MunicipalityKind
from workshop_app.model.projects import Commitment, Competence, Priority, ProjectIdea, ProviderKind
from workshop_app.model.workshop import Workshop
from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.sheets.sheet_spec import Section, SheetSpec
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _

_INTERNAL = Field(
    "is_internal", _("Nur intern: erscheint nicht im Konzept"), FieldKind.FLAG, is_optional=False
)
_ACTION_FIELD = Field("action_field_id", _("Handlungsfeld"), FieldKind.LINK, link=ActionField)


def _line(attribute: str, label: str, hint: str = "", *, width: int = 1) -> Field:
    return Field(attribute, label, hint=hint, is_optional=False, width=width)


def _long(attribute: str, label: str, hint: str = "", *, is_optional: bool = False) -> Field:
    return Field(attribute, label, FieldKind.LONG_TEXT, hint=hint, is_optional=is_optional)


_IDEA_ROWS: tuple[tuple[Field, ...], ...] = (
    (_line("title", _("Titel"), _("Wie soll das Projekt heißen?")),),
    (_long("description", _("Was soll geschehen?"), _("Wer tut was, wie oft, wo?")),),
    (_line("target_group", _("Zielgruppe"), _("Für wen genau?")),),
    (
        Field(
            "success_indicator",
            _("Wirkung: Woran merken wir es?"),
            hint=_("Eine Kennzahl oder etwas, das sich zählen lässt"),
        ),
    ),
    (Field("objective_id", _("Handlungsziel"), FieldKind.LINK, link=Objective),),
    (
        _line("responsible", _("Verantwortlich"), _("Amt, Träger oder Person"), width=2),
        Field("commitment", _("Zusage"), FieldKind.CHOICE, choices=Commitment),
    ),
    (
        Field(
            "partners",
            _("Beteiligte"),
            FieldKind.TEXT_LIST,
            hint=_("Mehrere mit Strichpunkt trennen"),
        ),
    ),
    (
        Field("provider_kind", _("Trägerart"), FieldKind.CHOICE, choices=ProviderKind),
        Field("competence", _("Zuständigkeit"), FieldKind.CHOICE, choices=Competence),
    ),
    (
        Field("starts_on", _("Beginn"), FieldKind.DATE, hint=_("04/2027 oder 01.04.2027")),
        Field("ends_on", _("Ende"), FieldKind.DATE, hint=_("12/2029 oder dauerhaft")),
    ),
    (
        Field("budget_once_eur", _("Kosten einmalig"), FieldKind.EURO, hint=_("5.000 €")),
        Field("budget_yearly_eur", _("Kosten im Jahr"), FieldKind.EURO, hint=_("32.000 €")),
    ),
    (
        Field("is_cost_neutral", _("Kostenneutral"), FieldKind.FLAG, is_optional=False),
        Field("full_time_equivalents", _("Stellen (VZÄ)"), FieldKind.NUMBER, hint=_("0,5")),
    ),
    (Field("funding", _("Finanzierung"), hint=_("Haushalt, Förderprogramm, Spenden …")),),
    (
        Field("priority", _("Priorität"), FieldKind.CHOICE, choices=Priority),
        Field("is_quick_win", _("Schnell wirksam"), FieldKind.FLAG, is_optional=False),
    ),
    (
        Field("first_step", _("Erster Schritt"), hint=_("Was geschieht als Erstes?"), width=2),
        Field("first_step_by", _("Bis wann"), FieldKind.DATE, hint=_("30.04.2027")),
    ),
    (
        Field(
            "milestones",
            _("Meilensteine"),
            FieldKind.TEXT_LIST,
            hint=_("Mehrere mit Strichpunkt trennen"),
        ),
    ),
    (
        _long("risks", _("Risiken"), is_optional=True),
        _long("side_effects", _("Unerwünschte Nebenwirkungen"), is_optional=True),
    ),
    (_ACTION_FIELD,),
    (_INTERNAL,),
)

_GOAL_ROWS: tuple[tuple[Field, ...], ...] = (
    (
        _long(
            "text",
            _("Leitziel"),
            _("Ein Satz: Welchen Zustand wollen wir in fünf Jahren erreicht haben?"),
        ),
    ),
    (
        Field("status", _("Zustimmung im Raum"), FieldKind.CHOICE, choices=GoalStatus),
        Field(
            "action_field_id",
            _("Handlungsfeld"),
            FieldKind.LINK,
            link=ActionField,
            is_optional=False,
        ),
    ),
    (
        _long(
            "minority_vote",
            _("Minderheitsvotum"),
            _("Was sehen einige anders, und warum?"),
            is_optional=True,
        ),
    ),
    (_INTERNAL,),
)

_OBJECTIVE_ROWS: tuple[tuple[Field, ...], ...] = (
    (
        _long(
            "text",
            _("Handlungsziel"),
            _("Ein Satz: Was ist bis wann erreicht, und um wie viel?"),
        ),
    ),
    (
        Field("indicator", _("Indikator"), hint=_("Woran messen wir das?"), width=2),
        Field("kind", _("Art"), FieldKind.CHOICE, choices=ObjectiveKind),
    ),
    (
        Field("base_value", _("Ausgangswert"), FieldKind.NUMBER, hint=_("61")),
        Field("target_value", _("→ Zielwert"), FieldKind.NUMBER, hint=_("75")),
        Field("unit", _("Einheit"), hint=_("Prozent")),
    ),
    (
        Field("base_value_as_of", _("Ausgangswert vom"), FieldKind.DATE, hint=_("31.12.2026")),
        Field("direction", _("Richtung"), FieldKind.CHOICE, choices=GoalDirection),
    ),
    (
        Field("data_source", _("Datenquelle"), hint=_("Wer liefert die Zahl?"), width=2),
        Field("deadline", _("Frist"), FieldKind.DATE, hint=_("12/2029")),
    ),
    (Field("guiding_goal_id", _("Leitziel"), FieldKind.LINK, link=GuidingGoal, is_optional=False),),
    (_INTERNAL,),
)

_WORKSHOP_ROWS: tuple[tuple[Field, ...], ...] = (
    (_line("title", _("Titel"), _("Integrationskonzept der Stadt …")),),
    (_long("guiding_question", _("Leitfrage"), _("Worum geht es an den beiden Tagen?")),),
    (_line("client", _("Auftrag von"), _("Wer hat den Workshop beauftragt?")),),
)

_MUNICIPALITY_ROWS: tuple[tuple[Field, ...], ...] = (
    (
        _line("name", _("Name"), _("Stadt …, Gemeinde …, Landkreis …"), width=2),
        _line("short_name", _("Kurzname")),
    ),
    (
        Field("kind", _("Art"), FieldKind.CHOICE, choices=MunicipalityKind),
        _line("federal_state", _("Bundesland")),
    ),
    (
        _line("official_key", _("Amtlicher Gemeindeschlüssel (AGS)"), _("8 Ziffern")),
        Field(
            "official_key_is_fictional",
            _("Der Schlüssel ist erfunden"),
            FieldKind.FLAG,
            is_optional=False,
        ),
    ),
    (
        Field("inhabitants", _("Menschen, die hier leben"), FieldKind.INTEGER),
        Field("inhabitants_as_of", _("Stichtag"), FieldKind.DATE, hint=_("31.12.2026")),
    ),
    (
        Field("area_km2", _("Fläche in km²"), FieldKind.NUMBER),
        Field(
            "member_municipalities",
            _("Zahl der Gemeinden"),
            FieldKind.INTEGER,
            hint=_("nur bei Kreisen und Verbänden"),
        ),
    ),
    (
        _line("seat", _("Sitz der Verwaltung")),
        _line("council", _("Rat oder Kreistag")),
    ),
    (
        _line("head_title", _("Amt an der Spitze"), _("Bürgermeisterin, Landrat …")),
        _line("head_name", _("Name")),
    ),
    (_line("committee", _("Fachausschuss")),),
    (
        Field(
            "logo",
            _("Logo oder Wappen für das Deckblatt"),
            FieldKind.PICTURE,
            hint=_("PNG oder JPEG; es wird in der Workshop-Datei mitgespeichert"),
        ),
    ),
    (_long("profile", _("Profil"), _("Was prägt den Ort? Zwei, drei Sätze.")),),
    (
        _long(
            "immigration_history",
            _("Zuwanderungsgeschichte"),
            _("Wer kam wann, und was ist daraus geworden?"),
        ),
    ),
    (_line("funder", _("Gefördert durch"), _("zum Beispiel: Europäische Union, AMIF")),),
    (
        _long(
            "funding_notice",
            _("Förderhinweis im Impressum"),
            _("Der Satz, den der Förderer vorgibt: Dieses Vorhaben wird … kofinanziert."),
        ),
    ),
    (Field("funding_logo", _("Logo des Förderers"), FieldKind.PICTURE, hint=_("PNG oder JPEG")),),
    (
        Field(
            "second_funding_logo",
            _("Zweites Logo des Förderers"),
            FieldKind.PICTURE,
            hint=_("PNG oder JPEG"),
        ),
    ),
)

SHEETS: dict[SheetSubject, SheetSpec] = {
    SheetSubject.MUNICIPALITY: SheetSpec(
        Municipality,
        (
            Section(_("Workshop"), Workshop, _WORKSHOP_ROWS),
            Section(_("Kommune"), Municipality, _MUNICIPALITY_ROWS),
        ),
        item_name=_("Kommune"),
        new_label="",
        name_field="title",
        complete_text="",
    ),
    SheetSubject.GUIDING_GOALS: SheetSpec(
        GuidingGoal,
        (Section("", GuidingGoal, _GOAL_ROWS),),
        item_name=_("Leitziel"),
        new_label=_("Neues Leitziel"),
        name_field="text",
        complete_text=_("Leitziel vollständig · steht als {code} im Konzept"),
    ),
    SheetSubject.OBJECTIVES: SheetSpec(
        Objective,
        (Section("", Objective, _OBJECTIVE_ROWS),),
        item_name=_("Handlungsziel"),
        new_label=_("Neues Ziel"),
        name_field="text",
        complete_text=_("Handlungsziel vollständig · steht als {code} im Konzept"),
    ),
    SheetSubject.PROJECT_IDEAS: SheetSpec(
        ProjectIdea,
        (Section("", ProjectIdea, _IDEA_ROWS),),
        item_name=_("Projektidee"),
        new_label=_("Neue Idee"),
        name_field="title",
        complete_text=_("Steckbrief vollständig · wird zu Projekt {code} im Konzept"),
    ),
}
