"""Vormerkung: that an erasure has begun and is not at its end everywhere, so that it gets there.

It outlives a kill, and names nobody: it says which rows and places are meant. Its table belongs to
no model, is there only as long as something is pending, and is in no copy.
"""

import sqlite3

_TABLE = "pending_erasure"
_HAS_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"


def read(connection: sqlite3.Connection) -> str | None:
    """What is noted; None: nothing is pending."""
    if connection.execute(_HAS_TABLE, (_TABLE,)).fetchone() is None:
        return None
    row = connection.execute(f"SELECT content FROM {_TABLE}").fetchone()
    return None if row is None else str(row[0])


def write(connection: sqlite3.Connection, content: str | None) -> None:
    """Note something else as a part of the running transaction; None: nothing is pending."""
    connection.execute(f"DROP TABLE IF EXISTS {_TABLE}")
    if content is not None:
        connection.execute(f"CREATE TABLE {_TABLE} (content TEXT NOT NULL)")
        connection.execute(f"INSERT INTO {_TABLE} VALUES (?)", (content,))
