"""Reading a workshop for its document: what must not leave the file is left out here."""

import datetime as dt
import math
import uuid
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from workshop_app.concept import result_rows, rows
from workshop_app.concept.snapshot import Snapshot
from workshop_app.concept.unnamed_people import without_names
from workshop_app.german.names import PersonName
from workshop_app.model.base import Withholdable
from workshop_app.model.board import Card
from workshop_app.model.goals import ActionField
from workshop_app.model.people import Consent, Participant
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases.photos import PUBLISHED
from workshop_app.storage.journal import REVISION, RevisionKind
from workshop_app.storage.picture_store import read_picture

R = TypeVar("R", bound=rows.Row)
F = TypeVar("F", rows.ExistingProjectRow, rows.IndicatorValueRow, rows.GoodPracticeRow)

_ORDER: Final = ("position", "code", "id")  # as far as a table has them


def read_snapshot(session: Session, *, with_typed_names: bool = False) -> Snapshot:
    """The saved state of the workshop, as far as it may leave the file.

    Args:
        with_typed_names: names that were typed into texts stay, also of people who have not agreed
            to be named; for what is not published.
    """
    participants = _all(session, rows.ParticipantRow)
    photos = _published_photos(session, participants)
    snapshot = Snapshot(
        workshop=_one(session, rows.WorkshopRow),
        municipality=_one(session, rows.MunicipalityRow),
        vision=_one(session, result_rows.VisionRow),
        climate_scale=_one(session, rows.ClimateScaleRow),
        feedback=_one(session, rows.FeedbackRow),
        changed_at=_changed_at(session),
        events=_all(session, rows.EventRow),
        moderators=_all(session, rows.ModeratorRow),
        own_steps=_all(session, rows.OwnStepRow),
        chapter_texts=_all(session, rows.ChapterTextRow),
        edited_passages=_all(session, rows.EditedPassageRow),
        participants=tuple(map(_without_unwanted_name, participants)),
        photos=photos,
        pictures=_pictures(session, photos),
        climate_items=_all(session, rows.ClimateItemRow),
        climate_group_counts=_all(session, rows.ClimateGroupCountsRow),
        existing_projects=_all(session, rows.ExistingProjectRow),
        indicator_values=_all(session, rows.IndicatorValueRow),
        time_series=_all(session, rows.TimeSeriesPointRow),
        good_practices=_all(session, rows.GoodPracticeRow),
        clusters=_all(session, result_rows.ClusterRow),
        cards=_all(session, result_rows.CardRow),
        swot_entries=_all(session, result_rows.SwotEntryRow),
        action_fields=_all(session, result_rows.ActionFieldRow),
        guiding_goals=_all(session, result_rows.GuidingGoalRow),
        goal_evidence=_all(session, result_rows.GoalEvidenceRow),
        objectives=_all(session, result_rows.ObjectiveRow),
        project_ideas=_all(session, result_rows.ProjectIdeaRow),
        card_origins=_all(session, result_rows.CardOriginRow),
        votes=_all(session, result_rows.VoteRow),
        votes_with_hidden_options=frozenset(),
        vote_results=_all(session, result_rows.VoteResultRow),
        ballot_papers=_all(session, result_rows.BallotPaperRow),
        decisions=_all(session, result_rows.DecisionRow),
        small_groups=_all(session, result_rows.SmallGroupRow),
        structures=_all(session, result_rows.StructureRow),
        decision_steps=_all(session, result_rows.DecisionStepRow),
        planned_measures=_all(session, result_rows.PlannedMeasureRow),
        parked_topics=_all(session, result_rows.ParkedTopicRow),
    )
    pruned = _prune_votes(_prune_board(_prune_goals(snapshot)), _codes(session))
    return pruned if with_typed_names else without_names(pruned, *_people(session))


def _query(shape: type[rows.Row]) -> Select[tuple[object, ...]]:
    table = shape.source_model
    query = select(*(getattr(table, field.name) for field in fields(shape)))
    if issubclass(table, Withholdable):
        query = query.where(table.is_internal.is_(False))
    if table is Card:
        query = query.where(Card.is_in_trash.is_(False))
    return query.order_by(*(getattr(table, name) for name in _ORDER if hasattr(table, name)))


def _all(session: Session, shape: type[R]) -> tuple[R, ...]:
    return tuple(shape(*map(_finite, row)) for row in session.execute(_query(shape)))


def _one(session: Session, shape: type[R]) -> R | None:
    return next(iter(_all(session, shape)), None)


def _finite(value: Any) -> Any:  # noqa: ANN401 (a cell of any column)
    # An imported file may hold a number that no one can print.
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _changed_at(session: Session) -> dt.datetime | None:
    """When something was changed last; making or reading in the workshop is revision 1."""
    is_change = or_(REVISION.c.is_undoable, REVISION.c.kind != RevisionKind.CHANGE.value)
    # The newest by its number: the clock may have been wrong for a while.
    query = select(REVISION.c.at).where(REVISION.c.number > 1, is_change)
    newest = session.scalar(query.order_by(REVISION.c.number.desc()).limit(1))
    return newest and newest.replace(tzinfo=dt.UTC, microsecond=0)


def _people(session: Session) -> tuple[list[PersonName], list[PersonName]]:
    """Those who have not agreed to be named, and those who have."""
    unwilling: list[PersonName] = []
    willing: list[PersonName] = []
    columns = (Participant.first_name, Participant.last_name, Participant.email)
    query = select(*columns, Participant.salutation, Participant.naming_consent)
    for first, last, email, salutation, consent in session.execute(query):
        name = PersonName(first, last, email or "", salutation or "")
        (willing if consent == Consent.GRANTED else unwilling).append(name)
    return unwilling, willing


def _without_unwanted_name(person: rows.ParticipantRow) -> rows.ParticipantRow:
    if person.naming_consent == Consent.GRANTED:
        return person
    return replace(
        person, academic_title=None, first_name="", last_name="", organisation="", function=""
    )


def _published_photos(
    session: Session, participants: Iterable[rows.ParticipantRow]
) -> tuple[rows.PhotoRow, ...]:
    agreed = {person.id for person in participants if person.photo_consent == Consent.GRANTED}
    people = _all(session, rows.PhotoPersonRow)
    known = {person.photo_id for person in people}
    refused = {person.photo_id for person in people if person.participant_id not in agreed}
    return tuple(
        photo
        for photo in _all(session, rows.PhotoRow)
        if photo.release in PUBLISHED
        and photo.id not in refused
        and (photo.id in known or not photo.shows_people)
    )


def _pictures(session: Session, photos: Iterable[rows.PhotoRow]) -> dict[str, bytes]:
    names = {photo.picture_hash for photo in photos if photo.picture_hash is not None}
    found = {name: read_picture(session, name) for name in names}
    return {name: content for name, content in found.items() if content is not None}


def _prune_goals(snapshot: Snapshot) -> Snapshot:
    visible = _ids(snapshot.action_fields)
    goals = tuple(goal for goal in snapshot.guiding_goals if goal.action_field_id in visible)
    goal_ids = _ids(goals)
    objectives = tuple(goal for goal in snapshot.objectives if goal.guiding_goal_id in goal_ids)
    objective_ids = _ids(objectives)
    projects = tuple(
        project
        if _leads_to(project.objective_id, objective_ids)
        else replace(project, objective_id=None)
        for project in snapshot.project_ideas
        if _leads_to(project.action_field_id, visible)
    )
    project_ids, figures = _ids(projects), _ids(snapshot.indicator_values)
    return replace(
        snapshot,
        guiding_goals=goals,
        objectives=objectives,
        project_ideas=projects,
        planned_measures=tuple(
            measure
            for measure in snapshot.planned_measures
            if _leads_to(measure.project_idea_id, project_ids)
        ),
        goal_evidence=tuple(
            link
            for link in snapshot.goal_evidence
            if link.guiding_goal_id in goal_ids and link.indicator_value_id in figures
        ),
        time_series=tuple(
            point for point in snapshot.time_series if point.indicator_value_id in figures
        ),
        existing_projects=_without_hidden_field(snapshot.existing_projects, visible),
        indicator_values=_without_hidden_field(snapshot.indicator_values, visible),
        good_practices=_without_hidden_field(snapshot.good_practices, visible),
    )


def _prune_board(snapshot: Snapshot) -> Snapshot:
    visible = _ids(snapshot.action_fields)
    clusters = tuple(
        cluster for cluster in snapshot.clusters if _leads_to(cluster.action_field_id, visible)
    )
    cluster_ids = _ids(clusters)
    cards = tuple(
        card
        for card in snapshot.cards
        if _leads_to(card.cluster_id, cluster_ids) and _leads_to(card.action_field_id, visible)
    )
    card_ids = _ids(cards)
    return replace(
        snapshot,
        clusters=clusters,
        cards=cards,
        swot_entries=tuple(
            entry for entry in snapshot.swot_entries if _leads_to(entry.cluster_id, cluster_ids)
        ),
        card_origins=tuple(
            origin for origin in snapshot.card_origins if origin.card_id in card_ids
        ),
    )


def _prune_votes(snapshot: Snapshot, codes: set[str]) -> Snapshot:
    hidden = codes - {field.code for field in snapshot.action_fields}
    hidden -= {project.code for project in snapshot.project_ideas}
    votes = _ids(snapshot.votes)
    results = tuple(result for result in snapshot.vote_results if result.vote_id in votes)
    # The points of a field are those of its vote, too.
    secret = {result.option for result in snapshot.vote_results if result.vote_id not in votes}
    return replace(
        snapshot,
        action_fields=tuple(
            replace(field, points=None) if field.code in secret else field
            for field in snapshot.action_fields
        ),
        vote_results=tuple(result for result in results if result.option not in hidden),
        ballot_papers=tuple(
            replace(paper, points={c: n for c, n in paper.points.items() if c not in hidden})
            for paper in snapshot.ballot_papers
            if paper.vote_id in votes
        ),
        votes_with_hidden_options=frozenset(
            result.vote_id for result in results if result.option in hidden
        ),
    )


def _codes(session: Session) -> set[str]:
    """The codes of all options that people vote on, internal ones too."""
    return {
        code for table in (ActionField, ProjectIdea) for code in session.scalars(select(table.code))
    }


def _ids(found: Iterable[rows.Row]) -> set[uuid.UUID]:
    return {row.id for row in found}


def _leads_to(link: uuid.UUID | None, visible: set[uuid.UUID]) -> bool:
    """Whether a link is none or ends at something that may leave the file."""
    return link is None or link in visible


def _without_hidden_field(found: tuple[F, ...], visible: set[uuid.UUID]) -> tuple[F, ...]:
    return tuple(
        row if _leads_to(row.action_field_id, visible) else replace(row, action_field_id=None)
        for row in found
    )
