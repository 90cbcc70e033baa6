"""How many points each person could get: the usual number and others, each with its formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workshop_app.model.voting import PointsFormula
from workshop_app.translation import _

# Fewer give no picture, more take too long to stick (ux.md section 4.5).
LEAST_POINTS, MOST_POINTS = 2, 7

FORMULA_TEXTS: Final[Mapping[str, str]] = {
    PointsFormula.HALF: _("halb so viele, wie zur Wahl stehen, aufgerundet"),
    PointsFormula.THIRD: _("ein Drittel dessen, was zur Wahl steht, aufgerundet"),
    PointsFormula.QUARTER: _("ein Viertel dessen, was zur Wahl steht, aufgerundet"),
    PointsFormula.TIE_AVOIDING: _("so viele, dass Gleichstand selten wird"),
}
_RECKONED: Final[Mapping[str, str]] = {
    PointsFormula.HALF: _("{options} ÷ 2"),
    PointsFormula.THIRD: _("{options} ÷ 3"),
    PointsFormula.QUARTER: _("{options} ÷ 4"),
    PointsFormula.TIE_AVOIDING: _("{options} × {less} ÷ (2 × {voters})"),
}


@dataclass(frozen=True, slots=True)
class PointsProposal:
    """A number of points a person, and where it comes from."""

    formula: PointsFormula
    points: int
    words: str  # „halb so viele, wie zur Wahl stehen, aufgerundet“
    reckoned: str  # „11 ÷ 2“


def standard_points(options: int) -> int:
    """The usual number of points a person: the options halved, rounded up ([NEUL], K27)."""
    return _divided(options, 2)


def proposals(options: int, voters: int) -> tuple[PointsProposal, ...]:
    """The usual number first; the others are kept between two and seven.

    Args:
        options: how many stand for election.
        voters: how many vote; 0, not known: without the formula that needs them.
    """
    numbers = {
        PointsFormula.HALF: standard_points(options),
        PointsFormula.THIRD: _clamped(_divided(options, 3)),
        PointsFormula.QUARTER: _clamped(_divided(options, 4)),
    }
    if voters > 0:
        pairs = options * (options - 1)
        numbers[PointsFormula.TIE_AVOIDING] = _clamped(_divided(pairs, 2 * voters))
    return tuple(
        PointsProposal(
            formula=formula,
            points=points,
            words=FORMULA_TEXTS[formula],
            reckoned=_RECKONED[formula].format(
                options=options, less=max(options - 1, 0), voters=voters
            ),
        )
        for formula, points in numbers.items()
    )


def _divided(number: int, by: int) -> int:
    """The quotient, rounded up."""
    return -(-number // by)


def _clamped(points: int) -> int:
    return min(max(points, LEAST_POINTS), MOST_POINTS)
