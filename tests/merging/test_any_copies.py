"""Any histories of two and three copies: the order does not matter, and nothing gets lost."""

from any_copies import HISTORIES, SCOPES, History, canonical, larger, merged, result, source
from effort import examples
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from workshop_app.merging import stacks
from workshop_app.merging.comparing import compare
from workshop_app.merging.plan import Conflict, ConflictKind, Plan, Side
from workshop_app.merging.rows import (
    LOCAL,
    Key,
    Row,
    Rows,
    content_columns,
    prune,
    references,
    target,
)

any_copies = settings(
    max_examples=examples(30),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
RULES = {
    "ours": lambda _conflict: Side.OURS,
    "theirs": lambda _conflict: Side.THEIRS,
    "mixed": lambda conflict: list(Side)[len(repr(conflict)) % 2],
    "default": lambda conflict: conflict.default,
    "larger": larger,
}


def histories(scope, past, *later) -> tuple[Rows, ...]:
    """The state of the fork, and what each file made of it."""
    start = History({}, scope, "past")
    for table in scope * 2:
        start.add(table, len(start.rows))
    fork = start.run(past)
    return fork, *(History(fork, scope, f"file {n}").run(steps) for n, steps in enumerate(later))


@any_copies
@given(SCOPES, HISTORIES, HISTORIES, HISTORIES, HISTORIES)
def test_the_order_of_reading_in_does_not_matter(scope, past, own, first, second):
    fork, ours, one, two = histories(scope, past, own, first, second)

    after_one = merged(merged(ours, one, fork, larger), two, fork, larger)
    after_two = merged(merged(ours, two, fork, larger), one, fork, larger)

    floating = {key for key in fork for rows in (ours, one, two) if key not in rows}
    assert canonical(after_one, floating=floating) == canonical(after_two, floating=floating)


@any_copies
@given(SCOPES, HISTORIES, HISTORIES)
def test_a_file_that_did_nothing_becomes_as_the_copy(scope, past, steps):
    fork, theirs = histories(scope, past, steps)

    plan = compare(fork, source(theirs, fork))

    assert plan.conflicts == {}
    assert canonical(result(plan, larger)) == canonical(theirs | only_local(theirs, fork))


def only_local(theirs: Rows, fork: Rows) -> Rows:
    """Rows of theirs as they come in: what belongs to the laptop does not."""
    return {
        key: row | {name: fork.get(key, row)[name] for name in LOCAL.get(key[0], ())}
        for key, row in theirs.items()
    }


@any_copies
@given(SCOPES, HISTORIES, HISTORIES, HISTORIES, st.sampled_from(sorted(RULES)))
def test_nothing_vanishes_without_a_listed_conflict(scope, past, own, other, rule):
    fork, ours, theirs = histories(scope, past, own, other)
    plan = compare(ours, source(theirs, fork))
    event(f"conflicts: {min(len(plan.conflicts), 3)}")

    after = result(plan, RULES[rule])

    assert lost(plan, after) == []
    sound = dict(after)
    prune(sound)
    assert sound == after


@any_copies
@given(SCOPES, HISTORIES, HISTORIES, HISTORIES, HISTORIES, st.sampled_from(sorted(RULES)))
def test_a_later_state_of_a_copy_brings_only_what_is_new(scope, past, own, other, more, rule):
    fork, ours, theirs = histories(scope, past, own, other)
    once = merged(ours, theirs, fork, RULES[rule])
    later = History(theirs, scope, "later").run(more)

    again = compare(once, source(theirs, theirs))
    plan = compare(once, source(later, theirs))

    assert result(again, RULES[rule]) == once
    assert lost(plan, result(plan, RULES[rule])) == []


def lost(plan: Plan, after: Rows) -> list[str]:
    """What one side wrote and is gone, although no conflict says so."""
    found: list[str] = []
    for key in {**plan.ours, **plan.theirs}:
        found += lost_of_row(plan, after, key)
    return found


def is_counted(key: Key, row: Row | None) -> bool:
    return (
        key[0] == "vote_result"
        and row is not None
        and key[1] == stacks.counted_id(row["vote_id"], row["option"])
    )


def lost_of_row(plan: Plan, after: Rows, key: Key) -> list[str]:
    ours, theirs, now = plan.ours.get(key), plan.theirs.get(key), after.get(key)
    base = plan.base.get(key, theirs)
    if now is None and is_counted(key, ours):
        return []  # follows from ballot papers, which are looked at themselves
    if now is None:
        is_listed = (key, "") in plan.conflicts or hangs_on_a_conflict(plan, key)
        if ours is not None and (base is None or ours != base) and not is_listed:
            is_formal = base is not None and all(
                ours[name] == base[name] for name in content_columns(key[0])
            )
            return [] if is_formal else [f"our {key}"]
        is_new = theirs is not None and key in plan.base and base is None
        return [f"their {key}"] if is_new and not is_listed and key[0] != "step_run" else []
    return [
        f"{side} {key} {name}"
        for side, row in (("our", ours), ("their", theirs))
        if row is not None
        for name in content_columns(key[0])
        if base is not None
        and row[name] not in (base[name], now[name])
        and not is_listed_column(plan, after, key, name, row)
    ]


def is_listed_column(plan: Plan, after: Rows, key: Key, name: str, row) -> bool:
    if (key, name) in plan.conflicts or (key, "") in plan.conflicts:
        return True
    if name == "points" and row.get("vote_id") in plan.on_paper:
        return True
    # A reference to what is gone, or that what stays has again.
    goals = [target(row, key[0], name)] if name in references(key[0]) else []
    if row[name] is None:
        return name in references(key[0]) and comes_back(plan, after, key, name)
    return any(goal not in after and (goal, "") in plan.conflicts for goal in goals)


def comes_back(plan: Plan, after: Rows, key: Key, name: str) -> bool:
    """Whether a reference is set again because its row stays by a decision about it or a child."""
    goal = target(after[key], key[0], name)
    return goal is not None and bool(plan.conflicts) and goal in after


def hangs_on_a_conflict(plan: Plan, key: Key) -> bool:
    """Whether a row cannot be without one that a conflict is about."""
    for rows in (plan.ours, plan.theirs):
        row = rows.get(key)
        for name in references(key[0]):
            goal = target(row, key[0], name) if row else None
            if goal and ((goal, "") in plan.conflicts or hangs_on_a_conflict(plan, goal)):
                return True
    return False


def test_the_rule_of_these_tests_asks_for_no_side():
    conflict = Conflict(
        ConflictKind.FIELD, ("card", History({}, [], "x").add("card", 1)[1]), "text", "a", "b"
    )

    assert larger(conflict) is Side.THEIRS
