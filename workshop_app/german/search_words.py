"""Words as people look for them: case, umlauts and accents do not count."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Letters without a decomposition; ß becomes ss with the case. Accents, which stand behind their
# letter once it is decomposed, are nothing.
_OTHER_LETTERS = {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
_NOT_PLAIN = re.compile(f"[\u0300-\u036f{''.join(_OTHER_LETTERS)}]")
# Not in „neue“, „Frauen“ or „Quelle“, where the e is a sound of its own.
_UMLAUT_IN_TWO_LETTERS = re.compile("([ao]|(?<![aeq])u)e")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of a text: where it stands, and how it is looked for."""

    start: int
    text: str
    folded: str

    def span(self, start: int, length: int) -> tuple[int, int]:
        """Begin and length in the text of a part of the folded word."""
        first = next(
            (n for n in range(len(self.text), 0, -1) if len(fold(self.text[:n])) <= start), 0
        )
        last = next(
            (n for n in range(first, len(self.text)) if len(fold(self.text[:n])) >= start + length),
            len(self.text),
        )
        return self.start + first, last - first


def fold(text: str) -> str:
    """The letters that count: „Müller“, „Mueller“ and „MULLER“ are one.

    The e also falls away in „aktuell“, in texts and in what is looked for alike.
    """
    letters = text.casefold()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = _NOT_PLAIN.sub(lambda match: _OTHER_LETTERS.get(match[0], ""), decomposed)
    return _UMLAUT_IN_TWO_LETTERS.sub(r"\1", letters)


def fold_words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return _WORD.findall(fold(text))


def find_words(text: str) -> Iterator[FoundWord]:
    """The words of a text with their places."""
    for match in _WORD.finditer(text):
        yield FoundWord(match.start(), match[0], fold(match[0]))
