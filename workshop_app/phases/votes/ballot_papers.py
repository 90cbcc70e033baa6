"""Ballot papers: what one person's points may be, and what groups of them say. No names."""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.people import Sector
from workshop_app.model.voting import BallotPaper, Vote
from workshop_app.phases.polls.climate import LEAST_VOTES_SHOWN, shown_groups
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting
from workshop_app.phases.votes.ballots import Ballot, Option, read_ballot
from workshop_app.phases.votes.rounds import carry_points, vote_to_change
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _, ngettext

_BETWEEN = re.compile(r"[\s,;.+/]+")
_LONGEST_NUMBER = 4  # digits
_MOST_SHOWN = 99  # points of one option: an imported paper may say anything


class InvalidPaperError(WorkshopError):
    """A ballot paper that breaks the rules of the vote; the sentence says which."""


class AlreadyCountedError(WorkshopError):
    """Points were counted in this round already; papers would replace them."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Diese Runde ist schon ausgezählt. Für Stimmzettel bitte die Punkte leeren "
                "oder eine neue Runde beginnen."
            )
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A ballot paper as it was entered."""

    numbers: tuple[int, ...]  # each point the number of its option
    sector: Sector | str | None


@dataclass(frozen=True, slots=True)
class GroupResult:
    """How one group voted, as far as it may be known."""

    sector: Sector | str | None  # None: papers without a group
    papers: int
    points: Mapping[str, int] | None  # by code; None: it would tell who voted how
    is_small: bool  # fewer papers than may be shown; else hidden for the sake of a small one


def points_on(text: str, ballot: Ballot) -> dict[str, int]:
    """The points on a paper such as „3,3,7“, by the code of the option; „0“ is an empty paper.

    Raises:
        InvalidPaperError: an unknown number, too many points, too many for one option.
    """
    written = [part for part in _BETWEEN.split(text.strip()) if part]
    if written == ["0"]:
        return {}
    by_number = {option.number: option for option in ballot.options if option.exists}
    chosen: list[Option] = []
    for part in written:
        is_number = part.isdecimal() and len(part) <= _LONGEST_NUMBER
        option = by_number.get(int(part)) if is_number else None
        if option is None:
            raise InvalidPaperError(_("Nummer {number} steht nicht zur Wahl.").format(number=part))
        chosen.append(option)
    _check(chosen, ballot)
    return dict(Counter(option.code for option in chosen))


def add_paper(
    session: Session,
    subject: VoteSubject,
    text: str,
    *,
    sector: Sector | None = None,
    vote_id: uuid.UUID | None = None,
) -> None:
    """Enter a ballot paper; the points of the round are the sums over its papers.

    Raises:
        InvalidPaperError: it breaks the rules, or nothing is on it.
        AlreadyCountedError: points were counted without papers.
        UnknownRecordError: the round was deleted meanwhile.
    """
    if not text.strip():
        raise InvalidPaperError(
            _("Bitte Nummern eintragen, zum Beispiel 3,3,7; 0 für einen leeren Stimmzettel.")
        )
    vote = vote_to_change(session, subject, vote_id)
    if not vote.papers and any(result.points for result in vote.results):
        raise AlreadyCountedError
    voting.fix_rules(session, subject, vote)
    ballot = read_ballot(session, subject, vote.id)
    points = points_on(text, ballot)
    position = vote.papers[-1].position + 1 if vote.papers else 0
    vote.papers.append(
        BallotPaper(vote_id=vote.id, position=position, sector=sector, points=points)
    )
    _count(session, subject, vote, ballot)


def take_last_paper(
    session: Session, subject: VoteSubject, *, vote_id: uuid.UUID | None = None
) -> bool:
    """Take the newest paper back; False: there is none.

    Raises:
        UnknownRecordError: the round was deleted meanwhile.
    """
    vote = vote_to_change(session, subject, vote_id)
    if not vote.papers:
        return False
    vote.papers.remove(vote.papers[-1])
    _count(session, subject, vote, read_ballot(session, subject, vote.id))
    return True


def last_paper(session: Session, ballot: Ballot) -> Paper | None:
    """The newest paper of a round, None without any."""
    query = (
        select(BallotPaper.sector, BallotPaper.points)
        .where(BallotPaper.vote_id == ballot.vote_id)
        .order_by(BallotPaper.position.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    sector, points = found
    numbers = {option.code: option.number for option in ballot.options}
    given = (
        numbers.get(code, 0)
        for code, count in points.items()
        for _point in range(min(count, _MOST_SHOWN))
    )
    return Paper(tuple(sorted(given)), sector)


def group_results(session: Session, vote_id: uuid.UUID | None) -> tuple[GroupResult, ...]:
    """What each group gave in a round, of groups with at least five papers only."""
    query = (
        select(BallotPaper.sector, BallotPaper.points)
        .where(BallotPaper.vote_id == vote_id)
        .order_by(BallotPaper.position)
    )
    return results_by_group([(sector, points) for sector, points in session.execute(query)])


def results_by_group(
    papers: Sequence[tuple[Sector | str | None, Mapping[str, int]]],
) -> tuple[GroupResult, ...]:
    """The same from papers that were read elsewhere; groups in the order of the method."""
    by_sector: defaultdict[Sector | str | None, list[Mapping[str, int]]] = defaultdict(list)
    for sector, points in papers:
        by_sector[sector].append(points)
    sectors = sorted(by_sector, key=_order)
    shown = shown_groups({sector: len(by_sector[sector]) for sector in sectors}, len(papers))
    return tuple(
        GroupResult(
            sector=sector,
            papers=len(by_sector[sector]),
            points=_sum(by_sector[sector]) if sector in shown else None,
            is_small=len(by_sector[sector]) < LEAST_VOTES_SHOWN,
        )
        for sector in sectors
    )


def _check(chosen: Sequence[Option], ballot: Ballot) -> None:
    each, most = ballot.points_per_person, ballot.maximum_per_option
    if len(chosen) > each:
        text = ngettext(
            "{given} Punkte auf dem Stimmzettel, erlaubt ist {each}.",
            "{given} Punkte auf dem Stimmzettel, erlaubt sind {each}.",
            each,
        )
        raise InvalidPaperError(text.format(given=len(chosen), each=each))
    for option in chosen:
        if most is not None and chosen.count(option) > most:
            title = " ".join(option.title.split()) or option.code
            text = _("Nummer {number} „{title}“ hat {given} Punkte, höchstens {most} sind erlaubt.")
            numbers = {"number": option.number, "given": chosen.count(option), "most": most}
            raise InvalidPaperError(text.format(title=title, **numbers))


def _count(session: Session, subject: VoteSubject, vote: Vote, ballot: Ballot) -> None:
    """Make the sums over the papers the result; without papers there is none."""
    sums = _sum([paper.points for paper in vote.papers])
    codes = dict.fromkeys([*(option.code for option in ballot.options), *sums])
    voting.put_points(vote, {code: sums.get(code, 0) if vote.papers else None for code in codes})
    carry_points(session, subject, codes)


def _sum(papers: Sequence[Mapping[str, int]]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for points in papers:
        sums.update(points)
    return dict(sums)


def _order(sector: Sector | str | None) -> tuple[int, str]:
    known = list(Sector)
    if sector is None:
        return len(known) + 1, ""
    return (known.index(sector) if sector in known else len(known)), str(sector)  # type: ignore[arg-type]
