"""What a row of a vote shows, and what its columns are about."""

import enum
import uuid
from dataclasses import dataclass

from workshop_app.phases.ballots import Ballot, Option
from workshop_app.phases.step import VoteSubject
from workshop_app.translation import _
from workshop_app.views.vote_texts import limit_text


class Column(enum.Enum):
    """What a cell is about."""

    CHOSEN = enum.auto()
    CODE = enum.auto()
    TITLE = enum.auto()
    POINTS = enum.auto()
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

    @property
    def id(self) -> uuid.UUID:
        """The key of the option."""
        return self.option.id


def rows_of(ballot: Ballot, subject: VoteSubject) -> tuple[VoteRow, ...]:
    """The options as they were entered."""
    most = max((option.points or 0 for option in ballot.options), default=0)
    is_any_chosen = any(option.is_chosen for option in ballot.options)
    return tuple(
        VoteRow(
            option=option,
            share=(option.points or 0) / most if most > 0 else 0.0,
            limit=limit_text(ballot) if ballot.is_above_maximum(option) else "",
            lacks_reason=is_any_chosen and wants_reason(option, subject) and not option.reason,
        )
        for option in ballot.options
    )


def wants_reason(option: Option, subject: VoteSubject) -> bool:
    """Whether it is asked why an option was not chosen."""
    return subject is VoteSubject.ACTION_FIELDS and option.exists and not option.is_chosen


def header_text(column: Column, subject: VoteSubject) -> str:
    """What stands above a column."""
    return _TITLES[subject] if column is Column.TITLE else _NAMES[column]
