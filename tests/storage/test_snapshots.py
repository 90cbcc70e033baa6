"""Snapshots: whole files, in order, never too many, found again whatever happens to the file."""

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from builders import a_card, a_step_run, a_workshop_row
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.model.workshop import StepRun
from workshop_app.storage import snapshot_files, snapshots
from workshop_app.storage.errors import DamagedFileError, FileAlreadyExistsError, UnusablePathError
from workshop_app.storage.workshop_file import WorkshopFile

NOON = dt.datetime(2026, 11, 13, 12, 0, 5)


def add_card(workshop, text="Karte"):
    with workshop.change("Karte angelegt") as session:
        return a_card(session, text=text).id


def take(workshop, *, now=NOON, step="T1-07"):
    return snapshots.take(workshop.path, step=step, now=now)


def take_many(workshop, count, *, now=NOON):
    taken = []
    for number in range(count):
        add_card(workshop, f"Karte {number}")
        taken.append(take(workshop, now=now + dt.timedelta(minutes=number)))
    return taken


def fill_up(snapshot, count):
    """So many more of its folder, as if they had been taken afterwards; the newest first."""
    moment = snapshot.at
    for number in range(snapshot.number + 1, snapshot.number + count + 1):
        moment += dt.timedelta(minutes=10)
        name = f"{number:05} {moment:%Y-%m-%d %H-%M-%S} T1-08.workshop"
        shutil.copy(snapshot.path, snapshot.path.with_name(name))
    return snapshot_files.snapshots_in(snapshot.path.parent)


def texts_in(path):
    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.code)))


def test_a_snapshot_is_one_whole_file_with_time_and_step_in_its_name(workshop):
    add_card(workshop, "Dolmetscherpool fehlt")

    taken = take(workshop)

    assert taken.path.name == "00001 2026-11-13 12-00-05 T1-07.workshop"
    assert sorted(path.name for path in taken.path.parent.iterdir()) == [
        taken.path.name,
        "herkunft.json",
    ]
    with sqlite3.connect(taken.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert snapshots.list_of(workshop.path) == [taken]


def test_it_lies_in_the_apps_own_folder_and_not_beside_the_file(workshop):
    add_card(workshop)

    taken = take(workshop)

    assert taken.path.is_relative_to(snapshot_files.app_folder())
    assert not snapshot_files.folder_beside(workshop.path).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Unix")
def test_others_on_the_machine_cannot_look_into_the_folder(workshop):
    add_card(workshop)

    assert take(workshop).path.parent.stat().st_mode & 0o077 == 0


def test_it_lies_beside_the_file_where_the_app_has_no_folder(workshop):
    add_card(workshop)
    snapshot_files.app_folder().parent.mkdir(parents=True)
    snapshot_files.app_folder().write_text("kein Ordner", "utf-8")

    taken = take(workshop)

    assert taken.path.parent == workshop.path.parent / "Brückstadt Sicherungen"
    assert snapshots.list_of(workshop.path) == [taken]


def test_nothing_new_makes_none(workshop):
    add_card(workshop)
    taken = take(workshop)

    assert take(workshop) is None
    assert snapshots.list_of(workshop.path) == [taken]


def test_another_step_or_the_timer_is_nothing_new(workshop):
    with workshop.change("Karte") as session:
        a_card(session)
        a_workshop_row(session)
        step_id = a_step_run(session, step="T1-07").id
    take(workshop)

    with workshop.change("Schritt geöffnet", is_undoable=False) as session:
        session.get(StepRun, step_id).seconds_run = 300

    assert take(workshop) is None


def test_what_was_taken_back_is_something_new(workshop):
    add_card(workshop)
    take(workshop)

    workshop.undo()

    assert take(workshop) is not None


def test_the_newest_twenty_stay(workshop):
    add_card(workshop)
    before = fill_up(take(workshop), 22)
    add_card(workshop)

    newest = take(workshop)

    assert snapshots.list_of(workshop.path) == [newest, *before[:19]]


def test_large_ones_go_earlier_but_three_stay_whatever_their_size(workshop):
    taken = take_many(workshop, 5)
    folder, size = taken[0].path.parent, taken[-1].path.stat().st_size

    snapshot_files.prune(folder, most_bytes=4 * size)
    assert snapshots.list_of(workshop.path) == taken[:0:-1]
    snapshot_files.prune(folder, most_bytes=1)
    assert snapshots.list_of(workshop.path) == taken[:1:-1]


def test_a_clock_that_is_set_back_neither_overwrites_nor_removes_the_newest(workshop):
    add_card(workshop)
    before = fill_up(take(workshop), 19)
    add_card(workshop, "nach dem Stellen der Uhr")

    late = take(workshop, now=NOON - dt.timedelta(days=300))

    kept = snapshots.list_of(workshop.path)
    assert kept == [late, *before[:19]]
    assert "nach dem Stellen der Uhr" in texts_in(late.path)


def test_a_disk_that_is_nearly_full_keeps_its_rest_for_the_workshop(workshop, monkeypatch):
    add_card(workshop)
    free = shutil.disk_usage(workshop.path.parent).free
    monkeypatch.setattr("workshop_app.storage.snapshots.make_room", with_reserve(free))

    with pytest.raises(UnusablePathError, match="der Datenträger ist fast voll"):
        take(workshop)

    assert snapshots.list_of(workshop.path) == []


def test_on_a_nearly_full_disk_the_oldest_make_room_but_three_stay(workshop):
    taken = take_many(workshop, 5)
    folder = taken[0].path.parent

    assert not snapshot_files.make_room(folder, shutil.disk_usage(folder).total)

    assert snapshots.list_of(workshop.path) == taken[:1:-1]


def with_reserve(size):
    return lambda folder, needed: snapshot_files.make_room(folder, needed, reserve=size)


def test_who_writes_without_a_wal_does_not_hinder_it(workshop):
    add_card(workshop)
    path = workshop.path
    workshop.close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE card SET text = 'noch nicht bestätigt'")

        taken = snapshots.take(path, step="T1-07", now=NOON)

        writer.execute("ROLLBACK")
    assert texts_in(taken.path) == ["Karte"]


def test_two_in_one_second_are_two_files(workshop):
    add_card(workshop)
    first = take(workshop)
    add_card(workshop)

    second = take(workshop)

    assert first.path.exists()
    assert first.path != second.path


def test_a_damaged_file_makes_none_and_the_old_ones_stay(workshop):
    add_card(workshop)
    before = fill_up(take(workshop), 19)
    path = workshop.path
    workshop.close()
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = os.urandom(len(content) - 4096 * 2)
    path.write_bytes(content)

    with pytest.raises(DamagedFileError):
        snapshots.take(path, step="T1-07", now=NOON)

    assert snapshots.list_of(path) == before
    assert [item.name for item in before[0].path.parent.glob(".*")] == []


def test_what_a_killed_app_left_half_written_goes_with_the_next(workshop):
    add_card(workshop)
    folder = take(workshop).path.parent
    draft = folder / ".00002 2026-11-13 12-00-05 T1-07.workshop.99.new"
    draft.write_bytes(b"halb")
    add_card(workshop)

    take(workshop)

    assert not draft.exists()


def test_it_can_be_taken_while_somebody_is_writing(workshop):
    add_card(workshop)
    taken = []
    other = threading.Thread(target=lambda: taken.append(take(workshop)))

    with workshop.change("Karte angelegt") as session:
        a_card(session, text="noch nicht bestätigt")
        session.flush()
        other.start()
        other.join(20)

    assert texts_in(taken[0].path) == ["Karte"]


def test_the_newest_sound_one_is_found_though_the_file_is_damaged(workshop):
    older, newer = take_many(workshop, 2)
    newer.path.write_bytes(newer.path.read_bytes()[:5000])
    path = workshop.path
    workshop.close()
    path.write_bytes(b"\0" * 9000)

    assert snapshots.newest_sound(path) == older


def test_one_that_opening_would_refuse_is_not_offered(workshop):
    """SQLite finds nothing wrong with a text where a number belongs."""
    older, newer = take_many(workshop, 2)
    with sqlite3.connect(newer.path) as connection:
        connection.execute("UPDATE card SET position = 'x'")
    connection.close()

    assert snapshots.newest_sound(workshop.path) == older
    with pytest.raises(DamagedFileError):
        WorkshopFile.open(newer.path)


def test_they_are_found_though_the_stick_with_the_file_is_out(workshop):
    add_card(workshop)
    taken = take(workshop)
    path = workshop.path
    workshop.close()
    path.unlink()

    assert snapshots.newest_sound(path) == taken


def test_without_any_there_is_no_newest_one(workshop):
    assert snapshots.newest_sound(workshop.path) is None


def test_they_are_found_after_the_file_was_moved(workshop, tmp_path):
    with workshop.change("Workshop") as session:
        a_workshop_row(session)
    taken = take(workshop)
    path = workshop.path
    workshop.close()
    moved = tmp_path / "Archiv" / "Anderer Name.workshop"
    moved.parent.mkdir()
    path.rename(moved)

    assert snapshots.list_of(moved) == [taken]


def test_they_are_found_by_name_where_a_damaged_file_has_another_drive(workshop, tmp_path):
    add_card(workshop)
    taken = take(workshop)
    other = tmp_path / "F" / workshop.path.name
    other.parent.mkdir()
    other.write_bytes(b"kaputt")

    assert snapshots.newest_sound(other) == taken


def test_those_of_another_workshop_are_not_mixed_in(workshop, tmp_path):
    with workshop.change("Workshop") as session:
        a_workshop_row(session)
    take(workshop)
    path = tmp_path / "Ordner" / workshop.path.name
    path.parent.mkdir()

    with WorkshopFile.create(path) as other:
        with other.change("Workshop") as session:
            a_workshop_row(session)
        own = take(other)

        assert snapshots.list_of(path) == [own]


def test_all_of_names_also_those_of_copies_and_at_second_places(workshop, tmp_path):
    with workshop.change("Workshop") as session:
        a_workshop_row(session)
    first = take(workshop)
    copy = tmp_path / "Kopie.workshop"
    workshop.copy_to(copy)
    with WorkshopFile.open(copy) as other:
        add_card(other)
        second = take(other)
    stick = tmp_path / "Stick"
    shutil.copytree(first.path.parent, stick / "Brückstadt auf anderem Laptop")

    found = snapshots.all_of(workshop.path, second_places=[stick])

    assert set(found) == {
        *(first.path, second.path),
        stick / "Brückstadt auf anderem Laptop" / first.path.name,
    }


def test_contents_say_what_people_know_a_snapshot_by(workshop):
    cards = [add_card(workshop, text) for text in ("eins", "zwei", "drei")]
    with workshop.change("Karte gelöscht") as session:
        session.get(Card, cards[0]).is_in_trash = True
    taken = take(workshop)

    contents = snapshots.contents_of(taken)

    assert (contents.cards, contents.changes, contents.is_sound) == (2, 4, True)
    assert contents.size == taken.path.stat().st_size
    assert contents.origin == workshop.path.name


def test_contents_of_a_damaged_snapshot_say_so(workshop):
    add_card(workshop)
    taken = take(workshop)
    taken.path.write_bytes(taken.path.read_bytes()[:6000])

    assert not snapshots.contents_of(taken).is_sound


def test_a_restored_copy_has_its_history_and_can_be_taken_back(workshop, tmp_path):
    add_card(workshop, "eins")
    add_card(workshop, "zwei")
    taken = take(workshop)
    before = taken.path.read_bytes()
    copy = tmp_path / "Kopie.workshop"

    snapshots.restore(taken.path, copy)

    with WorkshopFile.open(copy) as restored:
        assert restored.read_only_reason is None
        assert restored.undo() == "Karte angelegt"
    assert texts_in(copy) == ["eins"]
    assert taken.path.read_bytes() == before


def test_restoring_never_replaces_a_file(workshop):
    add_card(workshop)
    taken = take(workshop)

    with pytest.raises(FileAlreadyExistsError):
        snapshots.restore(taken.path, Path(workshop.path))
