"""„Begann schon um …“: one time to type, below the clock."""

import datetime as dt

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from workshop_app.translation import _
from workshop_app.views.theme import SPACING
from workshop_app.views.widgets import inset_text, make_button

_USUAL_DELAY = 5  # minutes: what is proposed


class BeganLine(QWidget):
    """Enter or the button takes the time over, Escape does not."""

    time_given = Signal(object)  # dt.time
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        self.field = QTimeEdit()
        self.field.setDisplayFormat("HH:mm")
        self.field.setAccessibleName(_("Begann schon um"))
        inset_text(self.field)
        self.button = make_button(_("Übernehmen"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._give)
        self.hide()

    def open(self, now: dt.time) -> None:
        """Ask, with a time shortly before now."""
        self.is_open = True
        self.field.setTime(QTime(now.hour, now.minute).addSecs(-_USUAL_DELAY * 60))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setSelectedSection(QTimeEdit.Section.MinuteSection)

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
        time = self.field.time()
        self.time_given.emit(dt.time(time.hour(), time.minute()))
        self._close()

    def _close(self) -> None:
        self.is_open = False
        self.hide()
        self.closed.emit()
