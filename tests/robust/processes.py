"""Starting the driven app, listening to it, and killing it."""

import contextlib
import itertools
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-m", "tests.robust.driver")
_PATIENCE_SECONDS = 120.0

Event = dict[str, Any]


class Ears:
    """The lines that a process prints, with the time that one is willing to wait."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._stream = process.stdout
        self._rest = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._stream, selectors.EVENT_READ)

    def until(self, moment: float) -> Iterator[Event]:
        """What is said up to a moment of the monotonic clock, or to the end of the process."""
        while True:
            while b"\n" in self._rest:
                line, self._rest = self._rest.split(b"\n", 1)
                yield json.loads(line)
            if not self._selector.select(max(0.0, moment - time.monotonic())):
                return
            heard = os.read(self._stream.fileno(), 65_536)
            if not heard:
                return
            self._rest += heard

    def until_said(self, word: str) -> list[Event]:
        """Everything up to the event of this name.

        Raises:
            TimeoutError: it did not come, for it takes too long or the process has ended.
        """
        heard = []
        for event in self.until(time.monotonic() + _PATIENCE_SECONDS):
            heard.append(event)
            if event["event"] == word:
                return heard
            if event["event"] == "gone":
                break
        raise TimeoutError(f"{word} did not come after {heard[-3:]}")

    def next_events(self, count: int) -> list[Event]:
        """So many more."""
        return list(itertools.islice(self.until(time.monotonic() + _PATIENCE_SECONDS), count))

    def close(self) -> None:
        """Listen no more."""
        self._selector.close()
        self._stream.close()


class Starter(Protocol):
    """A way to have the app running with a file."""

    home: Path  # of the app: where it keeps settings and snapshots
    opening_seconds: float  # about how long it takes to open

    def start(self, path: Path, task: str = "type") -> Ears:
        """Begin, with hands that do this."""

    def kill(self) -> list[Event]:
        """Kill it, and return what it had said before."""

    def end(self) -> None:
        """Leave nothing behind."""


class Fresh:
    """Each time a new interpreter, as people start the app."""

    opening_seconds = 1.2

    def __init__(self, home: Path) -> None:
        self.home = home
        self._environment = _environment(home)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, path: Path, task: str = "type") -> Ears:
        self._process = _run(self._environment, task, str(path))
        self._ears = Ears(self._process)
        return self._ears

    def kill(self) -> list[Event]:
        assert self._process is not None
        self._process.kill()
        last = list(self._ears.until(time.monotonic() + _PATIENCE_SECONDS))
        assert self._process.wait() == -signal.SIGKILL
        self._ears.close()
        return last

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


class Split:
    """One interpreter that has imported the app, and a process split off it for each file."""

    opening_seconds = 0.4

    def __init__(self, home: Path, like: Path) -> None:
        self.home = home
        self._process = _run(_environment(home), "--split", str(like))
        self._ears = Ears(self._process)
        self._ears.until_said("split")
        self._child = 0

    def start(self, path: Path, task: str = "type") -> Ears:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{task} {path}\n".encode())
        self._process.stdin.flush()
        self._child = self._ears.until_said("born")[-1]["pid"]
        return self._ears

    def kill(self) -> list[Event]:
        os.kill(self._child, signal.SIGKILL)
        self._child = 0
        return self._ears.until_said("gone")[:-1]

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):  # it was killed, as it should
            if self._child:
                os.kill(self._child, signal.SIGKILL)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._ears.close()


class Started:
    """Ends what it was given with the ``with`` block."""

    def __init__(self, starter: Starter) -> None:
        self._starter = starter

    def __enter__(self) -> Starter:
        return self._starter

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._starter.end()


def starter(home: Path, like: Path) -> Starter:
    """Split processes, for files like this one, where the system can do that; else fresh ones."""
    return Split(home, like) if hasattr(os, "fork") else Fresh(home)


def _environment(home: Path) -> dict[str, str]:
    folders = {f"XDG_{name}_HOME": str(home) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    return os.environ | folders | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def _run(environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*_COMMAND, *arguments],
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
