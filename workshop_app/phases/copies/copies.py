"""Reading a group's copy into the workshop that runs."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from workshop_app.merging.plan import Decide
from workshop_app.merging.reading_in import Comparison, read_in
from workshop_app.model.voting import VoteResult
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.rounds import carry_points
from workshop_app.storage.journal import RowChange
from workshop_app.storage.workshop_file import WorkshopFile


def read_copy_in(
    workshop: WorkshopFile, comparison: Comparison, decide: Decide
) -> tuple[RowChange, ...]:
    """Read a copy in, and let the action fields have the points that are counted then.

    Raises:
        ChangedMeanwhileError, WorkshopError: as for :func:`read_in`.
    """
    return read_in(workshop, comparison, decide, finish=_carry_points)


def _carry_points(session: Session, rows: Sequence[RowChange]) -> None:
    ended = [
        str(row.old["option"])
        for row in rows
        if row.table == VoteResult.__tablename__ and row.old and row.new is None
    ]
    if rows:
        carry_points(session, VoteSubject.ACTION_FIELDS, ended)
