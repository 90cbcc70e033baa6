"""How much room the text of a cell needs, and whether it is cut."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QStyleOptionViewItem

from workshop_app.views.cell_editing import Index
from workshop_app.views.theme import px

ROOM_BESIDE = 8  # pixels left and right of the text: as the style sheet has it, and Qt's margin
_ROOM_ABOVE = 4
_AS_HIGH_AS_NEEDED = 100_000


def height_of_lines(option: QStyleOptionViewItem, count: int) -> int:
    """The height of a cell with so many lines."""
    return count * option.fontMetrics.lineSpacing() + 2 * px(_ROOM_ABOVE) + 1


def text_size(option: QStyleOptionViewItem, text: str, width: int) -> QSize:
    """The size of a text in a cell of this width; wider where a word is longer than that."""
    room = QRect(0, 0, max(width - 2 * px(ROOM_BESIDE) - 1, 1), _AS_HIGH_AS_NEEDED)
    used = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    return QSize(used.width() + 2 * px(ROOM_BESIDE) + 1, used.height() + 2 * px(_ROOM_ABOVE) + 1)


def is_cut(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether not all of a cell's text is to be seen: in it, or in the table."""
    text, cell, table = str(index.data() or ""), option.rect, option.widget
    if not text:
        return False
    needed = text_size(option, text, cell.width())
    is_past_edge = isinstance(table, QAbstractScrollArea) and (
        cell.left() < 0 or cell.right() > table.viewport().width()
    )
    return is_past_edge or needed.width() > cell.width() or needed.height() > cell.height() + 1
