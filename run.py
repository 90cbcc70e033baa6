"""Starts the app from a checkout and sets it up first where that is needed.

``python3 run.py`` starts the app, ``python3 run.py demo`` does the whole job on the sample,
``python3 run.py test`` runs the test suite, ``python3 run.py bench`` measures how fast the app is;
whatever follows is passed on.

The set-up makes ``.venv`` and installs the locked libraries. ``.venv/setup-state`` says for which
Python, folder and lock file it is complete, so that the next start has nothing to do; a set-up
that was interrupted leaves the file empty and is begun afresh. Standard library only; what the
short way does not need is imported where it is needed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

ROOT = Path(__file__).resolve().parent
LOCK = "requirements-dev.lock"
_COVERAGE = "--coverage"
NEEDED_PYTHON = (3, 11)

# What pip prints when the package index cannot be reached.
_NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "ConnectionResetError",
    "name resolution",
    "getaddrinfo failed",
)


class SetUpError(Exception):
    """The set-up cannot go on; carries a German sentence that says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up if needed, then become the app or the test run."""
    try:
        if sys.version_info < NEEDED_PYTHON:
            raise SetUpError(
                "Die Konzeptwerkstatt braucht Python 3.11 oder neuer, dies ist "
                f"{sys.version_info[0]}.{sys.version_info[1]}: Bitte installieren Sie ein neueres "
                "Python und starten Sie „run.py“ damit."
            )
        state = wanted_state(ROOT)
        if not is_set_up(ROOT, state):
            set_up(ROOT, state)
        return hand_over(ROOT, arguments)
    except SetUpError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return _refuse("Abgebrochen. Der nächste Start macht weiter.", 130)
    except OSError as error:
        return _refuse(
            f"Die App lässt sich in {ROOT} nicht einrichten ({error.strerror}: {error.filename}). "
            "Bitte prüfen Sie, ob der Ordner beschreibbar und noch Platz auf dem Datenträger ist."
        )


def wanted_state(root: Path) -> str:
    """What a complete set-up is made for: Python version, folder, and hash of the lock files."""
    digest = hashlib.sha256()
    for name in (LOCK, "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return f"{sys.version_info[0]}.{sys.version_info[1]}\n{root}\n{digest.hexdigest()}\n"


def is_set_up(root: Path, state: str) -> bool:
    """Whether the set-up is complete; false as well when the Python it was made with is gone."""
    return _stored_state(root) == state and venv_python(root).exists()


def venv_python(root: Path) -> Path:
    """The interpreter that the app runs on."""
    if sys.platform == "win32":
        return root / ".venv" / "Scripts" / "python.exe"
    return root / ".venv" / "bin" / "python"


def set_up(root: Path, state: str) -> None:
    """Make ``.venv``, or bring it up to date where only the lock files have changed."""
    import time

    (root / ".venv").mkdir(exist_ok=True)
    with _only_one(root / ".venv" / "setup-lock"):
        if is_set_up(root, state):  # another start has done it meanwhile
            return
        begun = time.monotonic()
        made_for = _stored_state(root).splitlines()[:2]
        is_new = made_for != state.splitlines()[:2] or not venv_python(root).exists()
        if is_new:
            _demand_venv_module()
            _say("Richte die App ein: einmalig, etwa 190 MB werden geladen …")
        else:
            _say("Bringe die Bibliotheken auf den neuen Stand …")
        _state_file(root).write_text("", encoding="utf-8")
        if is_new:
            _make_venv(root)
        _install(root)
        _state_file(root).write_text(state, encoding="utf-8")
        _say(f"Fertig eingerichtet nach {time.monotonic() - begun:.0f} Sekunden.")


def hand_over(root: Path, arguments: Sequence[str]) -> int:
    """Become the app, the tests or the benchmarks, on the interpreter of ``.venv``."""
    python = str(venv_python(root))
    if arguments and arguments[0] == "test":
        command = [python, *_test_command(arguments[1:])]
        _prepare_tests(root)
    elif arguments and arguments[0] == "bench":
        command = [python, "-m", "tests.benchmarks", *arguments[1:]]
        _prepare_tests(root)
    else:
        command = [python, "-P", "-m", "workshop_app", *arguments]
    if sys.platform != "win32":
        os.execv(python, command)
    # On Windows execv gives the prompt back at once while the app goes on.
    import subprocess

    return subprocess.call(command)


def _test_command(further: Sequence[str]) -> list[str]:
    """The whole suite on all cores, ``--coverage`` with it; or exactly what was asked for."""
    if not further or list(further) == [_COVERAGE]:
        return ["-m", "tests", *further]
    return ["-m", "pytest", *further]


def _prepare_tests(root: Path) -> None:
    from workshop_app import system_libraries

    os.chdir(root)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    problem = system_libraries.problem()
    if problem:
        raise SetUpError(problem)


def _state_file(root: Path) -> Path:
    return root / ".venv" / "setup-state"


def _stored_state(root: Path) -> str:
    try:
        return _state_file(root).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _demand_venv_module() -> None:
    import importlib.util

    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetUpError(
            "Diesem Python fehlt das Modul „venv“. Unter Debian und Ubuntu hilft "
            f"„sudo apt install python{version}-venv“; danach „run.py“ bitte noch einmal starten."
        )


def _make_venv(root: Path) -> None:
    """A fresh environment; what was in the folder goes, but for the files of the set-up itself."""
    import shutil

    for entry in (root / ".venv").iterdir():
        if entry.name.startswith("setup-"):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    # Started by the Python of .venv itself, the one below it must do the work.
    base = getattr(sys, "_base_executable", "") or sys.executable
    _run(root, [base, "-m", "venv", str(root / ".venv")])


def _install(root: Path) -> None:
    pip = [str(venv_python(root)), "-m", "pip", "install", "--no-input"]
    pip += ["--disable-pip-version-check", "--no-deps"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(root / LOCK)]
    _run(root, [*pip, *locked])
    _run(root, [*pip, "--no-build-isolation", "--no-index", "--editable", str(root)])


def _run(root: Path, command: Sequence[str]) -> None:
    """Run a step of the set-up; its output goes to a file.

    Raises:
        SetUpError: the step failed.
    """
    import subprocess

    log = root / ".venv" / "setup-log.txt"
    with log.open("wb") as output:
        # close_fds=False: the step keeps the lock of the set-up even if this process is killed.
        status = subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, close_fds=False
        ).returncode
    if status != 0:
        raise SetUpError(_reason(log.read_text(encoding="utf-8", errors="replace"), log))


def _reason(output: str, log: Path) -> str:
    """What to do about a failed step, told from what pip printed."""
    if any(sign in output for sign in _NO_NETWORK):
        return (
            "Für die erste Einrichtung wird einmal das Netz gebraucht, und die Bibliotheken waren "
            "nicht zu erreichen: Bitte prüfen Sie die Verbindung und starten Sie noch einmal."
        )
    if "No space left" in output:
        return (
            "Der Datenträger ist voll: Bitte schaffen Sie 1 GB Platz und starten Sie noch einmal."
        )
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "Eine geladene Bibliothek ist nicht die erwartete Datei und wurde nicht installiert: "
            f"Bitte starten Sie in einem anderen Netz noch einmal; Einzelheiten stehen in {log}."
        )
    if "No matching distribution found" in output:
        return (
            "Für dieses System gibt es nicht alle Bibliotheken: Nötig sind Windows 10, macOS 13 "
            f"oder Linux mit glibc 2.34 oder neuer; Einzelheiten stehen in {log}."
        )
    return f"Die Einrichtung ist gescheitert: Einzelheiten stehen in {log}."


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold a lock between processes; the system lifts it when the last of them has ended."""
    with path.open("a+b") as file:
        os.set_inheritable(file.fileno(), True)
        if not _try_lock(file):
            import time

            _say("Ein anderer Start richtet die App gerade ein; dieser wartet darauf …")
            while not _try_lock(file):
                time.sleep(0.2)
        yield


def _try_lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _refuse(sentence: str, status: int = 2) -> int:
    _say(sentence)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
