"""Structures of the implementation as lists of what is known about each."""

from collections.abc import Iterator

from workshop_app import german
from workshop_app.concept.chapters.phrases import cell, filled, labelled, number_word
from workshop_app.concept.document import Block, ItemList, Runs
from workshop_app.concept.result_rows import StructureRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import StructureKind
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext

_REPEATED = {StructureKind.REPORTING, StructureKind.MONITORING, StructureKind.EVALUATION}
_WITHOUT_LEAD = {
    StructureKind.ADVISORY_BOARD,
    StructureKind.PUBLIC_RELATIONS,
    StructureKind.REPORTING,
}


def structure_blocks(snapshot: Snapshot, *kinds: str) -> list[Block]:
    """A list for each structure of these kinds that something is known about."""
    blocks: list[Block] = []
    for structure in snapshot.structures:
        items = tuple(_items(structure)) if structure.kind in kinds else ()
        if items:
            blocks.append(ItemList(items, shows=(structure.id,)))
    return blocks


def _items(structure: StructureRow) -> Iterator[Runs]:
    known = tuple(_known(structure))
    if not known:
        return
    yield from known
    if structure.kind in _REPEATED and structure.interval_months is None:
        yield labelled(_("Turnus"), *cell("", _("Turnus")))
    if structure.kind not in _WITHOUT_LEAD and not filled(structure.lead):
        yield labelled(_lead_name(structure.kind), *cell("", _("Zuständigkeit")))


def _known(structure: StructureRow) -> Iterator[Runs]:
    pairs = (
        (_name_of(structure.kind), own_name(structure)),
        (_description_name(structure.kind), filled(structure.description)),
        (_lead_name(structure.kind), filled(structure.lead)),
        (_("Angebunden an"), filled(structure.attached_to)),
        (_("Mitglieder"), "; ".join(filter(None, map(filled, structure.members)))),
        (_("Sitzungen"), _meetings(structure.meetings_per_year)),
        (_("Turnus"), interval(structure.interval_months)),
        (_("Geht an"), filled(structure.addressee)),
        (_("Jahr"), str(structure.year) if structure.year is not None else ""),
        (_("Stellenanteil"), _posts(structure.full_time_equivalents)),
        (_("Mittel"), filled(structure.resources)),
    )
    return (labelled(name, text) for name, text in pairs if text)


def own_name(structure: StructureRow) -> str:
    """Its name, where it has one besides its kind, which the heading says."""
    name = filled(structure.name)
    return "" if name == label(structure.kind) else name


def _name_of(kind: str) -> str:
    return _("Stelle") if kind == StructureKind.COORDINATION else _("Name")


def _description_name(kind: str) -> str:
    match kind:
        case StructureKind.REPORTING:
            return _("Form")
        case StructureKind.MONITORING | StructureKind.EVALUATION | StructureKind.UPDATE:
            return _("Verfahren")
        case _other:
            return _("Aufgabe")


def _lead_name(kind: str) -> str:
    match kind:
        case StructureKind.COORDINATION:
            return _("Ansprechperson")
        case StructureKind.STEERING_GROUP | StructureKind.ADVISORY_BOARD:
            return _("Vorsitz")
        case _other:
            return _("Zuständig")


def _meetings(number: int | None) -> str:
    if number is None:
        return ""
    count = number_word(number)
    return ngettext("einmal im Jahr", "{count}mal im Jahr", number).format(
        count=count if count.isalpha() else f"{count}-"
    )


def interval(months: float | None) -> str:
    """„alle zwei Jahre“, „alle sechs Monate“; empty where it is not known."""
    if months is None or months <= 0:
        return ""
    years = months / 12
    if years.is_integer():
        return ngettext("jedes Jahr", "alle {count} Jahre", int(years)).format(
            count=number_word(int(years))
        )
    if months.is_integer():
        return ngettext("jeden Monat", "alle {count} Monate", int(months)).format(
            count=number_word(int(months))
        )
    return _("alle {count} Monate").format(count=german.format_number(months))


def _posts(number: float | None) -> str:
    return "" if number is None else german.format_quantity(number, "VZÄ")
