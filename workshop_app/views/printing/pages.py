"""What all papers share: pages in tenths of a millimetre, their edges, the line at the foot."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from workshop_app.translation import _
from workshop_app.views.printing.text import INK, LINE, MUTED, Block, Face

PaintPage = Callable[[QPainter], None]

A4 = QSizeF(2100, 2970)
A4_LANDSCAPE = QSizeF(2970, 2100)
A3_LANDSCAPE = QSizeF(4200, 2970)
SCREEN = QSizeF(3387, 1905)  # 16:9, as PowerPoint has it
MARGIN = 150.0
FOOT = 60.0
TITLE = Face(70, QFont.Weight.Bold)
SUBTITLE = Face(42)
SMALL = Face(32)


@dataclass(frozen=True, slots=True)
class Pages:
    """A paper that is laid out."""

    size: QSizeF  # tenths of a millimetre
    paint: tuple[PaintPage, ...]
    name: str  # „A4 quer“


def room_of(size: QSizeF) -> QRectF:
    """The page without its edges and its foot."""
    return QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - FOOT)


def draw_head(painter: QPainter, room: QRectF, title: str, subtitle: str, note: str = "") -> float:
    """Title, day and place, a note; returns where the rest begins."""
    y = room.top()
    for text, face, colour in (
        (title, TITLE, INK),
        (subtitle, SUBTITLE, MUTED),
        (note, SMALL, MUTED),
    ):
        block = Block(text, face, room.width(), colour=colour)
        block.draw(painter, room.left(), y)
        y += block.height + (8 if text else 0)
    return y + 24


def head_height(room: QRectF, title: str, subtitle: str, note: str = "") -> float:
    """How high the head is."""
    heights = [
        Block(text, face, room.width()).height + (8 if text else 0)
        for text, face in ((title, TITLE), (subtitle, SUBTITLE), (note, SMALL))
    ]
    return sum(heights) + 24


def draw_foot(painter: QPainter, size: QSizeF, text: str, number: int, count: int) -> None:
    """What it belongs to at the left, the page at the right."""
    width = size.width() - 2 * MARGIN
    y = size.height() - MARGIN
    page = _("Seite {number} von {count}").format(number=number, count=count) if count > 1 else ""
    right = Block(page, SMALL, width, align=Qt.AlignmentFlag.AlignRight, colour=MUTED)
    left = Block(text, SMALL, width - 400, colour=MUTED)
    for block in (left, right):
        block.draw(painter, MARGIN, y - block.height)


def draw_line(
    painter: QPainter, start: QPointF, end: QPointF, *, width: float = 3, is_dashed: bool = False
) -> None:
    """A thin line, dashed where one cuts or folds."""
    style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(LINE), width, style))
    painter.drawLine(start, end)


def draw_box(painter: QPainter, rect: QRectF, *, width: float = 4) -> None:
    """An empty box to tick."""
    painter.setPen(QPen(QColor(INK), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
