"""Waiting until a widget was painted, as people would see it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE_SECONDS = 20.0


class PaintWatch(QObject):
    """Takes down what is painted; ask one application for one of it."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: set[QObject] = set()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only look."""
        if event.type() == QEvent.Type.Paint:
            self.painted.add(watched)
        return False

    def has_painted(self, place: QWidget) -> bool:
        """Whether a widget or something in it was painted."""
        seen = (widget for widget in self.painted if isinstance(widget, QWidget))
        return any(widget is place or place.isAncestorOf(widget) for widget in seen)

    def stop(self) -> None:
        """Look no more."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]


def handle_until(is_done: Callable[[], bool]) -> None:
    """Let Qt handle events until something is so.

    Raises:
        TimeoutError: it never came to that.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while not is_done():
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError


def press(widget: QWidget, character: str, key: int = 0) -> None:
    """Press and release a key, as the window system would report it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(widget, event)


def viewport_of(widget: QWidget) -> QWidget:
    """What is painted of a field that scrolls; the widget itself where it does not."""
    found = getattr(widget, "viewport", None)
    return found() if found else widget
