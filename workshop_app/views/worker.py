"""Work that takes longer than a blink, off Qt's thread."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from workshop_app.views.parts.weakly import weakly

_PATIENCE_SECONDS = 30


class CancelledError(Exception):
    """Somebody wanted the work to end early."""


class Progress:
    """What the work tells while it goes on; handed to it as its only argument."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._is_cancelled = threading.Event()

    def __call__(self, part: float) -> None:
        """Tell how far the work is, from 0 to 1.

        Raises:
            CancelledError: it shall go no further.
        """
        self.check()
        self._tell(part)

    def check(self) -> None:
        """Go on, unless somebody cancelled.

        Raises:
            CancelledError: it shall go no further.
        """
        if self._is_cancelled.is_set():
            raise CancelledError

    def cancel(self) -> None:
        """Make the next call raise."""
        self._is_cancelled.set()


class Job(QObject):
    """One piece of work on a thread of its own, which touches no widget and no mapped object.

    Its owner keeps it until one of the three signals of the end has come, or calls :meth:`stop`.
    """

    progressed = Signal(float)  # the part that is done, 0 to 1
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._is_abandoned = False
        self._progress = Progress(weakly(self._tell_progress))
        # The thread alone has the work, and forgets it: it may hold a whole picture.
        self._thread = threading.Thread(target=self._run, args=(work,), name="job", daemon=True)

    def start(self) -> None:
        """Begin; once."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to end early; it tells when it has."""
        self._progress.cancel()

    def abandon(self) -> None:
        """End early and silently, some time; for work that leaves nothing behind."""
        self._is_abandoned = True  # the signals may be gone before the thread ends
        self.blockSignals(True)
        self.cancel()

    def stop(self, seconds: float = _PATIENCE_SECONDS) -> None:
        """End early and silently; returns when the thread has ended, or after that time."""
        self.abandon()
        self.wait(seconds)

    def wait(self, seconds: float) -> None:
        """Stand still until the thread has ended, or for that time; its signals come later."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self, work: Callable[[Progress], object]) -> None:
        try:
            result = work(self._progress)
        except CancelledError:
            self._tell(self.cancelled)
        except Exception as error:
            self._tell(self.failed, error)
        else:
            self._tell(self.succeeded, result)

    def _tell_progress(self, part: float) -> None:
        self._tell(self.progressed, part)

    def _tell(self, signal: SignalInstance, *values: object) -> None:
        if not self._is_abandoned:
            signal.emit(*values)
