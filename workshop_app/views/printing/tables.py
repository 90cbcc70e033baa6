"""Tables on paper: rows as high as their texts, the head again on each page."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter

from workshop_app.phases.papers.content import Column, Row, TablePaper
from workshop_app.translation import _
from workshop_app.views.printing.pages import (
    A4,
    A4_LANDSCAPE,
    Pages,
    draw_box,
    draw_foot,
    draw_head,
    draw_line,
    head_height,
    room_of,
)
from workshop_app.views.printing.text import INK, MUTED, SHADE, Block, Face

_BOLD = QFont.Weight.Bold
_USUAL, _LEAST = 36.0, 27.0  # tenths of a millimetre: ten points, and not quite eight
_PAD = 12.0
_BOX = 50.0
_TENTHS = 10.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with its broken texts."""

    row: Row
    blocks: tuple[Block, ...]
    height: float


def table_pages(paper: TablePaper, footer: str) -> Pages:
    """A table over as many pages as it needs."""
    size = A4_LANDSCAPE if paper.is_landscape else A4
    room = room_of(size)
    widths = _widths(paper.columns, room.width())
    heads, groups = _lay_out(paper, room, widths, _USUAL)
    if paper.is_one_page and len(groups) > 1:
        size_of_text = _USUAL
        while size_of_text > _LEAST and len(groups) > 1:
            size_of_text -= 1
            heads, groups = _lay_out(paper, room, widths, size_of_text)
        if len(groups) > 1:
            heads, groups = _lay_out(paper, room, widths, _USUAL)
    paint = tuple(
        partial(
            _paint,
            paper=paper,
            size=size,
            heads=heads,
            lines=group,
            widths=widths,
            footer=footer,
            number=number,
            count=len(groups),
        )
        for number, group in enumerate(groups, start=1)
    )
    return Pages(size, paint, _("A4 quer") if paper.is_landscape else _("A4"))


def _lay_out(
    paper: TablePaper, room: QRectF, widths: list[float], text_size: float
) -> tuple[_Line, list[list[_Line]]]:
    """The head of the columns, and the rows of each page."""
    heads = _head_line(paper.columns, widths)
    lines = [_line(row, paper, widths, text_size) for row in paper.rows]
    top = head_height(room, paper.title, paper.subtitle, paper.note)
    return heads, _by_page(lines, room.height() - top - heads.height, room.height() - heads.height)


def _widths(columns: tuple[Column, ...], width: float) -> list[float]:
    total = sum(column.weight for column in columns)
    return [width * column.weight / total for column in columns]


def _line(row: Row, paper: TablePaper, widths: list[float], text_size: float) -> _Line:
    colour = MUTED if row.is_muted else INK
    blocks = tuple(
        Block(
            "" if column.is_box else cell,
            Face(text_size, _BOLD) if column.is_strong and not row.is_muted else Face(text_size),
            width - 2 * _PAD,
            colour=colour,
        )
        for cell, column, width in zip(row.cells, paper.columns, widths, strict=True)
    )
    pad = _PAD * (text_size / _USUAL) ** 2
    height = max(block.height for block in blocks) + 2 * pad
    return _Line(row, blocks, max(height, paper.row_height * _TENTHS))


def _head_line(columns: tuple[Column, ...], widths: list[float]) -> _Line:
    blocks = tuple(
        Block(column.title, Face(32, _BOLD), width - 2 * _PAD)
        for column, width in zip(columns, widths, strict=True)
    )
    return _Line(Row(()), blocks, max(block.height for block in blocks) + 2 * _PAD)


def _by_page(lines: list[_Line], first: float, others: float) -> list[list[_Line]]:
    groups: list[list[_Line]] = [[]]
    left = first
    for line in lines:
        if line.height > left and groups[-1]:
            groups.append([])
            left = others
        groups[-1].append(line)
        left -= line.height
    return groups


def _paint(
    painter: QPainter,
    *,
    paper: TablePaper,
    size: QSizeF,
    heads: _Line,
    lines: list[_Line],
    widths: list[float],
    footer: str,
    number: int,
    count: int,
) -> None:
    room = room_of(size)
    y = room.top()
    if number == 1:
        y = draw_head(painter, room, paper.title, paper.subtitle, paper.note)
    painter.fillRect(QRectF(room.left(), y, room.width(), heads.height), QColor(SHADE))
    _paint_line(painter, paper, heads, widths, room, y, with_boxes=False)
    y += heads.height
    for line in lines:
        if line.row.is_muted:
            painter.fillRect(QRectF(room.left(), y, room.width(), line.height), QColor(SHADE))
        _paint_line(painter, paper, line, widths, room, y, with_boxes=True)
        y += line.height
        draw_line(painter, QPointF(room.left(), y), QPointF(room.right(), y))
    draw_foot(painter, size, footer, number, count)


def _paint_line(
    painter: QPainter,
    paper: TablePaper,
    line: _Line,
    widths: list[float],
    room: QRectF,
    y: float,
    *,
    with_boxes: bool,
) -> None:
    is_high = paper.row_height > 0 and with_boxes
    highest = max(block.height for block in line.blocks)
    x = room.left()
    for block, column, width in zip(line.blocks, paper.columns, widths, strict=True):
        if column.is_box and with_boxes:
            left = x + (width - _BOX) / 2
            draw_box(painter, QRectF(left, y + (line.height - _BOX) / 2, _BOX, _BOX))
        else:
            gap = (line.height - (block.height if is_high else highest)) / 2
            block.draw(painter, x + _PAD, y + gap)
        x += width
