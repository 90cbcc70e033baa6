"""Breaking German texts into lines of a chart."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import pyphen  # type: ignore[import-untyped]  # it has no types

from workshop_app.concept.charts.paper import text_width
from workshop_app.text_safety import clean_text

_BLANKS: Final = re.compile(r"[ \t\n\r]+")
_ELLIPSIS: Final = "\u00a0…"
_LONGEST: Final = 400  # letters that are looked at: no label shows more


def wrapped(text: str, width: float, *, most: int, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width`` millimetres; what goes beyond ``most`` is cut."""
    lines = [""]
    for word in _BLANKS.split(clean_text(text)[:_LONGEST].strip()):
        for piece, glue in _pieces(word, width, bold):
            line = lines[-1]
            longer = f"{line}{glue if line else ''}{piece}"
            if line and text_width(longer, bold=bold) > width:
                if not glue and not line.endswith(("-", "/")):
                    lines[-1] += "-"
                lines.append(piece)
            else:
                lines[-1] = longer
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(lines[most - 1], width, bold)]


def _pieces(word: str, width: float, bold: bool) -> Iterator[tuple[str, str]]:
    """The parts that a line break may divide, each with what stands before it on a line."""
    if text_width(word, bold=bold) <= width:
        yield word, " "
        return
    glue = " "
    for syllable in _syllables(word):
        for part in _narrow(syllable, width, bold):
            yield part, glue
            glue = ""


def _syllables(word: str) -> list[str]:
    return [part for part in _dictionary().inserted(word, "\u00ad").split("\u00ad") if part]


def _narrow(part: str, width: float, bold: bool) -> Iterator[str]:
    """A stretch that no dictionary divides, letter by letter if need be."""
    if text_width(f"{part}-", bold=bold) <= width:
        yield part
        return
    yield from part


def _cut(line: str, width: float, bold: bool) -> str:
    while line and text_width(line + _ELLIPSIS, bold=bold) > width:
        line = line[:-1].rstrip(" -,;:–")
    return line + _ELLIPSIS


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="de_DE")
