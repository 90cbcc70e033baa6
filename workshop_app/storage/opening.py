"""Opening and settling the SQLite side of a workshop file."""

import contextlib
import functools
import sqlite3
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from workshop_app.model.base import Base
from workshop_app.storage import picture_store, undo  # noqa: F401 (each file has its table)
from workshop_app.storage.access import reading_errors
from workshop_app.storage.engines import driver_connection, reading_engine, writing_engine
from workshop_app.storage.errors import DamagedFileError, UnusablePathError
from workshop_app.storage.foreign_parts import has_impossible_values, refuse_foreign_parts
from workshop_app.storage.lock import FileLock

_COLUMNS = """
    SELECT found.name, its.name FROM sqlite_master AS found, pragma_table_info(found.name) AS its
    WHERE found.type = 'table'
"""


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
    with (
        contextlib.suppress(sqlite3.Error, DBAPIError),
        contextlib.closing(writer.raw_connection()) as pooled,
    ):
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {patience}")
        return not is_busy
    return False


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


@functools.cache
def _expected_columns() -> frozenset[tuple[str, str]]:
    tables = Base.metadata.tables.values()
    return frozenset((table.name, column.name) for table in tables for column in table.columns)


def _sound(path: Path, engine: Engine) -> Engine:
    try:
        with reading_errors(path), engine.connect() as connection:
            driver = driver_connection(connection)
            refuse_foreign_parts(driver, path)
            (verdict,) = driver.execute("PRAGMA quick_check(1)").fetchone()
            columns = set(driver.execute(_COLUMNS))
            if verdict != "ok" or not columns.issuperset(_expected_columns()):
                raise DamagedFileError(path)
            if has_impossible_values(driver):
                raise DamagedFileError(path)
            undo.undoable(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine
