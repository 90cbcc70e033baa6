"""How something that was found looks: its kind, its title, where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workshop_app.phases.search.search import Hit
from workshop_app.phases.search.search_entries import Entry, Kind
from workshop_app.phases.search.search_ranking import Span
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.painting import font_of, sized
from workshop_app.views.search.model import HIT

ROW_HEIGHT = 52
_CHIP_WIDTH = 124
_CHIP_HEIGHT = 22
_LINE_HEIGHT = 20
_WIDEST_PLACE = 0.36  # of the line
_LEAD = 24  # letters shown before a match that would be out of sight
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line in one weight."""

    text: str
    is_bold: bool


class SearchDelegate(QStyledItemDelegate):
    """Paints two lines beside a chip; what was looked for is bold."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All are of one height."""
        return QSize(option.rect.width(), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        hit: Hit = index.data(HIT)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect.adjusted(0, 1, 0, -1))
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(PALETTE.primary_light if is_current else PALETTE.canvas))
            painter.drawRoundedRect(ground, SPACING.radius, SPACING.radius)
        if is_current:  # the focus stays in the line above
            paint_focus_ring(painter, ground)
        room = option.rect.adjusted(SPACING.m, 0, -SPACING.m, 0)
        _paint_chip(painter, option, room, hit.entry, is_current=is_current)
        room.setLeft(room.left() + px(_CHIP_WIDTH) + SPACING.m)
        _paint_lines(painter, option, room, hit)
        painter.restore()


def line_of(
    text: str, spans: Sequence[Span], fonts: tuple[QFont, QFont], width: float
) -> list[Piece]:
    """A line as it fits; where the first match would be out of sight, the beginning gives way.

    Args:
        text: the whole line.
        spans: what is bold.
        fonts: for the usual and the bold parts.
        width: the room in pixels.
    """
    pieces = list(_pieces(text, spans))
    if spans and _width(_pieces(text[: sum(spans[0])], spans), fonts) > width:
        start = max(0, spans[0][0] - _LEAD)
        start = text.find(" ", start, spans[0][0]) + 1 or start
        moved = [(place - start, length) for place, length in spans]
        pieces = [Piece(f"{_MORE} ", is_bold=False), *_pieces(text[start:], moved)]
    return _elided(pieces, fonts, width)


def _paint_chip(
    painter: QPainter, option: QStyleOptionViewItem, room: QRect, entry: Entry, *, is_current: bool
) -> None:
    font = font_of(option, FONT_SIZE.small)
    painter.setFont(font)
    chip = QRectF(room.left(), 0, px(_CHIP_WIDTH), px(_CHIP_HEIGHT))
    chip.moveTop(room.center().y() - px(_CHIP_HEIGHT) / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = PALETTE.column if entry.kind is Kind.COMMAND else PALETTE.primary_light
    painter.setBrush(QColor(PALETTE.surface if is_current else ground))
    painter.drawRoundedRect(chip, px(_CHIP_HEIGHT) / 2, px(_CHIP_HEIGHT) / 2)
    painter.setPen(QColor(PALETTE.primary))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, entry.kind.label)


def _paint_lines(painter: QPainter, option: QStyleOptionViewItem, room: QRect, hit: Hit) -> None:
    entry = hit.entry
    below = hit.subtitle()
    top = QRect(room.left(), 0, room.width(), px(_LINE_HEIGHT))
    top.moveTop(room.center().y() - (px(_LINE_HEIGHT) if below else px(_LINE_HEIGHT) // 2))
    bottom = top.translated(0, px(_LINE_HEIGHT))
    small = font_of(option, FONT_SIZE.small)
    place_line = bottom if below else top
    place_width = _paint_place(painter, small, place_line, entry.place)
    place_line.setRight(place_line.right() - place_width)
    painter.setPen(QColor(PALETTE.text))
    _paint_line(painter, top, entry.title, hit.title_spans(), font_of(option, FONT_SIZE.card))
    painter.setPen(QColor(PALETTE.text_muted))
    _paint_line(painter, bottom, below, hit.subtitle_spans(), small)


def _paint_place(painter: QPainter, font: QFont, line: QRect, place: str) -> int:
    """Where it is, at the right; returns the width it takes."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(place, Qt.TextElideMode.ElideRight, line.width() * _WIDEST_PLACE)
    painter.setFont(font)
    painter.setPen(QColor(PALETTE.text_muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
    return round(metrics.horizontalAdvance(shown)) + SPACING.l if shown else 0


def _paint_line(
    painter: QPainter, line: QRect, text: str, spans: Sequence[Span], font: QFont
) -> None:
    fonts = (font, sized(font, font.pixelSize(), is_bold=True))
    metrics = QFontMetricsF(font)
    base = line.top() + (line.height() + metrics.ascent() - metrics.descent()) / 2
    left = float(line.left())
    for piece in line_of(text, spans, fonts, line.width()):
        used = fonts[piece.is_bold]
        painter.setFont(used)
        painter.drawText(QPointF(left, base), piece.text)
        left += QFontMetricsF(used).horizontalAdvance(piece.text)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    done = 0
    for place, length in spans:
        if done < place:
            yield Piece(text[done:place], is_bold=False)
        if text[place : place + length]:
            yield Piece(text[place : place + length], is_bold=True)
        done = max(done, place + length)
    if text[done:]:
        yield Piece(text[done:], is_bold=False)


def _elided(pieces: Sequence[Piece], fonts: tuple[QFont, QFont], width: float) -> list[Piece]:
    shown: list[Piece] = []
    for piece in pieces:
        metrics = QFontMetricsF(fonts[piece.is_bold])
        needed = metrics.horizontalAdvance(piece.text)
        if needed <= width:
            shown.append(piece)
            width -= needed
            continue
        text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, width)
        shown.append(Piece(text or _MORE, piece.is_bold))
        break
    return shown


def _width(pieces: Iterator[Piece], fonts: tuple[QFont, QFont]) -> float:
    return sum(
        QFontMetricsF(fonts[piece.is_bold]).horizontalAdvance(piece.text) for piece in pieces
    )
