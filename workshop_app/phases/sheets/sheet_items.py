"""The goals and projects that sheets are about, read for the list beside them."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.goals import GuidingGoal, Objective
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _


@dataclass(frozen=True, slots=True)
class Item:
    """An item as the list beside its sheet needs it."""

    id: uuid.UUID
    code: str
    text: str
    who: str
    when: str
    field_id: uuid.UUID | None
    parent_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Goal:
    """A Leitziel as the heading of what serves it."""

    id: uuid.UUID
    code: str
    text: str
    field_id: uuid.UUID


def read_items(session: Session, subject: SheetSubject) -> list[Item]:
    """All items of a subject, in order."""
    match subject:
        case SheetSubject.GUIDING_GOALS:
            return [
                Item(goal.id, goal.code, goal.text, "", "", goal.field_id, None)
                for goal in read_goals(session)
            ]
        case SheetSubject.OBJECTIVES:
            return read_objectives(session)
        case SheetSubject.PROJECT_IDEAS:
            return _ideas(session)
        case SheetSubject.MUNICIPALITY:
            return []


def read_goals(session: Session) -> list[Goal]:
    """All Leitziele, in order."""
    columns = GuidingGoal.id, GuidingGoal.code, GuidingGoal.text, GuidingGoal.action_field_id
    query = select(*columns).order_by(GuidingGoal.position, GuidingGoal.code)
    return [Goal(*row) for row in session.execute(query)]


def read_objectives(session: Session) -> list[Item]:
    """All Handlungsziele, in order; their parent is the Leitziel."""
    columns = (
        Objective.id,
        Objective.code,
        Objective.text,
        Objective.indicator,
        Objective.deadline,
        GuidingGoal.action_field_id,
        Objective.guiding_goal_id,
    )
    query = (
        select(*columns)
        .join(GuidingGoal, GuidingGoal.id == Objective.guiding_goal_id)
        .order_by(Objective.position, Objective.code)
    )
    found = []
    for key, code, text, indicator, deadline, field_id, goal_id in session.execute(query):
        day = german.format_date_text(deadline or "")
        until = _("bis {date}").format(date=day) if day else ""
        found.append(Item(key, code, text, indicator or "", until, field_id, goal_id))
    return found


def _ideas(session: Session) -> list[Item]:
    columns = (
        ProjectIdea.id,
        ProjectIdea.code,
        ProjectIdea.title,
        ProjectIdea.responsible,
        ProjectIdea.starts_on,
        ProjectIdea.ends_on,
        ProjectIdea.action_field_id,
        GuidingGoal.action_field_id,
        ProjectIdea.objective_id,
    )
    query = (
        select(*columns)
        .outerjoin(Objective, Objective.id == ProjectIdea.objective_id)
        .outerjoin(GuidingGoal, GuidingGoal.id == Objective.guiding_goal_id)
        .order_by(ProjectIdea.position, ProjectIdea.code)
    )
    found = []
    for key, code, title, who, start, end, own, inherited, parent_id in session.execute(query):
        when = german.format_period(start, end)
        found.append(Item(key, code, title, who, when, own or inherited, parent_id))
    return found
