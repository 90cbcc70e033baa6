"""Cards that say the same: laid under one of them, and taken apart again.

Those below always share the cluster of the one on top, and whether it is set aside or in the
trash, so that whoever counts cards need not know of stacks.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from workshop_app.model.board import Card
from workshop_app.phases import records
from workshop_app.phases.board import boards, releasing
from workshop_app.phases.board.card_queries import mentions_of, with_mentions
from workshop_app.phases.board.stack_levels import Laid, last_level
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class NothingToMergeError(WorkshopError):
    """One card alone is no stack."""

    def __init__(self) -> None:
        super().__init__(_("Bitte markieren Sie mindestens zwei Karten zum Zusammenlegen."))


def merge_cards(session: Session, *, card_ids: Sequence[uuid.UUID]) -> uuid.UUID:
    """Lay cards and stacks under the first of them; returns the id of that one.

    Raises:
        NothingToMergeError: it is one card only.
        UnknownRecordError: a card was deleted meanwhile.
    """
    cards = records.get_all(session, Card, card_ids)
    top, *others = dict.fromkeys(_top_of(session, card) for card in cards)
    if not others:
        raise NothingToMergeError
    for card in with_mentions(session, others):
        card.merged_into_id = top.id
        card.headline = ""
    _follow(session, top)
    return top.id


def split_cards(session: Session, *, card_ids: Iterable[uuid.UUID]) -> tuple[uuid.UUID, ...]:
    """Take stacks apart: what lay below lies behind the card on top; returns what came free.

    Of stacks that were merged only the last merging is taken back, so that they lie there again.

    Raises:
        UnknownRecordError: a card was deleted meanwhile.
    """
    freed: list[uuid.UUID] = []
    for card_id in dict.fromkeys(card_ids):
        top = records.get(session, Card, card_id)
        below = mentions_of(session, [top.id])
        level = last_level(session, top, below)
        if level:
            free = _lay_back(below, level)
        else:
            free = below
            top.headline = ""
        for card in free:
            card.merged_into_id = None
        session.flush()
        boards.put_behind(session, top, free)
        freed += [card.id for card in free]
    return tuple(freed)


def _lay_back(below: Sequence[Card], level: Mapping[uuid.UUID, Laid]) -> list[Card]:
    """Lay cards below those that they came with; returns the ones that lie by themselves again."""
    free = []
    for card in below:
        if card.id not in level:
            continue
        card.headline = level[card.id].headline
        if level[card.id].former_top in level:
            card.merged_into_id = level[card.id].former_top
        else:
            free.append(card)
    return free


def add_mention(session: Session, *, card_id: uuid.UUID, step: str, text: str) -> uuid.UUID:
    """Count a text as a further mention of a card; returns the id of the new card below it.

    Raises:
        EmptyCardError, CardTooLongError: the text does not fit.
        UnknownRecordError: the card was deleted meanwhile.
    """
    top = _top_of(session, records.get(session, Card, card_id))
    mention = records.create(
        session,
        Card,
        step=step,
        text=boards.card_text(text),
        question=top.question,
        colour=top.colour,
        cluster_id=top.cluster_id,
        is_set_aside=top.is_set_aside,
        merged_into_id=top.id,
        is_released=not releasing.holds_back(session, top.question or ""),
    )
    return mention.id


def set_shown_text(session: Session, *, card_id: uuid.UUID, text: str) -> None:
    """Word a card anew; of a stack only what it is called, for its originals stay.

    Raises:
        EmptyCardError, CardTooLongError: the text does not fit.
        UnknownRecordError: the card was deleted meanwhile.
    """
    card = records.get(session, Card, card_id)
    if mentions_of(session, [card_id]):
        headline = boards.card_text(text)
        card.headline = "" if headline == card.text else headline
    else:
        boards.set_text(session, card_id=card_id, text=text)


def _top_of(session: Session, card: Card) -> Card:
    return card if card.merged_into_id is None else records.get(session, Card, card.merged_into_id)


def _follow(session: Session, top: Card) -> None:
    """Give what lies below a card its place."""
    for card in mentions_of(session, [top.id]):
        card.cluster_id = top.cluster_id
        card.is_set_aside = top.is_set_aside
        card.is_in_trash = top.is_in_trash
