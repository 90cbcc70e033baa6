"""How somebody at a table looks: the name over the organisation, a pin where they stay."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workshop_app.model.people import Sector
from workshop_app.phases.groups.small_groups import Guest
from workshop_app.views.groups.model import GUEST_ROLE, state_of
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import (
    FONT_SIZE,
    PALETTE,
    SPACING,
    card_colours,
    paint_focus_ring,
    px,
)
from workshop_app.views.parts.hyphens import with_soft_hyphens
from workshop_app.views.parts.painting import font_of

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_PIN = 14
_GAP = 4
# The sectors are told apart by the text below the table too, never by colour alone.
_COLOURS: dict[str, str] = {
    Sector.POLITICS: "blau",
    Sector.ADMINISTRATION: "violett",
    Sector.MIGRANT_ORGANISATION: "orange",
    Sector.CIVIL_SOCIETY: "gruen",
}


class SeatDelegate(QStyledItemDelegate):
    """Paints people as small cards."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one person."""
        guest: Guest = index.data(GUEST_ROLE)
        colours = card_colours(_COLOURS.get(guest.sector or ""))
        card = QRectF(option.rect).adjusted(1, _GAP / 2, -1, -_GAP / 2)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(PALETTE.primary if is_chosen else colours.border), 1))
        painter.setBrush(QColor(colours.background))
        painter.drawRoundedRect(card, SPACING.xs, SPACING.xs)
        room = _text_room(option.rect, guest)
        painter.setFont(font_of(option, FONT_SIZE.body, is_bold=True))
        painter.setPen(QColor(colours.text if guest.is_present else PALETTE.text_muted))
        used = painter.drawText(room, _WRAP, with_soft_hyphens(guest.name))
        painter.setFont(font_of(option, FONT_SIZE.small))
        painter.setPen(QColor(colours.text))
        below = room.adjusted(0, used.height() + 1, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, _second_line(guest, painter, below))
        if guest.is_fixed:
            pin = px(_PIN)
            place = QRect(option.rect.right() - pin - 5, option.rect.top() + 7, pin, pin)
            icon("keep-fill", "primary").paint(painter, place)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, card, radius=SPACING.xs)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height that name and organisation need at the view's width."""
        guest: Guest = index.data(GUEST_ROLE)
        view = option.widget
        width = narrow = option.rect.width()
        if isinstance(view, QAbstractItemView):
            width = view.viewport().width()
            # As if its scroll bar were there: QListView keeps the places from before it came.
            bar = view.verticalScrollBar().sizeHint().width()
            narrow = min(width, view.contentsRect().width() - bar)
        room = _text_room(QRect(0, 0, narrow, 10_000), guest)
        bold = QFontMetrics(font_of(option, FONT_SIZE.body, is_bold=True))
        small = QFontMetrics(font_of(option, FONT_SIZE.small))
        height = bold.boundingRect(room, _WRAP, with_soft_hyphens(guest.name)).height()
        height += 1 + small.height()
        return QSize(width, height + 2 * _GAP + SPACING.s)


def _text_room(rect: QRect, guest: Guest) -> QRect:
    right = px(_PIN) + SPACING.s if guest.is_fixed else SPACING.s
    return rect.adjusted(SPACING.s, _GAP + 3, -right, 0)


def _second_line(guest: Guest, painter: QPainter, room: QRect) -> str:
    """Where somebody comes from, as far as there is room; the tool tip has all of it."""
    text = guest.organisation or guest.sector_label
    if not guest.is_present:
        text = f"{state_of(guest)} · {text}"
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
