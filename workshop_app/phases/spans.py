"""What a text says about time, where it need not be a date of the calendar."""

import re
from datetime import date

from workshop_app import german

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def span_of(text: str | None) -> tuple[date, date] | None:
    """The first and the last day that a text can mean; ``None`` where it names no year.

    „Ende des Schuljahres 2029/30“ is read as some day of 2029 or later in the years it names.
    """
    span = german.as_date_range(text)
    if span:
        return span
    years = [int(year) for year in _YEAR.findall(text or "")]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None


def years_later(day: date, years: int) -> date:
    """The same day in another year; 28 February where there is no 29th."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
