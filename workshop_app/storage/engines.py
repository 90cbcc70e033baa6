"""SQLite connections as a workshop needs them: durable, with foreign keys, one door for writing.

The door has a gate: while it is shut, SQLite itself refuses every write on the connection
(``PRAGMA query_only``), whatever the form of the statement. It opens for the flush, whose rows
the journal sees, and for the journal's own rows.
"""

import sqlite3
from pathlib import PurePath
from urllib.parse import quote

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlalchemy.util import LRUCache

from workshop_app.storage.errors import UnfinishedChangeError, UnjournalledWriteError
from workshop_app.storage.seal import break_seal

_BUSY_SECONDS = 1  # the window stands still meanwhile
_STATEMENTS_KEPT = 1_000  # the app has some hundred


class Dialect(SQLiteDialect_pysqlite):
    """SQLite as usual, but the same for each file and worker.

    SQLAlchemy keeps a compiled statement for the dialect that it was compiled for, and makes a
    dialect for each engine. As all of ours are equal, a statement is compiled once.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dialect)

    def __hash__(self) -> int:
        return hash(Dialect)


registry.register("sqlite.workshop", __name__, Dialect.__name__)
_compiled: LRUCache[object, object] = LRUCache(_STATEMENTS_KEPT)


def writing_engine(path: PurePath, *, uses_wal: bool = True) -> Engine:
    """Connections that may change the file, through the gate only.

    Args:
        uses_wal: False on a network share, where WAL does not work.
    """
    engine = _engine(path, "rw")

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # Else Python 3.11 commits before DDL on its own; BEGIN is ours (see _begin_writing).
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_mode = {'WAL' if uses_wal else 'DELETE'}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")

    event.listen(engine, "checkin", _end_transaction)
    event.listen(engine, "begin", _begin_writing)
    event.listen(engine, "commit", _refuse_early_commit)
    event.listen(engine, "savepoint", _refuse_savepoint)
    return engine


def reading_engine(path: PurePath, *, is_immutable: bool = False) -> Engine:
    """Connections that cannot change the file.

    Args:
        is_immutable: the folder does not take the helper files of WAL; nobody may be writing.
    """
    engine = _engine(path, "ro&immutable=1" if is_immutable else "ro")
    event.listen(engine, "connect", _prepare_reading)
    event.listen(engine, "begin", _begin_reading)
    return engine


def open_gate(connection: Connection) -> None:
    """Let the connection write, until :func:`shut_gate` or the end of the transaction."""
    driver_connection(connection).execute("PRAGMA query_only = OFF")


def shut_gate(connection: Connection) -> None:
    """Refuse writes from here on."""
    driver_connection(connection).execute("PRAGMA query_only = ON")


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Python's own connection behind that of SQLAlchemy."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def address_of(path: PurePath, mode: str) -> str:
    """The file as a URI for SQLite; ``path`` is absolute."""
    name = path.as_posix()
    if name.startswith("//"):  # a share of Windows: the first part is no host of a URI
        name = f"//{name}"
    elif not name.startswith("/"):  # a drive of Windows
        name = f"/{name}"
    return f"file:{quote(name)}?mode={mode}"


def _engine(path: PurePath, mode: str) -> Engine:
    # Connects by itself: SQLAlchemy's URL would undo the quoting of "%" and "?" in file names.
    address = address_of(path, mode)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

    engine = create_engine(
        "sqlite+workshop://",
        creator=connect,
        poolclass=QueuePool,
        execution_options={"compiled_cache": _compiled},
    )
    event.listen(engine, "connect", _distrust)
    event.listen(engine, "handle_error", _name_unjournalled_write)
    return engine


def _distrust(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """Whoever made the file may have put functions into its schema that do more than reckon."""
    connection.execute("PRAGMA trusted_schema = OFF")


def _prepare_reading(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin_reading(connection: Connection) -> None:
    driver_connection(connection).execute("BEGIN")


def _begin_writing(connection: Connection) -> None:
    open_gate(connection)  # BEGIN IMMEDIATE counts as a write
    driver_connection(connection).execute("BEGIN IMMEDIATE")
    break_seal(driver_connection(connection))
    shut_gate(connection)


def _end_transaction(connection: sqlite3.Connection | None, _entry: ConnectionPoolEntry) -> None:
    """SQLAlchemy takes a transaction for ended whose COMMIT failed; SQLite holds it open."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _refuse_early_commit(connection: Connection) -> None:
    if _is_shut(connection):
        raise UnfinishedChangeError


def _refuse_savepoint(_connection: Connection, _name: str) -> None:
    raise UnfinishedChangeError


def _is_shut(connection: Connection) -> bool:
    return bool(driver_connection(connection).execute("PRAGMA query_only").fetchone()[0])


def _name_unjournalled_write(context: ExceptionContext) -> None:
    code = getattr(context.original_exception, "sqlite_errorcode", None)
    connection = context.connection
    if code == sqlite3.SQLITE_READONLY and connection is not None and _is_shut(connection):
        raise UnjournalledWriteError((context.statement or "").split(maxsplit=1)[0])
