"""The whole suite on all cores; with ``--coverage`` also how much of the code it goes through.

That is asked of the code that needs no screen: ``pyproject.toml`` says what is measured. It takes
a fifth more of the processor's time. Slipcover's own ``--fail-under`` throws away what the other
processes measured before it prints its report; therefore the share is compared here.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

_TESTS = ["-m", "pytest", "--numprocesses=auto", "--dist=worksteal"]
_LEAST_PERCENT = 95  # of the lines
_TOO_LITTLE = 2


def main(arguments: list[str]) -> int:
    """Run everything; the status is that of the tests, or 2 where they go through too little."""
    if arguments == ["--coverage"]:
        return _measured()
    return subprocess.call([sys.executable, *_TESTS])


def _measured() -> int:
    import slipcover

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "coverage.json")
        measuring = ["-m", "slipcover", "--json", "--out", str(target)]
        status = subprocess.call([sys.executable, *measuring, *_TESTS])
        coverage = json.loads(target.read_text(encoding="utf-8"))
    slipcover.print_coverage(coverage, skip_covered=True)
    percent = coverage["summary"]["percent_covered"]
    print(f"covered: {percent:.1f} % of the lines, at least {_LEAST_PERCENT} %")
    return status or (_TOO_LITTLE if percent < _LEAST_PERCENT else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
