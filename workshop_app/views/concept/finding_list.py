"""How findings look, and what can be done with one: close the gap, or let it stay."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.concept.check import Severity
from workshop_app.translation import _
from workshop_app.views.concept.finding_model import ROW, AcceptedHead, FindingRow, severity_label
from workshop_app.views.look.icons import icon
from workshop_app.views.look.letter_keys import is_silent_letter
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.painting import font_of, sized

_BAR = 4
_LINE = 20
_HEAD_HEIGHT = 36
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LOOKS = {
    Severity.ERROR: ("error", "error"),
    Severity.WARNING: ("warning", "warning"),
    Severity.HINT: ("info", "notice"),
}


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding as a card: severity, message, where it is, and two ways to deal with it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height that the text needs at the view's width."""
        row = index.data(ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if isinstance(row, AcceptedHead):
            return QSize(width, px(_HEAD_HEIGHT))
        card = QRect(0, 0, width, 10_000)
        height = _text_height(row, _text_room(card), option.font)
        return QSize(width, height + px(_LINE) + 3 * SPACING.m + SPACING.s)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, AcceptedHead):
            _paint_head(painter, option, row)
        else:
            _paint_card(painter, option, row)
            _paint_texts(painter, option, row)
            _paint_ways(painter, option, row)
        painter.restore()


class FindingList(QListView):
    """Enter closes the gap, A lets it stay; a click on the words does the same."""

    fix_wanted = Signal(object)  # Finding
    accept_wanted = Signal(object)  # Finding, open
    take_up_wanted = Signal(object)  # Finding, accepted
    fold_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName(_("Befunde"))
        self.setAccessibleDescription(_("Enter behebt, A nimmt an oder wieder auf"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # else another width asks for no new heights
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(FindingDelegate(self))
        self._is_read_only = False

    def set_read_only(self) -> None:
        """Let findings be read and followed, and nothing decided."""
        self._is_read_only = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and A."""
        index = self.currentIndex()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if index.isValid() and is_plain:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._fix(index)
                return
            if event.key() == Qt.Key.Key_A and not is_silent_letter(event):
                self._decide(index)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of the two ways, or on the line that folds."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        if isinstance(index.data(ROW), AcceptedHead):
            self.fold_wanted.emit()
            return
        fix, decide = ways_in(self.visualRect(index))
        if fix.contains(place):
            self._fix(index)
        elif decide.contains(place):
            self._decide(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the text closes the gap."""
        super().mouseDoubleClickEvent(event)
        self._fix(self.indexAt(event.position().toPoint()))

    def _fix(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, AcceptedHead):
            self.fold_wanted.emit()
        elif row is not None:
            self.fix_wanted.emit(row.finding)

    def _decide(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, FindingRow) and not self._is_read_only:
            signal = self.accept_wanted if row.finding.is_open else self.take_up_wanted
            signal.emit(row.finding)


def ways_in(rect: QRect) -> tuple[QRect, QRect]:
    """Where the two ways to deal with a finding stand: at the left and at the right."""
    room = _text_room(rect)
    top = _card_in(rect).bottom() - SPACING.m - px(_LINE) + 1
    half = room.width() // 2
    left = QRect(room.left(), top, half, px(_LINE))
    return left, QRect(room.left() + half, top, room.width() - half, px(_LINE))


def _card_in(rect: QRect) -> QRect:
    return rect.adjusted(2, 1, -2, -SPACING.s)


def _text_room(rect: QRect) -> QRect:
    card = _card_in(rect)
    left = px(_BAR) + SPACING.m + SPACING.icon + SPACING.s
    return card.adjusted(left, SPACING.m, -SPACING.l, -SPACING.m)


def _details(row: FindingRow) -> str:
    finding = row.finding
    parts = [severity_label(finding.severity), finding.rule, finding.object_code]
    return " · ".join(part for part in parts if part)


def _text_height(row: FindingRow, room: QRect, font: QFont) -> int:
    bold = sized(font, FONT_SIZE.body, is_bold=True)
    height = QFontMetrics(bold).boundingRect(room, _WRAP, row.finding.message).height() + px(_LINE)
    if row.finding.accepted_reason is not None:
        body = QFontMetrics(sized(font, FONT_SIZE.body))
        height += body.boundingRect(room, _WRAP, row.finding.accepted_reason).height()
    return height


def _paint_card(painter: QPainter, option: QStyleOptionViewItem, row: FindingRow) -> None:
    card = QRectF(_card_in(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5)
    is_open = row.finding.is_open
    _icon_name, colour = _LOOKS[row.finding.severity]
    shape = QPainterPath()
    shape.addRoundedRect(card, SPACING.radius, SPACING.radius)
    painter.fillPath(shape, QColor(PALETTE.surface if is_open else PALETTE.canvas))
    painter.save()
    painter.setClipPath(shape)
    bar = QRectF(card.left(), card.top(), px(_BAR), card.height())
    painter.fillRect(bar, QColor(getattr(PALETTE, colour) if is_open else PALETTE.bar_muted))
    painter.restore()
    is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QColor(PALETTE.control_line if is_hovered else PALETTE.line))
    painter.drawPath(shape)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_focus_ring(painter, card)


def _paint_texts(painter: QPainter, option: QStyleOptionViewItem, row: FindingRow) -> None:
    room = _text_room(option.rect)
    finding = row.finding
    name, colour = _LOOKS[finding.severity]
    sign = QRect(room.left() - SPACING.s - SPACING.icon, room.top(), SPACING.icon, SPACING.icon)
    icon(name, colour if finding.is_open else "text_muted").paint(painter, sign)
    painter.setFont(font_of(option, FONT_SIZE.body, is_bold=True))
    painter.setPen(QColor(PALETTE.text if finding.is_open else PALETTE.text_muted))
    used = painter.drawText(room, _WRAP, finding.message).height()
    painter.setFont(font_of(option, FONT_SIZE.small))
    painter.setPen(QColor(PALETTE.text_muted))
    painter.drawText(room.adjusted(0, used + 2, 0, 0), _WRAP, _details(row))
    if finding.accepted_reason is not None:
        painter.setFont(font_of(option, FONT_SIZE.body))
        painter.drawText(room.adjusted(0, used + px(_LINE), 0, 0), _WRAP, finding.accepted_reason)


def _paint_ways(painter: QPainter, option: QStyleOptionViewItem, row: FindingRow) -> None:
    fix, decide = ways_in(option.rect)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font_of(option, FONT_SIZE.body, is_bold=True))
    painter.setPen(QColor(PALETTE.primary))
    text = _("Beheben →") if row.finding.is_open else _("Ansehen →")
    painter.drawText(fix, middle | Qt.AlignmentFlag.AlignLeft, text)
    painter.setFont(font_of(option, FONT_SIZE.body))
    painter.setPen(QColor(PALETTE.text_muted))
    text = _("Annehmen …") if row.finding.is_open else _("Wieder aufnehmen")
    painter.drawText(decide, middle | Qt.AlignmentFlag.AlignRight, text)


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, head: AcceptedHead) -> None:
    room = option.rect.adjusted(SPACING.xs, 0, 0, -SPACING.xs)
    arrow = QRect(room.left(), room.center().y() - 8, SPACING.icon, SPACING.icon)
    icon("keyboard_arrow_down" if head.is_unfolded else "chevron_right", "text_muted").paint(
        painter, arrow
    )
    painter.setFont(font_of(option, FONT_SIZE.body, is_bold=True))
    painter.setPen(QColor(PALETTE.text_muted))
    room.setLeft(arrow.right() + SPACING.s)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, head.text())
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_focus_ring(painter, QRectF(option.rect))
