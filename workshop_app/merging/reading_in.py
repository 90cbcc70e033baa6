"""Reading a copy in: find the common past, compare, and write what was decided as one change."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from workshop_app.merging.comparing import compare
from workshop_app.merging.errors import ChangedMeanwhileError, NotACopyError, SameFileError
from workshop_app.merging.foreign_pictures import read_foreign_pictures
from workshop_app.merging.origin import group_copies
from workshop_app.merging.plan import Decide, Plan, Source, by_default
from workshop_app.merging.rows import UNSEEN, before, load
from workshop_app.merging.settling import mark, settle
from workshop_app.model.copies import GroupCopy, MergedCopy
from workshop_app.storage.journal import REVISION, REVISION_ROW, RowChange
from workshop_app.storage.journalled_session import JournalledSession
from workshop_app.storage.picture_store import PICTURE, keep_picture
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _


@dataclass(frozen=True)
class Comparison:
    """A copy beside this workshop."""

    source: Source
    plan: Plan
    pictures: Mapping[str, bytes]  # of the copy, by hash, that this file lacks
    refused: tuple[str, ...] = ()  # German sentences about pictures that stay out

    @property
    def is_new(self) -> bool:
        """Whether the copy has something that this file does not know yet."""
        rows = (self.plan.inserts, self.plan.updates, self.plan.deletes, self.plan.conflicts)
        return any(rows) or bool(settle(self.plan, by_default))  # a note at least


def compare_with(workshop: WorkshopFile, path: Path) -> Comparison:
    """What reading a copy in would do; nothing is written.

    Raises:
        SameFileError, NotACopyError: not a copy of this workshop.
        WorkshopError: the copy cannot be read (:meth:`WorkshopFile.look_into`).
    """
    if path.resolve() == workshop.path:
        raise SameFileError(path)
    with workshop.read() as session:
        known = _known_revisions(session)
        ours = load(session.connection())
        here = set(session.scalars(select(PICTURE.c.hash)))
    with WorkshopFile.look_into(path) as copy, copy.read() as session:
        source = _read(session, known, path)
        pictures = read_foreign_pictures(session, source, here)
    return Comparison(source, compare(ours, source), pictures.contents, pictures.refused)


def read_in(
    workshop: WorkshopFile,
    comparison: Comparison,
    decide: Decide,
    *,
    finish: Callable[[Session, Sequence[RowChange]], None] | None = None,
) -> tuple[RowChange, ...]:
    """Write what a comparison and the decisions come to, as one change; returns what people see.

    Args:
        finish: writes what follows from these rows, in the same change.

    Raises:
        ChangedMeanwhileError: the workshop changed so that there are other conflicts now.
        WorkshopError: as for :meth:`WorkshopFile.change`; nothing was changed.
    """
    source = comparison.source
    label = _("Gruppenergebnis eingelesen: {name}").format(name=source.name)
    with workshop.change(label) as session:
        assert isinstance(session, JournalledSession)
        ours = load(session.connection())
        plan = compare(ours, source)
        if plan.conflicts != comparison.plan.conflicts:
            raise ChangedMeanwhileError
        rows = settle(plan, decide)
        marks = [mark(revision, source.name) for revision in source.marks]
        present = {(row.table, row.row_id) for row in rows} | ours.keys()
        for content in comparison.pictures.values():
            keep_picture(session, content)
        session.apply((*rows, *(one for one in marks if (one.table, one.row_id) not in present)))
        if finish is not None:
            finish(session, rows)
    return tuple(row for row in rows if row.table not in UNSEEN)


def _known_revisions(session: Session) -> set[uuid.UUID]:
    own = set(session.scalars(select(REVISION.c.id)))
    return own | set(session.scalars(select(MergedCopy.revision_id)))


def _read(session: Session, known: set[uuid.UUID], path: Path) -> Source:
    connection = session.connection()
    found = session.execute(select(REVISION.c.id, REVISION.c.number))
    numbers = {revision: int(number) for revision, number in found}
    copies = group_copies(session)
    shared = [number for revision, number in numbers.items() if revision in known]
    for copy in copies:
        if copy.forked_at in known:
            shared.append(_revision_that_made(connection, copy.id))
    if not shared:
        raise NotACopyError(path)
    rows = load(connection)
    newest = max(numbers, key=lambda revision: numbers[revision])
    marks = {newest, *(copy.forked_at for copy in copies)} - known
    return Source(
        name=copies[-1].name if copies else path.stem,
        rows=rows,
        base=before(connection, rows, max(shared)),
        marks=tuple(sorted(marks)),
    )


def _revision_that_made(connection: Connection, row_id: uuid.UUID) -> int:
    query = select(REVISION_ROW.c.revision).where(
        REVISION_ROW.c.row_id == row_id, REVISION_ROW.c.table_name == GroupCopy.__tablename__
    )
    return int(connection.scalar(query) or 0)
