"""Text on paper: laid out in tenths of a millimetre, broken and made smaller, never cut."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from workshop_app.views.look.theme import FONT_FAMILY
from workshop_app.views.parts.hyphens import with_soft_hyphens

INK = "#000000"
MUTED = "#44525a"
LINE = "#7b898f"
SHADE = "#eef2f3"
WORD_JOINER = "\u2060"  # no line ends beside it; it is not drawn
_SOFT_HYPHEN = "\u00ad"
_STEP = 0.94  # by which a text becomes smaller
_LEAST = 12  # tenths of a millimetre: smaller is never tried


@dataclass(frozen=True, slots=True)
class Face:
    """Size of a font in tenths of a millimetre, and how strong it is."""

    size: float
    weight: QFont.Weight = QFont.Weight.Normal

    @property
    def font(self) -> QFont:
        """As Qt knows it; without hinting, which would fit the letters to a screen."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(max(_LEAST, round(self.size)))
        font.setWeight(self.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    x: float
    baseline: float


class Block:
    """A text broken into lines of a width.

    It keeps plain lines and no QTextLayout: that would use the fonts of the thread that made it,
    which are gone when the thread is.
    """

    def __init__(
        self,
        text: str,
        face: Face,
        width: float,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        colour: str = INK,
    ) -> None:
        self.text = text
        self.face = face
        self.colour = colour
        self.height = 0.0
        self._lines = self._broken(width, align) if text else ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each line."""
        return tuple(line.text for line in self._lines)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its upper left corner there."""
        painter.setPen(QColor(self.colour))
        painter.setFont(self.face.font)
        for line in self._lines:
            painter.drawText(QPointF(x + line.x, y + line.baseline), line.text)

    def _broken(self, width: float, align: Qt.AlignmentFlag) -> tuple[_Line, ...]:
        text = _breakable(self.text, self.face, width)
        layout = QTextLayout(text, self.face.font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            part = text[line.textStart() : line.textStart() + line.textLength()]
            x, baseline = line.naturalTextRect().x(), self.height + line.ascent()
            lines.append(_Line(_as_drawn(part), x, baseline))
            self.height += line.height()
        layout.endLayout()
        return tuple(lines)


def fitted(
    text: str,
    rect: QRectF,
    *,
    largest: Face,
    smallest: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    colour: str = INK,
) -> Block:
    """The text as large as it fits into a rectangle, words unbroken while it is above ``smallest``.

    Where even that is too large it goes on becoming smaller: better small than cut.
    """
    size = largest.size
    while True:
        face = Face(size, largest.weight)
        block = Block(text, face, rect.width(), align=align, colour=colour)
        is_whole = _widest_word(text, face) <= rect.width() or size <= smallest
        if (block.height <= rect.height() and is_whole) or size <= _LEAST:
            return block
        size *= _STEP


def draw_centred(painter: QPainter, block: Block, rect: QRectF) -> None:
    """Draw a block in the middle of the height of a rectangle."""
    block.draw(painter, rect.left(), rect.top() + (rect.height() - block.height) / 2)


def _as_drawn(line: str) -> str:
    """With a hyphen where the line was broken at a soft one, and without all unseen signs."""
    end = "-" if line.endswith(_SOFT_HYPHEN) else ""
    return line.replace(_SOFT_HYPHEN, "").replace(WORD_JOINER, "").rstrip(" \u2028") + end


def _widest_word(text: str, face: Face) -> float:
    metrics = QFontMetricsF(face.font)
    words = text.replace(WORD_JOINER, "").split()
    return max((metrics.horizontalAdvance(word) for word in words), default=0.0)


def _breakable(text: str, face: Face, width: float) -> str:
    """With soft hyphens only where a word is wider than the line."""
    one_text = text.replace("\n", "\u2028")
    return with_soft_hyphens(one_text) if _widest_word(text, face) > width else one_text
