"""The journal: what each change did to which rows, so that it can be undone, redone and told.

A revision and its rows are written in the same transaction as the change itself. Erasing a person,
the one change that nobody can undo, also clears these tables of what they remember (``erasing``).
"""

import datetime as dt
import enum
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    func,
    insert,
    literal,
    select,
    update,
)

from workshop_app.model.base import Base
from workshop_app.model.column_types import GuardedType, Instant, NormalText, RowKey
from workshop_app.storage.row_values import JsonValue

Values = Mapping[str, JsonValue]


class RevisionKind(enum.StrEnum):
    """Why a revision came about."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    ERASURE = "erasure"  # has no rows: nobody can tell or undo what it took out


class _Kind(GuardedType[RevisionKind]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: RevisionKind | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> RevisionKind | None:
        return None if value is None else RevisionKind(value)


_JSON = json.JSONDecoder()


def _read_json(text: str) -> Values:
    """What we wrote; ``json.loads`` would look for blanks around it, for as long as it reads."""
    values: Values
    values, end = _JSON.raw_decode(text)
    if end != len(text):
        raise ValueError(end)
    return values


class _Cells(GuardedType[Values]):
    """Values by column name, in JSON that does not blow up German letters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Values | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(dict(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Values | None:
        return None if value is None else dict(_read_json(value))


REVISION = Table(
    "revision",
    Base.metadata,
    Column("number", Integer, primary_key=True),
    Column("id", RowKey, nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("label", NormalText, nullable=False),
    Column("device", NormalText, nullable=False),
    Column("kind", _Kind, nullable=False),
    Column("target", Integer, nullable=True),  # number of the change that was undone or redone
    Column("is_undoable", Boolean, nullable=False),
    Column("undone_by", Integer, nullable=True, index=True),  # number of the undo that holds now
    Index("ix_revision_changes", "kind", "is_undoable", "number"),
)

REVISION_ROW = Table(
    "revision_row",
    Base.metadata,
    Column("revision", Integer, ForeignKey("revision.number"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("table_name", NormalText, nullable=False),
    Column("row_id", RowKey, nullable=False, index=True),
    Column("old", _Cells, nullable=True),  # NULL for an insert
    Column("new", _Cells, nullable=True),  # NULL for a deletion
)


@dataclass(frozen=True)
class RowChange:
    """One row before and after: ``old`` is None for an insert, ``new`` for a deletion.

    For an update both hold only the columns that differ.
    """

    table: str
    row_id: uuid.UUID
    old: Values | None
    new: Values | None

    def inverse(self) -> "RowChange":
        """What takes this change back."""
        return RowChange(self.table, self.row_id, old=self.new, new=self.old)


@dataclass(frozen=True)
class Revision:
    """A line of the history."""

    number: int
    at: dt.datetime  # UTC, aware
    label: str
    device: str
    kind: RevisionKind
    target: int | None


def write_revision(
    connection: Connection,
    rows: Iterable[RowChange],
    *,
    label: str,
    device: str,
    at: dt.datetime | None = None,
    kind: RevisionKind = RevisionKind.CHANGE,
    target: int | None = None,
    is_undoable: bool = True,
    revision_id: uuid.UUID | None = None,
) -> int:
    """Append a revision of this moment, if no other is given, and return its number."""
    result = connection.execute(
        insert(REVISION).values(
            id=revision_id or uuid.uuid4(),
            at=at or dt.datetime.now(dt.UTC),
            label=label,
            device=device,
            kind=kind,
            target=target,
            is_undoable=is_undoable,
        )
    )
    assert result.inserted_primary_key is not None
    number = int(result.inserted_primary_key[0])
    lines = [
        {
            "revision": number,
            "sequence": sequence,
            "table_name": row.table,
            "row_id": row.row_id,
            "old": row.old,
            "new": row.new,
        }
        for sequence, row in enumerate(rows)
    ]
    if lines:
        connection.execute(insert(REVISION_ROW), lines)
    return number


def repeat_rows(connection: Connection, source: int, number: int, *, is_inverse: bool) -> None:
    """Let a revision without rows do what another one did, or what takes that back.

    It is as if they were read and written again, and they never leave the file.
    """
    row = REVISION_ROW.c
    old, new = (row.new, row.old) if is_inverse else (row.old, row.new)
    highest = select(func.max(row.sequence)).where(row.revision == source).scalar_subquery()
    order = highest - row.sequence if is_inverse else row.sequence
    rows = select(literal(number), order, row.table_name, row.row_id, old, new).where(
        row.revision == source
    )
    connection.execute(insert(REVISION_ROW).from_select(REVISION_ROW.c.keys(), rows))


def newest_id(connection: Connection) -> uuid.UUID | None:
    """The newest revision, by which two files are known to have the same state."""
    query = select(REVISION.c.id).order_by(REVISION.c.number.desc()).limit(1)
    return connection.scalar(query)


def rows_of(connection: Connection, revision: int) -> tuple[RowChange, ...]:
    """The row differences of a revision, in the order in which they were written."""
    query = (
        select(
            REVISION_ROW.c.table_name, REVISION_ROW.c.row_id, REVISION_ROW.c.old, REVISION_ROW.c.new
        )
        .where(REVISION_ROW.c.revision == revision)
        .order_by(REVISION_ROW.c.sequence)
    )
    return tuple(RowChange(*row) for row in connection.execute(query))


def set_undone_by(connection: Connection, revision: int, undo: int | None) -> None:
    """Mark a change as taken back by an undo, or, without one, as done."""
    connection.execute(update(REVISION).where(REVISION.c.number == revision).values(undone_by=undo))
