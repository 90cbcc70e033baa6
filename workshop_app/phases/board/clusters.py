"""What is done with the clusters of a board: made, named, ordered, taken away."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster, SwotEntry
from workshop_app.phases import records
from workshop_app.phases.board import boards, releasing
from workshop_app.phases.board.card_queries import is_lying, sum_of
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

MAX_TITLE_CHARACTERS = 200


class InvalidTitleError(WorkshopError):
    """A heading of nothing, or of a whole paragraph."""

    def __init__(self) -> None:
        super().__init__(
            _("Ein Cluster braucht eine Überschrift mit höchstens {most} Zeichen.").format(
                most=MAX_TITLE_CHARACTERS
            )
        )


def create_cluster(
    session: Session,
    *,
    question: str,
    step: str,
    title: str,
    card_ids: Sequence[uuid.UUID] = (),
) -> uuid.UUID:
    """Add a cluster behind the others, with these cards in it; returns its id.

    Raises:
        InvalidTitleError: no title, or one of more than 200 characters.
        UnknownRecordError: a card was deleted meanwhile.
    """
    title = _cluster_title(title)
    cluster = records.create(
        session,
        Cluster,
        step=step,
        title=title,
        question=question,
        is_released=not releasing.holds_back(session, question),
    )
    if card_ids:
        boards.move_cards(session, question=question, card_ids=card_ids, cluster_id=cluster.id)
    return cluster.id


def rename_cluster(session: Session, *, cluster_id: uuid.UUID, title: str) -> None:
    """Give a cluster another heading.

    Raises:
        InvalidTitleError: no title, or one of more than 200 characters.
        UnknownRecordError: it was deleted meanwhile.
    """
    records.get(session, Cluster, cluster_id).title = _cluster_title(title)


def delete_cluster(session: Session, *, cluster_id: uuid.UUID) -> None:
    """Take a heading away; its cards lie on the board without a cluster."""
    records.delete(session, Cluster, [cluster_id])


def merge_clusters(session: Session, *, cluster_id: uuid.UUID, into_id: uuid.UUID) -> uuid.UUID:
    """Put the cards of a cluster behind those of another one, which keeps its heading.

    Returns the id of that one.

    Raises:
        UnknownRecordError: one of them was deleted meanwhile.
    """
    gone = records.get(session, Cluster, cluster_id)
    kept = records.get(session, Cluster, into_id)
    if gone is kept:
        return into_id
    lying = select(Card.id).where(
        Card.cluster_id == cluster_id, Card.is_set_aside.is_(False), is_lying()
    )
    ids = list(session.scalars(lying.order_by(Card.position, Card.code)))
    boards.move_cards(session, question=kept.question or "", card_ids=ids, cluster_id=into_id)
    for card in session.scalars(select(Card).where(Card.cluster_id == cluster_id)):
        card.cluster_id = into_id
    for entry in session.scalars(select(SwotEntry).where(SwotEntry.cluster_id == cluster_id)):
        entry.cluster_id = into_id
    kept.action_field_id = kept.action_field_id or gone.action_field_id
    kept.points = sum_of(kept.points, gone.points)
    kept.is_released = kept.is_released or gone.is_released
    session.flush()
    records.delete(session, Cluster, [cluster_id])
    return into_id


def order_clusters(session: Session, *, cluster_ids: Sequence[uuid.UUID]) -> None:
    """Give the clusters of a board this order, and with it their numbers.

    Raises:
        UnknownRecordError: one was deleted meanwhile.
    """
    clusters = [records.get(session, Cluster, cluster_id) for cluster_id in cluster_ids]
    free: int | None = None
    for cluster, position in zip(
        clusters, sorted(cluster.position for cluster in clusters), strict=True
    ):
        free = position if free is None else max(position, free + 1)
        cluster.position = free


def _cluster_title(title: str) -> str:
    title = " ".join(boards.clean_card_text(title).split())
    if not 0 < len(title) <= MAX_TITLE_CHARACTERS:
        raise InvalidTitleError
    return title
