"""From a comparison and the decisions of people to the rows that are written."""

import uuid
from collections.abc import Iterable

from workshop_app.merging.notes import (
    Note,
    as_before,
    by_themselves,
    ended_with,
    has_note,
    took_away,
    with_their_goals,
)
from workshop_app.merging.plan import ConflictKind, Decide, Plan, Side
from workshop_app.merging.rows import (
    Key,
    Row,
    Rows,
    columns,
    needed,
    prune,
    references,
    tables,
    target,
)
from workshop_app.merging.stacks import (
    count_papers,
    flatten,
    is_result_of,
    keep_count_by_hand,
    uncounted,
    votes_on_paper,
)
from workshop_app.model.copies import NoteKind
from workshop_app.storage.journal import RowChange


def settle(plan: Plan, decide: Decide) -> tuple[RowChange, ...]:
    """The changes of this file that a comparison comes to with these decisions."""
    outcome = _Outcome(plan, decide)
    return tuple(_differences(plan.ours, outcome.rows()))


class _Outcome:
    """Which rows go, stay and come back, and then what all rows are."""

    def __init__(self, plan: Plan, decide: Decide) -> None:
        self._plan = plan
        self._before = plan.before() | plan.theirs
        self._sides = {one: decide(conflict) for one, conflict in plan.conflicts.items()}
        there = plan.whole(ConflictKind.DELETED_THERE)
        here = plan.whole(ConflictKind.DELETED_HERE)
        self._going = plan.deletes | {key for key in there if self._is_theirs(key)}
        self._kept = {key for key in there if not self._is_theirs(key)}
        self._restored = {key for key in here if self._is_theirs(key)}
        self._bring_parents(self._kept | self._restored)
        self._bring_children()

    def _is_theirs(self, key: Key, column: str = "") -> bool:
        return self._sides[key, column] is Side.THEIRS

    def rows(self) -> Rows:
        """All rows of the file afterwards."""
        plan = self._plan
        rows = {key: row for key, row in plan.ours.items() if key not in self._going}
        rows |= plan.inserts
        rows |= {key: self._before[key] for key in self._restored}
        taken = self._taken()
        for key, new in taken.items():
            if key in rows:
                rows[key] = rows[key] | new
        self._refer_to_what_stays(rows, taken)
        prune(rows)
        _keep_unique(rows, plan.ours)
        laid = {
            key
            for key, row in rows.items()
            if _below(row) and _below(row) != _below(plan.ours.get(key))
        }
        flatten(rows, plan.ours, laid)
        self._keep_counts_by_hand(rows)
        count_papers(rows, plan.ours, plan.theirs, known=self._before)
        return {note.key: note.row for note in self._notes(rows)} | rows

    def _keep_counts_by_hand(self, rows: Rows) -> None:
        plan = self._plan
        for key in plan.whole(ConflictKind.COUNTED_TWICE):
            chosen = plan.theirs if self._is_theirs(key) else plan.ours
            if key[1].hex not in votes_on_paper(chosen):
                keep_count_by_hand(rows, key[1].hex, self._without_cleared(chosen))

    def _without_cleared(self, rows: Rows) -> Rows:
        """The rows of a side without those that another copy took away and nobody worked on."""
        plan = self._plan
        return {
            key: row
            for key, row in rows.items()
            if key in plan.ours
            or key in plan.base
            or not has_note(Note(NoteKind.TAKEN_AWAY, key), plan.ours)
        }

    def _notes(self, rows: Rows) -> Iterable[Note]:
        """What these rows no longer show."""
        plan = self._plan
        worked_on = {
            key: row
            for key, row in plan.base.items()
            if row and not is_result_of(plan.on_paper_before, key, row)
        }
        yield from by_themselves(worked_on, (plan.ours, plan.theirs), rows)
        yield from with_their_goals(plan.ours, rows)
        yield from uncounted(self._sums(), rows)
        # One side cleared them to count on paper, the other one by itself.
        in_two_ways = plan.on_paper_here ^ plan.on_paper_there
        for key, row in worked_on.items():
            if not is_result_of(in_two_ways, key, row):
                continue
            if all(took_away(key, needed(key, row), side) for side in (plan.ours, plan.theirs)):
                yield Note(NoteKind.TAKEN_AWAY, key)
        for (key, name), conflict in plan.conflicts.items():
            if name in references(key[0]):
                sides = (conflict.ours, conflict.theirs)
                goals = (target({name: side}, key[0], name) for side in sides)
                yield from (Note(NoteKind.USED, goal) for goal in goals if goal in rows)

    def _sums(self) -> Rows:
        """Results of ours, and new ones of theirs, that followed from ballot papers."""
        plan = self._plan
        sides = (plan.ours, plan.on_paper_here), (plan.inserts, plan.on_paper_there)
        return {
            key: row
            for side, on_paper in sides
            for key, row in side.items()
            if is_result_of(on_paper, key, row)
        }

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
            for parent in needed(key, self._plan.ours.get(key) or self._before[key]):
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

    def _bring_children(self) -> None:
        """What went only because its parent went stays or comes back with it."""
        plan = self._plan
        lost = [
            key
            for key in self._before
            if not self._is_there(key) and key not in plan.ours and (key, "") not in self._sides
        ]
        own, other = _children(plan.ours, plan.deletes), _children(self._before, lost)
        waiting = [*self._kept, *self._restored]
        while waiting:
            parent = waiting.pop()
            stays = [key for key in own.get(parent, ()) if self._can_stay(key, plan.ours)]
            self._going.difference_update(stays)
            self._kept.update(stays)
            back = [key for key in other.get(parent, ()) if self._can_stay(key, self._before)]
            self._restored.update(back)
            waiting += stays + back

    def _can_stay(self, key: Key, rows: Rows) -> bool:
        """Whether a row went only with its parents, and they are all there again."""
        plan = self._plan
        parents = needed(key, rows[key])
        files = plan.ours, plan.theirs
        if self._is_there(key) or has_note(Note(NoteKind.TAKEN_AWAY, key), *files):
            return False
        if is_result_of(plan.on_paper_before, key, rows[key]):
            return False  # a sum comes with the papers
        if any(took_away(key, parents, side) for side in files):
            return False
        return all(self._is_there(parent) for parent in parents)

    def _is_there(self, key: Key) -> bool:
        plan = self._plan
        is_own = key in plan.ours and key not in self._going
        return is_own or key in plan.inserts or key in self._restored

    def _refer_to_what_stays(self, rows: Rows, taken: Rows) -> None:
        """References that only ended because their goal went lead to it again."""
        plan, back = self._plan, self._kept | self._restored
        if not back:
            return
        ended = ended_with(plan.ours, back)
        for key in list(rows):
            ours = plan.ours.get(key)
            if ours is None or not references(key[0]):
                continue
            known = as_before(key, ours, plan.base.get(key) or plan.theirs.get(key), plan.ours)
            for name in references(key[0]):
                is_open = rows[key][name] is None and name not in taken.get(key, {})
                if is_open and target(known, key[0], name) in back:
                    rows[key] = rows[key] | {name: known[name]}
                elif is_open and name in ended.get(key, {}):
                    rows[key] = rows[key] | {name: ended[key][name]}


def _children(rows: Rows, of_these: Iterable[Key]) -> dict[Key, list[Key]]:
    """Rows that cannot be without another one, by that one."""
    children: dict[Key, list[Key]] = {}
    for key in of_these:
        for parent in needed(key, rows[key]):
            children.setdefault(parent, []).append(key)
    return children


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
