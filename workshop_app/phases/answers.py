"""What an answer is worth: whether it says anything, or names somebody.

Editors find the words by which that is seen in ``resources/check/words.toml``.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from workshop_app.resource_files import resource_path

_SEPARATOR = re.compile(r"[,;/+&|\n·•]|\b(?:und|sowie|oder|bzw|mit)\b\.?")
_WORD = re.compile(r"[^\W_]+")
_MOST_REMEMBERED = 8192
_UNIT_SIGNS = frozenset("%‰°")


@dataclass(frozen=True, slots=True)
class _Words:
    stand_ins: frozenset[str]  # letters and digits only, like the three below
    none_at_all: frozenset[str]
    without_cost: frozenset[str]
    without_end: frozenset[str]
    vague: frozenset[str]  # single words, like the one below
    people_at_large: frozenset[str]


def is_missing(text: str | None) -> bool:
    """Whether nothing is said: an empty text, „–“, „?“, „N. N.“, „noch offen“ and the like."""
    letters = letters_of(text or "")
    return not letters or letters in _words().stand_ins


def is_unit_missing(text: str) -> bool:
    """The same for a unit, which may be a sign („%“, „€“) or „keine“."""
    if any(sign in _UNIT_SIGNS or unicodedata.category(sign) == "Sc" for sign in text):
        return False
    return is_missing(text) and letters_of(text) not in _words().none_at_all


@lru_cache(maxsize=_MOST_REMEMBERED)
def names_nobody(text: str, own_names: tuple[str, ...]) -> bool:
    """Whether no body is named that could answer for a project (K16, domain.md section 5).

    So is it with „Verwaltung“, „Stadt“, „Landkreis“, „alle“, „N. N.“, the municipality itself
    („Stadt Brückstadt“), and lists of such; „Stadt, Amt für Soziales“ names one.

    Args:
        own_names: what the municipality is called.
    """
    vague = _words().vague | set(_WORD.findall(_folded(" ".join(own_names))))
    return all(
        is_missing(part) or all(word in vague or is_missing(word) for word in _WORD.findall(part))
        for part in _SEPARATOR.split(_folded(text))
    )


def names_everybody(text: str) -> bool:
    """Whether a target group is nobody in particular: „alle“, „alle Menschen“ (K21).

    „Alle Einwohnerinnen und Einwohner“ are somebody: those who live there.
    """
    words = _WORD.findall(_folded(text))
    return bool(words) and all(word in _words().people_at_large for word in words)


def says_no_cost(text: str | None) -> bool:
    """Whether a text says that no money is needed."""
    letters = letters_of(text or "")
    return any(words in letters for words in _words().without_cost)


def says_no_end(text: str | None) -> bool:
    """Whether a text says that a project shall not end."""
    letters = letters_of(text or "")
    return any(words in letters for words in _words().without_end)


@lru_cache(maxsize=_MOST_REMEMBERED)  # the same answers are judged after each change
def letters_of(text: str) -> str:
    """Its letters and digits in NFC and lower case: what is left to compare."""
    return "".join(character for character in _folded(text) if character.isalnum())


@cache
def _words() -> _Words:
    with resource_path("check", "words.toml").open("rb") as file:
        lists: dict[str, list[str]] = tomllib.load(file)
    letters = {key: frozenset(map(letters_of, words)) for key, words in lists.items()}
    return _Words(
        stand_ins=letters["stand_ins"] | letters["none_at_all"],
        none_at_all=letters["none_at_all"],
        without_cost=letters["without_cost"],
        without_end=letters["without_end"],
        vague=letters["whole_body"] | letters["everybody"] | letters["small_words"],
        people_at_large=letters["everybody"] | letters["at_large"] | letters["small_words"],
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
