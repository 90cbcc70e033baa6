"""The line at the bottom that says what has just happened, and may offer to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from workshop_app.translation import _
from workshop_app.views.theme import SPACING, px
from workshop_app.views.widgets import ElidedLabel, make_button, make_icon_button

_SHOWN_MILLISECONDS = 8_000
_WATCH_MILLISECONDS = 150
_WIDEST = 720
_LARGE_FIELD = 160  # pixels: higher ones may be covered except for the line one writes in


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

        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACING.l, SPACING.xs, SPACING.xs, SPACING.xs)
        self._line.addWidget(self.message, 1)
        self._line.addWidget(self.action_button)
        self._line.addWidget(self.close_button)

        self._timer.timeout.connect(self.hide)
        self._watch.timeout.connect(self._give_way)
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
        place.moveBottom(room.height() - px(self._bottom_margin) - 1)
        in_use = self._part_in_use()
        if place.intersects(in_use):
            place.moveBottom(in_use.top() - SPACING.s)
        if place.top() < 0:  # nothing above it: then below
            place.moveTop(in_use.bottom() + SPACING.s)
        self.setGeometry(place)

    def _give_way(self) -> None:
        if self.isVisible() and self.geometry().intersects(self._part_in_use()):
            self._place()

    def _part_in_use(self) -> QRect:
        """Where one works: the field, of a large one the line, of a list the row; in the parent."""
        widget = QApplication.focusWidget()
        if widget is None or not self._host.isAncestorOf(widget) or self._has_focus():
            return QRect()
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
        self._give_way()
        if self._has_focus():
            self._timer.stop()
        elif self.isVisible() and not self._timer.isActive() and not self.underMouse():
            self._timer.start()
