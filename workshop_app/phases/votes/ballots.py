"""Votes with points as they stand: options, budget, check sum, ranking."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant
from workshop_app.model.projects import Priority, ProjectIdea
from workshop_app.model.voting import BallotPaper, PointsFormula, Vote, VoteResult
from workshop_app.phases.method import load_method
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.point_proposals import PointsProposal, proposals, standard_points
from workshop_app.phases.votes.rounds import STEP_OF, USUAL_MAXIMUM, Round, rounds_of, vote_of

_LONGEST_NUMBER = 4  # digits that people write on a paper


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
    number: int = 0  # on the ballot paper; 0: it cannot be chosen any more
    people: int | None = None  # who gave it points; None: no papers were entered


@dataclass(frozen=True, slots=True)
class Ballot:
    """A round of a vote with its rules and options."""

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
    points_formula: PointsFormula | str | None = None
    is_revealed: bool = False
    cut_after: int | None = None  # so many places are chosen; None: nobody said
    surplus_note: str = ""
    papers: int = 0  # how many ballot papers were entered
    rounds: tuple[Round, ...] = ()  # all rounds on the subject, this one too

    @property
    def standard_points(self) -> int:
        """The usual number of points a person (domain.md section 1.2, [NEUL])."""
        return standard_points(self._open_options)

    @property
    def proposals(self) -> tuple[PointsProposal, ...]:
        """Numbers of points that suit so many options and voters."""
        return proposals(self._open_options, self.voters)

    @property
    def round(self) -> Round | None:
        """This round among the others."""
        return next((found for found in self.rounds if found.id == self.vote_id), None)

    @property
    def other_rounds(self) -> tuple[Round, ...]:
        """The other rounds in their order."""
        return tuple(found for found in self.rounds if found.id != self.vote_id)

    @property
    def is_hidden(self) -> bool:
        """Whether nobody may see the points yet."""
        return self.is_secret and not self.is_revealed

    @property
    def needs_surplus_note(self) -> bool:
        """Whether there are more points than can be, and nobody has said why."""
        return bool(self.voters) and self.missing < 0 and not self.surplus_note.strip()

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

    def sharing_rank(self, option: Option) -> int:
        """How many options have the rank of this one, itself included."""
        return sum(other.rank == option.rank for other in self.options if option.rank is not None)

    def tie_at(self, count: int) -> tuple[Option, ...]:
        """Options with equal points on both sides of a cut after so many places."""
        for option in self.first_places(count):
            if option.rank is not None and option.rank + self.sharing_rank(option) - 1 > count:
                return tuple(o for o in self.options if o.exists and o.rank == option.rank)
        return ()

    def first_places(self, count: int) -> tuple[Option, ...]:
        """What has points and stands on the first places; a tie at the cut comes as a whole."""
        return tuple(
            option
            for option in self.options
            if option.exists and option.points and option.rank is not None and option.rank <= count
        )

    @property
    def _open_options(self) -> int:
        return sum(option.exists for option in self.options)


def read_ballot(session: Session, subject: VoteSubject, vote_id: uuid.UUID | None = None) -> Ballot:
    """A round of the vote on the subject, with the method's rules where none was entered yet.

    Args:
        vote_id: of the round; None, or one that is gone: the newest.
    """
    vote = vote_of(session, subject, vote_id) or vote_of(session, subject)
    options = _options(session, subject, vote)
    present = present_voters(session, subject)
    standard = standard_points(sum(option.exists for option in options))
    if vote is None:
        question = load_method().step(STEP_OF[subject]).question
        return Ballot(
            *(None, "", question, present, standard, USUAL_MAXIMUM, True, False, "", options)
        )
    count_papers = select(func.count()).where(BallotPaper.vote_id == vote.id)
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
        points_formula=vote.points_formula,
        is_revealed=vote.is_revealed,
        cut_after=vote.cut_after,
        surplus_note=vote.surplus_note,
        papers=session.scalar(count_papers) or 0,
        rounds=rounds_of(session, subject),
    )


def present_voters(session: Session, subject: VoteSubject) -> int:
    """How many are there on the day of the vote."""
    is_day_1 = subject is VoteSubject.ACTION_FIELDS
    present = Participant.attends_day_1 if is_day_1 else Participant.attends_day_2
    return session.scalar(select(func.count()).select_from(Participant).where(present)) or 0


def _points_of(session: Session, vote: Vote | None) -> dict[str, tuple[uuid.UUID, int]]:
    if vote is None:
        return {}
    query = (
        select(VoteResult.option, VoteResult.id, VoteResult.points)
        .where(VoteResult.vote_id == vote.id)
        .order_by(VoteResult.position)
    )
    return {code: (row_id, points) for code, row_id, points in session.execute(query)}


def _people_of(session: Session, vote: Vote | None) -> Counter[str] | None:
    """How many gave points to each option; None: no papers were entered."""
    if vote is None:
        return None
    papers = session.scalars(select(BallotPaper.points).where(BallotPaper.vote_id == vote.id)).all()
    named = (code for points in papers for code, number in points.items() if number > 0)
    return Counter(named) if papers else None


def _options(session: Session, subject: VoteSubject, vote: Vote | None) -> tuple[Option, ...]:
    points, people = _points_of(session, vote), _people_of(session, vote)
    ranks = _ranks([entry[1] for entry in points.values()])
    limited = set(vote.option_codes) if vote else set()
    offered = [
        option
        for option in _open_options(session, subject)
        if not limited or option.code in limited or option.code in points
    ]
    options = []
    for number, open_option in zip(_numbers(offered), offered, strict=True):
        found = points.pop(open_option.code, None)
        counted = found[1] if found else None
        options.append(
            replace(
                open_option,
                points=counted,
                rank=None if counted is None else ranks[counted],
                number=number,
                people=None if people is None else people[open_option.code],
            )
        )
    gone = (
        replace(_option(row_id, code, ""), points=counted, rank=ranks[counted], exists=False)
        for code, (row_id, counted) in points.items()
    )
    return (*options, *gone)


def _numbers(options: Sequence[Option]) -> list[int]:
    """The numbers on the ballot paper: those of the codes, for they stay when options come or go.

    Where codes give no numbers, or the same twice, the options are counted through.
    """
    found = [_digits_at_end(option.code) for option in options]
    if 0 in found or len(set(found)) < len(found):
        return list(range(1, len(options) + 1))
    return found


def _digits_at_end(code: str) -> int:
    digits = code.rpartition("-")[2]
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else 0


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
