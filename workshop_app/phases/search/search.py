"""Finding anything in a workshop: typo-tolerant, the best first, and where it is."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workshop_app.german.search_words import fold_words
from workshop_app.model.workshop import OwnStep
from workshop_app.phases.agenda import row_of
from workshop_app.phases.places import Place, place_of_row
from workshop_app.phases.search.search_entries import Entry, Group, Kind
from workshop_app.phases.search.search_fixed import place_of_fixed
from workshop_app.phases.search.search_ranking import (
    Span,
    Wanted,
    allowed_errors,
    cost_of,
    near_words,
    spans_in,
)
from workshop_app.phases.search.search_rows import SOURCE_OF, RowReader
from workshop_app.storage.search_index import IndexedText, SearchIndex, Term

LIMIT: Final = 60  # nobody reads further: one types another letter
_CANDIDATES: Final = 100  # of each way to be found, of which the best are shown
_MOST_WORDS: Final = 8
_ENOUGH: Final = 8  # with so many found nobody needs to be guessed
_ALTERNATIVES: Final = 24  # of a word: SQLite asks each of them for every row
_CODE_FORMS: Final = 2  # the words of a code in one, with and without its zeros, come first
_ROOM: Final = 1 << 40  # numbers of a kind: entries stand by kind in the index
_KINDS: Final[Mapping[Kind, int]] = {kind: place for place, kind in enumerate(Kind, 1)}
# Of two that fit alike the one is wanted more often: these first, lines of checklists last.
_WANTED_FIRST: Final = (
    Kind.COMMAND,
    Kind.STEP,
    Kind.ACTION_FIELD,
    Kind.GUIDING_GOAL,
    Kind.OBJECTIVE,
    Kind.PROJECT_IDEA,
    Kind.PARTICIPANT,
    Kind.CLUSTER,
    Kind.CARD,
)
_KIND_COST: Final[Mapping[Kind, float]] = {
    **dict.fromkeys(Kind, 0.4),
    **{kind: 0.03 * place for place, kind in enumerate(_WANTED_FIRST)},
    Kind.CHECK: 0.9,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, and what it was found for."""

    entry: Entry
    wanted: tuple[Wanted, ...] = ()

    def title_spans(self) -> tuple[Span, ...]:
        """The letters of the title for which it was found."""
        return spans_in(self.entry.title, self.wanted)

    def subtitle(self) -> str:
        """The second line: „K-012 · Bildung“."""
        return " · ".join(filter(None, (self.entry.code, self.entry.detail)))

    def subtitle_spans(self) -> tuple[Span, ...]:
        """The letters of the second line for which it was found."""
        return spans_in(self.subtitle(), self.wanted)


class Search:
    """All that can be found, and the index of it.

    It may be filled on one thread and then used on another. :meth:`close` frees it.
    """

    def __init__(self, fixed: Iterable[Entry]) -> None:
        """Find at first what does not depend on the workshop.

        Args:
            fixed: steps, chapters, commands.
        """
        self._index = SearchIndex()
        self._entries: dict[int, Entry] = {}
        self._numbers: dict[tuple[str, str], int] = {}  # by table and id
        self._next = 1
        self._add(fixed)

    def read(self, session: Session) -> None:
        """Find the rows of a workshop, too."""
        self._add(RowReader(session).all_rows())

    def refresh(self, session: Session, touched: Collection[tuple[str, uuid.UUID]]) -> None:
        """Look anew at the rows that changed, and at those that name them."""
        reader = RowReader(session)
        by_table: dict[str, set[uuid.UUID]] = {}
        for table, row_id in touched:
            by_table.setdefault(table, set()).add(row_id)
        for table, ids in by_table.items():
            source = SOURCE_OF.get(table)
            if source is None:
                continue
            entries = {entry.key: entry for entry in reader.rows(source, ids)}
            for row_id in ids - {uuid.UUID(key) for key in entries}:
                self._forget(table, str(row_id))
            for entry in (*entries.values(), *reader.children(table, ids)):
                self._put(entry)

    def find(self, query: str, *, group: Group | None = None) -> tuple[Hit, ...]:
        """What fits, the best first; at most :data:`LIMIT`.

        Args:
            query: words or beginnings of words, in any order; a code; one wrong letter a word.
            group: only these; None for all.
        """
        texts = fold_words(query)[:_MOST_WORDS]
        if not texts:
            return ()
        keys = _keys_of(group)
        wanted = [Wanted(text) for text in texts]
        found = self._matching(keys, [_terms(word) for word in wanted])
        if len(found) == _CANDIDATES:  # not all that begins so, but all that is just so
            found |= self._matching(keys, [[Term(text)] for text in texts])
        else:
            wanted = [Wanted(text, frozenset(self._inside(text))) for text in texts]
            found |= self._matching(keys, [_terms(word) for word in wanted])
        for guesses_known in (False, True):
            if not found or (len(found) < _ENOUGH and not guesses_known):
                wanted = [self._with_near(word, guesses_known) for word in wanted]
                found |= self._matching(keys, [_terms(word) for word in wanted])
        ranked = sorted((self._cost(text, wanted), key) for key, text in found.items())
        return tuple(Hit(self._entries[key], tuple(wanted)) for _cost, key in ranked[:LIMIT])

    def first(self, group: Group) -> tuple[Hit, ...]:
        """The first entries of a group, while nothing is looked for."""
        keys = _keys_of(group)
        found = sorted(key for key in self._entries if key in keys)
        return tuple(Hit(self._entries[key]) for key in found[:LIMIT])

    def current(self, entry: Entry) -> Entry | None:
        """What an entry that was found before says now; None: it is gone."""
        number = self._numbers.get((entry.table or entry.kind, entry.key))
        return None if number is None else self._entries[number]

    def close(self) -> None:
        """Forget all."""
        self._index.close()

    def _add(self, entries: Iterable[Entry]) -> None:
        self._index.add(_indexed(self._number(entry), entry) for entry in entries)

    def _number(self, entry: Entry) -> int:
        """The number of an entry in the index, which from now on is this one."""
        identity = (entry.table or entry.kind, entry.key)
        if identity not in self._numbers:
            self._numbers[identity] = _KINDS[entry.kind] * _ROOM + self._next
            self._next += 1
        number = self._numbers[identity]
        self._entries[number] = entry
        return number

    def _put(self, entry: Entry) -> None:
        self._index.put(_indexed(self._number(entry), entry))

    def _forget(self, table: str, key: str) -> None:
        number = self._numbers.pop((table, key), None)
        if number is not None:
            del self._entries[number]
            self._index.drop(number)

    def _inside(self, text: str) -> list[str]:
        found = self._index.words_with(text, limit=2 * _ALTERNATIVES)
        return [word for word in found if not word.startswith(text)][:_ALTERNATIVES]

    def _with_near(self, word: Wanted, guesses_known: bool) -> Wanted:
        """A word with those that resemble it; one that the index knows was seldom mistyped."""
        is_known = not guesses_known and self._index.has_word(word.text)
        if is_known or not allowed_errors(word.text):
            return word
        alike = self._index.words_like(word.text, limit=_ALTERNATIVES)
        return Wanted(word.text, word.inside, near_words(word.text, alike))

    def _matching(self, keys: range, words: Sequence[Sequence[Term]]) -> dict[int, IndexedText]:
        matching = self._index.matching(words, keys=keys, limit=_CANDIDATES)
        return {text.key: text for text in matching}

    def _cost(self, text: IndexedText, wanted: Sequence[Wanted]) -> float:
        more = text.more.split()
        # Somebody who types a code means it.
        is_code = "".join(word.text for word in wanted) in more[:_CODE_FORMS]
        cost = 0.0 if is_code else cost_of(wanted, text.title.split(), more)
        return cost + _KIND_COST[self._entries[text.key].kind]


def place_of(session: Session, entry: Entry) -> Place | None:
    """Where an entry leads; None: it is a command, or a step that is gone."""
    if not entry.table:
        return place_of_fixed(entry)
    if entry.table == OwnStep.__tablename__:
        return Place(entry.code) if row_of(session, entry.code) else None
    return place_of_row(session, table=entry.table, row_id=uuid.UUID(entry.key))


def _terms(word: Wanted) -> list[Term]:
    """All that a word may have been meant for."""
    return [Term(word.text, is_prefix=True), *map(Term, (*word.inside, *(word.near or ())))]


def _indexed(number: int, entry: Entry) -> IndexedText:
    # Every card is one: the word would be found in all of them.
    label = "" if entry.kind is Kind.CARD else entry.kind.label
    more = fold_words(f"{entry.detail} {entry.words} {label}")
    return IndexedText(
        number, " ".join(fold_words(entry.title)), " ".join((*_code_words(entry.code), *more))
    )


def _code_words(code: str) -> tuple[str, ...]:
    """As people type it: „K-012“, „k012“, „k 12“, „k12“."""
    words = fold_words(code)
    if len(words) < 2:
        return tuple(words)
    number = words[-1].lstrip("0")
    return "".join(words), "".join((*words[:-1], number)), *words, number


def _keys_of(group: Group | None) -> range:
    """The numbers in the index of a group's kinds, which stand side by side."""
    places = [place for kind, place in _KINDS.items() if group in {None, kind.group}]
    return range(places[0] * _ROOM, (places[-1] + 1) * _ROOM)
