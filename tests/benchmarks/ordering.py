"""How long ordering takes on a full board: similar cards, stacks, other columns, proposals."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks import workshops
from tests.benchmarks.report import Line, median, percentile
from workshop_app.phases.board.board_reading import Pile
from workshop_app.phases.board.cluster_proposals import propose_clusters
from workshop_app.phases.step import BoardPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.app import make_application
from workshop_app.views.board.tools import BoardShape
from workshop_app.views.board.view import BoardView
from workshop_app.views.bridge import ChangeBridge

_REPEAT = 20
_FULL_BOARD = 1_000  # cards; more are looked at, without a goal
_TYPED = "Karte 44: Beratung vor Ort fehlt"


def run(*, repeat: int = 0) -> list[Line]:
    """Each number, for a thousand cards and for five thousand."""
    make_application()
    times = repeat or _REPEAT
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        for cards in (_FULL_BOARD, 5_000):
            path = workshops.make_cards(Path(folder, f"{cards}.workshop"), cards)
            with WorkshopFile.open(path) as workshop:
                lines += _of_board(workshop, cards, times)
    return lines


def _of_board(workshop: WorkshopFile, cards: int, times: int) -> list[Line]:
    bridge = ChangeBridge(workshop)
    question = workshops.BOARD_QUESTION
    view = BoardView(workshop, bridge, workshops.BOARD_STEP, BoardPane("Tafel", question))
    view.resize(1000, 600)
    view.show()
    QApplication.processEvents()
    try:
        return [
            *_similar(view, cards, times),
            *_stacks(view, workshop, cards, times),
            _regroup(view, cards, max(3, times // 5)),
            _proposals(view, cards),
        ]
    finally:
        view.close()
        view.deleteLater()
        QApplication.processEvents()
        bridge.close()


def _similar(view: BoardView, cards: int, times: int) -> list[Line]:
    view.similar.seek(_TYPED)
    _let_seek(view)
    taken = [_milliseconds(lambda: _look_up(view)) for _ in range(times)]
    view.similar.seek("")
    return [
        Line(f"Ähnliche Karten ({cards}), 99 von 100", percentile(taken, 99), 30, "ms"),
    ]


def _look_up(view: BoardView) -> None:
    view.similar.look_up()
    _let_seek(view)


def _let_seek(view: BoardView) -> None:
    while view.similar.is_busy:
        QApplication.processEvents()


def _stacks(view: BoardView, workshop: WorkshopFile, cards: int, times: int) -> list[Line]:
    ids = [card.id for card in view.model.cards_in(Pile.UNASSIGNED)[:5]]
    goal = 50 if cards <= _FULL_BOARD else None
    merged, undone = [], []
    for _number in range(times):
        merged.append(_milliseconds(lambda: view.commands.merge(ids)))
        undone.append(_milliseconds(workshop.undo))
    return [
        Line(f"5 Karten zusammenlegen ({cards}), Median", median(merged), goal, "ms"),
        Line("  zurücknehmen, Median", median(undone), 100, "ms"),
    ]


def _regroup(view: BoardView, cards: int, times: int) -> Line:
    taken = []
    for _number in range(times):
        for shape in (BoardShape.WEIGHT, BoardShape.CLUSTERS):
            taken.append(_milliseconds(lambda: view.show_as(shape)))  # noqa: B023
    goal = 500 if cards <= _FULL_BOARD else None
    return Line(f"Andere Ansicht ({cards}), Median", median(taken), goal, "ms")


def _proposals(view: BoardView, cards: int) -> Line:
    free = [(card.id, card.text) for card in view.model.cards_in(Pile.UNASSIGNED)]
    taken = _milliseconds(lambda: propose_clusters(free))
    return Line(f"Vorschläge für {len(free)} Karten, neben der Arbeit", taken, None, "ms")


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1_000
