"""``strukturen``: one object per kind in the file, one table of rows in the model."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from workshop_app.exchange.document import Document
from workshop_app.exchange.forms import DECISION_STEP, Form
from workshop_app.exchange.schema import Record
from workshop_app.exchange.schema_structures import StructuresRecord
from workshop_app.exchange.transfer import Reading, Tree, Writing
from workshop_app.model.implementation import DecisionStep, Structure, StructureKind

_GENERAL = {
    "name": "name",
    "leitung": "lead",
    "beschreibung": "description",
    "anbindung": "attached_to",
    "adressat": "addressee",
    "mitglieder": "members",
    "turnus_monate": "interval_months",
    "sitzungen_pro_jahr": "meetings_per_year",
    "stellenanteil_vza": "full_time_equivalents",
    "jahr": "year",
    "mittel": "resources",
    "intern": "is_internal",
}
_YEARS = "turnus_jahre"


def _form(**own: str) -> Form:
    """Own names for some columns, the general ones for the rest."""
    rest = {key: column for key, column in _GENERAL.items() if column not in own.values()}
    return Form(Structure, {**own, **rest})


# The objects of the file with their kind, in the order of the file.
_OBJECTS: Final[Mapping[str, tuple[StructureKind, Form]]] = {
    "koordination": (StructureKind.COORDINATION, _form(stelle="name", person="lead")),
    "steuerungsgruppe": (StructureKind.STEERING_GROUP, _form(vorsitz="lead")),
    "beirat": (StructureKind.ADVISORY_BOARD, _form(rolle="description")),
    "arbeitsgruppen": (StructureKind.WORKING_GROUP, _form()),
    "berichtswesen": (StructureKind.REPORTING, _form(form="description")),
    "evaluation": (
        StructureKind.EVALUATION,
        _form(turnus_jahre="interval_months", verfahren="description", zustaendig="lead"),
    ),
    "fortschreibung": (StructureKind.UPDATE, _form(zustaendig="lead")),
}
_LISTED: Final = "arbeitsgruppen"
_FURTHER: Final = _form(art="kind")
_MONTHS_A_YEAR: Final = 12


def forms() -> Iterable[Form]:
    """All forms of a structure."""
    return [*(form for _, form in _OBJECTS.values()), _FURTHER]


def read_structures(reading: Reading, document: Document) -> None:
    """Add the rows of ``strukturen``."""
    record = document.strukturen
    if record is None:
        return
    reading.add_extras(record, "strukturen", None)
    for position, (key, form, kind, entry) in enumerate(_entries(record)):
        more: dict[str, object] = {} if kind is None else {"kind": kind}
        years = getattr(entry, _YEARS, None)
        if years is not None:
            more["interval_months"] = round(years * _MONTHS_A_YEAR, 9)
        reading.add_row(form, entry, f"strukturen.{key}", position=position, **more)
    for number, step in enumerate(record.beschlussweg or ()):
        reading.add_row(DECISION_STEP, step, "strukturen.beschlussweg", position=number)


def _entries(
    record: StructuresRecord,
) -> Iterable[tuple[str, Form, StructureKind | None, Record]]:
    for key, (kind, form) in _OBJECTS.items():
        value = getattr(record, key)
        for entry in value if isinstance(value, list) else [value]:
            if entry is not None:
                yield key, form, kind, entry
    for entry in record.weitere or ():
        yield "weitere", _FURTHER, None, entry


def structures_tree(writing: Writing) -> Tree:
    """``strukturen``; a second row of a kind that has one object goes to ``weitere``."""
    by_kind: defaultdict[str, list[Structure]] = defaultdict(list)
    for row in writing.rows(Structure):
        by_kind[row.kind].append(row)
    tree: Tree = {}
    written = set()
    for key, (kind, form) in _OBJECTS.items():
        rows = by_kind[kind] if key == _LISTED else by_kind[kind][:1]
        trees = [_in_years(writing.tree(form, row, f"strukturen.{key}")) for row in rows]
        tree[key] = trees if key == _LISTED else next(iter(trees), None)
        written |= {row.id for row in rows}
    return {
        **writing.extras.at("strukturen", None),
        **tree,
        "beschlussweg": [
            writing.tree(DECISION_STEP, step, "strukturen.beschlussweg")
            for step in writing.rows(DecisionStep)
        ],
        "weitere": [
            writing.tree(_FURTHER, row, "strukturen.weitere")
            for row in writing.rows(Structure)
            if row.id not in written
        ],
    }


def _in_years(tree: Tree) -> dict[str, Any]:
    months = tree.get(_YEARS)
    return tree if months is None else {**tree, _YEARS: round(months / _MONTHS_A_YEAR, 12)}
