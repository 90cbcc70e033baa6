"""How a checklist line looks: a box, the text over its hint, at the right when it is due."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from workshop_app.phases.checklists import ChecklistLine
from workshop_app.views.checklist_model import LINE_ROLE
from workshop_app.views.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring

_DUE_WIDTH = 190
_BOX = 18
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
        self._paint_box(painter, option, room, line)
        text_room = self._text_room(room)
        painter.setFont(_font(option, FONT_SIZE.card))
        painter.setPen(QColor(PALETTE.text_muted if line.is_done else PALETTE.text))
        used = painter.drawText(text_room, _WRAP, line.text)
        if line.hint:
            painter.setFont(_font(option, FONT_SIZE.small))
            painter.setPen(QColor(PALETTE.text_muted))
            painter.drawText(text_room.adjusted(0, used.height() + 2, 0, 0), _WRAP, line.hint)
        painter.setFont(_font(option, FONT_SIZE.small))
        painter.setPen(QColor(PALETTE.text_muted))
        due_room = QRect(room.right() - _DUE_WIDTH, room.top() + 1, _DUE_WIDTH, room.height())
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
        height = _height(line.text, room, _font(option, FONT_SIZE.card))
        if line.hint:
            height += 2 + _height(line.hint, room, _font(option, FONT_SIZE.small))
        return QSize(width, max(height, _BOX) + 2 * SPACING.s)

    def _text_room(self, room: QRect) -> QRect:
        return room.adjusted(_BOX + SPACING.m, 0, -_DUE_WIDTH - SPACING.m, 0)

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: ChecklistLine
    ) -> None:
        box = QStyleOptionButton()
        box.rect = QRect(room.left(), room.top(), _BOX, _BOX)
        on = QStyle.StateFlag.State_On if line.is_done else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | on
        view = option.widget
        if view is not None:
            view.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view
            )


def _font(option: QStyleOptionViewItem, pixels: int) -> QFont:
    # The style sheet gives the view its family; a font of our own would be measured in another.
    font = QFont(option.font)
    font.setPixelSize(pixels)
    return font


def _height(text: str, room: QRect, font: QFont) -> int:
    return QFontMetrics(font).boundingRect(room, _WRAP, text).height()
