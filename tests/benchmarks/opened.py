"""The real window with a file, and how long it takes until something is painted in it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.report import Line, percentile
from tests.benchmarks.watching import PaintWatch, handle_until
from workshop_app.phases.schedule.timing import Clock
from workshop_app.views.board.view import BoardView
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings


@contextmanager
def opened(path: Path, *, clock: Clock | None = None) -> Iterator[tuple[Cockpit, PaintWatch]]:
    """The cockpit of a file, with the watch over what it paints."""
    window = shown_window(clock)
    assert window.open_workshop(path)
    assert window.cockpit is not None
    watch = PaintWatch()
    handle_until(lambda: bool(watch.painted))
    QApplication.processEvents()
    try:
        yield window.cockpit, watch
    finally:
        watch.stop()
        window.close_workshop()
        done_with(window)


def shown_window(clock: Clock | None = None) -> MainWindow:
    """The window, 1366 × 768, without a workshop."""
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "settings.json"), clock=clock)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window


def board_of(cockpit: Cockpit) -> BoardView:
    """The board in sight."""
    view = cockpit.area.current_view()
    assert isinstance(view, BoardView)
    return view


def there_and_back(
    name: str,
    cockpit: Cockpit,
    watch: PaintWatch,
    place: QWidget,
    act: Callable[[], object],
    times: int,
) -> list[Line]:
    """Do, undo and redo something; 95 of 100 must be in time, for the disk has its moods."""
    undone, redone = [], []
    for _number in range(max(3, times // 4)):
        painted(watch, place, act)
        undone.append(painted(watch, place, cockpit.undo))
        redone.append(painted(watch, place, cockpit.redo))
        painted(watch, place, cockpit.undo)
    return [
        Line(f"Rückgängig: {name}, 95 von 100", percentile(undone, 95), 33, "ms"),
        Line(f"Wiederholt: {name}, 95 von 100", percentile(redone, 95), 33, "ms"),
    ]


def painted(watch: PaintWatch, place: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds from an act until what it changed is painted."""
    QApplication.processEvents()
    watch.painted.clear()
    begun = time.perf_counter()
    act()
    handle_until(lambda: watch.has_painted(place))
    return (time.perf_counter() - begun) * 1_000


def done_with(window: MainWindow) -> None:
    """Close the window for good."""
    window.close()
    window.deleteLater()
    QApplication.processEvents()
