"""Whether an open file is a copy for a group; asked at each opening, so it imports little."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.copies import GroupCopy
from workshop_app.storage.journal import REVISION_ROW
from workshop_app.storage.workshop_file import WorkshopFile


def group_of(workshop: WorkshopFile) -> str | None:
    """The group that an open file is a copy for; None: it is not a copy."""
    with workshop.read() as session:
        copies = group_copies(session)
        return copies[-1].name if copies else None


def group_copies(session: Session) -> list[GroupCopy]:
    """What a file is a copy for, the newest last: as its journal has it, for clocks go back."""
    made = (
        select(func.min(REVISION_ROW.c.revision))
        .where(REVISION_ROW.c.table_name == GroupCopy.__tablename__)
        .where(REVISION_ROW.c.row_id == GroupCopy.id)
        .scalar_subquery()
    )
    return list(session.scalars(select(GroupCopy).order_by(made, GroupCopy.id)))
