"""The time that the room sees over a picture."""

import enum
from dataclasses import dataclass

from workshop_app import german

_SHORT_SHARE = 0.20
_LAST_SHARE = 0.05


class Stage(enum.Enum):
    """How urgent the time is; each has a colour."""

    CALM = enum.auto()
    SHORT = enum.auto()
    LAST = enum.auto()


class AtZero(enum.StrEnum):
    """What the room sees when the time is over; the cockpit always counts on."""

    GO_ON = "weiter"
    STOP = "stehen"
    HIDE = "ausblenden"


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What a clock shows just now."""

    text: str
    stage: Stage


def clock_face(seconds: int, whole: int, at_zero: AtZero = AtZero.STOP) -> ClockFace | None:
    """The face of a countdown; None: nothing is shown.

    Args:
        seconds: left; below zero when it is over.
        whole: how long it lasts from its start.
        at_zero: what is shown when it is over.
    """
    if seconds < 0 and at_zero is AtZero.HIDE:
        return None
    shown = seconds if at_zero is AtZero.GO_ON else max(seconds, 0)
    if seconds <= _LAST_SHARE * whole:
        stage = Stage.LAST
    else:
        stage = Stage.SHORT if seconds <= _SHORT_SHARE * whole else Stage.CALM
    return ClockFace(german.format_countdown(shown), stage)
