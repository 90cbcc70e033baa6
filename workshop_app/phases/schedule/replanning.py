"""What can be done about a delay: proposals, of which the moderation accepts one or none.

Nothing is ever made longer, and what is fixed or must not be dropped stays (ux.md 4.2).
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from workshop_app.model.workshop import StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.agenda import AgendaRow

DROPPING_FROM = 15  # minutes of delay: above it, steps may be dropped
_MOST_DROPS = 3


class ProposalKind(enum.Enum):
    """What is done."""

    SHORTEN = enum.auto()  # later steps, each by its share
    DROP = enum.auto()  # one step
    SHORTEN_BREAK = enum.auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A later step, as far as re-planning is concerned."""

    key: str
    title: str
    minutes: int
    minimum: int
    is_break: bool = False
    is_fixed: bool = False  # neither shortened nor dropped; a break may end earlier
    is_buffer: bool = False  # shrinks by itself
    must_not_drop: bool = False

    @property
    def slack(self) -> int:
        """By how many minutes it can be shortened."""
        return max(0, self.minutes - self.minimum)

    @property
    def is_movable(self) -> bool:
        """Whether it may be shortened with the others."""
        return not (self.is_break or self.is_fixed or self.is_buffer)


@dataclass(frozen=True, slots=True)
class Cut:
    """What happens to one step; ``after`` is 0 where it is dropped."""

    key: str
    title: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to make up for a delay."""

    kind: ProposalKind
    cuts: tuple[Cut, ...]
    delay_left: int  # minutes; dropping may leave less than none

    @property
    def gain(self) -> int:
        """Minutes won."""
        return sum(cut.before - cut.after for cut in self.cuts)


def proposals(blocks: Sequence[Block], delay: int) -> tuple[Proposal, ...]:
    """What can be done about a delay of so many minutes, what changes least first."""
    if delay <= 0:
        return ()
    found = [_shortened(blocks, delay), _shorter_break(blocks, delay), *_dropped(blocks, delay)]
    return tuple(proposal for proposal in found if proposal is not None)


def blocks_of(rows: Sequence[AgendaRow]) -> tuple[Block, ...]:
    """The later steps of a day as they can be re-planned."""
    return tuple(
        Block(
            key=row.step.key,
            title=row.text.title,
            minutes=row.minutes_allotted,
            minimum=min(row.minutes_allotted, _minimum(row)),
            is_break=row.text.is_break,
            is_fixed=row.is_fixed,
            is_buffer=row.is_buffer,
            must_not_drop=row.text.must_not_drop,
        )
        for row in rows
    )


def accept(session: Session, proposal: Proposal) -> None:
    """Give the steps the minutes of a proposal; a dropped step is left out."""
    for cut in proposal.cuts:
        run = agenda.run_of(session, cut.key)
        run.minutes_allotted = cut.after
        if cut.after == 0:
            run.status = StepStatus.SKIPPED


def shares(minutes: Sequence[int], slacks: Sequence[int], delay: int) -> list[int]:
    """How much each step gives: its part of the whole length times the delay, within its slack.

    What one step cannot give, the others give, again by their length. Whole minutes; their sum is
    the delay, or all slack where that is less.
    """
    wanted = _real_shares(minutes, slacks, min(delay, sum(slacks)))
    given = [int(share) for share in wanted]
    # Whole minutes; the rest goes to those that lost most by it.
    by_loss = sorted(range(len(wanted)), key=lambda number: given[number] - wanted[number])
    rest = min(delay, sum(slacks)) - sum(given)
    for number in [number for number in by_loss if given[number] < slacks[number]][:rest]:
        given[number] += 1
    return given


def _real_shares(minutes: Sequence[int], slacks: Sequence[int], delay: int) -> list[Fraction]:
    able = {number for number, slack in enumerate(slacks) if slack}
    full: set[int] = set()
    while True:
        left = delay - sum(slacks[number] for number in full)
        whole = sum(minutes[number] for number in able - full)
        share = {number: Fraction(left * minutes[number], whole) for number in able - full}
        overdrawn = {number for number, part in share.items() if part > slacks[number]}
        if not overdrawn:
            break
        full |= overdrawn
    return [
        Fraction(slacks[number]) if number in full else share.get(number, Fraction(0))
        for number in range(len(minutes))
    ]


def _shortened(blocks: Sequence[Block], delay: int) -> Proposal | None:
    movable = [block for block in blocks if block.is_movable and block.slack]
    # Those at their minimum take part in the sum of no share: they have nothing to give.
    given = shares([block.minutes for block in movable], [block.slack for block in movable], delay)
    cuts = tuple(
        Cut(block.key, block.title, block.minutes, block.minutes - minutes)
        for block, minutes in zip(movable, given, strict=True)
        if minutes
    )
    return _proposal(ProposalKind.SHORTEN, cuts, delay)


def _dropped(blocks: Sequence[Block], delay: int) -> list[Proposal | None]:
    """Up to three steps to drop: first those that are just long enough, then the longest."""
    if delay <= DROPPING_FROM:
        return []
    free = [
        block for block in blocks if block.is_movable and not block.must_not_drop and block.minutes
    ]
    free.sort(key=lambda block: (block.minutes < delay, abs(block.minutes - delay)))
    return [
        _proposal(ProposalKind.DROP, (Cut(block.key, block.title, block.minutes, 0),), delay)
        for block in free[:_MOST_DROPS]
    ]


def _shorter_break(blocks: Sequence[Block], delay: int) -> Proposal | None:
    """The break that is just long enough to make up for it, else the one that gives most."""
    breaks = [block for block in blocks if block.is_break and not block.is_buffer and block.slack]
    if not breaks:
        return None
    chosen = min(breaks, key=lambda block: (block.slack < delay, abs(block.slack - delay)))
    after = chosen.minutes - min(chosen.slack, delay)
    cut = Cut(chosen.key, chosen.title, chosen.minutes, after)
    return _proposal(ProposalKind.SHORTEN_BREAK, (cut,), delay)


def _proposal(kind: ProposalKind, cuts: tuple[Cut, ...], delay: int) -> Proposal | None:
    gain = sum(cut.before - cut.after for cut in cuts)
    return Proposal(kind, cuts, delay - gain) if gain else None


def _minimum(row: AgendaRow) -> int:
    return max(row.text.minutes.min, 1)
