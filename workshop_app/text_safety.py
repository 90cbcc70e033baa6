"""Text from people as it can be kept: everything one can read stays, what breaks files goes.

Imports nothing of ours.
"""

import re
import unicodedata
from typing import Final

# XML 1.0 forbids most C0 controls, surrogates, U+FFFE and U+FFFF (section 2.2, Char); C1 controls,
# noncharacters and a byte order mark inside a text are allowed or nearly so, but never meant.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
    )
    + "]"
)
# Word and spreadsheets hand over a vertical tab for a line break in a paragraph.
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
# Controls, joiners, surrogates; not what this Python does not know yet, such as next year's emoji.
_SHAPELESS: Final = frozenset({"Cc", "Cf", "Cs"})
_STRONG: Final = _RIGHT_TO_LEFT | {"L"}
# Scripts written from right to left, for the common case that a text has none of them.
_MAY_BE_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
_ISOLATES: Final = "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_OPENS_DIRECTION: Final = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}]")
_DIRECTION: Final = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}{_POP_EMBEDDING}{_POP_ISOLATE}]")

# A spreadsheet computes what begins so; NFKC makes the wide forms of other keyboards the same.
_FORMULA: Final = "=+-@"
_PLAIN_NUMBER: Final = re.compile(r"\s*[+-]?[\d\s.,]*\d\s*[%€]?\s*")


# Unicode's "Stream-Safe Text Format" (UAX #15, 13): no script stacks more marks on one letter.
_MOST_MARKS: Final = 30
_SHORT: Final = 2_000  # signs; sorting the marks of a short text takes no time


def composed(text: str) -> str:
    """The text in NFC. Of marks on one letter, only the first 30 are kept in a long text.

    To sort them takes a time that grows with the square of their number: minutes for 4 MB.
    """
    if len(text) > _SHORT and not text.isascii():
        text = _with_few_marks(text)
    return unicodedata.normalize("NFC", text)


def _with_few_marks(text: str) -> str:
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def clean_text(text: str) -> str:
    """The text in NFC, with line feeds as its only line ends and without what no file can keep.

    Emoji, right-to-left text and tabs stay as they are. Cleaning twice changes nothing.
    """
    return composed(_UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def with_closed_directions(text: str) -> str:
    """The text in which every line ends the embeddings, overrides and isolates that it begins.

    Else one such sign at the end of a text turns round what is written behind it.
    """
    if not _OPENS_DIRECTION.search(text):
        return text
    return "\n".join(line + _closing(line) for line in text.split("\n"))


def _closing(line: str) -> str:
    """What closes the directions that are open at the end of a line (UAX #9, 3.3)."""
    isolates: list[int] = [0]  # open embeddings, outside and in each open isolate
    for sign in _DIRECTION.findall(line):
        if sign in _EMBEDDINGS:
            isolates[-1] += 1
        elif sign in _ISOLATES:
            isolates.append(0)
        elif sign == _POP_EMBEDDING:
            isolates[-1] = max(isolates[-1] - 1, 0)
        elif len(isolates) > 1:
            isolates.pop()
    inner = (_POP_EMBEDDING * count + _POP_ISOLATE for count in reversed(isolates[1:]))
    return "".join(inner) + _POP_EMBEDDING * isolates[0]


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    if not _MAY_BE_RIGHT_TO_LEFT.search(text):
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((d for d in directions if d in _STRONG), "L") in _RIGHT_TO_LEFT


def directional_parts(text: str) -> list[tuple[str, bool]]:
    """The text cut where the direction changes; each part with whether it runs from right to left.

    Blanks, digits and signs go with the letters before them.
    """
    if not _MAY_BE_RIGHT_TO_LEFT.search(text):
        return [(text, False)] if text else []
    parts: list[tuple[str, bool]] = []
    start, leftwards = 0, is_right_to_left(text)
    for position, character in enumerate(text):
        direction = unicodedata.bidirectional(character)
        if direction in _STRONG and (direction in _RIGHT_TO_LEFT) != leftwards:
            parts.append((text[start:position], leftwards))
            start, leftwards = position, not leftwards
    parts.append((text[start:], leftwards))
    return parts


def is_blank(text: str) -> bool:
    """Whether there is nothing to see: only spaces, line ends and signs without a shape."""
    return all(
        character.isspace() or unicodedata.category(character) in _SHAPELESS for character in text
    )


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet that is given this text could compute it.

    What stands before the sign does not help: blanks, line ends and signs without a shape.
    """
    start = next(
        (
            character
            for character in text
            if not character.isspace() and unicodedata.category(character) not in _SHAPELESS
        ),
        "",
    )
    sign = unicodedata.normalize("NFKC", start)[:1]
    return bool(sign) and sign in _FORMULA


def guard_cell(text: str) -> str:
    """The text as a cell of a clipboard or a file of plain text: never a formula.

    The sign before it is the one by which people themselves write „=“ as text. A plain number such
    as „-5“ stays one.
    """
    return f"'{text}" if _is_guarded(text.lstrip("'")) else text


def unguard_cell(text: str) -> str:
    """The text that :func:`guard_cell` was given."""
    return text[1:] if text.startswith("'") and _is_guarded(text.lstrip("'")) else text


def _is_guarded(text: str) -> bool:
    return begins_formula(text) and not _PLAIN_NUMBER.fullmatch(text)
