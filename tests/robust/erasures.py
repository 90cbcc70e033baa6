"""Killing the real app while it erases a person, and what names her afterwards."""

import contextlib
import datetime as dt
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.workshops import make_cards
from tests.robust.processes import Event, Starter
from workshop_app.model.board import Card
from workshop_app.model.people import Participant
from workshop_app.storage import second_place, snapshot_files, snapshots
from workshop_app.storage.workshop_file import WorkshopFile

_NAME = "Xandirbach"
_CARDS = 20
_SNAPSHOTS = 2
_FIRST_GUESS = 0.6  # seconds that an erasure takes; then what the last one took
_NOON = dt.datetime(2026, 11, 13, 12, 0)


@dataclass
class ErasureOutcome:
    """What many kills came to."""

    erasures: int = 0
    kills: int = 0
    resumed: int = 0  # openings that went on with one
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """A file, and all that may name somebody who is in it."""

    path: Path
    home: Path

    @property
    def base(self) -> Path:
        """Where the app keeps snapshots, with the home that it is given."""
        app_folder = snapshot_files.app_folder()
        return self.home / app_folder.parent.name / app_folder.name

    def remains(self) -> list[str]:
        """Files with the name in their bytes."""
        sought = [_NAME.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        return [
            path.name
            for folder in (self.path.parent, self.home)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and any(form in path.read_bytes() for form in sought)
        ]


def erase_often(
    folder: Path, count: int, *, app: Starter, most_kills: int, seed: int | None = None
) -> ErasureOutcome:
    """Erase a person so many times, each in files of its own, and kill the app meanwhile.

    Args:
        folder: for the files.
        count: how often.
        app: is started each time; what its home holds of these files goes.
        most_kills: of one erasure, before it may come to its end.
        seed: of the moments; they differ all the same, as processes do.
    """
    template = _make(folder / "Muster.workshop")
    chance = random.Random(seed)
    outcome, seconds = ErasureOutcome(), _FIRST_GUESS
    for number in range(count):
        place = _fill(folder / f"Lauf {number}", app.home, template)
        outcome.erasures += 1
        heard: list[Event] = []
        for _kill in range(chance.randint(1, most_kills)):
            heard += _kill_in_its_midst(app, place, chance.uniform(0, seconds), outcome)
            if not _is_listed(place) and not _is_noted(place):
                break
        seconds = _settle(app, place, heard, outcome) or seconds
        shutil.rmtree(place.path.parent)
        shutil.rmtree(place.base)
    return outcome


def _kill_in_its_midst(
    app: Starter, place: _Place, delay: float, outcome: ErasureOutcome
) -> list[Event]:
    ears = app.start(place.path, "erase")
    heard = ears.until_said("ready")
    outcome.resumed += heard[-1]["pending"]
    if heard[-1]["new"]:
        heard += ears.until_said("erasing")
    heard += ears.until(time.monotonic() + delay)
    heard += app.kill()
    outcome.kills += 1
    _judge(place, heard, outcome)
    return heard


def _settle(
    app: Starter, place: _Place, before: list[Event], outcome: ErasureOutcome
) -> float | None:
    """Open it and let it come to an end; returns how long an erasure took, if it began here."""
    is_listed, is_noted = _is_listed(place), _is_noted(place)
    is_confirmed = any(event["event"] == "noted" for event in before)
    if is_confirmed and is_listed and not is_noted:
        _complain(outcome, "confirmed, and neither done nor pending")
    seconds = None
    if is_listed or is_noted:
        heard = app.start(place.path, "erase").until_said("done")
        outcome.resumed += is_noted
        _judge(place, heard, outcome)  # while the app is open
        app.kill()
        begun = [event["at"] for event in heard if event["event"] == "erasing"]
        seconds = heard[-1]["at"] - begun[0] if begun else None
    for problem in _wrong(place):
        _complain(outcome, problem)
    return seconds


def _judge(place: _Place, heard: list[Event], outcome: ErasureOutcome) -> None:
    for event in heard:
        if event["event"] == "failed":
            _complain(outcome, event["trace"])
        if event["event"] == "done" and place.remains():
            _complain(outcome, f"called erased, and named in {place.remains()}")


def _complain(outcome: ErasureOutcome, problem: str) -> None:
    outcome.problems.append(f"erasure {outcome.erasures}: {problem}")


def _wrong(place: _Place) -> Iterator[str]:
    """What names her at the end, and what an erasure may not have harmed."""
    if place.remains():
        yield f"named in {place.remains()}"
    copies = snapshots.all_of(place.path, base=place.base)
    if len(copies) < 2 * _SNAPSHOTS:
        yield f"{len(copies)} snapshots are left"
    yield from (f"{copy.name} is damaged" for copy in copies if not snapshots.is_sound(copy))
    with contextlib.closing(sqlite3.connect(place.path)) as raw:
        (verdict,) = raw.execute("PRAGMA integrity_check").fetchone()
        (cards,) = raw.execute("SELECT count(*) FROM card").fetchone()
        (times,) = raw.execute("SELECT count(*) FROM revision WHERE kind = 'erasure'").fetchone()
    if verdict != "ok":
        yield f"the file is damaged: {verdict}"
    if cards != _CARDS + _SNAPSHOTS:
        yield f"{cards} cards are left"
    if times != 1:
        yield f"erased {times} times"


def _is_listed(place: _Place) -> bool:
    return _finds(place, "SELECT 1 FROM participant")


def _is_noted(place: _Place) -> bool:
    return _finds(place, "SELECT 1 FROM sqlite_master WHERE name = 'pending_erasure'")


def _finds(place: _Place, query: str) -> bool:
    """In a copy: a look at the file itself would mend what a kill left."""
    with tempfile.TemporaryDirectory() as folder:
        for path in place.path.parent.glob(f"{place.path.name}*"):
            shutil.copy(path, folder)
        with contextlib.closing(sqlite3.connect(Path(folder, place.path.name))) as raw:
            return raw.execute(query).fetchone() is not None


def _make(path: Path) -> Path:
    make_cards(path, _CARDS)
    with WorkshopFile.open(path) as workshop, workshop.change(f"{_NAME} angelegt") as session:
        session.add(Participant(code="TN-01", position=0, first_name="Qönül", last_name=_NAME))
    return path


def _fill(folder: Path, home: Path, template: Path) -> _Place:
    """A file with snapshots, each also at a second place, and what a kill left of another."""
    stick = folder / "Stick"
    stick.mkdir(parents=True)
    second_place.prepare(stick)
    path = Path(shutil.copy(template, folder / "Brückstadt am Großen See.workshop"))
    place = _Place(path, home)
    with WorkshopFile.open(path) as workshop:
        for number in range(_SNAPSHOTS):
            with workshop.change("Karte angelegt") as session:
                text = f"Qönül {_NAME} fragen"
                session.add(
                    Card(code=f"N-{number}", text=text, question="F1", created_in_step="T1-03")
                )
            now = _NOON + dt.timedelta(minutes=number)
            taken = snapshots.take(path, step="T1-03", now=now, base=place.base)
            assert taken is not None
            second_place.copy_there(taken, stick, path=path)
    shutil.copy(taken.path, taken.path.with_name(".00009 halb.workshop.4711.new"))
    return place
