"""Whether anything gets lost: the tests of ``tests/robust`` at length, and what they found.

A part is a function that takes how often it shall try, and has its line in ``_PARTS``.
"""

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import day
from tests.benchmarks.report import Line
from tests.robust.erasures import erase_often
from tests.robust.inputs import feed_inputs
from tests.robust.kills import kill_often
from tests.robust.parts import FLIPS, damage_files, try_faults
from tests.robust.processes import Fresh, Started, Starter
from tests.robust.report import Part, Tried

_KILLS = 200
_ERASURES = 40
_KILLS_AN_ERASURE = 3
_INPUTS = 4_500  # about four minutes
_FEWEST_ACTIONS = 160  # of a day: else there are hours without any
_MOST_EVENTS = 200  # up to five cards and their pauses


@contextlib.contextmanager
def _app() -> Iterator[tuple[Path, Starter]]:
    """A folder for files, and the app with a home of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory() as home,
        Started(Fresh(Path(home))) as app,
    ):
        yield Path(folder), app


def _kills(count: int) -> list[Tried]:
    """Each time a new interpreter, as people start the app."""
    with _app() as (folder, app):
        outcome = kill_often(folder, count, app=app, most_events=_MOST_EVENTS)
    return [
        Tried("Abschüsse (SIGKILL) im Tippen", outcome.kills, "Stück", tuple(outcome.problems)),
        Tried("  dabei bestätigte Karten, alle noch da", outcome.cards, "Stück"),
        Tried("  angefangene Texte, als Entwurf zurück", outcome.drafts, "Stück"),
    ]


def _erasures(count: int) -> list[Tried]:
    """As with the kills in typing."""
    with _app() as (folder, app):
        outcome = erase_often(folder, count, app=app, most_kills=_KILLS_AN_ERASURE)
    return [
        Tried("Personen gelöscht", outcome.erasures, "Stück", tuple(outcome.problems)),
        Tried("  Abschüsse (SIGKILL) dabei", outcome.kills, "Stück"),
        Tried("  von selbst weitergeführt", outcome.resumed, "Stück"),
    ]


def _day(count: int) -> list[Tried]:
    """Eight hours on a clock that runs fast."""
    count = max(count, _FEWEST_ACTIONS)
    with tempfile.TemporaryDirectory() as folder:
        lines = day.of_the_day(Path(folder), count)
    missed = tuple(
        f"{line.what.strip()}: {line.measured:.1f}" for line in lines if not line.is_reached
    )
    growth = next(line for line in lines if line.unit == "%")
    return [
        Tried("Handlungen eines Tags von acht Stunden", count, "Stück", missed),
        Tried("  Zuwachs des Arbeitsspeichers", growth.measured, "%"),
    ]


# What is tried, and how often; a new part has its line here.
_PARTS: tuple[tuple[Part, int], ...] = (
    (_kills, _KILLS),
    (_erasures, _ERASURES),
    (_day, day.ACTIONS),
    (try_faults, 1),
    (damage_files, FLIPS),
    (feed_inputs, _INPUTS),
)


def run(*, repeat: int = 0) -> list[Line]:
    """Try everything.

    Args:
        repeat: another count for all parts, to have a quick look.
    """
    lines, problems = [], []
    for part, count in _PARTS:
        for tried in _timed(part, repeat or count):
            lines.append(Line(tried.what, tried.count, None, tried.unit))
            problems += tried.problems
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return [*lines, Line("Verluste und gebrochene Zusagen", len(problems), 0, "Stück")]


def _timed(part: Callable[[int], list[Tried]], count: int) -> list[Tried]:
    begun = time.monotonic()
    found = part(count)
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    sys.stderr.write(f"{found[0].what}: {found[0].count} in {minutes}:{seconds:02} min\n")
    return found
