"""Goals and project ideas as the minutes tell them."""

from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.phrases import (
    cell,
    date_text,
    filled,
    in_a_row,
    labelled,
    quantity,
)
from workshop_app.concept.chapters.project_sheets import period, project_title
from workshop_app.concept.document import (
    Block,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Runs,
    plain,
    strong,
)
from workshop_app.concept.result_rows import ObjectiveRow, ProjectIdeaRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.labels import label
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _


def sheet_blocks(snapshot: Snapshot, subject: SheetSubject) -> list[Block]:
    """Guiding goals, objectives or projects, field by field."""
    match subject:
        case SheetSubject.GUIDING_GOALS:
            return _guiding_goals(snapshot)
        case SheetSubject.OBJECTIVES:
            return _objectives(snapshot)
        case SheetSubject.PROJECT_IDEAS:
            return _projects(snapshot)
        case _other:
            return []


def _guiding_goals(snapshot: Snapshot) -> list[Block]:
    blocks: list[Block] = []
    for field in snapshot.selected_fields:
        for goal in snapshot.goals_of[field.id]:
            status = f" ({label(goal.status)})" if goal.status else ""
            text = (*labelled(field_title(field)), *cell(goal.text, _("Leitziel")), plain(status))
            blocks.append(Paragraph(text, shows=(goal.id,)))
            if minority := filled(goal.minority_vote):
                vote = labelled(_("Minderheitsvotum"), minority)
                blocks.append(Paragraph(vote, ParagraphStyle.QUOTE))
    return blocks


def _objectives(snapshot: Snapshot) -> list[Block]:
    blocks: list[Block] = []
    for field in snapshot.selected_fields:
        found = [
            objective
            for goal in snapshot.goals_of[field.id]
            for objective in snapshot.objectives_of[goal.id]
        ]
        if found:
            blocks += [
                Paragraph((strong(f"{field_title(field)}:"),)),
                ItemList(tuple(map(_objective, found)), shows=tuple(one.id for one in found)),
            ]
    return blocks


def _objective(goal: ObjectiveRow) -> Runs:
    base, target = (quantity(v, goal.unit) for v in (goal.base_value, goal.target_value))
    course = f"{base} → {target}" if base and target else target or base
    deadline = date_text(goal.deadline)
    known = in_a_row(
        goal.indicator, course, _("bis {day}").format(day=deadline) if deadline else ""
    )
    return (*cell(goal.text, _("Handlungsziel")), plain(f" ({known})" if known else ""))


def _projects(snapshot: Snapshot) -> list[Block]:
    by_field = [
        (field_title(field), snapshot.projects_of[field.id]) for field in snapshot.action_fields
    ]
    by_field.append((_("Ohne Handlungsfeld"), snapshot.projects_of[None]))
    blocks: list[Block] = []
    for title, projects in by_field:
        if projects:
            blocks += [
                Paragraph((strong(f"{title}:"),)),
                ItemList(tuple(map(_project, projects)), shows=tuple(one.id for one in projects)),
            ]
    return blocks


def _project(project: ProjectIdeaRow) -> Runs:
    known = in_a_row(project.responsible, period(project))
    return (strong(project_title(project)), plain(f" ({known})" if known else ""))
