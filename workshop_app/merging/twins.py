"""Rows that both sides made for the same thing, such as the one row about the Leitbild."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from workshop_app.merging.rows import NATURAL_KEYS, Key, Row, Rows, is_needed, references

_Name = tuple[str, str]  # table, and the values that make a row what it is


def made_anew(theirs: Rows, base: Mapping[Key, Row | None]) -> dict[Key, Key]:
    """Rows that the copy deleted and made again, such as a link: the new one, and the old one."""
    gone = _by_name((key, row) for key, row in base.items() if row and key not in theirs)
    there = _by_name(theirs.items())
    found: dict[Key, Key] = {}
    for key, row in base.items():
        if row is None and key in theirs and key[0] in NATURAL_KEYS:
            name = _name(key, theirs[key])
            if len(gone.get(name, [])) == len(there[name]) == 1:
                found[key] = gone[name][0]
    return found


def twins(ours: Rows, theirs: Rows, base: Mapping[Key, Row | None]) -> dict[Key, Key]:
    """Rows of theirs that this file has under another id, with that of this file.

    Only where there is no doubt: one row on each side, and theirs does not have both.

    Args:
        ours: the rows of tables that have natural keys.
    """
    here, there = _by_name(ours.items()), _by_name(theirs.items())
    found: dict[Key, Key] = {}
    for key, row in base.items():
        if key[0] not in NATURAL_KEYS or key in ours:
            continue
        known = theirs.get(key) or row
        if known is None:
            continue
        name = _name(key, known)
        own = here.get(name, [])
        is_single = len(own) == 1 and len(there.get(name, [])) <= 1
        if is_single and own[0] not in theirs and not (key not in theirs and own[0] in base):
            found[key] = own[0]
    return found


def _by_name(rows: Iterable[tuple[Key, Row]]) -> dict[_Name, list[Key]]:
    found: dict[_Name, list[Key]] = defaultdict(list)
    for key, row in rows:
        if key[0] in NATURAL_KEYS:
            found[_name(key, row)].append(key)
    return found


def _name(key: Key, row: Row) -> _Name:
    names = NATURAL_KEYS[key[0]]
    optional = [
        name for name in names if name in references(key[0]) and not is_needed(key[0], name)
    ]
    if optional and not any(row[name] for name in optional):
        return key[0], key[1].hex  # what it was about went: it is no longer the same as another
    return key[0], repr([row[column] for column in names])
