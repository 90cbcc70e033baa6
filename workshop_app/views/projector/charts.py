"""Pictures of numbers: the result of a vote, the Klima-Barometer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from workshop_app import german
from workshop_app.phases.projector.pictures import (
    Climate,
    ClimateStatement,
    ListGroup,
    Listing,
    ListItem,
    VoteBars,
)
from workshop_app.translation import _, ngettext
from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.projector.flow import (
    Block,
    Filled,
    Sheet,
    fill_pages,
    text_block,
    width_of,
)
from workshop_app.views.projector.frame import Head, framed, head_of
from workshop_app.views.projector.page import BOLD, Box, Line, Page, Shape, moved
from workshop_app.views.projector.texts import listing_pages

_LABEL_SHARE = 0.31
_BAR_UNITS = 4.4  # height of a bar
_LEAST_BAR = 0.3
_GAP = 1.6
_MOST_ROW = 12.0


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with what stands beside it; ``share`` is its length from 0 to 1."""

    label: str
    share: float | None  # None: no bar
    number: str
    mark: str = ""
    is_strong: bool = True


def vote_pages(sheet: Sheet, picture: VoteBars) -> tuple[Page, ...]:
    """The options with their points, the most first; before the result only their names."""
    most = max((bar.points or 0 for bar in picture.bars), default=0) or 1
    has_marks = any(bar.mark for bar in picture.bars)
    rows = [
        Row(
            label=bar.title,
            share=None if bar.points is None else bar.points / most,
            number="" if bar.points is None else german.format_number(bar.points),
            mark=f"✓ {bar.mark}" if bar.mark else "",
            is_strong=bool(bar.mark) or not has_marks,
        )
        for bar in picture.bars
    ]
    head = head_of(sheet, picture.frame)
    if picture.is_shown:
        shares = (_LABEL_SHARE, 0.4, 0.5)  # the first in which one page is enough
        fits = (share for share in shares if len(_bars(sheet, rows, head, share)) == 1)
        contents = _bars(sheet, rows, head, next(fits, shares[1]))
        return framed(sheet, picture.frame, head, contents)
    items = tuple(ListItem(bar.title) for bar in picture.bars)
    return listing_pages(sheet, Listing(picture.frame, (ListGroup("", items),), ""))


def climate_pages(sheet: Sheet, picture: Climate) -> tuple[Page, ...]:
    """All statements with their means, then each with its points."""
    counted = [each for each in picture.statements if each.votes]
    pages: tuple[Page, ...] = ()
    if len(counted) > 1:
        head = head_of(sheet, picture.frame)
        rows = [_mean_row(picture, each) for each in counted]
        pages = framed(sheet, picture.frame, head, _bars(sheet, rows, head, 0.56))
    for statement in counted:
        pages += _statement_pages(sheet, picture, statement)
    return pages


def _mean_row(picture: Climate, statement: ClimateStatement) -> Row:
    mean = statement.mean if statement.mean is not None else picture.minimum
    share = (mean - picture.minimum) / max(picture.maximum - picture.minimum, 1)
    return Row(statement.text, share, german.format_number(round(mean, 1), decimals=1))


def _statement_pages(
    sheet: Sheet, picture: Climate, statement: ClimateStatement
) -> tuple[Page, ...]:
    frame = replace(
        picture.frame,
        kicker=picture.frame.title,
        title=statement.text,
        question="",
        note=_result_text(statement),
    )
    head = head_of(sheet, frame)
    groups = _groups_block(sheet, statement)
    most = max(count for _value, count in statement.counts) or 1
    rows = [
        Row(_value_text(picture, value), count / most, german.format_number(count))
        for value, count in statement.counts
    ]
    room = Head(head.shapes, head.top, head.room - groups.height - groups.space)
    contents = _bars(sheet, rows, room, 0.36)
    last = contents[-1]
    y = last.height + groups.space
    shapes = (*last.shapes, *(moved(shape, 0, y) for shape in groups.shapes))
    contents[-1] = replace(last, shapes=shapes)
    named = [replace(each, keys=frozenset({statement.key})) for each in contents]
    return framed(sheet, frame, head, named)


def _result_text(statement: ClimateStatement) -> str:
    votes = ngettext("{count} Stimme", "{count} Stimmen", statement.votes)
    text = votes.format(count=german.format_number(statement.votes))
    if statement.mean is None:
        return text
    parts = [_("Mittelwert {mean}").format(mean=_one_decimal(statement.mean))]
    if statement.spread is not None:
        parts.append(_("Streuung {spread}").format(spread=_one_decimal(statement.spread)))
    return " · ".join((*parts, text))


def _one_decimal(number: float) -> str:
    return german.format_number(round(number, 1), decimals=1)


def _value_text(picture: Climate, value: str) -> str:
    ends = {str(picture.minimum): picture.minimum_text, str(picture.maximum): picture.maximum_text}
    return " · ".join(part for part in (value, ends.get(value, "")) if part)


def _groups_block(sheet: Sheet, statement: ClimateStatement) -> Block:
    if not statement.groups:
        return Block(0, ())
    texts = [
        _("{group} {mean}")
        .format(
            group=group.name.replace(" ", german.NBSP),
            mean=german.format_number(round(group.mean, 1), decimals=1),
        )
        .replace(" ", german.NBSP)
        for group in statement.groups
    ]
    return text_block(
        " · ".join(texts),
        sheet.type(0),
        sheet.inner_width,
        colour=PICTURE_PALETTE.text_muted,
        space=2 * sheet.unit,
    )


def _bars(sheet: Sheet, rows: Sequence[Row], head: Head, label_share: float) -> list[Filled]:
    """The rows on as many pages as they need, evenly over the height of each."""
    blocks = [_row_block(sheet, row, rows, label_share) for row in rows]
    pages = fill_pages(blocks, head.room)
    if len(pages) != 1:
        return pages
    used = sum(block.height for block in blocks)
    free = (head.room - used) / max(len(blocks), 1)
    space = min(free, _MOST_ROW * sheet.unit)
    return fill_pages([replace(block, space=space) for block in blocks], head.room + 1)


def _row_block(sheet: Sheet, row: Row, rows: Sequence[Row], label_share: float) -> Block:
    unit, kind = sheet.unit, sheet.type(4.4)
    label_width = sheet.inner_width * label_share - 2 * unit
    label = text_block(row.label, kind, label_width)
    height = max(label.height, _BAR_UNITS * unit)
    shapes: list[Shape] = [moved(shape, 0, (height - label.height) / 2) for shape in label.shapes]
    if row.share is not None:
        shapes += _bar_shapes(sheet, row, rows, sheet.inner_width * label_share, height)
    return Block(height, tuple(shapes), space=_GAP * unit)


def _bar_shapes(
    sheet: Sheet, row: Row, rows: Sequence[Row], x: float, height: float
) -> list[Shape]:
    unit, strong = sheet.unit, sheet.type(4.4, BOLD)
    marked = sheet.type(0)
    mark = max((width_of(each.mark, marked) for each in rows), default=0.0)
    number = max(width_of(each.number, strong) for each in rows)
    room = sheet.inner_width - x - number - unit - (mark + 2 * unit if mark else 0)
    length = max(room * min(max(row.share or 0.0, 0.0), 1.0), _LEAST_BAR * unit)
    top = (height - _BAR_UNITS * unit) / 2
    colour = PICTURE_PALETTE.primary if row.is_strong else PICTURE_PALETTE.bar_muted
    baseline = height / 2 + strong.pixels * 0.36
    shapes: list[Shape] = [
        Box(QRectF(x, top, length, _BAR_UNITS * unit), colour, 0.8 * unit),
        Line(row.number, x + length + unit, baseline, strong),
    ]
    if row.mark:
        right = sheet.inner_width - width_of(row.mark, marked)
        shapes.append(Line(row.mark, right, baseline, marked, PICTURE_PALETTE.primary))
    return shapes
