"""Undo and redo: the rows of a change, applied backwards or again, as a new revision."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from workshop_app.storage import journal
from workshop_app.storage.journal import REVISION, RevisionKind, RowChange
from workshop_app.storage.replay import replay

_IS_CHANGE = (REVISION.c.kind == RevisionKind.CHANGE, REVISION.c.is_undoable)


@dataclass(frozen=True)
class Target:
    """A change that can be undone or redone."""

    number: int
    label: str


def undoable(connection: Connection) -> Target | None:
    """The newest change that is done, or None."""
    query = select(REVISION.c.number, REVISION.c.label).where(
        *_IS_CHANGE, REVISION.c.undone_by.is_(None)
    )
    return _first(connection, query.order_by(REVISION.c.number.desc()))


def redoable(connection: Connection) -> Target | None:
    """The change that was undone last, or None; a new change ends the turn of all undone ones."""
    newest = connection.scalar(
        select(REVISION.c.number).where(*_IS_CHANGE).order_by(REVISION.c.number.desc()).limit(1)
    )
    query = select(REVISION.c.number, REVISION.c.label).where(REVISION.c.undone_by > (newest or 0))
    return _first(connection, query.order_by(REVISION.c.undone_by.desc()))


def _first(connection: Connection, query: Select[int, str]) -> Target | None:
    row = connection.execute(query.limit(1)).first()
    return None if row is None else Target(number=row[0], label=row[1])


def take(
    connection: Connection, target: Target, kind: RevisionKind, *, device: str, at: dt.datetime
) -> Iterable[RowChange]:
    """Apply a change's rows, backwards for an undo, and journal that; returns what was applied."""
    rows = journal.rows_of(connection, target.number)
    is_undo = kind is RevisionKind.UNDO
    if is_undo:
        rows = tuple(row.inverse() for row in reversed(rows))
    replay(connection, rows)
    number = journal.write_revision(
        connection,
        (),
        label=target.label,
        device=device,
        at=at,
        kind=kind,
        target=target.number,
        is_undoable=False,
    )
    journal.repeat_rows(connection, target.number, number, is_inverse=is_undo)
    journal.set_undone_by(connection, target.number, number if is_undo else None)
    return rows
