"""From a comparison and the decisions of people to the rows that are written."""

import uuid
from collections.abc import Iterable

from workshop_app.merging.plan import ConflictKind, Decide, Plan, Side
from workshop_app.merging.rows import (
    Key,
    Row,
    Rows,
    columns,
    is_needed,
    prune,
    references,
    tables,
    target,
)
from workshop_app.merging.stacks import count_papers, flatten
from workshop_app.storage.journal import RowChange


def settle(plan: Plan, decide: Decide) -> tuple[RowChange, ...]:
    """The changes of this file that a comparison comes to with these decisions."""
    outcome = _Outcome(plan, decide)
    return tuple(_differences(plan.ours, outcome.rows()))


class _Outcome:
    """Which rows go, stay and come back, and then what all rows are."""

    def __init__(self, plan: Plan, decide: Decide) -> None:
        self._plan = plan
        self._sides = {one: decide(conflict) for one, conflict in plan.conflicts.items()}
        there = plan.whole(ConflictKind.DELETED_THERE)
        here = plan.whole(ConflictKind.DELETED_HERE)
        self._going = plan.deletes | {key for key in there if self._is_theirs(key)}
        self._kept = {key for key in there if not self._is_theirs(key)}
        self._restored = {key for key in here if self._is_theirs(key)}
        decided = self._kept | self._restored
        self._bring_parents(decided)
        self._bring_children(decided)

    def _is_theirs(self, key: Key, column: str = "") -> bool:
        return self._sides[key, column] is Side.THEIRS

    def rows(self) -> Rows:
        """All rows of the file afterwards."""
        plan = self._plan
        rows = {key: row for key, row in plan.ours.items() if key not in self._going}
        rows |= plan.inserts
        rows |= {key: plan.theirs[key] for key in self._restored}
        for key, new in self._taken().items():
            if key in rows:
                rows[key] = rows[key] | new
        self._refer_to_what_stays(rows)
        prune(rows)
        _keep_unique(rows, plan.ours)
        laid = {
            key
            for key, row in rows.items()
            if _below(row) and _below(row) != _below(plan.ours.get(key))
        }
        flatten(rows, plan.ours, laid)
        count_papers(rows, plan.on_paper)
        return rows

    def _taken(self) -> Rows:
        taken = {key: dict(new) for key, new in self._plan.updates.items()}
        for (key, column), conflict in self._plan.conflicts.items():
            if conflict.kind is ConflictKind.FIELD and self._is_theirs(key, column):
                taken.setdefault(key, {})[column] = conflict.theirs
        return taken

    def _bring_parents(self, decided: set[Key]) -> None:
        """What stays or comes back needs the rows that it cannot be without."""
        waiting = list(decided)
        while waiting:
            key = waiting.pop()
            row = self._plan.ours.get(key) or self._plan.theirs[key]
            for name in references(key[0]):
                parent = target(row, key[0], name) if is_needed(key[0], name) else None
                if parent is None:
                    continue
                if parent in self._going:
                    self._going.discard(parent)
                    self._kept.add(parent)
                    waiting.append(parent)
                elif self._is_absent(parent):
                    self._restored.add(parent)
                    waiting.append(parent)

    def _is_absent(self, key: Key) -> bool:
        plan = self._plan
        known = key in plan.ours or key in plan.inserts or key in self._restored
        return not known and key in plan.theirs

    def _bring_children(self, decided: Iterable[Key]) -> None:
        """What went only because its parent went stays or comes back with it."""
        plan, waiting = self._plan, list(decided)
        own = _children(plan.ours, plan.deletes)
        lost = [key for key in plan.theirs if self._is_absent(key) and (key, "") not in self._sides]
        other = _children(plan.theirs, lost)
        while waiting:
            parent = waiting.pop()
            if parent in self._kept:
                found = [key for key in own.get(parent, ()) if key in self._going]
                self._going.difference_update(found)
                self._kept.update(found)
            else:
                found = [key for key in other.get(parent, ()) if key not in self._restored]
                self._restored.update(found)
            self._bring_parents(set(found))
            waiting += found

    def _refer_to_what_stays(self, rows: Rows) -> None:
        """References that were only let go because the row went point to it again."""
        plan, back = self._plan, self._kept | self._restored
        if not back:
            return
        for key in list(rows):
            ours, theirs = plan.ours.get(key), plan.theirs.get(key)
            if ours is None or theirs is None:
                continue
            for name in references(key[0]):
                if rows[key][name] is not None:
                    continue
                for known in (ours, theirs):
                    if target(known, key[0], name) in back and _is_let_go(plan, key, name):
                        rows[key] = rows[key] | {name: known[name]}


def _is_let_go(plan: Plan, key: Key, name: str) -> bool:
    return (key, name) not in plan.conflicts


def _children(rows: Rows, of_these: Iterable[Key]) -> dict[Key, list[Key]]:
    """Rows that cannot be without another one, by that one."""
    found: dict[Key, list[Key]] = {}
    for key in of_these:
        for name in references(key[0]):
            parent = target(rows[key], key[0], name) if is_needed(key[0], name) else None
            if parent is not None:
                found.setdefault(parent, []).append(key)
    return found


def _below(row: Row | None) -> object:
    return None if row is None else row.get("merged_into_id")


def _keep_unique(rows: Rows, ours: Rows) -> None:
    """Where two rows would have the same unique value, what stands here holds.

    Those values are keys of steps and chapters, which nobody edits; this is for odd files.
    """
    for table in tables():
        for column in [column.name for column in table.columns if column.unique]:
            _keep_unique_in(rows, ours, table.name, column)


def _keep_unique_in(rows: Rows, ours: Rows, table: str, column: str) -> None:
    own = {key: row for key, row in ours.items() if key[0] == table}
    keys = [key for key in rows if key[0] == table]
    while len({rows[key][column] for key in keys}) < len(keys):
        seen: dict[object, Key] = {}
        for key in sorted(keys, key=lambda key: (key not in own, key[1].hex)):
            if rows[key][column] not in seen:
                seen[rows[key][column]] = key
                continue
            changed = [
                one
                for one in (key, seen[rows[key][column]])
                if one in own and own[one][column] != rows[one][column]
            ]
            if key not in own:
                del rows[key]
            for one in changed:
                rows[one] = rows[one] | {column: own[one][column]}
            break
        keys = [key for key in keys if key in rows]


def _differences(ours: Rows, after: Rows) -> Iterable[RowChange]:
    for key in ours.keys() - after.keys():
        yield RowChange(*key, ours[key], None)
    for key, row in after.items():
        old = ours.get(key)
        if old is None:
            yield RowChange(*key, None, {name: row[name] for name in columns(key[0])})
            continue
        names = [name for name in row if row[name] != old[name]]
        if names:
            yield RowChange(
                *key, {name: old[name] for name in names}, {name: row[name] for name in names}
            )


def mark(revision: uuid.UUID, name: str) -> RowChange:
    """The row that says that all up to a revision was read in."""
    row_id = uuid.uuid5(revision, "merged")
    row = {"id": row_id.hex, "revision_id": revision.hex, "name": name}
    return RowChange("merged_copy", row_id, None, row)
