import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.report import Line, as_table, percentile

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("measured", "is_reached"), [(16.0, True), (16.1, False)])
def test_a_goal_is_reached_up_to_its_very_number(measured, is_reached):
    line = Line("Taste bis Zeichen", measured, 16, "ms")

    assert line.is_reached is is_reached


def test_a_number_without_a_goal_gets_no_verdict():
    table = as_table("Start", [Line("Maßstab", 0.405, None, "s")])

    assert table.splitlines()[1].split() == ["Maßstab", "0,41", "s", "–"]


def test_a_missed_goal_stands_out():
    table = as_table("Start", [Line("Startseite", 1.62, 1.5, "×")])

    assert table.endswith("1,62 ×    ≤ 1,50 ×  VERFEHLT")


def test_a_percentile_is_a_value_that_was_measured():
    assert percentile([5.0, 1.0, 3.0, 2.0, 4.0], 99) == 5.0
    assert percentile([float(number) for number in range(1, 101)], 95) == 95.0


def test_the_hour_says_which_packages_it_lacks(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "hour"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": str(tmp_path), "PYTHONUTF8": "1"},
    )

    assert done.returncode == 1
    assert "ausgelassen" in done.stdout
    assert sys.platform != "linux" or "openbox, x11-xkb-utils" in done.stdout


def test_an_unknown_benchmark_is_refused_with_the_names_that_there_are():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "strat"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 2
    assert ", ".join(BENCHMARKS) in done.stderr
