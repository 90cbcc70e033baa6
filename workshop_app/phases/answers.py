"""What an answer is worth: whether it says anything, names somebody, or gives a time."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from workshop_app import german
from workshop_app.resource_files import resource_path

_SEPARATOR = re.compile(r"[,;/+&|\n·•]|\b(?:und|sowie|oder|bzw|mit)\b\.?")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class _Words:
    stand_ins: frozenset[str]  # letters and digits only, like the two below
    without_cost: frozenset[str]
    without_end: frozenset[str]
    vague: frozenset[str]  # single words


def is_missing(text: str | None) -> bool:
    """Whether nothing is said: an empty text, „–“, „?“, „N. N.“, „noch offen“ and the like."""
    letters = _letters_of(text or "")
    return not letters or letters in _words().stand_ins


def names_nobody(text: str, own_names: Iterable[str]) -> bool:
    """Whether no body is named that could answer for a project (K16, domain.md section 5).

    So is it with „Verwaltung“, „alle“ and the municipality itself; „Stadt, Amt für Soziales“
    names one.

    Args:
        own_names: what the municipality is called.
    """
    vague = _words().vague | set(_WORD.findall(_folded(" ".join(own_names))))
    return all(
        is_missing(part) or all(word in vague or is_missing(word) for word in _WORD.findall(part))
        for part in _SEPARATOR.split(_folded(text))
    )


def says_no_cost(text: str | None) -> bool:
    """Whether a text says that no money is needed."""
    letters = _letters_of(text or "")
    return any(words in letters for words in _words().without_cost)


def says_no_end(text: str | None) -> bool:
    """Whether a text says that a project shall not end."""
    letters = _letters_of(text or "")
    return any(words in letters for words in _words().without_end)


def span_of(text: str | None) -> tuple[date, date] | None:
    """The first and the last day that a text can mean; ``None`` where it names no year."""
    span = german.as_date_range(text)
    if span:
        return span
    years = [int(year) for year in _YEAR.findall(text or "")]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None


@cache
def _words() -> _Words:
    with resource_path("check", "words.toml").open("rb") as file:
        lists: dict[str, list[str]] = tomllib.load(file)
    letters = {key: frozenset(map(_letters_of, words)) for key, words in lists.items()}
    return _Words(
        stand_ins=letters["stand_ins"] | letters["none_at_all"],
        without_cost=letters["without_cost"],
        without_end=letters["without_end"],
        vague=letters["whole_body"] | letters["everybody"] | letters["small_words"],
    )


def _letters_of(text: str) -> str:
    return "".join(character for character in _folded(text) if character.isalnum())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
