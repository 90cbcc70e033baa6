"""A part of a sheet where lines are ticked, with a search above them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.sheets.goal_links import Pick
from workshop_app.translation import _, ngettext
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.painting import TICK_BOX, font_of, paint_tick_box
from workshop_app.views.parts.widgets import make_label, make_surface
from workshop_app.views.sheet.pick_model import PICK_ROLE, PickModel

_LINE_GAP = 1
_HEIGHT = 190  # pixels: about four lines
_TICKING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SheetPicker(QWidget):
    """„Belege · 2 gewählt“, a search, and the list."""

    ticked = Signal(object, bool)  # Pick, and whether it shall be chosen

    def __init__(
        self, object_name: str, title: str, search_hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = PickModel(self)
        self.model.ticked.connect(self.ticked)
        self.list = named(_PickList(), object_name, title)
        self.list.setModel(self.model)
        self.search = named(_Search(self.list), f"{object_name}_search", search_hint)
        self.search.setPlaceholderText(search_hint)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.model.search)
        self.count = make_label(role="small")
        head = QHBoxLayout()
        head.addWidget(make_label(title, "section"))
        head.addStretch(1)
        head.addWidget(self.count)
        frame = make_surface("panel")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(2, 2, 2, 2)
        inner.addWidget(self.list)
        frame.setFixedHeight(px(_HEIGHT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACING.s, 0, 0)
        layout.setSpacing(SPACING.xs + 2)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(frame)

    def show_picks(self, picks: Sequence[Pick], *, is_other: bool) -> None:
        """Show the lines of another item, or what changed for the same one."""
        if is_other:
            self.search.clear()
        self.model.show(picks, is_other=is_other)
        if is_other:
            self.list.scrollToTop()
        count = self.model.chosen_count()
        self.count.setText(
            ngettext("{count} gewählt", "{count} gewählt", count).format(count=count)
            if count
            else _("noch nichts gewählt")
        )

    def set_read_only(self) -> None:
        """Let the list be read only."""
        self.list.is_read_only = True


class _Search(QLineEdit):
    """A search from which an arrow leads to what was found."""

    def __init__(self, found: QListView) -> None:
        super().__init__()
        self._found = found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the first line that was found."""
        if event.key() == Qt.Key.Key_Down and self._found.model().rowCount():
            self._found.setCurrentIndex(self._found.model().index(0, 0))
            self._found.setFocus()
        else:
            super().keyPressEvent(event)


class _PickList(QListView):
    is_read_only = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "cards")
        self.setItemDelegate(_PickDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by key."""
        if event.key() in _TICKING:
            self._tick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tick(self.indexAt(event.position().toPoint()))

    def _tick(self, index: QModelIndex) -> None:
        if index.isValid() and not self.is_read_only:
            is_on = index.data(PICK_ROLE).is_chosen
            turned = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            self.model().setData(index, turned, Qt.ItemDataRole.CheckStateRole)


class _PickDelegate(QStyledItemDelegate):
    """Paints a box, the text, and below it where a figure comes from."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        view = option.widget
        width = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        lines = sum(
            QFontMetrics(font_of(option, size)).lineSpacing()
            for size in (FONT_SIZE.body, FONT_SIZE.small)
        )
        return QSize(width, lines + px(_LINE_GAP) + 2 * (SPACING.xs + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        pick: Pick = index.data(PICK_ROLE)
        painter.save()
        room = option.rect.adjusted(SPACING.s, SPACING.xs + 1, -SPACING.s, -SPACING.xs - 1)
        paint_tick_box(painter, option, room, is_ticked=pick.is_chosen)
        room.setLeft(room.left() + px(TICK_BOX) + SPACING.s)
        font = font_of(option, FONT_SIZE.body)
        font.setBold(pick.is_group)
        painter.setPen(QColor(PALETTE.text))
        _draw_line(painter, font, room, pick.text)
        room.setTop(room.top() + QFontMetrics(font).lineSpacing() + px(_LINE_GAP))
        small = font_of(option, FONT_SIZE.small)
        if pick.flaw:
            painter.setPen(QColor(PALETTE.warning))
            used = min(QFontMetrics(small).horizontalAdvance(pick.flaw), room.width())
            _draw_line(painter, small, room, pick.flaw)
            room.setLeft(room.left() + used + SPACING.s)
        painter.setPen(QColor(PALETTE.text_muted))
        _draw_line(painter, small, room, pick.detail)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, option.rect.toRectF().adjusted(1, 1, -1, -1))
        painter.restore()


def _draw_line(painter: QPainter, font: QFont, room: QRect, text: str) -> None:
    painter.setFont(font)
    line = " ".join(text.split())
    elided = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, elided)
