"""Counts on a scale: how many marked each value."""

from collections.abc import Iterator, Mapping


def total(counts: Mapping[str, int]) -> int:
    """How many marked the scale."""
    return sum(count for _value, count in _marks(counts))


def mean(counts: Mapping[str, int]) -> float | None:
    """The mean of the values that were marked; None if nobody marked one."""
    number = total(counts)
    return sum(value * count for value, count in _marks(counts)) / number if number else None


def _marks(counts: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    # An imported file may hold a value that is no number of the scale.
    return ((int(value), count) for value, count in counts.items() if value.isdecimal())
