"""To fill in by hand: the sheet of a project, and ballots to cut apart."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from workshop_app.phases.papers.content import BallotPaper, Blank, FormPaper
from workshop_app.translation import _
from workshop_app.views.printing.pages import (
    A3_LANDSCAPE,
    A4,
    Pages,
    draw_box,
    draw_foot,
    draw_line,
    room_of,
)
from workshop_app.views.printing.text import MUTED, Block, Face, fitted

_BOLD = QFont.Weight.Bold
_FORM_TITLE = Face(110, _BOLD)
_FIELD = Face(80, _BOLD)
_LABEL = Face(52, _BOLD)
_HINT = Face(38)
_GUTTER = 120.0
_BOX = 60.0
_BOX_ROOM = 110.0  # a row of boxes, with what they mean
_BALLOT_TITLE = Face(50, _BOLD)
_RULE = Face(44, _BOLD)
_OPTION = 46.0
_OPTION_LEAST = 30.0  # three millimetres
_SLIP = 70.0  # inner margin of a ballot
_CELL = 1.9  # height of the box for the points, in sizes of the text


def form_pages(paper: FormPaper, footer: str) -> Pages:
    """A page for each action field."""
    paint = tuple(
        partial(_paint_form, paper=paper, field=field, footer=footer) for field in paper.fields
    )
    return Pages(A3_LANDSCAPE, paint, _("A3 quer"))


def ballot_pages(paper: BallotPaper, _footer: str) -> Pages:
    """Four ballots a page, two long ones where there are many options; one each for all voters."""
    per_page = next((count for count in (4, 2) if _fits(paper, _slips(count)[0].size())), 1)
    ballot = _lay_out_ballot(paper, _slips(per_page)[0].size())
    page = partial(_paint_ballots, ballot=ballot, per_page=per_page)
    return Pages(A4, (page,) * -(-paper.copies // per_page), _("A4"))


def _paint_form(painter: QPainter, *, paper: FormPaper, field: str, footer: str) -> None:
    size = A3_LANDSCAPE
    room = room_of(size)
    title = Block(paper.title, _FORM_TITLE, room.width() / 3)
    title.draw(painter, room.left(), room.top())
    left = room.left() + room.width() / 3
    label = Block(_("Handlungsfeld"), _HINT, room.width() / 3, colour=MUTED)
    label.draw(painter, left, room.top())
    name = fitted(
        field, QRectF(0, 0, room.width() * 2 / 3, 150), largest=_FIELD, smallest=_FIELD.size / 2
    )
    name.draw(painter, left, room.top() + label.height)
    y = room.top() + max(title.height, label.height + max(name.height, _FIELD.size * 1.2)) + 20
    draw_line(painter, QPointF(left, y), QPointF(room.right(), y))
    width = (room.width() - _GUTTER) / 2
    for number, blanks in enumerate((paper.left, paper.right)):
        x = room.left() + number * (width + _GUTTER)
        _paint_blanks(painter, blanks, QRectF(x, y + 40, width, room.bottom() - y - 40))
    draw_foot(painter, size, footer, 1, 1)


def _paint_blanks(painter: QPainter, blanks: tuple[Blank, ...], room: QRectF) -> None:
    """The heads as they are; all lines of the column share what is left of its height."""
    heads = [_head_of(blank, room.width()) for blank in blanks]
    fixed = sum(
        label.height + (_BOX_ROOM if blank.boxes else 0)
        for blank, (label, _hint) in zip(blanks, heads, strict=True)
    )
    lines = sum(blank.lines for blank in blanks if not blank.boxes)
    pitch = (room.height() - fixed - 30 * len(blanks)) / lines
    y = room.top()
    for blank, (label, hint) in zip(blanks, heads, strict=True):
        label.draw(painter, room.left(), y)
        hint.draw(painter, room.left() + _label_width(label), y + label.height - hint.height - 3)
        y += label.height
        if blank.boxes:
            _paint_boxes(painter, blank.boxes, room.left(), y + 25, room.width())
            y += _BOX_ROOM
        else:
            for _number in range(blank.lines):
                y += pitch
                draw_line(painter, QPointF(room.left(), y), QPointF(room.right(), y))
        y += 30


def _head_of(blank: Blank, width: float) -> tuple[Block, Block]:
    label = Block(blank.label, _LABEL, width)
    hint = Block(blank.hint, _HINT, width - _label_width(label), colour=MUTED)
    return label, hint


def _label_width(label: Block) -> float:
    return QFontMetricsF(label.face.font).horizontalAdvance(label.text) + 30


def _paint_boxes(
    painter: QPainter, boxes: tuple[str, ...], x: float, y: float, width: float
) -> None:
    step = width / len(boxes)
    for number, text in enumerate(boxes):
        left = x + number * step
        draw_box(painter, QRectF(left, y, _BOX, _BOX))
        block = fitted(text, QRectF(0, 0, step - _BOX - 40, _BOX), largest=Face(44), smallest=30)
        block.draw(painter, left + _BOX + 20, y + (_BOX - block.height) / 2)


def _slips(per_page: int) -> list[QRectF]:
    columns = 2 if per_page > 1 else 1
    rows = per_page // columns
    width, height = A4.width() / columns, A4.height() / rows
    return [
        QRectF(column * width, row * height, width, height)
        for row in range(rows)
        for column in range(columns)
    ]


def _option_blocks(paper: BallotPaper, width: float, size: float) -> list[tuple[Block, Block]]:
    text_width = width - 2 * _SLIP - (_CELL + 1.6) * size - 20
    return [
        (
            Block(f"{number}", Face(size, _BOLD), size * 1.6),
            Block(title, Face(size), text_width),
        )
        for number, title in paper.options
    ]


def _heads(paper: BallotPaper, width: float) -> list[Block]:
    inner = width - 2 * _SLIP
    return [
        Block(paper.title, _BALLOT_TITLE, inner),
        Block(paper.question, Face(40), inner, colour=MUTED),
        Block(paper.rule, _RULE, inner),
    ]


def _height(paper: BallotPaper, width: float, size: float) -> float:
    heads = sum(block.height + 12 for block in _heads(paper, width))
    options = _option_blocks(paper, width, size)
    return (
        2 * _SLIP + heads + 20 + sum(max(_CELL * size, text.height) + 16 for _no, text in options)
    )


def _fits(paper: BallotPaper, slip: QSizeF) -> bool:
    return _height(paper, slip.width(), _OPTION_LEAST) <= slip.height()


@dataclass(frozen=True, slots=True)
class _Ballot:
    """A ballot that is laid out once for all copies."""

    heads: tuple[Block, ...]
    options: tuple[tuple[Block, Block], ...]
    scale: float  # below 1 where there are more options than a page holds at a readable size
    width: float
    size: float


def _lay_out_ballot(paper: BallotPaper, slip: QSizeF) -> _Ballot:
    size = _OPTION
    while size > _OPTION_LEAST and _height(paper, slip.width(), size) > slip.height():
        size *= 0.95
    return _Ballot(
        heads=tuple(_heads(paper, slip.width())),
        options=tuple(_option_blocks(paper, slip.width(), size)),
        scale=min(1.0, slip.height() / _height(paper, slip.width(), size)),
        width=slip.width(),
        size=size,
    )


def _paint_ballots(painter: QPainter, *, ballot: _Ballot, per_page: int) -> None:
    for slip in _slips(per_page):
        painter.save()
        painter.translate(slip.topLeft())
        painter.scale(ballot.scale, ballot.scale)
        _paint_ballot(painter, ballot)
        painter.restore()
    if per_page == 4:
        middle = A4.height() / 2
        draw_line(painter, QPointF(0, middle), QPointF(A4.width(), middle), is_dashed=True)
    if per_page > 1:
        middle = A4.width() / 2
        draw_line(painter, QPointF(middle, 0), QPointF(middle, A4.height()), is_dashed=True)


def _paint_ballot(painter: QPainter, ballot: _Ballot) -> None:
    x, y = _SLIP, _SLIP
    for block in ballot.heads:
        block.draw(painter, x, y)
        y += block.height + 12
    y += 20
    cell = _CELL * ballot.size
    for number, text in ballot.options:
        height = max(cell, text.height)
        number.draw(painter, x, y + (height - number.height) / 2)
        text.draw(painter, x + ballot.size * 1.6, y + (height - text.height) / 2)
        box = QRectF(ballot.width - _SLIP - cell, y + (height - cell) / 2, cell, cell)
        draw_box(painter, box.adjusted(0, 4, 0, -4))
        y += height + 16
