"""What an erasure takes out of a file, and which tables and columns that concerns."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Column, Table
from sqlalchemy.types import String

from workshop_app.model.base import Base, OpenEnum
from workshop_app.model.column_types import NormalText, TextList

Key = tuple[str, uuid.UUID]  # table and row
Rewrite = Callable[[Key, str, str], str]  # row, column, text: the text as it shall be

_TEXTS: Final = (NormalText, OpenEnum, String, TextList)
# Columns that name a row without being a foreign key: such a row belongs to it.
_OWNERS: Final = {"imported_extra": "owner_id"}


@dataclass(frozen=True)
class Erasure:
    """Löschung: what is taken out for good, and how it is told afterwards.

    Attributes:
        label: of the line in the history; names nobody.
        emptied_label: of changes of which nothing is left.
        rows: with them goes what cannot be without them.
        rewrite: applied to all texts, also to those of the past.
        additions: rows that stand there instead: the table, and all values by column.
        forgets_pictures: pictures and templates that are no longer used go too.
        id: by which a copy knows that it was erased there.
    """

    label: str
    emptied_label: str
    rows: frozenset[Key] = frozenset()
    rewrite: Rewrite | None = None
    additions: tuple[tuple[str, Mapping[str, object]], ...] = ()
    forgets_pictures: bool = False
    id: uuid.UUID = field(default_factory=uuid.uuid4)


def tables() -> list[Table]:
    """The tables of the model, those that others refer to first."""
    mapped = {mapper.local_table for mapper in Base.registry.mappers}
    return [table for table in Base.metadata.sorted_tables if table in mapped]


def references(table: Table) -> list[tuple[Column[Any], str]]:
    """The columns without which a row cannot be, with the table they name; "" for any."""
    found = [
        (column, key.column.table.name)
        for column in table.c
        for key in column.foreign_keys
        if not column.nullable
    ]
    owner = _OWNERS.get(table.name)
    return [*found, (table.c[owner], "")] if owner else found


def text_columns(table: Table) -> list[Column[Any]]:
    """The columns that hold words of people."""
    return [column for column in table.c if isinstance(column.type, _TEXTS)]


def rewritten(value: Any, rewrite: Callable[[str], str]) -> Any:  # noqa: ANN401 (any column's)
    """A text, or the texts of a list, as they shall be; everything else as it is."""
    match value:
        case str():
            return rewrite(value)
        case tuple():
            return tuple(rewritten(part, rewrite) for part in value)
        case list():
            return [rewritten(part, rewrite) for part in value]
    return value


def texts_in(value: object) -> Iterator[str]:
    """The texts that :func:`rewritten` would rewrite."""
    match value:
        case str():
            yield value
        case tuple() | list():
            for part in value:
                yield from texts_in(part)
