"""The history of a workshop, as its journal tells it."""

import uuid

from sqlalchemy import Connection, select

from workshop_app.model.base import Base
from workshop_app.storage.journal import REVISION, REVISION_ROW, Revision, RowChange
from workshop_app.storage.row_values import decode_row, encode


def revisions(connection: Connection, *, row_id: uuid.UUID | None, limit: int) -> list[Revision]:
    """The newest revisions first; only those that touched the row if one is given."""
    query = select(
        REVISION.c.number,
        REVISION.c.at,
        REVISION.c.label,
        REVISION.c.device,
        REVISION.c.kind,
        REVISION.c.target,
    ).order_by(REVISION.c.number.desc())
    if row_id is not None:
        touching = select(REVISION_ROW.c.revision).where(REVISION_ROW.c.row_id == row_id)
        query = query.where(REVISION.c.number.in_(touching))
    return [Revision(*row) for row in connection.execute(query.limit(limit))]


def state_at(
    connection: Connection, table: str, row_id: uuid.UUID, revision: int
) -> dict[str, object] | None:
    """A row's values by column name just after a revision; None if it did not exist then.

    Reads backwards from the present, so that what was there before the journal began is known too.
    """
    mapped = Base.metadata.tables[table]
    present = connection.execute(select(mapped).where(mapped.c.id == row_id)).mappings().first()
    values = None if present is None else {name: encode(cell) for name, cell in present.items()}
    for change in _later(connection, table, row_id, revision):
        before = change.inverse()
        values = None if before.new is None else {**(values or {}), **before.new}
    return None if values is None else decode_row(mapped, values)


def _later(connection: Connection, table: str, row_id: uuid.UUID, revision: int) -> list[RowChange]:
    """What happened to a row after a revision, the newest first."""
    query = (
        select(
            REVISION_ROW.c.table_name, REVISION_ROW.c.row_id, REVISION_ROW.c.old, REVISION_ROW.c.new
        )
        .where(
            REVISION_ROW.c.row_id == row_id,
            REVISION_ROW.c.table_name == table,
            REVISION_ROW.c.revision > revision,
        )
        .order_by(REVISION_ROW.c.revision.desc(), REVISION_ROW.c.sequence.desc())
    )
    return [RowChange(*row) for row in connection.execute(query)]
