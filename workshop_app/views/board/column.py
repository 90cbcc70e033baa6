"""A column of the board: its heading over its cards, or a slim strip while it is empty."""

import uuid

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.phases.board.board_reading import ColumnHead, ColumnKey
from workshop_app.phases.board.clusters import MAX_TITLE_CHARACTERS
from workshop_app.translation import _
from workshop_app.views.board.actions import ARROWS, CLUSTER_ACTIONS, ClusterAction
from workshop_app.views.board.card_layout import break_lines
from workshop_app.views.board.dots import paint_points, paint_typed, points_width
from workshop_app.views.board.drag import dragged_ids
from workshop_app.views.board.list import CardList
from workshop_app.views.board.point_entry import PointEntry
from workshop_app.views.board.text_edit import ENTER_KEYS, TitleEdit
from workshop_app.views.board.texts import column_title, describe_column
from workshop_app.views.look.letter_keys import is_silent_letter
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_icon_label

_MOST_LINES = 2
_SIDE = 5


class ColumnHeader(QWidget):
    """Number, title and count of a column; a cluster is renamed in its place."""

    action_requested = Signal(object)  # ClusterAction
    leave_requested = Signal(object)  # Direction
    menu_requested = Signal(object)  # QPoint on the screen
    renamed = Signal(str)
    editing_ended = Signal()

    def __init__(self, head: ColumnHead, typed: PointEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = typed
        typed.changed.connect(self._show_typed)
        self.setObjectName("column_header")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._head = head
        self._count = 0
        self._points: int | None = None
        self._lines = 1
        self._editor: QLineEdit | None = None

    @property
    def is_cluster(self) -> bool:
        """Whether it has a title of its own."""
        return self._head.is_cluster

    def show_head(self, head: ColumnHead, count: int, on_cards: int | None = None) -> None:
        """Show another title, number or count, and the points of the heading or of its cards."""
        self._head, self._count = head, count
        self._points = on_cards if head.points is None else head.points
        words = describe_column(head, count, on_cards)
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self.setToolTip(column_title(head))
            self.update()

    def lines_needed(self, width: int) -> int:
        """How many lines the title takes in a column of this width."""
        return self._title_in(width).lineCount()

    def set_lines(self, lines: int) -> None:
        """Be as high as this many lines; all columns begin their cards at the same height."""
        self._lines = lines
        self.setFixedHeight(lines * self._line_height() + 2 * SPACING.s)

    def rename(self) -> None:
        """Open a field over the title."""
        if not self.is_cluster or self._editor is not None:
            return
        editor = named(TitleEdit(self._head.title, self), "cluster_title", _("Titel des Clusters"))
        editor.setProperty("kind", "cell")
        editor.setMaxLength(MAX_TITLE_CHARACTERS)
        editor.setGeometry(self.rect().adjusted(2, 2, -2, -2))
        editor.selectAll()
        editor.editingFinished.connect(self.commit_editor)
        editor.cancelled.connect(self._give_up)
        self._editor = editor
        editor.show()
        editor.setFocus()

    def commit_editor(self) -> None:
        """Save what is typed into the field."""
        if self._editor is not None:
            self._end_editing(self._editor.text())

    def _give_up(self) -> None:
        self._end_editing(None)

    def _end_editing(self, title: str | None) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if title is not None and title != self._head.title:
            self.renamed.emit(title)
        if had_focus:
            self.setFocus()
            self.editing_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename, move, dissolve, or go on."""
        target = self._head.key if self.is_cluster else None
        if self._typed.take(event, target if isinstance(target, uuid.UUID) else None):
            return
        direction = ARROWS.get(Qt.Key(event.key()))
        action = self._action_for(event)
        if action is not None and self.is_cluster:
            self.action_requested.emit(action)
        elif direction is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.leave_requested.emit(direction)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit(None)
        else:
            super().keyPressEvent(event)

    def _show_typed(self, target: object) -> None:
        if target == self._head.key:
            self.update()

    def _action_for(self, event: QKeyEvent) -> ClusterAction | None:
        if event.key() in ENTER_KEYS:
            return ClusterAction.RENAME
        if is_silent_letter(event):
            return None
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        for action, text in CLUSTER_ACTIONS.items():
            if event.key() == text.key and control == text.control:
                return action
        return None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        del event
        self.rename()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the cluster."""
        if self.is_cluster:
            self.menu_requested.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw number, title and count."""
        painter = QPainter(self)
        top = (self.height() - self._lines * self._line_height()) / 2
        left = float(SPACING.s)
        painter.setFont(self._font())
        if self._head.number is not None:
            painter.setPen(QColor(PALETTE.primary))
            room = QRectF(left, top, self._number_width(), self._line_height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(self._head.number))
            left += self._number_width()
        painter.setPen(QColor(PALETTE.text))
        self._title_in(self.width()).draw(painter, QPointF(left, top))
        painter.setFont(self.font())
        painter.setPen(QColor(PALETTE.text_muted))
        room = QRectF(0, top, self.width() - SPACING.s, self._line_height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._count)
        )
        if self._points is not None:
            right = room.right() - painter.fontMetrics().horizontalAdvance(str(self._count))
            paint_points(painter, room, right - SPACING.s, self._points)
        if typed := self._typed.typed_for(self._head.key):
            paint_typed(painter, QRectF(self.rect()), typed)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring, and enter what is typed."""
        super().focusOutEvent(event)
        self._typed.flush()
        self.update()

    def _title_in(self, width: int) -> QTextLayout:
        return break_lines(column_title(self._head), self._font(), self._room(width), _MOST_LINES)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(FONT_SIZE.card)
        font.setBold(True)
        return font

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 3

    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(str(self._head.number)) + SPACING.s

    def _room(self, width: int) -> float:
        number = 0 if self._head.number is None else self._number_width()
        count = self.fontMetrics().horizontalAdvance(str(self._count))
        points = 0 if self._points is None else points_width(self.fontMetrics(), self._points)
        return max(width - 2 * SPACING.s - number - count - points - SPACING.s, 20)


class ColumnWidget(QFrame):
    """One column; while slim it is only a place to drop cards."""

    cards_dropped = Signal(object)  # ids, at the end of the column

    def __init__(self, key: ColumnKey, header: ColumnHeader, cards: CardList) -> None:
        super().__init__()
        self.key = key
        self._width = 0
        self.header = header
        self.cards = cards
        self.setProperty("surface", "column")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self._strip = make_icon_label("inbox", "text_muted", size=20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(_SIDE), SPACING.xs, px(_SIDE), SPACING.xs)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(cards, 1)
        layout.addWidget(self._strip, 1, Qt.AlignmentFlag.AlignHCenter)
        self._strip.hide()

    @property
    def is_slim(self) -> bool:
        """Whether only a strip is shown."""
        return not self._strip.isHidden()

    def set_slim(self, is_slim: bool) -> None:
        """Show a strip instead of heading and cards, or the other way round."""
        self.header.setVisible(not is_slim)
        self.cards.setVisible(not is_slim)
        self._strip.setVisible(is_slim)
        tool_tip = self.header.toolTip() if is_slim else ""
        if tool_tip != self.toolTip():
            self.setToolTip(tool_tip)

    def set_width(self, width: int) -> None:
        """Be as wide as this. A pile beside the clusters gives way where the window is smaller."""
        self._width = width
        if isinstance(self.key, uuid.UUID):
            self.setFixedWidth(width)
        else:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The width that the board gave it."""
        return QSize(self._width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As small as the board wants."""
        return QSize(0, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards on the heading or the strip."""
        if dragged_ids(event.mimeData()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them over."""
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.cards_dropped.emit(dragged_ids(event.mimeData()))
