"""What is new in a text, word by word, for people who compare two proposals."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_WORDS: Final = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Stück eines Vergleichs: words that both texts have, or only this one."""

    text: str
    is_different: bool


def compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of the old and of the new text."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False
    )
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        is_different = tag != "equal"
        if end > start:
            left.append(Piece("".join(before[start:end]), is_different))
        if other_end > other_start:
            right.append(Piece("".join(after[other_start:other_end]), is_different))
    return tuple(left), tuple(right)
