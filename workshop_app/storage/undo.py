"""Undo and redo: the rows of a change, applied backwards or again, as a new revision."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from workshop_app.model.base import Base
from workshop_app.storage import journal
from workshop_app.storage.journal import REVISION, RevisionKind, RowChange
from workshop_app.storage.row_values import decode_row


@dataclass(frozen=True)
class Step:
    """A change that can be undone or redone."""

    number: int
    label: str


def undoable(connection: Connection) -> Step | None:
    """The newest change that is done, or None."""
    return _first(
        connection,
        _changes(is_undone=False).order_by(REVISION.c.number.desc()),
    )


def redoable(connection: Connection) -> Step | None:
    """The oldest change that was undone after the newest one that is done, or None.

    A new change gets a higher number than all undone ones, which ends their turn.
    """
    newest_done = (
        select(func.coalesce(func.max(REVISION.c.number), 0))
        .where(
            REVISION.c.kind == RevisionKind.CHANGE.value,
            REVISION.c.is_undoable,
            ~REVISION.c.is_undone,
        )
        .scalar_subquery()
    )
    return _first(
        connection,
        _changes(is_undone=True).where(REVISION.c.number > newest_done).order_by(REVISION.c.number),
    )


def _changes(*, is_undone: bool) -> Select[int, str]:
    return select(REVISION.c.number, REVISION.c.label).where(
        REVISION.c.kind == RevisionKind.CHANGE.value,
        REVISION.c.is_undoable,
        REVISION.c.is_undone == is_undone,
    )


def _first(connection: Connection, query: Select[int, str]) -> Step | None:
    row = connection.execute(query.limit(1)).first()
    return None if row is None else Step(number=row[0], label=row[1])


def take(
    connection: Connection, step: Step, kind: RevisionKind, *, device: str
) -> tuple[RowChange, ...]:
    """Apply a change's rows, backwards for an undo, and journal that; returns what was applied."""
    rows = journal.rows_of(connection, step.number)
    if kind is RevisionKind.UNDO:
        rows = tuple(row.inverse() for row in reversed(rows))
    apply(connection, rows)
    journal.set_undone(connection, step.number, is_undone=kind is RevisionKind.UNDO)
    journal.write_revision(
        connection,
        rows,
        label=step.label,
        device=device,
        kind=kind,
        target=step.number,
        is_undoable=False,
    )
    return rows


def apply(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Write row differences; references between them may point anywhere until the commit."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    # Deletions first and insertions last, so that unique values are free when they are needed.
    for row in sorted(rows, key=_turn):
        table = Base.metadata.tables[row.table]
        if row.new is None:
            connection.execute(delete(table).where(table.c.id == row.row_id))
        elif row.old is None:
            connection.execute(insert(table).values(decode_row(table, row.new)))
        else:
            connection.execute(
                update(table).where(table.c.id == row.row_id).values(decode_row(table, row.new))
            )


def _turn(row: RowChange) -> int:
    if row.new is None:
        return 0
    return 2 if row.old is None else 1
