"""How the workshops that were open last look, and what can be done with them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.translation import _
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.painting import sized
from workshop_app.views.recent_model import (
    IS_MISSING,
    WORKSHOP,
    name_of,
    place_of,
    progress_of,
)
from workshop_app.views.settings import RecentWorkshop

_CARD_HEIGHT = 84
_PROGRESS_WIDTH = 132
_BAR_HEIGHT = 4
_LINE_HEIGHT = 20
_REMOVAL_WIDTH = 72


class RecentDelegate(QStyledItemDelegate):
    """Paints a workshop as a card with a cross at its right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All are of one height."""
        return QSize(option.rect.width(), px(_CARD_HEIGHT) + SPACING.s)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one workshop."""
        workshop: RecentWorkshop = index.data(WORKSHOP)
        is_missing: bool = index.data(IS_MISSING)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_card(painter, option, is_missing=is_missing)
        room = _card_in(option.rect).adjusted(SPACING.l, SPACING.m, -SPACING.l, -SPACING.m)
        way_out = removal_in(option.rect, is_missing=is_missing)
        _paint_removal(painter, option.font, way_out, is_missing=is_missing)
        room.setRight(way_out.left() - SPACING.l)
        if workshop.steps and not is_missing:
            _paint_progress(painter, option.font, room, workshop)
            room.setRight(room.right() - px(_PROGRESS_WIDTH) - SPACING.xl)
        _paint_texts(painter, option.font, room, workshop, is_missing=is_missing)
        painter.restore()


class RecentList(QListView):
    """A click or Enter opens, the cross or Delete takes out of the list."""

    opened = Signal(str)  # path
    removed = Signal(str)  # path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = QPersistentModelIndex()
        self.setAccessibleName(_("Zuletzt geöffnete Workshops"))
        self.setAccessibleDescription(_("Enter öffnet, Entf nimmt aus der Liste"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(RecentDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.currentIndex())
            case Qt.Key.Key_Delete:
                self._remove(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or remove where the button went down."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or index != self._pressed:
            return
        rect, is_missing = self.visualRect(index), bool(index.data(IS_MISSING))
        if index.isValid() and removal_in(rect, is_missing=is_missing).contains(place):
            self._remove(index)
        else:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(WORKSHOP).path)

    def _remove(self, index: QModelIndex) -> None:
        if index.isValid():
            self.removed.emit(index.data(WORKSHOP).path)


def removal_in(rect: QRect, *, is_missing: bool) -> QRect:
    """Where a click takes a row out of the list; the word stands there only if it is time."""
    card, size = _card_in(rect), SPACING.icon
    width = size + (px(_REMOVAL_WIDTH) if is_missing else 0)
    return QRect(card.right() - SPACING.m - width, card.top() + SPACING.m, width, size)


def _card_in(rect: QRect) -> QRect:
    return rect.adjusted(2, 1, -2, -SPACING.s)


def _paint_card(painter: QPainter, option: QStyleOptionViewItem, *, is_missing: bool) -> None:
    card = QRectF(_card_in(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5)
    is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QColor(PALETTE.control_line if is_hovered else PALETTE.line))
    painter.setBrush(QColor(PALETTE.canvas if is_missing else PALETTE.surface))
    painter.drawRoundedRect(card, SPACING.radius_large, SPACING.radius_large)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_focus_ring(painter, card, radius=SPACING.radius_large)


def _paint_removal(painter: QPainter, font: QFont, rect: QRect, *, is_missing: bool) -> None:
    cross = QRect(rect.right() - SPACING.icon + 1, rect.top(), SPACING.icon, SPACING.icon)
    icon("close", "primary" if is_missing else "text_muted").paint(painter, cross)
    if is_missing:
        painter.setFont(sized(font, FONT_SIZE.small, is_bold=True))
        painter.setPen(QColor(PALETTE.primary))
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _("entfernen")
        )


def _paint_texts(
    painter: QPainter, font: QFont, room: QRect, workshop: RecentWorkshop, *, is_missing: bool
) -> None:
    muted = PALETTE.text_muted
    details = " · ".join(part for part in (workshop.title, workshop.dates) if part)
    place = place_of(workshop, is_missing=is_missing)
    lines = (
        (name_of(workshop), FONT_SIZE.question, True, muted if is_missing else PALETTE.text),
        (details, FONT_SIZE.body, False, muted),
        (place, FONT_SIZE.body, False, muted if is_missing else PALETTE.primary),
    )
    for number, (text, pixels, is_bold, colour) in enumerate(lines):
        line_font = sized(font, pixels, is_bold=is_bold)
        painter.setFont(line_font)
        painter.setPen(QColor(colour))
        line = QRect(
            room.left(), room.top() + number * px(_LINE_HEIGHT), room.width(), px(_LINE_HEIGHT)
        )
        shown = QFontMetrics(line_font).elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_progress(painter: QPainter, font: QFont, room: QRect, workshop: RecentWorkshop) -> None:
    left = room.right() - px(_PROGRESS_WIDTH)
    painter.setFont(sized(font, FONT_SIZE.small))
    painter.setPen(QColor(PALETTE.text_muted))
    text = QRect(left, room.top(), px(_PROGRESS_WIDTH), px(_LINE_HEIGHT))
    painter.drawText(
        text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, progress_of(workshop)
    )
    bar = QRectF(left, text.bottom() + SPACING.s, px(_PROGRESS_WIDTH), px(_BAR_HEIGHT))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PALETTE.line))
    painter.drawRoundedRect(bar, px(_BAR_HEIGHT) / 2, px(_BAR_HEIGHT) / 2)
    bar.setWidth(bar.width() * min(1.0, workshop.steps_done / workshop.steps))
    painter.setBrush(QColor(PALETTE.primary))
    painter.drawRoundedRect(bar, px(_BAR_HEIGHT) / 2, px(_BAR_HEIGHT) / 2)
