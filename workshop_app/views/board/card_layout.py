"""Where the words and marks of a card stand; laid out once, then kept while it is in sight."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from workshop_app.phases.board.board_reading import BoardCard
from workshop_app.views.board.dots import Dots, lay_out_dots
from workshop_app.views.board.texts import marks_of
from workshop_app.views.look.theme import FONT_SIZE, SPACING, px
from workshop_app.views.parts.hyphens import with_soft_hyphens

GAP = 8  # between two cards
INSET = 3  # room for the ring of the focus at the left and right of a card
MARK_ICON = 14

_PADDING = (12, 10)
_MOST_LINES = 10
_MOST_CHARACTERS = 1500  # more than ten lines of any card; the rest need not be shaped
_Key = tuple[object, ...]
_LINE_SEPARATOR = "\u2028"
_KEPT = 600  # layouts, of 7 kB each: more than a screen shows of cards; the rest are laid out anew
_KEPT_HEIGHTS = 6000  # before those of cards that are gone are dropped


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon and a word at the foot of a card, from its top left corner."""

    icon: str
    word: str
    icon_place: QRectF
    word_place: QRectF


@dataclass(frozen=True, slots=True)
class CardLayout:
    """What is painted of a card of a certain width."""

    text: QTextLayout
    text_place: QPointF
    marks: tuple[Mark, ...]
    dots: Dots | None  # the points, at the right; None: not counted
    height: int  # of the card itself, without the gap


class CardLayouts:
    """The layouts of the cards of a board."""

    def __init__(self) -> None:
        self._font = QFont()
        self._small = QFont()
        self._sizes = (0, 0)  # pixels
        self._kept: dict[_Key, CardLayout] = {}  # those asked for last at the end
        self._heights: dict[_Key, int] = {}  # of these and all others

    def use_font(self, font: QFont) -> None:
        """Start from this font; what was laid out in another is forgotten."""
        sizes = (FONT_SIZE.board, FONT_SIZE.small)
        is_other = font.family() != self._font.family() or sizes != self._sizes
        if is_other or not self._kept:
            self._sizes = sizes
            self._font, self._small = QFont(font), QFont(font)
            self._font.setPixelSize(FONT_SIZE.board)
            self._small.setPixelSize(FONT_SIZE.small)
            self._kept.clear()
            self._heights.clear()

    @property
    def small_font(self) -> QFont:
        """The font of the marks."""
        return self._small

    @property
    def text_font(self) -> QFont:
        """The font of the text."""
        return self._font

    def layout_of(self, card: BoardCard, width: int) -> CardLayout:
        """The layout of a card in an item of this width."""
        key = _key_of(card, width)
        layout = self._kept.pop(key, None) or self._lay_out(card, width - 2 * px(INSET))
        self._kept[key] = layout
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return layout

    def height_of(self, card: BoardCard, width: int) -> int:
        """The height of a card in an item of this width, known for cards out of sight too."""
        key = _key_of(card, width)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _KEPT_HEIGHTS:
                self._heights.clear()
            height = self._heights[key] = self.layout_of(card, width).height
        return height

    def _lay_out(self, card: BoardCard, width: int) -> CardLayout:
        padding = QPointF(px(_PADDING[0]), px(_PADDING[1]))
        room = max(width - 2 * padding.x(), 20)
        text = break_lines(card.text, self._font, room, _MOST_LINES)
        bottom = padding.y() + text.boundingRect().height()
        marks = self._lay_out_marks(marks_of(card), QPointF(padding.x(), bottom + px(6)), room)
        dots = None
        if card.points is not None:
            room_of_text = QRectF(padding.x(), padding.y(), room, bottom - padding.y())
            places = [mark.icon_place | mark.word_place for mark in marks]
            dots = lay_out_dots(card.points, self._small, room_of_text, places)
            bottom = max(bottom, dots.bottom)
        if marks:
            bottom = max(bottom, *(mark.word_place.bottom() for mark in marks))
        return CardLayout(text, padding, marks, dots, round(bottom + padding.y()))

    def _lay_out_marks(
        self, marks: list[tuple[str, str]], start: QPointF, width: float
    ) -> tuple[Mark, ...]:
        if not marks:
            return ()
        metrics = QFontMetricsF(self._small)
        height = max(metrics.height(), px(MARK_ICON))
        x, y = start.x(), start.y()
        placed = []
        for icon_name, word in marks:
            word_width = metrics.horizontalAdvance(word) + 1
            needed = px(MARK_ICON) + 4 + word_width
            if x > start.x() and x + needed > start.x() + width:
                x, y = start.x(), y + height + 2
            icon_place = QRectF(x, y + (height - px(MARK_ICON)) / 2, px(MARK_ICON), px(MARK_ICON))
            word_place = QRectF(x + px(MARK_ICON) + 4, y, word_width, height)
            placed.append(Mark(icon_name, word, icon_place, word_place))
            x += needed + SPACING.m - 2
        return tuple(placed)


def _key_of(card: BoardCard, width: int) -> _Key:
    """What the layout of a card depends on."""
    return (
        card.text,
        width,
        card.mentions,
        card.is_dissent,
        card.is_released,
        card.legibility,
        bool(card.explanation),
        card.points,
    )


@cache
def _wrapping() -> QTextOption:
    """How all cards break their lines."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def break_lines(text: str, font: QFont, width: float, most_lines: int) -> QTextLayout:
    """A text in lines of this width; where it takes more lines, the last one ends in …."""
    shown = with_soft_hyphens(text[:_MOST_CHARACTERS].replace("\n", _LINE_SEPARATOR))
    layout, last = _in_lines(shown, font, width, most_lines)
    if last is None:
        return layout
    rest = shown[last:].split(_LINE_SEPARATOR)[0]
    metrics = QFontMetricsF(font)
    elided = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - metrics.height())
    return _in_lines(shown[:last] + elided.rstrip("… ") + " …", font, width, most_lines)[0]


def _in_lines(
    text: str, font: QFont, width: float, most_lines: int
) -> tuple[QTextLayout, int | None]:
    """The layout, and where its last line begins if there is more text than lines."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height, end, last = 0.0, 0, 0
    for _number in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        last, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return layout, last if end < len(text) else None
