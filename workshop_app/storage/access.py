"""Who may do what with a file: the lock, the rights, and what SQLite's refusals mean."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workshop_app.storage.errors import (
    DamagedFileError,
    SaveFailedError,
    UnusablePathError,
    WorkshopError,
)
from workshop_app.storage.lock import FileLock, holder_of
from workshop_app.translation import _


@dataclass
class Access:
    """What this process may do with a file until :meth:`end`."""

    lock: FileLock | None
    read_only_reason: str | None  # German; None when the lock is held
    is_immutable: bool = False  # not even SQLite's helper files can be written

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
        reason = _("Datei oder Ordner sind schreibgeschützt ({reason}).").format(
            reason=error.strerror or error
        )
        return Access(None, reason, not path.with_name(path.name + "-wal").exists())
    return Access(lock, None if lock is not None else _held_by_another(path))


def _held_by_another(path: Path) -> str:
    holder = holder_of(path)
    if holder is None:
        return _("Ein anderes Programm bearbeitet diese Datei gerade.")
    return _("„{device}“ bearbeitet diese Datei seit {time} Uhr.").format(
        device=holder[0], time=holder[1]
    )


def as_open_error(path: Path, error: Exception) -> WorkshopError:
    """What SQLite's refusal to open a file means for people."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
        return DamagedFileError(path)
    return UnusablePathError(path, str(original))


def as_save_error(error: DBAPIError) -> Exception:
    """What a failed commit means for people; an error of ours is returned as it is."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is None or code & 0xFF in {sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR}:
        return error  # a bug of ours, not of the disk
    return SaveFailedError(str(error.orig))
