"""A workshop on disk: one SQLite file, one door for writing, short looks for reading."""

import contextlib
import platform
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workshop_app import model  # noqa: F401 (maps all classes)
from workshop_app.storage import creation, history, journal, undo
from workshop_app.storage.access import Access, as_open_error, as_save_error, claim, for_reading
from workshop_app.storage.engines import WriteGate, reading_engine, writing_engine
from workshop_app.storage.errors import (
    NestedChangeError,
    ReadOnlyWorkshopError,
    UnusablePathError,
)
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of
from workshop_app.storage.journal import Recorder, RevisionKind, RowChange


@dataclass(frozen=True)
class Change:
    """What a commit touched."""

    label: str
    kind: RevisionKind
    touched: frozenset[tuple[str, uuid.UUID]]  # (table name, row id)

    def ids_in(self, *tables: str) -> frozenset[uuid.UUID]:
        """The ids of the rows touched in these tables."""
        return frozenset(row_id for table, row_id in self.touched if table in tables)


Listener = Callable[[Change], None]


class WorkshopFile:
    """An open workshop. Use it as a context manager, or call :meth:`close`.

    Everything runs on the thread that opened it; other threads read through :meth:`read` only.
    """

    def __init__(self, path: Path, access: Access) -> None:
        self.path = path
        self.read_only_reason = access.read_only_reason  # German, or None when changes are possible
        self._access = access
        self._gate = WriteGate()
        self._reader = reading_engine(path, immutable=access.is_immutable)
        self._writer: Engine | None = (
            None if access.read_only_reason else writing_engine(path, self._gate)
        )
        self._is_changing = False
        self._listeners: list[Listener] = []
        self._device = platform.node()

    @classmethod
    def create(cls, path: Path) -> "WorkshopFile":
        """A new, empty workshop file, open for writing.

        Raises:
            FileAlreadyExistsError: the path is taken.
            UnusablePathError: the folder is missing or does not take the file.
        """
        creation.create_file(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, for_writing: bool = True) -> "WorkshopFile":
        """Open a workshop; where another app is writing to it, for reading only.

        A file of an older schema version is migrated, after a copy was put aside.

        Raises:
            NoSuchFileError, UnusablePathError, NotAWorkshopFileError, DamagedFileError,
            NewerFileError: nothing was changed.
        """
        path = path.absolute()
        version = schema_version_of(path)
        access = claim(path) if for_writing else for_reading()
        try:
            if version < SCHEMA_VERSION:
                _migrate(path, access.read_only_reason)
            workshop = cls(path, access)
            workshop._verify()
        except BaseException:
            access.end()
            raise
        return workshop

    def _verify(self) -> None:
        try:
            if self._writer is not None:
                with self._writer.connect():
                    pass  # recovers a leftover -wal and switches WAL on
            with self._reader.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM workshop")
                undo.undoable(connection)
        except (DBAPIError, sqlite3.Error) as error:
            self._dispose()
            raise as_open_error(self.path, error) from error

    def __enter__(self) -> "WorkshopFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Fold the newest commits into the file itself, and give it free."""
        with contextlib.suppress(DBAPIError):  # then they stay in the -wal, which is whole too
            self.checkpoint()
        self._dispose()
        self._access.end()

    def _dispose(self) -> None:
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()

    @property
    def is_read_only(self) -> bool:
        """Whether changes are refused."""
        return self.read_only_reason is not None

    def add_listener(self, listener: Listener) -> None:
        """Call this after each commit, on the thread of the change."""
        self._listeners.append(listener)

    def remove_listener(self, listener: Listener) -> None:
        """Call it no more."""
        self._listeners.remove(listener)

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the saved state; nothing can be written through it."""
        with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextlib.contextmanager
    def change(self, label: str, *, is_undoable: bool = True) -> Iterator[Session]:
        """A unit of work: at the end of the block all of it is on disk, or nothing happened.

        Args:
            label: what it does, in German, for the menu („Rückgängig: Karte angelegt“).
            is_undoable: False for what people do not feel as a change, such as the running step.

        Raises:
            ReadOnlyWorkshopError: open for reading only.
            SaveFailedError: the disk did not take it.
            UnjournalledWriteError, NestedChangeError: bugs in the block.
        """
        with self._transaction() as session:
            recorder = Recorder(session)
            yield session
            session.flush()
            rows = recorder.rows
            if not rows:
                session.rollback()
                return
            self._gate.is_open = True
            journal.write_revision(
                session.connection(),
                rows,
                label=label,
                device=self._device,
                is_undoable=is_undoable,
            )
            session.commit()
        self._tell(label, RevisionKind.CHANGE, rows)

    def undo(self) -> str | None:
        """Take the newest change back; returns its label, or None if there is nothing to undo."""
        return self._take(RevisionKind.UNDO)

    def redo(self) -> str | None:
        """Do the change again that was taken back last; returns its label, or None."""
        return self._take(RevisionKind.REDO)

    def undo_label(self) -> str | None:
        """The label of the change that :meth:`undo` would take back."""
        with self._reader.connect() as connection:
            step = undo.undoable(connection)
        return step.label if step else None

    def redo_label(self) -> str | None:
        """The label of the change that :meth:`redo` would do again."""
        with self._reader.connect() as connection:
            step = undo.redoable(connection)
        return step.label if step else None

    def history(
        self, *, row_id: uuid.UUID | None = None, limit: int = 100
    ) -> list[journal.Revision]:
        """The newest revisions first; of one row if it is given."""
        with self._reader.connect() as connection:
            return history.revisions(connection, row_id=row_id, limit=limit)

    def checkpoint(self) -> None:
        """Move the newest commits from the ``-wal`` into the file, so that the file is whole."""
        if self._writer is not None and not self._is_changing:
            raw = self._writer.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def copy_to(self, target: Path) -> None:
        """Write a whole copy through SQLite's backup, beside the target first, then in its place.

        Raises:
            UnusablePathError: the folder or the disk does not take it.
        """
        with self._reader.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            creation.back_up(raw, target)

    def _take(self, kind: RevisionKind) -> str | None:
        with self._transaction() as session:
            connection = session.connection()
            find = undo.undoable if kind is RevisionKind.UNDO else undo.redoable
            step = find(connection)
            if step is None:
                session.rollback()
                return None
            self._gate.is_open = True
            rows = undo.take(connection, step, kind, device=self._device)
            session.commit()
        self._tell(step.label, kind, rows)
        return step.label

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Session]:
        if self._writer is None:
            raise ReadOnlyWorkshopError(self.read_only_reason or "")
        if self._is_changing:
            raise NestedChangeError
        self._is_changing = True
        try:
            with Session(self._writer, expire_on_commit=False) as session:
                _open_while_flushing(session, self._gate)
                yield session
        except DBAPIError as error:
            raise as_save_error(error) from error
        finally:
            self._gate.is_open = False
            self._is_changing = False

    def _tell(self, label: str, kind: RevisionKind, rows: Iterable[RowChange]) -> None:
        change = Change(label, kind, frozenset((row.table, row.row_id) for row in rows))
        for listener in tuple(self._listeners):
            listener(change)


def _open_while_flushing(session: Session, gate: WriteGate) -> None:
    def open_gate(*_: object) -> None:
        gate.is_open = True

    def close_gate(*_: object) -> None:
        gate.is_open = False

    event.listen(session, "before_flush", open_gate)
    event.listen(session, "after_flush_postexec", close_gate)


def _migrate(path: Path, read_only_reason: str | None) -> None:
    if read_only_reason is not None:
        raise UnusablePathError(path, read_only_reason)
    # Alembic takes 0.2 s to import: only when a file is not at the newest version.
    from workshop_app.storage.migrations.upgrade import upgrade_file

    upgrade_file(path)
