import pytest

from workshop_app.model.voting import PointsFormula
from workshop_app.phases.votes.point_proposals import proposals, standard_points


@pytest.mark.parametrize(
    ("options", "voters", "numbers"),
    [
        (12, 40, [6, 4, 3, 2]),
        (20, 40, [10, 7, 5, 5]),
        (30, 40, [15, 7, 7, 7]),  # 10, 8 and 11 are too many to stick
        (4, 40, [2, 2, 2, 2]),
        (0, 40, [0, 2, 2, 2]),
    ],
)
def test_proposals_follow_their_formulas_and_stay_between_two_and_seven(options, voters, numbers):
    assert [proposal.points for proposal in proposals(options, voters)] == numbers


def test_without_voters_nothing_can_avoid_a_tie():
    formulas = [proposal.formula for proposal in proposals(12, 0)]

    assert formulas == [PointsFormula.HALF, PointsFormula.THIRD, PointsFormula.QUARTER]


def test_a_proposal_says_how_it_was_reckoned():
    half, *_others, tie_avoiding = proposals(11, 37)

    assert (half.words, half.reckoned) == (
        "halb so viele, wie zur Wahl stehen, aufgerundet",
        "11 ÷ 2",
    )
    assert tie_avoiding.reckoned == "11 × 10 ÷ (2 × 37)"


def test_the_usual_number_is_half_of_the_options_rounded_up():
    assert [standard_points(options) for options in (0, 1, 7, 11, 20)] == [0, 1, 4, 6, 10]
