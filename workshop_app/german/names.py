"""Where a text names people: by their full name, with „Frau“ or „Herr“, or by one word alone."""

import enum
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workshop_app.german.search_words import FoundWord, find_words, fold_words
from workshop_app.german.sure_names import PARTICLES, Form, is_sure

_WOMAN: Final = frozenset({"frau", "fr"})
_MAN: Final = frozenset({"herr", "herrn", "hr"})
_TITLES: Final = _WOMAN | _MAN | {"dr", "prof", "familie"}
_LONGEST_GAP = 3  # characters between the words of a name: „Muster, Eva“, „Eva_Muster“
_MOST_REMEMBERED = 8_192  # texts
_SHORTEST_ALONE = 2  # letters of a word that is looked for alone


class MentionKind(enum.StrEnum):
    """How surely a person is meant, the surest first."""

    FULL = enum.auto()  # Eva Muster; Muster, Eva; her e-mail address
    ADDRESSED = enum.auto()  # Frau Muster, Dr. Muster, E. Muster
    LAST = enum.auto()  # Muster: may be another person, or no person at all
    FIRST = enum.auto()  # Eva


SURE: Final = frozenset({MentionKind.FULL, MentionKind.ADDRESSED})


@dataclass(frozen=True, slots=True, repr=False)
class PersonName:
    """The words that a person is known by."""

    first: str = ""
    last: str = ""
    email: str = ""
    salutation: str = ""  # who is „Herr Bach“ is not meant by „Frau Bach“; empty: not known


@dataclass(frozen=True, slots=True)
class Mention:
    """A part of a text that names a person."""

    start: int
    end: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: MentionKind
    words: tuple[str, ...]
    form: Form
    first: int = 0  # so many of the words stand before the gap in the middle


class NameFinder:
    """Finds these people; who else is in the room and called alike is left alone."""

    def __init__(
        self,
        people: Iterable[PersonName],
        others: Iterable[PersonName] = (),
        *,
        is_strict: bool = False,
    ) -> None:
        """Learn the names.

        Args:
            people: who is looked for.
            others: whose full names mean nobody of these.
            is_strict: find only what can hardly mean anything else, for nobody looks at it after.
        """
        self._is_strict = is_strict
        self._known: dict[str, tuple[Mention, ...]] = {}
        self._patterns: dict[str, list[_Pattern]] = {}
        for person in people:
            for pattern in _patterns(person):
                self._add(self._patterns, pattern)
        self._others: dict[str, list[_Pattern]] = {}
        for person in others:
            for pattern in _full(person):
                self._add(self._others, pattern)
        # One of these is in every text that names somebody.
        self._anchors = frozenset(
            word
            for found in self._patterns.values()
            for pattern in found
            for last in pattern.words[-1:]
            for word in (last, f"{last}s")
        )

    @staticmethod
    def _add(patterns: dict[str, list[_Pattern]], pattern: _Pattern) -> None:
        found = patterns.setdefault(pattern.words[0], [])
        if pattern not in found:
            found.append(pattern)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """All of them in their order; none overlaps another.

        Kept for each text: the same texts stand in each copy of a workshop.
        """
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = tuple(self._look(text))
        return found

    def _look(self, text: str) -> list[Mention]:
        if self._anchors.isdisjoint(_words_of(text)):
            return []
        words = list(find_words(text))
        taken = [False] * len(words)
        theirs = {pattern.words for patterns in self._patterns.values() for pattern in patterns}
        for number, length, pattern in self._matches(text, words, self._others):
            if pattern.words not in theirs:
                taken[number : number + length] = [True] * length
        found = []
        matches = sorted(
            self._matches(text, words, self._patterns),
            key=lambda match: (list(MentionKind).index(match[2].kind), -match[1], match[0]),
        )
        for number, length, pattern in matches:
            if not any(taken[number : number + length]):
                taken[number : number + length] = [True] * length
                last = words[number + length - 1]
                found.append(
                    Mention(words[number].start, last.start + len(last.text), pattern.kind)
                )
        return sorted(found, key=lambda mention: mention.start)

    def replaced(self, text: str, instead: str, kept: Collection[MentionKind] = ()) -> str:
        """The text with a mark instead of each mention, but for those of the kinds kept."""
        for mention in reversed(self.mentions(text)):
            if mention.kind not in kept:
                text = text[: mention.start] + instead + text[mention.end :]
        return text

    def _matches(
        self, text: str, words: Sequence[FoundWord], patterns: dict[str, list[_Pattern]]
    ) -> Iterator[tuple[int, int, _Pattern]]:
        """Number of the first word, how many, and what fits there."""
        for number, word in enumerate(words):
            for stem in dict.fromkeys(_stems(word)):
                for pattern in patterns.get(stem, ()):
                    part = words[number : number + len(pattern.words)]
                    may_wrap = self._is_strict and pattern.form is Form.FULL
                    if not _fits(text, part, pattern, may_wrap=may_wrap):
                        continue
                    if not self._is_strict or is_sure(text, part, pattern.form, pattern.first):
                        yield number, len(part), pattern


@lru_cache(maxsize=_MOST_REMEMBERED)
def _words_of(text: str) -> frozenset[str]:
    """The same texts are read again after each change."""
    return frozenset(fold_words(text))


def _stems(word: FoundWord) -> tuple[str, str]:
    return word.folded, word.folded.removesuffix("s")  # „Musters“


def _fits(text: str, part: Sequence[FoundWord], pattern: _Pattern, *, may_wrap: bool) -> bool:
    *front, last = pattern.words
    if [word.folded for word in part[:-1]] != front or not part:
        return False
    if len(part) < len(pattern.words) or part[-1].folded not in (last, f"{last}s"):
        return False
    gaps = [
        text[one.start + len(one.text) : other.start] for one, other in itertools.pairwise(part)
    ]
    return all(len(gap) <= _LONGEST_GAP and (may_wrap or "\n" not in gap) for gap in gaps)


def _patterns(person: PersonName) -> Iterator[_Pattern]:
    yield from _full(person)
    first, last = fold_words(person.first), tuple(fold_words(person.last))
    if last:
        for title in sorted(_titles_of(person)):
            yield _Pattern(MentionKind.ADDRESSED, (title, *last), Form.TITLE, 1)
        for word in first:
            yield _Pattern(MentionKind.ADDRESSED, (word[:1], *last), Form.INITIAL, 1)
        if len("".join(last)) >= _SHORTEST_ALONE:
            yield _Pattern(MentionKind.LAST, last, Form.ALONE)
        for part in last if len(last) > 1 else ():
            if len(part) > _SHORTEST_ALONE and part not in PARTICLES:
                yield _Pattern(MentionKind.LAST, (part,), Form.PART)
    for word in first:
        if len(word) >= _SHORTEST_ALONE:
            yield _Pattern(MentionKind.FIRST, (word,), Form.PART)


def _titles_of(person: PersonName) -> frozenset[str]:
    match fold_words(person.salutation)[:1]:
        case [word] if word in _WOMAN:
            return _TITLES - _MAN
        case [word] if word in _MAN:
            return _TITLES - _WOMAN
        case _:
            return _TITLES


def _full(person: PersonName) -> Iterator[_Pattern]:
    first, last = tuple(fold_words(person.first)), tuple(fold_words(person.last))
    if first and last:
        for part in dict.fromkeys((first, *((word,) for word in first))):
            yield _Pattern(MentionKind.FULL, (*part, *last), Form.FULL, len(part))
            yield _Pattern(MentionKind.FULL, (*last, *part), Form.TURNED, len(last))
        yield _Pattern(MentionKind.FULL, ("".join((*first, *last)),), Form.JOINED)
        yield _Pattern(MentionKind.FULL, ("".join((*last, *first)),), Form.JOINED)
    address = tuple(fold_words(person.email))
    if address:
        yield _Pattern(MentionKind.FULL, address, Form.EMAIL)
