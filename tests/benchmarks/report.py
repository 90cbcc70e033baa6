"""What the benchmarks have in common: a line of the result, and the table that is printed."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTHS = (58, 12, 12)
_PLACES = {"ms": 1, "MB": 0, "Karten": 0, "Tasten": 0, "Stück": 0, "px": 0}


@dataclass(frozen=True)
class Line:
    """One measured number beside its goal."""

    what: str
    measured: float
    goal: float | None  # at most this much; None: a yardstick, or a number to look at
    unit: str

    @property
    def is_reached(self) -> bool:
        """Whether the number is within its goal."""
        return self.goal is None or self.measured <= self.goal


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def as_table(title: str, lines: Sequence[Line]) -> str:
    """The lines as people read them, with the verdict behind each goal."""
    rows = [f"{title:{_WIDTHS[0]}}{'gemessen':>{_WIDTHS[1]}}{'Ziel':>{_WIDTHS[2]}}  Urteil"]
    for line in lines:
        measured = _number(line.measured, line.unit)
        goal = "–" if line.goal is None else f"≤ {_number(line.goal, line.unit)}"
        verdict = "" if line.goal is None else "erreicht" if line.is_reached else "VERFEHLT"
        row = f"{line.what:{_WIDTHS[0]}}{measured:>{_WIDTHS[1]}}{goal:>{_WIDTHS[2]}}  {verdict}"
        rows.append(row.rstrip())
    return "\n".join(rows)


def _number(value: float, unit: str) -> str:
    places = _PLACES.get(unit, 2)
    return f"{value:.{places}f} {unit}".replace(".", ",")
