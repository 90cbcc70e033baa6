"""Chapter 11: Beschlussweg und nächste Schritte."""

from collections.abc import Sequence

from workshop_app.concept.chapters.phrases import (
    body,
    cell,
    date_text,
    filled,
    gap,
    in_a_row,
    labelled,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    ItemList,
    Table,
    placeholder,
    plain,
)
from workshop_app.concept.result_rows import DecisionStepRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import DecisionStepKind, StructureKind
from workshop_app.model.workshop import EventKind
from workshop_app.phases.labels import label
from workshop_app.translation import _


def resolution(snapshot: Snapshot) -> Chapter:
    """Which bodies deal with the draft, and what happens until then."""
    return Chapter(
        "beschlussweg",
        "11",
        _("Beschlussweg und nächste Schritte"),
        (*_bodies(snapshot), *_next_steps(snapshot)),
    )


def _bodies(snapshot: Snapshot) -> tuple[Block, ...]:
    steps = snapshot.decision_steps
    if not steps:
        return (
            gap(
                _("Welche Gremien den Entwurf beraten und beschließen, ist noch offen."),
                _("Beschlussweg mit Gremien und Terminen"),
            ),
        )
    blocks: list[Block] = [body(_what_is_decided(steps)), _steps_table(steps)]
    if not any(step.kind == DecisionStepKind.RESOLUTION for step in steps):
        blocks.append(
            gap(
                _("Ein Beschluss ist noch nicht vorgesehen."),
                _("Gremium und Termin des Beschlusses"),
            )
        )
    return tuple(blocks)


def _what_is_decided(steps: Sequence[DecisionStepRow]) -> str:
    for step in steps:
        where, when = filled(step.body), date_text(step.date)
        if step.kind == DecisionStepKind.RESOLUTION and where and when:
            return _("Beschlossen werden soll das Konzept hier: {body}, {date}.").format(
                body=where, date=when
            )
    return _("Diese Gremien befassen sich mit dem Entwurf:")


def _steps_table(steps: Sequence[DecisionStepRow]) -> Table:
    has_results = any(filled(step.result) for step in steps)
    columns = (
        Column(_("Gremium"), 3.6),
        Column(_("Datum"), 1.4),
        Column(_("Was dort geschieht"), 2.0),
    )
    return fitted_table(
        (*columns, Column(_("Ergebnis"), 2.6)) if has_results else columns,
        tuple(
            (
                cell(step.body, _("Gremium")),
                cell(date_text(step.date), _("Datum")),
                (plain(label(step.kind)),) if step.kind else (placeholder(_("Art der Befassung")),),
                *(((plain(filled(step.result)),),) if has_results else ()),
            )
            for step in steps
        ),
        summary=_("Gremien mit Datum und Art der Befassung"),
        header_column=True,
        shows=tuple(step.id for step in steps),
    )


def _next_steps(snapshot: Snapshot) -> tuple[Block, ...]:
    items = [
        labelled(
            label(event.kind),
            *cell(date_text(event.date), _("Datum")),
            *([f", {place}"] if (place := in_a_row(event.place, event.room)) else []),
        )
        for event in snapshot.events
        if event.kind == EventKind.FOLLOW_UP
    ]
    items += [
        labelled(
            _("Fortschreibung des Konzepts"),
            str(structure.year) if structure.year is not None else placeholder(_("Jahr")),
        )
        for structure in snapshot.structures
        if structure.kind == StructureKind.UPDATE
    ]
    gaps_close = _(
        "Bis zum Beschluss werden die gekennzeichneten Lücken dieses Entwurfs geschlossen."
    )
    agreed = _("Die vereinbarten Maßnahmen mit Zuständigen und Fristen stehen in Kapitel 10.")
    blocks: list[Block] = [
        body(f"{agreed} {gaps_close}" if snapshot.planned_measures else gaps_close)
    ]
    if items:
        blocks.append(ItemList(tuple(items)))
    else:
        blocks.append(
            gap(
                _("Ein Nachbereitungstreffen ist noch nicht vereinbart."),
                _("Termin des Nachbereitungstreffens"),
            )
        )
    return tuple(blocks)
