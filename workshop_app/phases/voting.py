"""Votes with points: options, budget, check sum, ranking, and what is chosen by them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import Vote, VoteKind, VoteResult
from workshop_app.phases import records
from workshop_app.phases.method import load_method
from workshop_app.phases.step import VoteSubject
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

STEP_OF = {VoteSubject.ACTION_FIELDS: "T1-11", VoteSubject.PROJECT_IDEAS: "T2-07"}

_KIND_OF: dict[VoteSubject, type[ActionField] | type[ProjectIdea]] = {
    VoteSubject.ACTION_FIELDS: ActionField,
    VoteSubject.PROJECT_IDEAS: ProjectIdea,
}


class InvalidPointsError(WorkshopError):
    """Points below zero."""

    def __init__(self) -> None:
        super().__init__(_("Bitte eine ganze Zahl ab 0 eingeben."))


@dataclass(frozen=True, slots=True)
class Option:
    """What points can be given to, with what came out."""

    id: uuid.UUID  # of the action field or project idea; of the result where that is gone
    code: str
    title: str
    points: int | None  # None: not counted yet
    rank: int | None  # equal points share a rank
    is_chosen: bool
    reason: str  # why an action field is not chosen
    priority: Priority | str | None  # of a project idea
    exists: bool  # False: deleted after the vote


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote with its rules and options."""

    vote_id: uuid.UUID | None  # None: nothing was entered yet
    question: str
    voters: int
    points_per_person: int
    maximum_per_option: int | None  # None: no limit
    is_secret: bool
    deviation_note: str
    options: tuple[Option, ...]

    @property
    def standard_points(self) -> int:
        """The usual number of points a person: the options halved, rounded up ([NEUL])."""
        return (sum(option.exists for option in self.options) + 1) // 2

    @property
    def budget(self) -> int:
        """All points there are."""
        return self.voters * self.points_per_person

    @property
    def given(self) -> int:
        """The points counted so far."""
        return sum(option.points or 0 for option in self.options)

    @property
    def missing(self) -> int:
        """Points not counted; below zero where there are too many (K27)."""
        return self.budget - self.given

    def is_above_maximum(self, option: Option) -> bool:
        """Whether an option has more points than all voters may give it (K27)."""
        if self.maximum_per_option is None or option.points is None:
            return False
        return option.points > self.maximum_per_option * self.voters


def ballot(session: Session, subject: VoteSubject) -> Ballot:
    """The vote on the subject, with the method's rules where none was entered yet."""
    vote = _vote_of(session, subject)
    points = _points_of(session, vote)
    options = _options(session, subject, points)
    present = _present(session, subject)
    if vote is None:
        standard = (len(options) + 1) // 2
        question = load_method().step(STEP_OF[subject]).question
        return Ballot(None, question, present, standard, None, False, "", options)
    return Ballot(
        vote_id=vote.id,
        question=vote.question,
        voters=present if vote.voters is None else vote.voters,
        points_per_person=(
            (len(options) + 1) // 2 if vote.points_per_person is None else vote.points_per_person
        ),
        maximum_per_option=vote.maximum_per_option,
        is_secret=vote.is_secret,
        deviation_note=vote.deviation_note,
        options=options,
    )


def set_rules(
    session: Session,
    subject: VoteSubject,
    *,
    voters: int,
    points_per_person: int,
    maximum_per_option: int | None,
    is_secret: bool,
    deviation_note: str,
) -> None:
    """Fix how the vote is taken.

    Raises:
        InvalidPointsError: a number below zero.
    """
    if min(voters, points_per_person, maximum_per_option or 0) < 0:
        raise InvalidPointsError
    vote = _the_vote(session, subject)
    vote.voters = voters
    vote.points_per_person = points_per_person
    vote.maximum_per_option = maximum_per_option
    vote.is_secret = is_secret
    vote.deviation_note = deviation_note.strip()
    vote.points_unused_reported = None


def set_points(
    session: Session, subject: VoteSubject, option_id: uuid.UUID, points: int | None
) -> None:
    """Enter the points of an option; None: not counted.

    Raises:
        InvalidPointsError: below zero.
        UnknownRecordError: the option was deleted meanwhile.
    """
    if points is not None and points < 0:
        raise InvalidPointsError
    target = records.get(session, _KIND_OF[subject], option_id)
    vote = _the_vote(session, subject)
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


def set_reason(session: Session, field_id: uuid.UUID, reason: str) -> None:
    """Keep why an action field is not chosen."""
    records.get(session, ActionField, field_id).rejection_reason = reason.strip() or None


def set_priority(session: Session, project_id: uuid.UUID, priority: Priority | None) -> None:
    """Give a project its place: A is a Schwerpunkt."""
    records.get(session, ProjectIdea, project_id).priority = priority


def first_places(ballot: Ballot, count: int) -> tuple[uuid.UUID, ...]:
    """The options on the first places; a tie at the cut comes with all that share it."""
    return tuple(
        option.id for option in ballot.options if option.rank is not None and option.rank <= count
    )


def _vote_of(session: Session, subject: VoteSubject) -> Vote | None:
    query = select(Vote).where(Vote.step == STEP_OF[subject]).order_by(Vote.position)
    return session.scalars(query).first()


def _the_vote(session: Session, subject: VoteSubject) -> Vote:
    vote = _vote_of(session, subject)
    if vote is not None:
        return vote
    rules = ballot(session, subject)
    return records.create(
        session,
        Vote,
        step=STEP_OF[subject],
        kind=VoteKind.MULTI_POINT,
        question=rules.question,
        voters=rules.voters,
        points_per_person=rules.points_per_person,
    )


def _forget_reported(vote: Vote) -> None:
    """What an imported file said of its results is no longer true of changed ones."""
    vote.points_given_reported = None
    vote.points_unused_reported = None
    for result in vote.results:
        result.rank_reported = None


def _points_of(session: Session, vote: Vote | None) -> dict[str, tuple[uuid.UUID, int]]:
    if vote is None:
        return {}
    query = (
        select(VoteResult.option, VoteResult.id, VoteResult.points)
        .where(VoteResult.vote_id == vote.id)
        .order_by(VoteResult.position)
    )
    return {code: (row_id, points) for code, row_id, points in session.execute(query)}


def _options(
    session: Session, subject: VoteSubject, points: dict[str, tuple[uuid.UUID, int]]
) -> tuple[Option, ...]:
    ranks = _ranks([entry[1] for entry in points.values()])
    options = []
    for target in _targets(session, subject):
        found = points.pop(target.code, None)
        number = found[1] if found else None
        options.append(_option(target, number, None if number is None else ranks[number]))
    gone = (
        Option(row_id, code, "", number, ranks[number], False, "", None, False)
        for code, (row_id, number) in points.items()
    )
    return (*options, *gone)


def _targets(session: Session, subject: VoteSubject) -> Sequence[ActionField | ProjectIdea]:
    if subject is VoteSubject.ACTION_FIELDS:
        fields = select(ActionField).order_by(ActionField.position, ActionField.code)
        return session.scalars(fields).all()
    projects = select(ProjectIdea).order_by(ProjectIdea.position, ProjectIdea.code)
    return session.scalars(projects).all()


def _option(target: ActionField | ProjectIdea, points: int | None, rank: int | None) -> Option:
    return Option(
        id=target.id,
        code=target.code,
        title=target.title,
        points=points,
        rank=rank,
        is_chosen=isinstance(target, ActionField) and target.is_selected,
        reason=(target.rejection_reason or "") if isinstance(target, ActionField) else "",
        priority=target.priority if isinstance(target, ProjectIdea) else None,
        exists=True,
    )


def _ranks(points: Sequence[int]) -> dict[int, int]:
    """The rank of each number of points: one more than how many options have more."""
    return {number: 1 + sum(other > number for other in points) for number in points}


def _present(session: Session, subject: VoteSubject) -> int:
    is_day_1 = subject is VoteSubject.ACTION_FIELDS
    present = Participant.attends_day_1 if is_day_1 else Participant.attends_day_2
    return session.scalar(select(func.count()).select_from(Participant).where(present)) or 0
