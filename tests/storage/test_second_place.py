"""The second place: each snapshot once more, and a reason where the stick is out or full."""

import contextlib
import datetime as dt
import os
import subprocess
import sys

import pytest
from builders import a_card

from workshop_app.storage import second_place, snapshots
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.second_place import SecondPlaceError
from workshop_app.storage.snapshot_files import read_origin, snapshots_in

NOON = dt.datetime(2026, 11, 13, 12, 0, 5)


def taken_from(workshop, text="Karte"):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=text)
    return snapshots.take(workshop.path, step="T1-07", now=NOON)


def copy_there(workshop, snapshot, place, **more):
    return second_place.copy_there(snapshot, place, path=workshop.path, **more)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "Stick"
    folder.mkdir()
    second_place.prepare(folder)
    return folder


@pytest.fixture
def small_stick(tmp_path):
    """A stick with room for three snapshots."""
    folder = tmp_path / "Kleiner Stick"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs root to make a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us mount a disk")
    second_place.prepare(folder)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def folders_at(place):
    return list(second_place.base_in(place).iterdir())


def test_the_same_bytes_lie_at_the_second_place_with_their_origin(workshop, stick):
    snapshot = taken_from(workshop)

    assert copy_there(workshop, snapshot, stick)

    (folder,) = folders_at(stick)
    assert folder.name.startswith("Brückstadt ")
    assert (folder / snapshot.path.name).read_bytes() == snapshot.path.read_bytes()
    assert read_origin(folder).path == read_origin(snapshot.path.parent).path


def test_one_that_is_there_already_is_not_written_again(workshop, stick):
    snapshot = taken_from(workshop)
    copy_there(workshop, snapshot, stick)

    assert not copy_there(workshop, snapshot, stick)


def add_later_ones(folder):
    """More than are kept, as if they had been taken one after the other."""
    for number in range(2, 25):
        (folder / f"{number:05} 2026-11-13 13-00-{number:02} T1-08.workshop").write_bytes(b"x")


def test_the_newest_twenty_stay_there_too(workshop, stick):
    snapshot = taken_from(workshop)
    copy_there(workshop, snapshot, stick)
    (folder,) = folders_at(stick)
    add_later_ones(folder)
    newest = taken_from(workshop)

    copy_there(workshop, newest, stick)

    kept = snapshots_in(folder)
    assert len(kept) == 20
    assert kept[0].path.read_bytes() == newest.path.read_bytes()


def test_the_newest_is_not_pruned_where_the_laptop_has_begun_to_count_anew(workshop, stick):
    first = taken_from(workshop)
    copy_there(workshop, first, stick)
    (folder,) = folders_at(stick)
    add_later_ones(folder)
    first.path.unlink()
    with workshop.change("Karte angelegt") as session:
        a_card(session)
    newest = snapshots.take(workshop.path, step="T1-07", now=NOON - dt.timedelta(days=3))

    assert copy_there(workshop, newest, stick)
    assert not copy_there(workshop, newest, stick)

    assert newest.number == 1
    assert snapshots_in(folder)[0].path.read_bytes() == newest.path.read_bytes()


def test_a_missing_stick_is_reported_and_nothing_is_made_in_its_place(workshop, tmp_path):
    snapshot = taken_from(workshop)
    place = tmp_path / "Stick"
    place.mkdir()  # the folder of the mount is there, the stick is not

    with pytest.raises(SecondPlaceError, match=r"^Zweitkopie nicht möglich: Stick fehlt$"):
        copy_there(workshop, snapshot, place)

    assert list(place.iterdir()) == []


def test_a_full_stick_is_reported_and_keeps_what_it_has(workshop, small_stick):
    snapshot = taken_from(workshop)
    with (small_stick / "Urlaub.mp4").open("wb") as film, contextlib.suppress(OSError):
        film.write(b"x" * 900 * 1024)

    with pytest.raises(SecondPlaceError, match=r"^Zweitkopie nicht möglich: Stick voll$"):
        copy_there(workshop, snapshot, small_stick)

    (folder,) = folders_at(small_stick)
    assert list(folder.glob("*.workshop*")) == []
    assert snapshot.path.exists()
    assert (small_stick / "Urlaub.mp4").exists()


def test_on_a_small_stick_the_oldest_make_room_but_three_stay(workshop, small_stick):
    snapshot = taken_from(workshop)
    copy_there(workshop, snapshot, small_stick)
    (folder,) = folders_at(small_stick)
    (folder / snapshot.path.name).unlink()
    for number in range(2, 11):
        name = f"{number:05} 2026-11-13 11-00-{number:02} T1-03.workshop"
        (folder / name).write_bytes(b"x" * 100 * 1024)

    assert copy_there(workshop, snapshot, small_stick)

    kept = snapshots_in(folder)
    assert [one.number for one in kept[:4]] == [11, 10, 9, 8]
    assert 2 not in [one.number for one in kept]
    assert kept[0].path.read_bytes() == snapshot.path.read_bytes()


def test_ending_early_leaves_nothing_half_written(workshop, stick):
    snapshot = taken_from(workshop)

    def end():
        raise InterruptedError

    with pytest.raises(SecondPlaceError):
        copy_there(workshop, snapshot, stick, check=end)

    (folder,) = folders_at(stick)
    assert [path.name for path in folder.iterdir()] == ["herkunft.json"]


def test_a_place_that_cannot_be_written_is_refused_when_it_is_chosen(tmp_path):
    with pytest.raises(UnusablePathError):
        second_place.prepare(tmp_path / "gibt es nicht")


def test_all_of_finds_those_at_the_second_place(workshop, stick):
    snapshot = taken_from(workshop)
    copy_there(workshop, snapshot, stick)

    (folder,) = folders_at(stick)
    assert snapshots.all_of(workshop.path) == [snapshot.path, folder / snapshot.path.name]
    assert snapshots.list_of(workshop.path) == [snapshot]
    assert snapshots.out_of_reach(workshop.path) == []


def test_a_stick_that_is_out_is_named_and_stays_known_after_the_next_one(workshop, stick):
    copy_there(workshop, taken_from(workshop), stick)
    (folder,) = folders_at(stick)
    stick.rename(stick.with_name("Schublade"))

    newest = taken_from(workshop, "zweite")

    assert snapshots.out_of_reach(workshop.path) == [folder]
    assert snapshots.all_of(workshop.path)[0] == newest.path
    assert len(snapshots.all_of(workshop.path)) == 2
