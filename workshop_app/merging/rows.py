"""The rows of a whole file as plain values, and what the model says about their columns."""

import uuid
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Table, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from workshop_app.model.base import Base
from workshop_app.model.column_types import ScaleCounts, TextList
from workshop_app.model.copies import GroupCopy
from workshop_app.storage.journal import REVISION_ROW, RowChange
from workshop_app.storage.row_values import JsonValue, encode

Row = dict[str, JsonValue]
Key = tuple[str, uuid.UUID]  # table and id
Rows = dict[Key, Row]

# What belongs to the laptop and not to the workshop: where it stands, and when it began; and what
# follows from other rows. The columns keep what they have in the file that is read into.
LOCAL: Mapping[str, frozenset[str]] = {
    "action_field": frozenset({"points"}),  # of the round that decides (phases.copies)
    "workshop": frozenset({"current_step", "created_at"}),
    "step_run": frozenset(
        {"status", "started_at", "running_since", "seconds_run", "minutes_actual"}
        | {"minutes_allotted"}
    ),
}
# What readings keep for later ones: nobody sees it, and rows with the same id are the same.
UNSEEN = frozenset({"merged_copy", "reading_note"})
# Columns that are no content: the order is found by itself, the code is given by the file.
_FORMAL = frozenset({"id", "position", "code"})

# Rows with equal values here are the same thing, whoever wrote them first.
NATURAL_KEYS: Mapping[str, tuple[str, ...]] = {
    "accepted_finding": ("rule", "object_code"),
    "board_setting": ("question",),
    "card_origin": ("card_id", "guiding_goal_id", "objective_id", "project_idea_id"),
    "chapter_text": ("chapter",),
    "checklist_entry": ("checklist", "item", "text"),
    "climate_group_counts": ("climate_item_id", "sector"),
    "climate_scale": (),
    "edited_passage": ("section", "number"),
    "feedback": (),
    "goal_evidence": ("guiding_goal_id", "indicator_value_id"),
    "imported_extra": ("place", "owner_id", "key"),
    "municipality": (),
    "photo_person": ("photo_id", "participant_id"),
    "small_group_member": ("small_group_id", "participant_id"),
    "step_run": ("step",),
    "vision": (),
    "vote_result": ("vote_id", "option"),
    "workshop": (),
}


@cache
def tables() -> tuple[Table, ...]:
    """The tables that are merged, those first that others refer to."""
    mapped = {mapper.local_table for mapper in Base.registry.mappers} - {GroupCopy.__table__}
    return tuple(table for table in Base.metadata.sorted_tables if table in mapped)


@cache
def columns(table: str) -> Mapping[str, Column[Any]]:
    """The columns of a table by name."""
    return dict(Base.metadata.tables[table].columns.items())


@cache
def references(table: str) -> Mapping[str, str]:
    """Columns that refer to another row, with the table they refer to."""
    return {
        name: key.column.table.name
        for name, column in columns(table).items()
        for key in column.foreign_keys
    }


@cache
def content_columns(table: str) -> tuple[str, ...]:
    """Columns that people write or decide."""
    local = LOCAL.get(table, frozenset())
    return tuple(name for name in columns(table) if name not in _FORMAL | local)


@cache
def is_needed(table: str, reference: str) -> bool:
    """Whether a row cannot be without what this column refers to."""
    return not columns(table)[reference].nullable


def default_of(table: str, name: str) -> JsonValue:
    """What a column has that nobody filled in; None where it has to be filled."""
    column = columns(table)[name]
    if isinstance(column.default, ScalarElementColumnDefault):
        return encode(column.default.arg)
    match column.type:
        case _ if column.nullable:
            return None
        case TextList():
            return []
        case ScaleCounts():
            return {}
    return None


def target(row: Row, table: str, reference: str) -> Key | None:
    """The row that a column refers to."""
    value = row[reference]
    return None if value is None else (references(table)[reference], uuid.UUID(value))


def needed(key: Key, row: Row) -> list[Key]:
    """The rows that a row cannot be without."""
    goals = (target(row, key[0], name) for name in references(key[0]) if is_needed(key[0], name))
    return [goal for goal in goals if goal is not None]


def load(connection: Connection) -> Rows:
    """All rows of a file, of the tables that are merged."""
    return {
        (table.name, cells["id"]): {name: encode(cell) for name, cell in cells.items()}
        for table in tables()
        if _has_rows(connection, table)
        for cells in connection.execute(select(table)).mappings()
    }


def _has_rows(connection: Connection, table: Table) -> bool:
    """Asked first: to compile a statement takes much longer than to find a table empty."""
    return connection.exec_driver_sql(f'SELECT 1 FROM "{table.name}" LIMIT 1').first() is not None


def before(connection: Connection, now: Rows, revision: int) -> dict[Key, Row | None]:
    """The rows that changed after a revision, as they were then; None: they did not exist."""
    query = (
        select(
            REVISION_ROW.c.table_name, REVISION_ROW.c.row_id, REVISION_ROW.c.old, REVISION_ROW.c.new
        )
        .where(REVISION_ROW.c.revision > revision)
        .order_by(REVISION_ROW.c.revision.desc(), REVISION_ROW.c.sequence.desc())
    )
    then: dict[Key, Row | None] = {}
    known = {table.name for table in tables()}
    for change in (RowChange(*found) for found in connection.execute(query)):
        key = (change.table, change.row_id)
        if change.table in known:
            earlier = then[key] if key in then else now.get(key)
            then[key] = None if change.old is None else {**(earlier or {}), **change.old}
    return {key: _whole(row, now.get(key)) for key, row in then.items() if row != now.get(key)}


def _whole(row: Row | None, now: Row | None) -> Row | None:
    """A row of the journal with the columns that the table has got meanwhile."""
    return None if row is None else {**(now or {}), **row}


def prune(rows: Rows) -> None:
    """Take out what refers to nothing, until all references lead somewhere."""
    is_done = False
    while not is_done:
        is_done = True
        for key in list(rows):
            for name in references(key[0]):
                goal = target(rows[key], key[0], name)
                if goal is None or goal in rows:
                    continue
                is_done = False
                if is_needed(key[0], name):
                    del rows[key]
                    break
                rows[key] = rows[key] | {name: None}
