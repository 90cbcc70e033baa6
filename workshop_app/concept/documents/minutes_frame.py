"""The frame of the minutes: what it was about, when and where, and who was there."""

from collections import Counter

from workshop_app import german
from workshop_app.concept.chapters.front import stand
from workshop_app.concept.chapters.phrases import date_text, filled, gap, in_a_row, labelled
from workshop_app.concept.chapters.procedure import present_sectors
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Column,
    Heading,
    ItemList,
    Paragraph,
    Run,
    Runs,
    Table,
    placeholder,
    plain,
)
from workshop_app.concept.rows import EventRow, ParticipantRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.workshop import EventKind
from workshop_app.phases.labels import group_label, label
from workshop_app.translation import _


def frame_blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """What, when, where, who led it, and how many were there."""
    workshop = snapshot.workshop
    runs: list[Run] = []
    for name, value in (
        (_("Anlass"), filled(workshop.title if workshop else "")),
        (_("Leitfrage"), filled(workshop.guiding_question if workshop else "")),
        (_("Auftrag"), filled(workshop.client if workshop else "")),
        (_("Moderation"), _moderators(snapshot)),
        (_("Stand"), stand(snapshot)),
    ):
        if value:
            runs += [*([plain("\n")] if runs else []), *labelled(name, value)]
    return (Paragraph(tuple(runs)), *_events(snapshot), *_people(snapshot))


def _moderators(snapshot: Snapshot) -> str:
    named = [
        f"{filled(person.name)} ({role})" if (role := filled(person.role)) else filled(person.name)
        for person in snapshot.moderators
    ]
    return "; ".join(filter(None, named))


def _events(snapshot: Snapshot) -> tuple[Block, ...]:
    heading = Heading(2, _("Termine"), "protokoll-termine")
    order = list(EventKind)
    events = sorted(
        snapshot.events,
        key=lambda event: (
            order.index(EventKind(event.kind)) if event.kind in order else len(order),
            event.date or "~",
        ),
    )
    if not events:
        return heading, gap(_("Die Termine sind noch nicht eingetragen."), _("Termine"))
    return heading, ItemList(
        tuple(_event(event) for event in events), shows=tuple(event.id for event in events)
    )


def _event(event: EventRow) -> Runs:
    place = in_a_row(event.place, event.room)
    results = "; ".join(filter(None, map(filled, event.results)))
    return (
        *labelled(label(event.kind)),
        plain(date_text(event.date)) if date_text(event.date) else placeholder(_("Datum")),
        plain(f", {place}" if place else ""),
        plain(f". {results}." if results else ""),
    )


def _people(snapshot: Snapshot) -> tuple[Block, ...]:
    present = [person for person in snapshot.participants if person.is_present]
    heading = Heading(2, _("Teilnehmende"), "protokoll-teilnehmende")
    if not present:
        return (
            heading,
            gap(_("Wer dabei war, ist noch nicht eingetragen."), _("Anwesenheit an beiden Tagen")),
        )
    return heading, _sectors(present)


def _sectors(present: list[ParticipantRow]) -> Table:
    first = Counter(person.sector for person in present if person.attends_day_1)
    second = Counter(person.sector for person in present if person.attends_day_2)
    rows = [
        (group_label(sector) if sector else _("ohne Angabe"), first[sector], second[sector])
        for sector in present_sectors(present)
    ]
    rows.append((_("Zusammen"), first.total(), second.total()))
    return fitted_table(
        (
            Column(_("Bereich"), 4.0),
            Column(_("Tag 1"), numeric=True),
            Column(_("Tag 2"), numeric=True),
        ),
        tuple(
            ((plain(name),), *((plain(german.format_number(count)),) for count in counts))
            for name, *counts in rows
        ),
        summary=_("Anwesende nach Bereichen an beiden Tagen"),
        header_column=True,
    )
