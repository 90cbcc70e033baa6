"""The real app, killed while it erases somebody."""

import random

from effort import examples

from tests.robust.erasures import erase_often


def test_whoever_is_called_erased_is_named_nowhere_whenever_the_app_was_killed(tmp_path):
    """And the app ends what it had begun, as soon as the file is opened again."""
    seed = random.getrandbits(32)

    outcome = erase_often(tmp_path, examples(2), most_kills=1, is_fresh=False, seed=seed)

    assert outcome.problems == [], f"seed {seed}"
    assert outcome.kills > 0
