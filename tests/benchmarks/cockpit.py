"""How long people wait while they work: the real window and file, up to the painted result."""

import contextlib
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks import workshops
from tests.benchmarks.report import Line, median, percentile
from tests.benchmarks.watching import PaintWatch, handle_until, press, viewport_of
from workshop_app.phases import trash
from workshop_app.phases.board_reading import Pile
from workshop_app.views.app import make_application
from workshop_app.views.board_view import BoardView
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings
from workshop_app.views.sheet_view import SheetView

_REPEAT = 100
_TEXT = "Beratung"


def run(*, repeat: int = 0) -> list[Line]:
    """Each number of the cockpit."""
    make_application()
    times = repeat or _REPEAT
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            _save_bare(Path(folder), times),
            *_add_cards(Path(folder), times),
            *_type(Path(folder), times),
            *_undo_on_board(Path(folder), times),
            *_undo_on_sheet(Path(folder), times),
            *_open(Path(folder), max(3, times // 20)),
        ]
    QApplication.processEvents()
    return lines


def _save_bare(folder: Path, times: int) -> Line:
    """What the disk alone takes in this run: nothing that is saved can be quicker."""
    taken = []
    with contextlib.closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE card (text TEXT)")
        for _number in range(times):
            begun = time.perf_counter()
            bare.execute("INSERT INTO card VALUES (?)", (_TEXT,))
            taken.append((time.perf_counter() - begun) * 1_000)
    return Line(
        "Maßstab: eine Zeile in SQLite sichern, 95 von 100", percentile(taken, 95), None, "ms"
    )


def _add_cards(folder: Path, times: int) -> list[Line]:
    with _opened(workshops.make_cards(folder / "1000.workshop", 1_000)) as (cockpit, watch):
        view = _board(cockpit)
        line = view.capture.line
        pile = view.area.column(Pile.UNASSIGNED).cards.viewport()
        taken = []
        for _number in range(times):
            for character in _TEXT:
                press(line, character)
            taken.append(_painted(watch, pile, lambda: press(line, "\r", Qt.Key.Key_Return)))
        assert view.model.card_count() == 1_000 + times
    return [
        Line("Enter bis gesicherte, gezeichnete Karte (1.000), Median", median(taken), 16, "ms"),
        Line("  99 von 100", percentile(taken, 99), 33, "ms"),
    ]


def _type(folder: Path, times: int) -> list[Line]:
    with _opened(workshops.make_cards(folder / "5000.workshop", 5_000)) as (cockpit, watch):
        line = _board(cockpit).capture.line
        taken = []
        for number in range(times):
            character = "Beratung vor Ort "[number % 17]
            taken.append(_painted(watch, viewport_of(line), lambda: press(line, character)))  # noqa: B023
        line.clear()
    return [Line("Taste bis Zeichen (5.000 Karten), 99 von 100", percentile(taken, 99), 16, "ms")]


def _undo_on_board(folder: Path, times: int) -> list[Line]:
    with _opened(workshops.make_cards(folder / "undo.workshop", 5_000)) as (cockpit, watch):
        view = _board(cockpit)
        heads = view.model.heads()
        cards = view.model.cards_in(heads[0].key)
        ids = [card.id for card in cards[:5]]
        acts: list[tuple[str, Callable[[], object]]] = [
            ("Karte angelegt", lambda: view.commands.add([_TEXT], Pile.UNASSIGNED)),
            ("Karte geändert", lambda: view.commands.set_text(ids[0], _TEXT)),
            ("5 Karten verschoben", lambda: view.commands.move(ids, heads[1].key)),
            ("5 Karten gelöscht", lambda: _delete(cockpit, ids)),
        ]
        return [
            line
            for name, act in acts
            for line in _there_and_back(
                f"{name} (5.000 Karten)", cockpit, watch, view.area, act, times
            )
        ]


def _undo_on_sheet(folder: Path, times: int) -> list[Line]:
    with _opened(workshops.make_projects(folder / "200.workshop", 200)) as (cockpit, watch):
        view = cockpit.area.current_view()
        assert isinstance(view, SheetView)
        editor = view.panel.form.editors["title"]
        count = 0

        def change() -> None:
            nonlocal count
            count += 1
            editor.entered.emit(f"Lotsendienst {count}")

        place = view.list.viewport()
        return _there_and_back("Feld geändert (200 Projekte)", cockpit, watch, place, change, times)


def _there_and_back(
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
        _painted(watch, place, act)
        undone.append(_painted(watch, place, cockpit.undo))
        redone.append(_painted(watch, place, cockpit.redo))
        _painted(watch, place, cockpit.undo)
    return [
        Line(f"Rückgängig: {name}, 95 von 100", percentile(undone, 95), 33, "ms"),
        Line(f"Wiederholt: {name}, 95 von 100", percentile(redone, 95), 33, "ms"),
    ]


def _open(folder: Path, times: int) -> list[Line]:
    path = workshops.make_cards(folder / "10000.workshop", 10_000, questions=workshops.QUESTIONS)
    window = _shown_window()
    watch = PaintWatch()
    taken = []
    for _number in range(times):
        begun = time.perf_counter()
        assert window.open_workshop(path)
        assert window.cockpit is not None
        line = _board(window.cockpit).capture.line
        handle_until(lambda: viewport_of(line) in watch.painted)  # noqa: B023
        watch.painted.clear()
        press(line, "x")
        handle_until(lambda: viewport_of(line) in watch.painted)  # noqa: B023
        taken.append((time.perf_counter() - begun) * 1_000)
        line.clear()
        window.close_workshop()
        QApplication.processEvents()
    watch.stop()
    _done_with(window)
    return [Line("Workshop mit 10.000 Karten geöffnet, Median", median(taken), 300, "ms")]


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Cockpit, PaintWatch]]:
    window = _shown_window()
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
        _done_with(window)


def _shown_window() -> MainWindow:
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "settings.json"))
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window


def _done_with(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def _board(cockpit: Cockpit) -> BoardView:
    view = cockpit.area.current_view()
    assert isinstance(view, BoardView)
    return view


def _delete(cockpit: Cockpit, ids: list[object]) -> None:
    cockpit.bridge.act(
        "Karten gelöscht",
        lambda session: trash.delete_cards(session, card_ids=ids),  # type: ignore[arg-type]
    )


def _painted(watch: PaintWatch, place: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds from an act until what it changed is painted."""
    QApplication.processEvents()
    watch.painted.clear()
    begun = time.perf_counter()
    act()
    handle_until(lambda: watch.has_painted(place))
    return (time.perf_counter() - begun) * 1_000
