"""A board as the room sees it: headlines of cards, no notes, and nothing that waits."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster
from workshop_app.phases.board.board_reading import BoardColumn, ColumnKey, Pile, read_board
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
    waiting = {*session.scalars(select(Cluster.id).where(Cluster.is_released.is_(False)))}
    groups = [
        (column.head.key, _group(column, internal))
        for column in read_board(session, question).columns
        if column.head.key is not Pile.SET_ASIDE and column.head.key not in internal
    ]
    shown = tuple(_without_waiting(groups, waiting))
    board = load_method().board(question)
    count = sum(len(group.cards) + group.hidden for group in shown)
    note = ngettext("{count} Karte", "{count} Karten", count).format(count=count) if count else ""
    frame = frame_of(session, text, title=board.title, question=board.question, note=note)
    return Board(frame, shown)


def _without_waiting(
    groups: Sequence[tuple[ColumnKey, CardGroup]], waiting: Collection[ColumnKey]
) -> Iterator[CardGroup]:
    """Groups without headings that would tell what waits: those cards count as not assigned."""
    told = 0
    for key, group in groups:
        if key in waiting and group.hidden and not group.cards:
            told += group.hidden
        elif key is Pile.UNASSIGNED:
            group = replace(group, hidden=group.hidden + told)  # behind all clusters
            if group.cards or group.hidden:
                yield group
        elif group.title or group.cards or group.hidden:
            yield group


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
