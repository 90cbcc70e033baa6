"""A sheet to draw on in millimetres, from the top left.

Only this module and ``letters``, which it imports, know matplotlib. A sheet is its ``Figure``
without axes: an axes object draws ticks and labels of its own, which takes twice as long and knows
nothing of long German words. Later things lie on earlier ones.
"""

import os
from collections.abc import Sequence
from typing import Final, Literal

import platformdirs

# Before the import: else the list of fonts goes into a folder of matplotlib's in the home folder.
os.environ.setdefault(
    "MPLCONFIGDIR",
    str(platformdirs.user_cache_path("Konzeptwerkstatt", appauthor=False) / "charts"),
)

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D

from workshop_app.concept.charts.letters import Codes, Points, letters_of, width_of
from workshop_app.concept.charts.png import as_png
from workshop_app.text_safety import clean_text

DPI: Final = 300
SIZE: Final = 9.5  # points: still 9 when a template makes its text a little narrower
LINE_MM: Final = 4.1  # from one line of text to the next
_MM_PER_INCH: Final = 25.4
_MM_PER_POINT: Final = _MM_PER_INCH / 72
_HATCH_POINTS: Final = 0.5
_CAPITAL: Final = 0.711  # the height of its capitals, in sizes of the font

INK: Final = "#222b33"
GREY: Final = "#556677"
RULE: Final = "#ccdddd"
DARK: Final = "#005566"
MIDDLE: Final = "#5599aa"
LIGHT: Final = "#ddeeee"
WHITE: Final = "#ffffff"

Align = Literal["left", "center", "right"]


class Paper:
    """A sheet of so many millimetres."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._figure = Figure(
            figsize=(width / _MM_PER_INCH, height / _MM_PER_INCH), dpi=DPI, facecolor=WHITE
        )
        self._canvas = FigureCanvasAgg(self._figure)
        scale = DPI / _MM_PER_INCH
        self._to_points = Affine2D().scale(scale, -scale).translate(0, self._figure.bbox.height)
        self._texts: dict[str, list[tuple[Points, Codes]]] = {}
        self._layer = 0

    def _add(self, artist: Artist) -> None:
        self._layer += 1
        artist.set_zorder(self._layer)
        artist.set_transform(self._to_points)
        self._figure.add_artist(artist)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: Align = "left",
        bold: bool = False,
        colour: str = INK,
        over: str | None = None,
    ) -> None:
        """A line of text on top of all else.

        Args:
            y: the middle of its capitals.
            over: the colour of a ground below it, where lines or hatches would run through it.
        """
        shown = clean_text(text)
        size = SIZE * _MM_PER_POINT
        width = text_width(shown, bold=bold)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        if over is not None:
            self.box(left - 0.6, y - 0.53 * size, width + 1.2, 1.06 * size, fill=over)
        for letter in letters_of(shown, bold=bold):
            if letter.points.size:
                points = letter.points * (size, -size) + (left, y + _CAPITAL / 2 * size)
                self._texts.setdefault(colour, []).append((points, letter.codes))
            left += letter.advance * size

    def lines(
        self,
        x: float,
        middle: float,
        lines: Sequence[str],
        *,
        align: Align = "left",
        bold: bool = False,
        colour: str = INK,
    ) -> None:
        """Several lines of text around a height."""
        top = middle - (len(lines) - 1) * LINE_MM / 2
        for number, line in enumerate(lines):
            self.text(x, top + number * LINE_MM, line, align=align, bold=bold, colour=colour)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = DARK,
        edge: str | None = None,
        hatch: str | None = None,
    ) -> None:
        """A filled rectangle; hatches have the colour of the edge."""
        self._add(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=fill,
                edgecolor=edge or fill,
                linewidth=0.6 if edge else 0.0,
                hatch=hatch,
                hatch_linewidth=_HATCH_POINTS,
            )
        )

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str = RULE,
        width: float = 0.6,
    ) -> None:
        """A line through points; its width in points of print."""
        self._add(
            Line2D(
                [x for x, _y in points],
                [y for _x, y in points],
                color=colour,
                linewidth=width,
                solid_capstyle="butt",
            )
        )

    def sign(
        self,
        x: float,
        y: float,
        shape: str,
        *,
        fill: str = DARK,
        edge: str = WHITE,
        size: float = 6.5,
    ) -> None:
        """A marker of matplotlib's, „o“, „s“, „D“, „^“ …; its size in points."""
        self._add(
            Line2D(
                [x],
                [y],
                linestyle="none",
                marker=shape,
                markersize=size,
                markerfacecolor=fill,
                markeredgecolor=edge,
                markeredgewidth=0.7,
            )
        )

    def area(self, corners: Sequence[tuple[float, float]], *, fill: str) -> None:
        """A filled polygon."""
        self._add(Polygon(corners, facecolor=fill, linewidth=0.0))

    def png(self) -> bytes:
        """The sheet as PNG, without a word of when and by what it was made."""
        for colour, texts in self._texts.items():
            path = MplPath(
                np.concatenate([points for points, _codes in texts]),
                np.concatenate([codes for _points, codes in texts]),
            )
            self._add(PathPatch(path, facecolor=colour, linewidth=0.0))
        self._texts.clear()
        self._canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib gives it no types
        points = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # as above
        return as_png(np.asarray(points), DPI)


def text_width(text: str, *, bold: bool = False) -> float:
    """How many millimetres a line of text takes."""
    return width_of(clean_text(text), bold=bold) * SIZE * _MM_PER_POINT
