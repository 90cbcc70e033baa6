"""Whether single letters are shortcuts outside text fields; it can be switched off."""

# WCAG 2.1.4: speech input and screen readers send letters that nobody meant.

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class _Habit:
    are_on = True


def use_letter_keys(*, are_on: bool) -> None:
    """Let single letters be shortcuts from now on, or not."""
    _Habit.are_on = are_on


def letter_keys_are_on() -> bool:
    """Whether single letters are shortcuts just now."""
    return _Habit.are_on


def is_silent_letter(event: QKeyEvent) -> bool:
    """Whether a key is a single letter that is to do nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    is_letter = event.text().isalpha() and modifiers == Qt.KeyboardModifier.NoModifier
    return is_letter and not _Habit.are_on
