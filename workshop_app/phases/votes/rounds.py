"""The rounds of a vote with points: which there are, which one decides, and a further one."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.voting import Vote, VoteKind, VoteResult
from workshop_app.phases import records
from workshop_app.phases.method import load_method
from workshop_app.phases.step import VoteSubject

STEP_OF = {VoteSubject.ACTION_FIELDS: "T1-11", VoteSubject.PROJECT_IDEAS: "T2-07"}
KIND_OF: dict[VoteSubject, type[ActionField] | type[ProjectIdea]] = {
    VoteSubject.ACTION_FIELDS: ActionField,
    VoteSubject.PROJECT_IDEAS: ProjectIdea,
}
WITH_POINTS = (VoteKind.MULTI_POINT, VoteKind.SINGLE_POINT)
USUAL_MAXIMUM = 2  # points of a person for one option; secret until revealed (ux.md 4.5)


class Weighed(Protocol):
    """What says how much a round weighs; a vote, or a row that was read of it."""

    @property
    def id(self) -> uuid.UUID:
        """Its key."""

    @property
    def step(self) -> str | None:
        """The step it was taken in."""

    @property
    def kind(self) -> VoteKind | str:
        """How it was taken."""

    @property
    def is_counting(self) -> bool:
        """Whether people said that it decides."""

    @property
    def option_codes(self) -> tuple[str, ...]:
        """The options of a run-off; empty: all."""


W = TypeVar("W", bound=Weighed)


@dataclass(frozen=True, slots=True)
class Round:
    """A round beside the others: what it is, and what came out."""

    id: uuid.UUID
    code: str  # AB-02
    number: int  # from 1
    is_run_off: bool  # not all options take part
    is_hidden: bool  # secret and not revealed yet
    is_deciding: bool
    points: Mapping[str, int]  # by code of the option


def by_weight(votes: Iterable[W]) -> list[W]:
    """The rounds with the one that decides last.

    A run-off decides among its own options only, so it never outweighs a round on all of them;
    of two rounds on all, the newer one decides; what people marked comes before both.

    Args:
        votes: in their order.
    """
    return sorted(votes, key=lambda vote: (vote.is_counting, not vote.option_codes))


def votes_of(session: Session, subject: VoteSubject) -> Sequence[Vote]:
    """The votes with points in the step of the subject, in their order."""
    query = (
        select(Vote)
        .where(Vote.step == STEP_OF[subject], Vote.kind.in_(WITH_POINTS))
        .order_by(Vote.position, Vote.code)
    )
    return session.scalars(query).all()


def vote_of(
    session: Session, subject: VoteSubject, vote_id: uuid.UUID | None = None
) -> Vote | None:
    """The round with this key, or the newest one; None: there is none yet, or no longer."""
    votes = votes_of(session, subject)
    if vote_id is None:
        return votes[-1] if votes else None
    return next((vote for vote in votes if vote.id == vote_id), None)


def vote_to_change(session: Session, subject: VoteSubject, vote_id: uuid.UUID | None) -> Vote:
    """The round with this key, or the newest one, which is made if there is none.

    Raises:
        UnknownRecordError: the round was deleted meanwhile.
    """
    found = vote_of(session, subject, vote_id)
    if found is not None:
        return found
    if vote_id is not None:
        raise records.UnknownRecordError
    step = STEP_OF[subject]
    question = load_method().step(step).question
    return records.create(
        session,
        Vote,
        step=step,
        kind=VoteKind.MULTI_POINT,
        question=question,
        maximum_per_option=USUAL_MAXIMUM,
        is_secret=True,
    )


def rounds_of(session: Session, subject: VoteSubject) -> tuple[Round, ...]:
    """All rounds with their points."""
    votes = votes_of(session, subject)
    points: dict[uuid.UUID, dict[str, int]] = {vote.id: {} for vote in votes}
    query = select(VoteResult.vote_id, VoteResult.option, VoteResult.points).where(
        VoteResult.vote_id.in_(points)
    )
    for vote_id, option, number in session.execute(query):
        points[vote_id][option] = number
    deciding = deciding_vote(votes, {vote_id for vote_id, found in points.items() if found})
    return tuple(
        Round(
            id=vote.id,
            code=vote.code,
            number=number,
            is_run_off=bool(vote.option_codes),
            is_hidden=vote.is_secret and not vote.is_revealed,
            is_deciding=vote is deciding,
            points=points[vote.id],
        )
        for number, vote in enumerate(votes, 1)
    )


def rounds_by_step(votes: Iterable[W]) -> list[list[W]]:
    """The votes with points that are rounds of one another, each in its order."""
    found: dict[str, list[W]] = {}
    for vote in votes:
        if vote.step and vote.kind in WITH_POINTS:
            found.setdefault(vote.step, []).append(vote)
    return [group for group in found.values() if len(group) > 1]


def deciding_vote(votes: Sequence[W], with_results: Collection[uuid.UUID]) -> W | None:
    """The round that counts for the choice: the weightiest that has a result, or else at all."""
    ordered = by_weight(votes)
    found = [vote for vote in ordered if vote.id in with_results or vote.is_counting]
    return found[-1] if found else ordered[-1] if ordered else None


def start_round(
    session: Session, subject: VoteSubject, *, option_codes: Sequence[str] = ()
) -> uuid.UUID:
    """Begin a further round by the rules of the one before it; the earlier rounds stay.

    It is secret until it is revealed, also after an open one.

    Args:
        option_codes: who takes part in a run-off; empty: all.
    """
    newest = vote_to_change(session, subject, None)
    alike = (
        vote
        for vote in reversed(votes_of(session, subject))
        if set(vote.option_codes) == set(option_codes)
    )
    before = next(alike, newest)
    is_same = set(option_codes) == set(before.option_codes)
    fresh = records.create(
        session,
        Vote,
        step=before.step,
        kind=before.kind,
        question=before.question,
        voters=newest.voters,
        # A run-off among two is no vote with as many points as one among ten.
        points_per_person=before.points_per_person if is_same else None,
        maximum_per_option=before.maximum_per_option if is_same else USUAL_MAXIMUM,
        points_formula=before.points_formula if is_same else None,
        deviation_note=before.deviation_note if is_same else "",
        is_secret=True,
        is_internal=newest.is_internal,
        option_codes=tuple(option_codes),
    )
    return fresh.id


def delete_round(session: Session, subject: VoteSubject, vote_id: uuid.UUID) -> None:
    """Delete a round with all that was counted in it.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    vote = vote_to_change(session, subject, vote_id)
    counted = [result.option for result in vote.results]
    session.delete(vote)
    session.flush()
    carry_points(session, subject, counted)


def set_deciding(session: Session, subject: VoteSubject, vote_id: uuid.UUID) -> None:
    """Let this round decide, and no other.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    vote_to_change(session, subject, vote_id)
    for vote in votes_of(session, subject):
        if vote.is_counting != (vote.id == vote_id):
            vote.is_counting = vote.id == vote_id
    carry_points(session, subject)


def carry_points(session: Session, subject: VoteSubject, touched: Iterable[str] = ()) -> None:
    """Keep with each action field the points of the round that decides on it.

    A result that is still secret is not carried there, where everybody may see it.

    Args:
        touched: codes of fields whose points were taken away.
    """
    if subject is not VoteSubject.ACTION_FIELDS:
        return
    session.flush()
    points: dict[str, int | None] = dict.fromkeys(touched)
    votes = by_weight(votes_of(session, subject))
    for vote in votes:
        points |= {result.option: None for result in vote.results}
    for vote in votes:
        if not vote.is_secret or vote.is_revealed:
            points |= {result.option: result.points for result in vote.results}
    for field in session.scalars(select(ActionField).where(ActionField.code.in_(points))):
        if field.points != points[field.code]:
            field.points = points[field.code]
