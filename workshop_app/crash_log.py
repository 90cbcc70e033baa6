"""What is known of a hard crash: Python's note of where it was, kept at the next start."""

import contextlib
import faulthandler
import re
from collections.abc import Iterator
from pathlib import Path

from workshop_app import error_log

_FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)')
_HEAD = re.compile(r"(?:Fatal Python error|Windows fatal exception): [\w :-]{1,60}|.*[Tt]hread .*")


def crash_path() -> Path:
    """Where the note is written while the app goes down; the way to the error and no content."""
    return error_log.log_path().with_name("absturz.log")


@contextlib.contextmanager
def watching() -> Iterator[None]:
    """Have crashes noted, after that of the last session was put into the log."""
    path = crash_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+", encoding="utf-8", errors="replace")
    except OSError:
        yield
        return
    with stream:
        stream.seek(0)
        lines = list(_without_folders(stream.read()))
        if lines:
            error_log.add("\n".join(lines) + "\n")
        stream.truncate(0)
        if faulthandler.is_enabled():  # somebody wants to see it elsewhere
            yield
        else:
            faulthandler.enable(stream)
            try:
                yield
            finally:
                faulthandler.disable()
    with contextlib.suppress(OSError):
        path.unlink()


def _without_folders(note: str) -> Iterator[str]:
    for line in note.splitlines():
        if frame := _FRAME.match(line):
            yield f"  {error_log.place_of(frame[1])}:{frame[2]}, in {frame[3]}"
        elif head := _HEAD.match(line):
            yield head[0]
