"""Numbers that a text gives for the present state, to be compared with the figures (K38)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop_app.concept.check.words import folded, tidy

_NUMBER = r"(?<![\w.,-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w]|[.,]\d)"
_UNIT = r"(?:\s*(?P<unit>%|[^\W\d_]+))?"
_ABOUT = r"(?P<about>(?:rund|etwa|ca\.?|circa|knapp|fast|gut|über|unter|mehr als|weniger als" + (
    r"|ungefähr|annähernd|nahezu|zirka)\s+)?"
)
# „heute 240 Kinder“, „derzeit sind es rund 15 Prozent“; at most three words stand between.
_TODAY = re.compile(
    r"\b(?:heute|derzeit|aktuell|zurzeit|zur zeit|gegenwärtig|momentan|bislang|bisher)\s+"
    rf"(?:(?!bis\b|ab\b|auf\b)[^\W\d_]+\s+){{0,3}}?{_ABOUT}{_NUMBER}{_UNIT}"
)
# „von 14,8 auf höchstens 9 Prozent“
_FROM_TO = re.compile(
    rf"\bvon\s+(?:derzeit\s+|heute\s+|aktuell\s+|bisher\s+)?{_ABOUT}{_NUMBER}{_UNIT}\s+auf\s+"
    r"(?:(?:mindestens|höchstens|rund|etwa|unter|über|maximal|wenigstens|knapp)\s+)?"
    r"(?P<target>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w]|[.,]\d)"
    r"(?:\s*(?P<target_unit>%|[^\W\d_]+))?"
)
_PERCENT = {"%", "prozent", "v"}
_PEOPLE = {"personen", "menschen", "einwohner", "einwohnerinnen", "leute"}
_TIMES = {"jahr", "jahre", "jahren", "monat", "monate", "monaten", "uhr", "tage", "tagen", "wochen"}
_EMPTY_UNITS = {"und", "auf", "der", "die", "das", "im", "in", "bis", "von", "mal"}
_NEAR = 0.1  # „rund 90“ may stand for 87
_LEAST_STEM = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of the present, as a text gives it."""

    shown: str  # „14,8 Prozent“
    value: float
    places: int  # behind the comma
    unit: str  # folded; empty if the text names none
    is_about: bool

    @property
    def is_year(self) -> bool:
        """Whether it is more likely a year than a count."""
        return self.shown.split()[0].isdigit() and _FIRST_YEAR <= self.value <= _LAST_YEAR

    def fits(self, known: float) -> bool:
        """Whether the number may stand for a figure: equal, rounded, or „rund“."""
        if round(known, self.places) == self.value:
            return True
        return self.is_about and abs(known - self.value) <= abs(known) * _NEAR


def claims_of(text: str) -> Iterator[Claim]:
    """What a text says about today; what it says about the future is a goal."""
    line = folded(text)
    seen = set()
    for pattern in (_FROM_TO, _TODAY):
        for found in pattern.finditer(line):
            place = found.start("number")
            unit = found["unit"] or ""
            if pattern is _FROM_TO and unit in {"", *_EMPTY_UNITS}:
                unit = found["target_unit"] or ""
            claim = _claim(found["number"], unit, text, is_about=bool(found["about"]))
            if place not in seen and not claim.is_year:
                seen.add(place)
                yield claim


def target_of(text: str) -> Claim | None:
    """The number after „von … auf“; None without one."""
    found = _FROM_TO.search(folded(text))
    if found is None:
        return None
    claim = _claim(found["target"], found["target_unit"] or "", text, is_about=False)
    return None if claim.is_year else claim


def have_same_unit(unit: str, other: str) -> bool:
    """Whether two units count the same: „%“ and „Prozent“, „Monate“ and „Monaten“."""
    first, second = folded(unit), folded(other)
    if first == second:
        return True
    for group in (_PERCENT, _PEOPLE):
        if first in group and second in group:
            return True
    least = min(len(first), len(second))
    return least >= _LEAST_STEM and first[: least - 1] == second[: least - 1]


def _claim(number: str, unit: str, text: str, *, is_about: bool) -> Claim:
    unit = "" if unit in _EMPTY_UNITS else unit
    return Claim(
        shown=f"{number} {_as_written(unit, text)}".strip(),
        value=_value(number),
        places=len(number.partition(",")[2]),
        unit=unit,
        is_about=is_about,
    )


def _as_written(unit: str, text: str) -> str:
    words = (word.strip(".,;:!?()") for word in tidy(text).split())
    return next((word for word in words if folded(word) == unit), unit)


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))


def nearest_of(claim: Claim, known: Iterable[float]) -> float | None:
    """The figure that the claim comes closest to; None without figures."""
    return min(known, key=lambda value: abs(value - claim.value), default=None)
