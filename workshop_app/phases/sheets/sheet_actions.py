"""What is done with goals and projects on their sheets: added, changed, moved, doubled, deleted."""

import uuid
from collections.abc import Sequence

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from workshop_app.model.base import Captured
from workshop_app.model.goals import GuidingGoal, Objective
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases import records
from workshop_app.phases.fields import FieldKind
from workshop_app.phases.sheets.sheets import SHEETS
from workshop_app.phases.step import SheetSubject
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

_KINDS: dict[SheetSubject, type[Captured]] = {
    SheetSubject.GUIDING_GOALS: GuidingGoal,
    SheetSubject.OBJECTIVES: Objective,
    SheetSubject.PROJECT_IDEAS: ProjectIdea,
}
_NOT_COPIED = {"id", "code", "position", "created_in_step"}


class NoGoalError(WorkshopError):
    """An objective cannot be made without a guiding goal."""

    def __init__(self) -> None:
        super().__init__(_("Ein Handlungsziel braucht ein Leitziel. Bitte erst dieses anlegen."))


def add_item(
    session: Session,
    subject: SheetSubject,
    *,
    step: str,
    field_id: uuid.UUID | None,
    parent_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Add an empty item at the end of its group.

    Args:
        field_id: the Handlungsfeld; an objective gets it through its goal.
        parent_id: of an objective its Leitziel, of a project its Handlungsziel.

    Raises:
        NoGoalError: an objective without a goal.
        UnknownRecordError: field or parent was deleted meanwhile.
    """
    match subject:
        case SheetSubject.GUIDING_GOALS:
            if field_id is None:
                raise records.UnknownRecordError
            return records.create(
                session, GuidingGoal, step=step, action_field_id=field_id, text=""
            ).id
        case SheetSubject.OBJECTIVES:
            if parent_id is None:
                raise NoGoalError
            goal = records.get(session, GuidingGoal, parent_id)
            return records.create(
                session, Objective, step=step, guiding_goal_id=goal.id, text=""
            ).id
        case _:
            return records.create(
                session,
                ProjectIdea,
                step=step,
                title="",
                action_field_id=field_id,
                objective_id=parent_id,
            ).id


def set_value(
    session: Session,
    subject: SheetSubject,
    item_id: uuid.UUID | None,
    attribute: str,
    value: object,
) -> None:
    """Put a parsed value into a field; links that contradict it follow.

    Args:
        item_id: None for the only item of its kind, which is made if it is missing.

    Raises:
        UnknownRecordError: the item was deleted meanwhile.
    """
    kind, field = SHEETS[subject].field(attribute)
    if value is None and not field.is_optional and field.kind is not FieldKind.LINK:
        value = ""
    record = (
        records.the_only(session, kind) if item_id is None else records.get(session, kind, item_id)
    )
    setattr(record, attribute, value)
    session.flush()
    if isinstance(record, ProjectIdea) and attribute == "objective_id":
        record.action_field_id = _field_of(session, record) or record.action_field_id
    elif isinstance(record, ProjectIdea) and attribute == "action_field_id":
        if _field_of(session, record) not in {None, record.action_field_id}:
            record.objective_id = None
    elif isinstance(record, GuidingGoal) and attribute == "action_field_id":
        _take_ideas_along(session, record.id, record.action_field_id)
    elif isinstance(record, Objective) and attribute == "guiding_goal_id":
        goal = records.get(session, GuidingGoal, record.guiding_goal_id)
        _take_ideas_along(session, goal.id, goal.action_field_id)


def duplicate(
    session: Session, subject: SheetSubject, item_id: uuid.UUID, *, step: str
) -> uuid.UUID:
    """Put a copy of an item, without its Belege and cards, behind the last of its group.

    Raises:
        UnknownRecordError: the item was deleted meanwhile.
    """
    spec = SHEETS[subject]
    original = records.get(session, spec.kind, item_id)
    names = set(inspect(spec.kind).column_attrs.keys()) - _NOT_COPIED
    values = {name: getattr(original, name) for name in names}
    text = str(values[spec.name_field])
    values[spec.name_field] = _("{text} (Kopie)").format(text=text) if text else ""
    return records.create(session, spec.kind, step=step, **values).id


def delete_item(session: Session, subject: SheetSubject, item_id: uuid.UUID) -> None:
    """Delete an item; a Leitziel takes its objectives along, projects stay without a goal."""
    records.delete(session, SHEETS[subject].kind, [item_id])


def order_items(session: Session, subject: SheetSubject, ordered: Sequence[uuid.UUID]) -> None:
    """Give the items of a group this order, in the places that they have together.

    Raises:
        UnknownRecordError: one was deleted meanwhile.
    """
    kind = _KINDS[subject]
    items = [records.get(session, kind, item_id) for item_id in ordered]
    free: int | None = None
    places = sorted(item.position for item in items)
    for item, place in zip(items, places, strict=True):
        free = place if free is None else max(place, free + 1)
        item.position = free


def _field_of(session: Session, idea: ProjectIdea) -> uuid.UUID | None:
    query = (
        select(GuidingGoal.action_field_id)
        .join(Objective, Objective.guiding_goal_id == GuidingGoal.id)
        .where(Objective.id == idea.objective_id)
    )
    return session.scalar(query)


def _take_ideas_along(session: Session, goal_id: uuid.UUID, field_id: uuid.UUID) -> None:
    query = (
        select(ProjectIdea)
        .join(Objective, Objective.id == ProjectIdea.objective_id)
        .where(Objective.guiding_goal_id == goal_id)
    )
    for idea in session.scalars(query):
        idea.action_field_id = field_id
