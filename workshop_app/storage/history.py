"""The history of a workshop, as its journal tells it."""

import datetime as dt
import uuid

from sqlalchemy import Connection, select

from workshop_app.storage.journal import REVISION, REVISION_ROW, Revision, RevisionKind


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
    return [
        Revision(number, at.replace(tzinfo=dt.UTC), label, device, RevisionKind(kind), target)
        for number, at, label, device, kind, target in connection.execute(query.limit(limit))
    ]
