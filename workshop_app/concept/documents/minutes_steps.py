"""What a step left behind, by what it works in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from workshop_app import german
from workshop_app.concept.chapters.annex_cards import cluster_blocks
from workshop_app.concept.chapters.annex_rounds import in_rounds, round_titles
from workshop_app.concept.chapters.annex_votes import feedback_blocks, vote_blocks
from workshop_app.concept.chapters.climate import climate_section
from workshop_app.concept.chapters.climate_results import climate_results, is_hidden
from workshop_app.concept.chapters.phrases import filled, labelled
from workshop_app.concept.document import (
    Block,
    Figure,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    plain,
    strong,
)
from workshop_app.concept.documents.course import CourseStep
from workshop_app.concept.documents.minutes_goals import sheet_blocks
from workshop_app.concept.documents.minutes_tables import table_blocks
from workshop_app.concept.result_rows import DecisionRow
from workshop_app.concept.snapshot import Snapshot, grouped
from workshop_app.phases.labels import label
from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    ConceptPane,
    GroupsPane,
    Pane,
    PhotoPane,
    PollPane,
    PollSubject,
    SheetPane,
    TablePane,
    TextPane,
    TextSubject,
    VotePane,
)
from workshop_app.translation import _, ngettext


class StepResults:
    """Tells of each thing once, at the step where it came about."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._told: set[object] = set()
        on_board = (card for card in snapshot.cards if not card.is_set_aside)
        self._cards = grouped((card.question, card) for card in on_board)
        self._votes = grouped((vote.step, vote) for vote in in_rounds(snapshot))
        self._decisions = grouped((one.step, one) for one in snapshot.decisions)
        self._topics = grouped((one.step, one) for one in snapshot.parked_topics)

    def blocks(self, step: CourseStep) -> list[Block]:
        """What came of a step: of its panes, then decisions and what was put aside."""
        blocks: list[Block] = []
        for pane in step.panes:
            found = [] if self._subject(pane) in self._told else self._of_pane(step, pane)
            if found:
                self._told.add(self._subject(pane))
                if len(step.panes) > 1:
                    blocks.append(Heading(3, pane.title, f"{step.key}-{pane.title}", False))
                blocks += found
        for decision in self._decisions[step.key]:
            blocks += _decision(decision)
        if topics := [filled(topic.text) for topic in self._topics[step.key]]:
            text = "; ".join(filter(None, topics))
            blocks.append(Paragraph(labelled(_("In den Themenspeicher kam"), text)))
        return blocks

    def _subject(self, pane: Pane) -> object:
        """What a pane shows; several steps may work on the same."""
        match pane:
            case BoardPane():
                return pane.question
            case PollPane() | TablePane() | SheetPane() | TextPane():
                return pane.subject
            case _other:
                return pane

    def _of_pane(self, step: CourseStep, pane: Pane) -> list[Block]:
        snapshot = self._snapshot
        match pane:
            case BoardPane(question=question):
                return cluster_blocks(snapshot, self._cards[question])
            case PollPane(subject=subject):
                return _poll(snapshot, subject)
            case VotePane():
                return self._of_votes(step)
            case TablePane(subject=subject):
                return table_blocks(snapshot, subject)
            case SheetPane(subject=subject):
                return sheet_blocks(snapshot, subject)
            case TextPane(subject=subject):
                return _text(snapshot, subject)
            case ChecklistPane() | PhotoPane() | GroupsPane() | ConceptPane():
                return []
            case _:
                assert_never(pane)

    def _of_votes(self, step: CourseStep) -> list[Block]:
        titles = round_titles(self._snapshot)
        blocks: list[Block] = []
        for vote in self._votes[step.key]:
            blocks += _lower(vote_blocks(self._snapshot, vote, titles.get(vote.id, "")))
        return blocks


def _lower(blocks: list[Block]) -> Iterator[Block]:
    """Blocks of a chapter as parts of a step: headings as lines, tables without a number."""
    for block in blocks:
        if isinstance(block, Heading):
            yield Paragraph((strong(block.text),))
        elif isinstance(block, Table | Figure):
            yield replace(block, caption=None)
        else:
            yield block


def _poll(snapshot: Snapshot, subject: PollSubject) -> list[Block]:
    if subject is PollSubject.FEEDBACK:
        blocks = feedback_blocks(snapshot.feedback) if snapshot.feedback else []
    else:
        is_told = is_hidden(snapshot) or climate_results(snapshot)
        blocks = list(climate_section(snapshot)) if is_told else []
    return list(_lower([block for block in blocks if not isinstance(block, Heading)]))


def _text(snapshot: Snapshot, subject: TextSubject) -> list[Block]:
    picture = snapshot.vision
    if subject is not TextSubject.VISION or picture is None or not filled(picture.text):
        return []
    title = filled(picture.title)
    blocks: list[Block] = [Paragraph((strong(title),))] if title else []
    blocks.append(Paragraph((plain(filled(picture.text)),), ParagraphStyle.STATEMENT))
    if picture.status:
        blocks.append(Paragraph(labelled(_("Einigung"), label(picture.status))))
    return blocks


def _decision(decision: DecisionRow) -> list[Block]:
    """What was decided and how, and who saw it otherwise."""
    text = filled(decision.text)
    how = [label(decision.procedure) if decision.procedure else "", _count(decision)]
    known = ": ".join(part for part in how if part)
    blocks: list[Block] = [
        Paragraph(
            (
                strong(_("Entscheidung: ")),
                plain(text),
                plain(f" ({known})" if known else ""),
            ),
            shows=(decision.id,),
        )
    ]
    if counter := filled(decision.counter_position):
        blocks.append(Paragraph(labelled(_("Gegenposition"), counter), ParagraphStyle.QUOTE))
    return blocks


def _count(decision: DecisionRow) -> str:
    """„30 Ja, 2 Nein, 5 Enthaltungen“, as far as it was counted."""
    counts = (
        (decision.votes_for, _("{count} Ja")),
        (decision.votes_against, _("{count} Nein")),
        (
            decision.abstentions,
            ngettext("{count} Enthaltung", "{count} Enthaltungen", decision.abstentions or 0),
        ),
    )
    return ", ".join(
        text.format(count=german.format_number(count))
        for count, text in counts
        if count is not None
    )
