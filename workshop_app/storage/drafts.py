"""What is typed and not confirmed: it outlives a crash, and is no part of the workshop.

Drafts lie in the file itself, so that they go with it to another laptop and nothing of them stays
in folders of the app. They are in no revision, in no copy, in no document: what people read of a
workshop comes from its mapped tables, and this is none. They are not worth waiting for the disk:
what a killed program has handed to the system is there all the same, and a power cut may take
the last words of a line that nobody has confirmed.
"""

import contextlib
import dataclasses
import datetime as dt
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import JSON, Column, Connection, Engine, Executable, Table, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from workshop_app.model.base import Base
from workshop_app.model.column_types import Instant, NormalText, UnreadableValueError
from workshop_app.storage import pending_erasure
from workshop_app.storage.engines import driver_connection, open_gate
from workshop_app.storage.erasure import Erasure, Key

_Finish = Callable[[sqlite3.Connection], None]

DRAFT = Table(
    "draft",
    Base.metadata,
    Column("place", NormalText, primary_key=True),  # the field, by a name that its view gives
    Column("text", NormalText, nullable=False),
    Column("beside", JSON, nullable=False),  # what else stood there, by names of the view
    Column("step", NormalText, nullable=False),  # key of the step that was in sight
    Column("field", NormalText, nullable=False),  # what the field is called, for people
    Column("at", Instant, nullable=False),
)


_DRAFT_TEXT: Key = (DRAFT.name, uuid.UUID(int=0))  # stands for all drafts
_HAS_DRAFTS = "SELECT 1 FROM sqlite_master WHERE name = 'draft'"


@dataclass(frozen=True)
class Draft:
    """What stood in a field when it was kept last."""

    place: str
    text: str
    beside: Mapping[str, str] = dataclasses.field(default_factory=dict)
    step: str = ""
    field: str = ""
    at: dt.datetime = dataclasses.field(default_factory=lambda: dt.datetime.now(dt.UTC))


class Drafts:
    """The drafts of an open workshop; in one that is only read there are none."""

    def __init__(
        self,
        writer: Callable[[], Engine | None],
        reader: Callable[[], Engine],
        *,
        is_file_ours: Callable[[], bool],
    ) -> None:
        """Begin.

        Args:
            writer: connections for changes, which may be others later; None: there are none.
            reader: connections for looking, which may be others later, too.
            is_file_ours: whether nobody else has written into the file.
        """
        self._reader_of_now = reader
        self._writer_of_now = writer
        self._is_file_ours = is_file_ours
        self._is_closed = False
        self._kept: dict[str, Draft] | None = None
        self._confirmed: set[str] = set()  # what the running change confirms
        self._is_at_stake = False  # that change has begun, and is not on the disk
        self.has_failed = False  # the change within the last block did not reach the disk

    @property
    def kept(self) -> Mapping[str, Draft]:
        """All drafts by their places, the oldest first."""
        return self._known()

    @property
    def is_writable(self) -> bool:
        """Whether the file is open for changes."""
        return self._writer is not None

    def keep(self, draft: Draft) -> bool:
        """Keep a draft in place of the one before; False: not now, since the disk is not ours."""
        statement = insert(DRAFT).values(dataclasses.asdict(draft))
        values = {column.name: statement.excluded[column.name] for column in DRAFT.columns}
        is_kept = self._write(
            statement.on_conflict_do_update(index_elements=["place"], set_=values)
        )
        if is_kept:
            self._known().pop(draft.place, None)
            self._known()[draft.place] = draft
        return is_kept

    def drop(self, *places: str) -> None:
        """Forget drafts that nobody wants any more."""
        gone = [place for place in places if place in self._known()]
        if gone and self._write(delete(DRAFT).where(DRAFT.c.place.in_(gone))):
            for place in gone:
                del self._known()[place]

    def clear(self, containing: Sequence[str] = ()) -> int:
        """Forget all drafts, or those with one of these texts in them; returns how many.

        Their bytes in the file are overwritten, as with everything that is deleted.

        Args:
            containing: names of people; upper and lower case are alike.
        """
        sought = [text.casefold() for text in containing]
        found = [
            draft.place
            for draft in self._known().values()
            if not sought or any(text in _all_of(draft) for text in sought)
        ]
        self.drop(*found)
        return len(found)

    @contextlib.contextmanager
    def confirming(self, *places: str) -> Iterator[None]:
        """The change within this block saves what stands in these drafts: it takes them along.

        So a kill leaves either the draft or what was made of it, never both and never none. If
        the change fails they stay; if there is none, they are forgotten here.
        """
        self._confirmed, self._is_at_stake = set(places), False
        try:
            yield
            if not self._is_at_stake:
                self.drop(*self._confirmed)
        finally:
            self.has_failed = self._is_at_stake
            self._confirmed, self._is_at_stake = set(), False

    def erase(self, connection: Connection, erasure: Erasure) -> None:
        """Delete those that may hold something of what is erased, as a part of its transaction.

        On any thread; :meth:`read_again` is for the thread of the window, afterwards.
        """
        found = connection.execute(select(DRAFT.c.place, DRAFT.c.text, DRAFT.c.beside)).all()
        gone = [place for place, *values in found if _is_concerned(place, values, erasure)]
        if gone:
            connection.execute(delete(DRAFT).where(DRAFT.c.place.in_(gone)))

    def read_again(self) -> None:
        """Know what is in the file now."""
        self._kept = None

    def close(self) -> None:
        """Write nothing more: the file is about to be closed."""
        self._is_closed = True

    @contextlib.contextmanager
    def at_stake(self) -> Iterator[None]:
        """A change is made within this block; what it confirms is gone when it does not raise."""
        self._is_at_stake = True
        yield
        self._is_at_stake = False
        for place in self._confirmed:
            self._known().pop(place, None)

    def take_along(self, connection: Connection) -> None:
        """Delete what the running change confirms, as a part of its transaction."""
        gone = self._confirmed and self._confirmed & self._known().keys()
        if gone:
            connection.execute(delete(DRAFT).where(DRAFT.c.place.in_(sorted(gone))))

    @property
    def _writer(self) -> Engine | None:
        return None if self._is_closed else self._writer_of_now()

    def _known(self) -> dict[str, Draft]:
        if self._kept is None:
            is_ours = self._writer is not None
            found = _read(self._reader_of_now()) if is_ours else ()
            self._kept = {draft.place: draft for draft in found}
        return self._kept

    def _write(self, statement: Executable) -> bool:
        """Run one statement in a transaction of its own that waits for nobody and no disk."""
        writer = self._writer
        if writer is None or not self._is_file_ours():
            return False
        with contextlib.suppress(sqlite3.Error, DBAPIError):
            with writer.connect() as connection:
                driver = driver_connection(connection)
                with _without_waiting(driver), connection.begin():
                    open_gate(connection)
                    connection.execute(statement)
            return True
        return False


def _is_concerned(place: str, values: Sequence[object], erasure: Erasure) -> bool:
    text, beside = values
    rewrite = erasure.rewrite
    if rewrite is None or any(str(row_id) in place for _table, row_id in erasure.rows):
        return True
    words = [str(text), *map(str, dict(beside).values())]  # type: ignore[call-overload]  # a JSON object
    return any(rewrite(_DRAFT_TEXT, "text", one) != one for one in words)


def without_drafts(finish: _Finish | None) -> _Finish:
    """What is done to a copy: its drafts go and what is pending here, then ``finish`` follows."""

    def empty(connection: sqlite3.Connection) -> None:
        pending_erasure.write(connection, None)
        if connection.execute(_HAS_DRAFTS).fetchone():  # files of the first versions have not
            connection.execute("PRAGMA secure_delete = ON")
            with connection:
                connection.execute("DELETE FROM draft")
        if finish is not None:
            finish(connection)

    return empty


@contextlib.contextmanager
def _without_waiting(driver: sqlite3.Connection) -> Iterator[None]:
    """WAL stays whole without a sync; a rollback journal does not."""
    (mode,) = driver.execute("PRAGMA journal_mode").fetchone()
    (patience,) = driver.execute("PRAGMA busy_timeout").fetchone()
    (pages,) = driver.execute("PRAGMA wal_autocheckpoint").fetchone()
    driver.execute("PRAGMA busy_timeout = 0")
    driver.execute("PRAGMA wal_autocheckpoint = 0")  # the file itself is the changes' alone
    if mode == "wal":
        driver.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        if driver.in_transaction:  # SQLAlchemy takes it for ended when its COMMIT failed
            driver.rollback()
        driver.execute("PRAGMA synchronous = FULL")
        driver.execute(f"PRAGMA wal_autocheckpoint = {pages}")
        driver.execute(f"PRAGMA busy_timeout = {patience}")


def _read(reader: Engine) -> Sequence[Draft]:
    """The drafts as they are in the file; none where they cannot be read: the work goes on."""
    query = select(*DRAFT.columns).order_by(DRAFT.c.at)
    try:
        with reader.connect() as connection:
            return [Draft(*row) for row in connection.execute(query)]
    except (UnreadableValueError, ValueError, sqlite3.Error, DBAPIError):
        return ()


def _all_of(draft: Draft) -> str:
    return "\n".join((draft.text, *map(str, draft.beside.values()))).casefold()
