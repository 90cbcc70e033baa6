"""Bring a file of an older schema to the newest one, on a copy that replaces it at the end."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from workshop_app.storage import creation
from workshop_app.storage.errors import DamagedFileError
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of


def upgrade_file(path: Path) -> Path:
    """Migrate a workshop file; returns the copy of the old one that was put aside.

    Raises:
        DamagedFileError: the migrated copy would break references; the file is untouched.
        UnusablePathError: no copy can be written.
    """
    old_version = schema_version_of(path)
    aside = path.with_name(f"{path.stem}.vor-Schema-{old_version + 1}{path.suffix}")
    source = sqlite3.connect(path)
    try:
        creation.back_up(source, aside)
        creation.back_up(source, path, finish=lambda connection: _upgrade(connection, path))
    finally:
        source.close()
    return aside


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    connection.isolation_level = None
    # Before BEGIN: a batch operation would delete the rows that refer to a rebuilt table.
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as alembic_connection:
        connection.execute("BEGIN")
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent))
        config.attributes["connection"] = alembic_connection
        command.upgrade(config, "head")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise DamagedFileError(path)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
