"""The Maßnahmenplan as rows: projects and next steps in one list that can be filtered."""

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from workshop_app import german
from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.phrases import filled
from workshop_app.concept.chapters.project_sheets import project_title
from workshop_app.concept.result_rows import PlannedMeasureRow, ProjectIdeaRow
from workshop_app.concept.snapshot import Snapshot, grouped
from workshop_app.model.implementation import MeasureStatus
from workshop_app.phases.labels import label
from workshop_app.translation import _

# Excel counts days from 1900 on.
_FIRST_YEAR: Final = 1900


@dataclass(frozen=True, slots=True)
class Day:
    """A real date; of a month or a year its first or last day.

    Attributes:
        known: how much of it somebody knows, and so how it is written.
    """

    date: dt.date
    known: Literal["day", "month", "year"]


Value: TypeAlias = str | float | int | Day | None


class PlanColumnKind(enum.Enum):
    """Spaltenart: what the values of a column are."""

    TEXT = enum.auto()
    DATE = enum.auto()
    EURO = enum.auto()
    POSTS = enum.auto()
    STATE = enum.auto()  # one of STATES


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """Planspalte: its header and its width in letters.

    Attributes:
        is_to_fill: it is there for those who work with the plan, also where it is empty.
    """

    title: str
    width: int
    kind: PlanColumnKind = PlanColumnKind.TEXT
    is_to_fill: bool = False


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """Planzeile: a project or a next step, with a value for each of the columns."""

    is_project: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    """Planblatt: the columns in which something stands or shall stand, and the rows."""

    columns: tuple[PlanColumn, ...]
    rows: tuple[MeasureRow, ...]


STATES: Final = tuple(label(status) for status in MeasureStatus)
_COLUMNS: Final = (
    PlanColumn(_("Nr."), 8),
    PlanColumn(_("Maßnahme"), 28),
    PlanColumn(_("Art"), 16),
    PlanColumn(_("Handlungsfeld"), 20),
    PlanColumn(_("Gehört zu"), 26),
    PlanColumn(_("Priorität"), 10),
    PlanColumn(_("Schneller Erfolg"), 10),
    PlanColumn(_("Verantwortlich"), 22),
    PlanColumn(_("Zusage"), 11),
    PlanColumn(_("Mit wem"), 20),
    PlanColumn(_("Womit, Finanzierung"), 22),
    PlanColumn(_("Beginn"), 12, PlanColumnKind.DATE),
    PlanColumn(_("Bis wann"), 12, PlanColumnKind.DATE),
    PlanColumn(_("Einmalig"), 13, PlanColumnKind.EURO),
    PlanColumn(_("Im Jahr"), 13, PlanColumnKind.EURO),
    PlanColumn(_("Stellen (VZÄ)"), 10, PlanColumnKind.POSTS),
    PlanColumn(_("Ergebnis, Erfolgsindikator"), 22),
    PlanColumn(_("Setzt voraus"), 18),
    PlanColumn(_("Stand"), 11, PlanColumnKind.STATE, is_to_fill=True),
    PlanColumn(_("Bemerkung"), 18, is_to_fill=True),
)


def measure_plan(snapshot: Snapshot) -> MeasurePlan:
    """The rows, without the columns in which nobody has entered anything."""
    rows = measure_rows(snapshot)
    kept = [
        place
        for place, column in enumerate(_COLUMNS)
        if column.is_to_fill or not rows or any(row.values[place] not in {None, ""} for row in rows)
    ]
    return MeasurePlan(
        tuple(_COLUMNS[place] for place in kept),
        tuple(
            MeasureRow(row.is_project, tuple(row.values[place] for place in kept)) for row in rows
        ),
    )


def measure_rows(snapshot: Snapshot) -> tuple[MeasureRow, ...]:
    """All projects by field, each with the steps that belong to it, then the other steps."""
    steps = grouped((one.project_idea_id, one) for one in _by_due(snapshot))
    rows: list[MeasureRow] = []
    for project in _ordered(snapshot):
        rows.append(_project_row(snapshot, project))
        rows += [_step_row(snapshot, step, project) for step in steps[project.id]]
    rows += [_step_row(snapshot, step, None) for step in steps[None]]
    return tuple(rows)


def _by_due(snapshot: Snapshot) -> list[PlannedMeasureRow]:
    return sorted(snapshot.planned_measures, key=lambda measure: measure.due or "~")


def _ordered(snapshot: Snapshot) -> list[ProjectIdeaRow]:
    place = {field.id: number for number, field in enumerate(snapshot.action_fields)}
    return sorted(
        snapshot.ranked_projects,
        key=lambda one: len(place) if one.action_field_id is None else place[one.action_field_id],
    )


def _project_row(snapshot: Snapshot, project: ProjectIdeaRow) -> MeasureRow:
    objective = next((o.text for o in snapshot.objectives if o.id == project.objective_id), "")
    return MeasureRow(
        True,
        (
            filled(project.code),
            project_title(project),
            _("Projekt"),
            _field(snapshot, project),
            filled(objective),
            label(project.priority) if project.priority else None,
            _("ja") if project.is_quick_win else _("nein"),
            filled(project.responsible),
            label(project.commitment) if project.commitment else None,
            "; ".join(filter(None, map(filled, project.partners))),
            filled(project.funding),
            _day(project.starts_on, is_end=False),
            _day(project.ends_on, is_end=True),
            _amount(project.budget_once_eur, project),
            _amount(project.budget_yearly_eur, project),
            project.full_time_equivalents,
            filled(project.success_indicator),
            None,
            None,
            None,
        ),
    )


def _step_row(
    snapshot: Snapshot, measure: PlannedMeasureRow, project: ProjectIdeaRow | None
) -> MeasureRow:
    return MeasureRow(
        False,
        (
            filled(measure.code),
            filled(measure.what),
            _("Nächster Schritt"),
            _field(snapshot, project) if project else None,
            project_title(project) if project else None,
            None,
            None,
            filled(measure.who),
            None,
            filled(measure.with_whom),
            filled(measure.with_what),
            None,
            _day(measure.due, is_end=True),
            None,
            None,
            None,
            filled(measure.result),
            filled(measure.prerequisite),
            label(measure.status),
            None,
        ),
    )


def _field(snapshot: Snapshot, project: ProjectIdeaRow) -> str | None:
    return next(
        (field_title(one) for one in snapshot.action_fields if one.id == project.action_field_id),
        None,
    )


def _amount(amount: float | None, project: ProjectIdeaRow) -> float | None:
    """An amount; what costs nothing costs 0."""
    return 0 if amount is None and project.is_cost_neutral else amount


def _day(stored: str | None, *, is_end: bool) -> Value:
    """A date that can be sorted and filtered; what is none stays as it was typed."""
    text = filled(stored)
    found = german.parse_date(text)
    if found is None or found.year < _FIRST_YEAR:
        return text or None
    day = found.latest if is_end else found.earliest
    return Day(day, "day" if found.day else "month" if found.month else "year")
