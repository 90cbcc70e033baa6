"""The file alone is whole: after a checkpoint, after closing, as a copy."""

import shutil
import threading

import pytest
from any_content import rows_in
from builders import a_card
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def wal(workshop):
    return workshop.path.with_name(workshop.path.name + "-wal")


def add_card(workshop):
    with workshop.change("Karte angelegt") as session:
        a_card(session)


def test_after_a_checkpoint_the_file_alone_has_everything(workshop, wal, tmp_path):
    add_card(workshop)
    assert wal.stat().st_size > 0

    assert workshop.checkpoint() is True

    stick = tmp_path / "stick.workshop"
    shutil.copy(workshop.path, stick)
    assert wal.stat().st_size == 0
    with WorkshopFile.open(stick) as copy:
        assert copy.undo_label() == "Karte angelegt"
        assert copy.history() == workshop.history()


def test_a_reader_does_not_hold_up_a_checkpoint(workshop, wal):
    add_card(workshop)
    with workshop.read() as session:
        session.scalars(select(Card)).all()  # from here on it needs this state
        add_card(workshop)

        assert workshop.checkpoint() is False

    assert workshop.checkpoint() is True
    assert wal.stat().st_size == 0


def test_a_checkpoint_waits_for_the_end_of_a_change(workshop):
    with workshop.change("Karte angelegt") as session:
        a_card(session)
        assert workshop.checkpoint() is False

    assert len(rows_in(workshop.path)["card"]) == 1


def test_closing_while_somebody_reads_loses_nothing(tmp_path):
    path = tmp_path / "a.workshop"
    workshop = WorkshopFile.create(path)
    add_card(workshop)

    with workshop.read() as session:
        session.scalars(select(Card)).all()
        workshop.close()

    with WorkshopFile.open(path) as again:
        assert again.undo_label() == "Karte angelegt"


def test_a_copy_is_one_whole_file(workshop, tmp_path):
    add_card(workshop)
    folder = tmp_path / "Kopien"
    folder.mkdir()

    workshop.copy_to(folder / "Kopie.workshop")

    assert [entry.name for entry in folder.iterdir()] == ["Kopie.workshop"]
    assert rows_in(folder / "Kopie.workshop") == rows_in(workshop.path)
    with WorkshopFile.open(folder / "Kopie.workshop") as copy:
        assert copy.undo() == "Karte angelegt"
    assert workshop.undo_label() == "Karte angelegt"


def test_a_copy_replaces_an_older_one_and_what_a_crash_left_beside_it(workshop, tmp_path):
    target = tmp_path / "Kopie.workshop"
    with WorkshopFile.create(target) as older:
        for _ in range(3):
            add_card(older)
        wal = target.with_name(target.name + "-wal").read_bytes()
    target.with_name(target.name + "-wal").write_bytes(wal)
    add_card(workshop)

    workshop.copy_to(target)

    assert len(rows_in(target)["card"]) == 1
    assert not target.with_name(target.name + "-wal").exists()


def test_a_copy_does_not_replace_its_own_source(workshop, tmp_path):
    add_card(workshop)
    link = tmp_path / "link.workshop"
    link.symlink_to(workshop.path)

    for target in (workshop.path, link):
        with pytest.raises(UnusablePathError, match="geöffnete Datei selbst"):
            workshop.copy_to(target)

    assert workshop.undo_label() == "Karte angelegt"


def test_a_copy_into_a_missing_folder_is_refused(workshop, tmp_path):
    with pytest.raises(UnusablePathError, match="der Ordner fehlt"):
        workshop.copy_to(tmp_path / "fehlt" / "Kopie.workshop")


def test_another_thread_reads_while_this_one_writes(workshop):
    seen = []

    def look():
        for _ in range(20):
            with workshop.read() as session:
                rows = session.connection().exec_driver_sql("SELECT count(*) FROM card").scalar()
                seen.append(rows)

    thread = threading.Thread(target=look)
    thread.start()
    for _ in range(20):
        add_card(workshop)
    thread.join()

    assert len(seen) == 20
    assert seen == sorted(seen)
