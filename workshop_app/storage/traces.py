"""Whether something else wrote into the open file, or took its ``-wal`` away."""

import os
from pathlib import Path


class Traces:
    """How the app left the file and its ``-wal``; whoever touches them meanwhile leaves a trace.

    SQLite sees nothing of a file that is copied over the open one: it would go on with pages of
    both. A ``-wal`` that was deleted still takes what is written, and nobody finds it again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wal = path.with_name(path.name + "-wal")
        self._wal_file: tuple[int, int] | None = None  # the one that is written to, once it is made
        self.renew()

    def renew(self) -> None:
        """The app has just written: this is how it left them."""
        self._written = _written_at(self._path)
        self._wal_file = self._wal_file or identity_of(self._wal)

    @property
    def is_touched(self) -> bool:
        """Whether somebody wrote into the file, or set its date."""
        return _written_at(self._path) != self._written

    @property
    def has_lost_wal(self) -> bool:
        """Whether the ``-wal`` is not at its place any more."""
        return self._wal_file is not None and identity_of(self._wal) != self._wal_file

    def drop_wal(self) -> None:
        """Leave nothing that SQLite would mix into a file to which it does not belong."""
        if self._wal.exists():
            os.truncate(self._wal, 0)


def identity_of(path: Path) -> tuple[int, int] | None:
    """By what the system knows a file, whatever its name; None: there is none at the path."""
    status = _status_of(path)
    return None if status is None else (status.st_dev, status.st_ino)


def _written_at(path: Path) -> tuple[int, int] | None:
    status = _status_of(path)
    return None if status is None else (status.st_mtime_ns, status.st_size)


def _status_of(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
