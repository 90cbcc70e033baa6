"""Making workshop files: new ones, and whole copies."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from workshop_app.model.base import Base
from workshop_app.storage import journal  # noqa: F401 (its tables belong to the file)
from workshop_app.storage.errors import FileAlreadyExistsError, UnusablePathError
from workshop_app.storage.header import APPLICATION_ID, SCHEMA_VERSION

NEWEST_REVISION = "0001"  # Alembic's name of SCHEMA_VERSION


def create_file(path: Path) -> None:
    """A new workshop file of the newest schema without content.

    Raises:
        FileAlreadyExistsError: the path is taken.
        UnusablePathError: the folder is missing or does not take the file.
    """
    if path.exists():
        raise FileAlreadyExistsError(path)
    _replace(path, _fill)


def back_up(
    source: sqlite3.Connection,
    target: Path,
    *,
    finish: Callable[[sqlite3.Connection], None] | None = None,
) -> None:
    """Copy a database into a file of its own, replacing the target only when all is written.

    Args:
        finish: what is still done to the copy before it takes the target's place.

    Raises:
        UnusablePathError: the folder is missing or does not take the file.
    """

    def copy(connection: sqlite3.Connection) -> None:
        source.backup(connection)
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        if finish is not None:
            finish(connection)

    _replace(target, copy)


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("PRAGMA auto_vacuum = NONE")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    Base.metadata.create_all(engine)
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.execute("INSERT INTO alembic_version VALUES (?)", (NEWEST_REVISION,))
    connection.commit()


def _replace(path: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        connection = sqlite3.connect(draft)
        try:
            write(connection)
        finally:
            connection.close()
        _sync(draft)
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise UnusablePathError(path, reason) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
