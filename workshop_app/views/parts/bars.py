"""Bars that say a number: of a poll's scale values, or of a vote's options."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app import german
from workshop_app.translation import _
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, px

_BAR_RADIUS = 4
_LABEL_HEIGHT = 18
_LEAST_BAR = 2  # pixels: a zero is seen as a zero


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, how long it is, and whether it stands out."""

    label: str
    number: int
    is_strong: bool = True


class ColumnPicture(QWidget):
    """Upright bars side by side, each over its label and under its number."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._name = accessible_name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_bars(())

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars; the accessible description says the same in words."""
        self._bars = tuple(bars)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(german.join_list([_spoken(bar) for bar in self._bars]))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for five columns."""
        return QSize(px(300), px(120))

    def minimumSizeHint(self) -> QSize:
        """Room for a number, a short column and a label."""
        return QSize(px(120), 3 * px(_LABEL_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the columns."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(self._bars)
        for number, bar in enumerate(self._bars):
            self._paint_column(painter, bar, QRectF(number * share, 0, share, self.height()))
        painter.end()

    def _paint_column(self, painter: QPainter, bar: Bar, room: QRectF) -> None:
        room, line = room.adjusted(SPACING.xs, 0, -SPACING.xs, 0), px(_LABEL_HEIGHT)
        label = QRectF(room.left(), room.bottom() - line, room.width(), line)
        space = room.height() - 2 * line
        height = max(space * bar.number / self._most(), _LEAST_BAR)
        column = QRectF(room.left(), label.top() - height, room.width(), height)
        number = QRectF(room.left(), column.top() - line, room.width(), line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bar_colour(is_strong=bar.is_strong)))
        painter.drawRoundedRect(column, px(_BAR_RADIUS), px(_BAR_RADIUS))
        painter.setPen(QColor(PALETTE.text))
        painter.setFont(self._font(is_bold=True))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, german.format_number(bar.number))
        painter.setPen(QColor(PALETTE.text_muted))
        painter.setFont(self._font(is_bold=False))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, bar.label)

    def _most(self) -> int:
        return max(1, *(bar.number for bar in self._bars))

    def _font(self, *, is_bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(FONT_SIZE.small)
        font.setBold(is_bold)
        return font


def bar_colour(*, is_strong: bool) -> str:
    """Petrol for what was chosen, grey for the rest."""
    return PALETTE.primary if is_strong else PALETTE.bar_muted


def paint_bar(painter: QPainter, room: QRectF, share: float, *, is_strong: bool = True) -> None:
    """Draw a lying bar that fills a share (0 to 1) of the room's width."""
    width = max(room.width() * min(max(share, 0.0), 1.0), _LEAST_BAR)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(bar_colour(is_strong=is_strong)))
    painter.drawRoundedRect(
        QRectF(room.left(), room.top(), width, room.height()), px(_BAR_RADIUS), px(_BAR_RADIUS)
    )
    painter.restore()


def _spoken(bar: Bar) -> str:
    return _("{label}: {number}").format(label=bar.label, number=german.format_number(bar.number))
