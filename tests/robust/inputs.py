"""All that may come in from outside, fed to the app many times."""

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

from tests.robust.bombs import set_off
from tests.robust.entrance import Entrance, problem_with
from tests.robust.inputs_exchange import EXCHANGE
from tests.robust.inputs_pastes import LIST, PASTE
from tests.robust.inputs_pictures import LOGO, PHOTO
from tests.robust.inputs_settings import SETTINGS
from tests.robust.inputs_templates import TEMPLATE
from tests.robust.inputs_workshops import GROUP, WORKSHOP
from tests.robust.report import Tried

ENTRANCES = (EXCHANGE, WORKSHOP, GROUP, PASTE, LIST, PHOTO, LOGO, TEMPLATE, SETTINGS)


def fuzz(count: int) -> tuple[int, tuple[str, ...]]:
    """Feed so many inputs, as many to each entrance; how many there were, and what went wrong."""
    each = max(1, count // len(ENTRANCES))
    problems = [
        problem
        for entrance in ENTRANCES
        for seed in range(each)
        if (problem := problem_of(entrance, seed)) is not None
    ]
    return each * len(ENTRANCES), tuple(problems)


def problem_of(entrance: Entrance, seed: int) -> str | None:
    """What was wrong about one input, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return problem_with(entrance, seed, Path(folder))


def feed_inputs(count: int) -> list[Tried]:
    """The part of ``bench robust``: so many inputs, and each bomb once."""
    with silent_qt():
        fed, problems = fuzz(count)
    bombs = set_off(slow_ones_too=True) if sys.platform.startswith("linux") else []
    broken = tuple(f"{bomb.name}: {bomb.problem}" for bomb in bombs if bomb.problem)
    return [
        Tried("Eingaben von außen, verfälscht", fed, "Stück", problems),
        Tried("  Dateien, die Zeit oder Speicher sprengen sollen", len(bombs), "Stück", broken),
    ]


@contextlib.contextmanager
def silent_qt() -> Iterator[None]:
    """Without what Qt says of each damaged picture."""
    before = qInstallMessageHandler(lambda *_message: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
