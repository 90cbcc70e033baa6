"""What a comparison of two copies found: what comes in by itself, and what people decide."""

import enum
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workshop_app.merging.rows import Key, Row, Rows
from workshop_app.storage.row_values import JsonValue


class Side(enum.Enum):
    """Whose state holds."""

    OURS = "ours"
    THEIRS = "theirs"


class ConflictKind(enum.Enum):
    """What the two sides did."""

    FIELD = "field"  # both changed the same column
    DELETED_HERE = "deleted here"  # and changed or used there
    DELETED_THERE = "deleted there"  # and changed or used here
    COUNTED_TWICE = "counted twice"  # a vote: by hand on one side, on ballot papers on the other


ConflictId = tuple[Key, str]  # the column; empty: the whole row


@dataclass(frozen=True)
class Conflict:
    """A place where both sides did something, so that a person decides."""

    kind: ConflictKind
    key: Key
    column: str = ""  # of a field
    ours: JsonValue = None
    theirs: JsonValue = None
    changed: tuple[str, ...] = ()  # columns that the side changed which did not delete the row
    users: tuple[Key, ...] = ()  # rows of that side that refer to it and did not before
    moved: tuple[Key, ...] = ()  # rows that went with it, and that side put below another one

    @property
    def id(self) -> ConflictId:
        """What tells it from the others of a comparison."""
        return self.key, self.column

    @property
    def default(self) -> Side:
        """What holds when nobody decides: nothing is deleted, and what stands here stays.

        A person who was deleted here does not come back by itself: it may have been their wish.
        """
        if self.kind is ConflictKind.DELETED_HERE:
            return Side.OURS if self.key[0] == "participant" else Side.THEIRS
        if self.column == "is_in_trash":
            return Side.THEIRS if self.ours else Side.OURS
        return Side.OURS


Decide = Callable[[Conflict], Side]


def by_default(conflict: Conflict) -> Side:
    """What holds when nobody decides."""
    return conflict.default


@dataclass
class Plan:
    """What reading a copy in would do. ``theirs`` and ``base`` are in the terms of ``ours``."""

    ours: Rows
    theirs: Rows
    base: Mapping[Key, Row | None]  # of the rows that they changed, as both knew them
    inserts: Rows = field(default_factory=dict)
    updates: Rows = field(default_factory=dict)  # only the columns to be taken
    deletes: set[Key] = field(default_factory=set)
    conflicts: dict[ConflictId, Conflict] = field(default_factory=dict)
    codes: Mapping[Key, tuple[str, str]] = field(default_factory=dict)  # theirs, and given anew
    on_paper_here: set[str] = field(default_factory=set)  # votes that have ballot papers
    on_paper_there: set[str] = field(default_factory=set)
    on_paper_before: set[str] = field(default_factory=set)

    def before(self) -> Rows:
        """All rows of the copy as both knew them."""
        known = {**self.theirs, **self.base}
        return {key: row for key, row in known.items() if row is not None}

    def whole(self, kind: ConflictKind) -> dict[Key, Conflict]:
        """The conflicts about whole rows."""
        return {one.key: one for one in self.conflicts.values() if one.kind is kind}


@dataclass(frozen=True)
class Source:
    """A copy as it was read."""

    name: str  # of the group, or of the file
    rows: Rows
    base: Mapping[Key, Row | None]  # the rows that changed since it was read in last
    marks: tuple[uuid.UUID, ...]  # its revisions that are read in with it
