"""Goals and projects as the room sees them; what is internal stays in the cockpit."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.goals import ActionField, GuidingGoal, Objective
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases.labels import label
from workshop_app.phases.method import StepText
from workshop_app.phases.projector.frames import frame_of
from workshop_app.phases.projector.pictures import (
    ListGroup,
    Listing,
    ListItem,
    ProjectSheet,
    ProjectSheets,
)
from workshop_app.translation import _


def read_shown_goals(session: Session, text: StepText) -> Listing:
    """The Leitziele by Handlungsfeld."""
    groups = tuple(
        ListGroup(
            title, tuple(ListItem(goal.text, key=goal.id) for goal in _goals_of(session, field_id))
        )
        for field_id, title in _fields(session)
    )
    return Listing(
        frame_of(session, text, title=_("Leitziele")),
        tuple(group for group in groups if group.items),
        _("Noch kein Leitziel formuliert"),
    )


def read_shown_objectives(session: Session, text: StepText) -> Listing:
    """The Handlungsziele by Leitziel, each with its measure."""
    groups = []
    for field_id, _title in _fields(session):
        for goal in _goals_of(session, field_id):
            query = (
                select(Objective)
                .where(Objective.guiding_goal_id == goal.id, Objective.is_internal.is_(False))
                .order_by(Objective.position, Objective.code)
            )
            items = tuple(
                ListItem(row.text, _measure(row), key=row.id) for row in session.scalars(query)
            )
            groups.append(ListGroup(goal.text, items))
    return Listing(
        frame_of(session, text, title=_("Handlungsziele")),
        tuple(group for group in groups if group.items),
        _("Noch kein Handlungsziel formuliert"),
    )


def read_shown_projects(session: Session, text: StepText) -> ProjectSheets:
    """The Projektideen in their order."""
    titles = {
        row.id: row.title for row in session.execute(select(ActionField.id, ActionField.title))
    }
    query = (
        select(ProjectIdea)
        .where(ProjectIdea.is_internal.is_(False))
        .order_by(ProjectIdea.position, ProjectIdea.code)
    )
    sheets = tuple(_sheet(idea, titles) for idea in session.scalars(query))
    return ProjectSheets(frame_of(session, text), sheets)


def _fields(session: Session) -> list[tuple[uuid.UUID, str]]:
    """The chosen Handlungsfelder first, then the others."""
    query = select(ActionField).order_by(
        ActionField.is_selected.desc(), ActionField.position, ActionField.code
    )
    return [(field.id, field.title) for field in session.scalars(query)]


def _goals_of(session: Session, field_id: uuid.UUID) -> list[GuidingGoal]:
    query = (
        select(GuidingGoal)
        .where(GuidingGoal.action_field_id == field_id, GuidingGoal.is_internal.is_(False))
        .order_by(GuidingGoal.position, GuidingGoal.code)
    )
    return list(session.scalars(query))


def _measure(objective: Objective) -> str:
    values = [objective.base_value, objective.target_value]
    known = [german.format_quantity(value, objective.unit) for value in values if value is not None]
    until = ""
    if objective.deadline:
        until = _("bis {date}").format(date=german.format_date_text(objective.deadline))
    parts = (objective.indicator or "", " → ".join(known), until)
    return " · ".join(part for part in parts if part)


def _sheet(idea: ProjectIdea, titles: dict[uuid.UUID, str]) -> ProjectSheet:
    field = titles.get(idea.action_field_id, "") if idea.action_field_id else ""
    facts = (
        (_("Für wen"), idea.target_group),
        (_("Wer"), idea.responsible),
        (_("Mit wem"), german.join_list(idea.partners)),
        (_("Wann"), german.format_period(idea.starts_on, idea.ends_on)),
        (_("Kosten"), _costs(idea)),
        (_("Erster Schritt"), idea.first_step or ""),
        (_("Priorität"), label(idea.priority) if idea.priority else ""),
    )
    return ProjectSheet(
        key=idea.id,
        title=idea.title,
        action_field=field,
        description=idea.description,
        facts=tuple((name, value) for name, value in facts if value),
    )


def _costs(idea: ProjectIdea) -> str:
    if idea.is_cost_neutral:
        return _("kostenneutral")
    parts = []
    if idea.budget_once_eur is not None:
        parts.append(_("einmalig {sum}").format(sum=german.format_euro(idea.budget_once_eur)))
    if idea.budget_yearly_eur is not None:
        parts.append(_("jährlich {sum}").format(sum=german.format_euro(idea.budget_yearly_eur)))
    return ", ".join(parts)
