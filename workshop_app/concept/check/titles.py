"""Whether two projects are called nearly the same."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from workshop_app.concept.check.words import folded
from workshop_app.phases.board.similar_texts import stems_of

_LEAST_ALIKE = 0.84  # of two words; „Sprachkaffee“ and „Sprachcafe“ are, „Nord“ and „Süd“ are not
_MOST_SLIPS = 1
_LEAST_LETTERS = 5  # shorter words have to be the same

Title = tuple[str, ...]


@lru_cache(maxsize=1024)
def title_words(title: str) -> Title:
    """The words that tell, in an order of their own; numbers tell as well."""
    stems = set(stems_of(title)) or {folded(title)}
    return tuple(sorted(stems))


def are_near_equal(first: Title, second: Title) -> bool:
    """Whether two titles have the same words, but for a slip of the pen (K42)."""
    if not first or len(first) != len(second):
        return False
    alone = [word for word in first if word not in second]
    others = [word for word in second if word not in first]
    if len(alone) > _MOST_SLIPS:
        return False
    return all(_is_slip(word, other) for word, other in zip(alone, others, strict=True))


@lru_cache(maxsize=8192)
def _is_slip(word: str, other: str) -> bool:
    if min(len(word), len(other)) < _LEAST_LETTERS or _digits(word) != _digits(other):
        return False
    matcher = SequenceMatcher(None, word, other)
    return matcher.real_quick_ratio() >= _LEAST_ALIKE and matcher.ratio() >= _LEAST_ALIKE


def _digits(word: str) -> Sequence[str]:
    return [letter for letter in word if letter.isdigit()]
