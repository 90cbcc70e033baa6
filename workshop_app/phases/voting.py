"""What is done in a vote with points: set its rules, enter points, choose by them."""

import uuid
from collections.abc import Sequence
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import Vote, VoteKind, VoteResult
from workshop_app.phases import records
from workshop_app.phases.ballots import KIND_OF, STEP_OF, present_voters, read_ballot, vote_of
from workshop_app.phases.step import VoteSubject
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class InvalidPointsError(WorkshopError):
    """Points below zero, or no whole number."""

    def __init__(self) -> None:
        super().__init__(_("Bitte eine ganze Zahl ab 0 eingeben."))


class Rules(TypedDict, total=False):
    """How a vote is taken; what is left out stays as it is."""

    question: str
    voters: int
    points_per_person: int
    maximum_per_option: int | None  # None: no limit
    is_secret: bool
    is_internal: bool
    deviation_note: str


def set_rules(session: Session, subject: VoteSubject, **rules: Unpack[Rules]) -> None:
    """Fix how the vote is taken.

    Raises:
        InvalidPointsError: a number below zero.
    """
    numbers = (
        rules.get("voters", 0),
        rules.get("points_per_person", 0),
        rules.get("maximum_per_option") or 0,
    )
    if min(numbers) < 0:
        raise InvalidPointsError
    vote = _the_vote(session, subject)
    for name, value in rules.items():
        setattr(vote, name, value.strip() if isinstance(value, str) else value)
    vote.points_unused_reported = None


def set_points(
    session: Session, subject: VoteSubject, option_id: uuid.UUID, points: int | None
) -> None:
    """Enter the points of an option; None: not counted.

    Voters and points per person are fixed with the first points: who comes or what is added
    later has not taken part.

    Raises:
        InvalidPointsError: below zero.
        UnknownRecordError: the option was deleted meanwhile.
    """
    if points is not None and points < 0:
        raise InvalidPointsError
    target = records.get(session, KIND_OF[subject], option_id)
    vote = _the_vote(session, subject)
    _fix_rules(session, subject, vote)
    _forget_reported(vote)
    found = next((result for result in vote.results if result.option == target.code), None)
    if points is None:
        if found is not None:
            vote.results.remove(found)
    elif found is not None:
        found.points = points
    else:
        vote.results.append(
            VoteResult(
                vote_id=vote.id, option=target.code, points=points, position=len(vote.results)
            )
        )
    if isinstance(target, ActionField):
        target.points = points


def choose(session: Session, field_ids: Sequence[uuid.UUID]) -> None:
    """Choose exactly these action fields."""
    chosen = set(field_ids)
    for field in session.scalars(select(ActionField)):
        if field.is_selected != (field.id in chosen):
            field.is_selected = field.id in chosen


def set_chosen(session: Session, field_id: uuid.UUID, *, is_chosen: bool) -> None:
    """Choose an action field, or take the choice back.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    records.get(session, ActionField, field_id).is_selected = is_chosen


def set_reason(session: Session, field_id: uuid.UUID, reason: str) -> None:
    """Keep why an action field is not chosen."""
    records.get(session, ActionField, field_id).rejection_reason = reason.strip() or None


def set_priority(session: Session, project_id: uuid.UUID, priority: Priority | None) -> None:
    """Give a project its place: A is a Schwerpunkt."""
    records.get(session, ProjectIdea, project_id).priority = priority


def _the_vote(session: Session, subject: VoteSubject) -> Vote:
    vote = vote_of(session, subject)
    if vote is not None:
        return vote
    return records.create(
        session,
        Vote,
        step=STEP_OF[subject],
        kind=VoteKind.MULTI_POINT,
        question=read_ballot(session, subject).question,
    )


def _fix_rules(session: Session, subject: VoteSubject, vote: Vote) -> None:
    if vote.voters is None:
        # Nobody on the list means that it was not kept, not that nobody votes.
        vote.voters = present_voters(session, subject) or None
    if vote.points_per_person is None:
        vote.points_per_person = read_ballot(session, subject).points_per_person


def _forget_reported(vote: Vote) -> None:
    """What an imported file said of its results is no longer true of changed ones."""
    vote.points_given_reported = None
    vote.points_unused_reported = None
    for result in vote.results:
        if result.rank_reported is not None:
            result.rank_reported = None
