"""Small files that would take hours or gigabytes get neither."""

import sys

import pytest

from tests.robust.bombs import BOMBS, set_off


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and /proc are Linux's")
def test_no_bomb_takes_more_than_its_time_and_memory():
    outcomes = set_off(slow_ones_too=False)

    assert [outcome for outcome in outcomes if outcome.problem] == []
    assert len(outcomes) == sum(not bomb.is_slow for bomb in BOMBS)
