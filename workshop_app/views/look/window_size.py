"""How large a window of its own is at first: in the size in use, but never beyond the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from workshop_app.views.look.theme import px

_FRAME = QSize(16, 48)  # pixels that the system puts around a window


def size_window(window: QWidget, width: int, height: int) -> None:
    """Give a window these lengths, which grow with everything else, within its screen."""
    room = window.screen().availableSize() - _FRAME
    window.resize(QSize(px(width), px(height)).boundedTo(room))
