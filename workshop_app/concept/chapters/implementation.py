"""Chapter 9: Umsetzung."""

from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.chart_figures import cost_figures, workshop_source
from workshop_app.concept.chapters.cost_table import cost_table
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    filled,
    gap,
    joined,
    number_word,
    quoted,
)
from workshop_app.concept.chapters.project_sheets import project_title
from workshop_app.concept.chapters.structures import structure_blocks
from workshop_app.concept.costs import CostPlan, cost_plan
from workshop_app.concept.document import (
    Block,
    Chapter,
    Heading,
    ItemList,
    Paragraph,
    Runs,
    plain,
    strong,
)
from workshop_app.concept.result_rows import StructureRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import StructureKind
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext

_SECTIONS: Final = (
    (
        StructureKind.COORDINATION,
        _("Koordination"),
        _("Wer die Umsetzung koordiniert, ist noch offen."),
    ),
    (
        StructureKind.STEERING_GROUP,
        _("Steuerungsgruppe"),
        _("Eine Steuerungsgruppe ist noch nicht benannt."),
    ),
    (StructureKind.ADVISORY_BOARD, _("Beirat"), _("Wer die Umsetzung berät, ist noch offen.")),
    (
        StructureKind.REPORTING,
        _("Berichtswesen"),
        _("Wer wem wie oft berichtet, ist noch nicht vereinbart."),
    ),
    (
        StructureKind.EVALUATION,
        _("Evaluation"),
        _("Wie die Wirkung überprüft wird, ist noch nicht vereinbart."),
    ),
    (
        StructureKind.UPDATE,
        _("Fortschreibung"),
        _("Wann das Konzept fortgeschrieben wird, ist noch nicht vereinbart."),
    ),
)


def implementation(snapshot: Snapshot) -> Chapter:
    """Who keeps the concept alive, how it is watched, and what it costs."""
    sections = {kind: _section(snapshot, kind, *texts) for kind, *texts in _SECTIONS}
    return Chapter(
        "umsetzung",
        "9",
        _("Umsetzung"),
        (
            *sections[StructureKind.COORDINATION],
            *sections[StructureKind.STEERING_GROUP],
            *sections[StructureKind.ADVISORY_BOARD],
            *_working_groups(snapshot),
            *sections[StructureKind.REPORTING],
            *_monitoring(snapshot),
            *sections[StructureKind.EVALUATION],
            *sections[StructureKind.UPDATE],
            *_others(snapshot),
            *_resources(snapshot),
        ),
        starts_page=False,
    )


def _section(
    snapshot: Snapshot, kind: StructureKind, title: str, missing: str
) -> tuple[Block, ...]:
    blocks = structure_blocks(snapshot, kind)
    return (Heading(2, title, f"umsetzung-{kind}"), *(blocks or (gap(missing, title),)))


def _working_groups(snapshot: Snapshot) -> tuple[Block, ...]:
    groups = [
        structure
        for structure in snapshot.structures
        if structure.kind in {StructureKind.WORKING_GROUP, StructureKind.NETWORK}
    ]
    if not groups:
        return ()
    return (
        Heading(2, _("Arbeitsgruppen und Netzwerke"), "umsetzung-ag"),
        ItemList(
            tuple(_group_item(group) for group in groups),
            shows=tuple(group.id for group in groups),
        ),
    )


def _group_item(group: StructureRow) -> Runs:
    lead, members = filled(group.lead), "; ".join(filter(None, map(filled, group.members)))
    details = [filled(group.description)]
    details.append(_("Leitung: {lead}").format(lead=lead) if lead else "")
    details.append(_("Mitglieder: {members}").format(members=members) if members else "")
    found = ". ".join(detail for detail in details if detail)
    name = strong(filled(group.name) or label(group.kind))
    return (name, plain(f". {found}")) if found else (name,)


def _monitoring(snapshot: Snapshot) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, _("Monitoring"), "umsetzung-monitoring")]
    if snapshot.objectives:
        blocks.append(body(_what_is_measured(snapshot)))
    agreed = structure_blocks(snapshot, StructureKind.MONITORING)
    blocks += agreed
    if not agreed:
        blocks.append(
            gap(
                _("Wer die Werte wann zusammenträgt, ist noch nicht vereinbart."),
                _("Zuständigkeit für das Monitoring"),
            )
        )
    return tuple(blocks)


def _what_is_measured(snapshot: Snapshot) -> str:
    objectives = snapshot.objectives
    measurable = [
        goal
        for goal in objectives
        if filled(goal.indicator) and goal.base_value is not None and goal.target_value is not None
    ]
    sentence = ngettext(
        "Das Handlungsziel in Kapitel 7 ist der Maßstab.",
        "Maßstab sind die {count} Handlungsziele in Kapitel 7.",
        len(objectives),
    ).format(count=number_word(len(objectives)))
    if len(measurable) == len(objectives):
        sentence += " " + ngettext(
            "Es hat eine Kennzahl mit Ausgangswert und Zielwert.",
            "Jedes hat eine Kennzahl mit Ausgangswert und Zielwert.",
            len(objectives),
        )
    elif measurable:
        sentence += " " + ngettext(
            "Eines davon hat schon eine Kennzahl mit Ausgangswert und Zielwert.",
            "{count} davon haben schon eine Kennzahl mit Ausgangswert und Zielwert.",
            len(measurable),
        ).format(count=capitalised(number_word(len(measurable))))
    sources = {source for goal in objectives if (source := filled(goal.data_source))}
    if sources:
        listed = "; ".join(sorted(sources, key=german.sort_key))
        sentence += " " + _("Die Werte kommen aus: {sources}.").format(sources=listed)
    return sentence


def _others(snapshot: Snapshot) -> tuple[Block, ...]:
    """Structures of a kind that only this municipality knows."""
    kinds = sorted({str(one.kind) for one in snapshot.structures} - set(StructureKind))
    blocks: list[Block] = []
    for number, kind in enumerate(kinds):
        found = structure_blocks(snapshot, kind)
        if found:
            blocks += [Heading(2, filled(kind) or _("Weiteres"), f"umsetzung-weiteres-{number}")]
            blocks += found
    return tuple(blocks)


def _resources(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Ressourcen"), "ressourcen")
    projects = snapshot.project_ideas
    if not projects:
        return heading, gap(
            _("Kosten lassen sich erst mit Projekten beziffern."), _("Kosten der Umsetzung")
        )
    plan = cost_plan(snapshot.ranked_projects)
    blocks: list[Block] = [heading]
    if plan.years:
        blocks += [
            body(
                _(
                    "So viel kosten alle Projekte zusammen. Einmalige Kosten stehen im Jahr des "
                    "Beginns, laufende sind nach Monaten angerechnet."
                )
            ),
            *cost_figures(plan, workshop_source(snapshot)),
            cost_table(plan, caption=_("Kosten aller Projekte nach Jahren")),
        ]
    if posts := sum(project.full_time_equivalents or 0 for project in projects):
        blocks.append(
            body(
                _("Für die Projekte sind zusammen {posts} vorgesehen.").format(
                    posts=german.format_quantity(posts, "VZÄ")
                )
            )
        )
    if plan.lasting:
        blocks.append(body(_lasting(plan)))
    if plan.uncounted:
        blocks.append(_uncounted(plan))
    if len(blocks) == 1:
        blocks.append(body(_("Alle Projekte kommen ohne zusätzliches Geld aus.")))
    return tuple(blocks)


def _lasting(plan: CostPlan) -> str:
    titles = joined([quoted(project_title(project)) for project in plan.lasting])
    return ngettext(
        "Auf Dauer angelegt ist ein Projekt: {titles}. Die Kosten sind bis {year} gezählt; "
        "danach fallen sie weiter an.",
        "Auf Dauer angelegt sind {count} Projekte: {titles}. Die Kosten sind bis {year} gezählt; "
        "danach fallen sie weiter an.",
        len(plan.lasting),
    ).format(count=number_word(len(plan.lasting)), titles=titles, year=plan.years[-1].year)


def _uncounted(plan: CostPlan) -> Paragraph:
    titles = joined([quoted(project_title(project)) for project in plan.uncounted])
    sentence = ngettext(
        "Nicht mitgezählt ist ein Projekt, dessen Kosten oder Zeitraum noch fehlen: {titles}.",
        "Nicht mitgezählt sind {count} Projekte, deren Kosten oder Zeitraum noch fehlen: {titles}.",
        len(plan.uncounted),
    ).format(count=number_word(len(plan.uncounted)), titles=titles)
    lacking = ngettext(
        "Kosten und Zeitraum dieses Projekts",
        "Kosten und Zeitraum dieser Projekte",
        len(plan.uncounted),
    )
    return gap(sentence, lacking)
