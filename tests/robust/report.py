"""What each part of ``bench robust`` answers."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Tried:
    """One kind of harm, done many times."""

    what: str  # in German, for the table: „Abschüsse überstanden“
    count: float
    unit: str
    problems: tuple[str, ...] = ()  # each a loss or a promise that was not kept


class Part(Protocol):
    """A part of the benchmark: the code that the suite runs too, with a larger count."""

    def __call__(self, count: int) -> list[Tried]:
        """Try so many times."""
