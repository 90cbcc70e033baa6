"""How long people wait for the app: fresh processes, beside an empty window in the same run."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.report import Line, median
from tests.benchmarks.workshops import BOARD_STEP, at_step
from workshop_app.exchange.reader import read_workshop
from workshop_app.resource_files import resource_path

_ROOT = Path(__file__).resolve().parents[2]
_REPEAT = 9
_BARE, _START, _BOARD, _SHEET = "bare", "start", "board", "sheet"


@dataclass(frozen=True)
class _Run:
    seconds: float  # from the start of the process
    processor_seconds: float  # what it computed in that time
    memory_mb: float


def run(*, repeat: int = 0) -> list[Line]:
    """The medians, and what they are in terms of the yardstick."""
    with tempfile.TemporaryDirectory() as folder:
        runs = _measure(Path(folder), repeat or _REPEAT)
    seconds = {name: median([run.seconds for run in found]) for name, found in runs.items()}
    computed = {name: min(run.processor_seconds for run in found) for name, found in runs.items()}
    memory = max(median([run.memory_mb for run in runs[name]]) for name in (_BOARD, _SHEET))
    bare = seconds[_BARE]
    return [
        Line("Maßstab: leeres Fenster, PySide6 mit qt-material", bare, None, "s"),
        Line("Startseite gezeichnet", seconds[_START], 1.0, "s"),
        Line("  im Verhältnis zum Maßstab", seconds[_START] / bare, 1.5, "×"),
        Line("Beispiel geöffnet, Karte im Tippen (Tafel)", seconds[_BOARD], 1.0, "s"),
        Line("  im Verhältnis zum Maßstab", seconds[_BOARD] / bare, 2.2, "×"),
        Line("Beispiel geöffnet, Feld im Tippen (Blatt)", seconds[_SHEET], 1.0, "s"),
        Line("  im Verhältnis zum Maßstab", seconds[_SHEET] / bare, 2.2, "×"),
        Line("Rechenzeit allein: Startseite", computed[_START] / computed[_BARE], None, "×"),
        Line("  Tafel", computed[_BOARD] / computed[_BARE], None, "×"),
        Line("  Blatt", computed[_SHEET] / computed[_BARE], None, "×"),
        Line("Arbeitsspeicher nach dem Start", memory, 200, "MB"),
    ]


def _measure(folder: Path, repeat: int) -> dict[str, list[_Run]]:
    """All kinds in turn, so that a busy moment of the machine meets each of them."""
    sheet = folder / "Blatt.workshop"
    read_workshop(resource_path("sample", "stadt_brueckstadt.json"), sheet)
    board = at_step(Path(shutil.copy(sheet, folder / "Tafel.workshop")), BOARD_STEP)
    files = {_BARE: None, _START: None, _BOARD: board, _SHEET: sheet}
    runs: dict[str, list[_Run]] = {name: [] for name in files}
    for turn in range(repeat + 1):
        for name, file in files.items():
            found = _start(folder, "bare_window" if name == _BARE else "measured_start", file)
            if turn:  # the first fills the caches: bytecode, theme, the system's own
                runs[name].append(found)
    return runs


def _start(folder: Path, module: str, file: Path | None) -> _Run:
    arguments = [] if file is None else [str(_fresh_copy(folder, file))]
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    begun = time.monotonic()  # of the system: the same clock in the other process
    done = subprocess.run(
        command, env=_environment(folder), cwd=_ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    ended, processor, memory = map(float, done.stdout.split()[-3:])
    return _Run(ended - begun, processor, memory)


def _fresh_copy(folder: Path, file: Path) -> Path:
    """The measured process ends without closing its file: each gets one of its own."""
    directory = folder / "kopie"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    return Path(shutil.copy(file, directory))


def _environment(folder: Path) -> dict[str, str]:
    """Settings and caches of its own; bytecode is kept, as on any machine."""
    own = {name: str(folder / "home") for name in ("HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")}
    own |= {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "CONFIG", "STATE")}
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | own
