"""Chapter 3: Anlass, Auftrag und Vorgehen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.front import workshop_days
from workshop_app.concept.chapters.phrases import (
    body,
    cell,
    date_text,
    filled,
    gap,
    in_a_row,
    labelled,
    number_word,
)
from workshop_app.concept.chapters.procedure_decisions import decision_blocks
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    plain,
)
from workshop_app.concept.rows import EventRow, ParticipantRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.people import Sector
from workshop_app.model.workshop import EventKind
from workshop_app.phases.labels import group_label, label
from workshop_app.translation import _, ngettext

_EVENT_ORDER: Final[dict[str, int]] = {kind: place for place, kind in enumerate(EventKind)}
_IN_SENTENCES: Final[dict[str | None, str]] = {
    Sector.POLITICS: _("Kommunalpolitik"),
    Sector.ADMINISTRATION: _("Verwaltung"),
    Sector.MIGRANT_ORGANISATION: _("Migrantenorganisationen"),
    Sector.CIVIL_SOCIETY: _("Zivilgesellschaft"),
}


def procedure(snapshot: Snapshot) -> Chapter:
    """Why there is a concept, who made it, and how it was decided."""
    return Chapter(
        "vorgehen",
        "3",
        _("Anlass, Auftrag und Vorgehen"),
        (
            *_mandate(snapshot),
            *_two_days(snapshot),
            *_participants(snapshot),
            *decision_blocks(snapshot),
        ),
    )


def _mandate(snapshot: Snapshot) -> tuple[Block, ...]:
    workshop, town = snapshot.workshop, snapshot.municipality
    client = filled(workshop.client) if workshop else ""
    council = filled(town.council) if town else ""
    runs: list[Run] = [*labelled(_("Auftrag")), *cell(client, _("Auftrag"))]
    runs += [plain("\n"), *labelled(_("Beschließendes Gremium"))]
    runs += cell(council, _("beschließendes Gremium"))
    if committee := filled(town.committee if town else ""):
        runs += [plain("\n"), *labelled(_("Fachlich zuständig"), committee)]
    blocks: list[Block] = [Heading(2, _("Anlass und Auftrag"), "auftrag"), Paragraph(tuple(runs))]
    question = filled(workshop.guiding_question) if workshop else ""
    if question:
        blocks += [
            body(_("Über dem ganzen Vorhaben steht eine Frage:")),
            Paragraph((plain(question),), ParagraphStyle.QUESTION),
        ]
    else:
        blocks.append(gap(_("Die Leitfrage des Workshops fehlt noch."), _("Leitfrage")))
    return tuple(blocks)


def _two_days(snapshot: Snapshot) -> tuple[Block, ...]:
    days = workshop_days(snapshot)
    opening = (
        _("Dieses Konzept beruht auf einem zweitägigen Workshop ({days}).").format(days=days)
        if days
        else _("Dieses Konzept beruht auf einem zweitägigen Workshop.")
    )
    blocks: list[Block] = [
        Heading(2, _("Zwei Tage Arbeit"), "zwei-tage"),
        body(" ".join([opening, *_course(snapshot)])),
    ]
    if snapshot.cards:
        blocks.append(body(_how_cards_were_made(snapshot)))
    if groups := _groups_sentence(snapshot):
        blocks.append(body(groups))
    if snapshot.events:
        blocks.append(_events_table(snapshot.events))
    else:
        blocks.append(gap(_("Die Termine sind noch nicht eingetragen."), _("Termine")))
    return tuple(blocks)


def _how_cards_were_made(snapshot: Snapshot) -> str:
    cards = sum(not card.is_set_aside for card in snapshot.cards)
    clusters = len(snapshot.clusters)
    sentence = ngettext(
        "Was im Raum gesagt wurde, steht auf einer Karte.",
        "Was im Raum gesagt wurde, steht auf {count} Karten.",
        cards,
    ).format(count=number_word(cards))
    if clusters:
        sentence += " " + ngettext(
            "Die Teilnehmenden haben sie einer Gruppe zugeordnet und ihr einen Namen gegeben.",
            "Die Teilnehmenden haben sie zu {count} Gruppen geordnet und ihnen Namen gegeben.",
            clusters,
        ).format(count=number_word(clusters))
    return (
        sentence
        + " "
        + _(
            "Wer eine Karte geschrieben hat, wurde nicht festgehalten. "
            "Alle Karten stehen in Anhang B."
        )
    )


def _groups_sentence(snapshot: Snapshot) -> str:
    """On which day people worked at how many tables; empty where no groups were formed."""
    first = sum(group.day == 1 for group in snapshot.small_groups)
    second = len(snapshot.small_groups) - first
    if first and second:
        text = _("In Kleingruppen wurde am ersten Tag {first} gearbeitet, am zweiten {second}.")
        return text.format(first=_at_tables(first), second=_at_tables(second))
    if first:
        text = _("In Kleingruppen wurde am ersten Tag {tables} gearbeitet.")
        return text.format(tables=_at_tables(first))
    if second:
        text = _("In Kleingruppen wurde am zweiten Tag {tables} gearbeitet.")
        return text.format(tables=_at_tables(second))
    return ""


def _at_tables(number: int) -> str:
    text = ngettext("an einem Tisch", "an {count} Tischen", number)
    return text.format(count=number_word(number))


def _events_table(events: tuple[EventRow, ...]) -> Table:
    ordered = sorted(
        events, key=lambda event: (_EVENT_ORDER.get(event.kind, len(EventKind)), event.date or "~")
    )
    return fitted_table(
        (
            Column(_("Termin"), 2.4),
            Column(_("Datum"), 1.4),
            Column(_("Ort"), 2.4),
            Column(_("Ergebnisse"), 4.0),
        ),
        tuple(
            (
                (plain(label(event.kind)),),
                cell(date_text(event.date), _("Datum")),
                cell(in_a_row(event.place, event.room), _("Ort")),
                (plain("; ".join(filter(None, map(filled, event.results)))),),
            )
            for event in ordered
        ),
        summary=_("Termine mit Datum, Ort und Ergebnissen"),
        header_column=True,
        shows=tuple(event.id for event in ordered),
    )


def _course(snapshot: Snapshot) -> Iterator[str]:
    """What was done on which day, as far as something came of it."""
    yield _(
        "Am ersten Tag ging es um die Ausgangslage: das Klima in der Kommune, vorhandene Angebote, "
        "Zahlen, Stärken und Schwächen."
    )
    if snapshot.selected_fields:
        yield _("Am Ende des Tages wählte das Plenum die Handlungsfelder aus.")
    if snapshot.objectives or snapshot.project_ideas:
        yield _(
            "Am zweiten Tag entstanden Leitziele, Handlungsziele und Projekte, dazu Vereinbarungen "
            "für die Umsetzung."
        )


def _participants(snapshot: Snapshot) -> tuple[Block, ...]:
    present = [person for person in snapshot.participants if person.is_present]
    heading = Heading(2, _("Wer mitgearbeitet hat"), "beteiligte")
    if not present:
        return (
            heading,
            gap(_("Wer dabei war, ist noch nicht eingetragen."), _("Anwesenheit an beiden Tagen")),
        )
    first = sum(person.attends_day_1 for person in present)
    second = sum(person.attends_day_2 for person in present)
    sentence = ngettext(
        "Eine Person hat mitgearbeitet.",
        "Mitgearbeitet haben {count} Menschen, {first} am ersten und {second} am zweiten Tag.",
        len(present),
    ).format(count=number_word(len(present)), first=_people(first), second=_people(second))
    more = _("Wer der Nennung des eigenen Namens zugestimmt hat, steht in Anhang A.")
    return heading, body(f"{sentence} {more}"), _participants_table(snapshot)


def _people(count: int) -> str:
    return ngettext("eine Person", "{count}", count).format(count=number_word(count))


def sectors_in_words(snapshot: Snapshot) -> str:
    """„Kommunalpolitik, Verwaltung und Migrantenorganisationen“: who was there, without guests."""
    names = [
        _IN_SENTENCES[sector]
        for sector in present_sectors(snapshot.participants)
        if sector in _IN_SENTENCES
    ]
    return german.join_list(names)


def present_sectors(people: Iterable[ParticipantRow]) -> list[str | None]:
    """The sectors of those who were there, in their order; None for those without one."""
    found = {person.sector for person in people if person.is_present}
    known = [sector for sector in Sector if sector in found]
    unknown = sorted(sector for sector in found - set(known) if sector)
    return [*known, *unknown, *([None] if None in found else [])]


def _participants_table(snapshot: Snapshot) -> Table:
    present = [person for person in snapshot.participants if person.is_present]
    first = Counter(person.sector for person in present if person.attends_day_1)
    second = Counter(person.sector for person in present if person.attends_day_2)
    either = Counter(person.sector for person in present)
    lines = [
        (
            group_label(sector) if sector else _("ohne Angabe"),
            first[sector],
            second[sector],
            either[sector],
        )
        for sector in present_sectors(present)
    ]
    lines.append((_("Zusammen"), first.total(), second.total(), either.total()))
    return fitted_table(
        (
            Column(_("Bereich"), 3.0),
            Column(_("Tag 1"), numeric=True),
            Column(_("Tag 2"), numeric=True),
            Column(_("an mindestens einem Tag"), 1.6, numeric=True),
        ),
        tuple(
            ((plain(name),), *((plain(german.format_number(count)),) for count in counts))
            for name, *counts in lines
        ),
        caption=_("Teilnehmende nach Bereichen"),
        header_column=True,
    )
