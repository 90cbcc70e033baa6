"""Cards on their way with the mouse: what is carried, how it looks, where it would lie."""

import uuid
import weakref
from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView

from workshop_app.views.look.theme import FONT_SIZE, PALETTE, px

_MIME = "application/x-workshop-cards"
_BADGE = 26
_LINE = 3


def mime_of(ids: Iterable[uuid.UUID]) -> QMimeData:
    """The cards as they are carried within the app."""
    mime = QMimeData()
    mime.setData(_MIME, b"".join(card_id.bytes for card_id in ids))
    return mime


def dragged_ids(mime: QMimeData) -> tuple[uuid.UUID, ...]:
    """The cards that are carried; none where it is something else."""
    raw = mime.data(_MIME).data()
    raw = raw.tobytes() if isinstance(raw, memoryview) else bytes(raw)
    return tuple(uuid.UUID(bytes=raw[start : start + 16]) for start in range(0, len(raw), 16))


def drag_picture(card: QPixmap, count: int, font: QFont) -> QPixmap:
    """The card under the pointer, with the number of cards where there are several."""
    if count == 1 or card.isNull():
        return card
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = card.deviceIndependentSize()
    side = px(_BADGE)
    badge = QRectF(size.width() - side - 4, size.height() - side - 4, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PALETTE.primary))
    painter.drawEllipse(badge)
    number_font = QFont(font)
    number_font.setPixelSize(FONT_SIZE.small)
    painter.setFont(number_font)
    painter.setPen(QColor(PALETTE.on_primary))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.end()
    return card


class DropMarker:
    """The line between two cards of a list where carried ones would lie."""

    def __init__(self, cards: QListView) -> None:
        self._list = weakref.ref(cards)  # which holds its marker
        self.row: int | None = None

    @property
    def _cards(self) -> QListView:
        cards = self._list()
        assert cards is not None
        return cards

    def show(self, row: int | None) -> None:
        """Mark the place before this row; None marks none."""
        if row != self.row:
            self.row = row
            self._cards.viewport().update()

    def row_at(self, position: QPoint) -> int:
        """The row before which a card lies that is let go here."""
        cards = self._cards
        count = cards.model().rowCount(cards.rootIndex())
        index = cards.indexAt(position)
        if index.isValid():
            rect = cards.visualRect(index)
            if cards.isWrapping():
                return index.row() + (position.x() > rect.center().x())
            return index.row() + (position.y() > rect.center().y())
        if cards.isWrapping():
            return count
        if count and position.y() < self._rect(0).top():
            return 0
        return count

    def paint(self, painter: QPainter) -> None:
        """Draw the line."""
        if self.row is None:
            return
        count = self._cards.model().rowCount(self._cards.rootIndex())
        width = self._cards.viewport().width()
        if not count:
            start, end = QPoint(4, 4), QPoint(width - 4, 4)
        else:
            is_last = self.row >= count
            rect = self._rect(min(self.row, count - 1))
            if self._cards.isWrapping():
                x = rect.right() if is_last else rect.left()
                start, end = QPoint(x, rect.top() + 4), QPoint(x, rect.bottom() - 4)
            else:
                y = max(rect.bottom() if is_last else rect.top(), 1)
                start, end = QPoint(4, y), QPoint(width - 4, y)
        pen = QPen(QColor(PALETTE.primary), px(_LINE))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)

    def _rect(self, row: int) -> QRect:
        cards = self._cards
        return cards.visualRect(cards.model().index(row, 0, cards.rootIndex()))
