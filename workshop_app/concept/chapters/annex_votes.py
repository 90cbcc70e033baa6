"""Annex with the results of all votes, the decisions and the feedback at the end."""

from collections.abc import Mapping, Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.annex_people import step_title
from workshop_app.concept.chapters.annex_rounds import (
    group_blocks,
    in_rounds,
    people_share,
    points_sentence,
    round_sentence,
    round_titles,
)
from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.phrases import (
    as_sentence,
    body,
    cell,
    filled,
    gap,
    labelled,
    quoted,
)
from workshop_app.concept.chapters.project_sheets import project_title
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Table,
    plain,
)
from workshop_app.concept.result_rows import DecisionRow, VoteResultRow, VoteRow
from workshop_app.concept.rows import FeedbackRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.voting import VoteKind
from workshop_app.phases.labels import label
from workshop_app.phases.polls.climate import votes as number_of_votes
from workshop_app.translation import _, ngettext

_ANSWERS: Final = {"ja": _("Ja"), "nein": _("Nein"), "enthaltung": _("Enthaltung")}
_WITHOUT_RANK: Final = {VoteKind.MAJORITY, VoteKind.THUMBS, VoteKind.CONSENT}


def votes(snapshot: Snapshot, letter: str) -> Chapter:
    """Each vote with its points and its check sum, then what was decided."""
    blocks: list[Block] = []
    rounds = round_titles(snapshot)
    for vote in in_rounds(snapshot):
        blocks += vote_blocks(snapshot, vote, rounds.get(vote.id, ""))
    blocks += _decisions(snapshot)
    if snapshot.feedback:
        blocks += feedback_blocks(snapshot.feedback)
    if not blocks:
        blocks.append(
            gap(
                _("Abstimmungen und Entscheidungen sind noch nicht festgehalten."),
                _("Abstimmungsergebnisse"),
            )
        )
    title = _("Abstimmungen und Entscheidungen")
    return Chapter("anhang-abstimmungen", letter, title, tuple(blocks), starts_page=False)


def vote_blocks(snapshot: Snapshot, vote: VoteRow, round_title: str) -> list[Block]:
    """The heading of a vote, its points, and how they came about."""
    results = snapshot.results_of[vote.id]
    title = filled(vote.question) or label(vote.kind)
    blocks: list[Block] = [
        Heading(
            2,
            _("{title} ({round})").format(title=title, round=round_title) if round_title else title,
            f"abstimmung-{vote.id}",
            shows=(vote.id,),
        )
    ]
    if vote.is_hidden and results:
        blocks.append(_still_hidden())
    elif results:
        options = _options(snapshot)
        blocks.append(_results_table(snapshot, vote, results, options))
        remarks = (
            _check_sum(snapshot, vote, results),
            points_sentence(vote, results),
            round_sentence(snapshot, vote),
        )
        blocks += [body(remark) for remark in remarks if remark]
        blocks += group_blocks(snapshot, vote, results, options)
    else:
        blocks.append(gap(_("Ein Ergebnis ist nicht festgehalten."), _("Ergebnis")))
    if deviation := as_sentence(vote.deviation_note):
        blocks.append(body(deviation))
    return blocks


def _options(snapshot: Snapshot) -> Mapping[str, str]:
    fields = {field.code: field_title(field) for field in snapshot.action_fields}
    projects = {project.code: project_title(project) for project in snapshot.project_ideas}
    return {**_ANSWERS, **fields, **projects}


def _results_table(
    snapshot: Snapshot,
    vote: VoteRow,
    results: Sequence[VoteResultRow],
    options: Mapping[str, str],
) -> Table:
    has_papers = bool(snapshot.papers_of[vote.id])
    ranked = vote.kind not in _WITHOUT_RANK
    ordered = sorted(results, key=lambda result: -result.points) if ranked else list(results)
    points = [result.points for result in ordered]
    columns = (
        Column(_("Zur Wahl stand"), 5.0),
        Column(_("Punkte") if ranked else _("Stimmen"), 1.0, numeric=True),
        *((Column(_("Anteil der Stimmzettel"), 1.2, numeric=True),) if has_papers else ()),
    )
    return fitted_table(
        (*columns, Column(_("Rang"), 1.0, numeric=True)) if ranked else columns,
        tuple(
            (
                cell(options.get(result.option, result.option)),
                (plain(german.format_number(result.points)),),
                *(((plain(people_share(snapshot, vote, result.option)),),) if has_papers else ()),
                # Who has as many points shares the rank.
                *(((plain(str(points.index(result.points) + 1)),),) if ranked else ()),
            )
            for result in ordered
        ),
        summary=_("Was zur Wahl stand, mit Punkten und Rang"),
        header_column=True,
        shows=tuple(result.id for result in ordered),
    )


def _check_sum(snapshot: Snapshot, vote: VoteRow, results: Sequence[VoteResultRow]) -> str:
    if vote.id in snapshot.votes_with_hidden_options:
        return _(
            "Nicht alle Antworten sind hier aufgeführt, die Punkte ergeben deshalb keine Summe."
        )
    voters = snapshot.voters_of(vote)
    if not voters or not vote.points_per_person:
        return ""
    given, possible = sum(result.points for result in results), voters * vote.points_per_person
    numbers = {
        "given": german.format_number(given),
        "possible": german.format_number(possible),
        "unused": german.format_number(possible - given),
    }
    if given > possible and (reason := as_sentence(vote.surplus_note)):
        text = _("Gezählt wurden {given} Punkte, möglich waren {possible}. Begründung: {reason}")
        return text.format(reason=reason, **numbers)
    if given > possible:
        return _(
            "Gezählt wurden {given} Punkte, möglich waren {possible}. Die Zählung ist zu prüfen."
        ).format(**numbers)
    if given == possible:
        return ngettext(
            "Vergeben wurde der eine Punkt.",
            "Vergeben wurden alle {possible} Punkte.",
            possible,
        ).format(**numbers)
    return ngettext(
        "Vergeben wurden {given} von {possible} Punkten, ein Punkt blieb ungenutzt.",
        "Vergeben wurden {given} von {possible} Punkten, {unused} blieben ungenutzt.",
        possible - given,
    ).format(**numbers)


def _decisions(snapshot: Snapshot) -> list[Block]:
    decisions = snapshot.decisions
    if not decisions:
        return []
    blocks: list[Block] = [
        Heading(2, _("Entscheidungen"), "entscheidungen"),
        fitted_table(
            (
                Column(_("Entscheidung"), 4.6),
                Column(_("Verfahren"), 1.8),
                Column(_("Ja, Nein, Enthaltung"), 1.8),
                Column(_("Schritt"), 2.0),
            ),
            tuple(
                (
                    cell(decision.text),
                    (plain(label(decision.procedure) if decision.procedure else ""),),
                    (plain(_count(decision)),),
                    (plain(step_title(snapshot, decision.step)),),
                )
                for decision in decisions
            ),
            summary=_("Entscheidungen mit Verfahren, Stimmen und Schritt"),
            shows=tuple(decision.id for decision in decisions),
        ),
    ]
    blocks += [
        Paragraph(
            labelled(
                _("Gegenposition zu {decision}").format(decision=quoted(decision.text)),
                filled(decision.counter_position),
            ),
            ParagraphStyle.QUOTE,
        )
        for decision in decisions
        if filled(decision.counter_position)
    ]
    return blocks


def _count(decision: DecisionRow) -> str:
    counts = (decision.votes_for, decision.votes_against, decision.abstentions)
    if counts == (None, None, None):
        return ""
    return ", ".join("–" if count is None else german.format_number(count) for count in counts)


def feedback_blocks(feedback: FeedbackRow) -> list[Block]:
    """A heading, the points and the voices; nothing if there are none."""
    voices = tuple((plain(text),) for text in map(filled, feedback.voices) if text)
    number = number_of_votes(feedback.counts)
    if not number and not voices:
        return []
    blocks: list[Block] = [Heading(2, _("Rückmeldung am Ende"), "rückmeldung")]
    if number and filled(feedback.question):
        blocks.append(body(filled(feedback.question)))
    if number and feedback.is_hidden:
        blocks.append(_still_hidden())
    elif number:
        blocks.append(
            fitted_table(
                (
                    Column(_("Punkte"), 1.0),
                    Column(_("Nennungen"), 1.0, numeric=True),
                    Column(_("Anteil"), 1.0, numeric=True),
                ),
                tuple(
                    (
                        cell(value),
                        (plain(german.format_number(count)),),
                        (plain(german.format_percent(count / number)),),
                    )
                    for value, count in sorted(feedback.counts.items(), reverse=True)
                ),
                summary=_("Punkte mit Zahl und Anteil der Nennungen"),
                header_column=True,
            )
        )
    if voices:
        blocks += [body(_("Stimmen aus dem Raum:")), ItemList(voices)]
    return blocks


def _still_hidden() -> Paragraph:
    return gap(_("Das Ergebnis ist noch verdeckt."), _("Aufdecken"))
