"""Taking something out of a file for good: the one change that nobody can undo.

An erasure is a function that is applied to all that the file ever was: to its rows, and to each
value that the journal remembers. So what is left of the history fits together: an undo afterwards
gives what an undo before would have given, without what was erased. Only where a row stays that
once referred to an erased one an undo may be refused (``CannotTakeBackError``).
"""

import contextlib
import shutil
import uuid
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from workshop_app.model.base import Base
from workshop_app.storage import engines
from workshop_app.storage.erased_history import ErasedHistory
from workshop_app.storage.erasure import (
    Erasure,
    Key,
    Rewrite,
    references,
    rewritten,
    tables,
    text_columns,
)
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.journal import REVISION, RevisionKind, write_revision
from workshop_app.storage.lock import FileLock, this_device
from workshop_app.storage.picture_store import drop_unnamed_pictures
from workshop_app.translation import _
from workshop_app.whole_file import draft_beside, sync


def erase(
    connection: Connection, erasure: Erasure, *, revision_id: uuid.UUID | None = None
) -> frozenset[Key]:
    """Erase within the running transaction; returns the rows that changed or went.

    What was undone before cannot be done again afterwards, as after every change.

    Args:
        revision_id: by which the history shall know that it was erased here.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    history = ErasedHistory(connection)
    erased = set(erasure.rows)
    if erasure.forgets_pictures:
        erased |= history.deleted_rows("photo")
        history.forget_pictures()
    _follow(connection, history, erased)
    _delete(connection, erased)
    touched = _rewrite_rows(connection, erasure.rewrite) if erasure.rewrite else set()
    history.write(erasure, erased)
    for table, values in erasure.additions:
        connection.execute(insert(Base.metadata.tables[table]).values(dict(values)))
        touched.add((table, values["id"]))  # type: ignore[arg-type]  # each table's key
    drop_unnamed_pictures(connection)
    write_revision(
        connection,
        (),
        label=erasure.label,
        device=this_device(),
        kind=RevisionKind.ERASURE,
        is_undoable=False,
        revision_id=revision_id,
    )
    return frozenset(erased | touched)


def compact(writer: Engine) -> bool:
    """Write the file anew without the gaps that erased rows left; whether that was possible.

    Without it nothing can be read any more either, for SQLite overwrites what it deletes
    (``PRAGMA secure_delete``); but the newest pages may stand in the ``-wal`` for a while.
    """
    with (
        contextlib.suppress(DBAPIError),
        writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        engines.open_gate(connection)
        driver = engines.driver_connection(connection)
        driver.rollback()
        driver.execute("VACUUM")
        (is_busy, *_) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
    return False


def mark_in_copy(erasure_id: uuid.UUID, name: str) -> uuid.UUID:
    """By which the history of a copy of this name knows that it was erased there."""
    return uuid.uuid5(erasure_id, name)


def erase_in_copy(path: Path, erasure: Erasure) -> None:
    """Erase the same in a copy that nobody has open; once is enough.

    A kill leaves the copy as it was, or as it shall be: it is made anew beside itself.

    Raises:
        SQLAlchemyError, sqlite3.Error: the copy is damaged.
        OSError, UnusablePathError: the disk does not take it, or somebody has the copy open.
    """
    lock = FileLock.acquire(path)
    if lock is None:
        raise UnusablePathError(path, _("die Datei ist gerade geöffnet"))
    draft = draft_beside(path)
    revision_id = mark_in_copy(erasure.id, path.name)
    try:
        _fold_helpers(path)
        if _is_erased(path, revision_id):
            return
        shutil.copy(path, draft)
        _erase_whole(draft, erasure, revision_id)
        sync(draft)
        draft.replace(path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        lock.release()


def _erase_whole(path: Path, erasure: Erasure, revision_id: uuid.UUID) -> None:
    engine = engines.writing_engine(path, uses_wal=False)
    try:
        with engine.connect() as connection, connection.begin():
            engines.open_gate(connection)
            erase(connection, erasure, revision_id=revision_id)
        if not compact(engine):
            raise UnusablePathError(path, _("der Datenträger ist voll"))
    finally:
        engine.dispose()


def _fold_helpers(path: Path) -> None:
    """Put into the copy what a program that was killed left beside it."""
    if any(path.with_name(f"{path.name}{end}").exists() for end in ("-wal", "-journal")):
        engine = engines.writing_engine(path, uses_wal=False)
        try:
            engine.connect().close()
        finally:
            engine.dispose()


def _is_erased(path: Path, revision_id: uuid.UUID) -> bool:
    engine = engines.reading_engine(path)
    try:
        with engine.connect() as connection:
            known = select(REVISION.c.number).where(REVISION.c.id == revision_id)
            return connection.scalar(known) is not None
    finally:
        engine.dispose()


def _follow(connection: Connection, history: ErasedHistory, erased: set[Key]) -> None:
    """Find all that cannot be without what is erased, now or at any time."""
    before = -1
    while before != len(erased):
        before = len(erased)
        for table in tables():
            for column, target in references(table):
                ids = {row_id for name, row_id in erased if target in ("", name)}
                if ids:
                    found = connection.scalars(select(table.c.id).where(column.in_(ids)))
                    erased |= {(table.name, row_id) for row_id in found}
        history.follow(erased)


def _delete(connection: Connection, erased: set[Key]) -> None:
    for table in reversed(tables()):
        ids = {row_id for name, row_id in erased if name == table.name}
        if ids:
            connection.execute(delete(table).where(table.c.id.in_(ids)))


def _rewrite_rows(connection: Connection, rewrite: Rewrite) -> set[Key]:
    touched: set[Key] = set()
    for table in tables():
        columns = text_columns(table)
        for row_id, *values in connection.execute(select(table.c.id, *columns)).all():
            key: Key = (table.name, row_id)
            changed = {
                column.name: new
                for column, value in zip(columns, values, strict=True)
                if (new := rewritten(value, partial(rewrite, key, column.name))) != value
            }
            if changed:
                connection.execute(update(table).where(table.c.id == row_id).values(changed))
                touched.add(key)
    return touched
