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
        and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        and _has_right_kinds(connection)
    )


def _has_right_kinds(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute(_wrong_kinds()).fetchone() is None
    except sqlite3.OperationalError:  # it names every column of every table
        if _expected_columns().issubset(connection.execute(_COLUMNS)):
            raise
        return False


@cache
def _expected_columns() -> frozenset[tuple[str, str]]:
    tables = Base.metadata.tables.values()
    return frozenset((table.name, column.name) for table in tables for column in table.columns)


@cache
def _wrong_kinds() -> str:
    """What finds a row with a value of a kind that its column never has, in all tables at once."""
    queries = (
        f'SELECT 1 FROM "{table.name}" WHERE {" OR ".join(map(_is_wrong, table.columns))}'
        for table in Base.metadata.tables.values()
    )
    return f"{' UNION ALL '.join(queries)} LIMIT 1"


def _is_wrong(column: Column[object]) -> str:
    kinds = _kinds_of(column.type)
    # With its table: SQLite takes a name in quotes that it does not know for a text.
    name = f'"{column.table.name}"."{column.name}"'
    wrong = f"typeof({name}) NOT IN ({kinds}, 'null')"
    if kinds == _TEXT:  # numbers are less than any text, bytes more: five times as fast
        wrong = f"{name} < '' OR {name} >= x''"
    if column.nullable or not isinstance(_innermost(column.type), JSON):
        return wrong
    return f"{wrong} OR {name} = 'null'"  # JSON's own, which NOT NULL lets in


def _kinds_of(kind: TypeEngine[object]) -> str:
    inner = _innermost(kind)
    if isinstance(inner, Integer | Boolean):
        return "'integer'"
    if isinstance(inner, Float | Numeric):
        return "'real', 'integer'"
    return "'blob'" if isinstance(inner, LargeBinary) else _TEXT


def _innermost(kind: TypeEngine[object]) -> TypeEngine[object]:
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind
