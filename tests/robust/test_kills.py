"""The real app, killed at random moments while it is used."""

import random

from effort import examples

from tests.robust.kills import kill_often


def test_a_kill_at_any_moment_loses_nothing_that_was_confirmed(tmp_path):
    """Nor the step, the timer, the history, nor what stood in the entry line for a moment."""
    seed = random.getrandbits(32)

    outcome = kill_often(tmp_path, examples(10), most_events=25, is_fresh=False, seed=seed)

    assert outcome.problems == [], f"seed {seed}"
    assert outcome.cards > 0
