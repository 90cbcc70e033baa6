"""Which texts say nearly the same: compared on this machine, whatever their case or number."""

import itertools
import re
import unicodedata
import uuid
from collections import Counter
from collections.abc import Generator, Iterable

LEAST_LETTERS = 4  # of a text that others are compared with

_ALIKE = 0.6  # from here on two texts are similar, 1: the same
_MOST_COMPARED = 40  # that share most
_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = re.compile(r"(?<=[aou])e")  # ä and ae are one letter, and Häuser is like Haus
_LEAST_STEM = 3
_PEOPLE = ("innen",)
_ENDINGS = ("ern", "en", "er", "es", "e", "as", "is", "os")  # of number and case
# Words without which a card says the same; folded as the others are.
_EMPTY_WORDS = frozenset(
    _WORD.findall("""
    aber alle als am an auch auf aus bei beim bis da dan das dem den der des dies die
    dies dieselbe dieselben dort
    durch ein eine einem einen einer eines es etwas fehlen fehlt fur gar gibt haben hat hier hoch
    ich ihr im immer in innen ins ist ja jede jeder jedes kan kann kein keine keinen keiner man mehr
    mit nach nicht noch nur ob oder ohn ohne schon sehr sei sein sich sie sind so soll sollen
    sollte uber um und uns unser unsere unter viel viele vom von vor war was weil wen wenig wenige
    wenn wer werden wie wir wird wo zu zum zur zwischen
    """)
)


def stems_of(text: str) -> tuple[str, ...]:
    """The words that carry a text, without their endings, in their order."""
    return tuple(_stem(word) for word in _WORD.findall(_folded(text)) if word not in _EMPTY_WORDS)


def words_of(text: str) -> dict[str, str]:
    """The stems of a text with the word that each stands for, as it was written."""
    found: dict[str, str] = {}
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        for stem in stems_of(word):
            found.setdefault(stem, word)
    return found


class SimilarTexts:
    """Texts by what they belong to, a card for example; grows and shrinks text by text."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._with: dict[str, set[int]] = {}  # the texts that have a piece of a word
        self._texts: dict[int, tuple[uuid.UUID, frozenset[str]]] = {}
        self._of: dict[uuid.UUID, list[int]] = {}

    def add(self, key: uuid.UUID, text: str) -> None:
        """Know one text more of a card."""
        pieces = pieces_of(text)
        number = next(self._numbers)
        self._of.setdefault(key, []).append(number)
        self._texts[number] = key, pieces
        for piece in pieces:
            self._with.setdefault(piece, set()).add(number)

    def drop(self, key: uuid.UUID) -> None:
        """Forget a card, if it is known."""
        for number in self._of.pop(key, ()):
            for piece in self._texts.pop(number)[1]:
                having = self._with[piece]
                having.discard(number)
                if not having:
                    del self._with[piece]

    def search(self, text: str, *, limit: int = 3) -> Generator[None, None, tuple[uuid.UUID, ...]]:
        """What says nearly the same as a text or goes on as it begins; the nearest first.

        It goes in small steps, between which no text may come or go.
        """
        if sum(map(str.isalpha, text)) < LEAST_LETTERS:
            return ()
        wanted = pieces_of(text)
        shared: Counter[int] = Counter()
        for piece in wanted:
            shared.update(self._with.get(piece, ()))
            yield
        best: dict[uuid.UUID, float] = {}
        for number, count in shared.most_common(_MOST_COMPARED):
            key, pieces = self._texts[number]
            score = _likeness(count, len(wanted), len(pieces))
            if score >= _ALIKE:
                best[key] = max(score, best.get(key, 0.0))
        return tuple(sorted(best, key=lambda key: -best[key])[:limit])


def _likeness(shared: int, first: int, second: int) -> float:
    """How alike two sets are, and how far the smaller one is in the larger one; 0 to 1."""
    return (2 * shared / (first + second) + shared / min(first, second)) / 2


def pieces_of(text: str) -> frozenset[str]:
    """Three letters each, and the beginning of each word."""
    return frozenset(
        padded[start : start + 3]
        for stem in stems_of(text)
        for padded in (f" {stem}",)
        for start in range(max(1, len(padded) - 2))
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _UMLAUTS.sub("", letters)


def _stem(word: str) -> str:
    """A word without its endings; Kurs and Kurse, Garten and Gärten become one."""
    word = _without(word, _PEOPLE)
    return _without(word, _ENDINGS)


def _without(word: str, endings: Iterable[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word
