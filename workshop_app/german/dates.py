"""Dates that may be partly known, and reading what people type.

Stored dates are text: ISO (``2027-08-01``), partial ISO (``2027-08``, ``2027``), or whatever
somebody sent that nobody could read; such text is shown as it is.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

# Babel knows them too, but reads all that it knows of German first: not when the app starts.
_MONTH_NAMES = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)
_MONTHS = dict(enumerate(_MONTH_NAMES, start=1))
# Three letters name a month: „Sept.“, „Sep“ and „September“ are all read.
_MONTH_NUMBERS = {name.casefold()[:3]: number for number, name in _MONTHS.items()}
_MONTH_NUMBERS |= {"jän": 1, "mrz": 3, "mae": 3}

_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FULL_YEAR = r"(?P<year>[12][0-9]{3})"
_NAME = r"(?P<name>[a-zäöü]{3,9})\.?"
_DATE_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        _FULL_YEAR,
        rf"(?P<year>[0-9]{{4}})-{_MONTH}(-{_DAY}([t ][0-9:.]+z?)?)?",
        rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}",
        rf"{_DAY}([-/]){_MONTH}\2{_YEAR}",
        rf"{_DAY}\. ?{_MONTH}\.?",
        rf"{_MONTH} ?[/.-] ?{_FULL_YEAR}",
        rf"({_DAY}\.? )?{_NAME} ?{_YEAR}",
        rf"{_DAY}\.? {_NAME}",
    )
]
_LEAP_YEAR = 2028  # „29.02.“ without a year may be a day
_LEAD = re.compile(r"^(bis|zum|am|im|den|spätestens)\b[ .:]*")


class _Span(NamedTuple):
    """A way of naming some months of a year."""

    pattern: re.Pattern[str]
    months_long: int
    first_months: dict[str, int]


_QUARTERS = {"1": 1, "2": 4, "3": 7, "4": 10, "i": 1, "ii": 4, "iii": 7, "iv": 10}
_SPANS = (
    _Span(re.compile(rf"(?P<part>[1-4]|i{{1,3}}|iv)\.? ?quartal,? {_FULL_YEAR}"), 3, _QUARTERS),
    _Span(re.compile(rf"q ?(?P<part>[1-4])[ /.-]?{_FULL_YEAR}"), 3, _QUARTERS),
    _Span(re.compile(rf"(?P<part>[12])\. ?halbjahr,? {_FULL_YEAR}"), 6, {"1": 1, "2": 7}),
    _Span(
        re.compile(rf"(?P<part>frühjahr|frühling|sommer|herbst|winter) {_FULL_YEAR}"),
        3,
        {"frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12},
    ),
    _Span(
        re.compile(rf"(?P<part>anfang|mitte|ende) {_FULL_YEAR}"),
        4,
        {"anfang": 1, "mitte": 5, "ende": 9},
    ),
)


@dataclass(frozen=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """As the workshop keeps it: ``2027-08-01``, ``2027-08`` or ``2027``."""
        parts = [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join([f"{self.year:04}", *parts])

    @property
    def earliest(self) -> date:
        """The first day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that is meant."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """``01.08.2027``, ``08/2027`` or ``2027``."""
        if self.day:
            return format_date(self.earliest)
        return f"{self.month:02}/{self.year:04}" if self.month else f"{self.year:04}"


def parse_date(text: str, *, default_year: int | None = None) -> PartialDate | None:
    """The date in ``13.11.2026``, ``13.11.26``, ``2026-11-13``, ``11/2026`` or ``Nov. 2026``.

    A leading „bis“, „am“ or „im“ is passed over; ``default_year`` is the year of „13.11.“, which is
    not read without it. ``None`` where the text is no date or names a day that does not exist.
    """
    plain = _without_lead(text)
    for pattern in _DATE_PATTERNS:
        match = pattern.fullmatch(plain)
        if match:
            return _build_date(match.groupdict(), default_year)
    return None


def names_no_day(text: str) -> bool:
    """Whether a text is written like a date, of a day or month that no calendar has.

    „3. Quartal“ and „2029-30“ are no dates, and no slips either.
    """
    plain = _without_lead(text)
    found = next((match for p in _DATE_PATTERNS if (match := p.fullmatch(plain))), None)
    if found is None:
        return False
    parts = found.groupdict()
    name = parts.get("name")
    is_span = plain[:4].isdigit() and not parts.get("day")
    if is_span or (name and name[:3] not in _MONTH_NUMBERS):
        return False
    return _build_date(parts, _LEAP_YEAR) is None


def to_iso(text: str) -> str | None:
    """What somebody typed as (partial) ISO text, ``None`` where it cannot be read."""
    found = parse_date(text)
    return found.iso if found else None


def as_date_range(text: str | None) -> tuple[date, date] | None:
    """The first and the last day that a text can mean, also of „3. Quartal 2027“ or „Herbst 2027“.

    „Winter 2027“ begins in December 2027. „Anfang“, „Mitte“ and „Ende“ are a third of the year.
    """
    found = parse_date(text or "")
    if found:
        return found.earliest, found.latest
    plain = _without_lead(text or "")
    for span in _SPANS:
        match = span.pattern.fullmatch(plain)
        if match:
            year, month = int(match["year"]), span.first_months[match["part"]]
            more_years, last_month = divmod(month + span.months_long - 2, 12)
            return date(year, month, 1), PartialDate(year + more_years, last_month + 1).latest
    return None


def format_date(day: date) -> str:
    """``13.11.2026``."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_long_date(day: date) -> str:
    """``13. November 2026``."""
    return f"{day.day}. {_MONTHS[day.month]} {day.year}"


def format_date_text(text: str) -> str:
    """Stored text as ``01.08.2027``, ``08/2027`` or ``2027``; unreadable text as it is."""
    found = parse_date(text)
    return str(found) if found else text


def format_date_range(first: date, last: date) -> str:
    """``13.–14. November 2026``, ``30. November – 1. Dezember 2026``; a single day once."""
    if first == last:
        return format_long_date(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{format_long_date(last)}"
    beginning = format_long_date(first)
    if first.year == last.year:
        beginning = beginning.removesuffix(f" {first.year}")
    return f"{beginning} – {format_long_date(last)}"


@lru_cache(maxsize=1024)  # lists ask for all their lines after each change
def format_period(first: str | None, last: str | None) -> str:
    """Two stored texts as ``04/2027 – 12/2029``, ``ab 04/2027``, ``bis 12/2029`` or ``""``.

    Days are left out where the period is made of whole months (1 April 2027 to 31 December 2029).
    """
    start, end = parse_date(first or ""), parse_date(last or "")
    if start and end and _starts_month(start) and _ends_month(end) and (start.day or end.day):
        start = PartialDate(start.year, start.month or 1)
        end = PartialDate(end.year, end.month or 12)
    start_text = str(start) if start else first
    end_text = str(end) if end else last
    if start_text and end_text:
        return start_text if start_text == end_text else f"{start_text} – {end_text}"
    if start_text:
        return f"ab {start_text}"
    return f"bis {end_text}" if end_text else ""


def parse_period(text: str) -> tuple[str | None, str | None] | None:
    """ISO texts of beginning and end in what ``format_period`` writes; one date alone is both.

    Returns:
        ``None`` where a part cannot be read, ``(None, None)`` for empty text.
    """
    plain = _plain(text)
    if not plain:
        return None, None
    opening = re.fullmatch(r"(ab|seit|bis)\b ?(.+)", plain)
    if opening:
        iso = to_iso(opening[2])
        if iso is None:
            return None
        return (None, iso) if opening[1] == "bis" else (iso, None)
    alone = to_iso(plain)
    if alone:
        return alone, alone
    for separator in (r" ?[–—] ?", " - ", " bis ", r"(?<=[0-9]{4})-(?=[0-9])"):
        parts = [to_iso(part) for part in re.split(separator, plain)]
        if len(parts) == 2 and None not in parts:
            return parts[0], parts[1]
    return None


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"\s+", " ", text).strip(" ,;")


def _without_lead(text: str) -> str:
    plain = _plain(text)
    while True:
        shorter = _LEAD.sub("", plain)
        if shorter == plain:
            return plain
        plain = shorter


def _build_date(parts: dict[str, str | None], default_year: int | None) -> PartialDate | None:
    name, year_text, day_text = parts.get("name"), parts.get("year"), parts.get("day")
    month_text = str(_MONTH_NUMBERS.get(name[:3], 0)) if name else parts.get("month")
    year = _full_year(year_text) if year_text else default_year
    month = int(month_text) if month_text else None
    day = int(day_text) if day_text else None
    if year is None or month == 0 or day == 0:
        return None
    found = PartialDate(year, month, day)
    try:
        found.earliest  # noqa: B018 - a day that does not exist raises here
    except ValueError:
        return None
    return found


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    # A workshop plans ahead and looks back some decades.
    return year + (2000 if year < 80 else 1900)


def _starts_month(start: PartialDate) -> bool:
    return start.day in {None, 1}


def _ends_month(end: PartialDate) -> bool:
    return end.day is None or end.latest == PartialDate(end.year, end.month).latest
