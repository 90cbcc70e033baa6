"""Eight hours of work in the real window on a clock that runs fast; prints the memory thrice.

What is done is taken back often, so that the content stays about the same: what grows is not it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.benchmarks.opened import board_of, opened
from tests.benchmarks.watching import press
from tests.clocks import MovableClock
from workshop_app.phases.board_reading import Pile
from workshop_app.views.app import make_application
from workshop_app.views.cockpit import Cockpit

_WARM = (0.5, 400)  # hours and actions: each step is shown once
_DAY = (8.0, 2_000)
_TICK = 10  # seconds of the day between two ticks that are handled
_STEPS = ("T1-03", "T1-04", "T1-05", "T1-07", "T1-09", "T1-11", "T2-06", "T1-12")
_BOARD = 0  # place of the step with the cards


def main(path: Path) -> None:
    """Work through the day, the first half hour of it once more before."""
    app = make_application()
    clock = MovableClock()
    with opened(path, clock=clock) as (cockpit, watch):
        watch.stop()
        measured = [_memory_mb()]
        cockpit.timer.toggle()
        cockpit.projector.stage.switch_on()
        day = _work(cockpit, clock, measured)
        turns = QTimer(interval=0)
        turns.timeout.connect(lambda: next(day, None) or app.quit())
        turns.start()
        app.exec()  # a true loop: only there does Qt free what was given up
        turns.stop()
    sys.stdout.write(" ".join(map(str, measured)) + "\n")


def _work(cockpit: Cockpit, clock: MovableClock, measured: list[float]) -> Iterator[bool]:
    """Half an hour to get warm, then the day; a turn of the event loop between all ticks."""
    for hours, actions in (_WARM, _DAY):
        ticks = round(hours * 3_600 / _TICK)
        for tick in range(ticks):
            clock.pass_time(seconds=_TICK)
            cockpit.timer.refresh()
            before, now = tick * actions // ticks, (tick + 1) * actions // ticks
            for number in range(before, now):
                _act(cockpit, number)
            yield True
        measured.append(_memory_mb())


def _act(cockpit: Cockpit, number: int) -> None:
    """One of fifty things, with all steps looked at in turn."""
    place = number % 50
    if place == 0:
        cockpit.navigation.go_to(_STEPS[number // 50 % len(_STEPS)])
        if not cockpit.timer.is_ticking:
            cockpit.timer.toggle()
    elif place == 1:
        cockpit.navigation.go_to(_STEPS[_BOARD])
    elif place < 10:
        cockpit.timer.add_minutes(1 if place % 2 else -1)
    else:
        _act_on_board(cockpit, number % 10)


def _act_on_board(cockpit: Cockpit, kind: int) -> None:
    board = board_of(cockpit)
    cards = board.model.cards_in(Pile.UNASSIGNED)[:3]
    ids = [card.id for card in cards]
    heads = board.model.heads()
    match kind:
        case 0 | 5:
            for character in "Beratung":
                press(board.capture.line, character)
            board.capture.line.submitted.emit(False)
        case 1:
            board.commands.merge(ids)
        case 2:
            board.commands.move(ids[:1], heads[1].key)
        case 3:
            board.commands.set_text(ids[0], "Größere Wohnungen für Familien")
        case _:
            cockpit.undo()


def _memory_mb() -> float:
    """What this process has in memory now; without Linux's own numbers, the most so far."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        resident = next(line for line in lines if line.startswith("VmRSS"))
        return int(resident.split()[1]) / 1_024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_024 * 1_024)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
