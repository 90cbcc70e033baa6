"""Whether an open file is a copy for a group; asked at each opening, so it imports little."""

from sqlalchemy import select

from workshop_app.model.copies import GroupCopy
from workshop_app.storage.workshop_file import WorkshopFile


def group_of(workshop: WorkshopFile) -> str | None:
    """The group that an open file is a copy for; None: it is not a copy."""
    with workshop.read() as session:
        query = select(GroupCopy.name).order_by(GroupCopy.made_at.desc(), GroupCopy.id)
        return session.scalar(query.limit(1))
