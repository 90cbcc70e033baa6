"""How long the Konzept-Check takes after a change, beside reading the same tables."""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select

from tests.benchmarks.many_times import make_many_times
from tests.benchmarks.report import Line, median, percentile
from workshop_app.concept.check import check
from workshop_app.concept.check.reading import read_snapshot
from workshop_app.model.base import Base
from workshop_app.model.goals import Objective
from workshop_app.storage.workshop_file import WorkshopFile

_REPEAT = 30
SIZES = ((1, 50), (10, 300))  # how many times the sample, and the goal in milliseconds


def run(*, repeat: int = 0) -> list[Line]:
    """The sample and a workshop ten times its size, each time after a change of a goal."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for times, goal in SIZES:
            path = make_many_times(Path(folder, f"{times}.workshop"), times)
            with WorkshopFile.open(path) as workshop:
                lines += _lines(workshop, times, goal, repeat or _REPEAT)
    return lines


def _lines(workshop: WorkshopFile, times: int, goal: int, repeat: int) -> Sequence[Line]:
    size = "Beispiel" if times == 1 else f"{times}-faches Beispiel"
    taken, computed = [], []
    for number in range(repeat + 1):
        _change(workshop, number)
        begun = time.process_time()
        taken.append(_milliseconds(lambda: check(workshop)))
        computed.append((time.process_time() - begun) * 1_000)
    first, *others = taken
    findings = len(check(workshop))
    plain = [_milliseconds(lambda: _read_plainly(workshop)) for _number in range(repeat)]
    reading = [_milliseconds(lambda: _read(workshop)) for _number in range(repeat)]
    return [
        Line(
            f"Prüfen nach einer Änderung ({size}), 95 von 100", percentile(others, 95), goal, "ms"
        ),
        Line(f"  Mitte, {findings} Befunde", median(others), goal, "ms"),
        Line("  erstes Mal, noch nichts gemerkt", first, None, "ms"),
        Line("  Rechenzeit allein, ohne zu warten, Mitte", median(computed), None, "ms"),
        Line("  davon Lesen, Mitte", median(reading), None, "ms"),
        Line("  zum Vergleich: alle Zeilen aller Tabellen lesen", median(plain), None, "ms"),
    ]


def _change(workshop: WorkshopFile, number: int) -> None:
    with workshop.change("Ziel geändert") as session:
        goal = session.scalars(select(Objective).order_by(Objective.code)).first()
        assert goal is not None
        goal.text = f"Bis 2028 besuchen {number + 40} Prozent der Kinder eine Kita."


def _read(workshop: WorkshopFile) -> None:
    with workshop.read() as session:
        read_snapshot(session)


def _read_plainly(workshop: WorkshopFile) -> None:
    with workshop.read() as session:
        for table in Base.metadata.sorted_tables:
            session.execute(select(table)).all()


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1_000
