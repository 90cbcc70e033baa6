"""Chapter 10: Maßnahmen- und Zeitplan, on pages turned sideways."""

from collections.abc import Callable, Sequence

from workshop_app import german
from workshop_app.concept.chapters.action_fields import field_title
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
from workshop_app.concept.document import (
    Block,
    Cell,
    Chapter,
    Column,
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


def plan(snapshot: Snapshot) -> Chapter:
    """What comes first, all projects at a glance, and who does what next."""
    return Chapter(
        "massnahmenplan",
        "10",
        _("Maßnahmen- und Zeitplan"),
        (*_first(snapshot), *_projects(snapshot), *_measures(snapshot)),
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
    fields = {field.id: field for field in snapshot.action_fields}
    place = {field.id: number for number, field in enumerate(snapshot.action_fields)}
    ordered = sorted(
        snapshot.ranked_projects,
        key=lambda project: (
            len(place) if project.action_field_id is None else place[project.action_field_id]
        ),
    )
    rows = tuple(
        _project_row(
            project,
            field_title(fields[project.action_field_id]) if project.action_field_id else "",
        )
        for project in ordered
    )
    return heading, fitted_table(
        (
            Column(_("Projekt und Handlungsfeld"), 7.0),
            Column(_("Priorität"), 2.8),
            Column(_("Verantwortlich"), 4.8),
            Column(_("Zeitraum"), 2.6),
            Column(_("Einmalig"), 2.2, numeric=True),
            Column(_("Im Jahr"), 2.2, numeric=True),
            Column(_("Finanzierung"), 4.6),
        ),
        rows,
        caption=_("Maßnahmen- und Zeitplan"),
        sideways=True,
        shows=tuple(project.id for project in ordered),
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
    return heading, body(opening), _measures_table(measures)


def _measures_table(measures: Sequence[PlannedMeasureRow]) -> Table:
    ordered = sorted(measures, key=lambda measure: measure.due or "~")
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
