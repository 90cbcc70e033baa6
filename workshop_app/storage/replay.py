"""Writing row differences of the journal into their tables."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, StatementError

from workshop_app.model.base import Base
from workshop_app.model.column_types import UnreadableValueError
from workshop_app.storage.journal import RowChange
from workshop_app.storage.row_values import decode_row

Cells = dict[str, Any]
# Rows that one statement can write: of one table, with the same columns.
Batches = dict[tuple[Table, tuple[str, ...]], list[Cells]]
_KEY: Final = "key_of_row"  # like no column


def replay(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Write the differences; references between them may point anywhere until the commit.

    Deletions come first and insertions last, so that a unique value is free when it is needed.

    Raises:
        UnreadableValueError: the journal was damaged.
    """
    try:
        _write(connection, *_sorted(connection, rows))
    except DBAPIError:
        raise
    except (StatementError, KeyError) as error:  # a value of another type, an unknown table
        raise UnreadableValueError from error


def _sorted(
    connection: Connection, rows: Iterable[RowChange]
) -> tuple[dict[Table, list[Cells]], Batches, Batches]:
    """Deletions, updates and insertions."""
    deletions: dict[Table, list[Cells]] = defaultdict(list)
    updates: Batches = defaultdict(list)
    insertions: Batches = defaultdict(list)
    for row in rows:
        table = Base.metadata.tables[row.table]
        if row.new is None:
            deletions[table].append({_KEY: row.row_id})
            continue
        new = decode_row(table, row.new)
        if row.old is not None and not _unique_columns(table).isdisjoint(new):
            # Two rows may have changed places: take it out, and put it in again with the others.
            whole = _whole_row(connection, row, table)
            if whole is None:
                continue
            new = whole | new
            deletions[table].append({_KEY: row.row_id})
        elif row.old is not None:
            updates[table, tuple(new)].append(new | {_KEY: row.row_id})
            continue
        if "id" not in new:
            raise UnreadableValueError(row.table)
        insertions[table, tuple(new)].append(new)
    return deletions, updates, insertions


def _write(
    connection: Connection,
    deletions: dict[Table, list[Cells]],
    updates: Batches,
    insertions: Batches,
) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for table, keys in deletions.items():
        connection.execute(delete(table).where(table.c.id == bindparam(_KEY)), keys)
    for (table, names), cells in updates.items():
        if names:
            changed = update(table).where(table.c.id == bindparam(_KEY))
            new: Cells = {name: bindparam(name) for name in names}
            connection.execute(changed.values(new), cells)
    for (table, _), cells in insertions.items():
        connection.execute(insert(table), cells)


@cache
def _unique_columns(table: Table) -> frozenset[str]:
    return frozenset(
        column.name
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        for column in constraint.columns
    )


def _whole_row(connection: Connection, row: RowChange, table: Table) -> Cells | None:
    found = connection.execute(select(table).where(table.c.id == row.row_id)).mappings().first()
    return None if found is None else dict(found)
