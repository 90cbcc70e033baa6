"""The goals of the Kurzfassung, field by field."""

from typing import Final

from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    cell,
    filled,
    gap,
    joined,
    labelled,
    number_word,
    quantity,
    quoted,
    shortened,
)
from workshop_app.concept.chapters.project_sheets import project_title
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    plain,
)
from workshop_app.concept.documents.scope import Scope
from workshop_app.concept.documents.shared import short_date
from workshop_app.concept.result_rows import ActionFieldRow, GuidingGoalRow, ObjectiveRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _, ngettext

_TITLE_LENGTH: Final = 60
_CELL_LENGTH: Final = 30
_MOST_PROJECTS: Final = 5  # named with a field


def fields_blocks(snapshot: Snapshot, scope: Scope) -> tuple[Block, ...]:
    """Each chosen field with its goals, how they are measured, and the projects by name."""
    fields = snapshot.selected_fields
    if not fields:
        return (gap(_("Handlungsfelder sind noch nicht ausgewählt."), _("Handlungsfelder")),)
    blocks: list[Block] = []
    for field in fields[: scope.fields]:
        blocks += _field(snapshot, field, scope)
    if len(fields) > scope.fields:
        blocks.append(_more_fields(len(fields) - scope.fields))
    return tuple(blocks)


def _more_fields(count: int) -> Paragraph:
    sentence = ngettext(
        "Ein weiteres Handlungsfeld steht im Konzept.",
        "{count} weitere Handlungsfelder stehen im Konzept.",
        count,
    )
    return body(sentence.format(count=capitalised(number_word(count))))


def _field(snapshot: Snapshot, field: ActionFieldRow, scope: Scope) -> list[Block]:
    title = shortened(field_title(field), _TITLE_LENGTH)
    blocks: list[Block] = [Heading(2, title, f"kurz-feld-{field.id}", shows=(field.id,))]
    goals = [goal for goal in snapshot.goals_of[field.id] if filled(goal.text)]
    blocks += [_goal(goal, scope) for goal in goals[: scope.goals]]
    if not goals:
        blocks.append(gap(_("Ein Leitziel ist noch nicht formuliert."), _("Leitziel")))
    for goal in goals[: scope.goals]:
        if minority := filled(goal.minority_vote):
            text = shortened(minority, scope.goal_text)
            blocks.append(Paragraph(labelled(_("Anders sieht es"), text), ParagraphStyle.QUOTE))
    objectives = [one for goal in goals for one in snapshot.objectives_of[goal.id]]
    if objectives:
        blocks.append(_objectives(objectives[: scope.objectives], title, scope))
    if projects := _projects(snapshot, field):
        blocks.append(projects)
    return blocks


def _goal(goal: GuidingGoalRow, scope: Scope) -> Paragraph:
    text = shortened(goal.text, scope.goal_text)
    return Paragraph((plain(text),), ParagraphStyle.STATEMENT, shows=(goal.id,))


def _objectives(objectives: list[ObjectiveRow], title: str, scope: Scope) -> Table:
    return fitted_table(
        (
            Column(_("Daran messen wir uns"), 7.0),
            Column(_("Heute"), 2.2, numeric=True),
            Column(_("Ziel"), 2.2, numeric=True),
            Column(_("Bis"), 2.2),
        ),
        tuple(_objective(one, scope) for one in objectives),
        summary=_("Handlungsziele im Feld {title}").format(title=title),
        shows=tuple(one.id for one in objectives),
    )


def _objective(goal: ObjectiveRow, scope: Scope) -> tuple[Cell, ...]:
    values = (quantity(value, goal.unit) for value in (goal.base_value, goal.target_value))
    base, target = (shortened(value, _CELL_LENGTH) for value in values)
    return (
        cell(shortened(goal.text, scope.goal_text), _("Handlungsziel")),
        cell(base, _("Ausgangswert")),
        cell(target, _("Zielwert")),
        cell(shortened(short_date(goal.deadline), _CELL_LENGTH), _("Frist")),
    )


def _projects(snapshot: Snapshot, field: ActionFieldRow) -> Paragraph | None:
    projects = snapshot.projects_of[field.id]
    named = projects[:_MOST_PROJECTS]
    titles = [quoted(shortened(project_title(project), _TITLE_LENGTH)) for project in named]
    if left := len(projects) - len(named):
        titles.append(
            ngettext("ein weiteres", "{count} weitere", left).format(count=number_word(left))
        )
    if not titles:
        return None
    return Paragraph(labelled(ngettext("Projekt", "Projekte", len(projects)), f"{joined(titles)}."))
