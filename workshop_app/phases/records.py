"""Actions that every kind of record shares: create, set a field, move, delete."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workshop_app.model.base import Captured, Keyed
from workshop_app.phases.codes import has_code, next_codes
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

R = TypeVar("R", bound=Keyed)
_MOST_IDS = 500  # that one query asks for


class UnknownRecordError(WorkshopError):
    """The record was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Dieser Eintrag wurde inzwischen gelöscht."))


def create(
    session: Session,
    kind: type[R],
    /,
    *,
    step: str | None = None,
    **values: Any,  # noqa: ANN401 (the columns of the class, by name)
) -> R:
    """Add a record at the end of its list, with the next free code where the class has codes.

    Args:
        step: the step it is captured in, for classes that keep it.
    """
    return create_all(session, kind, [values], step=step)[0]


def create_all(
    session: Session,
    kind: type[R],
    rows: Sequence[Mapping[str, Any]],
    *,
    step: str | None = None,
) -> list[R]:
    """Add records of the same columns, as :func:`create` does; asked for and written together."""
    names = inspect(kind).column_attrs.keys()
    codes = next_codes(session, kind) if has_code(kind) else None
    position = next_position(session, kind) if "position" in names else None
    records = []
    for number, row in enumerate(rows):
        values = dict(row)
        if codes is not None:
            values.setdefault("code", next(codes))
        if position is not None:
            values.setdefault("position", position + number)
        if issubclass(kind, Captured):
            values.setdefault("created_in_step", step)
        elif "step" in names:
            values.setdefault("step", step)
        records.append(kind(**values))
    session.add_all(records)
    session.flush()
    return records


def get(session: Session, kind: type[R], row_id: uuid.UUID) -> R:
    """The record with this key.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    record = session.get(kind, row_id)
    if record is None:
        raise UnknownRecordError
    return record


def get_all(session: Session, kind: type[R], row_ids: Iterable[uuid.UUID]) -> list[R]:
    """The records with these keys, in their order; asked for together.

    Raises:
        UnknownRecordError: one was deleted meanwhile.
    """
    asked = list(row_ids)
    rows = rows_with(session, select(kind), kind.__table__.c.id, asked)
    found: dict[uuid.UUID, R] = {record.id: record for (record,) in rows}
    if not found.keys() >= set(asked):
        raise UnknownRecordError
    return [found[row_id] for row_id in asked]


def rows_with(
    session: Session,
    query: Select[*tuple[Any, ...]],
    column: ColumnElement[Any] | InstrumentedAttribute[Any],
    ids: Collection[uuid.UUID],
) -> Iterator[Any]:
    """The rows of a query that have one of these ids in a column, in questions of bearable size."""
    asked = list(ids)
    for start in range(0, len(asked), _MOST_IDS):
        yield from session.execute(query.where(column.in_(asked[start : start + _MOST_IDS])))


def the_only(session: Session, kind: type[R]) -> R:
    """The one row of a class of which a file has one; made if it is missing."""
    record = session.scalars(select(kind).limit(1)).first()
    return record if record is not None else create(session, kind)


def set_field(
    session: Session, kind: type[Keyed], row_id: uuid.UUID, attribute: str, value: object
) -> None:
    """Put a value that was parsed (``fields.parse``) into a record.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    setattr(get(session, kind, row_id), attribute, value)


def delete(session: Session, kind: type[Keyed], row_ids: Iterable[uuid.UUID]) -> int:
    """Delete records with what belongs to them alone; returns how many there were."""
    count = 0
    for row_id in row_ids:
        record = session.get(kind, row_id)
        if record is not None:
            session.delete(record)
            count += 1
    return count


def move(session: Session, kind: type[Keyed], ordered: Sequence[uuid.UUID]) -> None:
    """Give the records the order of this list; those already in place are not touched."""
    for position, row_id in enumerate(ordered):
        record = get(session, kind, row_id)
        if getattr(record, "position") != position:  # noqa: B009 (not every class has one)
            setattr(record, "position", position)  # noqa: B010


def next_position(session: Session, kind: type[Keyed]) -> int:
    """The position behind the last record of the class."""
    highest = session.scalar(select(func.max(kind.__table__.c.position)))
    return 0 if highest is None else highest + 1
