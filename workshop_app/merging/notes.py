"""What the rows of a file do not show, so that the order of reading copies in does not matter.

A row that went with its parent comes back with it; one that a side took away by itself does not.
A reference that ended with its goal points to it again; one that a side ended does not. Where the
parent or goal is gone too, the rows look alike. So a reading leaves a note: a row of
``merged_copy`` whose id follows from the row and column that it is about.
"""

import uuid
from collections.abc import Iterable, Mapping

from workshop_app.merging.rows import Key, Row, Rows, needed, references, target

USED = "used"  # the note about a row that a side referred to until another one was chosen
_TABLE = "merged_copy"


def has_note(key: Key, column: str, *files: Rows) -> bool:
    """Whether one of the files has a note: about a row (no column), a reference, or its use."""
    note = _note(key, column)
    return any(note in rows for rows in files)


def noted(notes: Iterable[tuple[Key, str]]) -> Rows:
    """The rows that notes are kept in."""
    rows: Rows = {}
    for key, column in notes:
        note = _note(key, column)
        rows[note] = {"id": note[1].hex, "revision_id": key[1].hex, "name": ""}
    return rows


def _note(key: Key, column: str) -> Key:
    return _TABLE, uuid.uuid5(key[1], f"{key[0]} {column}")


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
        and not has_note(key, name, rows)
    }
    return row | ended if ended else row


def found(
    base: Mapping[Key, Row | None], files: tuple[Rows, Rows], after: Rows
) -> list[tuple[Key, str]]:
    """What either side did by itself, and the rows afterwards no longer show."""
    notes: list[tuple[Key, str]] = []
    for key, row in base.items():
        if row is None:
            continue
        if key not in after:
            parents = needed(key, row)
            is_hidden = any(parent not in after for parent in parents)
            if is_hidden and any(took_away(key, parents, rows) for rows in files):
                notes.append((key, ""))
            continue
        for name in references(key[0]):
            goal = target(row, key[0], name)
            if goal is None or goal in after or after[key][name] is not None:
                continue
            if any(key in rows and rows[key][name] is None and goal in rows for rows in files):
                notes.append((key, name))
    return notes


def took_away(key: Key, parents: Iterable[Key], rows: Rows) -> bool:
    """Whether a side took a row away by itself, and not with one that it needs."""
    return key not in rows and all(parent in rows for parent in parents)
