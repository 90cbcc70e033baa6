"""An app that is killed while it takes snapshots: those that have their name are whole."""

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from builders import a_card
from effort import examples

from workshop_app.storage import snapshots
from workshop_app.storage.workshop_file import WorkshopFile

# Takes snapshots until it is killed; a line for each that counts as taken.
PROGRAM = """
import datetime as dt, sys
from pathlib import Path
from workshop_app.model.board import Card
from workshop_app.storage import snapshots
from workshop_app.storage.workshop_file import WorkshopFile

path, base = Path(sys.argv[1]), Path(sys.argv[2])
with WorkshopFile.open(path) as workshop:
    for number in range(1000):
        with workshop.change("Karte") as session:
            session.add(Card(code=f"K-{number}", text="x" * 50_000, created_in_step="T1-07"))
        taken = snapshots.take(path, step="T1-07", now=dt.datetime.now(), base=base)
        print(taken.number, flush=True)
"""


def take_until_killed(path, base, seconds):
    """How many were taken for certain."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), str(base)], stdout=subprocess.PIPE, text=True
    )
    first = process.stdout.readline()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    lines = [first, *process.stdout.readlines()]
    process.stdout.close()
    process.wait()
    return int([line for line in lines if line.endswith("\n")][-1])


@pytest.mark.parametrize("number", range(examples(1)))
def test_each_snapshot_that_has_its_name_is_whole(tmp_path, number):
    path, base = tmp_path / "Auental.workshop", tmp_path / "Kopien"
    with WorkshopFile.create(path) as workshop, workshop.change("Karte") as session:
        a_card(session, code="A-1")
    moment = random.Random(number).uniform(0.0, 0.4)

    taken = take_until_killed(path, base, moment)

    found = snapshots.list_of(path, base=base)
    assert found[0].number >= taken
    assert [one.number for one in found if not snapshots.is_sound(one.path)] == []
    with WorkshopFile.open(path) as workshop, workshop.change("Karte") as session:
        a_card(session, code="A-2")
    folder = Path(found[0].path.parent)
    assert snapshots.take(path, step="T1-07", now=found[0].at, base=base) is not None
    assert list(folder.glob(".*.new*")) == []
