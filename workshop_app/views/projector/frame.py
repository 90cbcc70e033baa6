"""What stands around the content of a page: kicker, title, question, footer, page number."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.phases.projector.pictures import Frame
from workshop_app.translation import _
from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.projector.flow import (
    Block,
    Filled,
    Sheet,
    below,
    line_height,
    text_block,
    width_of,
    wrap,
)
from workshop_app.views.projector.page import MEDIUM, Line, Page, Shape, moved

CLOCK_UNITS = 7.5
FOOT_UNITS = 96.0  # baseline of the footer, in hundredths of the height
_TOP = 4.2  # in hundredths of the height, as all that follow
_TITLE = 5.8
_QUESTION = 4.5
_BOTTOM = 90.5  # where the content ends
_CLOCK_ROOM = 22.0
_MOST_HEAD = 45.0
_MOST_QUESTION_LINES = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The upper part of a page, and the room for the content below it."""

    shapes: tuple[Shape, ...]
    top: float
    room: float


def head_of(sheet: Sheet, frame: Frame) -> Head:
    """Kicker, title and question; a question of many lines has a page of its own instead."""
    unit = sheet.unit
    kicker = text_block(
        frame.kicker,
        sheet.type(0),
        sheet.inner_width - _CLOCK_ROOM * unit,
        colour=PICTURE_PALETTE.text_muted,
    )
    title = text_block(frame.title, sheet.type(_TITLE, MEDIUM), sheet.inner_width, space=1.8 * unit)
    block = below(kicker, title)
    if frame.question and question_fits(sheet, frame):
        question = text_block(
            frame.question,
            sheet.type(_QUESTION),
            sheet.inner_width,
            colour=PICTURE_PALETTE.text_muted,
            space=0.8 * unit,
        )
        block = below(block, question)
    top = _TOP * unit + block.height + 2.6 * unit
    shapes = tuple(moved(shape, sheet.margin, _TOP * unit) for shape in block.shapes)
    return Head(shapes, top, _BOTTOM * unit - top)


def question_fits(sheet: Sheet, frame: Frame) -> bool:
    """Whether the question may stand above the content."""
    lines = wrap(frame.question, sheet.type(_QUESTION), sheet.inner_width)
    return len(lines) <= _MOST_QUESTION_LINES


def slim(sheet: Sheet, frame: Frame) -> Frame:
    """The frame with a title that leaves room for the content; a very long one is content."""
    height = (
        _TOP * sheet.unit
        + text_block(frame.title, sheet.type(_TITLE, MEDIUM), sheet.inner_width).height
    )
    return replace(frame, title="") if height > _MOST_HEAD * sheet.unit else frame


def framed(sheet: Sheet, frame: Frame, head: Head, contents: Sequence[Filled]) -> tuple[Page, ...]:
    """Pages of contents that were laid out for the room below the head."""
    return tuple(
        page_of(
            sheet,
            frame,
            (*head.shapes, *(moved(shape, sheet.margin, head.top) for shape in filled.shapes)),
            filled.keys,
        )
        for filled in contents or [Filled((), frozenset(), 0)]
    )


def page_of(
    sheet: Sheet, frame: Frame, shapes: tuple[Shape, ...], keys: frozenset[uuid.UUID] = frozenset()
) -> Page:
    """A page with its footer."""
    return Page((*shapes, *_footer(sheet, frame)), keys)


def page_number(number: int, count: int) -> str:
    """„2 / 5“; empty where there is one page."""
    return _("{number} / {count}").format(number=number, count=count) if count > 1 else ""


def numbered(sheet: Sheet, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages with „2 / 5“ at the lower right corner, where there are several."""
    if len(pages) < 2:
        return pages
    kind = sheet.type(0)
    done = []
    for number, page in enumerate(pages, start=1):
        text = page_number(number, len(pages))
        x = sheet.width - sheet.margin - width_of(text, kind)
        line = Line(text, x, FOOT_UNITS * sheet.unit, kind, PICTURE_PALETTE.text_muted)
        done.append(replace(page, shapes=(*page.shapes, line)))
    return tuple(done)


def _footer(sheet: Sheet, frame: Frame) -> tuple[Shape, ...]:
    """The names that have room on one line; the note is the last to go."""
    kind = sheet.type(0)
    room = sheet.inner_width - 14 * sheet.unit  # of the page number
    names, note = list(frame.footer), [frame.note] if frame.note else []
    while len(names + note) > 1 and width_of(" · ".join(names + note), kind) > room:
        names.pop()
    parts = names + note
    lines = wrap(" · ".join(parts), kind, room) if parts else ()
    step = line_height(kind)
    last = FOOT_UNITS * sheet.unit
    return tuple(
        Line(
            text,
            sheet.margin,
            last - (len(lines) - 1 - number) * step,
            kind,
            PICTURE_PALETTE.text_muted,
        )
        for number, text in enumerate(lines)
    )


def centred(sheet: Sheet, block: Block, *, middle: float = 50.0) -> tuple[Shape, ...]:
    """A block with its lines in the middle of the page."""
    top = middle * sheet.unit - block.height / 2
    shapes: list[Shape] = []
    for shape in block.shapes:
        if isinstance(shape, Line):
            x = (sheet.width - width_of(shape.text, shape.type)) / 2
            shapes.append(replace(shape, x=x, y=shape.y + top))
        else:
            shapes.append(moved(shape, 0, top))
    return tuple(shapes)
