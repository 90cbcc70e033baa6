"""Eight hours of work in the real window on a clock that runs fast; prints what it took as JSON.

What is done is taken back often, so that the content stays about the same: what grows is not it.
"""

import json
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.opened import board_of, opened
from tests.benchmarks.watching import press
from tests.clocks import MovableClock
from workshop_app.phases.board.board_reading import Pile
from workshop_app.views.app import make_application
from workshop_app.views.cockpit import Cockpit

_WARM = (0.5, 400)  # hours and actions: each step is shown once
_HOURS = 8.0
_TICK = 10  # seconds of the day between two ticks that are handled
_STEPS = ("T1-03", "T1-04", "T1-05", "T1-07", "T1-09", "T1-11", "T2-06", "T1-12")
_BOARD = 0  # place of the step with the cards


_REST_SECONDS = 0.5  # until idle threads of Qt have ended


@dataclass
class _Day:
    """What is measured: at the start, after the first half hour, and after the day."""

    memory_mb: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)  # open descriptors
    threads: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)  # of Qt, that hang on a window
    timers: list[int] = field(default_factory=list)  # that run
    hourly_ms: list[list[float]] = field(default_factory=list)  # processor time of each action

    def look(self) -> None:
        """Take everything down."""
        windows = QApplication.topLevelWidgets()
        objects = [each for window in windows for each in window.findChildren(QObject)]
        self.memory_mb.append(_memory_mb())
        self.files.append(_open_files())
        self.threads.append(
            threading.active_count() + QThreadPool.globalInstance().activeThreadCount()
        )
        self.objects.append(len(objects))
        self.timers.append(sum(each.isActive() for each in objects if isinstance(each, QTimer)))

    def as_json(self) -> str:
        """The day on one line."""
        hours = [statistics.median(hour) for hour in self.hourly_ms if hour]
        slow = [statistics.quantiles(hour, n=20)[-1] for hour in self.hourly_ms if len(hour) > 1]
        taken = {name: value for name, value in vars(self).items() if name != "hourly_ms"}
        return json.dumps({**taken, "median_ms": hours, "slow_ms": slow})


def main(path: Path, actions: int) -> None:
    """Work through the day, the first half hour of it once more before."""
    app = make_application()
    clock = MovableClock()
    with opened(path, clock=clock) as (cockpit, watch):
        watch.stop()
        measured = _Day()
        measured.look()
        cockpit.timer.toggle()
        cockpit.projector.stage.switch_on()
        day = _work(cockpit, clock, measured, actions)
        turns = QTimer(interval=0)
        turns.timeout.connect(lambda: next(day, None) or app.quit())
        turns.start()
        app.exec()  # a true loop: only there does Qt free what was given up
        turns.stop()
    sys.stdout.write(measured.as_json() + "\n")


def _work(cockpit: Cockpit, clock: MovableClock, measured: _Day, of_day: int) -> Iterator[bool]:
    """Half an hour to get warm, then the day; a turn of the event loop between all ticks."""
    for hours, actions in (_WARM, (_HOURS, of_day)):
        ticks = round(hours * 3_600 / _TICK)
        measured.hourly_ms = [[] for _hour in range(-(-ticks * _TICK // 3_600))]
        for tick in range(ticks):
            clock.pass_time(seconds=_TICK)
            cockpit.timer.refresh()
            before, now = tick * actions // ticks, (tick + 1) * actions // ticks
            begun = time.process_time()
            for number in range(before, now):
                _act(cockpit, number)
            yield True  # what changed is painted, and what was given up is freed
            if now > before:
                passed = (time.process_time() - begun) * 1_000
                measured.hourly_ms[tick * _TICK // 3_600].append(passed / (now - before))
        cockpit.navigation.go_to(_STEPS[_BOARD])
        yield from _rest()
        measured.look()


def _rest() -> Iterator[bool]:
    """Let everything end that is about to."""
    end = time.monotonic() + _REST_SECONDS
    while time.monotonic() < end:
        yield True


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


def _open_files() -> int:
    """How many files, pipes and connections are open; 0 where the system does not tell."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


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
    main(Path(sys.argv[1]), int(sys.argv[2]))
