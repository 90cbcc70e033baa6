"""How long people wait while they work: the real window and file, up to the painted result."""

import contextlib
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.benchmarks import workshops
from tests.benchmarks.opened import (
    board_of,
    done_with,
    opened,
    painted,
    shown_window,
    there_and_back,
)
from tests.benchmarks.report import Line, median, percentile
from tests.benchmarks.watching import PaintWatch, handle_until, press, viewport_of
from workshop_app.phases.board import trash
from workshop_app.phases.board.board_reading import Pile
from workshop_app.storage.drafts import Draft
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.app import make_application
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.sheet.view import SheetView

if TYPE_CHECKING:
    from collections.abc import Callable

_REPEAT = 100
_TEXT = "Beratung"


def run(*, repeat: int = 0) -> list[Line]:
    """Each number of the cockpit."""
    make_application()
    times = repeat or _REPEAT
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            _save_bare(Path(folder), times),
            _keep_drafts(Path(folder), times),
            *_add_cards(Path(folder), times),
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


def _keep_drafts(folder: Path, times: int) -> Line:
    """What keeping a half-typed text costs, three times a second at most; it waits for no disk."""
    path = workshops.make_cards(folder / "Entwurf.workshop", 1_000)
    taken = []
    with WorkshopFile.open(path) as workshop:
        for number in range(times):
            draft = Draft("card/T1-03/F1", f"{_TEXT} " * (1 + number % 12))
            begun = time.process_time()
            assert workshop.drafts.keep(draft)
            taken.append((time.process_time() - begun) * 1_000)
    return Line("Entwurf sichern: Rechenzeit, 95 von 100", percentile(taken, 95), 2, "ms")


def _add_cards(folder: Path, times: int) -> list[Line]:
    with opened(workshops.make_cards(folder / "1000.workshop", 1_000)) as (cockpit, watch):
        view = board_of(cockpit)
        line = view.capture.line
        pile = view.area.column(Pile.UNASSIGNED).cards.viewport()
        taken = []
        for _number in range(times):
            for character in _TEXT:
                press(line, character)
            taken.append(painted(watch, pile, lambda: press(line, "\r", Qt.Key.Key_Return)))
        assert view.model.card_count() == 1_000 + times
    return [
        Line("Enter bis gesicherte, gezeichnete Karte (1.000), Median", median(taken), 16, "ms"),
        Line("  99 von 100", percentile(taken, 99), 33, "ms"),
    ]


def _undo_on_board(folder: Path, times: int) -> list[Line]:
    with opened(workshops.make_cards(folder / "undo.workshop", 5_000)) as (cockpit, watch):
        view = board_of(cockpit)
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
            for line in there_and_back(
                f"{name} (5.000 Karten)", cockpit, watch, view.area, act, times
            )
        ]


def _undo_on_sheet(folder: Path, times: int) -> list[Line]:
    with opened(workshops.make_projects(folder / "200.workshop", 200)) as (cockpit, watch):
        view = cockpit.area.current_view()
        assert isinstance(view, SheetView)
        editor = view.panel.form.editors["title"]
        count = 0

        def change() -> None:
            nonlocal count
            count += 1
            editor.entered.emit(f"Lotsendienst {count}")

        place = view.list.viewport()
        return there_and_back("Feld geändert (200 Projekte)", cockpit, watch, place, change, times)


def _open(folder: Path, times: int) -> list[Line]:
    path = workshops.make_cards(folder / "10000.workshop", 10_000, questions=workshops.QUESTIONS)
    window = shown_window()
    watch = PaintWatch()
    taken = []
    for _number in range(times):
        begun = time.perf_counter()
        assert window.open_workshop(path)
        assert window.cockpit is not None
        line = board_of(window.cockpit).capture.line
        handle_until(lambda: viewport_of(line) in watch.painted)  # noqa: B023
        watch.painted.clear()
        press(line, "x")
        handle_until(lambda: viewport_of(line) in watch.painted)  # noqa: B023
        taken.append((time.perf_counter() - begun) * 1_000)
        line.clear()
        window.close_workshop()
        QApplication.processEvents()
    watch.stop()
    done_with(window)
    return [Line("Workshop mit 10.000 Karten geöffnet, Median", median(taken), 300, "ms")]


def _delete(cockpit: Cockpit, ids: list[object]) -> None:
    cockpit.bridge.act(
        "Karten gelöscht",
        lambda session: trash.delete_cards(session, card_ids=ids),  # type: ignore[arg-type]
    )
