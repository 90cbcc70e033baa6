"""How a snapshot looks in the list, and that Enter opens it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.painting import font_of
from workshop_app.views.snapshots.model import CONTENTS, DETAILS

_HEIGHT = 56
_LINE = 20


class SnapshotDelegate(QStyledItemDelegate):
    """Paints a snapshot on two lines: when, and what is in it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All are of one height."""
        return QSize(option.rect.width(), px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one snapshot."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2.5, 1.5, -2.5, -1.5)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.setPen(QColor(PALETTE.primary))
            painter.setBrush(QColor(PALETTE.primary_light))
            painter.drawRoundedRect(box, SPACING.radius, SPACING.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box)
        is_sound = index.data(CONTENTS).is_sound
        room = option.rect.adjusted(SPACING.m, SPACING.s, -SPACING.m, -SPACING.s)
        lines = (
            (index.data(), FONT_SIZE.card, True, PALETTE.text),
            (
                index.data(DETAILS),
                FONT_SIZE.body,
                False,
                PALETTE.text_muted if is_sound else PALETTE.error,
            ),
        )
        for number, (text, pixels, is_bold, colour) in enumerate(lines):
            font = font_of(option, pixels, is_bold=is_bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            top = room.top() + number * px(_LINE)
            line = QRect(room.left(), top, room.width(), px(_LINE))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
            )
        painter.restore()


class SnapshotList(QListView):
    """Enter or a double click opens a copy."""

    opened = Signal()  # a copy of the current one is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "snapshots", _("Sicherungskopien, die neueste zuerst"))
        self.setAccessibleDescription(_("Enter öffnet eine Kopie davon"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setItemDelegate(SnapshotDelegate(self))
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit()
