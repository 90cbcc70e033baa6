"""Points as dots: on cards and headings, and what is typed of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen

from workshop_app.views.look.theme import PALETTE, SPACING, px
from workshop_app.views.vote.texts import number_text

_DOT = 9  # pixels across
_GAP = 3
_MOST_DOTS = 10  # more of them are one dot and a number
_COUNTED_AT_A_GLANCE = 5
_PILL = (44, 26)  # what is typed


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots and a number, from the top left corner of the card."""

    spots: tuple[QRectF, ...]
    is_hollow: bool  # nobody stuck a point
    word: str  # empty: the dots are seen at a glance
    word_place: QRectF

    @property
    def bottom(self) -> float:
        """Where they end."""
        return self.word_place.bottom()


def lay_out_dots(points: int, font: QFont, text: QRectF, taken: Sequence[QRectF]) -> Dots:
    """The dots at the right below a text, beside the marks where there is room.

    Args:
        text: where the text of the card stands.
        taken: where marks stand below it.
    """
    metrics = QFontMetricsF(font)
    height = max(metrics.height(), px(_DOT))
    count = points if 0 < points <= _MOST_DOTS else 1
    word = "" if 0 < points <= _COUNTED_AT_A_GLANCE else number_text(points)
    wide = _width(metrics, count, word)
    if wide > text.width():
        count, word = 1, number_text(points)
        wide = _width(metrics, count, word)
    left = text.right() - wide
    top = text.bottom() + px(6)
    if taken:
        last = max(place.top() for place in taken)
        edge = max(place.right() for place in taken if place.top() >= last - 2)
        bottom = max(place.bottom() for place in taken)
        top = bottom - height if edge + SPACING.s <= left else bottom + 2
    step = px(_DOT) + px(_GAP)
    spots = tuple(
        QRectF(left + number * step, top + (height - px(_DOT)) / 2, px(_DOT), px(_DOT))
        for number in range(count)
    )
    word_width = metrics.horizontalAdvance(word) + 1 if word else 0.0
    place = QRectF(text.right() - word_width, top, word_width, height)
    return Dots(spots, points <= 0, word, place)


def paint_dots(painter: QPainter, dots: Dots, corner: QPointF) -> None:
    """Draw them on a card whose top left corner this is, in its font and colour of text."""
    pen = painter.pen()
    _prepare(painter, is_hollow=dots.is_hollow)
    for spot in dots.spots:
        painter.drawEllipse(spot.translated(corner))
    painter.setPen(pen)
    painter.drawText(dots.word_place.translated(corner), Qt.AlignmentFlag.AlignVCenter, dots.word)


def points_width(metrics: QFontMetrics, points: int) -> float:
    """What a dot with its number takes of a heading."""
    return _width(QFontMetricsF(metrics), 1, number_text(points)) + SPACING.s


def paint_points(painter: QPainter, room: QRectF, right: float, points: int) -> None:
    """A dot with its number in a line, up to its right end."""
    word = number_text(points)
    metrics = QFontMetricsF(painter.font())
    left = right - _width(metrics, 1, word)
    spot = QRectF(left, room.center().y() - px(_DOT) / 2, px(_DOT), px(_DOT))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _prepare(painter, is_hollow=points <= 0)
    painter.drawEllipse(spot)
    painter.setPen(QColor(PALETTE.text))
    place = QRectF(spot.right() + px(_GAP), room.top(), right - spot.right(), room.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


def paint_typed(painter: QPainter, card: QRectF, digits: str) -> None:
    """What is typed for a card or heading so far, in its lower right corner."""
    wide, high = (px(length) for length in _PILL)
    pill = QRectF(card.right() - wide - 4, card.bottom() - high - 4, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PALETTE.primary))
    painter.drawRoundedRect(pill, SPACING.radius, SPACING.radius)
    painter.setPen(QColor(PALETTE.on_primary))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, digits + "▏")
    painter.restore()


def _prepare(painter: QPainter, *, is_hollow: bool) -> None:
    colour = QColor(PALETTE.error)
    painter.setPen(QPen(colour, 1.5) if is_hollow else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else colour)


def _width(metrics: QFontMetricsF, dots: int, word: str) -> float:
    number = metrics.horizontalAdvance(word) + 1 + px(_GAP) if word else 0.0
    return dots * px(_DOT) + (dots - 1) * px(_GAP) + number
