"""The words that editors find in ``resources/check/language.toml``, ready to compare."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from workshop_app.resource_files import resource_path

_MOST_REMEMBERED = 16_384  # words, and texts that are compared after each change
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))


def tidy(text: str) -> str:
    """The text in NFC, without signs that nobody sees, and with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_UNSEEN).split())


@lru_cache(maxsize=_MOST_REMEMBERED)
def folded(text: str) -> str:
    """The same in lower case, ß as ss."""
    return tidy(text).casefold()


@cache
def word_list(key: str) -> frozenset[str]:
    """The words of one list, folded."""
    return frozenset(map(folded, _lists()[key]))


@cache
def word_pairs(key: str) -> frozenset[tuple[str, str]]:
    """The pairs of one list, folded."""
    return frozenset((folded(first), folded(second)) for first, second in _lists()[key])


def has_any(text: str, parts: Iterable[str]) -> bool:
    """Whether a folded text has one of the parts in it."""
    return any(part in text for part in parts)


@cache
def _lists() -> Mapping[str, Any]:
    with resource_path("check", "language.toml").open("rb") as file:
        return tomllib.load(file)
