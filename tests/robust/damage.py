"""Damaged files: bytes as a broken disk or a bad stick leaves them, and what comes of it.

Each :class:`Verdict` is about one damaged file that was opened as the app opens it. A row that is
missing or changed counts as lost unless a sentence says that the file is damaged.
"""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

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

    @property
    def is_silent_loss(self) -> bool:
        return bool(self.lost) and not self.said


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
        }
