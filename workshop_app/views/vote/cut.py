"""The cut line of a vote: a line below the last row that is chosen, moved by drag or by key."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, px

_REACH = 5  # pixels above and below by which the line is caught
_WIDTH = 2
_PILL_HEIGHT = 18


class CutLine:
    """Where the line is, and how it looks; the table asks and paints."""

    def __init__(self) -> None:
        self.y: int | None = None  # of the line in the viewport; None: there is none
        self.text = ""
        self.is_tie = False
        self.dragged_to: int | None = None  # the number of rows above it while it is dragged

    def is_at(self, y: float) -> bool:
        """Whether the mouse can catch it here."""
        return self.y is not None and abs(y - self.y) <= _REACH

    def paint(self, painter: QPainter, font: QFont, room: QRect) -> None:
        """Draw the line over the rows, with what it says at the left, where no text is."""
        if self.y is None:
            return
        colour = QColor(PALETTE.warning if self.is_tie else PALETTE.primary)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self.dragged_to is not None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, _WIDTH, style))
        painter.drawLine(room.left(), self.y, room.right(), self.y)
        small = QFont(font)
        small.setPixelSize(FONT_SIZE.section)
        small.setBold(True)
        width = QFontMetrics(small).horizontalAdvance(self.text) + 2 * SPACING.s
        pill = QRectF(SPACING.xs, 0, width, px(_PILL_HEIGHT))
        pill.moveTop(self.y - px(_PILL_HEIGHT) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(pill, px(_PILL_HEIGHT) / 2, px(_PILL_HEIGHT) / 2)
        painter.setFont(small)
        painter.setPen(QColor(PALETTE.on_primary))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.text)
