"""The list beside a sheet: tabs per Handlungsfeld, and in each the items under their goals."""

import enum
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.phases.sheets.gap import Gap
from workshop_app.phases.sheets.sheet_gaps import gaps
from workshop_app.phases.sheets.sheet_items import (
    Goal,
    Item,
    read_goals,
    read_items,
    read_objectives,
)
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _


class EntryKind(enum.Enum):
    """What a line of the list is."""

    ITEM = enum.auto()  # has a sheet
    GOAL = enum.auto()  # heading
    OBJECTIVE = enum.auto()  # heading below that
    VACANCY = enum.auto()  # stands where a goal has no items yet


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list."""

    id: object  # of items the key of the row
    kind: EntryKind
    text: str
    overline: str = ""  # of a heading: „Leitziel 1“
    code: str = ""
    who: str = ""  # of items: who answers for it, or what it is measured by
    when: str = ""
    gaps: tuple[Gap, ...] = ()
    parent_id: uuid.UUID | None = None  # what a new item after this line would belong to
    goal_id: uuid.UUID | None = None  # of a vacancy: the Leitziel that has no objective yet


@dataclass(frozen=True, slots=True)
class FieldTab:
    """A Handlungsfeld as a tab; the one without id has the items without a field."""

    id: uuid.UUID | None
    title: str
    guiding_question: str
    is_selected: bool
    count: int


@dataclass(frozen=True, slots=True)
class SheetList:
    """The tabs, and what the chosen one lists."""

    tabs: tuple[FieldTab, ...]
    field_id: uuid.UUID | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the list: a tab, and a line of it."""

    field_id: uuid.UUID | None
    entry_id: object  # None: any


def read_list(
    session: Session,
    subject: SheetSubject,
    *,
    field_id: uuid.UUID | None,
    item_id: uuid.UUID | None = None,
) -> SheetList:
    """The tabs, and the lines of the one that has an item, else of a field, else of the first."""
    items, goals = read_items(session, subject), read_goals(session)
    tabs = _tabs(session, items, goals)
    wanted = [item.field_id for item in items if item.id == item_id]
    shown = [tab.id for tab in tabs]
    chosen = next((key for key in [*wanted, field_id, *shown] if key in shown), None)
    own_items = [item for item in items if item.field_id == chosen]
    own_goals = [goal for goal in goals if goal.field_id == chosen]
    missing = gaps(session, subject)
    match subject:
        case SheetSubject.GUIDING_GOALS:
            entries = [_entry(item, missing) for item in own_items]
        case SheetSubject.OBJECTIVES:
            entries = list(_objectives_by_goal(own_goals, own_items, missing))
        case _:
            entries = list(_ideas_by_goal(session, own_goals, own_items, missing))
    return SheetList(tabs, chosen, tuple(entries))


def _tabs(session: Session, items: Iterable[Item], goals: Iterable[Goal]) -> tuple[FieldTab, ...]:
    """The chosen fields and those in use; all fields while none is chosen."""
    counts: dict[uuid.UUID | None, int] = {}
    for item in items:
        counts[item.field_id] = counts.get(item.field_id, 0) + 1
    in_use = set(counts) | {goal.field_id for goal in goals}
    columns = (
        ActionField.id,
        ActionField.title,
        ActionField.guiding_question,
        ActionField.is_selected,
    )
    query = select(*columns).order_by(ActionField.position, ActionField.code)
    fields = [FieldTab(*row, counts.get(row[0], 0)) for row in session.execute(query)]
    if any(field.is_selected for field in fields):
        fields = [field for field in fields if field.is_selected or field.id in in_use]
    if None in counts:
        fields.append(FieldTab(None, _("Ohne Handlungsfeld"), "", False, counts[None]))
    return tuple(fields)


def locate(session: Session, subject: SheetSubject, code: str) -> Location | None:
    """Where a code leads: an item, or the place for items of a field, goal or objective."""
    items = read_items(session, subject)
    for item in items:
        if item.code == code:
            return Location(item.field_id, item.id)
    fields = select(ActionField.id).where(ActionField.code == code)
    for field_id in session.scalars(fields):
        return Location(field_id, None)
    above: list[Goal | Item] = [*read_goals(session), *read_objectives(session)]
    for parent in above:
        if parent.code == code:
            children = _items_below(session, items, parent.id)
            return Location(parent.field_id, children[0] if children else ("vacancy", parent.id))
    return None


def _items_below(session: Session, items: Iterable[Item], parent_id: uuid.UUID) -> list[uuid.UUID]:
    objectives = {each.id for each in read_objectives(session) if each.parent_id == parent_id}
    return [item.id for item in items if item.parent_id in {parent_id, *objectives}]


def _objectives_by_goal(
    goals: Iterable[Goal], items: Iterable[Item], missing: Mapping[uuid.UUID, tuple[Gap, ...]]
) -> Iterator[Entry]:
    by_goal = _by_parent(items)
    for number, goal in enumerate(goals, start=1):
        yield _heading(goal, number, goal.id)
        children = by_goal.get(goal.id, [])
        for item in children:
            yield _entry(item, missing)
        if not children:
            text = _("Erstes Handlungsziel anlegen")
            yield Entry(("vacancy", goal.id), EntryKind.VACANCY, text, parent_id=goal.id)


def _ideas_by_goal(
    session: Session,
    goals: Iterable[Goal],
    items: Iterable[Item],
    missing: Mapping[uuid.UUID, tuple[Gap, ...]],
) -> Iterator[Entry]:
    by_objective = _by_parent(items)
    objectives = read_objectives(session)
    for number, goal in enumerate(goals, start=1):
        own = [objective for objective in objectives if objective.parent_id == goal.id]
        yield _heading(goal, number, own[0].id if own else None)
        if not any(objective.id in by_objective for objective in own):
            yield _no_idea_yet(goal, own)
        for objective in own:
            children = by_objective.pop(objective.id, [])
            if children and len(own) > 1:
                yield Entry(
                    objective.id,
                    EntryKind.OBJECTIVE,
                    objective.text,
                    code=objective.code,
                    parent_id=objective.id,
                )
            for item in children:
                yield _entry(item, missing)
    rest = [item for children in by_objective.values() for item in children]
    if rest:
        heading = _("Noch mit keinem Ziel verbunden")
        yield Entry("rest", EntryKind.GOAL, heading, overline=_("Ohne Handlungsziel"))
        for item in rest:
            yield _entry(item, missing)


def _no_idea_yet(goal: Goal, objectives: list[Item]) -> Entry:
    if objectives:
        text, parent_id = _("Erste Idee anlegen"), objectives[0].id
        return Entry(("vacancy", goal.id), EntryKind.VACANCY, text, parent_id=parent_id)
    text = _("Noch kein Handlungsziel")
    return Entry(("vacancy", goal.id), EntryKind.VACANCY, text, goal_id=goal.id)


def _heading(goal: Goal, number: int, parent_id: uuid.UUID | None) -> Entry:
    overline = _("Leitziel {number}").format(number=number)
    text = goal.text or _("Ohne Text")
    return Entry(
        goal.id, EntryKind.GOAL, text, overline=overline, code=goal.code, parent_id=parent_id
    )


def _entry(item: Item, missing: Mapping[uuid.UUID, tuple[Gap, ...]]) -> Entry:
    return Entry(
        item.id,
        EntryKind.ITEM,
        item.text,
        code=item.code,
        who=item.who,
        when=item.when,
        gaps=missing.get(item.id, ()),
        parent_id=item.parent_id,
    )


def _by_parent(items: Iterable[Item]) -> dict[uuid.UUID | None, list[Item]]:
    by_parent: dict[uuid.UUID | None, list[Item]] = {}
    for item in items:
        by_parent.setdefault(item.parent_id, []).append(item)
    return by_parent
