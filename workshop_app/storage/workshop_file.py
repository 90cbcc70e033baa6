"""A workshop on disk: one SQLite file, one door for writing, short looks for reading."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workshop_app import model  # noqa: F401 (maps all classes)
from workshop_app.storage import creation, engines, journal, undo
from workshop_app.storage.access import (
    Access,
    claim,
    for_reading,
    saving_errors,
)
from workshop_app.storage.change import Change, Listener
from workshop_app.storage.connections import Connections, ContentCheck
from workshop_app.storage.creation import Finish
from workshop_app.storage.drafts import without_drafts
from workshop_app.storage.erasable import Erasable
from workshop_app.storage.errors import (
    CannotTakeBackError,
    NestedChangeError,
    ReadOnlyWorkshopError,
    UnusablePathError,
)
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of
from workshop_app.storage.journal import RevisionKind, RowChange
from workshop_app.storage.journalled_session import JournalledSession
from workshop_app.storage.lock import this_device
from workshop_app.storage.opening import bring_up_to_date, settle_remains, tidy
from workshop_app.storage.place import Place, find_place
from workshop_app.storage.seal import Trust
from workshop_app.translation import _

__all__ = ["Change", "Listener", "WorkshopFile"]


class WorkshopFile(Erasable):
    """An open workshop. Use it as a context manager, or call :meth:`close`.

    Everything runs on the thread that opened it; other threads read through :meth:`read`, and
    erase.
    """

    def __init__(self, path: Path, access: Access, place: Place) -> None:
        super().__init__()
        self.path = path
        self.place_warning = place.warning  # German; None for a folder of this machine alone
        self._connections = Connections(path, access, place)
        self.drafts = self._connections.drafts
        self._is_changing = False
        self._is_open = True
        self._listeners: list[Listener] = []

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
            NewerFileError, OlderFileError, MigrationFailedError: nothing was changed.
        """
        version = schema_version_of(path)
        path = path.resolve()  # one file has one lock, whatever links lead to it
        access = claim(path) if for_writing else for_reading()
        try:
            if access.lock is not None:
                creation.remove_unfinished(path)
            if version < SCHEMA_VERSION:
                bring_up_to_date(path, access.read_only_reason)
            elif access.lock is not None:
                settle_remains(path)
            return cls(path, access, find_place(path))
        except BaseException:
            access.end()
            raise

    @classmethod
    def look_into(cls, path: Path) -> "WorkshopFile":
        """:meth:`open` for reading only, beside whoever writes; an older file is migrated first."""
        if schema_version_of(path) < SCHEMA_VERSION:
            cls.open(path).close()
        return cls.open(path, for_writing=False)

    @property
    def read_only_reason(self) -> str | None:
        """Why changes are refused, in German; None when they are possible."""
        return self._connections.access.read_only_reason

    @property
    def _writer(self) -> Engine | None:
        return self._connections.writer

    @property
    def _reader(self) -> Engine:
        return self._connections.reader

    def __enter__(self) -> "WorkshopFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Fold the newest commits into the file itself, and give it free."""
        if self._is_open:
            self._connections.seal()
            self.checkpoint()
            self._is_open = False
            self._reader.dispose()
            self._connections.dispose_writer()
            if self.is_read_only:
                tidy(self.path)
            self._connections.access.end()

    @property
    def is_read_only(self) -> bool:
        """Whether changes are refused."""
        return self.read_only_reason is not None

    def damage_warning(self) -> str | None:
        """What people should know where something else changed the content; None: nothing did.

        To be asked before the first change, and looks at all content.
        """
        check = self.content_check()
        return None if check is None else check()

    def content_check(self) -> ContentCheck | None:
        """The same for a thread of its own; None: nothing is known, which is no damage.

        To be taken before the first change, and called before the file is closed.
        """
        return self._connections.content_check()

    def trust_content(self) -> None:
        """People looked at it: warn no more."""
        self._connections.trust = Trust.RENEWED

    def add_listener(self, listener: Listener) -> None:
        """Call this after each commit, on the thread of the change."""
        self._listeners.append(listener)

    def remove_listener(self, listener: Listener) -> None:
        """Call it no more."""
        self._listeners.remove(listener)

    @contextlib.contextmanager
    def change(self, label: str, *, is_undoable: bool = True) -> Iterator[Session]:
        """A unit of work: at the end of the block all of it is on disk, or nothing happened.

        Args:
            label: what it does, in German, for the menu („Rückgängig: Karte angelegt“).
            is_undoable: False for what people do not feel as a change, such as the running step.

        Raises:
            ReadOnlyWorkshopError: open for reading only.
            SaveFailedError, DamagedFileError: the disk did not take it, or the file went away.
            NumberTooLargeError: a whole number has more than 64 bits.
            UnjournalledWriteError, UnfinishedChangeError, NestedChangeError: bugs in the block.
        """
        with self.drafts.at_stake(), self._transaction() as session:
            yield session
            session.flush()
            rows = session.recorder.rows
            if not rows:
                return
            connection = session.connection()
            engines.open_gate(connection)
            at = dt.datetime.now(dt.UTC)
            journal.write_revision(
                connection, rows, label=label, device=this_device(), at=at, is_undoable=is_undoable
            )
            self._connections.commit(session)
        self._announce(Change(label, RevisionKind.CHANGE, _keys_of(rows), at, is_undoable))

    def undo(self) -> str | None:
        """Take the newest change back; returns its label, or None if there is nothing to undo.

        Raises:
            CannotTakeBackError: a change that cannot be undone itself built on it.
            ReadOnlyWorkshopError, SaveFailedError, DamagedFileError: as for :meth:`change`.
        """
        return self._take(RevisionKind.UNDO)

    def redo(self) -> str | None:
        """Do the change again that was taken back last; returns its label, or None.

        Raises:
            CannotTakeBackError, ReadOnlyWorkshopError, SaveFailedError, DamagedFileError:
            as for :meth:`undo`.
        """
        return self._take(RevisionKind.REDO)

    def announce(self, change: Change) -> None:
        """Tell the listeners of an erasure; on the thread of the window."""
        self.drafts.read_again()
        self._announce(change)

    def checkpoint(self) -> bool:
        """Move the newest commits from the ``-wal`` into the file, and say whether it is whole.

        Never waits and never fails: what a reader or a full disk keeps back stays in the ``-wal``,
        where it is as safe, until the next time.
        """
        if not self._alone.acquire(blocking=False):
            return False
        try:
            return not self._is_changing and self._connections.fold()
        finally:
            self._alone.release()

    def copy_to(self, target: Path, *, finish: Finish | None = None) -> None:
        """Write a whole copy through SQLite's backup, beside the target first, then in its place.

        What nobody has confirmed stays here. ``finish`` changes the copy before it is in place.

        Raises:
            UnusablePathError: the folder or the disk does not take it, or the target is open.
        """
        if target.resolve() == self.path:
            raise UnusablePathError(target, _("das ist die geöffnete Datei selbst"))
        with self._looking() as connection:
            source = engines.driver_connection(connection)
            creation.back_up(source, target, source_path=self.path, finish=without_drafts(finish))

    def _take(self, kind: RevisionKind) -> str | None:
        find = undo.undoable if kind is RevisionKind.UNDO else undo.redoable
        with self._transaction() as session:
            connection = session.connection()
            target = find(connection)
            if target is None:
                return None
            engines.open_gate(connection)
            at = dt.datetime.now(dt.UTC)
            try:
                rows = undo.take(connection, target, kind, device=this_device(), at=at)
                self._connections.commit(session)
            except IntegrityError as error:
                raise CannotTakeBackError(target.label) from error
        self._announce(Change(target.label, kind, _keys_of(rows), at))
        return target.label

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[JournalledSession]:
        assert self._is_open
        with self._alone:
            if self._is_changing:
                raise NestedChangeError
            if not self.is_read_only:
                self._connections.return_to_file()
            writer = self._connections.writer
            if writer is None:
                raise ReadOnlyWorkshopError(self.read_only_reason or "")
            self._is_changing = True
            try:
                with saving_errors(self.path), JournalledSession(writer) as session:
                    yield session
            finally:
                self._is_changing = False

    def _announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _keys_of(rows: Iterable[RowChange]) -> frozenset[tuple[str, uuid.UUID]]:
    return frozenset((row.table, row.row_id) for row in rows)
