"""Making a copy for a table group: the whole workshop, or what one action field needs."""

import sqlite3
import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, delete, insert, select
from sqlalchemy.pool import StaticPool

from workshop_app.merging.errors import NothingToCopyError
from workshop_app.merging.limiting import limit_to
from workshop_app.model.base import Base
from workshop_app.model.copies import GroupCopy
from workshop_app.storage.journal import REVISION, REVISION_ROW, RowChange, write_revision
from workshop_app.storage.lock import this_device
from workshop_app.storage.row_values import encode
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _


@dataclass(frozen=True)
class CopyWish:
    """Who gets a copy, and of what."""

    name: str  # of the group, for people
    action_field_id: uuid.UUID | None = None  # None: of the whole workshop


def make_group_copy(workshop: WorkshopFile, target: Path, wish: CopyWish) -> None:
    """Write a copy for a group, which can be read in again.

    A copy of one action field has no past: what is left out is in none of its bytes.

    Raises:
        NothingToCopyError: the workshop is empty.
        UnusablePathError, DamagedFileError: as for :meth:`WorkshopFile.copy_to`.
    """

    def finish(connection: sqlite3.Connection) -> None:
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        with engine.begin() as copy:
            forked_at = _newest_revision(copy)
            if wish.action_field_id is not None:
                copy.execute(delete(REVISION_ROW))
                copy.execute(delete(REVISION))
                limit_to(copy, wish.action_field_id)
            _sign(copy, workshop.path, wish, forked_at)
        if wish.action_field_id is not None:
            connection.execute("VACUUM")

    workshop.copy_to(target, finish=finish)


def _newest_revision(connection: Connection) -> uuid.UUID:
    query = select(REVISION.c.id).order_by(REVISION.c.number.desc()).limit(1)
    found: uuid.UUID | None = connection.scalar(query)
    if found is None:
        raise NothingToCopyError
    return found


def _sign(connection: Connection, origin: Path, wish: CopyWish, forked_at: uuid.UUID) -> None:
    """Write into the copy what it is, as a revision that is not undone."""
    copy = GroupCopy(
        name=wish.name,
        origin=origin.name,
        forked_at=forked_at,
        is_limited=wish.action_field_id is not None,
    )
    table = Base.metadata.tables[GroupCopy.__tablename__]
    cells = {column.name: getattr(copy, column.name) for column in table.columns}
    connection.execute(insert(table).values(cells))
    row = RowChange(
        table.name, copy.id, None, {name: encode(value) for name, value in cells.items()}
    )
    label = _("Kopie für Gruppe {name}").format(name=wish.name)
    write_revision(connection, [row], label=label, device=this_device(), is_undoable=False)
