"""Who may do what with a file: the lock, the rights, and what SQLite's refusals mean."""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workshop_app.german import format_moment, format_time
from workshop_app.model.column_types import UnreadableValueError
from workshop_app.storage.errors import (
    DamagedFileError,
    NumberTooLargeError,
    SaveFailedError,
    UnusablePathError,
)
from workshop_app.storage.lock import FileLock, Holder, holder_of, this_device
from workshop_app.storage.reasons import (
    advice_of_sqlite,
    reason_of_sqlite,
    reason_of_system,
    sqlite_code,
)
from workshop_app.translation import _

# SQLITE_ERROR: a statement does not fit the schema. The statements come from the mapping, which
# fits; so bytes of the schema were changed.
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_BUGS = {sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE}


@dataclass
class Access:
    """What this process may do with a file until :meth:`end`."""

    lock: FileLock | None
    read_only_reason: str | None  # German; None when the lock is held

    def end(self) -> None:
        """Give the lock back."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None


def for_reading() -> Access:
    """Access for those who only look."""
    return Access(None, _("Zum Bearbeiten bitte die Datei neu öffnen."))


def claim(path: Path) -> Access:
    """Access for writing, or for reading with the reason."""
    try:
        with path.open("r+b"):
            pass
        lock = FileLock.acquire(path)
    except OSError as error:
        return Access(None, not_writable(reason_of_system(error)))
    return Access(lock, None if lock is not None else held_by_another(holder_of(path)))


def not_writable(reason: str) -> str:
    """Why there is only reading."""
    return _("Datei oder Ordner lassen sich nicht beschreiben ({reason}).").format(reason=reason)


def held_by_another(holder: Holder | None) -> str:
    """Who is changing the file, as far as it is known."""
    if holder is None:
        return _("Ein anderes Programm bearbeitet diese Datei gerade.")
    since = holder.since.astimezone()
    is_today = since.date() == dt.datetime.now().astimezone().date()
    time = format_time(since) if is_today else format_moment(since)
    if holder.device == this_device():
        return _("Die Datei ist auf diesem Gerät seit {time} Uhr schon geöffnet.").format(time=time)
    return _("Auf dem Gerät „{device}“ wird die Datei seit {time} Uhr bearbeitet.").format(
        device=holder.device, time=time
    )


@contextlib.contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """Turn what a damaged or vanished file makes of reading into errors for people."""
    try:
        yield
    except (UnreadableValueError, UnicodeDecodeError) as error:  # of a value, of a message
        raise DamagedFileError(path) from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = _cause(error)
        code = sqlite_code(cause)
        if code in _DAMAGED:
            raise DamagedFileError(path) from error
        if code in _BUGS:
            raise
        raise UnusablePathError(path, reason_of_sqlite(cause)) from error


@contextlib.contextmanager
def saving_errors(path: Path) -> Iterator[None]:
    """Turn what a full or damaged disk makes of a change into errors for people."""
    try:
        yield
    except (UnreadableValueError, UnicodeDecodeError) as error:  # of a value, of a message
        raise DamagedFileError(path) from error
    except OverflowError as error:
        raise NumberTooLargeError from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = _cause(error)
        code = sqlite_code(cause)
        if code in _DAMAGED:
            raise DamagedFileError(path) from error
        if code in _BUGS:
            raise
        raise SaveFailedError(reason_of_sqlite(cause), advice_of_sqlite(cause)) from error


def _cause(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
