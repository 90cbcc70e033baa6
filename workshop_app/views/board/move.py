"""Moving cards by key: V, then the number of the cluster."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.views.board.text_edit import ENTER_KEYS


class MoveByNumber(QObject):
    """Waits for a number; each key while it waits belongs to it."""

    digits_changed = Signal(str)  # what is typed of the number so far
    chosen = Signal(int)  # the number of a cluster; 0 for no cluster
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._digits = ""
        self._highest = 0

    def start(self, highest: int) -> None:
        """Wait for a number from 0 to this one."""
        self._is_waiting = True
        self._digits = ""
        self._highest = highest
        self.digits_changed.emit("")

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for the number."""
        if not self._is_waiting:
            return False
        if event.key() in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}:
            return True
        if event.text().isdecimal():
            self._digits += event.text()
            self.digits_changed.emit(self._digits)
            if int(self._digits) * 10 > self._highest or self._digits == "0":
                self._choose()
        elif event.key() in ENTER_KEYS and self._digits:
            self._choose()
        elif event.key() == Qt.Key.Key_Backspace and self._digits:
            self._digits = self._digits[:-1]
            self.digits_changed.emit(self._digits)
        else:
            self.end()
        return True

    def end(self) -> None:
        """Wait no more."""
        if self._is_waiting:
            self._is_waiting = False
            self.ended.emit()

    def _choose(self) -> None:
        number = int(self._digits)
        self.end()
        if number <= self._highest:
            self.chosen.emit(number)
