"""What the entry line of a board means: where a card goes, and which lines are cards."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.board import boards, clusters
from workshop_app.phases.board.board_reading import ColumnHead, ColumnKey, Pile, read_heads
from workshop_app.phases.board.boards import clean_card_text
from workshop_app.phases.step import BoardPane
from workshop_app.storage.errors import WorkshopError
from workshop_app.text_safety import clean_text
from workshop_app.translation import _

_NOT_OF_A_NAME = ":,;."  # „#Kultur: Fest“
MOST_LINES = 500  # cards at once; a day with a full room brings 300
_LONGEST_PASTE = 1_000_000  # signs
_BULLET = re.compile(r"^[-–—•◦▪‣*]\s+")
_NUMBER = re.compile(r"^(\d{1,3})[.)]\s+")
_SIGN_BEHIND = re.compile(r"(?s)(?P<column>#\S+)\s+(?P<sign>[*!])(?P<text>.*)")
_AT_THE_END = re.compile(r"(?s)(?P<text>.*\S)[^\S\n]+#(?P<name>[^#\n]+)$")


class TooMuchTextError(WorkshopError):
    """What was pasted is no list of cards for one board."""


@dataclass(frozen=True, slots=True)
class EntryText:
    """A typed line: the column that it names with #, if any, and the card's text."""

    target: ColumnKey | None
    text: str
    new_cluster: str = ""  # what stands behind # and is no cluster yet: the card shall begin it
    unknown_number: str = ""  # a number that no cluster has: it stays part of the text
    sister: BoardPane | None = None  # the board of the step that its first sign names


def sister_boards(step: str) -> dict[str, BoardPane]:
    """The two boards of a step by the sign that names them: *Stärke, !Schwäche.

    Empty where the step has one board, or more than two.
    """
    panes = [pane for pane in all_steps()[step].panes if isinstance(pane, BoardPane)]
    return dict(zip("*!", panes, strict=True)) if len(panes) == 2 else {}


def read_entry(
    typed: str, heads: Sequence[ColumnHead], sisters: Mapping[str, BoardPane] | None = None
) -> EntryText:
    """Take the column out of „#Wohnen Zu wenige große Wohnungen“; #2 and #0 work too.

    A sign of a board comes first, before or behind the column: of that board is what follows.
    A whole title wins, then a title that begins so, then one with a word that begins so. Where
    there is none, the word is the title of a new cluster. At the end of the text only the whole
    title of a cluster is one, or how it begins: „Preis #1 gewonnen“ and „Platz #1“ stay text.
    """
    typed = typed.lstrip()
    behind = _SIGN_BEHIND.fullmatch(typed)
    if behind is not None and behind["sign"] in (sisters or {}):
        typed = f"{behind['sign']}{behind['column']} {behind['text'].lstrip()}"
    sister = (sisters or {}).get(typed[:1])
    if sister is not None:
        return EntryText(None, typed[1:].lstrip(), sister=sister)
    if not typed.startswith("#"):
        return _named_at_the_end(typed, heads) or EntryText(None, typed)
    named = typed[1:]
    for head in sorted(heads, key=lambda head: -len(head.title)):
        length = len(head.title)
        if head.title and named[:length].casefold() == head.title.casefold():
            rest = named[length:]
            if not rest or rest[0].isspace():
                return EntryText(head.key, rest.lstrip())
    word, _blank, rest = _first_word(named)
    key = _column_for(word, heads)
    if key is not None:
        return EntryText(key, rest)
    if word.isdecimal():
        return EntryText(None, typed, unknown_number=word)
    if not any(sign.isalpha() for sign in word):
        return EntryText(None, typed)
    return EntryText(None, rest, new_cluster=word)


def add_typed(session: Session, *, question: str, step: str, typed: str) -> uuid.UUID:
    """Add a card to a board, in the column that the line names; a cluster that is new begins."""
    entry = read_entry(typed, read_heads(session, question))
    cluster_id = entry.target if isinstance(entry.target, uuid.UUID) else None
    boards.card_text(entry.text)  # refused before a cluster is made for it
    if entry.new_cluster:
        cluster_id = clusters.create_cluster(
            session, question=question, step=step, title=entry.new_cluster
        )
    (card_id,) = boards.add_cards(
        session, question=question, step=step, texts=[entry.text], cluster_id=cluster_id
    )
    return card_id


def lines_of(pasted: str) -> tuple[str, ...]:
    """The cards of a list that was copied elsewhere: a line each, without bullet or number.

    Raises:
        TooMuchTextError: it is far more than a board takes at once.
    """
    if len(pasted) > _LONGEST_PASTE:
        raise _too_many()
    marked = "\n".join(map(_without_list_number, clean_text(pasted).split("\n")))
    lines = [_BULLET.sub("", line.strip()).strip() for line in clean_card_text(marked).split("\n")]
    found = [_NUMBER.match(line) for line in lines]
    numbers = [int(match.group(1)) for match in found if match]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):  # no „3. Oktober“
        lines = [_NUMBER.sub("", line).strip() for line in lines]
    cards = tuple(line for line in lines if line)
    if len(cards) > MOST_LINES:
        raise _too_many()
    return cards


def _without_list_number(line: str) -> str:
    """The line without a number that a tab sets apart, as word processors copy lists."""
    rest = line.lstrip()
    found = _NUMBER.match(rest)
    is_set_apart = found is not None and "\t" in line[: len(line) - len(rest)] + found.group(0)
    return rest[found.end() :] if found is not None and is_set_apart else line


def _too_many() -> TooMuchTextError:
    return TooMuchTextError(
        _(
            "Auf einmal lassen sich höchstens {count} Karten anlegen. "
            "Bitte kopieren Sie die Liste in kleineren Teilen."
        ).format(count=german.format_number(MOST_LINES))
    )


def _named_at_the_end(typed: str, heads: Sequence[ColumnHead]) -> EntryText | None:
    match = _AT_THE_END.fullmatch(typed.rstrip())
    if match is None:
        return None
    name = " ".join(match["name"].split()).casefold()
    clusters = [head for head in heads if head.number is not None and name[0].isalpha()]
    whole = [head for head in clusters if head.title.casefold() == name]
    begun = [head for head in clusters if head.title.casefold().startswith(name)]
    found = next(iter(whole or begun), None)
    return EntryText(found.key, match["text"]) if found else None


def _first_word(text: str) -> tuple[str, str, str]:
    match = re.match(r"(\S*)(\s*)(.*)", text, re.DOTALL)
    assert match is not None
    word, blank, rest = match.groups()
    return word.rstrip(_NOT_OF_A_NAME), blank, rest


def _column_for(word: str, heads: Sequence[ColumnHead]) -> ColumnKey | None:
    if word == "0":
        return Pile.UNASSIGNED
    if word.isdecimal():
        return next((head.key for head in heads if head.number == int(word)), None)
    folded = word.casefold()
    if not folded:
        return None
    clusters = [head for head in heads if head.number is not None]
    for head in clusters:
        if head.title.casefold().startswith(folded):
            return head.key
    for head in clusters:
        if any(part.startswith(folded) for part in re.split(r"[\W_]+", head.title.casefold())):
            return head.key
    return None
