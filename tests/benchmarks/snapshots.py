"""How long a snapshot takes, and how long the one who types waits for it."""

import datetime as dt
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import workshops
from tests.benchmarks.report import Line, median
from workshop_app.model.board import Card
from workshop_app.storage import second_place, snapshots
from workshop_app.storage.workshop_file import WorkshopFile

_CARDS = 10_000
_REPEAT = 9
_GOAL = 200.0
_PATIENCE = 60


def run(*, repeat: int = 0) -> list[Line]:
    """Take, copy and restore snapshots of a large workshop."""
    times = repeat or _REPEAT
    with tempfile.TemporaryDirectory() as folder:
        path = workshops.make_cards(
            Path(folder, "10000.workshop"), _CARDS, questions=workshops.QUESTIONS
        )
        stick = Path(folder, "Stick")
        stick.mkdir()
        second_place.prepare(stick)
        with WorkshopFile.open(path) as workshop:
            measured = [_measure(workshop, stick, number) for number in range(times)]
        size = path.stat().st_size / 1024**2
    goals = {"Sicherungskopie, mit Prüfung": _GOAL, "Karte sichern währenddessen": 50.0}
    lines = [
        Line(what, median([one[what] for one in measured]), goals.get(what, 500.0), "ms")
        for what in measured[0]
    ]
    return [*lines, Line("Größe der Datei mit 10.000 Karten", size, None, "MB")]


def _measure(workshop: WorkshopFile, stick: Path, number: int) -> dict[str, float]:
    path = workshop.path
    _add_card(workshop, f"A-{number}")
    now = dt.datetime(2026, 11, 13, 9, number)
    taking = _timed(lambda: _take(path, now))
    unchanged = _timed(lambda: _take(path, now))
    newest = snapshots.list_of(path, base=path.parent)[0]
    copying = _timed(lambda: second_place.copy_there(newest, stick, path=path))
    target = path.with_name(f"Kopie {number}.workshop")
    restoring = _timed(lambda: snapshots.restore(newest.path, target))
    _add_card(workshop, f"B-{number}")
    other = threading.Thread(target=lambda: _take(path, now))
    other.start()
    typing = _timed(lambda: _add_card(workshop, f"C-{number}"))
    other.join(_PATIENCE)
    return {
        "Sicherungskopie, mit Prüfung": taking,
        "Karte sichern währenddessen": typing,
        "Sicherungskopie, wenn nichts neu ist": unchanged,
        "Zweitkopie auf dieselbe Platte": copying,
        "Als Kopie zurückholen": restoring,
    }


def _take(path: Path, now: dt.datetime) -> object:
    return snapshots.take(path, step="T1-07", now=now, base=path.parent)


def _add_card(workshop: WorkshopFile, code: str) -> None:
    with workshop.change("Karte") as session:
        session.add(Card(code=code, text="Beratung", question="F1", created_in_step="T1-03"))


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000
