"""The app in a process of its own, up to where it would wait for its user; prints when that was.

It is started as ``python -m workshop_app [FILE]`` is; with a file, the first key is typed too.
"""

import importlib.abc
import importlib.machinery
import os
import sys
import time
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn


class _InPlaceOfTheLoop(importlib.abc.MetaPathFinder):
    """Takes the place of Qt's event loop once the app itself has imported Qt.

    Imported by us before, Qt would change what the imports of the app cost.
    """

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """Never find anything."""
        del path, target
        if fullname == "workshop_app.views.main_window":
            from PySide6.QtWidgets import QApplication

            QApplication.exec = staticmethod(_use)  # type: ignore[method-assign, assignment]
        return None


def _use() -> NoReturn:
    """Look at the window and type the first key, as soon as that is possible."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

    from tests.benchmarks.watching import PaintWatch, handle_until, press, viewport_of

    watch = PaintWatch()
    handle_until(lambda: bool(watch.painted))
    if len(sys.argv) > 1:
        field = QApplication.focusWidget()
        while not isinstance(field, QLineEdit | QPlainTextEdit):
            QApplication.processEvents()
            field = QApplication.focusWidget()
        handle_until(lambda: viewport_of(field) in watch.painted)
        watch.painted.clear()
        press(field, "x", Qt.Key.Key_X)
        handle_until(lambda: viewport_of(field) in watch.painted)
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert "x" in text
    report()


def report() -> NoReturn:
    """Print the moment, the time of the processor and the memory, and be gone at once."""
    sys.stdout.write(f"{time.monotonic()} {time.process_time()} {_memory_mb()}\n")
    sys.stdout.flush()
    os._exit(0)


def _memory_mb() -> float:
    """The most that this process had in memory so far; 0 where the system does not say it."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.meta_path.insert(0, _InPlaceOfTheLoop())
    from workshop_app.cli import main

    sys.exit(main(sys.argv[1:]))
