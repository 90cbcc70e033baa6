"""What the tables of a step hold, as the minutes tell it: briefly, the concept has it in full."""

from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.figures import value_runs
from workshop_app.concept.chapters.phrases import (
    cell,
    date_text,
    filled,
    in_a_row,
    labelled,
)
from workshop_app.concept.chapters.structures import interval
from workshop_app.concept.document import Block, ItemList, Runs, plain, strong
from workshop_app.concept.result_rows import ActionFieldRow, StructureRow
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.board import SwotKind
from workshop_app.phases.labels import label
from workshop_app.phases.step import TableSubject
from workshop_app.translation import _

_SWOT = (
    (SwotKind.STRENGTH, _("Stärken")),
    (SwotKind.WEAKNESS, _("Schwächen")),
    (SwotKind.OPPORTUNITY, _("Chancen")),
    (SwotKind.RISK, _("Risiken")),
)


def table_blocks(snapshot: Snapshot, subject: TableSubject) -> list[Block]:
    """The rows of a table as a list; nothing of those that have a chapter of their own."""
    match subject:
        case TableSubject.EXISTING_PROJECTS:
            items = tuple(_existing(snapshot))
        case TableSubject.INDICATOR_VALUES:
            items = tuple(map(_figure, snapshot.indicator_values))
        case TableSubject.GOOD_PRACTICES:
            items = tuple(_practices(snapshot))
        case TableSubject.SWOT:
            items = tuple(_swot(snapshot))
        case TableSubject.ACTION_FIELDS:
            items = tuple(_field(snapshot, field) for field in _by_choice(snapshot))
        case TableSubject.STRUCTURES:
            items = tuple(_structure(one) for one in snapshot.structures)
        case _other:
            items = ()
    return [ItemList(items)] if items else []


def _existing(snapshot: Snapshot) -> list[Runs]:
    return [
        (
            strong(filled(project.title) or _("ohne Titel")),
            plain(_detail(filled(project.provider), label(project.state) if project.state else "")),
        )
        for project in snapshot.existing_projects
    ]


def _detail(*parts: str | None) -> str:
    known = in_a_row(*parts)
    return f" ({known})" if known else ""


def _figure(figure: IndicatorValueRow) -> Runs:
    return (
        *labelled(filled(figure.indicator) or _("ohne Bezeichnung")),
        *value_runs(figure),
        plain(_detail(figure.area, date_text(figure.as_of), figure.source)),
    )


def _practices(snapshot: Snapshot) -> list[Runs]:
    return [
        (
            strong(filled(one.title) or _("ohne Titel")),
            plain(_detail(one.place, str(one.year) if one.year else "")),
            plain(f": {note}" if (note := filled(one.transferability)) else ""),
        )
        for one in snapshot.good_practices
    ]


def _swot(snapshot: Snapshot) -> list[Runs]:
    found = []
    for kind, name in _SWOT:
        texts = [filled(entry.text) for entry in snapshot.swot_entries if entry.kind == kind]
        if text := "; ".join(filter(None, texts)):
            found.append(labelled(name, text))
    return found


def _by_choice(snapshot: Snapshot) -> list[ActionFieldRow]:
    return sorted(snapshot.action_fields, key=lambda field: not field.is_selected)


def _field(snapshot: Snapshot, field: ActionFieldRow) -> Runs:
    if not snapshot.selected_fields:  # nobody has chosen yet
        return (strong(field_title(field)),)
    chosen = _("vertieft") if field.is_selected else _("nicht vertieft")
    reason = "" if field.is_selected else filled(field.rejection_reason)
    return (
        strong(field_title(field)),
        plain(f": {chosen}"),
        plain(f". {reason}" if reason else ""),
    )


def _structure(structure: StructureRow) -> Runs:
    known = in_a_row(
        structure.name,
        structure.lead,
        structure.description,
        interval(structure.interval_months),
        str(structure.year) if structure.year is not None else "",
        structure.addressee,
    )
    return labelled(label(structure.kind), *cell(known, _("Näheres")))
