"""Whatever comes in from outside is taken, or refused with one German sentence and no trace."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tests.robust.inputs import ENTRANCES, fuzz, problem_of


@pytest.mark.qt_log_level_fail("NO")  # Qt warns of damaged pictures
@pytest.mark.parametrize("entrance", ENTRANCES, ids=lambda entrance: entrance.name)
def test_any_input_is_taken_or_refused_with_a_sentence(entrance):
    @settings(max_examples=examples(5))
    @given(st.integers(0, 2**64))
    def hold(seed):
        assert problem_of(entrance, seed) is None

    hold()


@pytest.mark.qt_log_level_fail("NO")
def test_the_benchmark_feeds_each_entrance():
    fed, problems = fuzz(len(ENTRANCES))

    assert fed == len(ENTRANCES)
    assert problems == ()
