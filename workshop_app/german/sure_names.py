"""Whether words that make up a name can hardly mean anything but the person.

„Koch“, „Rosa Bach“ and „z. B. Stadt“ are names and words. Where nobody looks at what is found, only
this counts: written like a name, next to each other like one, and no part of a longer word.
"""

import enum
import re
from collections.abc import Sequence
from typing import Final

from workshop_app.german.search_words import FoundWord

PARTICLES: Final = frozenset({"von", "van", "der", "den", "dem", "del", "bin", "ben", "zu", "de"})
_SHORT_TITLES: Final = frozenset({"fr", "hr"})  # „Mo–Fr Stadt“
_TITLE_GAP: Final = re.compile(r"\.?\s+|\.")
_INITIAL_GAP: Final = re.compile(r"\.\s?")
_COMMA: Final = re.compile(r" *, *")
_IN_ABBREVIATION: Final = re.compile(r"(?<![^\W_])[a-zäöü]\.\s?$")  # „z. B. Bach“
_LISTED: Final = re.compile(r"^\s*[A-Z][.)]\s", re.MULTILINE)  # „A. Stadt“ above „B. Land“
_HYPHENS: Final = "-‐‑–"
# A name that stands alone in a field or a list.
_BEGIN: Final = re.compile(r"(?:^|[;(\n]) *$")
_END: Final = re.compile(r" *(?:$|[;)\n])")
_BEGIN_IN_LIST: Final = re.compile(r"(?:^|[,;/(\n&]|\b(?:und|mit|sowie)) *$")
_END_IN_LIST: Final = re.compile(r" *(?:$|[,;/()\n&]|(?:und|mit|sowie)\b)")


class Form(enum.Enum):
    """How a name is written."""

    FULL = enum.auto()  # Eva Bach
    TURNED = enum.auto()  # Bach, Eva
    JOINED = enum.auto()  # EvaBach
    EMAIL = enum.auto()
    TITLE = enum.auto()  # Frau Bach
    INITIAL = enum.auto()  # E. Bach
    ALONE = enum.auto()  # Bach
    PART = enum.auto()  # Eva; one half of Müller-Yıldız


def is_sure(text: str, words: Sequence[FoundWord], form: Form, first: int) -> bool:
    """Whether these words of a text mean the person.

    Args:
        text: all of it.
        words: next to each other, with the letters of the name.
        form: how the name is written there.
        first: so many of the words stand before the gap in the middle.
    """
    before, after = text[: words[0].start], text[words[-1].start + len(words[-1].text) :]
    if form is Form.EMAIL:
        return True
    if _is_part_of_a_word(before, after):
        return False
    gap = _gap(text, words, first) if first else ""
    match form:
        case Form.FULL:
            return gap.isspace() and _is_written_alike(words)
        case Form.TURNED:
            is_alone = _BEGIN.search(before) and _END.match(after)
            return bool(is_alone and _COMMA.fullmatch(gap))
        case Form.TITLE:
            is_short = words[0].folded in _SHORT_TITLES
            is_title = gap.startswith(".") if is_short else True
            return bool(is_title and _TITLE_GAP.fullmatch(gap) and _is_written_alike(words))
        case Form.INITIAL:
            is_initial = _INITIAL_GAP.fullmatch(gap) and words[0].text.isupper()
            is_initial = is_initial and _is_written_alike(words)
            return bool(is_initial) and not _is_another_sign(text, before, words)
        case Form.ALONE:
            is_alone = _BEGIN_IN_LIST.search(before) and _END_IN_LIST.match(after)
            return bool(is_alone) and words[-1].text[0].isupper()
        case Form.JOINED | Form.PART:
            return False


def _is_part_of_a_word(before: str, after: str) -> bool:
    """„Robert-Koch-Straße“, and „Frau Koch-Müller“, who is somebody else."""
    is_tail = before[-1:] in _HYPHENS and before[-2:-1].isalnum()
    is_head = after[:1] in _HYPHENS and after[1:2].isalnum()
    return bool(before and is_tail) or bool(after and is_head)


def _is_written_alike(words: Sequence[FoundWord]) -> bool:
    """All words with a capital or none: „rosa Bach“ is a brook."""
    capitals = {word.text[0].isupper() for word in words if word.folded not in PARTICLES}
    return len(capitals) <= 1


def _is_another_sign(text: str, before: str, words: Sequence[FoundWord]) -> bool:
    """Whether the letter before the name is no initial."""
    begins_line = not before.rpartition("\n")[2].strip()
    is_listed = begins_line and len(_LISTED.findall(text)) > 1
    return is_listed or bool(_IN_ABBREVIATION.search(before))


def _gap(text: str, words: Sequence[FoundWord], first: int) -> str:
    one, other = words[first - 1], words[first]
    return text[one.start + len(one.text) : other.start]
