"""The whole suite on all cores; with ``--coverage`` also how much of the code it goes through.

That is asked of the code that needs no screen: ``pyproject.toml`` says what is measured. It takes
a fifth more of the processor's time. Slipcover's own ``--fail-under`` throws away what the other
processes measured before it prints its report; therefore the share is compared here.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_MEMORY = Path("/dev/shm")  # of Linux: files there are never waited for
_LEAST_MEMORY = 4 * 1024**3  # bytes; the files of all tests take about one
_LEAST_PERCENT = 95  # of the lines
_TOO_LITTLE = 2
_WRITES_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
# Named, for pytest rewrites all modules of what it finds by itself, in each process anew.
_PLUGINS = ("_hypothesis_pytestplugin", "pytest_randomly", "pytestqt.plugin")


def main(arguments: list[str]) -> int:
    """Run everything; the status is that of the tests, or 2 where they go through too little."""
    with _tests() as command:
        if arguments == ["--coverage"]:
            return _measured(command)
        return subprocess.call([sys.executable, *command, "-p", "xdist"], env=_environment())


def _environment() -> dict[str, str]:
    """What saves each of the many processes, also those that tests start, half of its imports."""
    kept = {name: value for name, value in os.environ.items() if name != _WRITES_NO_BYTECODE}
    return kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": ",".join(_PLUGINS)}


@contextlib.contextmanager
def _tests() -> Iterator[list[str]]:
    """The command; one process more than cores, for many tests wait for disks and processes."""
    workers = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    command = ["-m", "pytest", f"--numprocesses={workers + 1}", "--dist=worksteal"]
    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _LEAST_MEMORY:
        yield command
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, ignore_cleanup_errors=True) as folder:
        yield [*command, f"--basetemp={folder}/tests"]


def _measured(command: list[str]) -> int:
    import slipcover

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "coverage.json")
        measuring = ["-m", "slipcover", "--json", "--out", str(target)]
        status = subprocess.call([sys.executable, *measuring, *command])
        coverage = json.loads(target.read_text(encoding="utf-8"))
    slipcover.print_coverage(coverage, skip_covered=True)
    percent = coverage["summary"]["percent_covered"]
    print(f"covered: {percent:.1f} % of the lines, at least {_LEAST_PERCENT} %")
    return status or (_TOO_LITTLE if percent < _LEAST_PERCENT else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
