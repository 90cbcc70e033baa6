"""The real app, killed at random moments while it is used, and while it erases somebody."""

import random

import pytest
from effort import examples

from tests.benchmarks.workshops import make_cards
from tests.robust.erasures import erase_often
from tests.robust.kills import kill_often
from tests.robust.processes import Started, starter


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """What starts the app: it imports it once."""
    folder = tmp_path_factory.mktemp("app")
    (folder / "home").mkdir()
    like = make_cards(folder / "Muster.workshop", 1)
    with Started(starter(folder / "home", like)) as app:
        yield app


def test_a_kill_at_any_moment_loses_nothing_that_was_confirmed(app, tmp_path):
    """Nor the step, the timer, the history, nor what stood in the entry line for a moment."""
    seed = random.getrandbits(32)

    outcome = kill_often(tmp_path, examples(10), app=app, most_events=25, seed=seed)

    assert outcome.problems == [], f"seed {seed}"
    assert outcome.cards > 0


def test_whoever_is_called_erased_is_named_nowhere_whenever_the_app_was_killed(app, tmp_path):
    """And the app ends what it had begun, as soon as the file is opened again."""
    seed = random.getrandbits(32)

    outcome = erase_often(tmp_path, examples(2), app=app, most_kills=1, seed=seed)

    assert outcome.problems == [], f"seed {seed}"
    assert outcome.kills > 0
