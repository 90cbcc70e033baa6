"""How a line of the agenda rail looks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workshop_app.views.agenda.model import ROW, Mark, RailRow
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.painting import font_of

_STEP_HEIGHT = 38
_BREAK_HEIGHT = 30
_HEAD_HEIGHT = 36
_LETTER_SPACING = 1.2
_SIGN_LEFT = 12
_TEXT_LEFT = 38
_TIME_WIDTH = 37

_SIGNS = {
    Mark.OPEN: ("circle", "control_line"),
    Mark.BEGUN: ("radio_button_checked", "primary"),
    Mark.RUNNING: ("circle-fill", "primary"),
    Mark.DONE: ("check", "ok"),
    Mark.SKIPPED: ("remove", "text_muted"),
}


class AgendaDelegate(QStyledItemDelegate):
    """Paints steps with sign, title and time, and the heads of parts as labels of a section."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Breaks are lower than steps."""
        row: RailRow = index.data(ROW)
        if not row.key:
            return QSize(option.rect.width(), px(_HEAD_HEIGHT))
        return QSize(option.rect.width(), px(_BREAK_HEIGHT) if row.is_break else px(_STEP_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        row: RailRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key:
            self._paint_ground(painter, option, row)
            self._paint_sign(painter, option.rect, row)
            self._paint_step(painter, option, row)
        else:
            self._paint_head(painter, option, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, row: RailRow) -> None:
        font = font_of(option, FONT_SIZE.section, is_bold=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _LETTER_SPACING)
        painter.setFont(font)
        painter.setPen(QColor(PALETTE.text_muted))
        room = option.rect.adjusted(px(_SIGN_LEFT), 0, -SPACING.s, -SPACING.s)
        bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, bottom, row.title.upper())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: RailRow) -> None:
        room = QRectF(option.rect.adjusted(0, 1, 0, -1))
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if row.is_current or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(PALETTE.primary_light if row.is_current else PALETTE.canvas))
            painter.drawRoundedRect(room, SPACING.radius, SPACING.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, room)

    def _paint_sign(self, painter: QPainter, rect: QRect, row: RailRow) -> None:
        name, role = _SIGNS[row.mark]
        if row.is_break and row.mark in {Mark.OPEN, Mark.BEGUN}:
            name, role = "coffee", "control_line"
        room = QRect(rect.left() + px(_SIGN_LEFT), rect.top(), SPACING.icon, rect.height())
        size = SPACING.icon if row.mark is Mark.DONE else SPACING.icon - 2
        place = QRect(0, 0, size, size)
        place.moveCenter(room.center())
        icon(name, role).paint(painter, place)

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, row: RailRow) -> None:
        room = option.rect.adjusted(px(_TEXT_LEFT), 0, -SPACING.s, 0)
        is_quiet = (row.is_break or row.mark is Mark.SKIPPED) and not row.is_current
        painter.setPen(QColor(PALETTE.text_muted))
        small = font_of(option, FONT_SIZE.small)
        painter.setFont(small)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, row.time)

        font = small if row.is_break else font_of(option, FONT_SIZE.body)
        font.setBold(row.is_current)
        painter.setFont(font)
        painter.setPen(QColor(PALETTE.text_muted if is_quiet else PALETTE.text))
        room.setRight(room.right() - (px(_TIME_WIDTH) if row.time else 0))
        title = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
