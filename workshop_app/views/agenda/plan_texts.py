"""Times of the plan as people read them."""

from workshop_app import german
from workshop_app.german.numbers import MINUS
from workshop_app.phases.agenda import AgendaRow, clock_time
from workshop_app.phases.schedule.timing import Forecast
from workshop_app.translation import _


def plan_range(row: AgendaRow) -> str:
    """``09:20–09:45 Uhr``; empty before and after the two days."""
    if row.begin is None:
        return ""
    end = clock_time(row.begin + row.minutes_planned)
    return german.format_time_range(clock_time(row.begin), end)


def clock_text(minute: float) -> str:
    """Minutes after midnight as ``17:12``."""
    return german.format_time(clock_time(int(minute)))


def day_end_text(forecast: Forecast) -> str:
    """``Ende voraussichtlich 17:12 (+12)``."""
    minutes = abs(forecast.day_delay)
    sign = "+" if forecast.day_delay >= 0 else MINUS
    return _("Ende voraussichtlich {time} ({sign}{minutes})").format(
        time=clock_text(forecast.day_end), sign=sign if minutes else "±", minutes=minutes
    )


def delay_text(minutes: int) -> str:
    """How far behind the plan or before it."""
    if minutes == 0:
        return _("im Plan")
    pattern = _("{minutes} hinter Plan") if minutes > 0 else _("{minutes} vor Plan")
    return pattern.format(minutes=german.format_minutes(abs(minutes)))
