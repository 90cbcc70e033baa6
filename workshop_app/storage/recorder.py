"""What the flushes of one change did to which rows."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import InstanceState, Session, UOWTransaction

from workshop_app.model.base import Keyed
from workshop_app.storage.journal import RowChange
from workshop_app.storage.row_values import JsonValue, encode


class Recorder:
    """Collects the row differences of all flushes of one session."""

    def __init__(self, session: Session) -> None:
        self._rows: dict[tuple[str, uuid.UUID], RowChange] = {}
        event.listen(session, "after_flush", self._collect_written)
        # Not session.deleted: it does not know what a delete-orphan cascade takes along.
        event.listen(session, "persistent_to_deleted", self._collect_deleted)
        event.listen(session, "after_rollback", self._forget)

    @property
    def rows(self) -> tuple[RowChange, ...]:
        """The differences so far, one a row, without those that cancelled out."""
        return tuple(row for row in self._rows.values() if row.old != row.new)

    def add(self, rows: Iterable[RowChange]) -> None:
        """Take down what was written past the flush (:meth:`JournalledSession.apply`)."""
        for row in rows:
            self._add(row)

    def _collect_written(self, session: Session, _: UOWTransaction) -> None:
        for entity in session.new:
            self._add(_inserted(entity))
        for entity in session.dirty:
            self._add(_updated(entity, self._written(entity)))

    def _collect_deleted(self, _: Session, entity: object) -> None:
        self._add(_deleted(entity, self._written(entity)))

    def _forget(self, _: Session) -> None:
        self._rows.clear()

    def _written(self, entity: object) -> Mapping[str, JsonValue]:
        """What an earlier flush of this change wrote into the row.

        A default that nobody touched is no loaded value of its object (SQLAlchemy 2.1).
        """
        row = self._rows.get(_address(entity))
        return row.new or {} if row else {}

    def _add(self, row: RowChange) -> None:
        key = (row.table, row.row_id)
        earlier = self._rows.get(key)
        self._rows[key] = row if earlier is None else _joined(earlier, row)


def _joined(earlier: RowChange, later: RowChange) -> RowChange:
    if later.new is None:  # deleted: the row as it was before the change
        old = None if earlier.old is None else {**(later.old or {}), **earlier.old}
        return replace(later, old=old)
    if earlier.old is None:  # inserted in this change
        return replace(earlier, new={**(earlier.new or {}), **later.new})
    if earlier.new is None:  # deleted and put back in one change
        return _difference(replace(later, old=earlier.old))
    return _difference(
        replace(
            earlier,
            old={**(later.old or {}), **earlier.old},
            new={**earlier.new, **later.new},
        )
    )


def _difference(row: RowChange) -> RowChange:
    old, new = row.old or {}, row.new or {}
    names = [name for name in new if old.get(name) != new[name]]
    return replace(
        row, old={name: old.get(name) for name in names}, new={name: new[name] for name in names}
    )


def _state(entity: object) -> InstanceState[Any]:
    return inspect(entity, raiseerr=True)  # type: ignore[no-any-return]


def _columns(state: InstanceState[Any]) -> list[str]:
    return list(state.mapper.column_attrs.keys())


def _address(entity: object) -> tuple[str, uuid.UUID]:
    assert isinstance(entity, Keyed)  # as every mapped class
    return entity.__tablename__, entity.id


def _inserted(entity: object) -> RowChange:
    values = {name: encode(getattr(entity, name)) for name in _columns(_state(entity))}
    return RowChange(*_address(entity), None, values)


def _deleted(entity: object, written: Mapping[str, JsonValue]) -> RowChange:
    state = _state(entity)
    old = {name: _old_value(state, name, written) for name in _columns(state)}
    return RowChange(*_address(entity), old, None)


def _updated(entity: object, written: Mapping[str, JsonValue]) -> RowChange:
    state = _state(entity)
    old: dict[str, JsonValue] = {}
    new: dict[str, JsonValue] = {}
    for name in _columns(state):
        if state.attrs[name].history.has_changes():
            old[name] = _old_value(state, name, written)
            new[name] = encode(getattr(entity, name))
    if old.get("id") != new.get("id"):
        raise RuntimeError("A row keeps its key for life.")
    return _difference(RowChange(*_address(entity), old, new))


def _old_value(state: InstanceState[Any], name: str, written: Mapping[str, JsonValue]) -> JsonValue:
    history = state.attrs[name].history
    before = history.deleted or history.unchanged
    if before:
        return encode(before[0])
    if name in written:
        return written[name]
    # An attribute that was expired or never loaded has no old value to go back to.
    raise RuntimeError(f"The old value of {state.mapper.local_table}.{name} is not loaded.")
