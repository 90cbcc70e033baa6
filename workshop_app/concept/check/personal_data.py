"""Names, addresses and small numbers by which somebody could be recognised (K34)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from workshop_app.concept.check.room_rows import IndicatorValueRow, ParticipantRow
from workshop_app.concept.check.words import folded, word_list
from workshop_app.model.people import Consent

# Fields in which a surname by itself is a person.
PERSON_FIELDS = frozenset(
    {"responsible", "who", "with_whom", "lead", "members", "partners", "sponsors"}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MAIL = re.compile(r"([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_MOBILE = re.compile(
    r"(?<![\d.,])(?:\+49|0049|0)[ \-/]?\(?0?\)?[ \-/]?1[567]\d(?:[ \-/]?\d){6,9}(?!\d)"
)
_TITLES = frozenset({"frau", "herr", "herrn", "dr", "prof"})
_PART = re.compile(r"[,;/\n]|\bund\b")
_AVERAGE = re.compile(r"\b(?:je|pro|mittlere\w*|durchschnitt\w*|im schnitt)\b", re.IGNORECASE)
_FEWEST = 10


class UnnamedPeople:
    """Those who have not agreed to be named, and the places where a text names them."""

    def __init__(self, people: Iterable[ParticipantRow]) -> None:
        self._people = [
            person
            for person in people
            if person.naming_consent != Consent.GRANTED and person.last_name.strip()
        ]

    @cached_property
    def _by_word(self) -> dict[str, list[ParticipantRow]]:
        found: defaultdict[str, list[ParticipantRow]] = defaultdict(list)
        for person in self._people:
            for word in _words(person.last_name)[-1:]:
                found[word].append(person)
        return found

    def named_in(self, text: str, *, is_person_field: bool) -> ParticipantRow | None:
        """The first of them that a text names."""
        if not self._people:
            return None
        words = _words(text)
        for word in words:
            for person in self._by_word.get(word, ()):
                if _names(text, words, person, is_person_field=is_person_field):
                    return person
        return None


def private_contact_in(text: str) -> str | None:
    """An address or mobile number that belongs to a person and not to an office."""
    if "@" in text:
        for found in _MAIL.finditer(text):
            if _is_private(*found.groups()):
                return found.group()
    if "1" in text:
        mobile = _MOBILE.search(text)
        return mobile.group() if mobile else None
    return None


def is_too_small(figure: IndicatorValueRow, more: Iterable[float | None] = ()) -> bool:
    """Whether a figure counts fewer than ten people; none at all tells of nobody."""
    if figure.is_suppressed or _AVERAGE.search(f"{figure.unit} {figure.indicator}"):
        return False
    counted: list[float | None] = []
    if _speaks_of_people(figure.unit):
        counted += [figure.value, figure.comparison_value, *more]
    if _speaks_of_people(figure.unit) or _speaks_of_people(figure.indicator):
        counted.append(figure.numerator)
    return any(value is not None and 0 < value < _FEWEST for value in counted)


def _speaks_of_people(text: str) -> bool:
    return bool(set(_words(text)) & word_list("person_units"))


def _words(text: str) -> list[str]:
    return [word for word in map(folded, _WORD.findall(text)) if word]


def _names(text: str, words: list[str], person: ParticipantRow, *, is_person_field: bool) -> bool:
    last, first = _words(person.last_name), _words(person.first_name)
    for start in range(len(words) - len(last) + 1):
        if words[start : start + len(last)] != last:
            continue
        before, after = words[:start], words[start + len(last) :]
        if before[-1:] and (before[-1] in _TITLES or before[-1] in first):
            return True
        if first and after[: len(first)] == first:
            return True
    return is_person_field and any(_words(part) == last for part in _PART.split(text))


def _is_private(local: str, host: str) -> bool:
    if host.casefold().partition(".")[0] in word_list("private_mail"):
        return True
    parts = [part for part in re.split(r"[._+-]", folded(local)) if part]
    return len(parts) > 1 and not set(parts) & word_list("office_addresses")
