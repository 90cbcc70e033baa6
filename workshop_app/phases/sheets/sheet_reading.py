"""One sheet as it is saved: its values, what can be chosen in it, and remarks on what is typed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.goals import GuidingGoal, Objective
from workshop_app.phases.answers import is_missing, says_no_end
from workshop_app.phases.codes import has_code
from workshop_app.phases.fields import Choice, Field, FieldKind, choices_of
from workshop_app.phases.records import UnknownRecordError
from workshop_app.phases.sheets.sheet_spec import SheetSpec
from workshop_app.phases.sheets.sheets import SHEETS
from workshop_app.phases.spans import span_of
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _

_KEY_LENGTHS = {5, 8}  # Kreisschlüssel and Gemeindeschlüssel


@dataclass(frozen=True, slots=True)
class LinkedObjective:
    """The Handlungsziel that a project serves, in one line."""

    id: uuid.UUID
    measure: str  # „Schulabgang ohne Abschluss: 14,8 % → 9,0 %, bis 31.07.2030“


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item with all that its form shows; values and choices by attribute."""

    id: uuid.UUID | None  # None: the only one, perhaps not saved yet
    code: str
    values: Mapping[str, object]
    choices: Mapping[str, tuple[Choice, ...]]
    is_internal: bool = False
    objective: LinkedObjective | None = None
    remarks: Mapping[str, str] = field(default_factory=dict)


def read_sheet(session: Session, subject: SheetSubject, item_id: uuid.UUID | None) -> Sheet:
    """One item; without an id the only one of its kind.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    spec = SHEETS[subject]
    values = _values(session, spec, item_id)
    fields = [each for _kind, each in spec.fields()]
    choices = {each.attribute: choices_of(session, each) for each in fields if _is_choice(each)}
    if "objective_id" in choices:
        own = _objectives_of_field(session, values.get("action_field_id"))
        near_first = sorted(choices["objective_id"], key=lambda choice: choice.value not in own)
        choices["objective_id"] = tuple(near_first)
    remarks = {each.attribute: remark(each, values[each.attribute]) for each in fields}
    code = ""
    if item_id is not None and has_code(spec.kind):
        columns = spec.kind.__table__.c
        code = session.scalar(select(columns.code).where(columns.id == item_id)) or ""
    return Sheet(
        id=item_id,
        code=code,
        values=values,
        choices=choices,
        is_internal=bool(values.get("is_internal")),
        objective=_objective(session, values.get("objective_id")),
        remarks={attribute: text for attribute, text in remarks.items() if text},
    )


def remark(field: Field, value: object) -> str:
    """A calm word on a value that is kept, but may be a slip; empty: none."""
    if not isinstance(value, str) or not value:
        return ""
    if field.attribute == "official_key":
        return _remark_on_key(value)
    if field.kind is FieldKind.DATE and german.names_no_day(value):
        return _("Dieses Datum gibt es im Kalender nicht. Bitte prüfen.")
    if field.kind is FieldKind.DATE and span_of(value) is None:
        is_answer = is_missing(value) or (field.attribute == "ends_on" and says_no_end(value))
        return (
            "" if is_answer else _("Kein Datum: steht so im Konzept, zählt aber nicht als Termin.")
        )
    return ""


def _remark_on_key(text: str) -> str:
    digits = "".join(text.split())
    if digits.isdecimal() and len(digits) in _KEY_LENGTHS:
        return ""
    return _("Der Schlüssel hat 8 Ziffern, bei Landkreisen genügen 5. Bitte prüfen.")


def _is_choice(field: Field) -> bool:
    return field.kind in {FieldKind.CHOICE, FieldKind.LINK}


def _values(session: Session, spec: SheetSpec, item_id: uuid.UUID | None) -> dict[str, object]:
    values: dict[str, object] = {}
    for section in spec.sections:
        fields = [each for row in section.rows for each in row]
        query = select(*(getattr(section.kind, each.attribute) for each in fields))
        if item_id is not None:
            query = query.where(section.kind.id == item_id)
        row = session.execute(query.limit(1)).first()
        if row is None and item_id is not None:
            raise UnknownRecordError
        for number, each in enumerate(fields):
            values[each.attribute] = row[number] if row else None
    return values


def _objectives_of_field(session: Session, field_id: object) -> set[uuid.UUID]:
    query = (
        select(Objective.id)
        .join(GuidingGoal, GuidingGoal.id == Objective.guiding_goal_id)
        .where(GuidingGoal.action_field_id == field_id)
    )
    return set(session.scalars(query))


def _objective(session: Session, objective_id: object) -> LinkedObjective | None:
    columns = (
        Objective.id,
        Objective.indicator,
        Objective.base_value,
        Objective.target_value,
        Objective.unit,
        Objective.deadline,
    )
    row = session.execute(select(*columns).where(Objective.id == objective_id)).first()
    if objective_id is None or row is None:
        return None
    key, indicator, base, target, unit, deadline = row
    from_to = " → ".join(
        _("offen") if value is None else german.format_quantity(value, unit)
        for value in (base, target)
    )
    known = from_to if base is not None or target is not None else ""
    name = indicator or _("Indikator fehlt noch")
    until = _("bis {date}").format(date=german.format_date_text(deadline)) if deadline else ""
    return LinkedObjective(key, " · ".join(part for part in (name, known, until) if part))
