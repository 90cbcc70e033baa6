"""The connections of an open file, and whether they still lead to the file at its path."""

import sys
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine

from workshop_app.storage import erasing, journal, opening, seal
from workshop_app.storage.access import Access, claim, not_writable, reading_errors
from workshop_app.storage.drafts import Drafts
from workshop_app.storage.engines import driver_connection
from workshop_app.storage.errors import (
    FileGoneError,
    FileOverwrittenError,
    FileReplacedError,
    SaveFailedError,
    UnusablePathError,
    WorkshopError,
)
from workshop_app.storage.header import schema_version_of
from workshop_app.storage.journalled_session import JournalledSession
from workshop_app.storage.place import Place, PlaceKind, find_place
from workshop_app.storage.seal import Trust
from workshop_app.storage.traces import Traces, identity_of
from workshop_app.translation import _

ContentCheck = Callable[[], str | None]


class Connections:
    """A reader, and a writer where changes are possible.

    A stick that is pulled and a file that is replaced leave connections behind that work, and lead
    to what nobody finds again. So each change looks at first whether the file is still there, and
    as the app left it.
    """

    def __init__(self, path: Path, access: Access, place: Place) -> None:
        self.path = path
        self.access = access
        self.writer: Engine | None = None
        self.reader: Engine
        self.trust = Trust.KEPT
        self.drafts = Drafts(
            lambda: self.writer, lambda: self.reader, is_file_ours=lambda: not self._is_touched()
        )
        self._connect(place)
        with reading_errors(path), self.reader.connect() as connection:
            self._newest = journal.newest_id(connection)  # revision that is on the disk

    def return_to_file(self) -> None:
        """Where the file went away and came back as it was left, go on in it.

        Raises:
            FileGoneError: there is none.
            FileReplacedError: what lies there has another state, or is something else.
            SaveFailedError: somebody else has opened it meanwhile, or reads just now.
        """
        if self._is_as_left():
            return
        self._demand_same_state()
        if self._has_lost_wal() and not self.fold():
            raise SaveFailedError(_("jemand liest gerade in der Datei"))
        self.access.end()
        again = claim(self.path)
        if again.read_only_reason is not None:
            raise SaveFailedError(again.read_only_reason.rstrip("."))
        self.access = again
        self.reader.dispose()
        self.dispose_writer()
        self._connect(find_place(self.path))

    def commit(self, session: JournalledSession, *, confirms_drafts: bool = True) -> None:
        """Commit, unless that would go into the void.

        Args:
            confirms_drafts: False for what is no change of the one who types.

        Raises:
            FileGoneError: the file is not at its path any more.
        """
        newest = journal.newest_id(session.connection())
        if not self._is_there():
            raise FileGoneError(self.path)
        if self._is_touched():
            raise FileOverwrittenError(self.path)
        if confirms_drafts:
            self.drafts.take_along(session.connection())
        session.commit()
        self._newest = newest
        self._note_own_writing()

    def fold(self) -> bool:
        """Fold the ``-wal`` into the file, unless it is another one; whether it is whole now."""
        return self._write(opening.checkpoint)

    def compact(self) -> bool:
        """Overwrite what an erasure left in the file; whether that was possible."""
        return self._write(erasing.compact)

    def content_check(self) -> ContentCheck | None:
        """Compares the content as it is now with its seal; None: there is none.

        It tells what people should know where something else changed the content. It takes its
        time, may be called once on any thread, and sees no change that is made meanwhile.
        """
        connection = self.reader.connect()
        try:
            with reading_errors(self.path):
                connection.begin()  # from here on it sees what there is now
                driver = driver_connection(connection)
                is_sealed = seal.is_sealed(driver)
                (mode,) = driver.execute("PRAGMA journal_mode").fetchone()
        except BaseException:
            connection.close()
            raise
        if not is_sealed:
            connection.close()
            return None
        check = partial(self._check_content, connection)
        if mode == "wal":
            return check
        told = check()  # now: who reads would keep others from writing
        return lambda: told

    def _check_content(self, connection: Connection) -> str | None:
        with connection, reading_errors(self.path):
            if seal.fits_seal(driver_connection(connection)):
                return None
        self.trust = Trust.DOUBTED
        return _(
            "Seit die App diese Datei zuletzt geschlossen hat, hat sich ihr Inhalt verändert. "
            "Vielleicht ist der Datenträger defekt. Bitte sehen Sie die Inhalte durch, oder öffnen "
            "Sie eine Sicherungskopie."
        )

    def seal(self) -> None:
        """Seal the content, if the file is still there; nothing is typed from here on."""
        self.drafts.close()
        if self.writer is None or not self._is_there():
            return
        if self._is_touched() and not self._has_same_state():
            if self._traces is not None:
                self._traces.drop_wal()
            return
        opening.seal(self.writer, self.trust)
        self._note_own_writing()

    def dispose_writer(self) -> None:
        """Close the connections for changes."""
        if self.writer is not None:
            self.writer.dispose()
            self.writer = None

    def _connect(self, place: Place) -> None:
        self._identity = identity_of(self.path)
        self.writer = None if self.access.read_only_reason else self._open_writer(place)
        try:
            self.reader = opening.open_reader(self.path)
        except BaseException:
            self.dispose_writer()
            raise
        self._traces = Traces(self.path) if self._leaves_traces(place) else None

    def _leaves_traces(self, place: Place) -> bool:
        """Without WAL each draft would; and Windows dates late what an open file was given."""
        has_wal = self.writer is not None and place.kind is not PlaceKind.NETWORK
        return has_wal and sys.platform != "win32"

    def _write(self, write: Callable[[Engine], bool]) -> bool:
        if self.writer is None or self._is_touched():
            return False
        is_done = write(self.writer)
        self._note_own_writing()
        return is_done

    def _open_writer(self, place: Place) -> Engine | None:
        try:
            return opening.open_writer(self.path, uses_wal=place.kind is not PlaceKind.NETWORK)
        except UnusablePathError as error:  # no room for what SQLite needs beside the file
            self.access.read_only_reason = not_writable(error.reason)
            self.access.end()
            return None

    def _is_there(self) -> bool:
        return identity_of(self.path) == self._identity

    def _is_touched(self) -> bool:
        return self._traces is not None and self._traces.is_touched

    def _has_lost_wal(self) -> bool:
        return self._is_there() and self._traces is not None and self._traces.has_lost_wal

    def _is_as_left(self) -> bool:
        return self._is_there() and not self._is_touched() and not self._has_lost_wal()

    def _note_own_writing(self) -> None:
        if self._traces is not None:
            self._traces.renew()

    def _demand_same_state(self) -> None:
        if identity_of(self.path) is None:
            raise FileGoneError(self.path)
        if not self._has_same_state():
            raise (FileOverwrittenError if self._is_there() else FileReplacedError)(self.path)

    def _has_same_state(self) -> bool:
        try:
            if not self._has_lost_wal() or self._is_touched():
                schema_version_of(self.path)
                return self._newest_there() == self._newest
        except WorkshopError:
            return False
        return True  # only the -wal went

    def _newest_there(self) -> uuid.UUID | None:
        reader = opening.open_reader(self.path)
        try:
            with reading_errors(self.path), reader.connect() as connection:
                return journal.newest_id(connection)
        finally:
            reader.dispose()
