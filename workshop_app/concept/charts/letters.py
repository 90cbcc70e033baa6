"""The outlines of letters, in sizes of the font, and how far they move on.

All texts of a chart become one shape for each colour: matplotlib's own texts are laid out and
painted letter by letter, which took three quarters of the time of a chart.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from matplotlib import get_data_path
from matplotlib.font_manager import get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray

from workshop_app.resource_files import resource_path

_UNITS: Final = 100.0  # the size at which outlines are asked for
_NO_GLYPH: Final = "□"
Points = NDArray[np.float64]
Codes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Letter:
    """An outline around the origin, and the way to the next letter."""

    points: Points
    codes: Codes
    advance: float


@lru_cache(maxsize=4096)
def letters_of(text: str, *, bold: bool) -> tuple[Letter, ...]:
    """The letters of a text; what the app's font lacks is of the font that matplotlib brings."""
    return tuple(_letter(character, bold) for character in text)


def width_of(text: str, *, bold: bool) -> float:
    """How wide a line of text is, in sizes of the font."""
    return sum(letter.advance for letter in letters_of(text, bold=bold))


@cache
def _letter(character: str, bold: bool) -> Letter:
    for path in _font_files(bold):
        font = get_font(path)
        if ord(character) in _known(path):
            return _outline(font, ord(character))
    return _outline(get_font(_font_files(bold)[-1]), ord(_NO_GLYPH))


def _outline(font: FT2Font, code: int) -> Letter:
    font.set_size(_UNITS, 72)
    glyph = font.load_char(code, flags=LoadFlags.NO_HINTING)
    points, codes = font.get_path()
    return Letter(
        np.asarray(points, dtype=np.float64) / _UNITS,
        np.asarray(codes, dtype=np.uint8),
        glyph.linearHoriAdvance / 65536 / _UNITS,
    )


@cache
def _font_files(bold: bool) -> tuple[str, ...]:
    own = resource_path("fonts", "Roboto-Medium.ttf" if bold else "Roboto-Regular.ttf")
    other = Path(get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")
    return str(own), str(other)


@cache
def _known(path: str) -> frozenset[int]:
    return frozenset(get_font(path).get_charmap())
