"""How much the Beschlussvorlage tells of each thing."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class CouncilScope:
    """Upper limits; texts in letters."""

    bodies: int  # of the Beratungsfolge
    projects: int  # named in the proposed decision
    figures: int
    fields: int
    goal_text: int
    minorities: int
    minority_text: int
    cost_years: int


# From the widest to the narrowest, which fits whatever is in the workshop.
SCOPES: Final = (
    CouncilScope(6, 6, 4, 10, 240, 4, 260, 8),
    CouncilScope(6, 6, 3, 10, 200, 3, 200, 6),
    CouncilScope(6, 5, 3, 8, 200, 2, 180, 5),
    CouncilScope(5, 4, 2, 8, 180, 2, 160, 5),
    CouncilScope(5, 3, 2, 8, 180, 2, 140, 5),
    CouncilScope(5, 3, 2, 6, 160, 2, 140, 4),
    CouncilScope(5, 3, 1, 6, 140, 1, 120, 4),
    CouncilScope(4, 3, 1, 5, 120, 1, 100, 3),
    CouncilScope(3, 2, 1, 4, 90, 1, 80, 3),
    CouncilScope(3, 2, 1, 3, 70, 0, 0, 2),
)
