"""Three states of each row that a copy changed: as both knew it, as it is here, as it is there.

What only one side changed is taken. Where both did something to the same column, or one deleted
what the other worked on, there is a conflict.

A row that one side deleted with its parent, and the other one put below another parent, is a
conflict about the former parent too. For a further copy may bring the row back where it was, and
the parent with it: people are asked in either order, so that it can be the same in both. To take
the parent away again by itself, with all that came with it, would undo what they decided.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from workshop_app.merging.codes import Translation, renamed
from workshop_app.merging.notes import Note, as_before, has_note
from workshop_app.merging.plan import Conflict, ConflictKind, Plan, Source
from workshop_app.merging.rows import (
    LOCAL,
    NATURAL_KEYS,
    UNSEEN,
    Key,
    Row,
    Rows,
    columns,
    content_columns,
    default_of,
    needed,
    references,
    target,
)
from workshop_app.merging.stacks import (
    COUNTED,
    circles,
    count_of,
    is_only_counted,
    is_result_of,
    votes_on_paper,
)
from workshop_app.merging.twins import made_anew, twins
from workshop_app.model.copies import NoteKind


def compare(ours: Rows, source: Source) -> Plan:
    """What reading a copy in would do to this file."""
    plan = _in_our_terms(ours, source)
    _check_counts(plan)
    for key, base in plan.base.items():
        _compare_row(plan, key, base)
    _check_what_is_gone_here(plan)
    _check_what_goes_there(plan)
    _check_stacks(plan)
    return plan


def _in_our_terms(ours: Rows, source: Source) -> Plan:
    codes = renamed(ours, source.rows)
    translation = Translation(codes, source.rows)
    theirs = {key: translation.row(key, row) for key, row in source.rows.items()}
    base = {
        key: None if row is None else translation.row(key, row) for key, row in source.base.items()
    }
    theirs |= {key: as_before(key, theirs[key], base[key], theirs) for key in base if key in theirs}
    for key, old in made_anew(theirs, base).items():
        del base[key]
        theirs[old] = {**theirs.pop(key), "id": old[1].hex}
    for key, own in twins(_before(ours, theirs, base), theirs, base).items():
        known, now = base.pop(key), theirs.pop(key, None)
        base.setdefault(own, known)
        if now is not None:
            theirs[own] = {**now, "id": own[1].hex}
    new = {key: found for key, found in codes.items() if key not in ours and key in theirs}
    plan = Plan(ours=ours, theirs=theirs, base=base, codes=new)
    plan.on_paper_here, plan.on_paper_there = votes_on_paper(ours), votes_on_paper(theirs)
    plan.on_paper_before = votes_on_paper(plan.before())
    return plan


def _before(ours: Rows, theirs: Rows, base: Mapping[Key, Row | None]) -> Rows:
    """Our rows that are the same thing by their values, before what they refer to went."""
    return {
        key: as_before(key, row, base.get(key) or theirs.get(key), ours)
        for key, row in ours.items()
        if key[0] in NATURAL_KEYS
    }


def _compare_row(plan: Plan, key: Key, base: Row | None) -> None:
    ours, theirs = plan.ours.get(key), plan.theirs.get(key)
    if ours is not None:
        ours = as_before(key, ours, base, plan.ours)
    if ours is None and theirs is not None:
        changed = _work(plan, key, base, theirs, plan.on_paper_there)
        if base is None:
            _insert(plan, key, theirs)
        elif changed:
            _add(plan, Conflict(ConflictKind.DELETED_HERE, key, changed=changed))
    elif ours is not None and theirs is None and base is not None:
        changed = _work(plan, key, base, ours, plan.on_paper_here)
        if changed:
            _add(plan, Conflict(ConflictKind.DELETED_THERE, key, changed=changed))
        elif not (is_result_of(plan.on_paper_here - plan.on_paper_there, key, ours)):
            plan.deletes.add(key)  # sums go with the last paper only
    elif ours is not None and theirs is not None and key[0] not in UNSEEN:
        known = base or {name: default_of(key[0], name) for name in columns(key[0])}
        _compare_columns(plan, key, known, ours, theirs)


def _insert(plan: Plan, key: Key, theirs: Row) -> None:
    local = {name: default_of(key[0], name) for name in LOCAL.get(key[0], ())}
    row = theirs | {name: value for name, value in local.items() if value is not None}
    row |= {name: None for name in local if columns(key[0])[name].nullable}
    is_only_local = key[0] == "step_run" and all(
        row[name] == default_of(key[0], name) for name in content_columns(key[0]) if name != "step"
    )
    if not is_only_local:
        plan.inserts[key] = row


def _changed(key: Key, base: Row | None, now: Row) -> tuple[str, ...]:
    if base is None:
        return ()
    return tuple(name for name in content_columns(key[0]) if base[name] != now[name])


def _compare_columns(plan: Plan, key: Key, base: Row, ours: Row, theirs: Row) -> None:
    taken: Row = {}
    is_counted = is_result_of(plan.on_paper_here | plan.on_paper_there, key, ours)
    for name in content_columns(key[0]):
        if theirs[name] in (base[name], ours[name]):
            continue
        if ours[name] == base[name]:
            taken[name] = theirs[name]
        elif not (name in COUNTED and is_counted):
            _add(plan, _of_field(key, name, ours, theirs))
    _compare_places(key, base, ours, theirs, taken)
    if "is_in_trash" in base and _is_trashed_and_edited(key, base, ours, theirs):
        taken.pop("is_in_trash", None)
        _add(plan, _of_field(key, "is_in_trash", ours, theirs))
    if taken:
        plan.updates[key] = taken


def _compare_places(key: Key, base: Row, ours: Row, theirs: Row, taken: Row) -> None:
    """An order of both sides: whichever copy is read in first, the same comes out."""
    if "position" not in base or is_only_counted(key, ours):
        return
    if theirs["position"] not in (base["position"], ours["position"]):
        is_ours = ours["position"] != base["position"]
        place = max(ours["position"], theirs["position"]) if is_ours else theirs["position"]
        if place != ours["position"]:
            taken["position"] = place


def _work(plan: Plan, key: Key, base: Row | None, now: Row, on_paper: set[str]) -> tuple[str, ...]:
    """What a side did to a row, without what follows from ballot papers or is asked as a whole.

    Args:
        on_paper: the votes that this side counts on paper.
    """
    twice = {vote.hex for _, vote in plan.whole(ConflictKind.COUNTED_TWICE)}
    is_counted = is_result_of(on_paper | twice, key, now)
    return tuple(name for name in _changed(key, base, now) if not (name in COUNTED and is_counted))


def _of_field(key: Key, name: str, ours: Row, theirs: Row) -> Conflict:
    return Conflict(ConflictKind.FIELD, key, name, ours[name], theirs[name])


def _is_trashed_and_edited(key: Key, base: Row, ours: Row, theirs: Row) -> bool:
    """Whether one side threw away what the other wrote on."""
    if ours["is_in_trash"] == theirs["is_in_trash"]:
        return False
    keeper, thrower = (theirs, ours) if ours["is_in_trash"] else (ours, theirs)
    if thrower["is_in_trash"] == base["is_in_trash"]:
        return False  # taken back out on the other side
    return bool(set(_changed(key, base, keeper)) - {"is_in_trash"})


def _add(plan: Plan, conflict: Conflict) -> None:
    plan.conflicts[conflict.id] = conflict


def _check_what_is_gone_here(plan: Plan) -> None:
    """What they refer to newly, and was deleted here, is a conflict about that row."""
    users: dict[Key, list[Key]] = defaultdict(list)
    for key, base in plan.base.items():
        row = plan.theirs.get(key)
        if row is None or is_result_of(plan.on_paper_there, key, row):
            continue
        for name in references(key[0]):
            goal = target(row, key[0], name)
            is_new = base is None or base[name] != row[name]
            is_gone = goal not in plan.ours and goal not in plan.inserts
            if goal and is_new and is_gone:
                users[goal].append(key)
    _add_users(plan, ConflictKind.DELETED_HERE, users)
    left = _left(plan, plan.ours, plan.theirs)
    _add_left(plan, ConflictKind.DELETED_HERE, left, left.keys() & plan.theirs.keys())


def _check_what_goes_there(plan: Plan) -> None:
    """What was deleted there, and is referred to newly here, is a conflict about that row."""
    users: dict[Key, list[Key]] = defaultdict(list)
    going = plan.deletes | plan.whole(ConflictKind.DELETED_THERE).keys()
    users |= {key: [] for key in going if has_note(Note(NoteKind.USED, key), plan.ours)}
    tables = {table for table, _ in going}
    for key, row in plan.ours.items():
        if key in plan.deletes or is_result_of(plan.on_paper_here, key, row):
            continue
        for name, table in references(key[0]).items():
            goal = target(row, key[0], name) if table in tables else None
            if goal in going and _is_new_use(plan, key, name):
                users[goal].append(key)
    _add_users(plan, ConflictKind.DELETED_THERE, users)
    _add_left(plan, ConflictKind.DELETED_THERE, _left(plan, plan.theirs, plan.ours), going)


def _left(plan: Plan, gone: Rows, moved: Rows) -> dict[Key, list[Key]]:
    """Parents that are gone on one side, with the rows that the other put below another one."""
    left: dict[Key, list[Key]] = defaultdict(list)
    for key, base in plan.base.items():
        if base and key in moved and key not in gone:
            for parent in set(needed(key, base)) - set(needed(key, moved[key])):
                if parent not in gone:
                    left[parent].append(key)
    return left


def _is_new_use(plan: Plan, key: Key, name: str) -> bool:
    """Whether only this file refers to what it refers to."""
    known = plan.base.get(key, plan.theirs.get(key))
    if known is not None and known[name] == plan.ours[key][name]:
        return False
    return name not in plan.updates.get(key, {})


def _add_users(plan: Plan, kind: ConflictKind, users: Mapping[Key, Iterable[Key]]) -> None:
    for key, found in users.items():
        earlier = plan.conflicts.get((key, ""))
        changed = earlier.changed if earlier else ()
        _add(plan, Conflict(kind, key, changed=changed, users=tuple(dict.fromkeys(found))))
        plan.deletes.discard(key)


def _add_left(
    plan: Plan, kind: ConflictKind, left: Mapping[Key, Iterable[Key]], going: Set[Key]
) -> None:
    for key in left.keys() & going:
        known = plan.conflicts.get((key, "")) or Conflict(kind, key)
        _add(plan, replace(known, moved=tuple(left[key])))
        plan.deletes.discard(key)


def _check_stacks(plan: Plan) -> None:
    """Cards that each side laid on the other are no stack: their move is a conflict."""
    after = plan.ours | {key: plan.ours[key] | new for key, new in plan.updates.items()}
    for key in circles(after | plan.inserts) - circles(plan.ours):
        new = plan.updates.get(key, {})
        if "merged_into_id" in new:
            del new["merged_into_id"]
            _add(plan, _of_field(key, "merged_into_id", plan.ours[key], plan.theirs[key]))


def _check_counts(plan: Plan) -> None:
    """Points counted by hand on one side, and on ballot papers on the other, are a conflict."""
    files = plan.ours, plan.theirs, plan.before()
    for vote in plan.on_paper_here ^ plan.on_paper_there:
        ours, theirs, before = (count_of(rows, vote) for rows in files)
        on_paper, by_hand = (ours, theirs) if vote in plan.on_paper_here else (theirs, ours)
        # Where there were papers, they were taken back to count by hand.
        is_new = before["papers"] or by_hand["results"].items() - before["results"].items()
        if by_hand["results"] and is_new and on_paper["papers"] != before["papers"]:
            key = ("vote", uuid.UUID(vote))
            _add(plan, Conflict(ConflictKind.COUNTED_TWICE, key, ours=ours, theirs=theirs))
