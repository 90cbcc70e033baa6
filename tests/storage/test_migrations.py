"""Migrations: a file of an older schema comes up to date, or stays as it was."""

import contextlib
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import a_card
from sqlalchemy import create_engine

from workshop_app.model.base import Base
from workshop_app.storage import creation, header
from workshop_app.storage.errors import (
    DamagedFileError,
    MigrationFailedError,
    OlderFileError,
)
from workshop_app.storage.migrations import upgrade
from workshop_app.storage.workshop_file import WorkshopFile

ROOT = Path(__file__).parents[2]


def an_old_file(path: Path, *statements: str) -> Path:
    """A workshop file of schema version 0, which had no tables yet."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
        for statement in statements or ("CREATE TABLE old_notes (text TEXT)",):
            connection.execute(statement)
    return path


def schema_of(path: Path) -> set[tuple[str, str, str]]:
    """Every table and index with its SQL, except what the migration found there."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL")
        return {
            (kind, name, " ".join(sql.replace(",", " , ").split()))
            for kind, name, sql in rows
            if name not in {"old_notes", "alembic_version"}
        }


def copies_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "Umstellung" in path.name)


def test_a_migrated_file_has_the_schema_of_a_new_one(tmp_path):
    old = an_old_file(tmp_path / "alt.workshop")
    creation.create_file(tmp_path / "neu.workshop")

    upgrade.upgrade_file(old)

    assert schema_of(old) == schema_of(tmp_path / "neu.workshop")


def test_alembic_finds_no_difference_between_a_migrated_file_and_the_model(tmp_path):
    old = an_old_file(tmp_path / "alt.workshop", "PRAGMA user_version = 0")

    upgrade.upgrade_file(old)

    engine = create_engine(f"sqlite:///{old}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_a_new_file_names_the_newest_migration(tmp_path):
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())

    assert scripts[0].revision == creation.NEWEST_REVISION
    assert len(scripts) == header.SCHEMA_VERSION


def test_an_older_file_opens_as_a_current_one_and_keeps_what_it_had(tmp_path):
    old = an_old_file(
        tmp_path / "50 % älter.workshop",
        "CREATE TABLE old_notes (text TEXT)",
        "INSERT INTO old_notes VALUES ('Bücherei')",
    )
    before = old.read_bytes()

    with WorkshopFile.open(old) as workshop:
        with workshop.change("Karte angelegt") as session:
            a_card(session)
        assert workshop.undo_label() == "Karte angelegt"

    assert header.schema_version_of(old) == header.SCHEMA_VERSION
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT text FROM old_notes").fetchall() == [("Bücherei",)]
    (copy,) = copies_in(tmp_path)
    assert copy == "50 % älter (vor der Umstellung von Schema 0).workshop"
    assert sqlite3_contents(tmp_path / copy) == sqlite3_contents_of(before, tmp_path)


def sqlite3_contents(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def sqlite3_contents_of(content: bytes, folder: Path) -> list[str]:
    path = folder / "before.db"
    path.write_bytes(content)
    return sqlite3_contents(path)


def test_commits_that_still_lie_in_the_wal_are_migrated_too(tmp_path):
    old = an_old_file(tmp_path / "alt.workshop")
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        with connection:
            connection.execute("INSERT INTO old_notes VALUES ('im WAL')")
        crashed = tmp_path / "abgestürzt.workshop"
        for suffix in ("", "-wal"):
            crashed.with_name(crashed.name + suffix).write_bytes(
                old.with_name(old.name + suffix).read_bytes()
            )

    upgrade.upgrade_file(crashed)

    assert "INSERT INTO \"old_notes\" VALUES('im WAL');" in sqlite3_contents(crashed)
    assert not crashed.with_name(crashed.name + "-wal").exists()


def test_an_earlier_copy_is_not_overwritten(tmp_path):
    old = an_old_file(tmp_path / "alt.workshop")
    earlier = tmp_path / "alt (vor der Umstellung von Schema 0).workshop"
    earlier.write_bytes(b"earlier copy")

    aside = upgrade.upgrade_file(old)

    assert earlier.read_bytes() == b"earlier copy"
    assert aside.name == "alt (vor der Umstellung von Schema 0)1.workshop"


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(["CREATE TABLE vote (x TEXT)"], id="a table is in the way"),
        pytest.param(
            [
                "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
                "CREATE TABLE child (parent INTEGER REFERENCES parent (id))",
                "INSERT INTO child VALUES (1)",
            ],
            id="a reference points nowhere",
        ),
        pytest.param(
            [
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
                "INSERT INTO alembic_version VALUES ('9999')",
            ],
            id="an unknown revision",
        ),
    ],
)
def test_a_migration_that_fails_leaves_the_file_and_a_copy(tmp_path, statements):
    old = an_old_file(tmp_path / "alt.workshop", *statements)
    before = old.read_bytes()

    with pytest.raises(MigrationFailedError, match="unverändert"):
        WorkshopFile.open(old)

    assert old.read_bytes() == before
    (copy,) = copies_in(tmp_path)
    assert sqlite3_contents(tmp_path / copy) == sqlite3_contents(old)
    assert {path.name for path in tmp_path.iterdir()} == {old.name, copy}


def test_a_damaged_old_file_is_said_to_be_damaged(tmp_path):
    old = an_old_file(tmp_path / "alt.workshop")
    old.write_bytes(old.read_bytes()[:4096] + b"\xff" * 5000)

    with pytest.raises((DamagedFileError, MigrationFailedError)):
        WorkshopFile.open(old)


def test_an_old_file_that_is_opened_for_reading_only_is_not_migrated(tmp_path):
    old = an_old_file(tmp_path / "alt.workshop")
    before = old.read_bytes()

    with pytest.raises(OlderFileError, match="älteren Version"):
        WorkshopFile.open(old, for_writing=False)

    assert old.read_bytes() == before
    assert copies_in(tmp_path) == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


def test_migrations_are_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    folder = Path(upgrade.__file__).parent
    sources = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*.py")}
    assert len(sources) >= 4
    assert sources <= names
