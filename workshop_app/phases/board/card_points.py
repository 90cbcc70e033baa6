"""Points that the room stuck to cards and headings: counted on the wall, typed in, checked.

Each card keeps what was stuck to it, and a stack has the sum of its cards: so putting together adds
up, and taking apart gives back.
"""

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from workshop_app.model.board import BoardSetting, Card, Cluster
from workshop_app.model.people import Participant
from workshop_app.phases import records
from workshop_app.phases.board import releasing
from workshop_app.phases.board.card_queries import belongs_to, mentions_of, sum_of
from workshop_app.phases.method import PartKey, load_method
from workshop_app.phases.votes.point_proposals import LEAST_POINTS, MOST_POINTS, standard_points
from workshop_app.phases.votes.voting import InvalidPointsError

MOST_DIGITS = 4  # of the points of one card
_LEAST_CLUSTERS = 2  # from here on the room weighs clusters, not cards
_DAY_2 = frozenset({PartKey.DAY_2, PartKey.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class PointCount:
    """What was counted on a board, against what there can be."""

    given: int  # on cards and headings, those set aside included
    aside: int  # of these, on cards that were set aside
    is_begun: bool  # whether anything was counted, be it 0
    voters: int  # who got points; present people until the first points are counted
    points_per_person: int
    is_proposal: bool  # whether that number is only proposed
    options: int  # what the proposal was made for: clusters, or cards where there are none
    surplus_note: str = ""

    @property
    def budget(self) -> int:
        """All points there are."""
        return self.voters * self.points_per_person

    @property
    def missing(self) -> int:
        """Points not counted; below zero where there are too many."""
        return self.budget - self.given

    @property
    def has_surplus(self) -> bool:
        """Whether there are more points than can be."""
        return self.is_begun and self.voters > 0 and self.missing < 0


def set_card_points(session: Session, *, card_id: uuid.UUID, points: int | None, step: str) -> bool:
    """Enter what is stuck to a card; None: not counted. Returns whether that is news.

    A stack was counted as one: the number stands on its card on top, those below have none.

    Raises:
        InvalidPointsError: below zero.
        UnknownRecordError: the card was deleted meanwhile.
    """
    top = records.get(session, Card, card_id)
    below = mentions_of(session, [card_id])
    if _checked(points) == sum_of(top.points, *(card.points for card in below)):
        return False
    top.points = points
    for card in below:
        card.points = None
    _fix_rules(session, top.question or _question_of(session, top.cluster_id), step)
    return True


def set_cluster_points(
    session: Session, *, cluster_id: uuid.UUID, points: int | None, step: str
) -> bool:
    """Enter what is stuck to the heading of a cluster; None: not counted.

    Raises:
        InvalidPointsError: below zero.
        UnknownRecordError: the cluster was deleted meanwhile.
    """
    cluster = records.get(session, Cluster, cluster_id)
    if _checked(points) == cluster.points:
        return False
    cluster.points = points
    _fix_rules(session, _question_of(session, cluster_id), step)
    return True


def set_rules(
    session: Session,
    question: str,
    *,
    voters: int | None = None,
    points_per_person: int | None = None,
    surplus_note: str | None = None,
) -> None:
    """Say how many people got how many points, and why there are more; None: as it is.

    Raises:
        InvalidPointsError: a number below zero.
    """
    setting = releasing.setting_of(session, question)
    if voters is not None:
        setting.voters = _checked(voters)
    if points_per_person is not None:
        setting.points_per_person = _checked(points_per_person)
    if surplus_note is not None:
        setting.surplus_note = surplus_note.strip()


def clear_points(session: Session, question: str) -> int:
    """Take all points off a board, and what was said of them; returns of how many places."""
    cards = session.scalars(select(Card).where(belongs_to(question), Card.points.is_not(None)))
    clusters = session.scalars(
        select(Cluster).where(_stands_on(question), Cluster.points.is_not(None))
    )
    counted = [*cards, *clusters]
    for each in counted:
        each.points = None
    setting = releasing.setting_of(session, question)
    setting.voters = setting.points_per_person = None
    setting.surplus_note = ""
    return len(counted)


def read_count(session: Session, question: str, step: str) -> PointCount:
    """The points of a board against those that there can be."""
    rules = session.execute(
        select(BoardSetting.voters, BoardSetting.points_per_person, BoardSetting.surplus_note)
        .where(BoardSetting.question == question)
        .order_by(BoardSetting.position)
    ).first()
    voters, each, note = rules or (None, None, "")
    lies_by_itself = case((Card.merged_into_id.is_(None), Card.id))
    per_pile = {
        is_aside: (tops, counted, max(total or 0, 0))
        for is_aside, tops, counted, total in session.execute(
            select(
                Card.is_set_aside,
                func.count(lies_by_itself),
                func.count(Card.points),
                func.sum(Card.points),
            )
            .where(belongs_to(question), Card.is_in_trash.is_(False))
            .group_by(Card.is_set_aside)
        )
    }
    (cards, on_board, given), (_tops, elsewhere, aside) = (
        per_pile.get(is_aside, (0, 0, 0)) for is_aside in (False, True)
    )
    clusters, headings, on_headings = session.execute(
        select(func.count(), func.count(Cluster.points), func.sum(Cluster.points)).where(
            _stands_on(question)
        )
    ).one()
    options = clusters if clusters >= _LEAST_CLUSTERS else cards
    return PointCount(
        given=given + aside + max(on_headings or 0, 0),
        aside=aside,
        is_begun=bool(on_board or elsewhere or headings),
        voters=_present(session, step) if voters is None else voters,
        points_per_person=proposed_points(options) if each is None else each,
        is_proposal=each is None,
        options=options,
        surplus_note=note,
    )


def proposed_points(options: int) -> int:
    """Half of what the room weighs, rounded up, but no more than people can stick in time."""
    return min(max(standard_points(options), LEAST_POINTS), MOST_POINTS)


def _checked(points: int | None) -> int | None:
    if points is not None and points < 0:
        raise InvalidPointsError
    return points


def _question_of(session: Session, cluster_id: uuid.UUID | None) -> str:
    """The board of a cluster; a card read in from elsewhere may know its cluster only."""
    cluster = None if cluster_id is None else session.get(Cluster, cluster_id)
    return "" if cluster is None else cluster.question or ""


def _fix_rules(session: Session, question: str, step: str) -> None:
    """Fix with the first points who got how many: who comes later got none."""
    if not question:
        return
    setting = releasing.setting_of(session, question)
    if setting.points_per_person is None:
        setting.points_per_person = read_count(session, question, step).points_per_person
    if setting.voters is None:
        # Nobody on the list means that it was not kept, not that nobody got points.
        setting.voters = _present(session, step) or None


def _stands_on(question: str) -> ColumnElement[bool]:
    """Whether the heading of a cluster is on the board of a question."""
    used = select(Card.cluster_id).where(Card.question == question, Card.cluster_id.is_not(None))
    return or_(Cluster.question == question, Cluster.id.in_(used))


def _present(session: Session, step: str) -> int:
    """How many are there on the day of a step."""
    parts = {text.key: text.part for text in load_method().steps}
    is_day_2 = parts.get(step) in _DAY_2
    present = Participant.attends_day_2 if is_day_2 else Participant.attends_day_1
    return session.scalar(select(func.count()).select_from(Participant).where(present)) or 0
