"""Opening: what is ours opens, wherever it lies; what is not is refused with a sentence."""

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path, PurePath, PureWindowsPath

import pytest
from any_content import rows_in
from builders import a_card, a_workshop
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.storage import header
from workshop_app.storage.engines import address_of
from workshop_app.storage.errors import (
    DamagedFileError,
    FileAlreadyExistsError,
    NewerFileError,
    NoSuchFileError,
    NotAWorkshopFileError,
    UnusablePathError,
)
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def path(tmp_path):
    """A closed file with one card."""
    path = tmp_path / "a.workshop"
    with a_workshop(path) as workshop, workshop.change("Karte angelegt") as session:
        a_card(session)
    return path


def names_in(folder):
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize(
    "name",
    [
        "Brückstadt Straße Ärger.workshop",
        "Mit  Leerzeichen .workshop",
        "50 % fertig.workshop",
        "%41%00.workshop",
        "Wirklich?.workshop",
        "#1 & Co. 'Entwurf' \"neu\".workshop",
        "a?mode=memory&x#y.workshop",
        "Bru\u0308ckstadt NFD.workshop",
        "工作坊 ورشة 🏘.workshop",
        "ohne Endung",
        "-wal.workshop",
        "x" * 200 + ".workshop",
    ],
)
def test_a_path_may_have_any_name(tmp_path, name):
    folder = tmp_path / ("Ordner " + name[:30].strip())
    folder.mkdir()
    path = folder / name

    with WorkshopFile.create(path) as workshop:
        with workshop.change("Karte angelegt") as session:
            a_card(session, text="da")
        assert workshop.path == path

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        assert list(session.scalars(select(Card.text))) == ["da"]
    assert [entry.name for entry in folder.iterdir()] == [name]


def test_a_deep_path_works(tmp_path):
    folder = tmp_path.joinpath(*["Ordner mit langem Namen"] * 14)
    folder.mkdir(parents=True)

    WorkshopFile.create(folder / "a.workshop").close()

    WorkshopFile.open(folder / "a.workshop").close()


def test_a_relative_path_works(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    WorkshopFile.create(Path("a.workshop")).close()

    assert (tmp_path / "a.workshop").exists()


def test_all_links_to_a_file_share_its_lock(tmp_path, path):
    link = tmp_path / "link.workshop"
    link.symlink_to(path)

    with WorkshopFile.open(path), WorkshopFile.open(link) as second:
        assert second.is_read_only
        assert second.path == path


@pytest.mark.parametrize(
    ("windows_path", "address"),
    [
        (r"C:\Werkstatt\50 %.workshop", "file:/C%3A/Werkstatt/50%20%25.workshop?mode=rw"),
        (r"\\server\team\a.workshop", "file:////server/team/a.workshop?mode=rw"),
    ],
)
def test_paths_of_windows_become_addresses_for_sqlite(windows_path, address):
    assert address_of(PurePath("/x"), "ro") == "file:/x?mode=ro"
    assert address_of(PureWindowsPath(windows_path), "rw") == address


def test_a_new_workshop_overwrites_nothing(path):
    before = path.read_bytes()

    with pytest.raises(FileAlreadyExistsError, match="anderen Namen"):
        WorkshopFile.create(path)

    assert path.read_bytes() == before


def test_a_new_workshop_needs_a_folder(tmp_path):
    with pytest.raises(UnusablePathError, match="der Ordner fehlt"):
        WorkshopFile.create(tmp_path / "fehlt" / "a.workshop")


def test_a_name_that_is_too_long_is_said_to_be(tmp_path):
    with pytest.raises(UnusablePathError, match="der Name ist zu lang"):
        WorkshopFile.create(tmp_path / ("x" * 300))


def test_a_file_in_place_of_the_folder_is_no_folder(tmp_path, path):
    with pytest.raises(UnusablePathError, match="der Ordner fehlt"):
        WorkshopFile.create(path / "b.workshop")
    with pytest.raises(UnusablePathError, match="der Ordner fehlt"):
        WorkshopFile.open(path / "b.workshop")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(NoSuchFileError, match="gibt es nicht"):
        WorkshopFile.open(tmp_path / "fehlt.workshop")

    assert list(tmp_path.iterdir()) == []


def a_database(path, **pragmas):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE a (b)")
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")


def test_a_file_of_something_else_is_not_touched(tmp_path):
    foreign = {
        "leer": b"",
        "text": "Grüße".encode(),
        "word": b"PK\x03\x04" + b"\0" * 200,
        "anfang": b"SQLite format 2\x00" + b"\0" * 200,
    }
    for name, content in foreign.items():
        (tmp_path / name).write_bytes(content)
    a_database(tmp_path / "fremd")
    a_database(tmp_path / "andere", application_id=42)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    for path in before:
        with pytest.raises(NotAWorkshopFileError, match="keine Workshop-Datei"):
            WorkshopFile.open(path)

    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param(3, b"x", id="a letter of SQLite's own mark"),
        pytest.param(70, b"x", id="a letter of our mark"),
        pytest.param(60, b"\x40", id="a schema version that there will never be"),
    ],
)
def test_a_workshop_whose_first_bytes_changed_is_damaged_and_not_something_else(path, place, value):
    with path.open("r+b") as stream:
        stream.seek(place)
        stream.write(value)

    with pytest.raises(DamagedFileError, match="beschädigt"):
        WorkshopFile.open(path)


@pytest.mark.parametrize("content", [b"", b"\0" * 8192])
def test_a_workshop_of_which_nothing_is_left_is_damaged(path, content):
    path.write_bytes(content)

    with pytest.raises(DamagedFileError, match="beschädigt"):
        WorkshopFile.open(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.workshop")

    with pytest.raises(NotAWorkshopFileError, match="heißt nur so"):
        WorkshopFile.open(tmp_path / "a.workshop")


def test_a_name_that_no_system_can_have_is_named():
    with pytest.raises(NoSuchFileError, match="gibt es nicht"):
        WorkshopFile.open(Path("a\0b.workshop"))


def test_a_folder_is_no_workshop(tmp_path):
    with pytest.raises(NotAWorkshopFileError):
        WorkshopFile.open(tmp_path)


def test_a_newer_file_is_refused_and_its_bytes_stay(path):
    with path.open("r+b") as stream:
        stream.seek(60)
        stream.write(struct.pack(">I", header.SCHEMA_VERSION + 1))
    before = path.read_bytes()

    for for_writing in (True, False):
        with pytest.raises(NewerFileError, match="neueren Version"):
            WorkshopFile.open(path, for_writing=for_writing)

    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("kept", [50, 100, 5000, 0.5, 0.99])
def test_a_truncated_file_is_damaged(path, kept):
    content = path.read_bytes()
    rest = content[: kept if kept > 1 else int(len(content) * kept)]
    path.write_bytes(rest)

    with pytest.raises(DamagedFileError, match="Kopie"):
        WorkshopFile.open(path)

    assert path.read_bytes() == rest
    assert not any(entry.name.startswith(".~lock") for entry in path.parent.iterdir())


def test_a_workshop_without_its_tables_is_damaged(tmp_path):
    path = tmp_path / "a.workshop"
    a_database(path, application_id=header.APPLICATION_ID, user_version=header.SCHEMA_VERSION)

    with pytest.raises(DamagedFileError):
        WorkshopFile.open(path)


def test_closing_twice_is_harmless_and_leaves_one_file(path):
    workshop = WorkshopFile.open(path)

    workshop.close()
    workshop.close()

    assert names_in(path.parent) == [path.name]


def test_who_only_looks_leaves_no_trace(path):
    before = path.read_bytes()

    with WorkshopFile.open(path, for_writing=False) as workshop:
        assert workshop.is_read_only
        assert workshop.checkpoint() is False
        assert workshop.undo_label() == "Karte angelegt"

    assert names_in(path.parent) == [path.name]
    assert path.read_bytes() == before


def test_who_only_looks_sees_what_is_saved_meanwhile(path):
    with WorkshopFile.open(path) as writer, WorkshopFile.open(path, for_writing=False) as reader:
        with reader.read() as session:
            assert len(session.scalars(select(Card)).all()) == 1
        with writer.change("Noch eine") as session:
            a_card(session)
        with reader.read() as session:
            assert len(session.scalars(select(Card)).all()) == 2

    assert names_in(path.parent) == [path.name]
    assert len(rows_in(path)["card"]) == 2
