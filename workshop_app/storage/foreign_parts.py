"""What a file has that no workshop can have: parts that act by themselves, values of no column."""

import functools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import JSON, Boolean, Column, DateTime, Float, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator, TypeEngine

from workshop_app.model.base import Base
from workshop_app.storage.errors import ForeignPartsError

# Triggers, views and virtual tables have no page of their own (section 2.6 of "Database File
# Format"). A trigger would write past the journal, and read what nobody asked it to.
_ACTING = "SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index') OR rootpage = 0 LIMIT 1"


def refuse_foreign_parts(connection: sqlite3.Connection, path: Path) -> None:
    """Go no further with a file that does something by itself.

    Raises:
        ForeignPartsError: it has triggers, views or virtual tables; we make none.
    """
    if connection.execute(_ACTING).fetchone() is not None:
        raise ForeignPartsError(path)


def has_impossible_values(connection: sqlite3.Connection) -> bool:
    """Whether a column holds a kind of value that is not its own, or refers to nothing.

    SQLite itself takes any value in any column.
    """
    if any(connection.execute(query).fetchone() for query in _queries()):
        return True
    return connection.execute("PRAGMA foreign_key_check").fetchone() is not None


@functools.cache
def _queries() -> tuple[str, ...]:
    return tuple(_all_queries())


def _all_queries() -> Iterator[str]:
    for table in Base.metadata.tables.values():
        wrong = [f'typeof("{column.name}") IN {_wrong_kinds(column)}' for column in table.columns]
        # JSON has a null of its own, which the column lets in.
        wrong += [f"\"{c.name}\" = 'null'" for c in table.columns if not c.nullable and _is_json(c)]
        yield f'SELECT 1 FROM "{table.name}" WHERE {" OR ".join(wrong)} LIMIT 1'


def _is_json(column: Column[object]) -> bool:
    return isinstance(_innermost(column), JSON)


def _innermost(column: Column[object]) -> TypeEngine[object]:
    kind: TypeEngine[object] = column.type
    while isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    return kind


def _wrong_kinds(column: Column[object]) -> str:
    match _innermost(column):
        case Integer() | Float() | Boolean():
            return "('text', 'blob')"
        case LargeBinary():
            return "('text', 'integer', 'real')"
        case DateTime():
            return "('blob', 'integer', 'real')"
        case _:
            return "('blob')"
