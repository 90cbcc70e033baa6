"""Short looks into an open workshop: its saved state, and what its journal tells."""

import contextlib
import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from workshop_app.storage import history, journal, undo
from workshop_app.storage.access import reading_errors
from workshop_app.storage.remembering import IS_LOOK


class Looks(ABC):
    """The part of an open file that changes nothing."""

    path: Path
    _is_open: bool

    @property
    @abstractmethod
    def _reader(self) -> Engine:
        """Connections that only read."""

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the saved state; nothing can be written through it.

        Raises:
            DamagedFileError, UnusablePathError: the file was damaged or went away meanwhile.
        """
        assert self._is_open
        session = Session(
            self._reader, expire_on_commit=False, autoflush=False, info={IS_LOOK: True}
        )
        with reading_errors(self.path), session:
            yield session

    def undo_label(self) -> str | None:
        """The label of the change that :meth:`undo` would take back."""
        with self._looking() as connection:
            target = undo.undoable(connection)
        return target.label if target else None

    def redo_label(self) -> str | None:
        """The label of the change that :meth:`redo` would do again."""
        with self._looking() as connection:
            target = undo.redoable(connection)
        return target.label if target else None

    def history(
        self, *, row_id: uuid.UUID | None = None, limit: int = 100
    ) -> list[journal.Revision]:
        """The newest revisions first; of one row if it is given."""
        with self._looking() as connection:
            return history.revisions(connection, row_id=row_id, limit=limit)

    def state_at(self, table: str, row_id: uuid.UUID, revision: int) -> dict[str, object] | None:
        """A row's values by column just after a revision; None if it did not exist then."""
        with self._looking() as connection:
            return history.state_at(connection, table, row_id, revision)

    @contextlib.contextmanager
    def _looking(self) -> Iterator[Connection]:
        assert self._is_open
        with reading_errors(self.path), self._reader.connect() as connection:
            yield connection
