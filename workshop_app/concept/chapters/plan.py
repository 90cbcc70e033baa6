"""Chapter 10: Maßnahmen- und Zeitplan, on pages turned sideways."""

import uuid
from collections.abc import Callable, Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.chart_figures import gantt_figures
from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    cell,
    date_text,
    filled,
    gap,
    number_word,
    quoted,
)
from workshop_app.concept.chapters.project_sheets import period, project_title
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.charts.kinds import GanttRow
from workshop_app.concept.document import (
    Block,
    Cell,
    Chapter,
    Column,
    Figure,
    Heading,
    Table,
    placeholder,
    plain,
    strong,
)
from workshop_app.concept.result_rows import PlannedMeasureRow, ProjectIdeaRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext

_FEWEST_DATES: Final = 3  # fewer need no picture


def plan(snapshot: Snapshot) -> Chapter:
    """What comes first, all projects at a glance, and who does what next."""
    return Chapter(
        "massnahmenplan",
        "10",
        _("Maßnahmen- und Zeitplan"),
        (
            *_first(snapshot),
            *_projects(snapshot),
            *_calendar(snapshot),
            *_measures(snapshot),
        ),
        landscape=True,
    )


def _first(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Schwerpunkte und schnelle Erfolge"), "schwerpunkte")
    focal = [one for one in snapshot.ranked_projects if one.priority == Priority.A]
    quick = [one for one in snapshot.ranked_projects if one.is_quick_win]
    if not focal and not quick:
        return heading, gap(
            _("Welche Projekte Vorrang haben, ist noch nicht festgelegt."),
            _("Schwerpunkte und schnelle Erfolge"),
        )
    return (
        heading,
        *_titles(
            focal,
            ngettext(
                "Ein Projekt hat Priorität A und ist damit Schwerpunkt:",
                "{count} Projekte haben Priorität A und sind damit Schwerpunkte:",
                len(focal),
            ),
            (_("Ein Schwerpunkt ist noch nicht gewählt."), _("Schwerpunkte")),
        ),
        *_titles(
            quick,
            ngettext(
                "Ein Projekt verspricht schnellen Erfolg:",
                "{count} Projekte versprechen schnellen Erfolg:",
                len(quick),
            ),
            (_("Ein schneller Erfolg ist noch nicht ausgemacht."), _("schnelle Erfolge")),
        ),
    )


def _titles(
    projects: Sequence[ProjectIdeaRow], sentence: str, missing: tuple[str, str]
) -> tuple[Block, ...]:
    if not projects:
        return (gap(*missing),)
    count = capitalised(number_word(len(projects)))
    titles = german.join_list([quoted(project_title(project)) for project in projects])
    return (
        body(
            sentence.format(count=count),
            f" {titles}.",
            shows=tuple(project.id for project in projects),
        ),
    )


def _projects(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Alle Projekte im Überblick"), "projektübersicht")
    if not snapshot.project_ideas:
        return heading, gap(_("Projekte liegen noch nicht vor."), _("Projekte"))
    ordered = _by_field(snapshot)
    titles = _field_titles(snapshot)
    rows = tuple(
        _project_row(project, titles.get(project.action_field_id, "")) for project in ordered
    )
    return heading, fitted_table(
        (
            Column(_("Projekt und Handlungsfeld"), 8.6),
            Column(_("Priorität"), 2.4),
            Column(_("Verantwortlich"), 4.8),
            Column(_("Zeitraum"), 2.4),
            Column(_("Einmalig"), 2.0, numeric=True),
            Column(_("Im Jahr"), 2.0, numeric=True),
            Column(_("Finanzierung"), 4.6),
        ),
        rows,
        caption=_("Maßnahmen- und Zeitplan"),
        sideways=True,
        shows=tuple(project.id for project in ordered),
    )


def _by_field(snapshot: Snapshot) -> list[ProjectIdeaRow]:
    """The projects in the order of the fields, those of no field last."""
    place = {field.id: number for number, field in enumerate(snapshot.action_fields)}
    return sorted(
        snapshot.ranked_projects,
        key=lambda project: (
            len(place) if project.action_field_id is None else place[project.action_field_id]
        ),
    )


def _field_titles(snapshot: Snapshot) -> dict[uuid.UUID | None, str]:
    return {field.id: field_title(field) for field in snapshot.action_fields}


def _calendar(snapshot: Snapshot) -> tuple[Block, ...]:
    """When which project runs; nothing where no project has a date."""
    projects, titles = _by_field(snapshot), _field_titles(snapshot)
    rows = [
        _calendar_row(project, titles.get(project.action_field_id) or _("ohne Handlungsfeld"))
        for project in projects
    ]
    figures = gantt_figures(
        snapshot,
        rows,
        _("Zeitplan der Projekte"),
        row_name=_("Projekt"),
        shows=tuple(project.id for project in projects),
    )
    return (Heading(2, _("Zeitplan"), "zeitplan"), *figures) if figures else ()


def _calendar_row(project: ProjectIdeaRow, field: str) -> GanttRow:
    begins, ends = german.as_date_range(project.starts_on), german.as_date_range(project.ends_on)
    return GanttRow(
        project_title(project),
        field,
        begins[0] if begins else None,
        ends[1] if begins and ends and begins[0] <= ends[1] else None,
        period(project),
        is_focal=project.priority == Priority.A,
        is_quick=project.is_quick_win,
    )


def _project_row(project: ProjectIdeaRow, field: str) -> tuple[Cell, ...]:
    missing = None if project.is_cost_neutral else _("Finanzierung")
    return (
        (strong(project_title(project)), plain("\n"), *cell(field, _("Handlungsfeld"))),
        _rank(project),
        cell(project.responsible, _("Zuständigkeit")),
        cell(period(project), _("Zeitraum")),
        _amount(project, project.budget_once_eur),
        _amount(project, project.budget_yearly_eur),
        cell(project.funding, missing),
    )


def _rank(project: ProjectIdeaRow) -> Cell:
    rank = strong(label(project.priority)) if project.priority else placeholder(_("Priorität"))
    return (rank, plain(_("\nschneller\u00a0Erfolg"))) if project.is_quick_win else (rank,)


def _amount(project: ProjectIdeaRow, amount: float | None) -> Cell:
    """An amount, or the gap if neither amount is known."""
    if amount is not None:
        return (plain(german.format_euro(amount)),)
    known = project.budget_once_eur is not None or project.budget_yearly_eur is not None
    return cell("", None if known or project.is_cost_neutral else _("Kosten"))


def _measures(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Die nächsten Schritte"), "nächste-schritte")
    measures = snapshot.planned_measures
    if not measures:
        return heading, gap(
            _("Was in den ersten hundert Tagen geschieht, ist noch nicht vereinbart."),
            _("Maßnahmen der ersten hundert Tage"),
        )
    opening = _("Das haben die Teilnehmenden für die ersten hundert Tage und danach vereinbart:")
    ordered = sorted(measures, key=lambda measure: measure.due or "~")
    return heading, body(opening), _measures_table(ordered), *_dates(snapshot, ordered)


def _dates(snapshot: Snapshot, ordered: Sequence[PlannedMeasureRow]) -> list[Figure]:
    """The dates on a calendar, if there is more than one."""
    spans = [german.as_date_range(measure.due) for measure in ordered]
    if sum(span is not None for span in spans) < _FEWEST_DATES:
        return []
    rows = [
        GanttRow(
            filled(measure.what) or _("Maßnahme ohne Bezeichnung"),
            "",
            span[1] if span else None,
            span[1] if span else None,
            date_text(measure.due),
        )
        for measure, span in zip(ordered, spans, strict=True)
    ]
    return gantt_figures(
        snapshot,
        rows,
        _("Termine der nächsten Schritte"),
        row_name=_("Maßnahme"),
        shows=tuple(measure.id for measure in ordered),
        dates_only=True,
    )


def _measures_table(ordered: Sequence[PlannedMeasureRow]) -> Table:
    columns: list[tuple[Column, Callable[[PlannedMeasureRow], Cell]]] = [
        (Column(_("Was"), 3.6), lambda one: cell(one.what, _("Maßnahme"))),
        (Column(_("Wer"), 2.4), lambda one: cell(one.who, _("Zuständigkeit"))),
        (Column(_("Mit wem"), 2.4), lambda one: cell(one.with_whom)),
        (Column(_("Womit"), 2.0), lambda one: cell(one.with_what)),
        (Column(_("Bis wann"), 1.6), lambda one: cell(date_text(one.due), _("Frist"))),
        (Column(_("Ergebnis"), 2.6), lambda one: cell(one.result, _("Ergebnis"))),
        (Column(_("Setzt voraus"), 2.4), lambda one: cell(one.prerequisite)),
        (Column(_("Stand"), 1.5), lambda one: (plain(label(one.status)),)),
    ]
    # What nobody has filled in is no column of the printed plan.
    used = [
        (column, content)
        for column, content in columns
        if any(filled("".join(run.text for run in content(measure))) for measure in ordered)
    ]
    return fitted_table(
        tuple(column for column, _content in used),
        tuple(tuple(content(measure) for _column, content in used) for measure in ordered),
        caption=_("Maßnahmenplan der ersten hundert Tage"),
        sideways=True,
        shows=tuple(measure.id for measure in ordered),
    )
