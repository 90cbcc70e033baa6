"""The full-text index behind the search: SQLite FTS5, in the memory of this process only.

Nothing is written: no personal data stands on the disk a second time, and erasing a person needs
nothing more than erasing the row. Texts come folded (``german.search_words``), since SQLite's own
folding knows neither ß nor ue.

Two indexes: one of the texts by word and beginning of a word, and one of their vocabulary by
trigrams, which finds words that contain or resemble others. The trigrams of a few thousand words
take a millisecond; those of ten thousand texts would take thirty.
"""

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SCHEMA = """
CREATE VIRTUAL TABLE entry USING fts5 (title, more, tokenize = 'unicode61', prefix = '1 2 3');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (entry, row);
CREATE VIRTUAL TABLE word USING fts5 (padded, tokenize = 'trigram case_sensitive 1');
"""
_GRAM = 3  # letters of a trigram; FTS5 finds nothing for less
_LONG = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A folded word that is looked for, or the beginning of words."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What is indexed under a number: folded words with blanks between."""

    key: int
    title: str
    more: str


class SearchIndex:
    """Texts by number. May be filled on one thread and then used on another."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(
            ":memory:", check_same_thread=False, isolation_level=None
        )
        self._connection.executescript(_SCHEMA)
        self._word_keys: dict[str, int] = {}
        self._next_word_key = 1

    def add(self, texts: Iterable[IndexedText]) -> None:
        """Index these texts beside those that are there; their numbers are new."""
        run = self._connection.execute
        run("BEGIN")
        self._connection.executemany(
            "INSERT INTO entry (rowid, title, more) VALUES (?, ?, ?)",
            ((text.key, text.title, text.more) for text in texts),
        )
        words = (term for (term,) in run("SELECT term FROM vocabulary"))
        self._add_words([word for word in words if word not in self._word_keys])
        run("COMMIT")

    def put(self, text: IndexedText) -> None:
        """Index a text, instead of what had its number."""
        self.drop(text.key)
        self._connection.execute(
            "INSERT INTO entry (rowid, title, more) VALUES (?, ?, ?)",
            (text.key, text.title, text.more),
        )
        words = dict.fromkeys(f"{text.title} {text.more}".split())
        self._add_words([word for word in words if word not in self._word_keys])

    def drop(self, key: int) -> None:
        """Forget a text, and the words that only it had."""
        run = self._connection.execute
        found = run("SELECT title, more FROM entry WHERE rowid = ?", (key,)).fetchone()
        if found is None:
            return
        run("DELETE FROM entry WHERE rowid = ?", (key,))
        for word in set(" ".join(found).split()):
            if not run("SELECT 1 FROM vocabulary WHERE term = ?", (word,)).fetchone():
                run("DELETE FROM word WHERE rowid = ?", (self._word_keys.pop(word, -1),))

    def matching(
        self, words: Sequence[Sequence[Term]], *, keys: range, limit: int
    ) -> list[IndexedText]:
        """The texts that have one of the terms of each word, the lowest numbers first.

        Without a ranking by SQLite, which would first count all texts that match.
        """
        condition = " AND ".join(f"({' OR '.join(map(_quoted, terms))})" for terms in words)
        found = self._connection.execute(
            "SELECT rowid, title, more FROM entry"
            " WHERE entry MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?",
            (condition, keys.start, keys.stop - 1, limit),
        )
        return [IndexedText(*row) for row in found]

    def has_word(self, beginning: str) -> bool:
        """Whether an indexed word begins so."""
        found = self._connection.execute(
            "SELECT 1 FROM vocabulary WHERE term >= ? AND term < ? LIMIT 1",
            (beginning, f"{beginning}{chr(sys.maxunicode)}"),
        )
        return found.fetchone() is not None

    def words_with(self, part: str, *, limit: int) -> list[str]:
        """Indexed words that contain a part of at least three letters."""
        return self._words(_quoted(Term(part)), limit) if len(part) >= _GRAM else []

    def words_like(self, word: str, *, limit: int) -> list[str]:
        """Indexed words that share rows of three letters with a word, the most alike first."""
        # The ends of longer words have no need to help, and many words share them.
        padded = _padded(word) if len(word) < _LONG else _padded(word).rstrip()
        grams = {padded[place : place + _GRAM] for place in range(len(padded) - _GRAM + 1)}
        return self._words(" OR ".join(_quoted(Term(gram)) for gram in sorted(grams)), limit)

    def close(self) -> None:
        """Forget all."""
        self._connection.close()

    def _words(self, condition: str, limit: int) -> list[str]:
        found = self._connection.execute(
            "SELECT padded FROM word WHERE word MATCH ? ORDER BY rank LIMIT ?", (condition, limit)
        )
        return [padded.strip() for (padded,) in found]

    def _add_words(self, words: Sequence[str]) -> None:
        words = [word for word in words if len(word) >= _GRAM and word.isalpha()]  # no codes
        self._word_keys |= {word: key for key, word in enumerate(words, self._next_word_key)}
        self._next_word_key += len(words)
        self._connection.executemany(
            "INSERT INTO word (rowid, padded) VALUES (?, ?)",
            ((self._word_keys[word], _padded(word)) for word in words),
        )


def _padded(word: str) -> str:
    """With blanks around, so that beginning and end have trigrams of their own."""
    return f" {word} "


def _quoted(term: Term) -> str:
    text = term.text.replace('"', '""')
    return f'"{text}"*' if term.is_prefix else f'"{text}"'
