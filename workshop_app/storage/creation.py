"""Making workshop files: new ones, and whole copies; beside the target first, then in its place."""

import contextlib
import functools
import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_mock_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import ExecutableDDLElement

from workshop_app.model.base import Base
from workshop_app.storage import drafts, journal  # noqa: F401 (their tables belong to the file)
from workshop_app.storage.errors import DamagedFileError, FileAlreadyExistsError, UnusablePathError
from workshop_app.storage.header import APPLICATION_ID, SCHEMA_VERSION
from workshop_app.storage.lock import FileLock
from workshop_app.storage.reasons import reason_of_sqlite, reason_of_system, sqlite_code
from workshop_app.storage.seal import break_seal
from workshop_app.translation import _
from workshop_app.whole_file import draft_beside, remove_left_behind, sync

NEWEST_REVISION = "0001"  # Alembic's name of SCHEMA_VERSION
Finish = Callable[[sqlite3.Connection], None]
_UNFINISHED = re.compile(r"\d+\.new(-wal|-shm|-journal)?")
_HELPER_FILES = ("-wal", "-shm", "-journal")


def create_file(path: Path) -> None:
    """A new workshop file of the newest schema without content.

    Raises:
        FileAlreadyExistsError: the path is taken.
        UnusablePathError: the folder is missing or does not take the file.
    """
    refuse_taken(path)
    write_beside(path, _fill)


def refuse_taken(path: Path) -> None:
    """Go on only where nothing is in the way.

    Raises:
        FileAlreadyExistsError: the path is taken.
        UnusablePathError: nobody can tell.
    """
    try:
        is_taken = path.exists()
    except OSError as error:
        raise UnusablePathError(path, reason_of_system(error)) from error
    if is_taken:
        raise FileAlreadyExistsError(path)


def back_up(
    source: sqlite3.Connection,
    target: Path,
    *,
    source_path: Path,
    finish: Finish | None = None,
    pages: int = -1,
) -> None:
    """Copy a database into a file of its own.

    Args:
        pages: read at a time; between, others may write where there is no ``-wal``.
        finish: changes the copy before it is put in its place.

    Raises:
        DamagedFileError: the source cannot be read.
        UnusablePathError: the folder is missing or does not take the file, or somebody works
            in the file that would be replaced.
    """

    def copy(connection: sqlite3.Connection) -> None:
        try:
            source.backup(connection, pages=pages)
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            if finish is not None:
                finish(connection)
        except sqlite3.DatabaseError as error:  # what is damaged in the copy came with the source
            if sqlite_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                raise DamagedFileError(source_path) from error
            raise

    try:
        lock = FileLock.acquire(target)
    except OSError as error:
        raise UnusablePathError(target, reason_of_system(error)) from error
    if lock is None:
        raise UnusablePathError(target, _("die Datei ist gerade geöffnet"))
    try:
        write_beside(target, copy)
    finally:
        lock.release()


def write_beside(path: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    """Write a database beside a path, and put it in its place when it is whole and on the disk.

    Raises:
        UnusablePathError: the folder is missing or does not take the file.
    """
    remove_left_behind(path.parent)
    draft = draft_beside(path)
    try:
        draft.unlink(missing_ok=True)
        draft.touch()  # the system says better than SQLite why it cannot be
        connection = sqlite3.connect(draft)
        try:
            # All of it is synced at once below; a draft that breaks off is thrown away.
            connection.execute("PRAGMA synchronous = OFF")
            write(connection)
            break_seal(connection)  # of the source: the copy gets its own when it is closed
            connection.commit()
        finally:
            connection.close()
        sync(draft)
        for suffix in _HELPER_FILES:  # SQLite would replay what an earlier file left behind
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise UnusablePathError(path, reason_of_system(error)) from error
    except DBAPIError as error:  # of a migration
        raise UnusablePathError(path, reason_of_sqlite(error.orig)) from error
    except sqlite3.Error as error:
        raise UnusablePathError(path, reason_of_sqlite(error)) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def remove_unfinished(path: Path) -> None:
    """Remove what a process that was killed had begun to write beside a file.

    The caller holds the lock of the file, so that nobody is writing one now.
    """
    begins = f".{path.name}."
    with contextlib.suppress(OSError):
        for one in path.parent.iterdir():
            if one.name.startswith(begins) and _UNFINISHED.fullmatch(one.name[len(begins) :]):
                one.unlink()


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("BEGIN")
    for statement in _schema():
        connection.execute(statement)
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.execute("INSERT INTO alembic_version VALUES (?)", (NEWEST_REVISION,))
    connection.commit()


@functools.cache
def _schema() -> tuple[str, ...]:
    """What makes all tables: to word it takes SQLAlchemy ten times as long as SQLite to do it."""
    statements: list[str] = []

    def note(statement: ExecutableDDLElement, *_further: object, **_named: object) -> None:
        statements.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", note)
    Base.metadata.create_all(engine, checkfirst=False)
    return tuple(statements)


def _sync_folder(folder: Path) -> None:
    """Keep the new name through a power cut; Windows does that by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
