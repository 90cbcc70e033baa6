"""The part of an open file that takes things out for good; the only one that is for any thread."""

import datetime as dt
import threading
import uuid
from abc import abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy.orm import Session

from workshop_app.storage import engines, erasing, journal, pending_erasure
from workshop_app.storage.change import Change
from workshop_app.storage.connections import Connections
from workshop_app.storage.erasure import Erasure
from workshop_app.storage.journal import RevisionKind
from workshop_app.storage.journalled_session import JournalledSession
from workshop_app.storage.looks import Looks


class Erasable(Looks):
    """Erases while the work goes on: who changes something just then waits for the end of it."""

    _connections: Connections

    def __init__(self) -> None:
        # Held by whoever writes: the thread of the window, or the one that erases.
        self._alone = threading.RLock()

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[JournalledSession]:
        """The one transaction that may be running."""

    def pending_erasure(self) -> str | None:
        """What :meth:`note_erasure` noted; None: nothing is pending."""
        with self._looking() as connection:
            return pending_erasure.read(engines.driver_connection(connection))

    def note_erasure(self, note: str | None) -> None:
        """Note in the file that something is to be erased, or that nothing is any more.

        Args:
            note: names nobody, for it outlives the erasure by a moment.

        Raises:
            ReadOnlyWorkshopError, SaveFailedError, DamagedFileError: as for ``change``.
        """
        with self._transaction() as session:
            connection = session.connection()
            engines.open_gate(connection)
            pending_erasure.write(engines.driver_connection(connection), note)
            self._connections.commit(session, confirms_drafts=False)

    def erase(
        self,
        erasure: Erasure,
        *,
        note: str | None = None,
        known: uuid.UUID | None = None,
        anew: Callable[[Session], Erasure] | None = None,
    ) -> Change:
        """Take something out of this file for good; copies of it are others' business.

        Until :meth:`compact`, remains may stand between the rows and in the ``-wal``.

        Args:
            erasure: what.
            note: noted with it, as by :meth:`note_erasure`.
            known: the newest revision when the erasure was worked out.
            anew: works it out again where something was changed since; None: it fits any state.

        Returns:
            what ``announce`` is to be told on the thread of the window.

        Raises:
            ReadOnlyWorkshopError, SaveFailedError, DamagedFileError: as for ``change``.
        """
        with self._transaction() as session:
            connection = session.connection()
            if anew is not None and journal.newest_id(connection) != known:
                erasure = anew(session)
            engines.open_gate(connection)
            touched = erasing.erase(connection, erasure, revision_id=erasure.id)
            self._connections.drafts.erase(connection, erasure)
            pending_erasure.write(engines.driver_connection(connection), note)
            self._connections.commit(session, confirms_drafts=False)
        return Change(erasure.label, RevisionKind.ERASURE, touched, dt.datetime.now(dt.UTC))

    def compact(self) -> bool:
        """Overwrite what an erasure left between the rows and in the ``-wal``.

        Returns:
            whether that was possible; not while somebody reads.
        """
        with self._alone:
            return self._connections.compact()
