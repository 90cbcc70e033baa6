"""Bring a file of an older schema to the newest one, on a copy that replaces it at the end."""

import contextlib
import sqlite3
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from workshop_app.storage import creation
from workshop_app.storage.access import reading_errors
from workshop_app.storage.errors import MigrationFailedError
from workshop_app.storage.foreign_parts import refuse_foreign_parts
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of
from workshop_app.storage.reasons import sqlite_code


def upgrade_file(path: Path) -> Path:
    """Migrate a workshop file whose lock the caller holds; returns the copy of the old one.

    Raises:
        MigrationFailedError, DamagedFileError, ForeignPartsError: the file is as it was, and
            so is the copy.
        UnusablePathError: no copy can be written.
    """
    with contextlib.closing(sqlite3.connect(path)) as source, reading_errors(path):
        refuse_foreign_parts(source, path)
    aside = _free_name(path, schema_version_of(path))
    with contextlib.closing(sqlite3.connect(path)) as source:
        creation.back_up(source, aside, source_path=path)

    def migrate(connection: sqlite3.Connection) -> None:
        # From the copy: Windows does not replace a file that somebody holds open.
        with contextlib.closing(sqlite3.connect(aside)) as source:
            source.backup(connection)
        _upgrade(connection, path)

    creation.write_beside(path, migrate)
    return aside


def _free_name(path: Path, version: int) -> Path:
    base = f"{path.stem} (vor der Umstellung von Schema {version})"
    names = (path.with_name(f"{base}{n or ''}{path.suffix}") for n in count())
    return next(name for name in names if not name.exists())


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    connection.isolation_level = None
    # Before BEGIN: a batch operation would delete the rows that refer to a rebuilt table.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    try:
        with engine.connect() as alembic_connection:
            config.attributes["connection"] = alembic_connection
            command.upgrade(config, "head")
    except Exception as error:  # whatever a migration runs into: the file is as it was
        if sqlite_code(getattr(error, "orig", None)) == sqlite3.SQLITE_FULL:
            raise
        raise MigrationFailedError(path) from error
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise MigrationFailedError(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
