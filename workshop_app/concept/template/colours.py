"""The colour of a template for the styles that it gets from us."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.word.ooxml import W

# Our colours of text and lines, and of grounds with the share of the colour in their white.
_TEXT: Final = ("005A66", "00434C")
_GROUNDS: Final = {"E3F0F1": 0.1, "9CC4C8": 0.4, "C3D3D5": 0.25}
_COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")
_LEAST_CONTRAST: Final = 4.5  # WCAG 2.1, 1.4.3


def colours(headings: Iterable[_Element]) -> dict[str, str]:
    """What takes the place of each of our colours; nothing if the template's is too pale.

    Args:
        headings: the style of the largest heading and those that it is based on.
    """
    found = (c.get(f"{W}val", "") for style in headings for c in style.iterfind(f"{W}rPr/{W}color"))
    colour = next((value.upper() for value in found if _COLOUR.fullmatch(value)), None)
    if colour is None:
        return {}
    grounds = {ours: _tint(colour, share) for ours, share in _GROUNDS.items()}
    if contrast(colour, grounds["E3F0F1"]) < _LEAST_CONTRAST:
        return {}
    return {**dict.fromkeys(_TEXT, colour), **grounds}


def recolour(style: _Element, replaced: Mapping[str, str]) -> None:
    """Give a style of ours the template's colours."""
    for element in style.iter():
        for name in (f"{W}val", f"{W}color", f"{W}fill"):
            value = element.get(name, "").upper()
            if value in replaced:
                element.set(name, replaced[value])


def contrast(first: str, second: str) -> float:
    """The ratio of two colours, 1 to 21."""
    low, high = sorted((_brightness(first), _brightness(second)))
    return (high + 0.05) / (low + 0.05)


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (0, 2, 4)]


def _tint(colour: str, share: float) -> str:
    return "".join(f"{round(255 - (255 - part) * share):02X}" for part in _parts(colour))


def _brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [part / 255 for part in _parts(colour)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
