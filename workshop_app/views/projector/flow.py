"""Text in lines and blocks in pages: nothing is cut, what does not fit goes to the next page."""

import functools
import math
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QSize, QSizeF
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.parts.hyphens import with_soft_hyphens
from workshop_app.views.projector.page import REGULAR, Line, Shape, Type, moved

_LEAST_SHARE = 25  # text is at least this part of the height: read from ten metres away
_LINE_SEPARATOR = "\u2028"
_SOFT_HYPHEN = "\u00ad"
_DROP = 0.98  # of a line's baseline, by the size
_KEPT_TEXTS = 20_000  # three sizes of the cards of a large board
_TURNS = 7  # until pages are about evenly full
_LEADING = 1.25  # height of a line of text by its size


class Sheet:
    """The measures of a page; ``unit`` is a hundredth of its height."""

    def __init__(self, size: QSize | QSizeF) -> None:
        self.width = max(float(size.width()), 160.0)
        self.height = max(float(size.height()), 90.0)
        self.unit = self.height / 100
        self.margin = self.width * 0.0375
        self.least = math.ceil(self.height / _LEAST_SHARE)

    @property
    def inner_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def type(self, units: float, weight: str = REGULAR) -> Type:
        """A type of so many hundredths of the height, never below the least."""
        return Type(max(round(units * self.unit), self.least), weight)


@dataclass(frozen=True, slots=True)
class Block:
    """What stays together on a page; shapes are placed from its top left corner."""

    height: float
    shapes: tuple[Shape, ...]
    space: float = 0.0  # above it, except at the top of a page
    keeps_next: bool = False  # a heading does not stand alone at the foot
    keys: frozenset[uuid.UUID] = frozenset()
    repeats: "Block | None" = None  # a heading that stands above it again on a new page


@dataclass(frozen=True, slots=True)
class Filled:
    """A page's worth of blocks, placed below each other."""

    shapes: tuple[Shape, ...]
    keys: frozenset[uuid.UUID]
    height: float


@functools.lru_cache(maxsize=_KEPT_TEXTS)
def wrap(text: str, kind: Type, width: float) -> tuple[str, ...]:
    """The text in lines of this width; long words are broken with a hyphen."""
    shown = with_soft_hyphens(text.strip().replace("\n", _LINE_SEPARATOR))
    layout = QTextLayout(shown, kind.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, 0))
        part = shown[line.textStart() : line.textStart() + line.textLength()]
        is_broken = part.endswith(_SOFT_HYPHEN)
        plain = part.replace(_SOFT_HYPHEN, "").replace(_LINE_SEPARATOR, "").rstrip()
        lines.append(plain + "-" if is_broken else plain)
    layout.endLayout()
    return tuple(lines)


def width_of(text: str, kind: Type) -> float:
    """How wide one line is."""
    return QFontMetricsF(kind.font).horizontalAdvance(text)


def line_height(kind: Type) -> float:
    """The height of a line with the space to the next."""
    return kind.pixels * _LEADING


def text_block(
    text: str,
    kind: Type,
    width: float,
    *,
    x: float = 0.0,
    colour: str = PICTURE_PALETTE.text,
    space: float = 0.0,
) -> Block:
    """A text as one block."""
    lines = wrap(text, kind, width)
    step = line_height(kind)
    drop = kind.pixels * _DROP
    shapes = tuple(
        Line(line, x, number * step + drop, kind, colour) for number, line in enumerate(lines)
    )
    return Block(len(lines) * step, shapes, space)


def beside(first: Block, second: Block) -> Block:
    """Two blocks over each other, as high as the higher: their shapes have their own x."""
    return Block(
        max(first.height, second.height),
        first.shapes + second.shapes,
        max(first.space, second.space),
        keys=first.keys | second.keys,
    )


def below(first: Block, second: Block) -> Block:
    """One block of two, the second under the first."""
    y = first.height + second.space
    shapes = tuple(moved(shape, 0, y) for shape in second.shapes)
    return replace(
        first,
        height=y + second.height,
        shapes=first.shapes + shapes,
        keys=first.keys | second.keys,
    )


def split(block: Block, most: float) -> list[Block]:
    """The block itself, or its lines one by one where it is higher than a page can spare."""
    if block.height <= most:
        return [block]
    lines = sorted(
        (shape for shape in block.shapes if isinstance(shape, Line)), key=lambda line: line.y
    )
    parts: list[Block] = []
    last = None  # the baseline of the last part
    for line in lines:
        step, drop = line_height(line.type), line.type.pixels * _DROP
        part = Block(step, (replace(line, y=drop),), keys=block.keys)
        if line.y == last:
            parts[-1] = beside(parts[-1], part)
        else:
            parts.append(part)
        last = line.y
    if parts:
        parts[0] = replace(parts[0], space=block.space)
    return parts


def fill_pages(blocks: Iterable[Block], room: float) -> list[Filled]:
    """Blocks below each other, on as few pages as they need, evenly full."""
    waiting = [part for block in blocks for part in split(block, room)]
    pages = _filled(waiting, room)
    least, most = 0.0, room
    for _turn in range(_TURNS if len(pages) > 1 else 0):
        middle = (least + most) / 2
        tried = _filled(waiting, middle)
        if len(tried) > len(pages) or any(_height(page) > room for page in tried):
            least = middle
        else:
            pages, most = tried, middle
    return [_placed(page) for page in pages]


def _filled(waiting: Sequence[Block], room: float) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    for number, block in enumerate(waiting):
        following = _height([*pages[-1], block])
        if block.keeps_next and number + 1 < len(waiting):
            following += waiting[number + 1].space + waiting[number + 1].height
        if pages[-1] and following > room:
            pages.append([block.repeats] if block.repeats else [])
        pages[-1].append(block)
    return [page for page in pages if page]


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height + (block.space if place else 0) for place, block in enumerate(blocks))


def fitting(
    sizes: Sequence[Type], room: float, make: Callable[[Type], Iterable[Block]]
) -> list[Filled]:
    """The pages in the largest size that needs one page only, else in the last size."""
    *larger, last = sizes
    for kind in larger:
        pages = fill_pages(make(kind), room)
        if len(pages) <= 1:
            return pages
    return fill_pages(make(last), room)


def _placed(blocks: Sequence[Block]) -> Filled:
    shapes: list[Shape] = []
    keys: frozenset[uuid.UUID] = frozenset()
    y = 0.0
    for number, block in enumerate(blocks):
        y += block.space if number else 0.0
        shapes.extend(moved(shape, 0, y) for shape in block.shapes)
        keys |= block.keys
        y += block.height
    return Filled(tuple(shapes), keys, y)
