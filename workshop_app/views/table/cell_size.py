"""How much room the text of a cell needs, and whether it is cut."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QStyleOptionViewItem

from workshop_app.views.look.theme import px
from workshop_app.views.parts.hyphens import with_soft_hyphens
from workshop_app.views.parts.index import Index

ROOM_BESIDE = 8  # pixels left and right of the text: as the style sheet has it, and Qt's margin
_ROOM_ABOVE = 4
_AS_HIGH_AS_NEEDED = 100_000
_WORD = re.compile(r"\S+")


def height_of_lines(metrics: QFontMetrics, count: int) -> int:
    """The height of a cell with so many lines."""
    return count * metrics.lineSpacing() + 2 * px(_ROOM_ABOVE) + 1


def text_size(metrics: QFontMetrics, text: str, width: int) -> QSize:
    """The size of a text in a cell of this width; wider where a word is longer than that."""
    room = _room(width)
    used = metrics.horizontalAdvance(text), metrics.lineSpacing()
    if used[0] > room or "\n" in text:  # else it is one line, which most cells have at most
        words, place = divided(metrics, text, width), QRect(0, 0, room, _AS_HIGH_AS_NEEDED)
        shown = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, words)
        used = shown.width(), shown.height()
    return QSize(used[0] + 2 * px(ROOM_BESIDE) + 1, used[1] + 2 * px(_ROOM_ABOVE) + 1)


def divided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text with soft hyphens in the words that are longer than a line of the cell."""
    room, advance = _room(width), metrics.horizontalAdvance
    if advance(text) <= room:
        return text
    return _WORD.sub(
        lambda word: with_soft_hyphens(word[0]) if advance(word[0]) > room else word[0], text
    )


def _room(width: int) -> int:
    return max(width - 2 * px(ROOM_BESIDE) - 1, 1)


def is_cut(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether not all of a cell's text is to be seen: in it, or in the table."""
    text, cell, table = str(index.data() or ""), option.rect, option.widget
    if not text:
        return False
    needed = text_size(option.fontMetrics, text, cell.width())
    is_past_edge = isinstance(table, QAbstractScrollArea) and (
        cell.left() < 0 or cell.right() > table.viewport().width()
    )
    return is_past_edge or needed.width() > cell.width() or needed.height() > cell.height() + 1
