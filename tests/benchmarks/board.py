"""A board of 5,000 cards under the hands: rolling, carrying, typing, counting."""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from tests.benchmarks import workshops
from tests.benchmarks.opened import board_of, opened, painted
from tests.benchmarks.report import Line, median, percentile
from tests.benchmarks.watching import PaintWatch, handle_until, press, viewport_of
from workshop_app.phases.board.board_reading import Pile
from workshop_app.views.app import make_application
from workshop_app.views.board.drag import mime_of
from workshop_app.views.cockpit import Cockpit

CARDS = 5_000
_REPEAT = 100
_FRAME = 1_000 / 60  # milliseconds of one of 60 frames a second
_STEP = 40  # pixels of one turn of the wheel
_PAUSES = (0.12, 0.16, 0.2, 0.155, 0.15)  # seconds between keys, around that of the search
_TEXT = "Karte 44: Beratung vor Ort fehlt "


def run(*, repeat: int = 0) -> list[Line]:
    """Each number, beside a plain list of as many rows."""
    make_application()
    times = repeat or _REPEAT
    with tempfile.TemporaryDirectory() as folder:
        path = workshops.make_cards(Path(folder, "5000.workshop"), CARDS)
        with opened(path) as (cockpit, watch):
            lines = [
                *_roll_plain(watch, times),
                *_roll(cockpit, watch, times),
                *_carry(cockpit, watch, times),
                *_type(cockpit, watch, times),
                *_count(cockpit, watch, times),
            ]
    QApplication.processEvents()
    return lines


class _Rows(QAbstractListModel):
    """As many lines of text as there are cards."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else CARDS

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A line that is about as long as a card."""
        return f"{_TEXT}{index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def _roll_plain(watch: PaintWatch, times: int) -> list[Line]:
    """The yardstick: Qt's own list with Qt's own delegate, of the height of a column."""
    view = QListView()
    view.setModel(_Rows(view))
    view.resize(230, 480)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.show()
    handle_until(lambda: watch.has_painted(view))
    frames = _frames(watch, view.viewport(), _turns(view, times))
    view.close()
    view.deleteLater()
    return [Line("Maßstab: Qts Liste mit 5.000 Zeilen rollen, Median", median(frames), None, "ms")]


def _roll(cockpit: Cockpit, watch: PaintWatch, times: int) -> list[Line]:
    board = board_of(cockpit)
    cards = board.area.column(Pile.UNASSIGNED).cards
    frames = _frames(watch, cards.viewport(), _turns(cards, times))
    aside = board.area.scroll_area
    bar = aside.horizontalScrollBar()

    def slide() -> None:
        bar.setValue(0 if bar.value() + _STEP > bar.maximum() else bar.value() + _STEP)

    sliding = _frames(watch, aside.viewport(), [slide] * times)
    return [
        *_of_frames("Karten einer Spalte rollen (5.000)", frames),
        *_of_frames("Tafel zur Seite schieben (5.000)", sliding),
    ]


def _carry(cockpit: Cockpit, watch: PaintWatch, times: int) -> list[Line]:
    """Carried cards move over a column, with the line where they would lie."""
    board = board_of(cockpit)
    cards = board.area.column(Pile.UNASSIGNED).cards
    place = cards.viewport()
    mime = mime_of([card.id for card in board.model.cards_in(Pile.UNASSIGNED)[:3]])

    def move_to(y: int) -> Callable[[], None]:
        def move() -> None:
            event = QDragMoveEvent(
                QPoint(60, y),
                Qt.DropAction.MoveAction,
                mime,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(place, event)
            place.update()  # the picture under the pointer uncovers what was below it

        return move

    height = place.height()
    moves = [move_to((number * 7) % height) for number in range(times)]
    return _of_frames("Karten über eine Spalte ziehen (5.000)", _frames(watch, place, moves))


def _type(cockpit: Cockpit, watch: PaintWatch, times: int) -> list[Line]:
    """Keys at the moments when a person presses them, whether or not the app is ready then."""
    board = board_of(cockpit)
    line = board.capture.line
    press(line, _TEXT[0])
    handle_until(lambda: not board.similar.is_busy)
    found: list[object] = []
    board.similar.found.connect(found.append)
    taken = []
    due = time.perf_counter()
    for number in range(times):
        due += _PAUSES[number % len(_PAUSES)]
        handle_until(lambda: time.perf_counter() >= due)  # noqa: B023
        watch.painted.clear()
        press(line, _TEXT[number % len(_TEXT)])
        handle_until(lambda: watch.has_painted(viewport_of(line)))
        taken.append((time.perf_counter() - due) * 1_000)
        if number % len(_TEXT) == len(_TEXT) - 1:
            line.clear()
    line.clear()
    assert found  # else nothing was sought meanwhile
    return [
        Line("Taste bis Zeichen, ähnliche gesucht (5.000), Median", median(taken), None, "ms"),
        Line("  99 von 100", percentile(taken, 99), 16, "ms"),
    ]


def _count(cockpit: Cockpit, watch: PaintWatch, times: int) -> list[Line]:
    """Points of one card after the other: entered, saved, summed up, on to the next card."""
    board = board_of(cockpit)
    cards = board.area.column(Pile.UNASSIGNED).cards
    board.focus.focus_card(board.model.cards_in(Pile.UNASSIGNED)[0].id)
    board.counting.start()

    def enter() -> None:
        QTest.keyClick(cards, Qt.Key.Key_Return)

    taken = []
    for _number in range(times):
        QTest.keyClick(cards, Qt.Key.Key_7)
        taken.append(painted(watch, cards.viewport(), enter))
    board.counting.end()
    return [
        Line(
            "Punkte einer Karte: Enter bis nächste Karte (5.000), Median", median(taken), 100, "ms"
        ),
        Line("  99 von 100", percentile(taken, 99), None, "ms"),
    ]


def _turns(view: QListView, times: int) -> Sequence[Callable[[], None]]:
    bar = view.verticalScrollBar()

    def turn() -> None:
        bar.setValue(0 if bar.value() + _STEP > bar.maximum() else bar.value() + _STEP)

    return [turn] * times


def _frames(watch: PaintWatch, place: QWidget, acts: Sequence[Callable[[], None]]) -> list[float]:
    return [painted(watch, place, act) for act in acts]


def _of_frames(what: str, frames: Sequence[float]) -> list[Line]:
    return [
        Line(f"{what}: ein Bild, Median", median(frames), _FRAME, "ms"),
        Line("  99 von 100", percentile(frames, 99), None, "ms"),
    ]
