"""Large type: name signs to fold, cards for tables, headings for pin-boards."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from workshop_app.phases.papers.content import (
    CardsPaper,
    Heading,
    HeadingsPaper,
    Sign,
    SignsPaper,
    TableCard,
)
from workshop_app.translation import _
from workshop_app.views.printing.pages import (
    A4,
    A4_LANDSCAPE,
    MARGIN,
    Pages,
    draw_foot,
    draw_line,
    room_of,
)
from workshop_app.views.printing.text import (
    INK,
    MUTED,
    WORD_JOINER,
    Block,
    Face,
    draw_centred,
    fitted,
)

_BOLD = QFont.Weight.Bold
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_SIGNS_A_PAGE = 2
_NAME = Face(300, _BOLD)
_NAME_LEAST = 90.0  # nine millimetres: readable across the table
_DETAIL = Face(75)
_DETAIL_LEAST = 45.0
_HEADING = Face(480, _BOLD)
_HEADING_LEAST = 120.0
_NUMBER = Face(260, _BOLD)
_FIELD = Face(150, _BOLD)
_QUESTION = Face(70)
_PEOPLE = Face(110)
_GAP = 40.0


def sign_pages(paper: SignsPaper, _footer: str) -> Pages:
    """Two signs a page, each with a front and a back that stands on its head."""
    groups = [
        paper.signs[first : first + _SIGNS_A_PAGE]
        for first in range(0, len(paper.signs), _SIGNS_A_PAGE)
    ]
    return Pages(A4, tuple(partial(_paint_signs, signs=group) for group in groups), _("A4"))


def card_pages(paper: CardsPaper, footer: str) -> Pages:
    """A page a table."""
    paint = tuple(
        partial(_paint_card, card=card, subtitle=paper.subtitle, footer=footer)
        for card in paper.cards
    )
    return Pages(A4_LANDSCAPE, paint, _("A4 quer"))


def heading_pages(paper: HeadingsPaper, footer: str) -> Pages:
    """A page a heading."""
    paint = tuple(
        partial(_paint_heading, heading=heading, footer=footer) for heading in paper.headings
    )
    return Pages(A4_LANDSCAPE, paint, _("A4 quer"))


def _paint_signs(painter: QPainter, *, signs: Sequence[Sign]) -> None:
    height = A4.height() / _SIGNS_A_PAGE
    for number, sign in enumerate(signs):
        top = number * height
        middle = top + height / 2
        front = QRectF(0, middle, A4.width(), height / 2)
        _paint_side(painter, sign, front)
        painter.save()
        painter.translate(A4.width(), middle)
        painter.rotate(180)
        _paint_side(painter, sign, QRectF(0, 0, A4.width(), height / 2))
        painter.restore()
        _mark(painter, middle, is_fold=True)
    _mark(painter, height, is_fold=False)


def _paint_side(painter: QPainter, sign: Sign, side: QRectF) -> None:
    room = side.adjusted(MARGIN, 70, -MARGIN, -70)
    detail = fitted(
        sign.detail,
        QRectF(0, 0, room.width(), room.height() * 0.36),
        largest=_DETAIL,
        smallest=_DETAIL_LEAST,
        align=_CENTRE,
        colour=MUTED,
    )
    above = room.adjusted(0, 0, 0, -detail.height - (_GAP if sign.detail else 0))
    whole = sign.name.replace("-", f"{WORD_JOINER}-{WORD_JOINER}")  # rather broken at the blank
    name = fitted(whole, above, largest=_NAME, smallest=_NAME_LEAST, align=_CENTRE)
    draw_centred(painter, name, above)
    detail.draw(painter, room.left(), room.bottom() - detail.height)


def _mark(painter: QPainter, y: float, *, is_fold: bool) -> None:
    """Where to fold, only at the edges; where to cut, all across."""
    if not is_fold:
        draw_line(painter, QPointF(0, y), QPointF(A4.width(), y), is_dashed=True)
        return
    for x in (0.0, A4.width() - 80):
        draw_line(painter, QPointF(x, y), QPointF(x + 80, y))


def _paint_card(painter: QPainter, *, card: TableCard, subtitle: str, footer: str) -> None:
    size = A4_LANDSCAPE
    room = room_of(size)
    number = fitted(
        card.name, QRectF(0, 0, room.width(), 340), largest=_NUMBER, smallest=_FIELD.size
    )
    number.draw(painter, room.left(), room.top())
    y = room.top() + number.height + _GAP / 2
    host = _("Tischmoderation: {name}").format(name=card.host) if card.host else ""
    for text, face, colour in (
        (card.field, _FIELD, INK),
        (card.question, _QUESTION, MUTED),
        (host, _QUESTION, INK),
    ):
        block = fitted(
            text,
            QRectF(0, 0, room.width(), 330),
            largest=face,
            smallest=face.size / 2,
            colour=colour,
        )
        block.draw(painter, room.left(), y)
        y += block.height + (_GAP / 2 if text else 0)
    y += _GAP / 2
    draw_line(painter, QPointF(room.left(), y), QPointF(room.right(), y))
    y += _GAP
    _paint_people(painter, card.people, room.adjusted(0, y - room.top(), 0, 0))
    foot = " · ".join(part for part in (subtitle, footer) if part)
    draw_foot(painter, size, foot, 1, 1)


def _paint_people(painter: QPainter, people: Sequence[str], room: QRectF) -> None:
    """In two columns, as large as all of them fit."""
    width = (room.width() - _GAP) / 2
    half = (len(people) + 1) // 2
    size = _PEOPLE.size
    while True:
        columns = [
            [Block(name, Face(size), width) for name in part]
            for part in (people[:half], people[half:])
        ]
        heights = [sum(block.height * 1.15 for block in column) for column in columns]
        if max(heights) <= room.height() or size < 20:
            break
        size *= 0.94
    for number, column in enumerate(columns):
        y = room.top()
        for block in column:
            block.draw(painter, room.left() + number * (width + _GAP), y)
            y += block.height * 1.15


def _paint_heading(painter: QPainter, *, heading: Heading, footer: str) -> None:
    size = A4_LANDSCAPE
    room = room_of(size)
    kicker = Block(heading.kicker, Face(90), room.width(), align=_CENTRE, colour=MUTED)
    below = Block(heading.below, Face(60), room.width(), align=_CENTRE, colour=MUTED)
    kicker.draw(painter, room.left(), room.top())
    rest = room.adjusted(0, kicker.height + _GAP, 0, -below.height - _GAP)
    text = fitted(heading.text, rest, largest=_HEADING, smallest=_HEADING_LEAST, align=_CENTRE)
    draw_centred(painter, text, rest)
    below.draw(painter, room.left(), room.bottom() - below.height)
    foot = " · ".join(part for part in (heading.step, footer) if part)
    draw_foot(painter, size, foot, 1, 1)
