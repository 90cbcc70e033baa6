"""Headings that break into two lines, so that a column need not be as wide as its name."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from workshop_app.views.look.theme import FONT_SIZE, SPACING, px

_LEAST_HEIGHT = 33  # pixels, with the line below
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WrappedHeader(QHeaderView):
    """A heading is as wide as the better of its ways to break once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag(_WRAPPED | Qt.TextFlag.TextWordWrap))

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Room for the heading in two lines where it has several words."""
        text = str(self.model().headerData(section, self.orientation()) or "")
        metrics = self._metrics()
        lines = broken(metrics, text)
        width = _width(metrics, lines) + 2 * SPACING.s + 3
        height = len(lines) * metrics.lineSpacing() + SPACING.s + 1
        return QSize(width, max(height, px(_LEAST_HEIGHT)))

    def paint_heading(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a heading where it does not stand itself."""
        painter.save()
        self.paintSection(painter, rect, section)
        painter.restore()

    def _metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setPixelSize(FONT_SIZE.small)
        font.setBold(True)
        return QFontMetrics(font)


def broken(metrics: QFontMetrics, text: str) -> list[str]:
    """The text in one line, or in the two that need the least width."""
    words = text.split()
    ways = [
        [" ".join(words[:count]), " ".join(words[count:])] for count in range(1, len(words))
    ] or [[text]]
    return min(ways, key=partial(_width, metrics))


def _width(metrics: QFontMetrics, lines: list[str]) -> int:
    return max(map(metrics.horizontalAdvance, lines))
