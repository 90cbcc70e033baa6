"""A screen that nobody sees: X server, window manager, two monitors, and keys as people press them.

Everything goes through the programs that a person could use, so that the app under test is a
process like any other.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QImage

# What is needed, and the package of Debian or Ubuntu that has it.
_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils",
    "xset": "x11-xserver-utils",
    "setxkbmap": "x11-xkb-utils",
    "xclip": "xclip",
    "import": "imagemagick",
}
LAPTOP = (1366, 768)
BEAMER = (1920, 1080)
_MONITORS = {
    "laptop": "1366/361x768/203+0+0 screen",
    "beamer": "1920/508x1080/286+1366+0 none",
}
_PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.004


Process = subprocess.Popen[bytes]


class DeskError(Exception):
    """Something that should have happened did not."""


@dataclass(frozen=True)
class Window:
    """A window as the window system knows it."""

    number: str
    title: str
    x: int
    y: int
    width: int
    height: int

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        return self.x, self.y, self.width, self.height


def missing_packages() -> tuple[str, ...]:
    """The packages that this machine lacks for a desk."""
    missing = {package for name, package in _PROGRAMS.items() if shutil.which(name) is None}
    return tuple(sorted(missing))


def wait_until(is_so: Callable[[], bool], what: str) -> float:
    """Seconds until something is so.

    Raises:
        DeskError: it never came to that; the text says to what.
    """
    begun = time.monotonic()
    while not is_so():
        if time.monotonic() - begun > _PATIENCE_SECONDS:
            raise DeskError(what)
        time.sleep(_LOOK_SECONDS)
    return time.monotonic() - begun


class Desk:
    """Begins and ends with its ``with`` block."""

    def __init__(self, pictures: Path | None = None) -> None:
        self._pictures = pictures
        self._processes: list[Process] = []
        self._environment = os.environ | {"LC_ALL": "C.UTF-8"}

    def __enter__(self) -> "Desk":
        try:
            self._set_up()
        except BaseException:
            self._end()  # nobody else would
            raise
        return self

    def _set_up(self) -> None:
        self._begin_server()
        self._run("xset", "r", "off")  # a held key is no second card on a slow machine
        self._run("setxkbmap", "de")
        for monitor in _MONITORS:
            self.plug(monitor)
        self.start(["openbox"])
        wait_until(self._has_window_manager, "der Fensterverwalter läuft nicht")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        for process in reversed(self._processes):
            if process.poll() is None:
                process.terminate()
                process.wait(timeout=20)

    def _begin_server(self) -> None:
        reading, writing = os.pipe()
        screen = f"{LAPTOP[0] + BEAMER[0]}x{BEAMER[1]}x24"
        # Without -noreset the monitors would be gone with the first program that ends.
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-noreset"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        self._processes.append(server)
        os.close(writing)
        with os.fdopen(reading) as number:
            self._environment["DISPLAY"] = f":{number.readline().strip()}"

    def _has_window_manager(self) -> bool:
        return self._run("xdotool", "get_num_desktops", check=False) is not None

    # Programs and monitors

    def start(self, command: Sequence[str], **environment: str) -> Process:
        """Begin a program on this desk; it ends with it."""
        process = subprocess.Popen(command, env=self._environment | environment)
        self._processes.append(process)
        return process

    def plug(self, monitor: str) -> None:
        """Plug a monitor in: ``laptop`` or ``beamer``."""
        self._run("xrandr", "--setmonitor", monitor, *_MONITORS[monitor].split())

    def pull(self, monitor: str) -> None:
        """Pull a monitor."""
        self._run("xrandr", "--delmonitor", monitor)

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as xdotool names them."""
        self._run("xdotool", "key", "--delay", "4", *keys)

    def type(self, text: str) -> None:
        """Type characters."""
        self._run("xdotool", "type", "--delay", "6", "--", text)

    def typing_lines(self, lines: Sequence[str], delay_ms: int) -> Process:
        """Begin to type lines with Enter behind each, and go on while other things happen."""
        command = ["xdotool"]
        for line in lines:
            # "type" takes a line break for the key Linefeed, which no keyboard has.
            command += ["type", "--delay", str(delay_ms), "--args", "1", line, "key", "Return"]
        return self.start(command)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as another program would."""
        board = ["xclip", "-selection", "clipboard", "-target", "UTF8_STRING"]
        process = self.start_with_input([*board, "-quiet"], text)
        wait_until(lambda: self._run(*board, "-o", check=False) == text, "Kopieren")
        assert process.poll() is None

    def start_with_input(self, command: Sequence[str], text: str) -> Process:
        """Begin a program that reads a text first."""
        process = subprocess.Popen(
            command, env=self._environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdin is not None
        process.stdin.write(text.encode())
        process.stdin.close()
        self._processes.append(process)
        return process

    # Looking

    def window(self, title: str) -> Window | None:
        """The visible window whose title begins so."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name", f"^{title}", check=False)
        for number in (found or "").split():
            shape = self._run("xdotool", "getwindowgeometry", "--shell", number, check=False)
            name = self._run("xdotool", "getwindowname", number, check=False)
            if shape and name:
                values = dict(line.split("=") for line in shape.split())
                place = (int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
                return Window(number, name.strip(), *place)
        return None

    def has_focus(self, window: Window) -> bool:
        """Whether keys go to a window."""
        return (self._run("xdotool", "getwindowfocus", check=False) or "").strip() == window.number

    def close(self, window: Window) -> None:
        """Close a window as its owner does it, by the window manager."""
        assert self.has_focus(window)
        self.press("alt+F4")

    def picture(self, window: Window | None = None) -> QImage:
        """What is to be seen, of a window or of everything."""
        target = "root" if window is None else window.number
        done = subprocess.run(
            ["import", "-silent", "-window", target, "png:-"],
            env=self._environment,
            capture_output=True,
            check=True,
        )
        return QImage.fromData(done.stdout)

    def keep_picture(self, name: str) -> None:
        """Keep a picture of everything, where pictures are wanted."""
        if self._pictures is not None:
            self.picture().save(str(self._pictures / f"{name}.png"))

    def _run(self, *command: str, check: bool = True) -> str | None:
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False
        )
        if done.returncode and check:
            raise DeskError(f"{' '.join(command[:2])}: {done.stderr.strip()}")
        return None if done.returncode else done.stdout
