"""The projects of the Kurzfassung that come first, what they cost, and what happens next."""

from collections.abc import Iterator
from typing import Final

from workshop_app.concept.chapters.cost_table import cost_table, open_costs_sentences
from workshop_app.concept.chapters.front import municipality_name, stand
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    cell,
    filled,
    gap,
    labelled,
    number_word,
    shortened,
)
from workshop_app.concept.chapters.project_sheets import costs, period, project_title
from workshop_app.concept.chapters.structures import interval, own_name
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.costs import cost_plan
from workshop_app.concept.document import (
    Block,
    Cell,
    Column,
    Heading,
    ItemList,
    Paragraph,
    Runs,
    placeholder,
    plain,
)
from workshop_app.concept.documents.scope import Scope
from workshop_app.concept.documents.shared import (
    first_projects,
    first_structure,
    short_date,
)
from workshop_app.concept.result_rows import ProjectIdeaRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import MeasureStatus, StructureKind
from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext

_TITLE_LENGTH: Final = 60
_LINE_LENGTH: Final = 150
_CELL_LENGTH: Final = 60
_STRUCTURES: Final = (
    (StructureKind.COORDINATION, _("Koordination")),
    (StructureKind.STEERING_GROUP, _("Steuerung")),
    (StructureKind.ADVISORY_BOARD, _("Beratung")),
    (StructureKind.REPORTING, _("Bericht")),
    (StructureKind.EVALUATION, _("Überprüfung")),
    (StructureKind.UPDATE, _("Fortschreibung")),
)


def projects_blocks(snapshot: Snapshot, scope: Scope) -> tuple[Block, ...]:
    """The projects with priority, and what all projects cost by year."""
    urgent = first_projects(snapshot)
    if not urgent:
        blocks: list[Block] = [
            gap(
                _("Welche Projekte Vorrang haben, ist noch nicht festgelegt."),
                _("Schwerpunkte und schnelle Erfolge"),
            )
        ]
    else:
        shown = urgent[: scope.projects]
        blocks = [
            fitted_table(
                (
                    Column(_("Projekt"), 5.0),
                    Column(_("Verantwortlich"), 3.6),
                    Column(_("Zeitraum"), 3.0),
                    Column(_("Kosten"), 4.0),
                ),
                tuple(_project(project) for project in shown),
                summary=_("Projekte mit Zuständigkeit, Zeitraum und Kosten"),
                shows=tuple(project.id for project in shown),
            )
        ]
        if len(urgent) > len(shown):
            blocks.append(_more_projects(len(urgent) - len(shown)))
    plan = cost_plan(snapshot.project_ideas)
    if plan.years:
        blocks += [
            Heading(2, _("Was alle Projekte zusammen kosten"), "kurz-kosten", numbered=False),
            cost_table(plan, most_rows=scope.cost_years),
        ]
    if remark := open_costs_sentences(plan):
        blocks.append(body(remark))
    return tuple(blocks)


def _more_projects(count: int) -> Block:
    sentence = ngettext(
        "Ein weiteres Projekt mit Vorrang steht im Konzept.",
        "{count} weitere Projekte mit Vorrang stehen im Konzept.",
        count,
    )
    return body(sentence.format(count=capitalised(number_word(count))))


def _project(project: ProjectIdeaRow) -> tuple[Cell, ...]:
    rank = [_("Schwerpunkt")] if project.priority == Priority.A else []
    rank += [_("schneller Erfolg")] if project.is_quick_win else []
    return (
        (
            plain(shortened(project_title(project), _TITLE_LENGTH)),
            plain(f"\n({', '.join(rank)})"),
        ),
        cell(shortened(project.responsible, _CELL_LENGTH), _("Zuständigkeit")),
        cell(shortened(period(project), _CELL_LENGTH), _("Zeitraum")),
        cell(costs(project), _("Kosten")),
    )


def way_blocks(snapshot: Snapshot, scope: Scope) -> tuple[Block, ...]:
    """Who keeps it going, who decides when, what is done next, and who publishes this."""
    blocks: list[Block] = []
    carried = tuple(_structures(snapshot))
    if carried:
        blocks += [body(_("Damit das Konzept lebt, ist vereinbart:")), ItemList(carried)]
    else:
        blocks.append(
            gap(_("Wer die Umsetzung trägt, ist noch offen."), _("Strukturen der Umsetzung"))
        )
    decisions = tuple(
        labelled(
            short_date(step.date) or _("Termin offen"),
            shortened(f"{filled(step.body)}{_kind(step.kind)}", _LINE_LENGTH)
            or placeholder(_("Gremium")),
        )
        for step in snapshot.decision_steps[-scope.steps :]
    )
    if decisions:
        blocks += [
            Heading(2, _("Wer wann entscheidet"), "kurz-beschluss", numbered=False),
            ItemList(decisions),
        ]
    if steps := _next_steps(snapshot, scope):
        blocks += [
            Heading(2, _("Die nächsten Schritte"), "kurz-schritte", numbered=False),
            ItemList(steps),
        ]
    return (
        *blocks,
        Heading(2, _("Impressum"), "kurz-impressum", numbered=False),
        _imprint(snapshot),
    )


def _imprint(snapshot: Snapshot) -> Paragraph:
    lines = [
        *labelled(_("Herausgegeben von"), shortened(municipality_name(snapshot), _LINE_LENGTH)),
        plain("\n"),
        *labelled(_("Kontakt"), placeholder(_("Anschrift, Telefon und E-Mail"))),
        plain("\n"),
        *labelled(_("Stand"), stand(snapshot), _(". Der Entwurf ist noch nicht beschlossen.")),
    ]
    if snapshot.workshop and snapshot.workshop.is_fictional:
        lines += [plain("\n"), plain(_("Alle Namen, Orte und Zahlen sind frei erfunden."))]
    return Paragraph(tuple(lines))


def _kind(kind: str | None) -> str:
    return f" ({label(kind)})" if kind else ""


def _structures(snapshot: Snapshot) -> Iterator[Runs]:
    for kind, name in _STRUCTURES:
        structure = first_structure(snapshot, kind)
        if structure is None:
            continue
        parts = [filled(structure.name), filled(structure.lead), filled(structure.description)]
        if kind == StructureKind.UPDATE:
            parts = [str(structure.year) if structure.year else "", filled(structure.lead)]
        if kind in {StructureKind.REPORTING, StructureKind.EVALUATION}:
            when = interval(structure.interval_months) or str(structure.year or "")
            parts = [own_name(structure), when, filled(structure.description)]
            parts.append(_addressee(structure.addressee))
        if text := shortened(", ".join(part for part in parts if part), _LINE_LENGTH):
            yield labelled(name, text)


def _addressee(text: str) -> str:
    found = filled(text)
    return _("geht an {addressee}").format(addressee=found) if found else ""


def _next_steps(snapshot: Snapshot, scope: Scope) -> tuple[Runs, ...]:
    measures = [one for one in snapshot.planned_measures if one.status != MeasureStatus.DONE]
    measures.sort(key=lambda measure: measure.due or "~")
    return tuple(
        labelled(
            short_date(measure.due) or _("Termin offen"),
            shortened(f"{filled(measure.what)}{_by(measure.who)}", _LINE_LENGTH)
            or placeholder(_("nächster Schritt")),
        )
        for measure in measures[: scope.steps]
    )


def _by(who: str) -> str:
    found = filled(who)
    return f" ({found})" if found else ""
