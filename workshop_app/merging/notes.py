"""What the rows of a file do not show, so that the order of reading copies in does not matter.

A row that went with its parent comes back with it; one that a side took away by itself does not.
A reference that ended with its goal points to it again; one that a side ended does not. Where the
parent or goal is gone too, the rows look alike. So a reading leaves a note. Notes are rows
themselves: an undo takes them back, and a copy brings those that it has.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_app.merging.rows import Key, Row, Rows, needed, references, target
from workshop_app.model.copies import NoteKind, ReadingNote
from workshop_app.storage.row_values import JsonValue

_TABLE = ReadingNote.__tablename__


@dataclass(frozen=True)
class Note:
    """What a reading keeps of a row."""

    kind: NoteKind
    about: Key
    column: str = ""  # of a reference
    goal: JsonValue = None  # the id of what went, or of the vote of a result
    option: str = ""  # of a result
    position: int = 0  # of a result

    @property
    def key(self) -> Key:
        """The same wherever the same is noted."""
        table, row_id = self.about
        return _TABLE, uuid.uuid5(row_id, f"{table} {self.kind} {self.column} {self.goal}")

    @property
    def row(self) -> Row:
        """What is written."""
        return {
            "id": self.key[1].hex,
            "kind": self.kind.value,
            "table_name": self.about[0],
            "row_id": self.about[1].hex,
            "column_name": self.column,
            "goal_id": self.goal,
            "option": self.option,
            "position": self.position,
        }


def has_note(note: Note, *files: Rows) -> bool:
    """Whether one of the files has this note."""
    return any(note.key in rows for rows in files)


def notes_of(rows: Rows, kind: NoteKind) -> list[Note]:
    """The notes of a kind that a file has, in an order that depends on nothing else."""
    found = (row for key, row in rows.items() if key[0] == _TABLE and row["kind"] == kind)
    return [
        Note(
            kind,
            (row["table_name"], uuid.UUID(row["row_id"])),
            row["column_name"],
            row["goal_id"],
            row["option"],
            row["position"],
        )
        for row in sorted(found, key=lambda row: str(row["id"]))
    ]


def as_before(key: Key, row: Row, base: Row | None, rows: Rows) -> Row:
    """A row with the references back that ended only because their goals went."""
    if base is None:
        return row
    ended = {
        name: base[name]
        for name in references(key[0])
        if row[name] is None
        and (goal := target(base, key[0], name))
        and goal not in rows
        and not has_note(Note(NoteKind.ENDED, key, name), rows)
    }
    return row | ended if ended else row


def by_themselves(
    base: Mapping[Key, Row | None], files: tuple[Rows, Rows], after: Rows
) -> Iterable[Note]:
    """What either side did by itself, and the rows afterwards no longer show."""
    for key, row in base.items():
        if row is None:
            continue
        if key not in after:
            parents = needed(key, row)
            is_hidden = any(parent not in after for parent in parents)
            if is_hidden and any(took_away(key, parents, rows) for rows in files):
                yield Note(NoteKind.TAKEN_AWAY, key)
            continue
        for name in references(key[0]):
            goal = target(row, key[0], name)
            if goal is None or goal in after or after[key][name] is not None:
                continue
            if any(key in rows and rows[key][name] is None and goal in rows for rows in files):
                yield Note(NoteKind.ENDED, key, name)


def took_away(key: Key, parents: Iterable[Key], rows: Rows) -> bool:
    """Whether a side took a row away by itself, and not with one that it needs."""
    return key not in rows and all(parent in rows for parent in parents)


def with_their_goals(ours: Rows, after: Rows) -> Iterable[Note]:
    """References of this file that end because their goals go."""
    for key in ours.keys() & after.keys():
        for name in references(key[0]):
            goal = target(ours[key], key[0], name)
            if goal and goal not in after and after[key][name] is None:
                yield Note(NoteKind.ENDED_WITH_GOAL, key, name, goal[1].hex)


def ended_with(rows: Rows, goals: Iterable[Key]) -> Mapping[Key, Mapping[str, str]]:
    """The references that ended when these goals went: by row, the goal of each column."""
    wanted = {goal[1].hex for goal in goals}
    found: dict[Key, dict[str, str]] = defaultdict(dict)
    for note in notes_of(rows, NoteKind.ENDED_WITH_GOAL):
        if note.goal in wanted:
            found[note.about][note.column] = note.goal
    return found
