"""The journal: what each change did to which rows, so that it can be undone, redone and told.

Rows are collected from SQLAlchemy's flush and written as one revision in the same transaction.
"""

import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Uuid,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.orm import InstanceState, Session, UOWTransaction

from workshop_app.model.base import Base, Keyed
from workshop_app.storage.row_values import JsonValue, encode


class RevisionKind(enum.StrEnum):
    """Why a revision came about."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


REVISION = Table(
    "revision",
    Base.metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("at", DateTime, nullable=False),  # UTC
    Column("label", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", Integer, nullable=True),  # number of the change that was undone or redone
    Column("is_undoable", Boolean, nullable=False),
    Column("is_undone", Boolean, nullable=False),
    Index("ix_revision_undo", "kind", "is_undoable", "is_undone", "number"),
)

REVISION_ROW = Table(
    "revision_row",
    Base.metadata,
    Column("revision", Integer, ForeignKey("revision.number"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("table_name", String, nullable=False),
    Column("row_id", Uuid, nullable=False, index=True),
    Column("old", JSON, nullable=True),  # SQL NULL for an insert
    Column("new", JSON, nullable=True),  # SQL NULL for a deletion
)


@dataclass(frozen=True)
class RowChange:
    """One row before and after: ``old`` is None for an insert, ``new`` for a deletion.

    For an update both hold only the columns that differ.
    """

    table: str
    row_id: uuid.UUID
    old: Mapping[str, JsonValue] | None
    new: Mapping[str, JsonValue] | None

    def inverse(self) -> "RowChange":
        """What takes this change back."""
        return replace(self, old=self.new, new=self.old)


@dataclass(frozen=True)
class Revision:
    """A line of the history."""

    number: int
    at: dt.datetime  # UTC, aware
    label: str
    device: str
    kind: RevisionKind
    target: int | None


class Recorder:
    """Collects the row differences of all flushes of one session."""

    def __init__(self, session: Session) -> None:
        self._rows: dict[tuple[str, uuid.UUID], RowChange] = {}
        event.listen(session, "after_flush", self._collect)

    @property
    def rows(self) -> tuple[RowChange, ...]:
        """The differences so far, one a row, without those that cancelled out."""
        return tuple(row for row in self._rows.values() if row.old != row.new)

    def _collect(self, session: Session, _: UOWTransaction) -> None:
        for entity in session.new:
            self._add(_inserted(entity))
        for entity in session.dirty:
            self._add(_updated(entity, self._written(entity)))
        for entity in session.deleted:
            self._add(_deleted(entity, self._written(entity)))

    def _written(self, entity: object) -> Mapping[str, JsonValue]:
        """What an earlier flush of this change wrote into the row.

        A default that nobody touched is no loaded value of its object (SQLAlchemy 2.1).
        """
        row = self._rows.get(_address(entity))
        return row.new or {} if row else {}

    def _add(self, row: RowChange) -> None:
        key = (row.table, row.row_id)
        earlier = self._rows.get(key)
        self._rows[key] = row if earlier is None else _joined(earlier, row)


def _joined(earlier: RowChange, later: RowChange) -> RowChange:
    if later.new is None:  # deleted: the row as it was before the change
        old = None if earlier.old is None else {**(later.old or {}), **earlier.old}
        return replace(later, old=old)
    if earlier.old is None:  # inserted in this change
        return replace(earlier, new={**(earlier.new or {}), **later.new})
    if earlier.new is None:  # deleted and put back in one change
        return _difference(replace(later, old=earlier.old))
    return _difference(
        replace(
            earlier,
            old={**(later.old or {}), **earlier.old},
            new={**earlier.new, **later.new},
        )
    )


def _difference(row: RowChange) -> RowChange:
    old, new = row.old or {}, row.new or {}
    names = [name for name in new if old.get(name) != new[name]]
    return replace(
        row, old={name: old.get(name) for name in names}, new={name: new[name] for name in names}
    )


def _state(entity: object) -> InstanceState[Any]:
    return inspect(entity, raiseerr=True)  # type: ignore[no-any-return]


def _address(entity: object) -> tuple[str, uuid.UUID]:
    if not isinstance(entity, Keyed):
        raise TypeError(type(entity).__name__)
    return entity.__tablename__, entity.id


def _inserted(entity: object) -> RowChange:
    table, row_id = _address(entity)
    names = _state(entity).mapper.column_attrs.keys()
    return RowChange(table, row_id, None, {name: encode(getattr(entity, name)) for name in names})


def _deleted(entity: object, written: Mapping[str, JsonValue]) -> RowChange:
    table, row_id = _address(entity)
    state = _state(entity)
    old = {name: _old_value(state, name, written) for name in state.mapper.column_attrs.keys()}  # noqa: SIM118 (not a mapping)
    return RowChange(table, row_id, old, None)


def _updated(entity: object, written: Mapping[str, JsonValue]) -> RowChange:
    table, row_id = _address(entity)
    state = _state(entity)
    old: dict[str, JsonValue] = {}
    new: dict[str, JsonValue] = {}
    for name in state.mapper.column_attrs.keys():  # noqa: SIM118 (not a mapping)
        if state.attrs[name].history.has_changes():
            old[name] = _old_value(state, name, written)
            new[name] = encode(getattr(entity, name))
    return _difference(RowChange(table, row_id, old, new))


def _old_value(state: InstanceState[Any], name: str, written: Mapping[str, JsonValue]) -> JsonValue:
    history = state.attrs[name].history
    before = history.deleted or history.unchanged
    if not before:
        if name in written:
            return written[name]
        # An expired attribute has no old value to go back to; sessions here never expire any.
        raise RuntimeError(f"{state.mapper.local_table}.{name}")
    return encode(before[0])


def write_revision(
    connection: Connection,
    rows: Iterable[RowChange],
    *,
    label: str,
    device: str,
    kind: RevisionKind = RevisionKind.CHANGE,
    target: int | None = None,
    is_undoable: bool = True,
) -> int:
    """Append a revision and return its number."""
    result = connection.execute(
        insert(REVISION).values(
            id=uuid.uuid4(),
            at=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            label=label,
            device=device,
            kind=kind.value,
            target=target,
            is_undoable=is_undoable,
            is_undone=False,
        )
    )
    number = int(result.inserted_primary_key[0])  # type: ignore[index]
    connection.execute(
        insert(REVISION_ROW),
        [
            {
                "revision": number,
                "sequence": sequence,
                "table_name": row.table,
                "row_id": row.row_id,
                "old": _or_null(row.old),
                "new": _or_null(row.new),
            }
            for sequence, row in enumerate(rows)
        ],
    )
    return number


def _or_null(values: Mapping[str, JsonValue] | None) -> object:
    from sqlalchemy import null

    return null() if values is None else dict(values)


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


def set_undone(connection: Connection, revision: int, *, is_undone: bool) -> None:
    """Mark a change as taken back, or as done again."""
    connection.execute(
        update(REVISION).where(REVISION.c.number == revision).values(is_undone=is_undone)
    )
