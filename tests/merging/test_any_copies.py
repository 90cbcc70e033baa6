"""Any histories of two and three copies: the order does not matter, and nothing gets lost."""

import uuid

import pytest
from any_copies import (
    HISTORIES,
    SCOPES,
    History,
    by_hand,
    canonical,
    identity,
    larger,
    merged,
    result,
    source,
)
from effort import examples
from hypothesis import HealthCheck, event, example, given, settings
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
    max_examples=examples(10),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
RULES = {
    "ours": lambda _conflict: Side.OURS,
    "theirs": lambda _conflict: Side.THEIRS,
    "mixed": lambda conflict: list(Side)[len(repr(conflict)) % 2],
    "default": lambda conflict: conflict.default,
    "larger": larger,
}


def histories(scope, past, *later, can_move=True) -> tuple[Rows, ...]:
    """The state of the fork, and what each file made of it."""
    start = History({}, scope, "past")
    for table in scope * 2:
        start.add(table, len(start.rows))
    fork = start.run(past)
    return fork, *(
        History(fork, scope, f"file {n}", can_move=can_move).run(steps)
        for n, steps in enumerate(later)
    )


@any_copies
@given(SCOPES, HISTORIES, HISTORIES, HISTORIES, HISTORIES, st.sampled_from([larger, by_hand]))
def test_the_order_of_reading_in_does_not_matter(scope, past, own, first, second, decide):
    check_both_orders(scope, past, own, first, second, decide)


# Histories that once came out differently, by what they are about; in these no row moves.
FOUND = {
    "taken away by one side, and gone with its parent on the other": (
        ["cluster", "vote", "vote_result", "accepted_finding"],
        [],
        [("add", 0, 0, 0), ("delete", 6, 0, 0)],
        [("add", 2, 0, 0)],
        [("delete", 34, 0, 0)],
    ),
    "gone with one parent here and with another one there": (
        ["photo_person", "photo", "participant"],
        [],
        [("edit", 32, 6, 8)],
        [("delete", 1, 8, 7)],
        [("delete", 54, 5, 8), ("delete", 58, 5, 8), ("edit", 5, 10, 3)],
    ),
    "a reference that one side ended before its goal went": (
        ["cluster", "card"],
        [],
        [("edit", 41, 8, 6)],
        [("add", 28, 7, 2), ("delete", 44, 2, 0)],
        [("add", 21, 6, 7)],
    ),
    "a reference that ended with a goal that comes back": (
        ["objective", "project_idea"],
        [],
        [],
        [("delete", 55, 6, 7), ("edit", 1, 7, 12)],
        [("edit", 15, 1, 4), ("delete", 9, 11, 8)],
    ),
    "a goal that was used until another one was decided": (
        ["swot_entry", "cluster"],
        [("add", 55, 10, 6), ("add", 1, 2, 3), ("delete", 31, 10, 6)],
        [("edit", 18, 9, 2)],
        [("delete", 0, 6, 3), ("add", 51, 8, 12), ("delete", 23, 4, 1), ("delete", 28, 7, 6)],
        [("add", 45, 2, 11), ("edit", 40, 4, 12)],
    ),
    "things of one kind whose goals went": (
        ["guiding_goal", "objective", "card_origin"],
        [],
        [("delete", 52, 0, 8), ("delete", 45, 10, 0)],
        [("delete", 6, 2, 5), ("delete", 41, 6, 3)],
        [("delete", 49, 5, 6), ("delete", 8, 3, 1)],
    ),
    "a vote whose papers one side deleted": (
        ["vote", "ballot_paper", "vote_result"],
        [],
        [("delete", 25, 12, 4)],
        [("delete", 16, 5, 9)],
        [("edit", 25, 5, 1)],
    ),
    "what is said of a result that is only there because of papers": (
        ["vote_result", "vote", "ballot_paper"],
        [],
        [("delete", 1, 5, 7)],
        [("edit", 48, 1, 1)],
        [("edit", 0, 11, 1)],
    ),
    "a count by hand that one side cleared for papers and another without them": (
        ["ballot_paper", "vote", "vote_result"],
        [("add", 30, 5, 0)],
        [("add", 60, 7, 3)],
        [("delete", 43, 0, 1)],
        [("add", 23, 6, 4)],
    ),
    "a count by hand that one side cleared for papers and another with its vote": (
        ["vote_result", "vote", "ballot_paper"],
        [("add", 18, 4, 9), ("add", 50, 5, 9), ("delete", 51, 7, 3)],
        [("add", 41, 9, 7)],
        [("delete", 38, 1, 7)],
        [("add", 30, 5, 1)],
    ),
    "a sum that ended with the last paper, and papers of others": (
        ["vote_result", "vote", "ballot_paper"],
        [],
        [("delete", 10, 9, 10)],
        [("add", 56, 2, 3)],
        [("delete", 56, 11, 9)],
    ),
    "papers that one side took back to put others in their place": (
        ["ballot_paper", "vote"],
        [("delete", 2, 3, 12), ("delete", 35, 6, 10)],
        [],
        [("delete", 12, 7, 2)],
        [("delete", 12, 12, 3), ("add", 30, 1, 4)],
    ),
    "an option that is new with a paper that was taken back": (
        ["board_setting", "ballot_paper", "vote"],
        [("delete", 17, 9, 12), ("delete", 7, 2, 7)],
        [("delete", 58, 7, 8), ("add", 16, 11, 9), ("delete", 56, 6, 0)],
        [("delete", 57, 2, 7), ("delete", 23, 4, 8)],
        [("edit", 29, 5, 3)],
    ),
    "a sum whose vote one side deleted": (
        ["vote", "ballot_paper"],
        [],
        [("delete", 34, 3, 10)],
        [("edit", 34, 11, 2)],
        [("delete", 57, 5, 11), ("edit", 55, 4, 0)],
    ),
    "a link made anew whose goal one side deleted and the other wrote on": (
        ["objective", "guiding_goal", "card_origin"],
        [],
        [("delete", 1, 6, 11), ("add", 26, 3, 10)],
        [("delete", 54, 2, 2)],
        [("edit", 40, 11, 1)],
    ),
}


@pytest.mark.parametrize("decide", [larger, by_hand])
@pytest.mark.parametrize("history", FOUND.values(), ids=FOUND.keys())
def test_the_order_does_not_matter_for(history, decide):
    check_both_orders(*history, decide, can_move=False)


# Histories in which a row moves to another parent while others know it below the former one.
MOVED = {
    "moved by one side, and brought back with its parent for another": (
        ["objective", "action_field", "guiding_goal", "project_idea"],
        [("add", 24, 9, 5)],
        [("delete", 35, 8, 3), ("delete", 56, 8, 11)],
        [("add", 58, 11, 7), ("edit", 33, 4, 4)],
        [("add", 39, 2, 4)],
    ),
    "moved by one side, and deleted with its former parent by another": (
        ["objective", "guiding_goal", "project_idea"],
        [],
        [],
        [("edit", 24, 4, 5), ("add", 42, 12, 2)],
        [("delete", 15, 3, 5)],
    ),
}


@pytest.mark.parametrize("history", MOVED.values(), ids=MOVED.keys())
def test_the_order_does_not_matter_where_a_row_was(history):
    check_both_orders(*history)


def check_both_orders(scope, past, own, first, second, decide=larger, *, can_move=True):
    fork, ours, one, two = histories(scope, past, own, first, second, can_move=can_move)

    after_one = merged(merged(ours, one, fork, decide), two, fork, decide)
    after_two = merged(merged(ours, two, fork, decide), one, fork, decide)

    floating = {
        identity(key, row)
        for key, row in fork.items()
        if any(key not in rows for rows in (ours, one, two))
    }
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
@example(  # an idea is put to a new objective, whose goal the copy deleted
    ["objective", "action_field", "guiding_goal", "project_idea"],
    [("add", 19, 0, 3), ("delete", 18, 7, 11), ("delete", 5, 11, 0)],
    [("add", 44, 6, 6), ("edit", 15, 6, 2)],
    [("delete", 2, 8, 9)],
    "theirs",
)
@example(  # counted by hand here, and on papers there
    ["ballot_paper", "vote", "vote_result"],
    [("delete", 4, 4, 2)],
    [("edit", 6, 1, 4)],
    [("add", 3, 3, 1)],
    "theirs",
)
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
    if now is None and (is_counted(key, ours) or is_counted(key, theirs)):
        return []  # follows from ballot papers, which are looked at themselves
    if now is None and any(ended_with_papers(plan, after, key, row) for row in (ours, theirs)):
        return []
    if now is None:
        is_listed = (key, "") in plan.conflicts or hangs_on_a_conflict(plan, key)
        if ours is not None and (base is None or ours != base) and not is_listed:
            is_formal = base is not None and all(
                ours[name] == base[name]
                or has_ended(plan, plan.ours, key, ours, name)
                or follows_from_papers(plan, key, name, ours)
                for name in content_columns(key[0])
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
    if follows_from_papers(plan, key, name, row) or is_counted_twice(plan, key, row):
        return True
    # A reference to what is gone, or that what stays has again.
    goals = [target(row, key[0], name)] if name in references(key[0]) else []
    if row[name] is None:
        files = (plan.ours, plan.theirs)
        is_back = name in references(key[0]) and comes_back(plan, after, key, name)
        return is_back or any(has_ended(plan, rows, key, row, name) for rows in files)
    gone = [goal for goal in goals if goal is not None and goal not in after]
    return any((goal, "") in plan.conflicts or hangs_on_a_conflict(plan, goal) for goal in gone)


def follows_from_papers(plan: Plan, key: Key, name: str, row: Row) -> bool:
    """Whether a side has a value from its ballot papers, which are looked at themselves."""
    if key[0] != "vote_result" or name not in stacks.COUNTED:
        return False
    side = plan.ours if row is plan.ours.get(key) else plan.theirs
    return row["vote_id"] in stacks.votes_on_paper(side)


def ended_with_papers(plan: Plan, after: Rows, key: Key, row: Row | None) -> bool:
    """Whether a row was a sum, and the last paper was taken back."""
    if row is None or not follows_from_papers(plan, key, "points", row):
        return False
    return row["vote_id"] not in stacks.votes_on_paper(after)


def is_counted_twice(plan: Plan, key: Key, row: Row) -> bool:
    """Whether a conflict asks which count of the vote holds."""
    return key[0] == "vote_result" and ("vote", uuid.UUID(row["vote_id"])) in plan.whole(
        ConflictKind.COUNTED_TWICE
    )


def has_ended(plan, rows: Rows, key: Key, row: Row, name: str) -> bool:
    """Whether a reference is empty because what it led to is gone."""
    base = plan.base.get(key) or plan.theirs.get(key)
    is_empty = name in references(key[0]) and row[name] is None and base is not None
    goal = target(base, key[0], name) if is_empty else None
    return goal is not None and goal not in rows


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
