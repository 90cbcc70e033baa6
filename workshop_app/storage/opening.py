"""Opening and settling the SQLite side of a workshop file."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from workshop_app.storage import drafts, picture_store, undo  # noqa: F401 (each file has their tables)
from workshop_app.storage.access import reading_errors
from workshop_app.storage.engines import driver_connection, reading_engine, writing_engine
from workshop_app.storage.errors import DamagedFileError, OlderFileError, UnusablePathError
from workshop_app.storage.foreign_parts import refuse_foreign_parts
from workshop_app.storage.lock import FileLock
from workshop_app.storage.reasons import sqlite_code
from workshop_app.storage.seal import Trust, put_seal
from workshop_app.storage.soundness import is_sound

_CANNOT_READ = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


def bring_up_to_date(path: Path, read_only_reason: str | None) -> None:
    """Migrate a file of an older schema, whose lock the caller holds.

    Raises:
        OlderFileError: it cannot be written.
        UnusablePathError, DamagedFileError, ForeignPartsError, MigrationFailedError: the file
            is as it was.
    """
    if read_only_reason is not None:
        raise OlderFileError(path, read_only_reason)
    # Alembic takes 0.2 s to import: only when a file is not at the newest version.
    from workshop_app.storage.migrations.upgrade import upgrade_file

    upgrade_file(path)


def open_writer(path: Path, *, uses_wal: bool) -> Engine:
    """Connections for changes; recovers what a crash left in a ``-wal``.

    Raises:
        DamagedFileError, UnusablePathError: it cannot be written.
    """
    engine = writing_engine(path, uses_wal=uses_wal)
    try:
        with reading_errors(path), engine.connect():
            return engine
    except BaseException:
        engine.dispose()
        raise


def settle_remains(path: Path) -> None:
    """Look at the ``-wal`` that a crash left before SQLite folds it into the file.

    People may have put a copy in place of the file meanwhile; mixed with the remains of the old
    one it would be lost. The caller holds the lock of the file.

    Raises:
        DamagedFileError: the file is damaged with and without it; nothing was changed.
    """
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() or not wal.stat().st_size or _looks_sound(path, reading_engine(path)):
        return
    if not _looks_sound(path, reading_engine(path, is_immutable=True)):
        raise DamagedFileError(path)
    wal.unlink()


def open_reader(path: Path) -> Engine:
    """Connections for looking, after a first look at whether the file is sound.

    Raises:
        DamagedFileError, ForeignPartsError, UnusablePathError: it cannot be read.
    """
    try:
        return _sound(path, reading_engine(path))
    except UnusablePathError:
        # The helper files of WAL cannot be made. Without a -wal nothing is missing.
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size > 0:
            raise
        return _sound(path, reading_engine(path, is_immutable=True))


def checkpoint(writer: Engine) -> bool:
    """Fold the ``-wal`` into the file without waiting; whether the file alone is whole now."""
    with contextlib.suppress(sqlite3.Error, DBAPIError), _impatient(writer) as connection:
        (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
    return False


def seal(writer: Engine, trust: Trust) -> None:
    """Seal the content, unless the disk or somebody else is in the way."""
    with contextlib.suppress(sqlite3.Error, DBAPIError), _impatient(writer) as connection:
        connection.execute("PRAGMA query_only = OFF")
        put_seal(connection, trust)


@contextlib.contextmanager
def _impatient(writer: Engine) -> Iterator[sqlite3.Connection]:
    """A connection that waits for nobody."""
    with contextlib.closing(writer.raw_connection()) as pooled:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            yield connection
        finally:
            connection.execute(f"PRAGMA busy_timeout = {patience}")


def tidy(path: Path) -> None:
    """Remove the helper files that a look leaves behind, unless somebody is writing."""
    with contextlib.suppress(OSError, sqlite3.Error, DBAPIError):
        if not path.with_name(path.name + "-wal").exists():
            return
        lock = FileLock.acquire(path)
        if lock is not None:
            engine = writing_engine(path)
            try:
                engine.connect().close()
            finally:
                engine.dispose()
                lock.release()


def _looks_sound(path: Path, engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            refuse_foreign_parts(driver_connection(connection), path)
            return is_sound(driver_connection(connection))
    except (sqlite3.Error, DBAPIError, UnicodeDecodeError) as error:
        # Who cannot read it now says nothing about the file.
        return sqlite_code(getattr(error, "orig", error)) in _CANNOT_READ
    finally:
        engine.dispose()


def _sound(path: Path, engine: Engine) -> Engine:
    try:
        with reading_errors(path), engine.connect() as connection:
            driver = driver_connection(connection)
            refuse_foreign_parts(driver, path)
            if not is_sound(driver):
                raise DamagedFileError(path)
            undo.undoable(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine
