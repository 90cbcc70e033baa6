"""Whether a file is sound: what a broken disk or a bad stick changed is told before anybody works.

SQLite looks at its own structures and at the references between rows; it lets any column hold
values of any kind, and one flipped bit makes a number or a row of bytes of a text.
"""

import sqlite3
from functools import cache

from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, Numeric
from sqlalchemy.types import TypeDecorator, TypeEngine

from workshop_app.model.base import Base

_COLUMNS = """
    SELECT found.name, its.name FROM sqlite_master AS found, pragma_table_info(found.name) AS its
    WHERE found.type = 'table'
"""
_TEXT = "'text'"


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether a file has all its tables, rows that are whole, and values of the right kinds.

    Raises:
        sqlite3.Error: it cannot even be read.
    """
    return (
        connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        and _expected_columns().issubset(connection.execute(_COLUMNS))
        and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        and all(connection.execute(query).fetchone() is None for query in _of_filled(connection))
    )


def _of_filled(connection: sqlite3.Connection) -> list[str]:
    """What finds wrong values; a table without rows has none, and its query takes long to plan."""
    queries = _wrong_kinds()
    return [queries[name] for (name,) in connection.execute(_filled())]


@cache
def _expected_columns() -> frozenset[tuple[str, str]]:
    tables = Base.metadata.tables.values()
    return frozenset((table.name, column.name) for table in tables for column in table.columns)


@cache
def _filled() -> str:
    """Lists the tables that have rows."""
    names = Base.metadata.tables
    return " UNION ALL ".join(f"SELECT '{n}' WHERE EXISTS (SELECT 1 FROM \"{n}\")" for n in names)


@cache
def _wrong_kinds() -> dict[str, str]:
    """For each table, what finds a row with a value of a kind that its column never has."""
    return {
        name: f'SELECT 1 FROM "{name}" WHERE {" OR ".join(map(_is_wrong, table.columns))} LIMIT 1'
        for name, table in Base.metadata.tables.items()
    }


def _is_wrong(column: Column[object]) -> str:
    kinds = _kinds_of(column.type)
    wrong = f"typeof(\"{column.name}\") NOT IN ({kinds}, 'null')"
    if kinds == _TEXT:  # numbers are less than any text, bytes more: five times as fast
        wrong = f"\"{column.name}\" < '' OR \"{column.name}\" >= x''"
    if column.nullable or not isinstance(_innermost(column.type), JSON):
        return wrong
    return f"{wrong} OR \"{column.name}\" = 'null'"  # JSON's own, which NOT NULL lets in


def _kinds_of(kind: TypeEngine[object]) -> str:
    inner = _innermost(kind)
    if isinstance(inner, Integer | Boolean):
        return "'integer'"
    if isinstance(inner, Float | Numeric):
        return "'real', 'integer'"
    return "'blob'" if isinstance(inner, LargeBinary) else _TEXT


def _innermost(kind: TypeEngine[object]) -> TypeEngine[object]:
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind
