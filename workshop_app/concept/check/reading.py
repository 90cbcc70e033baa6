"""Reading what the rules look at, once for all of them."""

import math
import uuid
from collections.abc import Container, Iterable
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_app.concept.check import room_rows, rows
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.model.base import Withholdable
from workshop_app.model.board import Card

_Row = TypeVar("_Row", bound=rows.Row)
_ORDER: Final = ("position", "code", "id")  # as far as a table has them
_QUERIES: Final[dict[type[rows.Row], Select[tuple[object, ...]]]] = {}


def read_snapshot(session: Session) -> Snapshot:
    """The saved state of the whole workshop, as far as the rules may count on it."""
    found = Snapshot(
        municipality=_one(session, rows.MunicipalityRow),
        vision=_one(session, rows.VisionRow),
        events=_all(session, rows.EventRow),
        chapter_texts=_all(session, rows.ChapterTextRow),
        edited_passages=_all(session, rows.EditedPassageRow),
        participants=_all(session, room_rows.ParticipantRow),
        small_groups=_all(session, room_rows.SmallGroupRow),
        small_group_members=_all(session, room_rows.SmallGroupMemberRow),
        photos=_all(session, room_rows.PhotoRow),
        photo_people=_all(session, room_rows.PhotoPersonRow),
        action_fields=_all(session, rows.ActionFieldRow),
        guiding_goals=_all(session, rows.GuidingGoalRow),
        goal_evidence=_all(session, rows.GoalEvidenceRow),
        objectives=_all(session, rows.ObjectiveRow),
        existing_projects=_all(session, room_rows.ExistingProjectRow),
        indicator_values=_all(session, room_rows.IndicatorValueRow),
        time_series=_all(session, room_rows.TimeSeriesPointRow),
        good_practices=_all(session, room_rows.GoodPracticeRow),
        cards=_all(session, room_rows.CardRow),
        clusters=_all(session, room_rows.ClusterRow),
        climate_items=_all(session, room_rows.ClimateItemRow),
        feedback=_all(session, room_rows.FeedbackRow),
        project_ideas=_all(session, rows.ProjectIdeaRow),
        structures=_all(session, rows.StructureRow),
        decision_steps=_all(session, rows.DecisionStepRow),
        planned_measures=_all(session, rows.PlannedMeasureRow, with_internal=True),
        parked_topics=_all(session, rows.ParkedTopicRow, with_internal=True),
        votes=_all(session, room_rows.VoteRow),
        vote_results=_all(session, room_rows.VoteResultRow),
        decisions=_all(session, room_rows.DecisionRow),
    )
    return _prune_board(_prune_goals(found))


def _query(shape: type[rows.Row], *, with_internal: bool) -> Select[tuple[object, ...]]:
    if shape in _QUERIES:  # a shape is always asked for in the same way
        return _QUERIES[shape]
    columns = shape.model.__table__.c  # plain rows are read faster than mapped ones
    query = select(*(columns[field.name] for field in fields(shape)))
    if issubclass(shape.model, Withholdable) and not with_internal:
        query = query.where(columns.is_internal.is_(False))
    if shape.model is Card:
        query = query.where(columns.is_in_trash.is_(False))
    order = (columns[name] for name in _ORDER if name in columns)
    return _QUERIES.setdefault(shape, query.order_by(*order))


def _all(session: Session, shape: type[_Row], *, with_internal: bool = False) -> tuple[_Row, ...]:
    """All rows of the table that the shape stands for, with the columns that it names."""
    found = session.execute(_query(shape, with_internal=with_internal))
    return tuple(shape(*map(_finite, row)) for row in found)


def _one(session: Session, shape: type[_Row]) -> _Row | None:
    return next(iter(_all(session, shape)), None)


def _finite(value: Any) -> Any:  # noqa: ANN401 (a cell of any column)
    # An imported file may hold a number that nobody can compare.
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _prune_goals(found: Snapshot) -> Snapshot:
    """Without what hangs on an internal field, goal or figure."""
    visible = _ids(found.action_fields)
    goals = tuple(goal for goal in found.guiding_goals if goal.action_field_id in visible)
    goal_ids, figure_ids = _ids(goals), _ids(found.indicator_values)
    return replace(
        found,
        guiding_goals=goals,
        objectives=tuple(one for one in found.objectives if one.guiding_goal_id in goal_ids),
        goal_evidence=tuple(
            link
            for link in found.goal_evidence
            if link.guiding_goal_id in goal_ids and link.indicator_value_id in figure_ids
        ),
        time_series=tuple(
            point for point in found.time_series if point.indicator_value_id in figure_ids
        ),
        project_ideas=tuple(
            project
            for project in found.project_ideas
            if _leads_to(project.action_field_id, visible)
        ),
    )


def _prune_board(found: Snapshot) -> Snapshot:
    """Without the cards of an internal cluster or field."""
    visible = _ids(found.action_fields)
    clusters = tuple(one for one in found.clusters if _leads_to(one.action_field_id, visible))
    cluster_ids = _ids(clusters)
    return replace(
        found,
        clusters=clusters,
        cards=tuple(
            card
            for card in found.cards
            if _leads_to(card.cluster_id, cluster_ids) and _leads_to(card.action_field_id, visible)
        ),
    )


def _ids(found: Iterable[rows.Row]) -> set[uuid.UUID]:
    return {row.id for row in found}


def _leads_to(link: uuid.UUID | None, visible: Container[uuid.UUID]) -> bool:
    """Whether a link is none or ends at something that the document shows."""
    return link is None or link in visible
