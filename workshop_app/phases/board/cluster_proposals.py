"""Proposals for clusters: which cards could belong together, compared on this machine.

They are proposals only: nothing is changed until somebody takes one over.
"""

import heapq
import itertools
import math
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.phases.board.similar_texts import pieces_of, words_of

_ALIKE = 0.14  # mean cosine of two groups from which on they are one
_LEAST_PAIR = 0.05  # cosine of two cards that is worth keeping
_MOST = 12  # proposals
_MOST_TITLE_WORDS = 2
_MOST_TITLE_CHARACTERS = 60
_CHECK_EVERY = 50  # cards

_Vector = Mapping[str, float]
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClusterProposal:
    """Cards that say something about the same, under a heading made of their words."""

    title: str
    card_ids: tuple[uuid.UUID, ...]


def propose_clusters(
    cards: Sequence[tuple[uuid.UUID, str]], check: Callable[[], None] = lambda: None
) -> tuple[ClusterProposal, ...]:
    """Groups of two or more of these cards, the largest first; others are in none.

    Args:
        cards: ids and texts, in the order of the board.
        check: called now and then; it may raise to end the work.
    """
    groups = _grouped(_likenesses(_vectors([text for _id, text in cards]), check), len(cards))
    words = [words_of(text) for _id, text in cards]
    spread = Counter(stem for of_card in words for stem in set(of_card))
    found = [
        ClusterProposal(_title(group, cards, words, spread), tuple(cards[n][0] for n in group))
        for group in groups
    ]
    return tuple(found[:_MOST])


def _vectors(texts: Sequence[str]) -> list[_Vector]:
    """Of each text its pieces, the rarer the heavier, of length one."""
    pieces = [pieces_of(text) for text in texts]
    spread = Counter(piece for of_text in pieces for piece in of_text)
    vectors: list[_Vector] = []
    for of_text in pieces:
        raw = {piece: math.log(1 + len(texts) / spread[piece]) for piece in of_text}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({piece: weight / length for piece, weight in raw.items()})
    return vectors


def _likenesses(vectors: Sequence[_Vector], check: Callable[[], None]) -> dict[_Pair, float]:
    """The cosine of each two texts that share enough; the smaller number first."""
    seen: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[_Pair, float] = {}
    for number, vector in enumerate(vectors):
        if number % _CHECK_EVERY == 0:
            check()
        sums: defaultdict[int, float] = defaultdict(float)
        for piece, weight in sorted(vector.items()):
            for other, its_weight in seen[piece]:
                sums[other] += weight * its_weight
            seen[piece].append((number, weight))
        found |= {(other, number): sum_ for other, sum_ in sums.items() if sum_ >= _LEAST_PAIR}
    return found


def _grouped(likenesses: Mapping[_Pair, float], count: int) -> list[list[int]]:
    """Join the two groups whose members are alike on average, until none are alike enough."""
    members = {number: [number] for number in range(count)}
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)  # sums over pairs of members
    for (one, other), likeness in likenesses.items():
        near[one][other] = near[other][one] = likeness
    heap = [(-likeness, one, other) for (one, other), likeness in likenesses.items()]
    heapq.heapify(heap)
    fresh = itertools.count(count)
    while heap:
        likeness, one, other = heapq.heappop(heap)
        if -likeness < _ALIKE:
            break
        if one not in members or other not in members:
            continue
        joined = next(fresh)
        members[joined] = members.pop(one) + members.pop(other)
        for third in sorted((near[one].keys() | near[other].keys()) & members.keys()):
            total = near[one].get(third, 0.0) + near[other].get(third, 0.0)
            near[joined][third] = near[third][joined] = total
            mean = total / (len(members[joined]) * len(members[third]))
            heapq.heappush(heap, (-mean, third, joined))
    groups = [sorted(group) for group in members.values() if len(group) > 1]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _title(
    group: Sequence[int],
    cards: Sequence[tuple[uuid.UUID, str]],
    words: Sequence[Mapping[str, str]],
    spread: Mapping[str, int],
) -> str:
    """The words that most of the cards share and few others have; else its first card."""
    inside = Counter(stem for number in group for stem in words[number])
    shared = [stem for stem, count in inside.items() if count > 1]
    shared.sort(key=lambda stem: (-inside[stem] * inside[stem] / spread[stem], stem))
    forms = []
    for stem in shared[:_MOST_TITLE_WORDS]:
        found = Counter(words[number][stem] for number in group if stem in words[number])
        forms.append(min(found, key=lambda word: (-found[word], len(word), word)))
    if forms:
        return ", ".join(form[0].upper() + form[1:] for form in forms)
    text = " ".join(cards[group[0]][1].split())
    return text if len(text) <= _MOST_TITLE_CHARACTERS else text[:_MOST_TITLE_CHARACTERS] + " …"
