"""The stick is pulled, the folder goes, another file comes in its place: never silently."""

import shutil
import sys
from pathlib import Path

import pytest
from builders import a_card, a_workshop
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.storage.errors import FileGoneError, FileReplacedError, SaveFailedError
from workshop_app.storage.lock import FileLock, lock_path
from workshop_app.storage.workshop_file import WorkshopFile

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody take a file away that is open"
)


@pytest.fixture
def stick(tmp_path):
    """A folder that can go away, with a closed workshop."""
    folder = tmp_path / "Stick"
    folder.mkdir()
    with a_workshop(folder / "a.workshop") as workshop:
        add_card(workshop, "von vorher")
    return folder


def add_card(workshop, text, then=lambda: None):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=text)
        then()


def texts(workshop):
    with workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.code)))


def saved(path):
    with WorkshopFile.open(path, for_writing=False) as workshop:
        return texts(workshop)


def put_back_as_a_copy(stick, away):
    """The same bytes at the same place, but other files: as a stick that is plugged in again."""
    shutil.copytree(away, stick)
    shutil.rmtree(away)


def test_a_change_after_the_folder_went_says_so_and_what_was_saved_is_still_known(stick):
    with WorkshopFile.open(stick / "a.workshop") as workshop:
        stick.rename(stick.with_name("fort"))

        with pytest.raises(FileGoneError, match="nicht mehr da"):
            add_card(workshop, "ins Leere")

        assert texts(workshop) == ["von vorher"]
    assert saved(stick.with_name("fort") / "a.workshop") == ["von vorher"]


def test_undo_after_the_folder_went_says_so_too(stick):
    with WorkshopFile.open(stick / "a.workshop") as workshop:
        stick.rename(stick.with_name("fort"))

        with pytest.raises(FileGoneError):
            workshop.undo()


def test_a_file_that_goes_during_a_change_is_noticed_before_it_counts_as_saved(stick):
    with WorkshopFile.open(stick / "a.workshop") as workshop:
        workshop.add_listener(lambda _change: pytest.fail("nothing was saved"))

        with pytest.raises(FileGoneError):
            add_card(workshop, "unterwegs", then=lambda: stick.rename(stick.with_name("fort")))

        assert texts(workshop) == ["von vorher"]


def test_when_the_folder_is_back_the_work_goes_on(stick):
    away = stick.with_name("fort")
    with WorkshopFile.open(stick / "a.workshop") as workshop:
        stick.rename(away)
        with pytest.raises(FileGoneError):
            add_card(workshop, "zweite")
        away.rename(stick)

        add_card(workshop, "zweite")

    assert saved(stick / "a.workshop") == ["von vorher", "zweite"]


def test_when_the_file_comes_back_as_another_one_with_the_same_state_the_work_goes_on_in_it(stick):
    with WorkshopFile.open(stick / "a.workshop") as workshop:
        add_card(workshop, "zweite")
        stick.rename(stick.with_name("fort"))
        put_back_as_a_copy(stick, stick.with_name("fort"))

        add_card(workshop, "dritte")
        undone = workshop.undo()

        assert texts(workshop) == saved(stick / "a.workshop") == ["von vorher", "zweite"]
        assert undone == "Karte angelegt"
        assert FileLock.acquire(stick / "a.workshop") is None
    assert saved(stick / "a.workshop") == ["von vorher", "zweite"]


def test_a_file_of_another_state_in_its_place_is_neither_changed_nor_taken_for_ours(stick):
    path = stick / "a.workshop"
    older = shutil.copy(path, stick / "älter.workshop")
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink()
        Path(older).replace(path)  # as a program does that keeps folders in step

        with pytest.raises(FileReplacedError, match="Kopie für eine Gruppe"):
            add_card(workshop, "dritte")

        assert texts(workshop) == ["von vorher", "zweite"]
        workshop.copy_to(stick / "gerettet.workshop")
    assert saved(path) == ["von vorher"]
    assert saved(stick / "gerettet.workshop") == ["von vorher", "zweite"]


def test_something_else_in_its_place_is_told_and_left_alone(stick):
    path = stick / "a.workshop"
    with WorkshopFile.open(path) as workshop:
        path.unlink()
        path.write_text("Einkaufsliste")

        with pytest.raises(FileReplacedError):
            add_card(workshop, "zweite")

    assert path.read_text() == "Einkaufsliste"


def test_a_file_that_somebody_else_opened_meanwhile_is_left_to_them(stick):
    away = stick.with_name("fort")
    with WorkshopFile.open(stick / "a.workshop") as workshop:
        stick.rename(away)
        put_back_as_a_copy(stick, away)
        lock_path(stick / "a.workshop").unlink()
        theirs = FileLock.acquire(stick / "a.workshop")

        with pytest.raises(SaveFailedError, match="schon geöffnet"):
            add_card(workshop, "zweite")
        theirs.release()
        add_card(workshop, "zweite")

    assert saved(stick / "a.workshop") == ["von vorher", "zweite"]


def test_closing_leaves_the_lock_of_whoever_took_the_place(stick):
    path = stick / "a.workshop"
    with WorkshopFile.open(path):
        stick.rename(stick.with_name("fort"))
        stick.mkdir()
        theirs = FileLock.acquire(path)

    assert lock_path(path).exists()
    theirs.release()
