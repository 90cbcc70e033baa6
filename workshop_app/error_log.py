"""Where the app writes down bugs: the way to the error, without a word of anyone's content."""

import contextlib
import platform
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

_LARGEST_BYTES = 250_000
_OLDER_KEPT = 2
_HOME = Path(__file__).resolve().parent.parent
_LIBRARIES = re.compile(r".*[\\/](?:site-packages|dist-packages|lib[\\/]python[\d.]+)[\\/]", re.I)


def log_path() -> Path:
    """The newest part of the log; whether it is there or not."""
    return platformdirs.user_log_path("Konzeptwerkstatt", appauthor=False) / "fehler.log"


def write(error: BaseException) -> Path | None:
    """Add an error to the log; the path of the log, or None if it cannot be written.

    Messages of exceptions, notes and values are left out, for they may quote cards or people.
    """
    return add("".join(f"{line}\n" for line in _lines(error)))


def add(entry: str) -> Path | None:
    """Add what is known to name nobody; the path of the log, or None if it cannot be written."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = f"{now} Python {platform.python_version()} {sys.platform}\n"
    path = log_path()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_room(path)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{head}{entry}\n")
        return path
    return None


def place_of(file: str) -> str:
    """Where code stands, without the folders above, which may be called after somebody."""
    with contextlib.suppress(ValueError, OSError):
        return Path(file).resolve().relative_to(_HOME).as_posix()
    of_library = _LIBRARIES.sub("", file, count=1)
    return "…" if of_library == file else of_library.replace("\\", "/")


def _make_room(path: Path) -> None:
    """Put a full log aside; the oldest goes. Python's own handler takes long to import."""
    if not path.exists() or path.stat().st_size < _LARGEST_BYTES:
        return
    older = [path.with_name(f"{path.name}.{number}") for number in range(1, _OLDER_KEPT + 1)]
    for source, target in reversed(list(zip([path, *older], older, strict=False))):
        if source.exists():
            source.replace(target)


def _lines(error: BaseException) -> Iterator[str]:
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"  {place_of(frame.filename)}:{frame.lineno}, in {frame.name}"
        cause = one.__cause__ or one.__context__
        if cause is not None:
            waiting.append(cause)
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(one.exceptions)
