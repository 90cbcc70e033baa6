"""Where a German word may be divided: at the joints of its parts, then between syllables.

The patterns are those that pyphen brings along. Its own reader mixes their two levels (joints of
compounds, syllables of the parts) and so divides „Sozia-l-a-r-beit“; it also needs a second for
what is here read in some hundredths, when the first long word is painted.
"""

import functools
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_LONGEST = 40  # letters of a pattern, and some more
_LEAST = 3  # letters before and after a hyphen
_LEAST_OF_PART = 2  # letters of a part of a compound
_LEAST_OF_WORDS = (3, 5)  # letters of two known words that make a joint where they meet
_DIGITS = b"0123456789"
_PATTERN = re.compile(r"(\d?)(\D?)")
_NEXT_LEVEL = b"NEXTLEVEL"
# Joints of words of this field that the patterns do not know.
_MORE_JOINTS = ("tages1stätte", "erst1orient", "fach1kräfte1mangel")
_NO_SYLLABLES = ("anal8pha",)  # right, but nobody should read it


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    places: tuple[tuple[int, int], ...]  # where, and how strong: odd numbers divide

    def holds(self, other: "_Match") -> bool:
        """True if the other lies within this one."""
        is_within = self.start <= other.start and other.end <= self.end
        return is_within and self.end - self.start > other.end - other.start


class _Patterns:
    """Liang's patterns: letters with odd numbers where a word may be divided, even where not."""

    def __init__(self, lines: bytes, more: tuple[str, ...] = ()) -> None:
        numbered = [*lines.decode("latin-1").split("\n"), *more]
        plain = lines.translate(None, _DIGITS).decode("latin-1").split("\n")
        letters = [*plain, *("".join(re.findall(r"\D", joint)) for joint in more)]
        self._numbered = dict(zip(letters, numbered, strict=True))

    def matches(self, text: str) -> list[_Match]:
        """All patterns that stand in a text."""
        found = []
        for start in range(len(text)):
            for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
                numbered = self._numbered.get(text[start:end])
                if numbered:
                    numbers = enumerate(_PATTERN.findall(numbered), start)
                    places = tuple((place, int(number)) for place, (number, _) in numbers if number)
                    found.append(_Match(start, end, places))
        return found


def divided(word: str) -> list[str]:
    """The word in the parts that a line may end with; three letters stay together at both ends."""
    lower = word.lower()
    if len(lower) != len(word):  # İ and the like become two signs
        return [word]
    joints = _joints(lower)
    places = set(joints)
    for start, end in itertools.pairwise([0, *joints, len(word)]):
        places.update(start + place for place in _syllables(lower[start:end]))
    kept = sorted(place for place in places if _LEAST <= place <= len(word) - _LEAST)
    return [word[start:end] for start, end in itertools.pairwise([0, *kept, len(word)])]


def _joints(word: str) -> list[int]:
    """Where the parts of a compound meet: known joints, and where two known words meet.

    A known word that lies within a longer one says nothing: the „Berg“ in „Übergang“.
    """
    found = _levels()[0].matches(word)
    whole = [one for one in found if not any(other.holds(one) for other in found)]
    places = _dividing(whole)
    for one, other in itertools.product(whole, whole):
        lengths = sorted((one.end - one.start, other.end - other.start))
        if one.end == other.start and lengths >= list(_LEAST_OF_WORDS):
            places.add(one.end)
    return sorted(
        place for place in places if _LEAST_OF_PART <= place <= len(word) - _LEAST_OF_PART
    )


def _syllables(part: str) -> list[int]:
    """Where a part may be divided; nowhere beside a single letter, which is mostly a mistake."""
    places = {place - 1 for place in _dividing(_levels()[1].matches(f".{part}."))}
    inner = {place for place in places if _LEAST_OF_PART <= place <= len(part) - _LEAST_OF_PART}
    return sorted(place for place in inner if not {place - 1, place + 1} & inner)


def _dividing(matches: Iterable[_Match]) -> set[int]:
    strength: dict[int, int] = {}
    for match in matches:
        for place, number in match.places:
            strength[place] = max(number, strength.get(place, 0))
    return {place for place, number in strength.items() if number % 2}


@functools.cache
def _levels() -> tuple[_Patterns, _Patterns]:
    """The joints of compounds, and the syllables of their parts."""
    spec = find_spec("pyphen")  # which is not imported: it looks for all its languages
    assert spec is not None
    assert spec.origin is not None
    dictionary = Path(spec.origin).parent / "dictionaries" / "hyph_de_DE.dic"
    # Its comments and settings stay in it: no word has their capitals and signs.
    source = dictionary.read_bytes().replace(b"\r\n", b"\n")
    first, _, second = source.partition(_NEXT_LEVEL)
    return _Patterns(first, _MORE_JOINTS), _Patterns(second, _NO_SYLLABLES)
