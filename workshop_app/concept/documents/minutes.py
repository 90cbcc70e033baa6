"""Ergebnisprotokoll: day by day and step by step what was produced and decided."""

from collections.abc import Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept import chapters
from workshop_app.concept.chapters.front import workshop_days
from workshop_app.concept.chapters.phrases import date_text, filled, gap
from workshop_app.concept.document import (
    Block,
    Chapter,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    plain,
)
from workshop_app.concept.documents.course import CourseStep
from workshop_app.concept.documents.minutes_agreed import agreed_blocks
from workshop_app.concept.documents.minutes_frame import frame_blocks
from workshop_app.concept.documents.minutes_steps import StepResults
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.workshop import EventKind
from workshop_app.phases.method import PartKey
from workshop_app.translation import _

Section = tuple[str, str, tuple[Block, ...]]  # key, title, blocks of a chapter

_DAYS: Final = (
    (PartKey.DAY_1, EventKind.DAY_1, _("Tag 1")),
    (PartKey.DAY_2, EventKind.DAY_2, _("Tag 2")),
)


def minutes(snapshot: Snapshot, course: Sequence[CourseStep]) -> Document:
    """The form for everybody: names only of those who have agreed."""
    return minutes_document(snapshot, course, title=_("Ergebnisprotokoll"))


def minutes_document(
    snapshot: Snapshot,
    course: Sequence[CourseStep],
    *,
    title: str,
    before: tuple[Block, ...] = (),
    more: Sequence[Section] = (),
) -> Document:
    """The minutes with blocks before all others, and at the end chapters instead of the names."""
    name = chapters.municipality_name(snapshot)
    results = StepResults(snapshot)
    sections: list[Section] = [
        ("protokoll-rahmen", _("Rahmen"), (*before, *frame_blocks(snapshot))),
        *(_day(snapshot, course, results, *day) for day in _DAYS),
        (
            "protokoll-themenspeicher",
            _("Themenspeicher"),
            chapters.parked_topics(snapshot, "A").blocks,
        ),
        (
            "protokoll-vereinbart",
            _("Vereinbarungen und nächste Schritte"),
            agreed_blocks(snapshot),
        ),
        *(more or [_named_people(snapshot)]),
    ]
    days = workshop_days(snapshot)
    return Document(
        title=title,
        author=name,
        subject=_("Ergebnisse des Workshops vom {days}").format(days=days)
        if days
        else _("Ergebnisse des Workshops"),
        created=snapshot.as_of,
        chapters=tuple(
            Chapter(key, str(number), heading, blocks, starts_page=key in _ON_NEW_PAGE)
            for number, (key, heading, blocks) in enumerate(sections, start=1)
        ),
        keywords=(_("Integrationskonzept"), _("Protokoll"), name),
        contents_depth=2,
    )


def _named_people(snapshot: Snapshot) -> Section:
    """Those who have agreed to be named."""
    people = chapters.participants(snapshot, "A")
    return "protokoll-namen", people.title, people.blocks


_ON_NEW_PAGE: Final = {"protokoll-rahmen", *(f"protokoll-{part}" for part, _kind, _name in _DAYS)}


def _day(
    snapshot: Snapshot,
    course: Sequence[CourseStep],
    results: StepResults,
    part: PartKey,
    kind: EventKind,
    name: str,
) -> Section:
    blocks: list[Block] = []
    for step in course:
        if step.part == part:
            blocks += _step(results, step)
    if not blocks:
        blocks.append(
            gap(_("Zu diesem Tag ist noch nichts festgehalten."), _("Ergebnisse des Tages"))
        )
    return f"protokoll-{part}", day_title(snapshot, kind, name), tuple(blocks)


def day_title(snapshot: Snapshot, kind: EventKind, name: str) -> str:
    """„Tag 1: Freitag, 13. November 2026“."""
    stored = next((event.date for event in snapshot.events if event.kind == kind), None)
    found = german.parse_date(stored or "")
    if found and found.day:
        return f"{name}: {german.format_long_date(found.earliest)}"
    day = filled(date_text(stored))
    return f"{name}: {day}" if day else name


def _step(results: StepResults, step: CourseStep) -> list[Block]:
    """A section of a step; nothing of one that left no trace."""
    found = results.blocks(step)
    if not found and not step.is_left_out:
        return []
    heading = Heading(2, filled(step.title) or step.key, f"protokoll-{step.key}")
    question = filled(step.question)
    asked = [Paragraph((plain(question),), ParagraphStyle.QUESTION)] if question else []
    if step.is_left_out and not found:
        return [heading, Paragraph((plain(_("Dieser Schritt ist entfallen.")),))]
    return [heading, *asked, *found]
