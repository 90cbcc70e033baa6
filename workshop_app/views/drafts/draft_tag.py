"""The quiet word on a field that its text is a draft."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px, set_style
from workshop_app.views.parts.widgets import Chip

_HEIGHT = 20  # pixels, of which so many lie over the field
_OVER = 6
_MOVING = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class DraftTag(Chip):
    """Sits on the upper edge of the field, at its right, as long as the draft waits there."""

    def __init__(self, editor: QWidget, time: str) -> None:
        around = _up_to_room(editor)
        self._long = _("Entwurf von {time}, noch nicht gesichert").format(time=time)
        self._short = _("Entwurf von {time}").format(time=time)
        super().__init__(self._long, "warning", around[-1])
        set_style(self, fit="low")
        self.setToolTip(self._long)
        self._editor = editor
        self._description = editor.accessibleDescription()
        editor.setAccessibleDescription(self._long)
        for widget in around:
            widget.installEventFilter(self)
        editor.destroyed.connect(self.deleteLater)  # it may go before what it lies in
        self._place()

    def remove(self) -> None:
        """Go away for good."""
        self._editor.setAccessibleDescription(self._description)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field and what it lies in."""
        if event.type() in _MOVING:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        host = self.parentWidget()
        is_alive = host is not None and shiboken6.isValid(self._editor)
        if host is None or not is_alive or not host.isAncestorOf(self._editor):
            return
        field = QRect(self._editor.mapTo(host, QPoint()), self._editor.size())
        for text in (self._long, self._short):
            self.setText(text)
            self.resize(self.sizeHint().width(), px(_HEIGHT))
            if self.width() <= field.width() // 2:
                break
        top = max(0, field.top() - self.height() + px(_OVER))
        self.move(field.right() - self.width() - SPACING.m, top)
        self.setVisible(self._editor.isVisibleTo(host))
        self.raise_()


def _up_to_room(editor: QWidget) -> list[QWidget]:
    """The field and the widgets around it, up to the first that has room above the field.

    What scrolls is not left, nor a panel that lies over others: the word goes with its field.
    """
    found = [editor]
    around = editor.parentWidget()
    while around is not None:
        found.append(around)
        has_room = editor.mapTo(around, QPoint()).y() >= px(_HEIGHT - _OVER)
        if has_room or _scrolls(around) or around.property("surface") == "popup":
            break
        around = around.parentWidget()
    return found


def _scrolls(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    area = None if viewport is None else viewport.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is viewport
