"""SQLite connections as a workshop needs them: durable, with foreign keys, one door for writing."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, ExecutionContext, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from workshop_app.storage.errors import UnjournalledWriteError

_BUSY_SECONDS = 5
_HARMLESS = ("SELECT", "PRAGMA", "WITH")


class WriteGate:
    """Open while the flush or the journal itself writes; every other write is refused."""

    def __init__(self) -> None:
        self.is_open = False


def writing_engine(path: Path, gate: WriteGate) -> Engine:
    """Connections that may change the file, through the gate only."""
    engine = _engine(path, "rw")
    event.listen(engine, "connect", _prepare_writing)
    event.listen(engine, "begin", _begin_writing)

    @event.listens_for(engine, "before_cursor_execute")
    def refuse_unjournalled(
        _connection: Connection,
        _cursor: object,
        statement: str,
        _parameters: object,
        context: ExecutionContext | None,
        _executemany: bool,
    ) -> None:
        if not gate.is_open and (_is_dml(context) or not _is_harmless(statement)):
            raise UnjournalledWriteError(statement.split(maxsplit=1)[0])

    return engine


def reading_engine(path: Path, *, immutable: bool = False) -> Engine:
    """Connections that cannot change the file.

    Args:
        immutable: the folder does not take the helper files of WAL; nobody else may be writing.
    """
    engine = _engine(path, "ro&immutable=1" if immutable else "ro")
    event.listen(engine, "connect", _prepare_reading)
    event.listen(engine, "begin", _begin_reading)
    return engine


def _engine(path: Path, mode: str) -> Engine:
    # Connects by itself: SQLAlchemy's URL would undo the quoting of "%" and "?" in file names.
    address = f"file:{quote(path.absolute().as_posix())}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool)


def _prepare_writing(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Else Python 3.11 commits before DDL on its own; BEGIN is ours (see _begin_writing).
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # On a network share WAL is not available: SQLite then stays with the journal it has.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def _prepare_reading(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin_writing(connection: Connection) -> None:
    connection.connection.driver_connection.execute("BEGIN IMMEDIATE")  # type: ignore[union-attr]


def _begin_reading(connection: Connection) -> None:
    connection.connection.driver_connection.execute("BEGIN")  # type: ignore[union-attr]


def _is_dml(context: Any) -> bool:  # noqa: ANN401 (attributes that the base class does not name)
    return context is not None and (context.isinsert or context.isupdate or context.isdelete)


def _is_harmless(statement: str) -> bool:
    return statement.lstrip().upper().startswith(_HARMLESS)
