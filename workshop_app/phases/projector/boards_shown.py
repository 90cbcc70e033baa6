"""A board as the room sees it: headlines of cards, no notes, and nothing that waits."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster
from workshop_app.phases.board_reading import BoardColumn, Pile, read_board
from workshop_app.phases.method import StepText, load_method
from workshop_app.phases.projector.frames import frame_of
from workshop_app.phases.projector.pictures import Board, CardGroup, ShownCard
from workshop_app.translation import ngettext


def read_shown_board(session: Session, text: StepText, question: str) -> Board:
    """The board of a question; cards set aside and internal ones are not on it."""
    internal = {
        *session.scalars(select(Card.id).where(Card.is_internal)),
        *session.scalars(select(Cluster.id).where(Cluster.is_internal)),
    }
    groups = tuple(
        _group(column, internal)
        for column in read_board(session, question).columns
        if column.head.key is not Pile.SET_ASIDE and column.head.key not in internal
    )
    shown = tuple(group for group in groups if group.title or group.cards or group.hidden)
    board = load_method().board(question)
    count = sum(len(group.cards) + group.hidden for group in shown)
    note = ngettext("{count} Karte", "{count} Karten", count).format(count=count) if count else ""
    frame = frame_of(session, text, title=board.title, question=board.question, note=note)
    return Board(frame, shown)


def _group(column: BoardColumn, internal: set[uuid.UUID]) -> CardGroup:
    open_cards = [card for card in column.cards if card.id not in internal]
    return CardGroup(
        number=column.head.number,
        title=column.head.title,
        cards=tuple(
            ShownCard(card.id, card.text, str(card.colour), card.mentions, card.points)
            for card in open_cards
            if card.is_released
        ),
        hidden=sum(not card.is_released for card in open_cards),
        own_points=column.head.points,
    )
