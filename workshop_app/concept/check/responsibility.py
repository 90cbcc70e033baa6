"""Who stands behind a project: how many bodies lead it, which one, and whether it was there."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from workshop_app.concept.check.room_rows import ParticipantRow
from workshop_app.concept.check.words import folded, has_any, tidy, word_list
from workshop_app.phases.catalogue import load_glossary

_IN_BRACKETS = re.compile(r"\([^()]*\)")
# „Träger/in“, „Leiter:innen“ name one; so does „Kinder- und Jugendbüro“.
_GENDER = re.compile(r"(?<=\w)[/:*_](?=-?(?:in|innen|r|n|frau|mann)\b)", re.IGNORECASE)
_HALF_WORD = re.compile(r"-\s+(und|oder|&)\s+(?=\w)", re.IGNORECASE)
_SPLIT = re.compile(r"(\s*[,;/+\n]\s*|\s+&\s+|\s+(?:und|sowie|mit|bzw\.?|oder)\s+)", re.IGNORECASE)
_WEAK_SEPARATOR = re.compile(r"\s*[,;/\n]\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME_GOES_ON = frozenset({"für", "der", "des", "von", "vom", "zur", "zum", "im", "in", "am"})
_LEAST_PREFIX = 6
_MOST_REMEMBERED = 4096
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Chunk:
    text: str
    is_listed: bool  # after „und“, not after a comma

    @property
    def head(self) -> list[str]:
        """Its words up to „für“, „der“ …: „Amt“ of „Amt für Schule“."""
        words = [folded(word) for word in _WORD.findall(self.text)]
        ends = [number for number, word in enumerate(words) if word in _NAME_GOES_ON]
        return words[: ends[0]] if ends else words

    @property
    def is_body(self) -> bool:
        return any(_names_body(word) for word in self.head)

    def has(self, key: str) -> bool:
        """Whether it begins with a word of a list."""
        return bool(self.head) and any(word in word_list(key) for word in self.head[:2])


def count_leads(text: str, names: Container[str]) -> int:
    """How many bodies, or else people of these names, share a responsibility (K18)."""
    chunks = _chunks(text)
    bodies: list[_Chunk] = []
    for chunk in chunks:
        if chunk.is_body:
            is_part = bodies and not chunk.is_listed and _is_part(bodies[-1], chunk)
            if is_part:
                bodies[-1] = chunk
            else:
                bodies.append(chunk)
    if bodies:
        return len(bodies)
    return sum(folded(chunk.text) in names for chunk in chunks)


def full_names(people: Iterable[ParticipantRow]) -> frozenset[str]:
    """What the people in the room are called, folded."""
    return frozenset(folded(f"{person.first_name} {person.last_name}") for person in people) - {""}


def names_all(text: str) -> bool:
    """Whether one of those named is „alle …“ (K18)."""
    return any(
        words[:1] and words[0] in word_list("everybody")
        for words in ([folded(w) for w in _WORD.findall(chunk.text)] for chunk in _chunks(text))
    )


def lead_of(text: str) -> str:
    """The body that leads: „Fachstelle Integration“; empty if none is named (K24)."""
    chunks = [chunk for chunk in _chunks(text, only_weak=True) if chunk.text]
    for chunk, following in zip(chunks, [*chunks[1:], None], strict=False):
        if not (chunk.has("parent_bodies") and following is not None and following.is_body):
            return chunk.text
    return ""


class Room:
    """The bodies and people that took part (K17)."""

    def __init__(self, people: Iterable[ParticipantRow]) -> None:
        self._of_word: defaultdict[str, set[int]] = defaultdict(set)
        self._last_names: set[tuple[str, ...]] = set()
        for number, person in enumerate(people):
            for word in _telling_words(f"{person.organisation} {person.function}"):
                self._of_word[_beginning(word)].add(number)
            self._last_names.add(tuple(folded(word) for word in _WORD.findall(person.last_name)))

    def holds(self, text: str) -> bool:
        """Whether somebody belongs to the responsible body, or is named; or nobody can tell."""
        wanted = [words for chunk in _chunks(text) if (words := _telling_words(chunk.text))]
        return not wanted or any(self._holds_body(words) for words in wanted) or self._names(text)

    def _holds_body(self, words: frozenset[str]) -> bool:
        return bool(set.intersection(*(self._of_word[_beginning(word)] for word in words)))

    def _names(self, text: str) -> bool:
        words = [folded(word) for word in _WORD.findall(text)]
        lengths = {len(name) for name in self._last_names} - {0}
        return any(
            tuple(words[start : start + length]) in self._last_names
            for length in lengths
            for start in range(len(words) - length + 1)
        )


def tells_of_consent(texts: Iterable[str | None]) -> bool:
    """Whether a sheet says that somebody who was not there has agreed (K17)."""
    return any(has_any(folded(text or ""), word_list("consent_notes")) for text in texts)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _chunks(text: str, *, only_weak: bool = False) -> tuple[_Chunk, ...]:
    line = _GENDER.sub("", _IN_BRACKETS.sub(" ", unicodedata.normalize("NFC", text)))
    line = _HALF_WORD.sub(r"-\1-", line)
    if only_weak:
        return tuple(_Chunk(tidy(part), is_listed=False) for part in _WEAK_SEPARATOR.split(line))
    pieces = _SPLIT.split(line)
    found = [_Chunk(tidy(pieces[0]), is_listed=False)]
    for separator, part in zip(pieces[1::2], pieces[2::2], strict=True):
        found.append(_Chunk(tidy(part), is_listed=not _WEAK_SEPARATOR.fullmatch(separator)))
    return tuple(chunk for chunk in found if chunk.text)


def _names_body(word: str) -> bool:
    return word in word_list("body_words") or any(
        word.endswith(ending) and word != ending for ending in word_list("body_endings")
    )


def _is_part(first: _Chunk, second: _Chunk) -> bool:
    return first.has("parent_bodies") or second.has("part_bodies")


@lru_cache(maxsize=_MOST_REMEMBERED)
def _telling_words(text: str) -> frozenset[str]:
    """The words that tell a body from others; abbreviations in full as well."""
    found = set()
    for word in _WORD.findall(text):
        small = folded(word)
        if word in _abbreviations():
            found.add(_abbreviations()[word])
        elif len(small) >= _LEAST_LETTERS or word.isupper():
            found.add(small)
    return frozenset(found) - word_list("common_words")


@cache
def _abbreviations() -> dict[str, str]:
    glossary = load_glossary().abbreviations
    return {each.short: folded(each.long) for each in glossary if " " not in each.long}


def _beginning(word: str) -> str:
    """„Diakonie“ and „Diakonisches Werk“ begin alike; a short word has to be the same."""
    return word[:_LEAST_PREFIX]
