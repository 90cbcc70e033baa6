"""Where a marked gap of the draft is filled."""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workshop_app.concept.document import placeholder
from workshop_app.model.base import Keyed
from workshop_app.model.climate import ClimateItem
from workshop_app.model.goals import ActionField, GuidingGoal, Objective
from workshop_app.model.implementation import DecisionStep, PlannedMeasure, Structure
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue
from workshop_app.phases.places import Place, place_of_chapter, place_of_finding, place_of_row
from workshop_app.translation import _

_KINDS: Final[tuple[type[Keyed], ...]] = (
    *(ProjectIdea, Objective, GuidingGoal, ActionField, IndicatorValue, PlannedMeasure),
    *(Structure, DecisionStep, ExistingProject, GoodPractice, ClimateItem),
)
# Sections that are filled elsewhere than the rest of their chapter: a table, and a column of it.
_SECTIONS: Final[dict[str, tuple[str, str | None]]] = {
    "profil": ("municipality", "profile"),
    "zuwanderung": ("municipality", "immigration_history"),
    "auftrag": ("workshop", "guiding_question"),
    "zwei-tage": ("event", None),
    "beteiligte": ("participant", None),
    "klima": ("climate_item", None),
    "bestand": ("existing_project", None),
    "gute-praxis": ("good_practice", None),
    "swot": ("swot_entry", None),
    "entscheidungswege": ("decision", None),
    "kurz-ziele": ("guiding_goal", None),
    "kurz-projekte": ("project_idea", None),
    "kurz-weiter": ("planned_measure", None),
    "schwerpunkte": ("project_idea", "priority"),
    "projektübersicht": ("project_idea", None),
    "ressourcen": ("project_idea", "budget_once_eur"),
    "nächste-schritte": ("planned_measure", None),
}
_COLUMNS: Final[dict[type[Keyed], dict[str, str]]] = {
    ProjectIdea: {
        _("Beschreibung"): "description",
        _("Zielgruppe"): "target_group",
        _("Handlungsziel"): "objective_id",
        _("Zuständigkeit"): "responsible",
        _("Zusage"): "commitment",
        _("Zeitraum"): "starts_on",
        _("Kosten"): "budget_once_eur",
        _("Finanzierung"): "funding",
        _("Erfolgsindikator"): "success_indicator",
        _("erster Schritt"): "first_step",
        _("Priorität"): "priority",
    },
    Objective: {
        _("Handlungsziel"): "text",
        _("Kennzahl"): "indicator",
        _("Datenquelle"): "data_source",
        _("Ausgangswert"): "base_value",
        _("Zielwert"): "target_value",
        _("Frist"): "deadline",
    },
    GuidingGoal: {
        _("Leitziel"): "text",
        _("Zustimmung des Plenums zu diesem Leitziel"): "status",
        _("Beleg für den Bedarf"): "evidence",
    },
    ActionField: {_("Leitfrage"): "guiding_question"},
}
# What is not a column of the row that the gap is about, but another row that is missing.
_MISSING_ROWS: Final[dict[tuple[type[Keyed], str], tuple[str, str]]] = {
    (ActionField, _("Leitziel")): ("K04", ActionField.__tablename__),
    (GuidingGoal, _("Handlungsziel mit Kennzahl und Frist")): ("K05", GuidingGoal.__tablename__),
    (ActionField, _("Kennzahlen zur Ausgangslage")): ("", IndicatorValue.__tablename__),
    (ActionField, _("Projektideen")): ("", ProjectIdea.__tablename__),
}
_BEFORE, _AFTER = placeholder("\n").text.split("\n")


@dataclass(frozen=True, slots=True)
class Gap:
    """Lücke: a place of the draft that says „noch zu klären“.

    Attributes:
        text: as it is read.
        about: the object of the workshop that lacks something, if the draft says which.
        section: key of the heading above.
        chapter: key of the chapter.
    """

    text: str
    about: uuid.UUID | None
    section: str
    chapter: str

    @property
    def what(self) -> str:
        """What is missing: „Zuständigkeit“."""
        return self.text.removeprefix(_BEFORE).removesuffix(_AFTER)


def place_of_gap(session: Session, gap: Gap) -> Place | None:
    """Where the gap is filled; None: nowhere in particular."""
    if gap.about is not None:
        for kind in _KINDS:
            if session.get(kind, gap.about) is not None:
                return _place_at(session, gap, kind)
    if gap.section in _SECTIONS:
        table, field = _SECTIONS[gap.section]
        return place_of_row(session, table=table, row_id=None, field=field)
    return place_of_chapter(gap.chapter)


def _place_at(session: Session, gap: Gap, kind: type[Keyed]) -> Place | None:
    missing = _MISSING_ROWS.get((kind, gap.what))
    if missing is not None:
        rule, table = missing
        row_id = gap.about if table == kind.__tablename__ else None
        return place_of_finding(session, rule=rule, table=table, row_id=row_id, field=None)
    field = _COLUMNS.get(kind, {}).get(gap.what)
    return place_of_row(session, table=kind.__tablename__, row_id=gap.about, field=field)
