"""The timer of the two days: it ticks, and says what is left of the step and of the day."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from workshop_app.model.workshop import Event, OwnStep, StepRun, Workshop
from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.schedule import step_timer, timing
from workshop_app.phases.schedule.timing import Ahead, Clock, Forecast, Stage, StepClock
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge

TIMER_KEYS = "F9"
LESS_TIME_KEYS = "Alt+-"
MORE_TIME_KEYS = "Alt++"
MUCH_MORE_TIME_KEYS = "Shift+F9"

_SECOND = 1_000  # milliseconds
_IDLE = 20_000  # while nothing runs, the forecast moves by the minute
_FORGOTTEN_AFTER = dt.timedelta(minutes=2)

_TABLES = tuple(kind.__tablename__ for kind in (StepRun, OwnStep, Event))
_NO_WORK = {*_TABLES, Workshop.__tablename__}


@dataclass(frozen=True, slots=True)
class TimeNow:
    """What the clock shows at this moment."""

    row: AgendaRow
    clock: StepClock
    remaining: int  # seconds, negative past the end
    stage: Stage
    is_elsewhere: bool  # the timer of another step runs than the one in sight
    can_start: bool  # the step in sight has a timer
    forecast: Forecast | None  # None: the day has not begun
    is_forgotten: bool  # people work in this step, and no timer runs


class StepTimer(QObject):
    """Follows the timer that runs, or that of the step in sight; both only on the two days.

    It writes nothing by itself: the file keeps since when a timer runs, and all else follows.
    """

    ticked = Signal(object)  # TimeNow, or None before and after the two days

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._clock = clock
        self._step = ""
        self._is_put_right = workshop.is_read_only  # whoever writes does it
        self._ahead: Ahead | None = None
        self._working_since: dt.datetime | None = None
        self._is_forgotten = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        bridge.committed.connect(self._on_committed)

    def add_keys(self, window: QWidget) -> None:
        """Let the keys of the timer work wherever the focus is in a window."""
        for keys, act in (
            (TIMER_KEYS, self.toggle),
            (LESS_TIME_KEYS, partial(self.add_minutes, -1)),
            (MORE_TIME_KEYS, partial(self.add_minutes, 1)),
            (MUCH_MORE_TIME_KEYS, partial(self.add_minutes, 5)),
        ):
            action = QAction(window)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(partial(_call, act))
            window.addAction(action)

    @property
    def is_ticking(self) -> bool:
        """Whether it will speak up by itself."""
        return self._timer.isActive()

    def show_step(self, key: str) -> None:
        """Another step is in sight."""
        if key != self._step:
            self._step = key
            self._working_since = None
            self._is_forgotten = False
        self._reload()
        if not self._is_put_right:
            self._is_put_right = True
            self._put_right()

    def _put_right(self) -> None:
        """The machine's clock may have been set while the app was closed."""
        since = self._ahead.clock.running_since if self._ahead is not None else None
        now = self._clock.now()
        if since is not None and not step_timer.is_believable((now - since).total_seconds()):
            self._act(_("Zeit berichtigt"), partial(step_timer.put_right, now=now))

    @Slot()
    def refresh(self) -> None:
        """Show what the clock shows now."""
        self._plan_next()
        self.ticked.emit(self.now())

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def now(self) -> TimeNow | None:
        """What the clock shows; None before and after the two days."""
        ahead, now = self._ahead, self._clock.now()
        if ahead is None:
            return None
        wall = self._clock.wall().astimezone()
        return TimeNow(
            row=ahead.row,
            clock=ahead.clock,
            remaining=ahead.clock.remaining(now),
            stage=ahead.clock.stage(now),
            can_start=ahead.can_start,
            is_elsewhere=ahead.clock.key != self._step,
            forecast=timing.forecast(ahead, now, wall) if ahead.has_begun else None,
            is_forgotten=self._is_forgotten,
        )

    @property
    def ahead(self) -> Ahead | None:
        """What is left of the day."""
        return self._ahead

    @Slot()
    def toggle(self) -> None:
        """Start the timer of the step in sight, or let it stand.

        Before and after the two days, a timer that still runs is stopped.
        """
        ahead = self._ahead
        if ahead is None or self._workshop.is_read_only:
            return
        key = self._step if ahead.can_start else ahead.clock.key
        is_running = key == ahead.clock.key and ahead.clock.is_running
        act = step_timer.stop if is_running else step_timer.start
        label = _("Zeit angehalten") if is_running else _("Zeit gestartet")
        self._act(label, partial(act, key=key, now=self._clock.now()))

    def add_minutes(self, minutes: int) -> None:
        """Give the step whose time is shown more of it, or less."""
        if self._ahead is not None and not self._workshop.is_read_only:
            key = self._ahead.clock.key
            self._act(_("Zeit geändert"), partial(step_timer.add_minutes, key=key, minutes=minutes))

    def began_at(self, time: dt.time) -> None:
        """The step in sight began at this time of today."""
        wall, now = self._clock.wall().astimezone(), self._clock.now()
        begin = wall.replace(hour=time.hour, minute=time.minute, second=0, microsecond=0)
        # The same distance on the clock that does not jump.
        moment = now - (wall - begin)
        self._act(
            _("Beginn berichtigt"),
            partial(step_timer.began_at, key=self._step, moment=moment, now=now),
        )

    def local_time(self) -> dt.time:
        """What the clock on the desk shows."""
        return self._clock.wall().astimezone().time()

    def _act(self, label: str, action: Callable[[Session], None]) -> None:
        self._bridge.act(label, action, is_undoable=False)

    def _reload(self) -> None:
        # By the clock that the timers go by: else a day set wrong would hide the forecast.
        today = self._clock.now().astimezone().date()
        with self._workshop.read() as session:
            self._ahead = timing.read_ahead(session, self._step, today)
        if self._ahead is not None and self._ahead.clock.is_running:
            self._working_since = None
            self._is_forgotten = False
        self.refresh()

    def _plan_next(self) -> None:
        ahead = self._ahead
        if ahead is not None and ahead.clock.running_since is not None:
            passed = (self._clock.now() - ahead.clock.running_since).total_seconds()
            self._timer.start(_SECOND - int(passed % 1 * _SECOND))
        elif ahead is not None and ahead.has_begun:
            self._timer.start(_IDLE)
        else:
            self._timer.stop()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self._reload()
        if any(table not in _NO_WORK for table, _row in change.touched):
            self._note_work()

    def _note_work(self) -> None:
        """After two minutes of work without a timer, it was forgotten."""
        if self._ahead is None or self._ahead.clock.is_running or self._ahead.row.is_over:
            self._working_since = None
            return
        now = self._clock.now()
        self._working_since = self._working_since or now
        if not self._is_forgotten and now - self._working_since >= _FORGOTTEN_AFTER:
            self._is_forgotten = True
            self.refresh()


def _call(act: Callable[[], None], _is_checked: bool = False) -> None:
    act()
