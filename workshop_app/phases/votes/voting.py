"""What is done in a vote with points: set its rules, enter points, choose by them."""

import uuid
from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import PointsFormula, Vote, VoteResult
from workshop_app.phases import records
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.ballots import present_voters, read_ballot
from workshop_app.phases.votes.rounds import KIND_OF, carry_points, vote_to_change
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class InvalidPointsError(WorkshopError):
    """Points below zero, or no whole number."""

    def __init__(self) -> None:
        super().__init__(_("Bitte eine ganze Zahl ab 0 eingeben."))


class CountedByPapersError(WorkshopError):
    """The points of this round are those of its ballot papers."""

    def __init__(self) -> None:
        super().__init__(
            _("Diese Runde zählt Stimmzettel. Bitte Stimmzettel eintragen oder zurücknehmen.")
        )


class Rules(TypedDict, total=False):
    """How a vote is taken; what is left out stays as it is."""

    question: str
    voters: int
    points_per_person: int
    maximum_per_option: int | None  # None: no limit
    is_secret: bool
    is_internal: bool
    deviation_note: str
    points_formula: PointsFormula | None  # None: no formula gave the number of points
    is_revealed: bool
    cut_after: int | None
    surplus_note: str


def set_rules(
    session: Session,
    subject: VoteSubject,
    vote_id: uuid.UUID | None = None,
    **rules: Unpack[Rules],
) -> None:
    """Fix how a round is taken.

    Args:
        vote_id: of the round; None: the newest, which is made if there is none.

    Raises:
        InvalidPointsError: a number below zero.
        UnknownRecordError: the round was deleted meanwhile.
    """
    numbers = (
        rules.get("voters", 0),
        rules.get("points_per_person", 0),
        rules.get("maximum_per_option") or 0,
        rules.get("cut_after") or 0,
    )
    if min(numbers) < 0:
        raise InvalidPointsError
    vote = vote_to_change(session, subject, vote_id)
    for name, value in rules.items():
        setattr(vote, name, value.strip() if isinstance(value, str) else value)
    if {"voters", "points_per_person"} & rules.keys():
        vote.points_unused_reported = None
    if {"is_secret", "is_revealed"} & rules.keys():
        carry_points(session, subject)


def set_points(
    session: Session,
    subject: VoteSubject,
    option_id: uuid.UUID,
    points: int | None,
    *,
    vote_id: uuid.UUID | None = None,
) -> None:
    """Enter the points of an option; None: not counted.

    Voters and points per person are fixed with the first points: who comes or what is added
    later has not taken part.

    Raises:
        InvalidPointsError: below zero.
        CountedByPapersError: the points follow from ballot papers.
        UnknownRecordError: the option or the round was deleted meanwhile.
    """
    if points is not None and points < 0:
        raise InvalidPointsError
    target = records.get(session, KIND_OF[subject], option_id)
    vote = vote_to_change(session, subject, vote_id)
    if vote.papers:
        raise CountedByPapersError
    fix_rules(session, subject, vote)
    put_points(vote, {target.code: points})
    carry_points(session, subject, [target.code])


def put_points(vote: Vote, points: Mapping[str, int | None]) -> None:
    """Write the points of options into the result, by code; None: it was not counted."""
    _forget_reported(vote)
    known = {result.option: result for result in vote.results}
    for code, number in points.items():
        found = known.get(code)
        if number is None:
            if found is not None:
                vote.results.remove(found)
        elif found is None:
            vote.results.append(
                VoteResult(vote_id=vote.id, option=code, points=number, position=len(vote.results))
            )
        elif found.points != number:
            found.points = number


def tap(
    session: Session,
    subject: VoteSubject,
    option_id: uuid.UUID,
    step: int,
    *,
    vote_id: uuid.UUID | None = None,
) -> None:
    """Give an option one point more or less; below zero it stays at zero.

    Raises:
        CountedByPapersError: the points follow from ballot papers.
        UnknownRecordError: the option or the round was deleted meanwhile.
    """
    code = records.get(session, KIND_OF[subject], option_id).code
    vote = vote_to_change(session, subject, vote_id)
    before = next((result.points for result in vote.results if result.option == code), 0)
    set_points(session, subject, option_id, max(before + step, 0), vote_id=vote.id)


def choose(
    session: Session, field_ids: Sequence[uuid.UUID], *, among: Sequence[uuid.UUID] | None = None
) -> None:
    """Choose exactly these action fields.

    Args:
        among: who took part; the choice of all others stays. None: everybody.
    """
    chosen = set(field_ids)
    for field in session.scalars(select(ActionField)):
        takes_part = among is None or field.id in among
        if takes_part and field.is_selected != (field.id in chosen):
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


def fix_rules(session: Session, subject: VoteSubject, vote: Vote) -> None:
    """Fix who votes with how many points: who comes or what is added later took no part."""
    if vote.voters is None:
        # Nobody on the list means that it was not kept, not that nobody votes.
        vote.voters = present_voters(session, subject) or None
    if vote.points_per_person is None:
        vote.points_per_person = read_ballot(session, subject, vote.id).points_per_person


def _forget_reported(vote: Vote) -> None:
    """What an imported file said of its results is no longer true of changed ones."""
    vote.points_given_reported = None
    vote.points_unused_reported = None
    for result in vote.results:
        if result.rank_reported is not None:
            result.rank_reported = None
