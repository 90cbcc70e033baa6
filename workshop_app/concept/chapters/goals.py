"""A guiding goal with its status, its evidence and its objectives."""

from collections.abc import Sequence
from typing import Final

from workshop_app.concept.chapters.figures import evidence_item
from workshop_app.concept.chapters.phrases import (
    body,
    cell,
    date_text,
    filled,
    gap,
    labelled,
    origin_line,
    quantity,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    placeholder,
    plain,
)
from workshop_app.concept.result_rows import GuidingGoalRow, ObjectiveRow
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.goals import GoalStatus
from workshop_app.phases.labels import label
from workshop_app.translation import _

_AGREEMENT: Final[dict[str, str]] = {
    GoalStatus.CONSENSUS: _("Über dieses Leitziel besteht Konsens."),
    GoalStatus.MAJORITY: _("Dieses Leitziel wird von der Mehrheit getragen."),
    GoalStatus.DISPUTED: _("Dieses Leitziel ist strittig geblieben."),
}
_SIGNS: Final = {"Prozent", "Euro"}


def goal_blocks(snapshot: Snapshot, goal: GuidingGoalRow, title: str) -> list[Block]:
    """Heading, text, agreement, minority vote, evidence, objectives."""
    origin = origin_line(snapshot.origin_counts[goal.id], None)
    blocks: list[Block] = [
        Heading(3, title, f"leitziel-{goal.id}", shows=(goal.id,), origin=origin),
        Paragraph(
            cell(goal.text, _("Leitziel")),
            ParagraphStyle.STATEMENT,
            shows=(goal.id,),
            origin=origin,
        ),
        _agreement(goal.status),
    ]
    if minority := filled(goal.minority_vote):
        blocks.append(Paragraph(labelled(_("Minderheitsvotum"), minority), ParagraphStyle.QUOTE))
    blocks.append(_evidence(snapshot.evidence_of[goal.id]))
    objectives = snapshot.objectives_of[goal.id]
    if objectives:
        blocks.append(_objectives_table(objectives))
    else:
        blocks.append(
            gap(
                _("Zu diesem Leitziel gibt es noch kein Handlungsziel."),
                _("Handlungsziel mit Kennzahl und Frist"),
            )
        )
    return blocks


def _agreement(status: str | None) -> Paragraph:
    if status is None:
        return body(placeholder(_("Zustimmung des Plenums zu diesem Leitziel")))
    known = _AGREEMENT.get(status)
    return body(known or _("Stand der Einigung: {status}.").format(status=label(status)))


def _evidence(figures: Sequence[IndicatorValueRow]) -> Paragraph:
    if not figures:
        return gap(
            _("Dieses Leitziel ist noch nicht mit einer Zahl belegt."), _("Beleg für den Bedarf")
        )
    runs: list[Run] = []
    for figure in figures:
        runs += [*([plain("; ")] if runs else []), *evidence_item(figure)]
    return Paragraph(
        (*labelled(_("Den Bedarf belegen")), *runs, plain(".")),
        shows=tuple(figure.id for figure in figures),
    )


def _objectives_table(objectives: Sequence[ObjectiveRow]) -> Table:
    return fitted_table(
        (
            Column(_("Handlungsziel"), 6.2),
            Column(_("Kennzahl und Datenquelle"), 4.4),
            Column(_("Heute"), 1.7, numeric=True),
            Column(_("Ziel"), 1.7, numeric=True),
            Column(_("Bis"), 2.2),
        ),
        tuple(_objective_row(goal) for goal in objectives),
        summary=_("Handlungsziele mit Kennzahl, Ausgangswert, Zielwert und Frist"),
        shows=tuple(goal.id for goal in objectives),
    )


def _objective_row(goal: ObjectiveRow) -> tuple[Cell, ...]:
    text = cell(goal.text, _("Handlungsziel"))
    # A sign stands with the number; a word would make its column too wide.
    sign, unit = (goal.unit, "") if goal.unit in _SIGNS else (None, filled(goal.unit))
    kind = f"\n({label(goal.kind)})" if goal.kind else ""
    return (
        (*text, plain(kind)),
        (
            *cell(goal.indicator, _("Kennzahl")),
            plain(f" ({unit})\n" if unit else "\n"),
            *cell(goal.data_source, _("Datenquelle")),
        ),
        _base_value(goal, sign),
        _target_value(goal, sign),
        cell(date_text(goal.deadline), _("Frist")),
    )


def _base_value(goal: ObjectiveRow, sign: str | None) -> Cell:
    value = cell(quantity(goal.base_value, sign), _("Ausgangswert"))
    day = date_text(goal.base_value_as_of)
    return (*value, plain(f"\n({day})")) if day else value


def _target_value(goal: ObjectiveRow, sign: str | None) -> Cell:
    value = cell(quantity(goal.target_value, sign), _("Zielwert"))
    if goal.base_value is not None or not goal.direction:
        return value  # the two figures say where it goes
    return (*value, plain(f"\n({label(goal.direction)})"))
