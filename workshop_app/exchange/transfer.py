"""Rows of the model to objects of the file and back: what all lists have in common."""

import base64
import dataclasses
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from workshop_app.exchange.extras import Extras, extras_of
from workshop_app.exchange.forms import Form
from workshop_app.exchange.list_forms import LISTS
from workshop_app.exchange.schema import Record
from workshop_app.model.base import Keyed, OpenEnum, known_or_text
from workshop_app.model.column_types import Binary

K = TypeVar("K", bound=Keyed)

Tree = dict[str, Any]  # an object of the file, before it is a record


class Reading:
    """What has been read so far, while a document becomes rows."""

    def __init__(self, session: Session) -> None:
        self.session = session
        # Held here, for a session forgets rows that nobody holds, and would read them again.
        self._rows: defaultdict[str, dict[str, Any]] = defaultdict(dict)

    def id_of(self, key: str, code: str) -> uuid.UUID:
        """The id of a list's entry with this code; the references were checked before."""
        return self.row_of(Keyed, key, code).id

    def row_of(self, entity: type[K], key: str, code: str) -> K:
        """The row of a list's entry with this code."""
        row = self._rows[key][code]
        assert isinstance(row, entity)
        return row

    def add_row(self, form: Form, record: Record, place: str, **more: object) -> Keyed:
        """Add the row of a record, with its unknown keys.

        Args:
            place: path of the object without indexes, for example ``klima.items``.
            more: columns that do not follow from the record alone.
        """
        row = form.entity(**{**self.values(form, record), **more})
        self.session.add(row)
        self.add_extras(record, place, row.id, within=form.objects)
        return row

    def add_list(self, key: str, records: Iterable[Record]) -> None:
        """Add the rows of a list at the top of the file, and remember their codes."""
        form = LISTS[key]
        for position, record in enumerate(records):
            ordered = {"position": position} if "position" in _columns(form.entity) else {}
            row = self.add_row(form, record, key, **ordered)
            code = getattr(record, "id", None)
            if code is not None:
                self._rows[key][code] = row
        # The unit of work knows the order of tables from changed relationships only.
        self.session.flush()

    def add_extras(
        self, record: Record, place: str, owner_id: uuid.UUID | None, within: Iterable[str] = ()
    ) -> None:
        """Keep the unknown texts of an object, and of those of its objects that have no row."""
        self.session.add_all(extras_of(record, place, owner_id))
        for name in within:
            part = getattr(record, name)
            if part is not None:
                self.add_extras(part, f"{place}.{name}", owner_id)

    def values(self, form: Form, record: Record) -> dict[str, Any]:
        """The columns that follow from a record; what it does not know keeps its default."""
        values: dict[str, Any] = {}
        for key, attribute in form.pairs.items():
            value = _column_value(form.entity, attribute, _value_at(record, key))
            if value is not None:
                values[attribute] = value
            elif attribute in _required(form.entity):
                values[attribute] = ""
        for key, reference in form.references.items():
            code = getattr(record, key)
            if code is not None:
                values[reference.attribute] = self.id_of(reference.target, code)
        return values


class Writing:
    """What is being written, while rows become a document."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.extras = Extras(session)
        self._rows: dict[type[Keyed], list[Any]] = {}
        self._codes: dict[uuid.UUID, str] = {}
        for form in LISTS.values():
            if "id" in form.pairs:
                column = form.pairs["id"]
                self._codes |= {row.id: getattr(row, column) for row in self.rows(form.entity)}

    def rows(self, entity: type[K]) -> list[K]:
        """All rows of a table in their order."""
        if entity not in self._rows:
            found = self.session.scalars(select(entity)).all()
            self._rows[entity] = sorted(found, key=_order)
        return self._rows[entity]

    def only(self, entity: type[K]) -> K | None:
        """The row of a table that has at most one."""
        rows = self.rows(entity)
        return rows[0] if rows else None

    def children(self, entity: type[K], attribute: str) -> Mapping[uuid.UUID, list[K]]:
        """The rows of a table by the id that stands in one of its columns, in their order."""
        found: defaultdict[uuid.UUID, list[K]] = defaultdict(list)
        for row in self.rows(entity):
            found[getattr(row, attribute)].append(row)
        return found

    def code_of(self, row_id: uuid.UUID) -> str:
        """The human code of a row."""
        return self._codes[row_id]

    @property
    def codes(self) -> frozenset[str]:
        """All human codes of the workshop."""
        return frozenset(self._codes.values())

    def tree(self, form: Form, row: Keyed, place: str) -> Tree:
        """The object of a row, with the unknown texts that were kept for it."""
        tree: Tree = {}
        for key, attribute in form.pairs.items():
            outer, _, inner = key.partition(".")
            value = _file_value(getattr(row, attribute))
            if inner:
                tree.setdefault(outer, {})[inner] = value
            else:
                tree[outer] = value
        for name in form.objects:
            parts = {**self.extras.at(f"{place}.{name}", row.id), **tree[name]}
            tree[name] = parts if any(part is not None for part in parts.values()) else None
        for key, reference in form.references.items():
            target = getattr(row, reference.attribute)
            tree[key] = None if target is None else self.code_of(target)
        return {**self.extras.at(place, row.id), **tree}

    def list_trees(self, key: str) -> list[Tree]:
        """The objects of a list at the top of the file."""
        form = LISTS[key]
        return [self.tree(form, row, key) for row in self.rows(form.entity)]


# What tells rows of one position apart for people, so that their order survives a round trip.
_NAMES = ("code", "step", "chapter", "rule", "object_code", "reason")


def _order(row: Keyed) -> tuple[object, ...]:
    names = [getattr(row, name, None) or "" for name in _NAMES]
    return getattr(row, "position", 0), *names, row.id.hex


def _value_at(record: Record, key: str) -> object:
    outer, _, inner = key.partition(".")
    value = getattr(record, outer)
    return getattr(value, inner) if inner and value is not None else value


def _column_value(entity: type[Keyed], attribute: str, value: object) -> object:
    match value:
        case list():
            return tuple(value)
        case dict():
            return {point: count for point, count in value.items() if count is not None}
        case str():
            return _of_text(entity.__table__.columns[attribute].type, value)
        case _:
            return value


def _of_text(kind: TypeEngine[Any], text: str) -> object:
    match kind:
        case OpenEnum():
            return known_or_text(kind.values, text)
        case Binary():
            return base64.b64decode(text)
        case _:
            return text


def _file_value(value: object) -> object:
    match value:
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case str():
            return str(value)  # also a member of an open list
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
        case _:
            return value


@cache
def _columns(entity: type[Keyed]) -> frozenset[str]:
    return frozenset(entity.__table__.columns.keys())


@cache
def _required(entity: type[Keyed]) -> frozenset[str]:
    return frozenset(
        field.name
        for field in dataclasses.fields(entity)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )
