"""Going back to where one was before a note was made from anywhere."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusReturn:
    """Remembers the field that had the focus, and what it stands in.

    An editor in a table is gone as soon as it loses the focus; the table is still there.
    """

    def __init__(self, area: QWidget, otherwise: Callable[[], None]) -> None:
        """Begin with nothing remembered.

        Args:
            area: only what stands in it is returned to.
            otherwise: takes the focus where nothing is left of what was remembered.
        """
        self._area = area
        self._otherwise = otherwise
        self._places: list[weakref.ref[QWidget]] = []

    def remember(self) -> None:
        """Keep where the focus is now, if it is in the area."""
        widget = QApplication.focusWidget()
        if widget is None or not self._area.isAncestorOf(widget):
            return
        self._places = []
        while widget is not None and widget is not self._area:
            self._places.append(weakref.ref(widget))
            widget = widget.parentWidget()

    def go_back(self) -> None:
        """Give the focus back, once."""
        places, self._places = self._places, []
        for place in places:
            widget = place()
            if widget is not None and isValid(widget) and _takes_focus(widget):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._otherwise()


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
