"""What is done with the cards of a board: captured, worded, marked, moved, set aside."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.board import Card, CardColour, Cluster, Legibility
from workshop_app.model.goals import ActionField
from workshop_app.phases import records
from workshop_app.phases.board import releasing
from workshop_app.phases.board.card_queries import is_lying, mentions_of, with_mentions
from workshop_app.phases.method import load_method
from workshop_app.storage.errors import WorkshopError
from workshop_app.text_safety import clean_text, is_blank, with_closed_directions
from workshop_app.translation import _

MAX_CARD_CHARACTERS = 10_000
ADVISED_CHARACTERS = 80  # of a card: more is not read from ten metres away
MANY_CARDS = 60  # from here on a question floods the plenum (Kartenabfrage, domain.md 1.2)


class EmptyCardError(WorkshopError):
    """A card without a word."""

    def __init__(self) -> None:
        super().__init__(_("Eine Karte braucht einen Text."))


class CardTooLongError(WorkshopError):
    """More than a card can hold."""

    def __init__(self) -> None:
        super().__init__(
            _("Auf eine Karte passen höchstens {most} Zeichen. Bitte teilen Sie den Text.").format(
                most=german.format_number(MAX_CARD_CHARACTERS)
            )
        )


def clean_card_text(text: str) -> str:
    """The text as a card keeps it: lines without blanks at their ends, no control characters."""
    lines = clean_text(text.replace("\t", " ")).split("\n")
    cleaned = "\n".join(line.strip() for line in lines).strip()
    return "" if is_blank(cleaned) else with_closed_directions(cleaned)


def add_card(
    session: Session,
    *,
    question: str,
    step: str,
    text: str,
    cluster_id: uuid.UUID | None = None,
    action_field_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Add a card in the colour of its board, at the end of its column; returns its id.

    Args:
        question: F1 … F7.
        step: the step it is captured in.
        text: it is cleaned; 1 to 10,000 characters.
        cluster_id: the column; None for „Noch nicht zugeordnet“.
        action_field_id: whose small group wrote it.

    Raises:
        EmptyCardError, CardTooLongError: the text does not fit.
        UnknownRecordError: the cluster was deleted meanwhile.
        UnknownStepError: no step asks this question.
    """
    return add_cards(
        session,
        question=question,
        step=step,
        texts=(text,),
        cluster_id=cluster_id,
        action_field_id=action_field_id,
    )[0]


def add_cards(
    session: Session,
    *,
    question: str,
    step: str,
    texts: Iterable[str],
    cluster_id: uuid.UUID | None = None,
    action_field_id: uuid.UUID | None = None,
    behind_id: uuid.UUID | None = None,
) -> tuple[uuid.UUID, ...]:
    """Add several cards, as :func:`add_card` does; returns their ids.

    Args:
        behind_id: a card of the column that they shall follow; None for the end of the column.
    """
    cleaned = [card_text(text) for text in texts]
    if cluster_id is not None:
        records.get(session, Cluster, cluster_id)
    what_all_have = {
        "question": question,
        "colour": load_method().board(question).colour,
        "cluster_id": cluster_id,
        "action_field_id": action_field_id,
        "is_released": not releasing.holds_back(session, question),
    }
    rows = [{"text": text, **what_all_have} for text in cleaned]
    added = records.create_all(session, Card, rows, step=step)
    if behind_id is not None:
        put_behind(session, records.get(session, Card, behind_id), added)
    return tuple(card.id for card in added)


def set_text(session: Session, *, card_id: uuid.UUID, text: str) -> None:
    """Word a card anew.

    Raises:
        EmptyCardError, CardTooLongError: the text does not fit.
        UnknownRecordError: the card was deleted meanwhile.
    """
    records.get(session, Card, card_id).text = card_text(text)


def set_explanation(session: Session, *, card_id: uuid.UUID, text: str) -> None:
    """Note what is meant by a card; an empty text removes the note.

    Raises:
        CardTooLongError: more than 10,000 characters.
        UnknownRecordError: the card was deleted meanwhile.
    """
    text = clean_card_text(text)
    if len(text) > MAX_CARD_CHARACTERS:
        raise CardTooLongError
    records.get(session, Card, card_id).explanation = text


def set_colour(session: Session, *, card_ids: Iterable[uuid.UUID], colour: CardColour) -> None:
    """Give cards another colour."""
    for card in _cards(session, card_ids):
        card.colour = colour


def set_action_field(
    session: Session, *, card_ids: Iterable[uuid.UUID], action_field_id: uuid.UUID | None
) -> None:
    """Say whose small group wrote cards; those set aside lie on the board again.

    Raises:
        UnknownRecordError: a card or the action field was deleted meanwhile.
    """
    if action_field_id is not None:
        records.get(session, ActionField, action_field_id)
    cards = _cards(session, card_ids)
    for card in cards:
        card.action_field_id = action_field_id
    for card in with_mentions(session, cards):
        card.is_set_aside = False


def set_legibility(
    session: Session, *, card_ids: Iterable[uuid.UUID], legibility: Legibility
) -> None:
    """Say how sure the person typing is of what the cards say."""
    for card in _cards(session, card_ids):
        card.legibility = legibility


def next_legibility(legibility: Legibility | str) -> Legibility:
    """What follows when one key goes round: klar, unsicher, unleserlich."""
    steps = list(Legibility)
    place = steps.index(legibility) if isinstance(legibility, Legibility) else -1
    return steps[(place + 1) % len(steps)]


def set_dissent(session: Session, *, card_ids: Iterable[uuid.UUID], is_dissent: bool) -> None:
    """Mark cards as a minority's reading, or take the mark off."""
    for card in _cards(session, card_ids):
        card.is_dissent = is_dissent


def set_aside(session: Session, *, card_ids: Iterable[uuid.UUID], is_set_aside: bool) -> None:
    """Take cards off the board without deleting them, or back to where they lay."""
    for card in with_mentions(session, _cards(session, card_ids)):
        card.is_set_aside = is_set_aside


def move_cards(
    session: Session,
    *,
    question: str,
    card_ids: Sequence[uuid.UUID],
    cluster_id: uuid.UUID | None,
    before_id: uuid.UUID | None = None,
) -> None:
    """Put cards into a column, in the order given; those set aside lie on the board again.

    Args:
        question: the board.
        card_ids: in the order they shall have.
        cluster_id: the column; None for „Noch nicht zugeordnet“.
        before_id: the card that shall follow them; None for the end of the column.

    Raises:
        UnknownRecordError: a card or the cluster was deleted meanwhile.
    """
    if cluster_id is not None:
        records.get(session, Cluster, cluster_id)
    moved = _cards(session, card_ids)
    lying = _cards_in(session, question, cluster_id)
    others = [card for card in lying if card not in moved]
    place = _place_before(others, before_id)
    if [*others[:place], *moved, *others[place:]] == lying:
        return
    first = _make_room(others, place, len(moved))
    for position, card in enumerate(moved, start=first):
        card.cluster_id = cluster_id
        card.is_set_aside = False
        card.position = position
    for card in mentions_of(session, card_ids):
        card.cluster_id = cluster_id
        card.is_set_aside = False


def put_behind(session: Session, top: Card, cards: Sequence[Card]) -> None:
    """Give cards that lie by themselves again the places behind another one of their column."""
    others = [
        card for card in _cards_in(session, top.question, top.cluster_id) if card not in cards
    ]
    place = others.index(top) + 1 if top in others else len(others)
    first = _make_room(others, place, len(cards))
    for position, card in enumerate(cards, start=first):
        card.position = position


def card_text(text: str) -> str:
    """A text cleaned for a card.

    Raises:
        EmptyCardError, CardTooLongError: it does not fit.
    """
    text = clean_card_text(text)
    if not text:
        raise EmptyCardError
    if len(text) > MAX_CARD_CHARACTERS:
        raise CardTooLongError
    return text


def _cards(session: Session, card_ids: Iterable[uuid.UUID]) -> list[Card]:
    return records.get_all(session, Card, dict.fromkeys(card_ids))


def _cards_in(session: Session, question: str | None, cluster_id: uuid.UUID | None) -> list[Card]:
    query = select(Card).where(
        Card.cluster_id == cluster_id, Card.is_set_aside.is_(False), is_lying()
    )
    if cluster_id is None:
        query = query.where(Card.question == question)
    return list(session.scalars(query.order_by(Card.position, Card.code)))


def _place_before(cards: Sequence[Card], before_id: uuid.UUID | None) -> int:
    for place, card in enumerate(cards):
        if card.id == before_id:
            return place
    return len(cards)


def _make_room(cards: Sequence[Card], place: int, count: int) -> int:
    """The first of ``count`` free positions; the fewer cards on one side make room."""
    before, after = cards[:place], cards[place:]
    if not after:
        return before[-1].position + 1 if before else 0
    if not before:
        return after[0].position - count
    if after[0].position - before[-1].position > count:
        return before[-1].position + 1
    if len(after) <= len(before):
        first = before[-1].position + 1
        _push(after, first + count, 1)
        return first
    first = after[0].position - count
    _push(before[::-1], first - 1, -1)
    return first


def _push(cards: Iterable[Card], limit: int, direction: int) -> None:
    """Move positions past a limit, card by card, until one is far enough."""
    for card in cards:
        if (card.position - limit) * direction >= 0:
            return
        card.position = limit
        limit += direction
