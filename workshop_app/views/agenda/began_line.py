"""„Begann schon um …“: one time to type, below the clock."""

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import make_button, make_label

_USUAL_DELAY = dt.timedelta(minutes=5)  # what is proposed


class BeganLine(QWidget):
    """Enter or the button takes the time over, Escape does not."""

    time_given = Signal(object)  # dt.time
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Begann schon um"))
        self.button = make_button(_("Übernehmen"))
        self.hint = make_label(_("Bitte eine Uhrzeit wie 9:05."), "error")
        line = QHBoxLayout()
        line.setSpacing(SPACING.s)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(line)
        layout.addWidget(self.hint)
        self.button.clicked.connect(self._give)
        self.hide()

    def open(self, now: dt.time) -> None:
        """Ask, with a time shortly before now."""
        self.is_open = True
        proposed = dt.datetime.combine(dt.date.min + dt.timedelta(days=1), now) - _USUAL_DELAY
        self.field.setText(german.format_time(proposed))
        self.hint.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field arrives here, for the field has no use for it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _give(self) -> None:
        time = german.parse_time(self.field.text())
        self.hint.setVisible(time is None)
        if time is None:
            self.field.setFocus()
            return
        self.time_given.emit(time)
        self._close()

    def _close(self) -> None:
        self.is_open = False
        self.hide()
        self.closed.emit()
