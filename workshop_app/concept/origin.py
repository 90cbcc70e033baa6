"""Where a goal or project comes from: cards, clusters, points and figures."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.base import Keyed
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import ActionField, CardOrigin, GoalEvidence, GuidingGoal, Objective
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import IndicatorValue
from workshop_app.model.voting import Vote, VoteResult
from workshop_app.phases.records import UnknownRecordError
from workshop_app.phases.votes.rounds import by_weight
from workshop_app.translation import _, ngettext

R = TypeVar("R", "ProjectRow", "ObjectiveRow", "GoalRow", "FieldRow", "CardRow", "ClusterRow")


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


@dataclass(frozen=True, slots=True, repr=False)
class ProjectRow:
    """Projektidee."""

    id: uuid.UUID
    code: str
    title: str
    objective_id: uuid.UUID | None
    action_field_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class ObjectiveRow:
    """Handlungsziel."""

    id: uuid.UUID
    code: str
    text: str
    guiding_goal_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class GoalRow:
    """Leitziel."""

    id: uuid.UUID
    code: str
    text: str
    action_field_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class FieldRow:
    """Handlungsfeld."""

    id: uuid.UUID
    code: str
    points: int | None


@dataclass(frozen=True, slots=True, repr=False)
class CardRow:
    """Karte, not in the bin."""

    id: uuid.UUID
    code: str
    text: str
    cluster_id: uuid.UUID | None
    action_field_id: uuid.UUID | None
    is_set_aside: bool


@dataclass(frozen=True, slots=True, repr=False)
class ClusterRow:
    """Cluster."""

    id: uuid.UUID
    code: str
    title: str
    action_field_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class _Lineage:
    """A row and what it serves, from the project up to the action field."""

    project: ProjectRow | None = None
    objective: ObjectiveRow | None = None
    goal: GoalRow | None = None

    @property
    def ids(self) -> tuple[uuid.UUID, ...]:
        """From the row itself up to the guiding goal."""
        return tuple(row.id for row in (self.project, self.objective, self.goal) if row)

    @property
    def action_field_id(self) -> uuid.UUID | None:
        """The project's own field, or else the goal's."""
        rows = (self.project, self.goal)
        return next((row.action_field_id for row in rows if row and row.action_field_id), None)


class Origins:
    """The origins of all goals and projects, read once and never changed."""

    def __init__(self, session: Session) -> None:
        self._projects = {row.id: row for row in _rows(session, ProjectRow, ProjectIdea)}
        self._objectives = {row.id: row for row in _rows(session, ObjectiveRow, Objective)}
        self._goals = {row.id: row for row in _rows(session, GoalRow, GuidingGoal)}
        self._fields = {row.id: row for row in _rows(session, FieldRow, ActionField)}
        cards = select(*_columns(CardRow, Card)).where(Card.is_in_trash.is_(False))
        self._cards = tuple(CardRow(*row) for row in session.execute(cards.order_by(Card.code)))
        clusters = select(*_columns(ClusterRow, Cluster)).order_by(Cluster.position, Cluster.code)
        self._clusters = tuple(ClusterRow(*row) for row in session.execute(clusters))
        self._linked = _linked_cards(session, {card.id for card in self._cards})
        self._figures = _figures(session)
        self._points = _points(session)

    def of(self, row_id: uuid.UUID) -> Origin:
        """The origin of a guiding goal, objective or project idea.

        Where it has no cards of its own, those of the goal that it serves count; where nobody has
        linked any, all cards of its action field.

        Raises:
            UnknownRecordError: it was deleted meanwhile.
        """
        lineage = self._lineage(row_id)
        linked = next((self._linked[one] for one in lineage.ids if one in self._linked), None)
        cards = (
            self._cards_of_field(lineage.action_field_id)
            if linked is None
            else [card for card in self._cards if card.id in linked]
        )
        clusters = {card.cluster_id for card in cards}
        return Origin(
            cards=tuple(Source(Card.__tablename__, one.id, one.code, one.text) for one in cards),
            clusters=tuple(
                Source(Cluster.__tablename__, one.id, one.code, one.title)
                for one in self._clusters
                if one.id in clusters
            ),
            figures=tuple(self._figures.get(lineage.goal.id, ())) if lineage.goal else (),
            points=next(self._known_points(lineage), None),
            is_linked=linked is not None,
        )

    def name(self, row_id: uuid.UUID) -> str:
        """Code and words of a guiding goal, objective or project idea.

        Raises:
            UnknownRecordError: it was deleted meanwhile.
        """
        lineage = self._lineage(row_id)
        if lineage.project is not None:
            return f"{lineage.project.code}  {lineage.project.title}".strip()
        goal = lineage.objective or lineage.goal
        return f"{goal.code}  {goal.text}".strip() if goal else ""

    def in_words(self) -> dict[uuid.UUID, str]:
        """Each goal and project with its origin in one line."""
        ids = (*self._goals, *self._objectives, *self._projects)
        return {row_id: str(self.of(row_id)) for row_id in ids}

    def _lineage(self, row_id: uuid.UUID) -> _Lineage:
        project = self._projects.get(row_id)
        objective_id = project.objective_id if project else row_id
        objective = self._objectives.get(objective_id) if objective_id else None
        goal_id = objective.guiding_goal_id if objective else None if project else row_id
        goal = self._goals.get(goal_id) if goal_id else None
        if not (project or objective or goal):
            raise UnknownRecordError
        return _Lineage(project, objective, goal)

    def _cards_of_field(self, action_field_id: uuid.UUID | None) -> list[CardRow]:
        if action_field_id is None:
            return []
        clusters = {one.id for one in self._clusters if one.action_field_id == action_field_id}
        return [
            card
            for card in self._cards
            if not card.is_set_aside
            and (card.action_field_id == action_field_id or card.cluster_id in clusters)
        ]

    def _known_points(self, lineage: _Lineage) -> Iterator[int]:
        """Of the newest vote on the project, of that on the field, and as the field has them."""
        field_id = lineage.action_field_id
        field = self._fields.get(field_id) if field_id else None
        for row in (lineage.project, field):
            if row is not None and row.code in self._points:
                yield self._points[row.code]
        if field and field.points is not None:
            yield field.points


def origin_of(session: Session, row_id: uuid.UUID) -> Origin:
    """The origin of one guiding goal, objective or project idea; see :meth:`Origins.of`."""
    return Origins(session).of(row_id)


def _columns(shape: type[R], kind: type[Keyed]) -> list[Any]:
    return [getattr(kind, field.name) for field in fields(shape)]


def _rows(session: Session, shape: type[R], kind: type[Keyed]) -> Iterator[R]:
    return (shape(*row) for row in session.execute(select(*_columns(shape, kind))))


def _linked_cards(session: Session, known: Set[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    """The cards that were linked to a goal or project, by its key."""
    owners = (CardOrigin.project_idea_id, CardOrigin.objective_id, CardOrigin.guiding_goal_id)
    linked: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for card_id, *owner_ids in session.execute(select(CardOrigin.card_id, *owners)):
        for owner_id in owner_ids:
            if owner_id is not None and card_id in known:
                linked[owner_id].add(card_id)
    return dict(linked)


def _figures(session: Session) -> dict[uuid.UUID, list[Source]]:
    """The figures that show the need, by guiding goal."""
    query = (
        select(
            GoalEvidence.guiding_goal_id,
            IndicatorValue.id,
            IndicatorValue.code,
            IndicatorValue.indicator,
        )
        .join(IndicatorValue, GoalEvidence.indicator_value_id == IndicatorValue.id)
        .order_by(GoalEvidence.position, IndicatorValue.code)
    )
    figures: defaultdict[uuid.UUID, list[Source]] = defaultdict(list)
    for goal_id, figure_id, code, indicator in session.execute(query):
        source = Source(IndicatorValue.__tablename__, figure_id, code, indicator)
        figures[goal_id].append(source)
    return dict(figures)


def _points(session: Session) -> dict[str, int]:
    """Of the round that weighs most among those that may be seen, by the code of the option."""
    query = (
        select(VoteResult.option, Vote, VoteResult.points)
        .join(VoteResult, Vote.id == VoteResult.vote_id)
        .order_by(Vote.position, Vote.code)
    )
    by_option: defaultdict[str, dict[Vote, int]] = defaultdict(dict)
    for option, vote, number in session.execute(query):
        if not vote.is_secret or vote.is_revealed:
            by_option[option][vote] = number
    return {option: points[by_weight(points)[-1]] for option, points in by_option.items()}
