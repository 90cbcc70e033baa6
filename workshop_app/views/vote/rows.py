"""What a row of a vote shows, and what its columns are about."""

import enum
import uuid
from collections import Counter
from dataclasses import dataclass

from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.ballots import Ballot, Option
from workshop_app.translation import _
from workshop_app.views.vote.texts import (
    limit_text,
    other_points,
    other_rounds_text,
    share_text,
)


class Column(enum.Enum):
    """What a cell is about."""

    CHOSEN = enum.auto()
    CODE = enum.auto()
    TITLE = enum.auto()
    POINTS = enum.auto()
    OTHERS = enum.auto()  # points of the other rounds
    RANK = enum.auto()
    REASON = enum.auto()
    PRIORITY = enum.auto()


COLUMNS = {
    VoteSubject.ACTION_FIELDS: (
        Column.CHOSEN,
        Column.CODE,
        Column.TITLE,
        Column.POINTS,
        Column.RANK,
        Column.REASON,
    ),
    VoteSubject.PROJECT_IDEAS: (
        Column.CODE,
        Column.TITLE,
        Column.POINTS,
        Column.RANK,
        Column.PRIORITY,
    ),
}
_NAMES = {
    Column.CHOSEN: _("Gewählt"),
    Column.CODE: _("Nr."),
    Column.POINTS: _("Punkte"),
    Column.RANK: _("Rang"),
    Column.REASON: _("Warum nicht gewählt?"),
    Column.PRIORITY: _("Priorität"),
}
_TITLES = {
    VoteSubject.ACTION_FIELDS: _("Handlungsfeld"),
    VoteSubject.PROJECT_IDEAS: _("Projektidee"),
}


@dataclass(frozen=True, slots=True)
class VoteRow:
    """An option with what the others make of it."""

    option: Option
    share: float  # of the most points that an option has, 0 to 1
    limit: str  # why it has more points than it can have; empty: it can
    lacks_reason: bool
    is_hidden: bool = False  # the room may not see the points yet
    is_counted_here: bool = False  # by hand: whoever counts sees what was typed
    others: str = ""  # what it got in the other rounds
    people: str = ""  # which share of the people gave it points
    sharing_rank: int = 1  # how many have the same rank
    shows_number: bool = False  # of the ballot paper, instead of the code

    @property
    def id(self) -> uuid.UUID:
        """The key of the option."""
        return self.option.id

    @property
    def shows_points(self) -> bool:
        """Whether the number stands in its box; the sums over secret ballot papers do not."""
        return not self.is_hidden or self.is_counted_here


def columns_of(ballot: Ballot | None, subject: VoteSubject) -> tuple[Column, ...]:
    """The columns of a subject, with one for the other rounds where there are any."""
    columns = COLUMNS[subject]
    if ballot is None or not ballot.other_rounds:
        return columns
    place = columns.index(Column.RANK)
    return (*columns[:place], Column.OTHERS, *columns[place:])


def rows_of(
    ballot: Ballot, subject: VoteSubject, *, shows_numbers: bool = False
) -> tuple[VoteRow, ...]:
    """The options as they were entered."""
    most = max((option.points or 0 for option in ballot.options), default=0)
    sharing = Counter(option.rank for option in ballot.options)
    is_any_chosen = any(option.is_chosen for option in ballot.options)
    return tuple(
        VoteRow(
            option=option,
            share=(option.points or 0) / most if most > 0 and not ballot.is_hidden else 0.0,
            limit=limit_text(ballot) if ballot.is_above_maximum(option) else "",
            lacks_reason=is_any_chosen and wants_reason(option, subject) and not option.reason,
            is_hidden=ballot.is_hidden,
            is_counted_here=not ballot.papers,
            others=other_points(option, ballot),
            people=share_text(option, ballot),
            sharing_rank=1 if ballot.is_hidden or option.rank is None else sharing[option.rank],
            shows_number=shows_numbers and option.number > 0,
        )
        for option in ballot.options
    )


def wants_reason(option: Option, subject: VoteSubject) -> bool:
    """Whether it is asked why an option was not chosen."""
    return subject is VoteSubject.ACTION_FIELDS and option.exists and not option.is_chosen


def header_text(column: Column, subject: VoteSubject, ballot: Ballot | None) -> str:
    """What stands above a column."""
    if column is Column.OTHERS:
        return other_rounds_text(ballot) if ballot else ""
    return _TITLES[subject] if column is Column.TITLE else _NAMES[column]


def header_tip(column: Column) -> str | None:
    """What the signs in a column stand for."""
    return _("• heißt verdeckt, – heißt ohne Punkte") if column is Column.OTHERS else None
