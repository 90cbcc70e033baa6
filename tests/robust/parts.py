"""Faults and damage as parts of ``bench robust``: the code that the suite runs, more often."""

import sys
import tempfile
from pathlib import Path

from tests.robust.damage import DAMAGES, FLIP, damage_often
from tests.robust.faultmaking import UnavailableError
from tests.robust.faults import FAULTS
from tests.robust.report import Tried

FLIPS = 200
_LARGER = 25  # of each kind of larger damage
_SEED = 20261126


def try_faults(count: int) -> list[Tried]:
    """Bring about each fault, so many times."""
    tried, problems, left_out = 0, [], []
    for _round in range(count):
        for fault in FAULTS:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    fault.prove(Path(folder))
                except UnavailableError as reason:
                    left_out.append(f"{fault.name}: {reason}")
                    continue
                except Exception as error:
                    problems.append(f"{fault.name}: {type(error).__name__} {error}")
                tried += 1
    for line in left_out:
        sys.stderr.write(f"ausgelassen: {line}\n")
    return [Tried("Störungen herbeigeführt", tried, "Stück", tuple(problems))]


def damage_files(count: int) -> list[Tried]:
    """Flip so many bits, each in a file of its own, and do larger damage besides."""
    with tempfile.TemporaryDirectory() as folder:
        flipped = damage_often(Path(folder), (FLIP,), count, _SEED)
        larger = damage_often(Path(folder), DAMAGES[1:], min(count, _LARGER), _SEED)
    problems = (*flipped.problems, *larger.problems)
    return [
        Tried("Bits gekippt, je in einer eigenen Datei", flipped.tried, "Stück", problems),
        Tried("  abgewiesen mit einem Satz", flipped.refused, "Stück"),
        Tried("  geöffnet mit einer Warnung", flipped.warned, "Stück"),
        Tried("  ohne Schaden", flipped.harmless, "Stück"),
        Tried("Dateien abgeschnitten, verrauscht, geleert", larger.tried, "Stück"),
    ]
