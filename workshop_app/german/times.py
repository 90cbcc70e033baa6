"""Times of day, durations and moments."""

import re
from datetime import datetime, time

from workshop_app.german.dates import format_date, format_long_date
from workshop_app.german.numbers import MINUS, NBSP


def format_time(moment: time | datetime, *, seconds: bool = False) -> str:
    """``09:00``, with seconds ``14:32:07``; a datetime is taken as it stands."""
    text = f"{moment.hour:02}:{moment.minute:02}"
    return f"{text}:{moment.second:02}" if seconds else text


def format_time_range(first: time, last: time) -> str:
    """``09:00–17:00 Uhr``."""
    return f"{format_time(first)}–{format_time(last)}{NBSP}Uhr"


def format_moment(moment: datetime) -> str:
    """``13.03.2027, 16:28``, an aware datetime in the machine's time zone."""
    local = moment.astimezone() if moment.tzinfo else moment
    return f"{format_date(local.date())}, {format_time(local)}"


def format_long_moment(moment: datetime) -> str:
    """``13. November 2026, 14:32 Uhr``; a datetime is taken as it stands."""
    return f"{format_long_date(moment.date())}, {format_time(moment)} Uhr"


def format_minutes(minutes: int) -> str:
    """``45 min``, ``1 h``, ``1 h 15 min``."""
    sign, (hours, rest) = (MINUS if minutes < 0 else ""), divmod(abs(minutes), 60)
    parts = [f"{hours}{NBSP}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return sign + NBSP.join(parts)


def format_countdown(seconds: int) -> str:
    """Remaining seconds as ``18:42``, from an hour on ``1:18:42``, past the end ``+03:10``."""
    hours, rest = divmod(abs(seconds), 3600)
    text = f"{rest // 60:02}:{rest % 60:02}"
    return ("+" if seconds < 0 else "") + (f"{hours}:{text}" if hours else text)


def parse_time(text: str) -> time | None:
    """The time in ``9:00``, ``9.30 Uhr``, ``0930`` or ``9``; ``None`` where there is none."""
    match = re.fullmatch(r"\s*([0-9]{1,2})(?:\s?[:.]?\s?([0-5][0-9]))?\s*(?:[uU]hr|h)?\s*", text)
    if match is None or int(match[1]) > 23:
        return None
    return time(int(match[1]), int(match[2] or 0))
