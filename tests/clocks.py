"""A clock that tests move; the wall's may jump, the other one never does."""

import datetime as dt


class MovableClock:
    """Begins at 9:00 o'clock in Germany on the first day of the sample."""

    def __init__(self, start: dt.datetime = dt.datetime(2026, 11, 13, 8, 0, tzinfo=dt.UTC)) -> None:
        self._now = start
        self._wall = start

    def now(self) -> dt.datetime:
        """For durations."""
        return self._now

    def wall(self) -> dt.datetime:
        """What the clock on the desk shows."""
        return self._wall

    def pass_time(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Time passes, on both."""
        passed = dt.timedelta(minutes=minutes, seconds=seconds)
        self._now += passed
        self._wall += passed

    def set_wall(self, wall: dt.datetime) -> None:
        """Somebody sets the machine's clock."""
        self._wall = wall
