"""Any history of the rows of a workshop and its copies, without files: fast enough for thousands.

A history is a list of small numbers, so that hypothesis can make it shorter; rows are deleted as
the app deletes them, with what cannot be without them.
"""

import itertools
import uuid
from collections.abc import Callable, Collection, Iterable, Sequence

from hypothesis import strategies as st
from sqlalchemy import Boolean, Double, Integer, Uuid

from workshop_app.merging.comparing import compare
from workshop_app.merging.plan import Conflict, ConflictKind, Plan, Side, Source
from workshop_app.merging.rows import (
    LOCAL,
    NATURAL_KEYS,
    UNSEEN,
    Key,
    Row,
    Rows,
    columns,
    is_needed,
    prune,
    references,
    tables,
)
from workshop_app.merging.settling import settle
from workshop_app.merging.stacks import count_papers, votes_on_paper
from workshop_app.model.column_types import Instant, ScaleCounts, TextList

NAMES = [table.name for table in tables() if table.name not in UNSEEN]
STEP = st.tuples(
    st.sampled_from(["add", "edit", "edit", "edit", "delete"]),
    st.integers(0, 60),
    st.integers(0, 12),
    st.integers(0, 12),
)
HISTORIES = st.lists(STEP, max_size=12)
# Few tables, so that histories meet.
SCOPES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
_PLACES = ("position", "code", "merged_into_id", "id")


class History:
    """Changes the rows of one file, step by step."""

    def __init__(
        self, rows: Rows, scope: Sequence[str], name: str, *, can_move: bool = True
    ) -> None:
        self._can_move = can_move
        self.rows = dict(rows)
        self._scope = scope
        self._name = name
        self._numbers = itertools.count(1)

    def run(self, steps: Iterable[tuple[str, int, int, int]]) -> Rows:
        self._count_papers()
        for kind, first, second, third in steps:
            if kind == "add":
                self.add(self._scope[first % len(self._scope)], second + third)
            else:
                keys = sorted(key for key in self.rows if key[0] in self._scope)
                if keys:
                    key = keys[first % len(keys)]
                    getattr(self, kind)(key, second, third)
            self._count_papers()
        return self.rows

    def _count_papers(self) -> None:
        """As the app does: where there are ballot papers, the points are their sums."""
        for row in [row for key, row in self.rows.items() if key[0] == "ballot_paper"]:
            for option in sorted(row["points"]):
                self._offer(row["vote_id"], option)
        count_papers(self.rows, {}, self.rows, known=self.rows)

    def add(self, table: str, number: int) -> Key:
        key = (table, uuid.uuid5(uuid.NAMESPACE_OID, f"{self._name} {next(self._numbers)}"))
        row = {name: self._value(table, name, number + i) for i, name in enumerate(columns(table))}
        row |= {"id": key[1].hex}
        if "code" in row:
            row["code"] = f"{table}-{len([k for k in self.rows if k[0] == table]) + 1:03}"
        if "merged_into_id" in row:
            row["merged_into_id"] = None
        if table == "card_origin":  # a card became one thing
            goals = [name for name in ("guiding_goal_id", "objective_id") if row[name]]
            row |= dict.fromkeys([*goals, "project_idea_id"][1:] if goals else [])
        if table == "ballot_paper":
            self._clear_points(row["vote_id"])
        if not self._is_taken(key, row) and not self._is_sum(key, row):
            self.rows[key] = row
        if table == "ballot_paper":
            self._offer(row["vote_id"], str(number % 3))
        return key

    def _offer(self, vote: object, option: str) -> None:
        """With a paper, each option that there is at that time has a result, if without points."""
        values = {"vote_id": vote, "option": option, "points": 0, "rank_reported": None}
        key = ("vote_result", uuid.uuid5(uuid.NAMESPACE_OID, f"{self._name} {next(self._numbers)}"))
        place = len(results_of(self.rows, vote))
        row = {"id": key[1].hex, **values, "position": place}
        if not self._is_taken(key, row):
            self.rows[key] = row

    def _is_sum(self, key: Key, row: Row) -> bool:
        """Whether the app lets nobody write a row: where there are papers it counts them."""
        return key[0] == "vote_result" and row["vote_id"] in votes_on_paper(self.rows)

    def edit(self, key: Key, second: int, third: int) -> None:
        if self._is_sum(key, self.rows[key]):
            return
        free = [name for name in columns(key[0]) if name not in _PLACES[1:]]
        fixed = NATURAL_KEYS.get(key[0], ())
        free = [name for name in free if name not in fixed]
        if not self._can_move or key[0] == "ballot_paper":
            free = [n for n in free if n not in references(key[0]) or not is_needed(key[0], n)]
        if free:
            name = free[second % len(free)]
            self.rows[key] = self.rows[key] | {name: self._value(key[0], name, third)}

    def delete(self, key: Key, _second: int, _third: int) -> None:
        if self._is_sum(key, self.rows[key]):
            return
        row = self.rows.pop(key)
        if key[0] == "ballot_paper":
            self._clear_points(row["vote_id"])  # with the last paper they go
        prune(self.rows)

    def _clear_points(self, vote: object) -> None:
        """The app takes ballot papers only where no points are counted by hand."""
        if vote not in votes_on_paper(self.rows):
            for key in results_of(self.rows, vote):
                del self.rows[key]

    def _is_taken(self, key: Key, row: Row) -> bool:
        names = NATURAL_KEYS.get(key[0])
        return names is not None and any(
            [other[name] for name in names] == [row[name] for name in names]
            for (table, _), other in self.rows.items()
            if table == key[0]
        )

    def _value(self, table: str, name: str, number: int) -> object:
        if name in references(table):
            return self._reference(table, name, number)
        column = columns(table)[name]
        if column.nullable and number % 4 == 0:
            return None
        match column.type:
            case Boolean():
                return number % 2 == 0
            case Integer() | Double():
                return number % 4
            case TextList():
                return ["eins", "zwei"][: number % 3]
            case ScaleCounts():
                return {"1": number % 3} if number % 2 else {}
            case Instant():
                return f"2026-03-06T09:00:{number % 5:02}+00:00"
            case Uuid():
                return uuid.UUID(int=number % 4).hex
        return ["", "a", "b", "c"][number % 4]

    def _reference(self, table: str, name: str, number: int) -> str | None:
        other = references(table)[name]
        if table == other:
            return None
        keys = sorted(key for key in self.rows if key[0] == other)
        if not is_needed(table, name) and (number % 3 == 0 or not keys):
            return None
        key = keys[number % len(keys)] if keys else self.add(other, number)
        if key not in self.rows:  # its natural key was taken
            key = next(key for key in self.rows if key[0] == other)
        return key[1].hex


def results_of(rows: Rows, vote: object) -> list[Key]:
    return [key for key, row in rows.items() if key[0] == "vote_result" and row["vote_id"] == vote]


def source(theirs: Rows, then: Rows) -> Source:
    """A copy as a reader finds it whose last known state was ``then``."""
    keys = [key for key in {**then, **theirs} if then.get(key) != theirs.get(key)]
    return Source("Kopie", theirs, {key: then.get(key) for key in keys}, ())


def merged(ours: Rows, theirs: Rows, then: Rows, decide: Callable[[Conflict], Side]) -> Rows:
    """The rows of a file after reading a copy in."""
    return result(compare(ours, source(theirs, then)), decide)


def result(plan: Plan, decide: Callable[[Conflict], Side]) -> Rows:
    after = dict(plan.ours)
    for change in settle(plan, decide):
        key = (change.table, change.row_id)
        if change.new is None:
            del after[key]
        else:
            after[key] = {**after.get(key, {}), **change.new}
    return after


def larger(conflict: Conflict) -> Side:
    """A rule that does not depend on who asks: the larger value, rows stay, and papers count."""
    match conflict.kind:
        case ConflictKind.DELETED_HERE:
            return Side.THEIRS
        case ConflictKind.DELETED_THERE:
            return Side.OURS
        case ConflictKind.COUNTED_TWICE:
            return Side.OURS if conflict.ours["papers"] else Side.THEIRS
    return Side.THEIRS if repr(conflict.theirs) > repr(conflict.ours) else Side.OURS


def by_hand(conflict: Conflict) -> Side:
    """The same, but a count by hand holds."""
    is_count = conflict.kind is ConflictKind.COUNTED_TWICE
    return list(Side)[larger(conflict) is Side.OURS] if is_count else larger(conflict)


def canonical(rows: Rows, *, floating: Collection[object] = ()) -> list[tuple[str, str]]:
    """What two files with the same content have in common, whoever made a row first.

    Args:
        floating: the :func:`identity` of rows that came back after somebody deleted them, with the
            place that the copy gave them: a mere move does not keep a row from being deleted.
    """
    return sorted(
        (
            key[0],
            repr(
                {
                    name: value
                    for name, value in sorted(row.items())
                    if name != "code"
                    and not (name == "position" and identity(key, row) in floating)
                    and not (name == "id" and key[0] in NATURAL_KEYS)
                    and name not in LOCAL.get(key[0], ())
                }
            ),
        )
        for key, row in rows.items()
        if key[0] not in UNSEEN
    )


def identity(key: Key, row: Row) -> object:
    """What a row is, whoever made it."""
    names = NATURAL_KEYS.get(key[0])
    return key if names is None else (key[0], repr([row[name] for name in names]))
