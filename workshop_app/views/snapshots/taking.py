"""When snapshots are taken: after each step, every ten minutes of work, and on closing."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workshop_app.phases.schedule.timing import Clock
from workshop_app.storage.errors import DamagedFileError, UnusablePathError, WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.errors import explain
from workshop_app.views.navigation import Navigation, Position
from workshop_app.views.settings import Settings
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    from workshop_app.storage.snapshots import Snapshot

# After a step has opened: who leafs through the agenda opens many.
STEP_MILLISECONDS = 1_000
TEN_MINUTES_MILLISECONDS = 600_000
_LONGEST_STOP_SECONDS = 2.0  # a stick or a share that does not answer holds nobody up


@dataclass(frozen=True, slots=True)
class SnapshotState:
    """How it went, for people.

    Attributes:
        problem: why there is no snapshot, or none at the second place; empty if all is well.
        detail: the same in a whole sentence.
        is_second: it is the second place that has the problem; the snapshot itself is there.
        dropped: how many second copies went that held what had been erased meanwhile.
    """

    problem: str = ""
    detail: str = ""
    is_second: bool = False
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class _Outcome:
    taken: "Snapshot | None"
    state: SnapshotState


class SnapshotTaking(QObject):
    """Takes one at a time on a thread of its own; what comes meanwhile is taken afterwards."""

    told = Signal(object)  # SnapshotState; after each try
    taken = Signal(object)  # Snapshot

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        navigation: Navigation,
        settings: Settings,
        clock: Clock,
    ) -> None:
        super().__init__(bridge)
        self._workshop = workshop
        self._navigation = navigation
        self._settings = settings
        self._clock = clock
        self._step = navigation.step
        self._job: Job | None = None
        self._is_wanted_again = False
        self._is_held = False
        self.state = SnapshotState()
        self.after_step = QTimer(self, singleShot=True, interval=STEP_MILLISECONDS)
        self.ten_minutes = QTimer(self, singleShot=True, interval=TEN_MINUTES_MILLISECONDS)
        if workshop.is_read_only:
            return  # whoever writes takes them
        self.after_step.timeout.connect(self.take)
        self.ten_minutes.timeout.connect(self.take)
        navigation.moved.connect(self._on_moved)
        bridge.committed.connect(self._on_committed)
        bridge.closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether one is being taken just now."""
        return self._job is not None

    @Slot()
    def take(self) -> None:
        """Take one now, if there is something new."""
        if self._workshop.is_read_only:
            return
        if self.is_running or self._is_held:
            self._is_wanted_again = True
            return
        self.after_step.stop()
        self.ten_minutes.stop()
        path, step = self._workshop.path, self._navigation.step
        now = self._clock.wall().astimezone().replace(tzinfo=None)
        base, second = self._settings.snapshot_folder, self._settings.second_place

        def work(progress: Progress) -> _Outcome:
            return _take(path, step, now, base, second, progress)

        self._job = Job(work)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def take_last(self, seconds: float) -> None:
        """Take one of the last minutes before the file is closed, if there is something new.

        Args:
            seconds: that it may take; what is longer goes without.
        """
        if self.ten_minutes.isActive() or self.after_step.isActive():
            self.take()
        if self._job is not None:
            self._job.wait(seconds)

    def forget(self) -> None:
        """People deleted all of them: until the next change there is nothing to take."""
        self.after_step.stop()
        self.ten_minutes.stop()

    def hold(self) -> None:
        """Take none from now on: something is being erased. One may still be being taken."""
        self._is_held = True

    def release(self) -> None:
        """Go on, with the one that was wanted meanwhile."""
        self._is_held = False
        self._take_wanted()

    @Slot()
    def stop(self) -> None:
        """Take no more; one that is being taken is ended early or finished, in a little while."""
        self.forget()
        self._is_wanted_again = False
        if self._job is not None:
            self._job.stop(_LONGEST_STOP_SECONDS)
            self._job = None

    def _end(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_moved(self, position: Position) -> None:
        step, self._step = self._step, position.row.step.key
        if step != self._step:
            self.after_step.start()

    @Slot()
    def _on_committed(self) -> None:
        if not self.ten_minutes.isActive():
            self.ten_minutes.start()

    @Slot(object)
    def _on_succeeded(self, outcome: _Outcome) -> None:
        self._end()
        if outcome.taken is not None:
            self.taken.emit(outcome.taken)
        self._tell(outcome.state)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._tell(SnapshotState(_("Sicherungskopie nicht möglich"), explain(error)))

    def _tell(self, state: SnapshotState) -> None:
        self.state = state
        self.told.emit(state)
        self._take_wanted()

    def _take_wanted(self) -> None:
        if self._is_wanted_again and not self._is_held:
            self._is_wanted_again = False
            self.take()


def _take(
    path: Path,
    step: str,
    now: dt.datetime,
    base: Path | None,
    second: Path | None,
    progress: Progress,
) -> _Outcome:
    from workshop_app.storage import kept_copies, second_place, snapshots

    try:
        taken = snapshots.take(path, step=step, now=now, base=base)
    except (DamagedFileError, UnusablePathError) as error:
        return _Outcome(None, _failed(error))
    if second is None:
        return _Outcome(taken, SnapshotState())
    # The last one that was taken, too: the stick may have been out at that time.
    newest = taken or next(iter(snapshots.own_of(path, base=base)), None)
    try:
        if newest is not None:
            second_place.copy_there(newest, second, path=path, check=progress.check)
    except WorkshopError as error:
        detail = _(
            "{problem} ({folder}). Die Sicherungskopie auf diesem Gerät ist da; mit der nächsten "
            "versucht es die App wieder. Ist es ein anderer Stick? Dann bitte unter "
            "„Sicherungskopien …“ neu wählen."
        ).format(problem=error, folder=second)
        return _Outcome(taken, SnapshotState(str(error), detail, is_second=True))
    return _Outcome(taken, SnapshotState(dropped=kept_copies.drop_uncleared(path, base=base)))


def _failed(error: WorkshopError) -> SnapshotState:
    if isinstance(error, DamagedFileError):
        return SnapshotState(_("Datei beschädigt: bitte Sicherungskopie öffnen"), str(error))
    reason = error.reason if isinstance(error, UnusablePathError) else ""
    problem = _("Sicherungskopie nicht möglich: {reason}").format(reason=reason)
    return SnapshotState(problem, str(error))
