"""The Klima-Barometer and the closing feedback: counts per scale value, and what they say."""

import math
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.climate import ClimateGroupCounts, ClimateItem, ClimateScale, Feedback
from workshop_app.model.people import Participant, Sector
from workshop_app.phases import records
from workshop_app.phases.polls import poll_secrecy
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

# Fewer votes would tell who voted how ([KAMU], domain.md section 1.2).
LEAST_VOTES_SHOWN = 5

G = TypeVar("G")  # what names a group

# The groups whose points have a colour of their own.
GROUPS = (
    Sector.POLITICS,
    Sector.ADMINISTRATION,
    Sector.MIGRANT_ORGANISATION,
    Sector.CIVIL_SOCIETY,
)


class InvalidCountError(WorkshopError):
    """A count below zero, or a value that the scale does not have."""

    def __init__(self) -> None:
        super().__init__(_("Bitte eine ganze Zahl ab 0 eingeben."))


@dataclass(frozen=True, slots=True)
class Scale:
    """The values that can be marked, and what the two ends mean."""

    minimum: int
    maximum: int
    minimum_text: str
    maximum_text: str
    voters: int  # who may vote; those present on day 1 where nobody entered a number
    is_voters_entered: bool
    is_hidden: bool = False  # the room may not see the result yet

    @property
    def values(self) -> tuple[str, ...]:
        """The scale values as the counts name them."""
        return tuple(str(value) for value in range(self.minimum, self.maximum + 1))


@dataclass(frozen=True, slots=True)
class Statement:
    """A climate statement, or the feedback question, with its counts."""

    id: uuid.UUID
    code: str  # empty for the feedback
    text: str
    counts: Mapping[str, int]
    group_counts: Mapping[str, Mapping[str, int]]  # by sector
    abstentions: int
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """The two groups that are furthest apart, with their means."""

    high: str
    high_mean: float
    low: str
    low_mean: float


def scale_of(session: Session) -> Scale:
    """The scale of the climate statements."""
    entered = session.scalars(select(ClimateScale).limit(1)).first()
    if entered is None:
        return Scale(1, 5, "", "", _present_on_day_1(session), False)
    voters = entered.voters
    return Scale(
        minimum=entered.minimum,
        maximum=max(entered.maximum, entered.minimum + 1),
        minimum_text=entered.minimum_text,
        maximum_text=entered.maximum_text,
        voters=_present_on_day_1(session) if voters is None else voters,
        is_voters_entered=voters is not None,
        is_hidden=entered.is_hidden,
    )


def statements(session: Session) -> tuple[Statement, ...]:
    """All climate statements in their order."""
    by_item: dict[uuid.UUID, dict[str, Mapping[str, int]]] = {}
    query = select(ClimateGroupCounts).order_by(ClimateGroupCounts.position)
    for counts in session.scalars(query):
        by_item.setdefault(counts.climate_item_id, {})[counts.sector] = counts.counts
    items = select(ClimateItem).order_by(ClimateItem.position, ClimateItem.code)
    return tuple(
        Statement(
            id=item.id,
            code=item.code,
            text=item.statement,
            counts=item.counts,
            group_counts=by_item.get(item.id, {}),
            abstentions=item.abstentions,
            comments=item.comments,
        )
        for item in session.scalars(items)
    )


def feedback(session: Session) -> Statement | None:
    """The closing question with its counts and voices, None before it was asked."""
    row = session.scalars(select(Feedback).limit(1)).first()
    if row is None:
        return None
    return Statement(row.id, "", row.question, row.counts, {}, 0, row.voices)


def feedback_scale(session: Session) -> Scale:
    """The scale of the closing question: one to five, by those present on day 2."""
    present = Participant.attends_day_2
    voters = session.scalar(select(func.count()).select_from(Participant).where(present)) or 0
    ends = _("gar nicht zufrieden"), _("sehr zufrieden")
    return Scale(1, 5, *ends, voters, False, poll_secrecy.is_hidden(session, Feedback))


def set_voters(session: Session, voters: int | None) -> None:
    """Enter how many may vote; None: those present on day 1."""
    if voters is not None and voters < 0:
        raise InvalidCountError
    records.the_only(session, ClimateScale).voters = voters


def set_count(
    session: Session, item_id: uuid.UUID, value: str, count: int, *, sector: str | None = None
) -> None:
    """Enter how many marked a value: in one group, or in the whole room.

    A group's count carries the room's along as long as that is the sum of the groups; once
    somebody enters another number for the room, that number stays.

    Raises:
        InvalidCountError: below zero.
        UnknownRecordError: the statement was deleted meanwhile.
    """
    if count < 0:
        raise InvalidCountError
    item = records.get(session, ClimateItem, item_id)
    poll_secrecy.begin_climate(session)
    item.mean_reported = None
    if sector is None:
        item.counts = {**item.counts, value: count}
        return
    was_sum = item.counts.get(value, 0) == _sum_of_groups(item, value)
    group = _group(session, item, sector)
    group.counts = {**group.counts, value: count}
    if was_sum:
        item.counts = {**item.counts, value: _sum_of_groups(item, value)}


def set_abstentions(session: Session, item_id: uuid.UUID, count: int) -> None:
    """Enter how many did not want to mark anything."""
    if count < 0:
        raise InvalidCountError
    records.get(session, ClimateItem, item_id).abstentions = count


def set_comments(session: Session, item_id: uuid.UUID, comments: Sequence[str]) -> None:
    """Keep what people said about a statement."""
    records.get(session, ClimateItem, item_id).comments = _texts(comments)


def set_feedback_question(session: Session, question: str) -> None:
    """Word the closing question."""
    records.the_only(session, Feedback).question = question.strip()


def set_feedback_count(session: Session, value: str, count: int) -> None:
    """Enter how many marked a value at the end."""
    if count < 0:
        raise InvalidCountError
    row = records.the_only(session, Feedback)
    poll_secrecy.begin_feedback(row)
    row.counts = {**row.counts, value: count}


def set_feedback_voices(session: Session, voices: Sequence[str]) -> None:
    """Keep what people said at the end."""
    records.the_only(session, Feedback).voices = _texts(voices)


def votes(counts: Mapping[str, int]) -> int:
    """How many marked a value."""
    return sum(counts.values())


def mean(counts: Mapping[str, int]) -> float | None:
    """The mean of the marked values, None without any."""
    numbered = [(int(value), count) for value, count in counts.items() if value.isdecimal()]
    total = sum(count for _value, count in numbered)
    return sum(value * count for value, count in numbered) / total if total else None


def value_range(counts: Mapping[str, int]) -> tuple[int, int] | None:
    """The lowest and the highest value that anybody marked (Spannweite)."""
    marked = [int(value) for value, count in counts.items() if count and value.isdecimal()]
    return (min(marked), max(marked)) if marked else None


def spread(counts: Mapping[str, int]) -> float | None:
    """The standard deviation of the marked values (Streuung), None without any."""
    average = mean(counts)
    if average is None:
        return None
    marked = [(int(value), count) for value, count in counts.items() if value.isdecimal()]
    squares = sum((value - average) ** 2 * count for value, count in marked)
    return math.sqrt(squares / sum(count for _value, count in marked))


def shown_groups(sizes: Mapping[G, int], total: int) -> frozenset[G]:
    """The groups whose results may be shown.

    What the room gave is known. Where those that are hidden have fewer than five votes together,
    it would tell theirs, so the smallest of the others is hidden too ([KAMU]).

    Args:
        sizes: how many votes each group has, in the order in which groups of equal size go.
        total: how many votes the room has; more than the groups where some belong to none.
    """
    shown = {group: size for group, size in sizes.items() if size >= LEAST_VOTES_SHOWN}
    total = max(total, sum(sizes.values()))
    while shown and 0 < total - sum(shown.values()) < LEAST_VOTES_SHOWN:
        del shown[min(shown, key=shown.__getitem__)]
    return frozenset(shown)


def group_means(
    counts: Mapping[str, int], group_counts: Mapping[G, Mapping[str, int]]
) -> dict[G, float]:
    """The mean of each group that may be shown.

    Args:
        counts: of the room.
        group_counts: by group.
    """
    shown = shown_groups({key: votes(own) for key, own in group_counts.items()}, votes(counts))
    means = {key: mean(own) for key, own in group_counts.items() if key in shown}
    return {key: average for key, average in means.items() if average is not None}


def contrast(statement: Statement) -> Contrast | None:
    """The two groups furthest apart, among those to be shown; None where none are apart."""
    means = group_means(statement.counts, statement.group_counts)
    if len(set(means.values())) < 2:
        return None
    high, low = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    return Contrast(high, means[high], low, means[low])


def differs_from_groups(statement: Statement) -> bool:
    """Whether the room's counts are not the sum of the groups', where groups were counted."""
    if not any(votes(counts) for counts in statement.group_counts.values()):
        return False
    values = {*statement.counts, *(v for counts in statement.group_counts.values() for v in counts)}
    return any(
        statement.counts.get(value, 0)
        != sum(counts.get(value, 0) for counts in statement.group_counts.values())
        for value in values
    )


def _group(session: Session, item: ClimateItem, sector: str) -> ClimateGroupCounts:
    for group in item.group_counts:
        if group.sector == sector:
            return group
    group = records.create(session, ClimateGroupCounts, climate_item_id=item.id, sector=sector)
    session.refresh(item, ["group_counts"])
    return group


def _sum_of_groups(item: ClimateItem, value: str) -> int:
    return sum(group.counts.get(value, 0) for group in item.group_counts)


def _texts(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _present_on_day_1(session: Session) -> int:
    query = select(func.count()).select_from(Participant).where(Participant.attends_day_1)
    return session.scalar(query) or 0
