"""Sorting and joining words."""

import re
import unicodedata
from collections.abc import Sequence

# Letters without a decomposition; ß becomes ss when cases are folded.
_BASE_LETTERS = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
)

SortKey = tuple[tuple[str | int, ...], str]


def sort_key(text: str) -> SortKey:
    """The place of a text in a German list (DIN 5007-1).

    ä stands with a, ß with ss, case and punctuation do not count, „HF-2“ comes before „HF-10“.
    """
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_BASE_LETTERS)
    base = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"[\W_]+", " ", base).strip()
    # Words stand at even and numbers at odd places, so that like is compared with like.
    parts = re.split(r"([0-9]+)", words)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), text


def join_list(items: Sequence[str], word: str = "und") -> str:
    """``A, B und C``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
