"""A disk that is full or write-protected: a German sentence, and all that was saved is there."""

import os
import sqlite3
import subprocess
import sys

import pytest
from builders import a_card, a_workshop
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.storage.errors import (
    ReadOnlyWorkshopError,
    SaveFailedError,
    UnusablePathError,
)
from workshop_app.storage.workshop_file import WorkshopFile

LONG = "Zusammenleben " * 20_000


def run(*command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    folder = tmp_path / "Stick"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs root to make a small disk")
    if not run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)):
        pytest.skip("this system does not let us mount a disk")
    yield folder
    assert run("umount", str(folder))


@pytest.fixture
def protected_folder(tmp_path):
    """A folder with a workshop, which is then seen through a write-protected door."""
    folder, door = tmp_path / "innen", tmp_path / "außen"
    folder.mkdir()
    door.mkdir()
    with a_workshop(folder / "a.workshop") as workshop:
        add_card(workshop)
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs root to protect a folder from root")
    if not run("mount", "--bind", str(folder), str(door)):
        pytest.skip("this system does not let us mount a folder")
    try:
        assert run("mount", "-o", "remount,ro,bind", str(door))
        yield door
    finally:
        assert run("umount", str(door))


def add_card(workshop, text="Karte"):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=text)


def texts(workshop):
    with workshop.read() as session:
        return list(session.scalars(select(Card.text)))


def test_on_a_full_disk_nothing_saved_is_lost_and_work_goes_on_after_making_room(small_disk):
    ballast = small_disk / "Fotos"
    with WorkshopFile.create(small_disk / "a.workshop") as workshop:
        add_card(workshop, "gesichert")
        ballast.write_bytes(b"x" * 600_000)

        for _ in range(3):
            with pytest.raises(SaveFailedError, match=r"der Datenträger ist voll.*Platz"):
                add_card(workshop, LONG * 5)
        assert texts(workshop) == ["gesichert"]
        assert workshop.undo_label() == "Karte angelegt"

        ballast.unlink()
        add_card(workshop, "danach")
        assert texts(workshop) == ["gesichert", "danach"]

    with WorkshopFile.open(small_disk / "a.workshop") as workshop:
        assert texts(workshop) == ["gesichert", "danach"]


def test_closing_on_a_full_disk_keeps_what_was_saved(small_disk):
    path = small_disk / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        add_card(workshop, LONG)
        fill(small_disk / "Fotos")

        is_whole = workshop.checkpoint()

    with WorkshopFile.open(path) as workshop:
        assert texts(workshop) == [LONG]
    assert is_whole is False


def fill(path):
    """Take all the room that is left."""
    with path.open("wb", buffering=0) as stream:
        try:
            while stream.write(b"x" * 4096):
                pass
        except OSError:
            return


def test_a_full_disk_opens_as_far_as_it_can(small_disk):
    path = small_disk / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        add_card(workshop)
    fill(small_disk / "Fotos")

    with WorkshopFile.open(path) as workshop:
        assert "lassen sich nicht beschreiben" in workshop.read_only_reason
        assert texts(workshop) == ["Karte"]
    with WorkshopFile.open(path, for_writing=False) as workshop:
        assert texts(workshop) == ["Karte"]


def test_there_is_no_new_workshop_or_copy_on_a_full_disk_and_nothing_half(small_disk, workshop):
    add_card(workshop, LONG)
    older = small_disk / "Kopie.workshop"
    workshop.copy_to(older)
    before = older.read_bytes()
    ballast = small_disk / "Fotos"
    fill(ballast)
    names = sorted(entry.name for entry in small_disk.iterdir())

    with pytest.raises(UnusablePathError, match="der Datenträger ist voll"):
        WorkshopFile.create(small_disk / "neu.workshop")
    with pytest.raises(UnusablePathError, match="der Datenträger ist voll"):
        workshop.copy_to(older)

    assert older.read_bytes() == before
    assert sorted(entry.name for entry in small_disk.iterdir()) == names


def test_a_database_that_must_not_grow_refuses_a_change_and_lives_on(workshop):
    """The same on every system: SQLite itself reports a full disk."""
    add_card(workshop, "gesichert")
    raw = workshop._writer.raw_connection()
    raw.driver_connection.execute("PRAGMA max_page_count = 1")  # the size that it has
    raw.close()

    with pytest.raises(SaveFailedError, match="voll"):
        add_card(workshop, LONG)

    assert texts(workshop) == ["gesichert"]
    assert workshop.undo() == "Karte angelegt"


def test_another_program_that_holds_the_database_makes_saving_fail_not_hang(workshop, monkeypatch):
    add_card(workshop)
    raw = workshop._writer.raw_connection()
    raw.driver_connection.execute("PRAGMA busy_timeout = 10")
    raw.close()
    foreign = sqlite3.connect(workshop.path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")

    with pytest.raises(SaveFailedError, match="ein anderes Programm"):
        add_card(workshop)

    foreign.close()
    add_card(workshop)
    assert len(texts(workshop)) == 2


def test_a_write_protected_folder_opens_for_reading(protected_folder):
    with WorkshopFile.open(protected_folder / "a.workshop") as workshop:
        assert workshop.is_read_only
        assert "der Datenträger ist schreibgeschützt" in workshop.read_only_reason
        assert texts(workshop) == ["Karte"]
        with pytest.raises(ReadOnlyWorkshopError, match="schreibgeschützt"):
            add_card(workshop)


def test_in_a_write_protected_folder_what_a_crash_left_is_read_too(protected_folder):
    inside = protected_folder.with_name("innen") / "a.workshop"
    with WorkshopFile.open(inside) as writer:
        add_card(writer)

        with WorkshopFile.open(protected_folder / "a.workshop") as workshop:
            assert len(texts(workshop)) == 2


def test_what_a_crash_left_on_a_protected_stick_is_not_passed_over_in_silence(protected_folder):
    """Without its -wal the file would open, and the newest changes would be missing."""
    inside = protected_folder.with_name("innen") / "a.workshop"
    with WorkshopFile.open(inside) as writer:
        add_card(writer)
        for suffix in ("", "-wal"):
            copy = inside.with_name("b.workshop" + suffix)
            copy.write_bytes(inside.with_name(inside.name + suffix).read_bytes())

    with pytest.raises(UnusablePathError):
        WorkshopFile.open(protected_folder / "b.workshop")


def test_a_write_protected_folder_takes_no_new_workshop_and_no_copy(protected_folder, workshop):
    with pytest.raises(UnusablePathError, match="schreibgeschützt"):
        WorkshopFile.create(protected_folder / "b.workshop")
    with pytest.raises(UnusablePathError, match="schreibgeschützt"):
        workshop.copy_to(protected_folder / "b.workshop")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_write_protected_file_opens_for_reading(tmp_path):
    path = tmp_path / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        add_card(workshop)
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("root may write everything")

    with WorkshopFile.open(path) as workshop:
        assert "die Rechte fehlen" in workshop.read_only_reason
        assert texts(workshop) == ["Karte"]
