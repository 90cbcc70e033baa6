"""How much room a text takes in Word: widths of Arial's letters, and what the styles say.

Liberation Sans, which LibreOffice takes for Arial, has the same widths.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.ooxml_properties import number_of

# Advance widths in thousandths of the size, measured; letters with accents are as wide as without.
_REGULAR: Final = {
    191: "'",
    222: "ijl‘’‚",
    260: "|¦",
    278: " !,./:;I[\\]ft\u00a0",
    333: "()-`r‐“”„",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–€§«»",
    584: "+<=>~×−",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…→",
    1015: "@",
}
_BOLD: Final = {
    238: "'",
    278: " ,./I\\ijl\u00a0‘’‚",
    333: "!()-:;[]`ft‐",
    389: "*r{}",
    474: '"',
    500: "z“”„",
    556: "#$0123456789J_aceksvxy–€§«»",
    584: "+<=>^~×−",
    611: "?FLTZbdghnopquß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…→",
}
_OTHER: Final = 0.6  # Greek, Cyrillic and Arabic on average
_WIDE: Final = 1.0  # East Asian letters and emoji
_PIECES: Final = re.compile("\n|[ \t]+|[^ \t\n-]*-|[^ \t\n-]+")
_LEAST_ROOM: Final = 2.0  # sizes of the font, whatever indents a template has
_LEAST_SIZE: Final = 20.0
_LINE: Final = 1.149  # ascent, descent and line gap of Arial
_SINGLE: Final = 240  # of w:line, with the rule „auto“
_TWIPS_PER_HALF_POINT: Final = 10
_TWIPS_PER_POINT: Final = 20


class _Widths(dict[str, float]):
    def __missing__(self, character: str) -> float:
        base = unicodedata.normalize("NFD", character)[0]
        if base != character:
            width = self[base]
        else:
            wide = unicodedata.east_asian_width(character) in {"W", "F"}
            width = _WIDE if wide else _OTHER
        self[character] = width
        return width


def _widths(groups: Mapping[int, str]) -> _Widths:
    return _Widths(
        {letter: width / 1000 for width, letters in groups.items() for letter in letters}
    )


_LETTERS: Final = {False: _widths(_REGULAR), True: _widths(_BOLD)}


@dataclass(frozen=True, slots=True)
class StyleMetrics:
    """What a paragraph style says about room; lengths in twentieths of a point.

    Attributes:
        left: and ``right``: indents; ``hanging``: what the first line has more.
        padding: between text and borders, top and bottom together.
    """

    size: float
    line: float
    before: float
    after: float
    left: float
    right: float
    hanging: float
    padding: float
    bold: bool
    keep_next: bool
    keep_lines: bool
    page_break: bool

    def count_lines(self, runs: Iterable[tuple[str, bool]], width: float) -> int:
        """The lines of a text of runs, each with whether it is bold, between two indents."""
        room = max((width - self.left - self.right) / self.size, _LEAST_ROOM)
        start = -self.hanging / self.size
        return _count_lines(((text, bold or self.bold) for text, bold in runs), room, start)


def longest_word(text: str, *, bold: bool) -> float:
    """The width of the longest stretch that no line break divides, in sizes of the font."""
    letters = _LETTERS[bold]
    return max((sum(map(letters.__getitem__, piece)) for piece in _PIECES.findall(text)), default=0)


def _count_lines(runs: Iterable[tuple[str, bool]], room: float, start: float) -> int:
    lines, used, word = 1, start, 0.0
    for text, bold in chain(runs, (("\n", False),)):
        letters = _LETTERS[bold]
        for piece in _PIECES.findall(text):
            blank = piece[0] in " \t\n"
            if not blank:
                word += sum(map(letters.__getitem__, piece))
            if not blank and piece[-1] != "-":
                continue
            if used + word > room and used > start:
                lines, used, start = lines + 1, 0.0, 0.0
            used += word
            word = 0.0
            while used > room:
                lines, used = lines + 1, used - room
            if piece == "\n":
                lines, used = lines + 1, 0.0
            elif blank:
                used += len(piece) * letters[" "]
    return lines - 1


def style_metrics(styles: _Element, numbering: _Element) -> dict[str, StyleMetrics]:
    """The metrics of all paragraph styles by their ids."""
    indents = {
        style.get(f"{W}val"): float(number_of(indent, "left"))
        for level in numbering.iter(f"{W}lvl")
        for style in level.iterfind(f"{W}pStyle")
        for indent in level.iterfind(f"{W}pPr/{W}ind")
    }
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    defaults = list(styles.iterfind(f"{W}docDefaults/*"))
    return {
        identifier: _metrics(_Inherited(style, by_id, defaults), indents.get(identifier, 0.0))
        for identifier, style in by_id.items()
        if style.get(f"{W}type") == "paragraph"
    }


class _Inherited:
    """The properties of a style, of those it is based on, and of the document's defaults."""

    def __init__(
        self, style: _Element, by_id: Mapping[str, _Element], defaults: list[_Element]
    ) -> None:
        self._sources = [style]
        while (based := self._sources[-1].find(f"{W}basedOn")) is not None:
            parent = by_id.get(based.get(f"{W}val", ""))
            if parent is None or parent in self._sources:
                break
            self._sources.append(parent)
        self._sources += defaults

    def value(self, path: str, attribute: str, default: str) -> str:
        """The attribute of the first element at the path that has it."""
        full = "/".join(W + step for step in path.split("/"))
        found = (e.get(W + attribute) for source in self._sources for e in source.iterfind(full))
        return next((value for value in found if value is not None), default)

    def number(self, path: str, attribute: str, default: float = 0.0) -> float:
        """The same as a number; the default where a program wrote something else."""
        try:
            return float(self.value(path, attribute, str(default)))
        except ValueError:
            return default

    def is_on(self, path: str) -> bool:
        """Whether a switch is set: an element without a value, or with a true one."""
        full = "/".join(W + step for step in path.split("/"))
        found = (e for source in self._sources for e in source.iterfind(full))
        return next((e.get(f"{W}val", "1") not in {"0", "false"} for e in found), False)


def _metrics(style: _Inherited, indent: float) -> StyleMetrics:
    size = max(style.number("rPr/sz", "val", 20) * _TWIPS_PER_HALF_POINT, _LEAST_SIZE)
    line = style.number("pPr/spacing", "line", _SINGLE)
    if style.value("pPr/spacing", "lineRule", "auto") == "auto":
        # In whole twips, as programs lay out; over a page the rest makes up a line.
        line = math.floor(line / _SINGLE * math.floor(size * _LINE))
    padding = sum(style.number(f"pPr/pBdr/{side}", "space") for side in ("top", "bottom"))
    return StyleMetrics(
        size=size,
        line=line,
        before=style.number("pPr/spacing", "before"),
        after=style.number("pPr/spacing", "after"),
        left=style.number("pPr/ind", "left", indent),
        right=style.number("pPr/ind", "right"),
        hanging=style.number("pPr/ind", "hanging"),
        padding=padding * _TWIPS_PER_POINT,
        bold=style.is_on("rPr/b"),
        keep_next=style.is_on("pPr/keepNext"),
        keep_lines=style.is_on("pPr/keepLines"),
        page_break=style.is_on("pPr/pageBreakBefore"),
    )
