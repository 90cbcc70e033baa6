"""The quiet word on a field that its text is a draft."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from workshop_app.translation import _
from workshop_app.views.theme import SPACING
from workshop_app.views.widgets import Chip

_MOVING = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class DraftTag(QObject):
    """Sits on the upper edge of the field, at its right, as long as the draft waits there."""

    def __init__(self, editor: QWidget, time: str) -> None:
        super().__init__(editor)
        self._editor = editor
        self._long = _("Entwurf von {time}, noch nicht gesichert").format(time=time)
        self._short = _("Entwurf von {time}").format(time=time)
        self.chip = Chip(self._long, "warning", editor.parentWidget())
        self.chip.setToolTip(self._long)
        self._description = editor.accessibleDescription()
        editor.setAccessibleDescription(self._long)
        editor.installEventFilter(self)
        self._place()

    def remove(self) -> None:
        """Go away for good."""
        self._editor.removeEventFilter(self)
        self._editor.setAccessibleDescription(self._description)
        self.chip.hide()
        self.chip.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field."""
        if event.type() in _MOVING:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        field = self._editor.geometry()
        for text in (self._long, self._short):
            self.chip.setText(text)
            self.chip.adjustSize()
            if self.chip.width() <= field.width() // 2:
                break
        top = field.top() - self.chip.height() // 2
        if top < 0:  # no room above: within the line
            top = field.center().y() - self.chip.height() // 2
        self.chip.move(field.right() - self.chip.width() - SPACING.m, top)
        self.chip.setVisible(not self._editor.isHidden())
        self.chip.raise_()
