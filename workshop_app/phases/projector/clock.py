"""The time that the room sees over a picture."""

import datetime as dt
import enum
from dataclasses import dataclass

from workshop_app import german
from workshop_app.phases.schedule.timing import Stage, StepClock


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


def clock_face(clock: StepClock, now: dt.datetime, at_zero: AtZero) -> ClockFace | None:
    """The face of a timer that was started; None: nothing is shown."""
    if not clock.has_run:
        return None
    seconds, stage = clock.remaining(now), clock.stage(now)
    if seconds < 0 and at_zero is AtZero.HIDE:
        return None
    shown = seconds if at_zero is AtZero.GO_ON else max(seconds, 0)
    return ClockFace(german.format_countdown(shown), stage)


def countdown(minutes: int, now: dt.datetime) -> StepClock:
    """A timer that belongs to no step and starts now."""
    return StepClock(key="", title="", minutes_allotted=minutes, running_since=now)
