"""A long day: memory over eight simulated hours of work, and the size of a full file."""

import contextlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from sqlalchemy import select

from tests.benchmarks import workshops
from tests.benchmarks.report import Line
from workshop_app.model.board import Card
from workshop_app.phases.board import boards
from workshop_app.storage.workshop_file import WorkshopFile

_ROOT = Path(__file__).resolve().parents[2]
ACTIONS = 2_000
_SLOWER_PERCENT = 20  # the processor has its moods
_MORE_OBJECTS = 20  # the content is not quite the same
_CARDS = 1_000
_FULL_CARDS, _FULL_CHANGES = 10_000, 20_000
_BYTES_IN_MB = 1_000_000


def run(*, repeat: int = 0) -> list[Line]:
    """The day in a process of its own, and the file; repeated they would only be the same."""
    del repeat
    with tempfile.TemporaryDirectory() as folder:
        return [*of_the_day(Path(folder), ACTIONS), *_size(Path(folder))]


def of_the_day(folder: Path, actions: int) -> list[Line]:
    """Eight hours in a process of its own: what grows, what becomes slower, what is left open."""
    path = workshops.make_cards(folder / "Tag.workshop", _CARDS)
    command = [sys.executable, "-m", "tests.benchmarks.measured_day", str(path), str(actions)]
    done = subprocess.run(command, cwd=_ROOT, env=os.environ, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    day = json.loads(done.stdout.splitlines()[-1])
    started, warm, after = day["memory_mb"]
    first, last = day["median_ms"][0], day["median_ms"][-1]
    return [
        Line("Arbeitsspeicher nach dem Öffnen (1.000 Karten)", started, 200, "MB"),
        Line("  nach der ersten halben Stunde, alles gezeigt", warm, None, "MB"),
        Line(f"  nach acht Stunden, Beamer an, {actions} Handlungen", after, None, "MB"),
        Line("  Zuwachs seit der ersten halben Stunde", (after / warm - 1) * 100, 5, "%"),
        Line("Rechenzeit einer Handlung, Mitte der ersten Stunde", first, None, "ms"),
        Line("  der letzten Stunde", last, None, "ms"),
        Line("  Zuwachs", (last / first - 1) * 100, _SLOWER_PERCENT, "%"),
        Line("  19 von 20, letzte gegen erste Stunde", _growth(day["slow_ms"]), None, "%"),
        Line("Offene Dateien mehr als nach der halben Stunde", _more(day["files"]), 0, "Stück"),
        Line("  Threads", _more(day["threads"]), 0, "Stück"),
        Line("  Qt-Objekte", _more(day["objects"]), _MORE_OBJECTS, "Stück"),
        Line("  laufende Zeitgeber", _more(day["timers"]), 1, "Stück"),
    ]


def _more(counts: list[int]) -> int:
    """How many more there were in the end than after the first half hour."""
    return counts[-1] - counts[1]


def _growth(hours: list[float]) -> float:
    return (hours[-1] / hours[0] - 1) * 100


def _size(folder: Path) -> list[Line]:
    """Each change of a card is a revision of its own, as people make them."""
    path = workshops.make_cards(folder / "Voll.workshop", _FULL_CARDS)
    chance = random.Random(3)
    with WorkshopFile.open(path) as workshop:
        with workshop.read() as session:
            ids = list(session.scalars(select(Card.id)))
        for number in range(_FULL_CHANGES):
            card_id = chance.choice(ids)
            with workshop.change("Karte geändert") as session:
                text = f"Karte {number}: Beratung vor Ort fehlt vielen Familien im Norden"
                boards.set_text(session, card_id=card_id, text=text)
        texts = _texts(workshop)
    return [
        Line("Maßstab: dieselben Texte in bloßem SQLite", _bare_size(folder, texts), None, "MB"),
        Line("Datei mit 10.000 Karten, 20.000 Änderungen", _megabytes(path), 30, "MB"),
    ]


def _texts(workshop: WorkshopFile) -> list[str]:
    with workshop.read() as session:
        return list(session.scalars(select(Card.text)))


def _bare_size(folder: Path, texts: list[str]) -> float:
    """The cards alone, without their history."""
    path = folder / "bare.db"
    with contextlib.closing(sqlite3.connect(path)) as bare, bare:
        bare.execute("CREATE TABLE card (text TEXT)")
        bare.executemany("INSERT INTO card VALUES (?)", [(text,) for text in texts])
    return _megabytes(path)


def _megabytes(path: Path) -> float:
    return path.stat().st_size / _BYTES_IN_MB
