"""Siegel: a digest of all content that is put into the file when it is closed.

SQLite notices broken structures, but not a letter that a bad stick changed in a card. The seal is
broken in the same transaction as the next change; so one that is there and does not fit tells that
something else changed the content since. Its table belongs to no model: a file without it is whole.
Drafts are not sealed: they come and go without a change.
"""

import enum
import hashlib
import sqlite3

_MAKE = "CREATE TABLE IF NOT EXISTS seal (digest BLOB NOT NULL)"
_TABLES = """
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT IN ('seal', 'draft')
    ORDER BY name
"""
_DIGEST_BYTES = 16
_NEVER_FITS = b""


class Trust(enum.Enum):
    """What the people at the window know of the content."""

    KEPT = enum.auto()  # it was as it was sealed, or there was no seal
    DOUBTED = enum.auto()  # it was not, and nobody has said that it is fine: told again next time
    RENEWED = enum.auto()  # they looked at it, and it is fine


def put_seal(connection: sqlite3.Connection, trust: Trust = Trust.KEPT) -> None:
    """Seal what the file holds now, in a transaction of its own; a seal that is there stays.

    Raises:
        sqlite3.Error: the disk does not take it; there is no seal then.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if trust is Trust.RENEWED:
            break_seal(connection)
        if _found(connection) is None:
            digest = _NEVER_FITS if trust is Trust.DOUBTED else _digest_of(connection)
            connection.execute(_MAKE)
            connection.execute("INSERT INTO seal VALUES (?)", (digest,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def break_seal(connection: sqlite3.Connection) -> None:
    """Take the seal away as a part of the running transaction."""
    if _has_table(connection):
        connection.execute("DELETE FROM seal")


def is_sealed(connection: sqlite3.Connection) -> bool:
    """Whether there is a seal, which the content may fit or not."""
    return _found(connection) is not None


def fits_seal(connection: sqlite3.Connection) -> bool:
    """Whether the content is what was sealed, or there is no seal. Looks at all content."""
    found = _found(connection)
    return found is None or found == _digest_of(connection)


def _has_table(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seal'"
    return connection.execute(query).fetchone() is not None


def _found(connection: sqlite3.Connection) -> bytes | None:
    if not _has_table(connection):
        return None
    row = connection.execute("SELECT digest FROM seal").fetchone()
    return None if row is None else row[0]


def _digest_of(connection: sqlite3.Connection) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    before = connection.text_factory
    connection.text_factory = bytes  # as it is stored, also where it is no UTF-8
    try:
        for (name,) in connection.execute(_TABLES).fetchall():
            digest.update(name)
            query = f'SELECT * FROM "{name.decode()}" ORDER BY rowid'
            for row in connection.execute(query):
                for value in row:
                    content = value if isinstance(value, bytes) else repr(value).encode()
                    digest.update(b"%d:" % len(content))
                    digest.update(content)
    finally:
        connection.text_factory = before
    return digest.digest()
