"""What the annex of votes says of rounds, of the number of points, and of ballot papers."""

import uuid
from collections.abc import Mapping, Sequence

from workshop_app import german
from workshop_app.concept.chapters.phrases import as_sentence, body, cell
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import Block, Column, plain
from workshop_app.concept.result_rows import VoteResultRow, VoteRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.voting import PointsFormula, VoteKind
from workshop_app.phases.labels import group_label
from workshop_app.phases.votes.ballot_papers import GroupResult, results_by_group
from workshop_app.phases.votes.point_proposals import FORMULA_TEXTS, standard_points
from workshop_app.phases.votes.rounds import deciding_vote, rounds_by_step
from workshop_app.translation import _, ngettext


def in_rounds(snapshot: Snapshot) -> list[VoteRow]:
    """The votes in their order, the rounds of one vote together where the first of them stands."""
    following = {rounds[0].id: rounds[1:] for rounds in rounds_by_step(snapshot.votes)}
    later = {vote.id for rounds in following.values() for vote in rounds}
    return [
        each
        for vote in snapshot.votes
        if vote.id not in later
        for each in (vote, *following.get(vote.id, ()))
    ]


def round_titles(snapshot: Snapshot) -> Mapping[uuid.UUID, str]:
    """„1. Runde“, „2. Runde, Stichwahl“, of votes that have other rounds beside them."""
    titles: dict[uuid.UUID, str] = {}
    for rounds in rounds_by_step(snapshot.votes):
        for number, vote in enumerate(rounds, 1):
            text = _("{number}. Runde, Stichwahl") if vote.option_codes else _("{number}. Runde")
            titles[vote.id] = text.format(number=number)
    return titles


def round_sentence(snapshot: Snapshot, vote: VoteRow) -> str:
    """Whether the result of a round decided; empty where there is only one."""
    counted = {vote_id for vote_id, results in snapshot.results_of.items() if results}
    for rounds in rounds_by_step(snapshot.votes):
        if vote in rounds:
            if deciding_vote(rounds, counted) is vote:
                return _("Für die Auswahl zählt diese Runde.")
            if vote.option_codes:
                return _("Diese Runde entschied nur unter den hier aufgeführten.")
    return ""


def points_sentence(vote: VoteRow, results: Sequence[VoteResultRow]) -> str:
    """How the number of points a person was reckoned; empty where a reason says it."""
    each, formula = vote.points_per_person, vote.points_formula
    if vote.kind != VoteKind.MULTI_POINT or each is None or not results:
        return ""
    if formula is None and each == standard_points(len(results)):
        formula = PointsFormula.HALF
    if formula is None or formula not in FORMULA_TEXTS:
        return ""
    return ngettext(
        "Jede Person hatte {count} Punkt: {formula}.",
        "Jede Person hatte {count} Punkte: {formula}.",
        each,
    ).format(count=german.format_number(each), formula=FORMULA_TEXTS[formula])


def people_share(snapshot: Snapshot, vote: VoteRow, code: str) -> str:
    """The share of the ballot papers with points for an option; empty without papers."""
    papers = snapshot.papers_of[vote.id]
    if not papers:
        return ""
    naming = sum(paper.points.get(code, 0) > 0 for paper in papers)
    return german.format_percent(naming / len(papers))


def group_blocks(
    snapshot: Snapshot,
    vote: VoteRow,
    results: Sequence[VoteResultRow],
    options: Mapping[str, str],
) -> list[Block]:
    """The points of each group that has enough ballot papers, and why others are missing."""
    papers = [(paper.sector, paper.points) for paper in snapshot.papers_of[vote.id]]
    groups = results_by_group(papers)
    if not any(group.sector is not None for group in groups):
        return []  # nobody said which group a paper is from
    shown = [group for group in groups if group.points is not None]
    blocks: list[Block] = []
    if shown:
        blocks.append(
            fitted_table(
                (
                    Column(_("Punkte der Gruppen"), 3.0),
                    *(Column(_heading(group), 1.2, numeric=True) for group in shown),
                ),
                tuple(
                    (
                        cell(options.get(result.option, result.option)),
                        *(
                            (plain(german.format_number((group.points or {}).get(code, 0))),)
                            for group in shown
                            for code in (result.option,)
                        ),
                    )
                    for result in sorted(results, key=lambda result: -result.points)
                ),
                summary=_("Was zur Wahl stand, mit den Punkten je Gruppe"),
                header_column=True,
            )
        )
    if len(shown) < len(groups):
        names = german.join_list([_name(group) for group in groups if group.points is None])
        text = _(
            "Nicht einzeln gezeigt: {groups}. Gruppen erscheinen erst ab fünf Stimmzetteln und "
            "nur, wenn sich keine kleinere aus der Summe errechnen lässt"
        )
        blocks.append(body(as_sentence(text.format(groups=names))))
    return blocks


def _heading(group: GroupResult) -> str:
    count = german.format_number(group.papers)
    return _("{group} ({count})").format(group=_name(group), count=count)


def _name(group: GroupResult) -> str:
    return _("ohne Angabe") if group.sector is None else group_label(group.sector)
