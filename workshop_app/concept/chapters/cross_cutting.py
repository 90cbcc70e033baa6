"""Chapter 8: what concerns all action fields."""

from collections.abc import Iterable
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.climate_results import is_hidden as climate_is_hidden
from workshop_app.concept.chapters.field_choice import field_number, field_title
from workshop_app.concept.chapters.phrases import body, filled, gap, number_word, quoted
from workshop_app.concept.chapters.structures import structure_blocks
from workshop_app.concept.document import Block, Chapter, Heading, ItemList, plain
from workshop_app.concept.result_rows import ActionFieldRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.board import Legibility
from workshop_app.model.climate import ClimateDimension
from workshop_app.model.implementation import StructureKind
from workshop_app.model.people import Sector
from workshop_app.model.projects import ProviderKind
from workshop_app.phases.polls.climate import mean
from workshop_app.translation import _, ngettext

# How the fields and clusters that belong here are called, whatever the room named them exactly.
_DISCRIMINATION: Final = ("diskriminier", "rassis", "benachteilig")
_COMMUNICATION: Final = ("kommunik", "öffentlich", "presse", "medien")


def cross_cutting(snapshot: Snapshot) -> Chapter:
    """Participation, discrimination and public relations."""
    return Chapter(
        "querschnitt",
        "8",
        _("Querschnittsaufgaben"),
        (
            *_participation(snapshot),
            *_discrimination(snapshot),
            *_public_relations(snapshot),
        ),
        starts_page=False,
    )


def _participation(snapshot: Snapshot) -> tuple[Block, ...]:
    sentences = [
        sentence
        for sentence in (
            _organisations_present(snapshot),
            _advisory_boards(snapshot),
            _own_projects(snapshot),
        )
        if sentence
    ]
    heading = Heading(2, _("Beteiligung"), "beteiligung")
    if sentences:
        return heading, body(" ".join(sentences))
    return heading, gap(
        _("Wie Zugewanderte an der Umsetzung mitwirken, ist noch nicht beschrieben."),
        _("Beteiligung an der Umsetzung"),
    )


def _organisations_present(snapshot: Snapshot) -> str:
    people = [
        person
        for person in snapshot.participants
        if person.sector == Sector.MIGRANT_ORGANISATION and person.is_present
    ]
    return (
        ngettext(
            "Aus Migrantenorganisationen hat eine Person am Workshop teilgenommen.",
            "Aus Migrantenorganisationen haben {count} Menschen am Workshop teilgenommen.",
            len(people),
        ).format(count=number_word(len(people)))
        if people
        else ""
    )


def _advisory_boards(snapshot: Snapshot) -> str:
    names = [
        filled(structure.name)
        for structure in snapshot.structures
        if structure.kind == StructureKind.ADVISORY_BOARD and filled(structure.name)
    ]
    if not names:
        return ""
    return _("Die Umsetzung berät: {names} (Kapitel 9).").format(names=german.join_list(names))


def _own_projects(snapshot: Snapshot) -> str:
    titles = [
        quoted(project.title)
        for project in snapshot.ranked_projects
        if project.provider_kind == ProviderKind.MIGRANT_ORGANISATION and filled(project.title)
    ]
    if not titles:
        return ""
    return ngettext(
        "Migrantenorganisationen tragen ein Projekt: {titles}.",
        "Migrantenorganisationen tragen {count} Projekte: {titles}.",
        len(titles),
    ).format(count=number_word(len(titles)), titles=german.join_list(titles))


def _discrimination(snapshot: Snapshot) -> tuple[Block, ...]:
    fields = [field for field in snapshot.selected_fields if _is_about_discrimination(field)]
    sentences = [
        _("Ein eigenes Handlungsfeld gilt diesem Thema: {title} (Kapitel {number}).").format(
            title=quoted(field_title(field)), number=field_number(snapshot, field)
        )
        for field in fields
    ]
    for item in () if climate_is_hidden(snapshot) else snapshot.climate_items:
        average = mean(item.counts)
        if item.dimension == ClimateDimension.DISCRIMINATION and average is not None:
            sentences.append(
                _(
                    "Der Aussage {statement} gaben die Teilnehmenden im Mittel {mean} Punkte."
                ).format(
                    statement=quoted(item.statement), mean=german.format_number(average, decimals=1)
                )
            )
    heading = Heading(2, _("Schutz vor Diskriminierung"), "antidiskriminierung")
    if sentences:
        shows = tuple(field.id for field in fields)
        return heading, body(" ".join(sentences), shows=shows)
    return heading, gap(
        _("Wie die Kommune vor Diskriminierung schützt, ist noch nicht beschrieben."),
        _("Schutz vor Diskriminierung"),
    )


def _is_about_discrimination(field: ActionFieldRow) -> bool:
    return field.catalogue_key == "antidiskriminierung" or _mentions(field.title, _DISCRIMINATION)


def _public_relations(snapshot: Snapshot) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, _("Öffentlichkeitsarbeit"), "öffentlichkeitsarbeit")]
    blocks += structure_blocks(snapshot, StructureKind.PUBLIC_RELATIONS)
    ideas = [
        card
        for cluster in snapshot.clusters
        if cluster.question == "F7" and _mentions(cluster.title, _COMMUNICATION)
        for card in snapshot.cards_of[cluster.id]
        if card.legibility != Legibility.ILLEGIBLE and filled(card.text)
    ]
    if ideas:
        blocks += [
            body(_("Dazu haben die Teilnehmenden vorgeschlagen:")),
            ItemList(
                tuple((plain(filled(card.text)),) for card in ideas),
                shows=tuple(card.id for card in ideas),
            ),
        ]
    if len(blocks) == 1:
        blocks.append(
            gap(
                _("Wie die Kommune über das Konzept berichtet, ist noch nicht beschrieben."),
                _("Öffentlichkeitsarbeit"),
            )
        )
    return tuple(blocks)


def _mentions(text: str, stems: Iterable[str]) -> bool:
    folded = text.casefold()
    return any(stem in folded for stem in stems)
