"""Workshops with any content, found by reading the model: no column is missed."""

import random
import uuid
from typing import Any

from pictures import A_JPEG, A_PNG, a_png
from sqlalchemy import Boolean, Column, Double, Float, Integer, Uuid
from sqlalchemy.orm import Session

from workshop_app.model.base import Base, Keyed
from workshop_app.model.column_types import Binary, Instant, OpenEnum, ScaleCounts, TextList

_CLASSES: dict[str, type[Keyed]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
# Parents first.
KINDS = [_CLASSES[t.name] for t in Base.metadata.sorted_tables if t.name in _CLASSES]
_MOST_ROWS = 5
WORDS = [
    "",
    " ",
    "\u200b",
    "Brückstadt",
    "u\u0308ber",
    "a\x00b\x0bc",
    "\ufffe\uffff\ud800",
    "👩‍👩‍👧 🏳️‍🌈",
    "\u202eمرحبا بكم",
    "=1+1",
    "{name} %s {",
    "erste Zeile\r\nzweite\tZeile\n\n",
    "„“‚‘",
    "</w:t><w:br/>&amp;",
    "x" * 10_000,
    "Ein langer Satz mit vielen Wörtern. " * 280,
    "0001-01-01",
    "9999-12-31",
    "2027-13",
    "Herbst 2027",
    "2026-11-13",
    "T1-07",
    "F2",
    "F6",
    "HF-01",
    "ja",
    "vorwort",
    "Prozent",
    "Melderegister, AZR",
]
_NUMBERS = [0, 1, 2, 5, 12, 60, -3, 2**63 - 1, -(2**63)]
_AMOUNTS = [0.0, 12.5, 12.0, 45000.0, -3.0, 1e300, -1e30, 5e-324, float("inf"), float("-inf")]
_PICTURES = [b"", b"%PDF", A_PNG, A_JPEG, A_PNG[:50], a_png(1, 40)]
_CHOICES: dict[str, list[Any]] = {
    "Binary": _PICTURES,
    "Integer": _NUMBERS,
    **dict.fromkeys(("Float", "Double"), _AMOUNTS),
}


class AnyContent:
    """Draws rows for all tables of a session."""

    def __init__(self, session: Session, seed: int) -> None:
        self._session = session
        self._random = random.Random(seed)
        self._rows: dict[str, list[Keyed]] = {}

    def fill(self) -> None:
        """Add some rows of each table; those that other rows are missing for are left out."""
        for kind in KINDS:
            for number in range(self._random.randint(0, _MOST_ROWS)):
                values = {
                    column.name: self._value(column, number)
                    for column in kind.__table__.columns
                    if not (column.primary_key or isinstance(column.type, Instant))
                }
                if all(
                    values[column.name] is not None
                    for column in kind.__table__.columns
                    if column.foreign_keys and not column.nullable
                ):
                    row = kind(**values)
                    self._session.add(row)
                    self._rows.setdefault(kind.__tablename__, []).append(row)

    def _value(self, column: Column[Any], number: int) -> object:
        if column.name == "word_template":
            return None  # what is no template is refused, and then nothing is written
        if column.nullable and self._random.random() < 0.3:
            return None
        for key in column.foreign_keys:
            found = self._rows.get(key.column.table.name)
            return self._random.choice(found).id if found else None
        match column.type:
            case OpenEnum(values=members):
                return self._random.choice([*members, self._text()])
            case TextList():
                return tuple(self._text() for _place in range(self._random.randint(0, 3)))
            case ScaleCounts():
                values = self._random.sample(["1", "2", "3", "5", "-1", "x", "٣", ""], 3)
                return {value: self._random.choice([0, 1, 5, 30, -1]) for value in values}
            case Boolean():
                return self._random.random() < 0.5
            case Binary() | Integer() | Float() | Double():
                return self._random.choice(_CHOICES[type(column.type).__name__])
            case Uuid():
                return None if column.nullable else uuid.UUID(int=self._random.getrandbits(128))
        text = self._text()
        return f"{text}{number}" if column.unique else text

    def _text(self) -> str:
        if self._random.random() < 0.7:
            return self._random.choice(WORDS)
        return "".join(chr(self._random.randint(0, 0x10FFFF)) for _place in range(5))
