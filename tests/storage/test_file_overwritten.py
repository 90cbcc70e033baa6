"""Another program writes into the open file, or takes its ``-wal`` away: never silently."""

import datetime as dt
import os
import shutil
import sqlite3
import sys

import pytest
from builders import a_card, a_workshop
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.storage.drafts import Draft
from workshop_app.storage.errors import DamagedFileError, FileOverwrittenError
from workshop_app.storage.workshop_file import WorkshopFile

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody take a -wal away that is open"
)


@pytest.fixture
def path(tmp_path):
    """A closed workshop with a card."""
    with a_workshop(tmp_path / "a.workshop") as workshop:
        add_card(workshop, "von vorher")
    return tmp_path / "a.workshop"


def add_card(workshop, text):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=text)


def a_draft():
    at = dt.datetime.now(dt.UTC)
    return Draft(place="board/entry", text="halb", beside={}, step="T1-03", field="Karte", at=at)


def saved(path):
    with WorkshopFile.open(path, for_writing=False) as workshop, workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.code)))


def saved_by_writer(path):
    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.code)))


def is_whole(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


def overwrite(path, content):
    """As a program does that copies a file over another: the same file with other bytes."""
    with path.open("rb+") as stream:
        stream.truncate()
        stream.write(content)


@pytest.mark.parametrize("more", [(), ("gerade eben",)], ids=["at rest", "just after a change"])
def test_what_was_copied_over_the_file_is_told_and_stays_whole(path, more):
    older = path.read_bytes()
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Karten angelegt") as session:
            for number in range(200):
                a_card(session, text=f"Karte {number}")
        workshop.checkpoint()
        for text in more:
            add_card(workshop, text)
        overwrite(path, older)

        for text in ("ins Leere", "noch einmal"):
            with pytest.raises(FileOverwrittenError, match="überschrieben"):
                add_card(workshop, text)
        assert not workshop.drafts.keep(a_draft())
        assert workshop.drafts.is_writable  # so that the field tries again
        workshop.checkpoint()

    assert is_whole(path)
    assert saved(path) == ["von vorher"]


def test_what_the_wal_still_holds_is_not_lost_with_the_file(path):
    older = path.read_bytes()
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        overwrite(path, older)

        add_card(workshop, "dritte")

    assert is_whole(path)
    assert saved(path) == ["von vorher", "zweite", "dritte"]


def test_the_same_state_copied_over_the_file_is_worked_on_in(path):
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        workshop.checkpoint()
        overwrite(path, path.read_bytes())

        add_card(workshop, "dritte")

    assert is_whole(path)
    assert saved(path) == ["von vorher", "zweite", "dritte"]


@pytest.mark.parametrize("is_folded", [True, False], ids=["at rest", "just after a change"])
def test_a_file_of_which_only_the_date_was_set_is_worked_on_in(path, is_folded):
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        if is_folded:
            workshop.checkpoint()
        os.utime(path, (1_000_000_000, 1_000_000_000))

        add_card(workshop, "dritte")
        os.utime(path, (1_000_000_001, 1_000_000_001))

    assert saved(path) == ["von vorher", "zweite", "dritte"]


@pytest.mark.parametrize("is_folded", [True, False], ids=["folded", "not folded"])
def test_after_somebody_deleted_the_wal_a_kill_loses_nothing(path, tmp_path, is_folded):
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink()
        if is_folded:
            workshop.checkpoint()

        add_card(workshop, "dritte")

        left = tmp_path / "nach dem Ausfall"
        left.mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(path.with_name(path.name + suffix), left)
    assert saved(left / path.name) == saved(path) == ["von vorher", "zweite", "dritte"]


def test_an_app_that_works_alone_never_takes_its_own_writing_for_that_of_another(path):
    with WorkshopFile.open(path) as workshop:
        for number in range(4):
            with workshop.change("Karten angelegt") as session:  # more than SQLite leaves unfolded
                for each in range(40):
                    a_card(session, text=f"{number}.{each} " + "Wort " * 8_000)
            if number == 1:
                workshop.checkpoint()
        workshop.compact()
        assert workshop.undo() == "Karten angelegt"

    assert len(saved(path)) == 1 + 3 * 40


@pytest.fixture
def after_a_crash(path, tmp_path):
    """The file as a killed app left it, with the newest card in its ``-wal`` only."""
    left = tmp_path / "nach dem Ausfall"
    left.mkdir()
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Karten angelegt") as session:
            for number in range(200):
                a_card(session, text=f"Karte {number}")
        workshop.checkpoint()
        add_card(workshop, "gerade eben")
        for suffix in ("", "-wal"):
            shutil.copy(path.with_name(path.name + suffix), left)
    return left / path.name


def test_a_copy_that_replaces_the_file_after_a_crash_is_not_mixed_with_its_remains(
    path, after_a_crash, tmp_path
):
    with WorkshopFile.open(path) as workshop:
        workshop.copy_to(tmp_path / "Kopie.workshop")
    with WorkshopFile.open(tmp_path / "Kopie.workshop") as copy:
        assert copy.undo() == "Karte angelegt"
        assert copy.undo() == "Karten angelegt"
        copy.compact()
    shutil.copy(tmp_path / "Kopie.workshop", after_a_crash)

    assert saved_by_writer(after_a_crash) == ["von vorher"]
    assert is_whole(after_a_crash)


def test_a_damaged_file_with_remains_of_a_crash_keeps_all_its_bytes(after_a_crash):
    wal = after_a_crash.with_name(after_a_crash.name + "-wal")
    content = bytearray(after_a_crash.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    after_a_crash.write_bytes(content)
    before = after_a_crash.read_bytes(), wal.read_bytes()

    with pytest.raises(DamagedFileError):
        WorkshopFile.open(after_a_crash)

    assert (after_a_crash.read_bytes(), wal.read_bytes()) == before


def test_the_remains_of_a_crash_are_taken_up(after_a_crash):
    assert saved_by_writer(after_a_crash)[-1] == "gerade eben"
