"""The one place that turns an error into a message for people."""

import errno
import sys
from collections.abc import Callable
from types import TracebackType

from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


def explain(error: BaseException) -> str:
    """A German sentence for an error; what nobody can do anything about is written to the log."""
    if isinstance(error, WorkshopError):
        return str(error)
    if isinstance(error, OSError):
        return _explain_system_error(error)
    from workshop_app import error_log  # late: most sessions never need it

    log = error_log.write(error)
    sentence = _("Das hat durch einen Fehler der App nicht geklappt. Gesichertes bleibt gesichert.")
    if log:
        sentence += " " + _("Näheres steht in „{path}“.").format(path=log)
    return sentence


def _explain_system_error(error: OSError) -> str:
    path = error.filename
    match error.errno:
        case errno.ENOSPC:
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


class ExceptionNet:
    """Catches what no slot caught: it is told on one line, and the work goes on.

    Use it as a context manager around the event loop.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._is_telling = False

    def __enter__(self) -> "ExceptionNet":
        self._before = sys.excepthook
        sys.excepthook = self._catch
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._before

    def _catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception) or self._is_telling:
            self._before(kind, error, traceback)
            return
        self._is_telling = True  # an error while telling must not lead here again
        try:
            self._tell(explain(error))
        finally:
            self._is_telling = False
