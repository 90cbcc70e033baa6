"""Points by key: digits, then Enter or any way on to the next card."""

import uuid

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.phases.board.card_points import MOST_DIGITS
from workshop_app.views.board.text_edit import ENTER_KEYS
from workshop_app.views.look.letter_keys import is_silent_letter

COUNT_KEYS = Qt.Key.Key_P
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_Target = uuid.UUID | None  # a card or a cluster; None: nothing that points can stick to


class PointEntry(QObject):
    """While it is on, keys of cards and headings belong to it, but for those that go elsewhere."""

    changed = Signal(object)  # id of the card or cluster for which something else is typed now
    entered = Signal(object, object)  # id of a card or cluster, points or None: not counted
    next_wanted = Signal(object)  # id of the card or cluster that work goes on from
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._target: _Target = None
        self._digits = ""

    def start(self) -> None:
        """Take keys from now on."""
        self.is_on = True

    def end(self) -> None:
        """Enter what is typed, and take keys no more."""
        if self.is_on:
            self.flush()
            self.is_on = False
            self.ended.emit()

    def typed_for(self, target: object) -> str:
        """What is typed for a card or cluster so far; empty: nothing."""
        return self._digits if self._digits and target == self._target else ""

    def flush(self) -> None:
        """Enter what is typed: the focus goes elsewhere."""
        if self._digits:
            target, points = self._target, int(self._digits)
            self._forget()
            self.entered.emit(target, points)

    def retype(self, target: uuid.UUID, points: int) -> None:
        """Keep a number that the disk did not take: it is entered with the next key on the way."""
        self._type(str(points), target)

    def take(self, event: QKeyEvent, target: _Target) -> bool:
        """Whether a key that was pressed on a card or heading was meant for its points."""
        if not self.is_on or is_silent_letter(event):
            return self.is_on
        key, is_control = event.key(), bool(event.modifiers() & _CONTROL)
        if is_control:
            return key in _ARROWS or key in ENTER_KEYS  # cards are counted now, not moved
        if key in ENTER_KEYS:
            self.flush()
            self.next_wanted.emit(target)
        elif key in {Qt.Key.Key_Escape, COUNT_KEYS}:
            self._forget() if key == Qt.Key.Key_Escape and self._digits else self.end()
        elif key == Qt.Key.Key_Backspace:
            self._type(self._digits[:-1], target)
        elif key == Qt.Key.Key_Delete:
            self._clear(target)
        elif event.text().isdecimal():
            typed = self._digits if target == self._target else ""
            self._type((typed + str(int(event.text())))[:MOST_DIGITS], target)
        else:
            return event.text().isprintable() and bool(event.text().strip())
        return True

    def _type(self, digits: str, target: _Target) -> None:
        if target is not None:
            self._target, self._digits = target, digits
            self.changed.emit(target)

    def _clear(self, target: _Target) -> None:
        self._forget()
        if target is not None:
            self.entered.emit(target, None)

    def _forget(self) -> None:
        target, self._target, self._digits = self._target, None, ""
        self.changed.emit(target)
