"""Copies of a workshop for table groups: what they are, and what of them came back."""

import datetime as dt
import enum
import uuid

from sqlalchemy.orm import Mapped, mapped_column

from workshop_app.model.base import Keyed
from workshop_app.model.column_types import OpenEnum


class GroupCopy(Keyed):
    """Gruppenkopie: says that this file is a copy for a group, and of what. A workshop has none."""

    __tablename__ = "group_copy"

    name: Mapped[str]  # of the group, for people
    origin: Mapped[str] = mapped_column(default="")  # name of the file it was made from
    forked_at: Mapped[uuid.UUID]  # id of the newest revision that both have
    made_at: Mapped[dt.datetime] = mapped_column(default_factory=lambda: dt.datetime.now(dt.UTC))
    is_limited: Mapped[bool] = mapped_column(default=False)  # it holds one action field only


class MergedCopy(Keyed):
    """Eingelesene Kopie: a revision of another copy; all up to it was read into this file."""

    __tablename__ = "merged_copy"

    revision_id: Mapped[uuid.UUID]
    name: Mapped[str] = mapped_column(default="")  # of the group


class NoteKind(enum.StrEnum):
    """Art der Lesenotiz: what a reading did."""

    TAKEN_AWAY = "entfernt"  # a side took the row away by itself, and then its parent went too
    ENDED = "beendet"  # a side ended the reference by itself, and then its goal went too
    ENDED_WITH_GOAL = "mitbeendet"  # the goal went, and the reference with it
    USED = "verwendet"  # a side referred to the row, until people chose another one
    UNCOUNTED = "verfallen"  # the last ballot paper of the vote went, and the result too


class ReadingNote(Keyed):
    """Lesenotiz: what a reading did and the rows no longer show, so that no order matters.

    See ``merging.notes``. Its id follows from all that it says but the place.
    """

    __tablename__ = "reading_note"

    kind: Mapped[NoteKind | str] = mapped_column(OpenEnum(NoteKind))
    table_name: Mapped[str]
    row_id: Mapped[uuid.UUID]
    column_name: Mapped[str] = mapped_column(default="")  # of a reference
    goal_id: Mapped[uuid.UUID | None] = mapped_column(default=None)  # or the vote of a result
    option: Mapped[str] = mapped_column(default="")  # of a result
    position: Mapped[int] = mapped_column(default=0)  # of a result
