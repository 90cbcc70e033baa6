"""A window for pictures that change what they show, beside the one with the sample."""

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QSize

from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings


@contextlib.contextmanager
def own_window(settings: Settings, size: QSize) -> Iterator[MainWindow]:
    """A window that is closed at the end."""
    window = MainWindow(settings)
    window.resize(size)
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
