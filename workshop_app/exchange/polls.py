"""Climate, votes and feedback: results, and what an imported file says about them.

A mean, a sum or a rank that a file reports is kept only where it differs from the result, since
otherwise it follows from the result.
"""

from collections.abc import Mapping, Sequence, Sized
from fractions import Fraction

from workshop_app.exchange.document import Document
from workshop_app.exchange.forms import BALLOT_PAPER, CLIMATE_ITEM, FEEDBACK, SCALE, VOTE_RESULT
from workshop_app.exchange.schema import LARGEST
from workshop_app.exchange.schema_captured import (
    NAMES_AN_ENTRY,
    ClimateItemRecord,
    ClimateRecord,
    VoteRecord,
)
from workshop_app.exchange.transfer import Reading, Tree, Writing
from workshop_app.model.base import Keyed, known_or_text
from workshop_app.model.climate import ClimateGroupCounts, ClimateItem, ClimateScale, Feedback
from workshop_app.model.people import Sector
from workshop_app.model.voting import BallotPaper, Vote, VoteResult
from workshop_app.translation import _


def mean_of(counts: Mapping[str, int]) -> float | None:
    """The mean on the scale with two decimals, halves to even; None without votes."""
    votes = sum(counts.values())
    if votes <= 0:
        return None
    return float(round(Fraction(sum(int(point) * n for point, n in counts.items()), votes), 2))


def ranks_of(points: Sequence[int]) -> list[int]:
    """The rank of each option; equal points share the better one."""
    return [1 + sum(other > own for other in points) for own in points]


def given_points(points: Sequence[int]) -> int:
    """The sum, as far as a file can hold it."""
    return max(-LARGEST, min(sum(points), LARGEST))


def unused_points(voters: int | None, per_person: int | None, given: int) -> int | None:
    """The points that were not given; None if the budget is not known."""
    if voters is None or per_person is None:
        return None
    return min(max(0, voters * per_person - given), LARGEST)


def read_polls(reading: Reading, document: Document) -> None:
    """Add the rows of ``klima``, ``feedback`` and the results of ``abstimmungen``."""
    if document.klima is not None:
        _read_climate(reading, document.klima)
    for record in document.abstimmungen or ():
        _read_results(reading, record)
    if document.feedback is not None:
        reading.add_row(FEEDBACK, document.feedback, "feedback")


def _read_climate(reading: Reading, record: ClimateRecord) -> None:
    if record.skala is not None or record.stimmberechtigte is not None or record.verdeckt:
        reading.add_row(SCALE, record, "klima")
    else:
        reading.add_extras(record, "klima", None)
    items = list(enumerate(record.items or ()))
    ids = [_read_item(reading, item, position).id for position, item in items]
    reading.session.flush()
    for (_position, item), item_id in zip(items, ids, strict=True):
        reading.session.add_all(
            ClimateGroupCounts(
                climate_item_id=item_id,
                sector=known_or_text(Sector, sector),
                position=position,
                counts=_known(counts),
            )
            for position, (sector, counts) in enumerate((item.nach_gruppe or {}).items())
        )


def _read_item(reading: Reading, item: ClimateItemRecord, position: int) -> Keyed:
    differs = item.mittelwert is not None and item.mittelwert != mean_of(_known(item.punkte))
    return reading.add_row(
        CLIMATE_ITEM,
        item,
        "klima.items",
        position=position,
        mean_reported=item.mittelwert if differs else None,
    )


def _known(counts: Mapping[str, int | None] | None) -> dict[str, int]:
    return {point: count for point, count in (counts or {}).items() if count is not None}


def _read_results(reading: Reading, vote: VoteRecord) -> None:
    row = reading.row_of(Vote, "abstimmungen", vote.id)
    results = vote.ergebnisse or []
    points = [result.punkte or 0 for result in results]
    unused = unused_points(vote.stimmberechtigte, vote.punkte_pro_person, given_points(points))
    row.points_given_reported = _if_other(vote.punkte_vergeben, given_points(points))
    row.points_unused_reported = _if_other(vote.punkte_nicht_vergeben, unused)
    row.is_revealed = (
        _usually_revealed(row, results) if vote.aufgedeckt is None else vote.aufgedeckt
    )
    for position, (result, rank) in enumerate(zip(results, ranks_of(points), strict=True)):
        reading.add_row(
            VOTE_RESULT,
            result,
            "abstimmungen.ergebnisse",
            position=position,
            vote_id=row.id,
            rank_reported=_if_other(result.rang, rank),
        )
    for position, paper in enumerate(vote.stimmzettel or ()):
        place = "abstimmungen.stimmzettel"
        reading.add_row(BALLOT_PAPER, paper, place, position=position, vote_id=row.id)


def _usually_revealed(vote: Vote, results: Sized) -> bool:
    """Whether a file that does not say so means that the result of a secret vote is known."""
    return vote.is_secret and len(results) > 0


def _if_other(reported: int | None, computed: int | None) -> int | None:
    return reported if reported != computed else None


def climate_tree(writing: Writing) -> Tree | None:
    """``klima``; None if nothing is known of it."""
    scale = writing.only(ClimateScale)
    items = writing.rows(ClimateItem)
    tree = (
        writing.extras.at("klima", None) if scale is None else writing.tree(SCALE, scale, "klima")
    )
    if not tree and not items:
        return None
    groups = writing.children(ClimateGroupCounts, "climate_item_id")
    return {**tree, "items": [_item_tree(writing, item, groups[item.id]) for item in items]}


def _item_tree(writing: Writing, item: ClimateItem, groups: Sequence[ClimateGroupCounts]) -> Tree:
    return {
        **writing.tree(CLIMATE_ITEM, item, "klima.items"),
        "nach_gruppe": {str(group.sector): dict(group.counts) for group in groups},
        "mittelwert": mean_of(item.counts) if item.mean_reported is None else item.mean_reported,
    }


def vote_trees(writing: Writing) -> list[Tree]:
    """``abstimmungen[]``."""
    results = writing.children(VoteResult, "vote_id")
    papers = writing.children(BallotPaper, "vote_id")
    return [
        {
            **tree,
            **_result_part(writing, vote, results[vote.id]),
            **_round_part(writing, vote, results[vote.id]),
            "stimmzettel": [_paper_tree(writing, paper) for paper in papers[vote.id]],
        }
        for tree, vote in zip(writing.list_trees("abstimmungen"), writing.rows(Vote), strict=True)
    ]


def _result_part(writing: Writing, vote: Vote, results: Sequence[VoteResult]) -> Tree:
    points = [result.points for result in results]
    given, unused = vote.points_given_reported, vote.points_unused_reported
    if unused is None:
        unused = unused_points(vote.voters, vote.points_per_person, given_points(points))
    return {
        "ergebnisse": [
            {
                **writing.tree(VOTE_RESULT, result, "abstimmungen.ergebnisse"),
                "option": _option(writing, result.option),
                "rang": rank if result.rank_reported is None else result.rank_reported,
            }
            for result, rank in zip(results, ranks_of(points), strict=True)
        ],
        "punkte_vergeben": given_points(points) if given is None else given,
        "punkte_nicht_vergeben": unused,
    }


def _round_part(writing: Writing, vote: Vote, results: Sized) -> Tree:
    is_usual = vote.is_revealed == _usually_revealed(vote, results)
    return {
        "zur_wahl": [_option(writing, code) for code in vote.option_codes],
        "aufgedeckt": None if is_usual else vote.is_revealed,
    }


def _paper_tree(writing: Writing, paper: BallotPaper) -> Tree:
    points = {_option(writing, code): number for code, number in paper.points.items()}
    return {**writing.tree(BALLOT_PAPER, paper, "abstimmungen.stimmzettel"), "punkte": points}


def _option(writing: Writing, option: str) -> str:
    """The option; one that was deleted after the vote becomes plain text, as no id may dangle."""
    if option in writing.codes or not NAMES_AN_ENTRY.match(option):
        return option
    return _("entfallen: {option}").format(option=option)


def feedback_tree(writing: Writing) -> Tree | None:
    """``feedback``; None if nobody was asked."""
    feedback = writing.only(Feedback)
    return None if feedback is None else writing.tree(FEEDBACK, feedback, "feedback")
