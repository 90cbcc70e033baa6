"""What all cases of ``faults`` need: how a fault is brought about, and what must be said of it."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import builders
from workshop_app.cli import main

# What no sentence for people contains.
_FOREIGN = ("Traceback", "Error", "errno", "None", "sqlite", "Fehler der App")


class UnavailableError(Exception):
    """This system does not let us bring the fault about; the message says why."""


@dataclass(frozen=True)
class Fault:
    """A named case; what is slow is left to the benchmark and to ``EXAMPLES_FACTOR``."""

    name: str
    prove: Callable[[Path], None]
    is_slow: bool = False


def demand_sentence(text: str, *parts: str) -> None:
    """A German sentence that names what is wrong, and says what to do."""
    assert text, "nothing was said"
    assert not any(word in text for word in _FOREIGN), text
    assert all(part in text for part in parts), (parts, text)


def call(*arguments: object) -> tuple[int, str]:
    """Run a command as on a command line; its status and what it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main([str(argument) for argument in arguments])
    return status, said.getvalue()


def a_file(path: Path, *cards: str) -> Path:
    """A closed workshop with some cards."""
    with builders.a_workshop(path) as workshop, workshop.change("Angelegt") as session:
        builders.a_municipality(session, name="Stadt Auental")
        builders.a_workshop_row(session)
        for card in cards:
            builders.a_card(session, text=card)
    return path


@contextlib.contextmanager
def environment(**values: object) -> Iterator[None]:
    """Other variables of the system for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update({name: str(value) for name, value in values.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """A file system of its own in a folder."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise UnavailableError("needs root on Linux to mount a disk")
    folder.mkdir(exist_ok=True)
    if not runs("mount", *options, str(folder)):
        raise UnavailableError("this system does not let us mount a disk")
    try:
        yield folder
    finally:
        runs("umount", "-l", str(folder))


def a_small_disk(folder: Path, size: str = "2m") -> contextlib.AbstractContextManager[Path]:
    return mounted(folder / "Stick", "-t", "tmpfs", "-o", f"size={size}", "tmpfs")


def fill(disk: Path, *, left: int = 0) -> Path:
    """Take all the room that is left, but for so many bytes."""
    ballast = disk / "Urlaubsfotos"
    with ballast.open("ab", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(b"x" * 4096):
            pass
    os.truncate(ballast, ballast.stat().st_size - left)
    return ballast


def runs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
