"""How long copies for groups take in a large workshop, and whether any history loses something."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from tests.benchmarks.report import Line, median
from tests.benchmarks.search import fill
from workshop_app.exchange.reader import read_workshop
from workshop_app.merging.group_copy import CopyWish, make_group_copy
from workshop_app.merging.plan import by_default
from workshop_app.merging.reading_in import compare_with, read_in
from workshop_app.model.board import Card
from workshop_app.model.goals import ActionField
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

CARDS = 1_000
FACTOR = 180  # times the suite's examples: 1,800 histories a property in memory, 180 on files
_REPEAT = 5
_TESTS = Path(__file__).parents[1] / "merging"


def run(*, repeat: int) -> list[Line]:
    """Measure, and let the property tests of merging run at length."""
    times: dict[str, list[float]] = {}
    for _number in range(repeat or _REPEAT):
        with tempfile.TemporaryDirectory() as folder:
            for what, milliseconds in _measure(Path(folder)).items():
                times.setdefault(what, []).append(milliseconds)
    lines = [Line(what, median(found), _GOALS[what], "ms") for what, found in times.items()]
    return [*lines, Line("Eigenschaften, die ein Verlauf verletzt hat", _violated(), 0, "Stück")]


_GOALS = {
    "Kopie des ganzen Workshops": 500.0,
    "Kopie eines Handlungsfelds": 1_000.0,
    "Vergleichen, beide Seiten mit Änderungen": 1_000.0,
    "Einlesen als eine Änderung": 1_000.0,
}


def _measure(folder: Path) -> dict[str, float]:
    path, copy = folder / "a.workshop", folder / "gruppe.workshop"
    read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
    with WorkshopFile.open(path) as workshop:
        fill(workshop, CARDS)
        with workshop.read() as session:
            field_id = session.scalars(select(ActionField.id)).first()
        whole = _timed(lambda: make_group_copy(workshop, copy, CopyWish("Alle")))
        limited = _timed(
            lambda: make_group_copy(workshop, folder / "feld.workshop", CopyWish("Feld", field_id))
        )
        _edit(workshop, "hier", 1)
        with WorkshopFile.open(copy) as group:
            _edit(group, "dort", 3)
        compared = _timed(lambda: compare_with(workshop, copy))
        comparison = compare_with(workshop, copy)
        written = _timed(lambda: read_in(workshop, comparison, by_default))
    return dict(zip(_GOALS, (whole, limited, compared, written), strict=True))


def _edit(workshop: WorkshopFile, word: str, every: int) -> None:
    with workshop.change(word) as session:
        for card in list(session.scalars(select(Card).order_by(Card.code)))[:: 2 * every]:
            card.text = f"{card.text} {word}"


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _violated() -> int:
    """How many of the properties failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header"]
    done = subprocess.run(
        [*command, str(_TESTS / "test_any_copies.py"), str(_TESTS / "test_copies_of_files.py")],
        env=os.environ | {"EXAMPLES_FACTOR": str(FACTOR)},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = done.stdout.count("\nFAILED ") + done.stdout.count("\nERROR ")
    return failed or int(done.returncode != 0)
