"""The line at the bottom that says what has just happened, and may offer to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.widgets import (
    ElidedLabel,
    leave_focus_by_mouse,
    make_button,
    make_icon_button,
)

_SHOWN_MILLISECONDS = 8_000
_WATCH_MILLISECONDS = 150
_WIDEST = 960
_LARGE_FIELD = 160  # pixels: higher ones may be covered except for the line one writes in
# What is read while one types somewhere else, by name.
NEVER_COVERED = ("board_hint", "similar_cards")


class Toast(QFrame):
    """One line over the bottom of its parent, or above the field in use where that is there.

    It takes no focus, and stays while it has it.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        bottom_margin: int = 16,
        shown_milliseconds: int = _SHOWN_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setProperty("surface", "toast")
        self.setAccessibleName(_("Meldung"))
        self._host = parent
        self._bottom_margin = bottom_margin
        self._action: Callable[[], None] | None = None
        self.message = ElidedLabel()
        self.action_button = make_button("", kind="toast")
        self.close_button = make_icon_button("close", _("Meldung schließen"), role="on_primary")
        self._timer = QTimer(self, singleShot=True, interval=shown_milliseconds)
        # Fields also move below it when somebody scrolls, and rows when they are chosen.
        self._watch = QTimer(self, interval=_WATCH_MILLISECONDS)
        # The focus also changes while a widget is destroyed: who looks for its siblings crashes.
        self._soon = QTimer(self, singleShot=True, interval=0)

        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACING.l, SPACING.xs, SPACING.xs, SPACING.xs)
        self._line.addWidget(self.message, 1)
        self._line.addWidget(self.action_button)
        self._line.addWidget(self.close_button)
        leave_focus_by_mouse(self)

        self._timer.timeout.connect(self.hide)
        self._watch.timeout.connect(self._give_way)
        self._soon.timeout.connect(self._give_way)
        self.action_button.clicked.connect(self._on_action)
        self.close_button.clicked.connect(self.hide)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, *, action_text: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show a message instead of the last one.

        Args:
            text: one short sentence.
            action_text: what the button offers, such as „Rückgängig“; empty for no button.
            action: called once when the button is pressed.
        """
        self.message.setText(text)
        self._action = action
        self.action_button.setText(action_text)
        self.action_button.setAccessibleName(action_text)
        self.action_button.setVisible(bool(action_text))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()  # anew where a message was shown already
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def is_counting(self) -> bool:
        """Whether it is going to disappear by itself."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self._timer.start()
        self._watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more, also when the window is closed."""
        super().hideEvent(event)
        self._timer.stop()
        self._watch.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew when the pointer has left."""
        super().leaveEvent(event)
        if not self._has_focus():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._line.activate()
        room, wanted = self._host.size(), self._line.sizeHint()
        self.resize(min(wanted.width(), px(_WIDEST), room.width() - 2 * SPACING.l), wanted.height())
        place = QRect(QPoint(), self.size())
        place.moveCenter(self._host.rect().center())
        in_use = self._parts_in_use()
        bounds = in_use.boundingRect()
        lowest = room.height() - SPACING.s - 1
        usual = room.height() - px(self._bottom_margin) - 1
        tried = [usual, bounds.top() - SPACING.s]
        if _table_of(QApplication.focusWidget()) is not None:
            tried.insert(1, lowest)
        for bottom in tried:
            place.moveBottom(bottom)
            if not in_use.intersects(place):
                break
        if place.top() < 0:  # nothing above it: then below
            place.moveTop(min(bounds.bottom() + SPACING.s, lowest - place.height()))
        self.setGeometry(place)

    def _give_way(self) -> None:
        if self.isVisible() and self._parts_in_use().intersects(self.geometry()):
            self._place()

    def _parts_in_use(self) -> QRegion:
        """Where one works, and what one reads there."""
        region = QRegion(self._part_in_use())
        for name in NEVER_COVERED:
            for widget in self._host.findChildren(QWidget, name):
                if widget.isVisible():
                    region += QRect(widget.mapTo(self._host, QPoint()), widget.size())
        return region

    def _part_in_use(self) -> QRect:
        """The field, of a large one the line, of a list the row, of a table all; in the parent."""
        widget = QApplication.focusWidget()
        if widget is None or not self._host.isAncestorOf(widget) or self._has_focus():
            return QRect()
        table = _table_of(widget)
        if table is not None:
            return QRect(table.mapTo(self._host, QPoint()), _rows_of(table))
        part = widget.rect()
        if isinstance(widget, QAbstractItemView):
            part, widget = widget.visualRect(widget.currentIndex()), widget.viewport()
        elif widget.height() > px(_LARGE_FIELD):
            if not isinstance(widget, QPlainTextEdit | QTextEdit):
                return QRect()  # no field: a page that only has the focus
            part, widget = widget.cursorRect(), widget.viewport()
        return QRect(widget.mapTo(self._host, part.topLeft()), part.size())

    def _on_action(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action:
            action()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self.isVisible():
            self._soon.start()
        if self._has_focus():
            self._timer.stop()
        elif self.isVisible() and not self._timer.isActive() and not self.underMouse():
            self._timer.start()


def _table_of(widget: QWidget | None) -> QTableView | None:
    """The table that the focus is in, also while a cell of it is edited."""
    while widget is not None and not isinstance(widget, QTableView):
        widget = widget.parentWidget()
    return widget


def _rows_of(table: QTableView) -> QSize:
    """The part of a table with rows in it: from its top to the last row in sight."""
    viewport, rows = table.viewport(), table.verticalHeader()
    end = viewport.y() + rows.length() - rows.offset()
    return QSize(table.width(), min(end, table.height()))
