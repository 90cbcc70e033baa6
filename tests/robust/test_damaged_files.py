"""Files that a broken disk changed: a German sentence, or the workshop as it was; never silence."""

import pytest
from effort import examples

from tests.robust.damage import DAMAGES, FLIP, damage_often


def test_a_bit_that_flipped_anywhere_is_told_or_did_no_harm(tmp_path):
    outcome = damage_often(tmp_path, (FLIP,), examples(20), seed=26)

    assert outcome.problems == []
    assert outcome.refused + outcome.warned + outcome.harmless == outcome.tried
    assert outcome.warned > 2


@pytest.mark.parametrize("damage", DAMAGES[1:], ids=lambda damage: damage.name)
def test_larger_damage_is_told_or_did_no_harm(tmp_path, damage):
    outcome = damage_often(tmp_path, (damage,), examples(4), seed=11)

    assert outcome.problems == []
    assert outcome.refused + outcome.warned > 0
