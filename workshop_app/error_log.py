"""Where the app writes down bugs: the way to the error, without a word of anyone's content."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

_LARGEST_BYTES = 1_000_000


def write(error: BaseException) -> Path | None:
    """Add an error to the log; the path of the log, or None if it cannot be written.

    Messages of exceptions are left out, for they may quote cards or people.
    """
    path = platformdirs.user_log_path("Konzeptwerkstatt", appauthor=False) / "fehler.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_full = path.exists() and path.stat().st_size > _LARGEST_BYTES
        with path.open("w" if is_full else "a", encoding="utf-8") as file:
            file.write(_entry(error))
    except OSError:
        return None
    return path


def _entry(error: BaseException) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{now} Python {platform.python_version()} {sys.platform}\n"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}\n")
        lines.extend(traceback.format_tb(cause.__traceback__))
        cause = cause.__cause__ or cause.__context__
    return "".join([*lines, "\n"])
