"""What can be chosen for the projector; its pictures are made only when it is on."""

import enum
from dataclasses import dataclass


class Choice(enum.StrEnum):
    """What the moderator wants the room to see."""

    STEP = "step"  # what belongs to the pane that is open in the cockpit
    QUESTION = "question"  # only the question of the step
    AGENDA = "agenda"  # the day with its times
    RECAP = "recap"  # what day 1 brought


@dataclass(frozen=True, slots=True)
class Blank:
    """A picture of nothing: the projector is black."""
