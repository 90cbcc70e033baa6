"""What several charts draw alike: axes, legends, the colours of a scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workshop_app.concept.charts.numbers import share, short_number
from workshop_app.concept.charts.paper import (
    DARK,
    GREY,
    INK,
    LIGHT,
    LINE_MM,
    MIDDLE,
    RULE,
    WHITE,
    Paper,
    text_width,
)
from workshop_app.concept.charts.wrapping import wrapped

_LEGEND_GAP: Final = 5.0
_LEGEND_NAME: Final = 70.0  # the longest one
_LEGEND_BOX: Final = 4.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filling that differs from its neighbours in grey print too.

    Attributes:
        text: the colour of a number that stands on it.
    """

    fill: str
    text: str
    edge: str | None = None
    hatch: str | None = None


FIRST: Final = Fill(DARK, WHITE)
SECOND: Final = Fill(LIGHT, INK, edge=DARK, hatch="////")
# From „does not apply at all“ to „applies fully“: the lower half is hatched.
_SCALE: Final = (
    Fill("#a8481f", WHITE, edge="#e2bda9", hatch="////"),
    Fill("#f0c8ac", INK, edge="#a8481f", hatch="////"),
    Fill("#e9edee", INK),
    Fill(MIDDLE, INK),
    Fill(DARK, WHITE),
)


def scale_fill(place: int, count: int) -> Fill:
    """The filling of the value at a place of a scale of so many values."""
    if count <= 1:
        return _SCALE[-1]
    return _SCALE[round(place * (len(_SCALE) - 1) / (count - 1))]


def fill_box(paper: Paper, x: float, y: float, width: float, height: float, fill: Fill) -> None:
    """A rectangle with a filling."""
    paper.box(x, y, width, height, fill=fill.fill, edge=fill.edge, hatch=fill.hatch)


def legend(
    paper: Paper, x: float, y: float, entries: Sequence[tuple[Fill, str]], width: float
) -> float:
    """Boxes with their names in a row, in further rows as needed; the height that it takes."""
    left, line = x, y
    for fill, title in entries:
        (name,) = wrapped(title, _LEGEND_NAME, most=1)
        needed = _LEGEND_BOX + 1.5 + text_width(name)
        if left > x and left + needed > x + width:
            left, line = x, line + LINE_MM + 1.2
        fill_box(paper, left, line - _LEGEND_BOX / 2, _LEGEND_BOX, _LEGEND_BOX, fill)
        paper.text(left + _LEGEND_BOX + 1.5, line, name)
        left += needed + _LEGEND_GAP
    return line - y + LINE_MM + 1.2


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of an axis on the paper, and the values at its ends."""

    start: float
    end: float
    low: float
    high: float

    def place(self, value: float) -> float:
        """Where a value stands."""
        return self.start + share(value, self.low, self.high) * (self.end - self.start)


def value_axis(
    paper: Paper, span: Span, values: Sequence[float], top: float, bottom: float, title: str
) -> None:
    """Light lines at the values from top to bottom, their numbers below, and what they count."""
    last = float("-inf")
    for value in values:
        x, label = span.place(value), short_number(value)
        paper.line(
            [(x, top), (x, bottom)],
            colour=GREY if value == 0 else RULE,
            width=0.8 if value == 0 else 0.5,
        )
        half = text_width(label) / 2
        if x - half > last:
            paper.text(x, bottom + 2.9, label, align="center", colour=GREY)
            last = x + half + 2
    paper.text(
        (span.start + span.end) / 2, bottom + 2.9 + LINE_MM, title, align="center", colour=GREY
    )
