"""The one place that turns an error into a message for people."""

import errno
import re
import sys
import threading
import time
from collections.abc import Callable
from traceback import clear_frames
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from workshop_app import error_log
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

_QUIET_SECONDS = 10.0  # an error that comes again within is still the same one
# „QPainter::begin: …“; what follows may quote something.
_SPEAKER_OF_QT = re.compile(r"Q\w+(?:::\w+)*|qt\.[\w.]+")


def explain(error: BaseException, *, is_written: bool = False) -> str:
    """A German sentence for an error; what nobody can do anything about is written to the log.

    Args:
        error: what was caught.
        is_written: it is in the log already.
    """
    if isinstance(error, WorkshopError):
        return str(error)
    if isinstance(error, OSError):
        return _explain_system_error(error)
    log = error_log.log_path() if is_written else error_log.write(error)
    sentence = _("Das hat durch einen Fehler der App nicht geklappt. Gesichertes bleibt gesichert.")
    if log:
        sentence += " " + _("Näheres steht in „{path}“.").format(path=log)
    return sentence


def _explain_system_error(error: OSError) -> str:
    path = error.filename
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _(
                "Der Datenträger ist voll. Bitte schaffen Sie Platz und versuchen es noch einmal."
            )
        case errno.EACCES | errno.EPERM | errno.EROFS if path:
            sentence = _(
                "Auf „{path}“ gibt es keinen Zugriff. Bitte schließen Sie andere Programme, die "
                "die Datei geöffnet haben, oder wählen Sie einen anderen Ordner."
            )
        case errno.ENOENT | errno.ENOTDIR if path:
            sentence = _("„{path}“ gibt es nicht. Bitte prüfen Sie den Namen und den Ordner.")
        case _unknown if path:
            sentence = _(
                "„{path}“ lässt sich nicht lesen oder schreiben. "
                "Bitte wählen Sie einen anderen Ordner."
            )
        case _unknown:
            return _(
                "Das Betriebssystem hat den Zugriff verweigert. Bitte versuchen Sie es noch einmal."
            )
    return sentence.format(path=path)


class ExceptionNet(QObject):
    """Catches what no slot caught: it is told on one line, and the work goes on.

    Use it as a context manager around the event loop. What is caught: errors in slots, timers,
    event filters and in all that Qt calls (painting, models), in other threads, and what Python
    cannot raise anywhere. Warnings of Qt go to the log. An error that comes again and again, as
    with each frame that is painted, is told and written down once; after a pause it is told anew.
    """

    _caught_elsewhere = Signal(object)  # the exception of another thread

    def __init__(
        self,
        tell: Callable[[str], None],
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the net.

        Args:
            tell: shows a sentence.
            seconds: a clock that only goes forward.
        """
        super().__init__()
        self._tell = tell
        self._seconds = seconds
        self._is_telling = False
        self._written: set[_Spot] = set()
        self._seen_at: dict[_Spot, float] = {}
        self._caught_elsewhere.connect(self._on_caught_elsewhere)

    def __enter__(self) -> "ExceptionNet":
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        sys.unraisablehook = self._catch_unraisable
        self._qt_before = qInstallMessageHandler(self._note_message_of_qt)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)

    def _catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception) or self._is_telling:
            self._before[0](kind, error, traceback)
            return
        self._is_telling = True  # an error while telling must not lead here again
        try:
            spot = _spot_of(error)
            now = self._seconds()
            if now - self._seen_at.get(spot, -_QUIET_SECONDS) >= _QUIET_SECONDS:
                self._tell(explain(error, is_written=spot in self._written))
            self._seen_at[spot] = now
            self._written.add(spot)
            _let_go(error)
        finally:
            self._is_telling = False

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if isinstance(caught.exc_value, Exception):
            self._caught_elsewhere.emit(caught.exc_value)  # widgets belong to Qt's own thread

    @Slot(object)
    def _on_caught_elsewhere(self, error: Exception) -> None:
        self._catch(type(error), error, error.__traceback__)

    def _catch_unraisable(self, caught: "sys.UnraisableHookArgs") -> None:
        if not isinstance(caught.exc_value, Exception):
            return
        spot = _spot_of(caught.exc_value)
        if spot not in self._written:  # nobody waits for what it was to do: the log is enough
            self._written.add(spot)
            error_log.write(caught.exc_value)

    def _note_message_of_qt(
        self, kind: QtMsgType, context: QMessageLogContext, message: str
    ) -> None:
        """Write down which part of Qt warned; its words may quote texts and names of files."""
        if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            return
        where = _SPEAKER_OF_QT.match(message)
        spot = (kind.name, context.category or "", where[0] if where else "")
        if spot not in self._written:
            self._written.add(spot)
            error_log.add(" ".join(part for part in spot if part) + "\n")


_Spot = tuple[str, str, str]  # what went wrong where, as far as it is the same one again


def _spot_of(error: BaseException) -> _Spot:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return type(error).__qualname__, "", ""
    return type(error).__qualname__, frame.tb_frame.f_code.co_filename, str(frame.tb_lineno)


def _let_go(error: BaseException) -> None:
    """Free what the frames hold: a painter that stays would paint on a widget that is gone."""
    for name in ("last_type", "last_value", "last_traceback"):
        sys.__dict__.pop(name, None)
    clear_frames(error.__traceback__)
