"""Where a goal or project comes from: cards, clusters, points and figures."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import ActionField, CardOrigin, GoalEvidence, GuidingGoal, Objective
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import IndicatorValue
from workshop_app.model.voting import Vote, VoteResult
from workshop_app.phases.records import UnknownRecordError
from workshop_app.phases.rounds import by_weight
from workshop_app.translation import _, ngettext


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """A card, cluster or figure that something grew from."""

    table: str
    id: uuid.UUID
    code: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Origin:
    """What a goal or project grew from; each list in its own order."""

    cards: tuple[Source, ...]
    clusters: tuple[Source, ...]  # those that hold one of the cards
    figures: tuple[Source, ...]
    points: int | None  # of the project, or else of the action field; None: no vote on it
    is_linked: bool  # False: nobody has linked cards; these are all of the action field

    def __str__(self) -> str:
        """``Entstanden aus 5 Karten, 38 Punkten und 2 Kennzahlen``; empty if nothing is known."""
        cards, points, figures = len(self.cards), self.points or 0, len(self.figures)
        parts = [
            ngettext("{count} Karte", "{count} Karten", cards).format(count=cards),
            ngettext("{count} Punkt", "{count} Punkten", points).format(count=points),
            ngettext("{count} Kennzahl", "{count} Kennzahlen", figures).format(count=figures),
        ]
        counted = zip(parts, (cards, points, figures), strict=True)
        known = [part for part, count in counted if count]
        return _("Entstanden aus {parts}").format(parts=german.join_list(known)) if known else ""


@dataclass(frozen=True, slots=True)
class _Lineage:
    """A row and what it serves, from the project up to the action field."""

    project_id: uuid.UUID | None = None
    project_code: str | None = None
    objective_id: uuid.UUID | None = None
    guiding_goal_id: uuid.UUID | None = None
    action_field_id: uuid.UUID | None = None


def origin_of(session: Session, row_id: uuid.UUID) -> Origin:
    """The origin of a guiding goal, objective or project idea.

    Where it has no cards of its own, those of the goal that it serves count; where nobody has
    linked any, all cards of its action field.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    lineage = _lineage(session, row_id)
    linked = _is_linked(session, lineage)
    is_origin = _is_of_field(lineage.action_field_id) if linked is None else linked
    return Origin(
        cards=_cards(session, is_origin),
        clusters=_clusters(session, is_origin),
        figures=_figures(session, lineage.guiding_goal_id),
        points=next(_known_points(session, lineage), None),
        is_linked=linked is not None,
    )


def name_of(session: Session, row_id: uuid.UUID) -> str:
    """Code and words of a guiding goal, objective or project idea.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    goal = session.get(GuidingGoal, row_id) or session.get(Objective, row_id)
    if goal is not None:
        return f"{goal.code}  {goal.text}".strip()
    project = session.get(ProjectIdea, row_id)
    if project is None:
        raise UnknownRecordError
    return f"{project.code}  {project.title}".strip()


def _lineage(session: Session, row_id: uuid.UUID) -> _Lineage:
    project = session.get(ProjectIdea, row_id)
    objective_id = project.objective_id if project else row_id
    objective = session.get(Objective, objective_id) if objective_id else None
    goal_id = objective.guiding_goal_id if objective else None if project else row_id
    goal = session.get(GuidingGoal, goal_id) if goal_id else None
    if not (project or objective or goal):
        raise UnknownRecordError
    fields = [row.action_field_id for row in (project, goal) if row and row.action_field_id]
    return _Lineage(
        project_id=project.id if project else None,
        project_code=project.code if project else None,
        objective_id=objective.id if objective else None,
        guiding_goal_id=goal.id if goal else None,
        action_field_id=next(iter(fields), None),
    )


def _is_linked(session: Session, lineage: _Lineage) -> ColumnElement[bool] | None:
    """What the cards of the nearest row that has some fulfil; ``None`` where none has any."""
    columns = {
        CardOrigin.project_idea_id: lineage.project_id,
        CardOrigin.objective_id: lineage.objective_id,
        CardOrigin.guiding_goal_id: lineage.guiding_goal_id,
    }
    for column, row_id in columns.items():
        linked = (
            select(CardOrigin.card_id)
            .join(Card, Card.id == CardOrigin.card_id)
            .where(column == row_id, Card.is_in_trash.is_(False))
        )
        if row_id and session.execute(linked.limit(1)).first():
            return Card.id.in_(linked)
    return None


def _is_of_field(action_field_id: uuid.UUID | None) -> ColumnElement[bool]:
    if action_field_id is None:
        return false()
    clusters = select(Cluster.id).where(Cluster.action_field_id == action_field_id)
    is_in_field = or_(Card.action_field_id == action_field_id, Card.cluster_id.in_(clusters))
    return is_in_field & Card.is_set_aside.is_(False)


def _cards(session: Session, is_origin: ColumnElement[bool]) -> tuple[Source, ...]:
    is_there = is_origin & Card.is_in_trash.is_(False)
    query = select(Card.id, Card.code, Card.text).where(is_there).order_by(Card.code)
    return tuple(Source(Card.__tablename__, *row) for row in session.execute(query))


def _clusters(session: Session, is_origin: ColumnElement[bool]) -> tuple[Source, ...]:
    query = (
        select(Cluster.id, Cluster.code, Cluster.title)
        .where(
            Cluster.id.in_(select(Card.cluster_id).where(is_origin, Card.is_in_trash.is_(False)))
        )
        .order_by(Cluster.position, Cluster.code)
    )
    return tuple(Source(Cluster.__tablename__, *row) for row in session.execute(query))


def _figures(session: Session, guiding_goal_id: uuid.UUID | None) -> tuple[Source, ...]:
    query = (
        select(IndicatorValue.id, IndicatorValue.code, IndicatorValue.indicator)
        .join(GoalEvidence, GoalEvidence.indicator_value_id == IndicatorValue.id)
        .where(GoalEvidence.guiding_goal_id == guiding_goal_id)
        .order_by(GoalEvidence.position, IndicatorValue.code)
    )
    return tuple(Source(IndicatorValue.__tablename__, *row) for row in session.execute(query))


def _known_points(session: Session, lineage: _Lineage) -> Iterator[int]:
    """Of the newest vote on the project, of that on the field, and as the field has them."""
    field = session.get(ActionField, lineage.action_field_id) if lineage.action_field_id else None
    for code in (lineage.project_code, field.code if field else None):
        points = _points_of(session, code) if code else None
        if points is not None:
            yield points
    if field and field.points is not None:
        yield field.points


def _points_of(session: Session, code: str) -> int | None:
    """Of the round that weighs most among those that may be seen."""
    query = (
        select(Vote, VoteResult.points)
        .join(VoteResult, Vote.id == VoteResult.vote_id)
        .where(VoteResult.option == code)
        .order_by(Vote.position, Vote.code)
    )
    points = {
        vote: number
        for vote, number in session.execute(query)
        if not vote.is_secret or vote.is_revealed
    }
    return points[by_weight(points)[-1]] if points else None
