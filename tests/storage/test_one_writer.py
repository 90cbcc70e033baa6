"""One writer a file: real processes hold it, die with it, and leave it whole."""

import datetime as dt
import json
import shutil
import subprocess
import sys
import textwrap
from contextlib import contextmanager

import pytest
from any_content import rows_in
from builders import a_card, a_workshop

from workshop_app.storage import lock
from workshop_app.storage.access import held_by_another
from workshop_app.storage.errors import ReadOnlyWorkshopError, UnusablePathError
from workshop_app.storage.lock import FileLock, Holder, lock_path
from workshop_app.storage.workshop_file import WorkshopFile

# Opens the file, adds a card in a change of its own, says so, and waits for its end.
OTHER_APP = textwrap.dedent("""
    import sys
    from pathlib import Path
    from workshop_app.model.board import Card
    from workshop_app.storage.workshop_file import WorkshopFile

    workshop = WorkshopFile.open(Path(sys.argv[1]))
    with workshop.change("Im anderen Programm") as session:
        session.add(Card(code="K-001", text="gespeichert"))
    if "halfway" in sys.argv:
        change = workshop.change("Halb")
        session = change.__enter__()
        session.add(Card(code="K-002", text="halb"))
        session.flush()
    print("read only" if workshop.is_read_only else "ready", flush=True)
    sys.stdin.read()
    workshop.close()
""")


@contextmanager
def another_app(path, *options):
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER_APP, str(path), *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Brückstadt.workshop"
    a_workshop(path).close()
    return path


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """A file that another program holds, for tests that only look at it."""
    path = tmp_path_factory.mktemp("gehalten") / "Brückstadt.workshop"
    a_workshop(path).close()
    with another_app(path):
        yield path


def test_a_file_that_another_program_holds_opens_for_reading_and_says_who_has_it(held):
    with WorkshopFile.open(held) as workshop:
        assert workshop.is_read_only
        assert "auf diesem Gerät seit" in workshop.read_only_reason
        assert workshop.undo_label() == "Im anderen Programm"
        with pytest.raises(ReadOnlyWorkshopError, match="schon geöffnet"), workshop.change("x"):
            pass


def test_a_file_that_was_closed_can_be_written_at_once(path):
    with another_app(path) as process:
        process.communicate(input="end")

        with WorkshopFile.open(path) as workshop:
            assert not workshop.is_read_only

    assert not lock_path(path).exists()


@pytest.mark.parametrize("moment", ["saved", "halfway"])
def test_after_a_kill_the_next_opening_writes_and_has_all_that_was_saved(path, moment):
    with another_app(path, moment) as process:
        process.kill()
        process.wait()
        assert path.with_name(path.name + "-wal").stat().st_size > 0

        with WorkshopFile.open(path) as workshop:
            assert not workshop.is_read_only
            assert workshop.undo_label() == "Im anderen Programm"
            with workshop.change("Danach") as session:
                a_card(session)
            assert len(rows_in(path)["card"]) == 2

    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_what_a_crash_left_in_the_wal_is_seen_by_who_only_looks(held, tmp_path):
    for suffix in ("", "-wal"):
        shutil.copy(held.with_name(held.name + suffix), tmp_path)

    with WorkshopFile.open(tmp_path / held.name, for_writing=False) as workshop:
        assert workshop.undo_label() == "Im anderen Programm"
    assert [entry.name for entry in tmp_path.iterdir()] == [held.name]
    assert len(rows_in(tmp_path / held.name)["card"]) == 1


def test_a_lock_file_without_a_living_holder_holds_nobody_up(path):
    lock_path(path).write_bytes(b' {"device": "weg", "since": "2026-03-06T08:00:00+00:00"}')

    with WorkshopFile.open(path) as workshop:
        assert not workshop.is_read_only


def test_the_first_holder_is_not_disturbed_by_who_asks(path):
    first = FileLock.acquire(path)

    assert FileLock.acquire(path) is None
    assert FileLock.acquire(path) is None
    assert lock.holder_of(path).device == lock.this_device()
    first.release()
    second = FileLock.acquire(path)
    assert second is not None
    second.release()


def test_a_lock_whose_file_was_swapped_meanwhile_is_not_taken_for_the_new_one(path, monkeypatch):
    """A holder removes the lock file between another's opening and locking it."""
    attempts = []
    really_try = lock._try_lock

    def removed_meanwhile(stream):
        if not attempts:
            lock_path(path).unlink()
        attempts.append(stream)
        return really_try(stream)

    monkeypatch.setattr(lock, "_try_lock", removed_meanwhile)

    held = FileLock.acquire(path)

    assert len(attempts) == 2
    assert lock_path(path).exists()
    held.release()


def test_who_holds_a_file_is_told_as_far_as_it_is_known():
    now = dt.datetime.now().astimezone()
    yesterday = (now - dt.timedelta(days=1)).replace(hour=9, minute=5)

    assert held_by_another(None) == "Ein anderes Programm bearbeitet diese Datei gerade."
    assert held_by_another(Holder(lock.this_device(), now)) == (
        f"Die Datei ist auf diesem Gerät seit {now:%H:%M} Uhr schon geöffnet."
    )
    assert held_by_another(Holder("Laptop-2", yesterday)) == (
        f"Auf dem Gerät „Laptop-2“ wird die Datei seit {yesterday:%d.%m.%Y}, 09:05 Uhr bearbeitet."
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b" {}",
        b' {"device": 3}',
        b" [1]",
        b"\xff\xff\xff",
        b' {"device": "a", "since": "09:12"}',
        b' {"device": "a", "since": 3}',
    ],
)
def test_a_lock_file_that_says_nothing_useful_names_nobody(path, content):
    lock_path(path).write_bytes(content)

    assert lock.holder_of(path) is None


def test_a_holder_is_named_from_the_lock_file(path):
    since = dt.datetime(2026, 3, 6, 8, tzinfo=dt.UTC)
    entry = {"device": "Laptop-2", "since": since.isoformat()}
    lock_path(path).write_bytes(b" " + json.dumps(entry).encode())

    assert lock.holder_of(path) == Holder("Laptop-2", since)


def test_a_copy_does_not_replace_a_file_that_is_open(path, tmp_path):
    other = tmp_path / "andere.workshop"
    with WorkshopFile.open(path) as workshop, WorkshopFile.create(other) as target:
        with pytest.raises(UnusablePathError, match="gerade geöffnet"):
            workshop.copy_to(other)
        with target.change("Geht noch") as session:
            a_card(session)

    assert len(rows_in(other)["card"]) == 1


def test_who_looks_into_a_file_leaves_the_lock_to_others(path):
    with WorkshopFile.look_into(path) as reading, WorkshopFile.open(path) as writing:
        assert reading.is_read_only
        assert not writing.is_read_only
