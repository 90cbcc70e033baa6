"""Copies of a workshop for table groups: what they are, and what of them came back."""

import datetime as dt
import uuid

from sqlalchemy.orm import Mapped, mapped_column

from workshop_app.model.base import Keyed


class GroupCopy(Keyed):
    """Gruppenkopie: says that this file is a copy for a group, and of what. A workshop has none."""

    __tablename__ = "group_copy"

    name: Mapped[str]  # of the group, for people
    origin: Mapped[str] = mapped_column(default="")  # name of the file it was made from
    forked_at: Mapped[uuid.UUID]  # id of the newest revision that both have
    made_at: Mapped[dt.datetime] = mapped_column(default_factory=lambda: dt.datetime.now(dt.UTC))
    is_limited: Mapped[bool] = mapped_column(default=False)  # it holds one action field only


class MergedCopy(Keyed):
    """Eingelesene Kopie: a revision of another copy; all up to it was read into this file.

    Or a note that a reading left about a row, with its id in place of a revision's and an id of its
    own that says what is noted (``merging.notes``).
    """

    __tablename__ = "merged_copy"

    revision_id: Mapped[uuid.UUID]
    name: Mapped[str] = mapped_column(default="")  # of the group
