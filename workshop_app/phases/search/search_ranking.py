"""How well an entry fits what is looked for, and which letters of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workshop_app.german.search_words import find_words

_SHORTEST_WITH_ERROR: Final = 4  # letters; below, one wrong letter makes another word
_SHORTEST_WITH_TWO: Final = 9
_SHORTEST_INSIDE: Final = 8  # a mistyped part of a compound
_SHORTEST_BEGINNING: Final = 6
_LONGEST_ENDING: Final = 2
# What a word costs that is found so.
_EXACT, _BEGINNING, _INSIDE, _NEAR = 0.0, 1.0, 3.0, 6.0
_WORST = 12.0
_NOT_IN_TITLE = 2.0
_NOT_AT_THE_BEGINNING = 0.5  # of the title
_MORE_IN_TITLE = 0.25  # „Maßnahmenplan exportieren“ for „Maßnahmenplan“

Span = tuple[int, int]  # begin and length


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that is looked for, and the indexed words that it may have been meant for.

    Attributes:
        inside: words that contain it.
        near: words that resemble it, with the number of wrong letters.
    """

    text: str
    inside: frozenset[str] = frozenset()
    near: Mapping[str, int] | None = None

    def cost(self, word: str) -> float | None:
        """How badly an indexed word fits; None: not at all."""
        if word == self.text:
            return _EXACT
        if word.startswith(self.text):
            return _BEGINNING
        if word in self.inside:
            return _INSIDE
        if self.near and word in self.near:
            return _NEAR + self.near[word]
        return None


def cost_of(wanted: Sequence[Wanted], title: Sequence[str], more: Sequence[str]) -> float:
    """How badly an entry fits; 0 is a title of just these words.

    Args:
        wanted: what is looked for.
        title: the folded words of the title.
        more: the folded words of all that is searched besides.
    """
    total = 0.0
    for word in wanted:
        costs = [*_costs(word, title, 0.0), *_costs(word, more, _NOT_IN_TITLE)]
        total += min(costs, default=_WORST)
    if len(title) > len(wanted):
        total += _MORE_IN_TITLE
    begins_with_it = bool(wanted and title) and wanted[0].cost(title[0]) is not None
    return total if begins_with_it else total + _NOT_AT_THE_BEGINNING


def allowed_errors(word: str) -> int:
    """How many letters of a word may be wrong."""
    if len(word) < _SHORTEST_WITH_ERROR:
        return 0
    return 1 if len(word) < _SHORTEST_WITH_TWO else 2


def near_words(text: str, words: Iterable[str]) -> dict[str, int]:
    """Those of the words that begin like a text, or contain the like, with the wrong letters."""
    limit = allowed_errors(text)
    if len(text) < _SHORTEST_BEGINNING:  # nearly any four letters resemble the beginning of a word
        words = [word for word in words if len(word) <= len(text) + _LONGEST_ENDING]
    found = {word: wrong_letters(text, word) for word in words}
    return {word: wrong for word, wrong in found.items() if 0 < wrong <= limit}


def wrong_letters(text: str, word: str) -> int:
    """How many letters are wrong, missing, too many or swapped, against the beginning of a word.

    A text of eight letters and more may also be meant for a part inside: „spracjkurs“ in
    „Frauensprachkurs“.
    """
    is_anywhere = len(text) >= _SHORTEST_INSIDE
    before: list[int] = []
    row = [0 if is_anywhere else place for place in range(len(word) + 1)]
    for number, letter in enumerate(text, 1):
        before, above, row = row, before, [number]
        for place, other in enumerate(word, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other))
            is_swapped = (
                number > 1
                and place > 1
                and letter == word[place - 2]
                and text[number - 2] == other
                and letter != other
            )
            if is_swapped:
                cost = min(cost, above[place - 2] + 1)
            row.append(cost)
    return min(row)


def spans_in(text: str, wanted: Sequence[Wanted]) -> tuple[Span, ...]:
    """The parts of a text for which it was found, in their order."""
    spans = []
    for word in find_words(text):
        for searched in wanted:
            cost = searched.cost(word.folded)
            if cost is None:
                continue
            place = word.folded.find(searched.text)
            if place < 0:
                spans.append((word.start, len(word.text)))
            else:
                spans.append(word.span(place, len(searched.text)))
            break
    return tuple(spans)


def _costs(wanted: Wanted, words: Iterable[str], surcharge: float) -> list[float]:
    costs = (wanted.cost(word) for word in words)
    return [cost + surcharge for cost in costs if cost is not None]
