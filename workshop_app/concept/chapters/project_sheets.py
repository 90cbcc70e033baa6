"""Project ideas as Steckbriefe."""

from collections.abc import Iterator

from workshop_app import german
from workshop_app.concept.chapters.phrases import (
    cell,
    date_text,
    filled,
    gap,
    origin_line,
    period_text,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Column,
    Heading,
    Runs,
    placeholder,
    plain,
)
from workshop_app.concept.result_rows import ActionFieldRow, ProjectIdeaRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.translation import _


def projects_section(snapshot: Snapshot, field: ActionFieldRow) -> list[Block]:
    """The projects of an action field, each on a sheet."""
    projects = snapshot.projects_of[field.id]
    heading = Heading(3, _("Projekte"), f"feld-{field.id}-projekte")
    if not projects:
        return [
            heading,
            gap(_("Projekte zu diesem Handlungsfeld fehlen noch."), _("Projektideen")),
        ]
    blocks: list[Block] = [heading]
    for project in projects:
        blocks += project_sheet(snapshot, project, level=4)
    return blocks


def project_title(project: ProjectIdeaRow) -> str:
    """The project's title, or words that stand in for it."""
    return filled(project.title) or _("Projekt ohne Titel")


def project_sheet(snapshot: Snapshot, project: ProjectIdeaRow, *, level: int) -> list[Block]:
    """The project's title and all that is known about it, with gaps where it has to be known."""
    origin = origin_line(snapshot.origin_counts[project.id], snapshot.points_of(project.code))
    shows = (project.id,)
    return [
        Heading(
            level,
            project_title(project),
            f"projekt-{project.id}",
            numbered=False,
            shows=shows,
            origin=origin,
        ),
        fitted_table(
            (Column(filled(project.code) or _("Projekt"), 1.0), Column(_rank(project), 3.4)),
            tuple(((plain(name),), value) for name, value in _lines(snapshot, project)),
            header_column=True,
            summary=_("Steckbrief des Projekts {title}").format(title=project_title(project)),
            shows=shows,
            origin=origin,
        ),
    ]


def _rank(project: ProjectIdeaRow) -> str:
    parts = [
        _("Priorität {priority}").format(priority=label(project.priority))
        if project.priority
        else _("Priorität noch offen")
    ]
    if project.priority == Priority.A:
        parts.append(_("Schwerpunkt"))
    if project.is_quick_win:
        parts.append(_("schneller Erfolg"))
    return " · ".join(parts)


def _lines(snapshot: Snapshot, project: ProjectIdeaRow) -> Iterator[tuple[str, Runs]]:
    """The lines of the sheet; what a project may have and has not is left out."""
    yield _("Was geschieht"), cell(project.description, _("Beschreibung"))
    yield _("Zielgruppe"), cell(project.target_group, _("Zielgruppe"))
    yield _("Handlungsziel"), cell(_objective(snapshot, project), _("Handlungsziel"))
    yield _("Verantwortlich"), _responsible(project)
    yield from _optional_lines(
        (_("Rechtlich zuständig"), label(project.competence) if project.competence else ""),
        (_("Beteiligte"), "; ".join(filter(None, map(filled, project.partners)))),
    )
    yield _("Zeitraum"), cell(period(project), _("Zeitraum"))
    yield from _optional_lines(
        (_("Meilensteine"), "\n".join(filter(None, map(filled, project.milestones)))),
    )
    yield _("Kosten"), cell(costs(project), _("Kosten"))
    if project.full_time_equivalents is not None:
        yield _("Personal"), (plain(german.format_quantity(project.full_time_equivalents, "VZÄ")),)
    yield _("Finanzierung"), _funding(project)
    yield _("Erfolgsindikator"), cell(project.success_indicator, _("Erfolgsindikator"))
    yield _("Erster Schritt"), _first_step(project)
    yield from _optional_lines(
        (_("Risiken"), filled(project.risks)),
        (_("Nebenwirkungen"), filled(project.side_effects)),
    )


def _optional_lines(*lines: tuple[str, str]) -> Iterator[tuple[str, Runs]]:
    return ((name, (plain(text),)) for name, text in lines if text)


def _objective(snapshot: Snapshot, project: ProjectIdeaRow) -> str:
    texts = (goal.text for goal in snapshot.objectives if goal.id == project.objective_id)
    return next(texts, "")


def _responsible(project: ProjectIdeaRow) -> Runs:
    who = cell(project.responsible, _("Zuständigkeit"))
    if not filled(project.responsible):
        return who
    carrier = (
        _("\nTrägerschaft: {kind}").format(kind=label(project.provider_kind))
        if project.provider_kind
        else ""
    )
    if project.commitment is None:
        return (*who, plain(" "), placeholder(_("Zusage")), plain(carrier))
    return (*who, plain(f" ({label(project.commitment)}){carrier}"))


def period(project: ProjectIdeaRow) -> str:
    """„08/2027 – 07/2030“; empty where neither end is known."""
    return period_text(project.starts_on, project.ends_on)


def costs(project: ProjectIdeaRow) -> str:
    """„45.000 € einmalig, 118.000 € im Jahr“; empty where nothing is known."""
    once, yearly = project.budget_once_eur, project.budget_yearly_eur
    parts = [
        text.format(amount=german.format_euro(amount))
        for amount, text in ((once, _("{amount} einmalig")), (yearly, _("{amount} im Jahr")))
        if amount
    ]
    if parts:
        return ", ".join(parts)
    known = project.is_cost_neutral or once is not None or yearly is not None
    return _("kostenneutral") if known else ""


def _funding(project: ProjectIdeaRow) -> Runs:
    missing = None if project.is_cost_neutral else _("Finanzierung")
    found = cell(project.funding, missing)
    return found if any(run.text for run in found) else (plain(_("nicht nötig")),)


def _first_step(project: ProjectIdeaRow) -> Runs:
    step = cell(project.first_step, _("erster Schritt"))
    date = date_text(project.first_step_by)
    return (*step, plain(_(", bis {date}").format(date=date))) if date else step
