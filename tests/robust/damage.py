"""Damaged files: bytes as a broken disk or a bad stick leaves them, and what comes of it.

Each :class:`Verdict` is about one damaged file that was opened as the app opens it. A row that is
missing or changed counts as lost unless a sentence says that the file is damaged.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.samples import a_sample
from workshop_app.concept.check import check
from workshop_app.exchange.writer import write_json
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile

Rows = dict[str, frozenset[tuple[object, ...]]]
PAGE = 4096


@dataclass(frozen=True)
class Damage:
    """A way in which a file breaks."""

    name: str
    do: Callable[[bytearray, random.Random], None]


@dataclass(frozen=True)
class Verdict:
    """What came of opening a damaged file."""

    said: str  # the German sentence; empty: it opened without a word
    lost: tuple[str, ...]  # rows that are missing or changed, as table names
    is_open: bool = False


@dataclass
class Outcome:
    """What came of many damaged files."""

    tried: int = 0
    refused: int = 0
    warned: int = 0
    harmless: int = 0  # opened without a word, and nothing is missing
    problems: list[str] = field(default_factory=list)

    def add(self, what: str, verdict: Verdict) -> None:
        self.tried += 1
        if not verdict.is_open:
            self.refused += 1
        elif verdict.said:
            self.warned += 1
        elif verdict.lost:
            self.problems.append(f"{what}: ohne ein Wort anders: {', '.join(verdict.lost)}")
        else:
            self.harmless += 1
        if verdict.said and not any(word in verdict.said for word in ("Bitte", "bitte")):
            self.problems.append(f"{what}: sagt nicht, was zu tun ist: {verdict.said}")


def flip_a_bit(content: bytearray, dice: random.Random) -> None:
    """In a byte that holds something, wherever it is."""
    place = dice.randrange(len(content))
    while not content[place]:
        place = dice.randrange(len(content))
    content[place] ^= 1 << dice.randrange(8)


def truncate(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content)) :]


def break_the_header(content: bytearray, dice: random.Random) -> None:
    content[dice.randrange(100)] ^= 1 << dice.randrange(8)


def fill_a_page_with_noise(content: bytearray, dice: random.Random) -> None:
    start = PAGE * dice.randrange(len(content) // PAGE)
    content[start : start + PAGE] = dice.randbytes(PAGE)


def empty_a_page(content: bytearray, dice: random.Random) -> None:
    start = PAGE * dice.randrange(len(content) // PAGE)
    content[start : start + PAGE] = bytes(PAGE)


FLIP = Damage("ein Bit gekippt", flip_a_bit)
DAMAGES = (
    FLIP,
    Damage("abgeschnitten", truncate),
    Damage("Kopf beschädigt", break_the_header),
    Damage("eine Seite Rauschen", fill_a_page_with_noise),
    Damage("eine Seite leer", empty_a_page),
)


def rows_of(path: Path) -> Rows:
    """All rows of all tables, as SQLite itself reads them."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name.decode(): frozenset(connection.execute(f'SELECT * FROM "{name.decode()}"'))
            for (name,) in names
            if name != b"seal"
        }


@cache
def sound_content() -> bytes:
    """The sample, as the app closes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = a_sample(Path(folder, "heil.workshop"))
        WorkshopFile.open(path).close()
        return path.read_bytes()


def examine(path: Path, before: Rows) -> Verdict:
    """Open a file and use all of it; anything but a sentence comes out as an exception."""
    try:
        with WorkshopFile.open(path) as workshop:
            said = workshop.damage_warning() or ""
            check(workshop)
            write_json(workshop, path.with_suffix(".json"))
            workshop.history()
            workshop.undo_label()
    except WorkshopError as error:
        return Verdict(str(error), ())
    now = rows_of(path)
    lost = tuple(name for name, rows in before.items() if now.get(name) != rows)
    return Verdict(said, lost, is_open=True)


def damage_often(folder: Path, damages: Sequence[Damage], count: int, seed: int) -> Outcome:
    """Damage a sound file in each way, so many times, and open what is left."""
    content = sound_content()
    path = folder / "beschädigt.workshop"
    path.write_bytes(content)
    before = rows_of(path)
    dice = random.Random(seed)
    outcome = Outcome()
    for damage in damages:
        for number in range(count):
            broken = bytearray(content)
            damage.do(broken, dice)
            path.write_bytes(broken)
            for suffix in ("-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            what = f"{damage.name}, Versuch {number + 1}, Saat {seed}"
            try:
                outcome.add(what, examine(path, before))
            except Exception as error:
                outcome.problems.append(f"{what}: {type(error).__name__} {error}")
    return outcome
