"""One writer a file: a lock beside it that ends with the process, and says who holds it."""

import contextlib
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TEXT_STARTS_AT = 1  # Windows locks byte 0 even against reading


@dataclass(frozen=True)
class Holder:
    """Who holds a lock."""

    device: str
    since: datetime  # aware


class FileLock:
    """Holds the lock of a workshop file until it is released or the process ends."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream

    @classmethod
    def acquire(cls, workshop_path: Path) -> "FileLock | None":
        """The lock, or None if another program holds it.

        Raises:
            OSError: no file can be written beside the workshop.
        """
        path = lock_path(workshop_path)
        while True:
            stream = path.open("a+b", buffering=0)
            if not _try_lock(stream):
                stream.close()
                return None
            if _is_at(path, stream):
                break
            stream.close()  # its last holder removed it meanwhile
        lock = cls(path, stream)
        lock._write_holder()
        return lock

    def release(self) -> None:
        """Give the file free and remove the lock's own file."""
        is_ours = _is_at(self._path, self._stream)  # another stick may be in its place
        if is_ours and os.name == "posix":  # while it is held: nobody can have taken it
            with contextlib.suppress(OSError):
                self._path.unlink()
        self._stream.close()
        if is_ours and os.name != "posix":  # Windows does not remove an open file
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _write_holder(self) -> None:
        holder = {"device": this_device(), "since": datetime.now(UTC).isoformat()}
        with contextlib.suppress(OSError):  # a full disk: the lock holds without a name too
            self._stream.truncate(0)
            self._stream.write(b" " * _TEXT_STARTS_AT + json.dumps(holder).encode())


def lock_path(workshop_path: Path) -> Path:
    """Where the lock of a workshop lies: beside it, hidden on Unix."""
    return workshop_path.with_name(f".~lock.{workshop_path.name}#")


def this_device() -> str:
    """The name of this machine, as others see it."""
    return platform.node()


def holder_of(workshop_path: Path) -> Holder | None:
    """Who holds the lock, or None if that is not known."""
    try:
        with lock_path(workshop_path).open("rb", buffering=0) as stream:
            stream.seek(_TEXT_STARTS_AT)
            holder = json.loads(stream.read(4096))
        return Holder(str(holder["device"]), datetime.fromisoformat(holder["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_at(path: Path, stream: BinaryIO) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except OSError:
        return False


def _try_lock(stream: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
