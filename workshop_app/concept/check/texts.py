"""Judging what people typed, and naming things in a message."""

import unicodedata
from collections.abc import Sequence

from workshop_app import german
from workshop_app.concept.check.words import letters_of, word_lists
from workshop_app.translation import _, ngettext

_TITLE_LENGTH = 60
_INNER_QUOTES = str.maketrans({"„": "‚", "“": "‘", "”": "’", "«": "‹", "»": "›", '"': "’"})
_UNIT_SIGNS = frozenset("%‰°")


def count_words(text: str) -> int:
    """How many words a text has; „Sankt-Barbara-Viertel“ is one, a dash alone is none."""
    # A long dash joins no words, even where the blanks beside it are missing.
    separated = text.replace("–", " ").replace("—", " ")
    return sum(any(map(str.isalnum, word)) for word in separated.split())


def is_missing(text: str | None) -> bool:
    """Whether nothing is said: an empty text, „–“, „?“, „N. N.“, „noch offen“ and the like."""
    letters = letters_of(text or "")
    return not letters or letters in word_lists().stand_ins


def is_unit_missing(text: str) -> bool:
    """The same for a unit, which may be a sign („%“, „€“) or „keine“."""
    if any(sign in _UNIT_SIGNS or unicodedata.category(sign) == "Sc" for sign in text):
        return False
    return is_missing(text) and letters_of(text) not in word_lists().none_at_all


def named(code: str, title: str) -> str:
    """``HZ-03 „Bis Ende 2030 sinkt die Zahl …“``."""
    short = " ".join(code.split())
    return f"{short} {quoted(title)}" if title.strip() else short


def quoted(text: str) -> str:
    """The text in one line between German quotation marks, cut at a word if it is long."""
    line = " ".join(text.split())
    if len(line) > _TITLE_LENGTH:
        start = line[: _TITLE_LENGTH - 1]
        head, blank, _tail = start.rpartition(" ")
        line = (head if blank else start).rstrip(" ,;:.–-") + " …"
    return f"„{line.translate(_INNER_QUOTES)}“"


def dated(text: str) -> str:
    """A date as Germans write it; any other text that speaks of time in quotation marks."""
    return german.format_date_text(text) if german.parse_date(text) else quoted(text)


def lacking(parts: Sequence[str]) -> str:
    """``fehlt die Quelle``, ``fehlen die Quelle und der Stichtag``."""
    pattern = ngettext("fehlt {parts}", "fehlen {parts}", len(parts))
    return pattern.format(parts=german.join_list(parts, _("und")))
