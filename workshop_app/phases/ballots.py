"""Votes with points as they stand: options, budget, check sum, ranking."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import Vote, VoteKind, VoteResult
from workshop_app.phases.method import load_method
from workshop_app.phases.step import VoteSubject

STEP_OF = {VoteSubject.ACTION_FIELDS: "T1-11", VoteSubject.PROJECT_IDEAS: "T2-07"}
KIND_OF: dict[VoteSubject, type[ActionField] | type[ProjectIdea]] = {
    VoteSubject.ACTION_FIELDS: ActionField,
    VoteSubject.PROJECT_IDEAS: ProjectIdea,
}
_WITH_POINTS = (VoteKind.MULTI_POINT, VoteKind.SINGLE_POINT)


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
    code: str  # AB-01; empty: nothing was entered yet
    question: str
    voters: int  # 0: not known
    points_per_person: int
    maximum_per_option: int | None  # None: no limit
    is_secret: bool
    is_internal: bool  # not in the document
    deviation_note: str
    options: tuple[Option, ...]

    @property
    def standard_points(self) -> int:
        """The usual number of points a person (domain.md section 1.2, [NEUL])."""
        return _standard_points(self.options)

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

    @property
    def uncounted(self) -> int:
        """How many options wait for their number."""
        return sum(option.exists and option.points is None for option in self.options)

    def is_above_maximum(self, option: Option) -> bool:
        """Whether an option has more points than all voters may give it (K27)."""
        if self.maximum_per_option is None or option.points is None or not self.voters:
            return False
        return option.points > self.maximum_per_option * self.voters

    def first_places(self, count: int) -> tuple[Option, ...]:
        """What has points and stands on the first places; a tie at the cut comes as a whole."""
        return tuple(
            option
            for option in self.options
            if option.exists and option.points and option.rank is not None and option.rank <= count
        )


def read_ballot(session: Session, subject: VoteSubject) -> Ballot:
    """The vote on the subject, with the method's rules where none was entered yet."""
    vote = vote_of(session, subject)
    options = _options(session, subject, _points_of(session, vote))
    present, standard = present_voters(session, subject), _standard_points(options)
    if vote is None:
        question = load_method().step(STEP_OF[subject]).question
        return Ballot(None, "", question, present, standard, None, False, False, "", options)
    return Ballot(
        vote_id=vote.id,
        code=vote.code,
        question=vote.question,
        voters=present if vote.voters is None else vote.voters,
        points_per_person=standard if vote.points_per_person is None else vote.points_per_person,
        maximum_per_option=vote.maximum_per_option,
        is_secret=vote.is_secret,
        is_internal=vote.is_internal,
        deviation_note=vote.deviation_note,
        options=options,
    )


def vote_of(session: Session, subject: VoteSubject) -> Vote | None:
    """The first vote with points in the step of the subject; None: there is none yet."""
    query = (
        select(Vote)
        .where(Vote.step == STEP_OF[subject], Vote.kind.in_(_WITH_POINTS))
        .order_by(Vote.position)
    )
    return session.scalars(query).first()


def present_voters(session: Session, subject: VoteSubject) -> int:
    """How many are there on the day of the vote."""
    is_day_1 = subject is VoteSubject.ACTION_FIELDS
    present = Participant.attends_day_1 if is_day_1 else Participant.attends_day_2
    return session.scalar(select(func.count()).select_from(Participant).where(present)) or 0


def _standard_points(options: Sequence[Option]) -> int:
    """The options halved, rounded up."""
    return (sum(option.exists for option in options) + 1) // 2


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
    for open_option in _open_options(session, subject):
        found = points.pop(open_option.code, None)
        number = found[1] if found else None
        rank = None if number is None else ranks[number]
        options.append(replace(open_option, points=number, rank=rank))
    gone = (
        replace(_option(row_id, code, ""), points=number, rank=ranks[number], exists=False)
        for code, (row_id, number) in points.items()
    )
    return (*options, *gone)


def _open_options(session: Session, subject: VoteSubject) -> list[Option]:
    """What can be voted on, without points."""
    if subject is VoteSubject.ACTION_FIELDS:
        field = ActionField
        fields = select(
            field.id, field.code, field.title, field.is_selected, field.rejection_reason
        ).order_by(field.position, field.code)
        return [
            _option(row_id, code, title, is_chosen=is_selected, reason=reason or "")
            for row_id, code, title, is_selected, reason in session.execute(fields)
        ]
    idea = ProjectIdea
    projects = select(idea.id, idea.code, idea.title, idea.priority).order_by(
        idea.position, idea.code
    )
    return [
        _option(row_id, code, title, priority=priority)
        for row_id, code, title, priority in session.execute(projects)
    ]


def _option(
    row_id: uuid.UUID,
    code: str,
    title: str,
    *,
    is_chosen: bool = False,
    reason: str = "",
    priority: Priority | str | None = None,
) -> Option:
    return Option(row_id, code, title, None, None, is_chosen, reason, priority, exists=True)


def _ranks(points: Sequence[int]) -> dict[int, int]:
    """The rank of each number of points: one more than how many options have more."""
    return {number: 1 + sum(other > number for other in points) for number in points}
