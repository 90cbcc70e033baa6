"""How much the Kurzfassung tells of each thing."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Scope:
    """Upper limits; texts in letters."""

    text: int  # of Leitbild and Integrationsverständnis
    figures: int
    strengths: int  # and as many weaknesses
    fields: int
    goals: int  # of each field
    goal_text: int
    objectives: int  # of each field
    projects: int  # with priority
    cost_years: int
    steps: int


# From the widest to the narrowest, which fits whatever is in the workshop.
SCOPES: Final = (
    Scope(1400, 8, 5, 12, 3, 400, 6, 14, 10, 8),
    Scope(1100, 6, 4, 12, 2, 300, 4, 12, 8, 6),
    Scope(900, 6, 3, 10, 2, 240, 3, 10, 7, 5),
    Scope(700, 5, 3, 9, 1, 220, 2, 9, 6, 5),
    Scope(600, 4, 2, 8, 1, 180, 1, 8, 5, 4),
    Scope(400, 3, 2, 6, 1, 150, 1, 6, 4, 3),
    Scope(300, 2, 2, 5, 1, 120, 1, 5, 3, 3),
    Scope(240, 2, 1, 4, 1, 100, 1, 3, 3, 2),
    Scope(200, 1, 1, 3, 1, 80, 1, 2, 2, 2),
)
