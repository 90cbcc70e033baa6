"""How a checklist line looks: a box, the text over its hint, at the right when it is due."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workshop_app.views.checklist.model import LINE_ROLE
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.painting import TICK_BOX, font_of, paint_tick_box

if TYPE_CHECKING:
    from workshop_app.phases.checklists import ChecklistLine

_DUE_WIDTH = 190
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ChecklistDelegate(QStyledItemDelegate):
    """Paints a line; a click or the space bar ticks it (as the view's edit trigger)."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        line: ChecklistLine = index.data(LINE_ROLE)
        painter.save()
        room = option.rect.adjusted(SPACING.s, SPACING.s, -SPACING.s, -SPACING.s)
        paint_tick_box(painter, option, room, is_ticked=line.is_done)
        text_room = self._text_room(room)
        painter.setFont(font_of(option, FONT_SIZE.card))
        painter.setPen(QColor(PALETTE.text_muted if line.is_done else PALETTE.text))
        used = painter.drawText(text_room, _WRAP, line.text)
        if line.hint:
            painter.setFont(font_of(option, FONT_SIZE.small))
            painter.setPen(QColor(PALETTE.text_muted))
            painter.drawText(text_room.adjusted(0, used.height() + 2, 0, 0), _WRAP, line.hint)
        painter.setFont(font_of(option, FONT_SIZE.small))
        painter.setPen(QColor(PALETTE.text_muted))
        due_room = QRect(
            room.right() - px(_DUE_WIDTH), room.top() + 1, px(_DUE_WIDTH), room.height()
        )
        painter.drawText(due_room, Qt.AlignmentFlag.AlignRight, line.due)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, option.rect.toRectF().adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height that text and hint need at the view's width."""
        line: ChecklistLine = index.data(LINE_ROLE)
        view = option.widget
        width = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        room = self._text_room(QRect(0, 0, width - 2 * SPACING.s, 10_000))
        height = _height(line.text, room, font_of(option, FONT_SIZE.card))
        if line.hint:
            height += 2 + _height(line.hint, room, font_of(option, FONT_SIZE.small))
        return QSize(width, max(height, px(TICK_BOX)) + 2 * SPACING.s)

    def _text_room(self, room: QRect) -> QRect:
        return room.adjusted(px(TICK_BOX) + SPACING.m, 0, -px(_DUE_WIDTH) - SPACING.m, 0)


def _height(text: str, room: QRect, font: QFont) -> int:
    return QFontMetrics(font).boundingRect(room, _WRAP, text).height()
