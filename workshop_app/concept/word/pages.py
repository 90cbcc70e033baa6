"""On which page a heading will stand: an estimate, for lists of contents that are filled already.

Only Word itself lays out pages. This follows its rules for lines, spaces, borders, tables and what
is kept together, with the real widths of the letters; it is off by a page now and then.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workshop_app.concept.word.boxes import Box

_WIDOW_LINES: Final = 2


@dataclass(slots=True)
class PageEstimate:
    """Where things stand.

    Attributes:
        pages: how many there are so far.
        places: the page of each bookmark.
    """

    pages: int = 1
    places: dict[str, int] = field(default_factory=dict)


def estimate_pages(boxes: Iterable[Box], text_heights: Sequence[float]) -> PageEstimate:
    """Lay out boxes on pages whose room depends on the section."""
    layout = _Layout(text_heights)
    for chain in _chains(boxes):
        layout.place(chain)
    return layout.estimate


def _chains(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Boxes that stay on one page with the one that follows."""
    chain: list[Box] = []
    for box in boxes:
        if chain and (box.page_break or box.section != chain[0].section):
            yield chain
            chain = []
        chain.append(box)
        if not box.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


class _Layout:
    def __init__(self, text_heights: Sequence[float]) -> None:
        self.estimate = PageEstimate()
        self._heights = text_heights
        self._section = 0
        self._used = 0.0
        self._after = 0.0  # of the box above
        self._forced = True  # whether the page was begun on purpose: its first box keeps its space

    @property
    def _room(self) -> float:
        return self._heights[self._section] - self._used

    def place(self, chain: list[Box]) -> None:
        first = chain[0]
        if first.section != self._section or first.page_break:
            self._section = first.section
            self._new_page()
            self._forced = True
        elif self._used and self._needed(chain) > self._room:
            self._new_page()
        for box in chain:
            self._place(box)

    def _new_page(self) -> None:
        self.estimate.pages += 1
        self._used = self._after = 0.0
        self._forced = False

    def _gap(self, box: Box) -> float:
        # Word takes the larger of the two spaces, and none where a page is full.
        return max(self._after, box.before) if self._used or self._forced else 0.0

    def _needed(self, chain: list[Box]) -> float:
        """The height of the chain, of its last box only what may not be parted from it."""
        *kept, last = chain
        total = self._gap(chain[0])
        after = 0.0
        for number, box in enumerate(kept):
            total += box.height + (max(after, box.before) if number else 0.0)
            after = box.after
        if kept:
            total += max(after, last.before)
        return total + (min(last.height, _WIDOW_LINES * last.line) or last.height)

    def _place(self, box: Box) -> None:
        gap = self._gap(box)
        if gap + box.height > self._room and self._used:
            self._place_divided(box, gap)
        else:
            self._mark(box)
            self._used += gap + box.height
        self._go_on()
        self._after = box.after

    def _place_divided(self, box: Box, gap: float) -> None:
        lines = round(box.height / box.line) if box.line else 1
        fitting = int((self._room - gap) / box.line) if box.line else 0
        fitting = min(fitting, lines - _WIDOW_LINES)
        if fitting < _WIDOW_LINES:
            self._new_page()
            self._mark(box)
            self._used = box.repeated + box.height
        else:
            self._mark(box)
            self._new_page()
            self._used = box.repeated + box.height - fitting * box.line

    def _mark(self, box: Box) -> None:
        for bookmark in box.bookmarks:
            self.estimate.places[bookmark] = self.estimate.pages

    def _go_on(self) -> None:
        """Turn to the page where a box ends that is longer than one."""
        height = self._heights[self._section]
        pages = math.ceil(self._used / height) - 1
        if pages > 0:
            self.estimate.pages += pages
            self._used -= pages * height
