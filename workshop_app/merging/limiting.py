"""A copy of one action field: what stays in it, and what does not leave the workshop's file.

The group needs the field, its goals, projects, figures and cards, and how the workshop runs. It
does not need who takes part, photos, votes, nor what other fields are about. Names of its own
table host, of the field's sponsors and of the moderators stay: they are how the group works.
"""

import uuid
from collections.abc import Mapping

from sqlalchemy import Connection, delete

from workshop_app.merging.rows import Key, Row, Rows, load, prune
from workshop_app.model.copies import GroupCopy
from workshop_app.storage.journal import RowChange
from workshop_app.storage.picture_store import PICTURE
from workshop_app.storage.replay import replay
from workshop_app.storage.row_values import JsonValue

# Tables that each group needs as they are.
_COMMON = frozenset(
    {"board_setting", "event", "moderator", "municipality", "own_step", "step_run", "vision"}
    | {"workshop"}
)
# Whose rows follow those that they belong to: a row stays where all of these stay.
_FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "objective": ("guiding_goal_id",),
    "goal_evidence": ("guiding_goal_id", "indicator_value_id"),
    "time_series_point": ("indicator_value_id",),
    "swot_entry": ("cluster_id",),
}
_ORIGIN_OF = ("guiding_goal_id", "objective_id", "project_idea_id")
# Columns that name people whom the group does not need.
_BLANKED: Mapping[str, Mapping[str, JsonValue]] = {
    "event": {"attendees": [], "results": []},
    "good_practice": {"contact": ""},
}


def limit_to(connection: Connection, field_id: uuid.UUID) -> None:
    """Delete from a copy what the group of an action field does not need."""
    rows = load(connection)
    kept = {key: {**rows[key], **_BLANKED.get(key[0], {})} for key in _kept(rows, field_id.hex)}
    prune(kept)
    replay(connection, differences(rows, kept))
    connection.execute(delete(PICTURE))
    connection.execute(delete(GroupCopy))  # of the file that the copy is made from


def _kept(rows: Rows, field: str) -> set[Key]:
    kept = {
        key
        for key, row in rows.items()
        if key[0] in _COMMON
        or row.get("action_field_id") == field
        or (key[0] == "action_field" and key[1].hex == field)
    }
    kept |= _following(rows, kept)
    objectives = {key[1].hex for key in kept if key[0] == "objective"}
    kept |= {key for key, row in rows.items() if row.get("objective_id") in objectives}
    return kept | _cards(rows, kept)


def _following(rows: Rows, kept: set[Key]) -> set[Key]:
    ids = {key[1].hex for key in kept}
    found: set[Key] = set()
    for table, parents in _FOLLOWING.items():
        found |= {
            key
            for key, row in rows.items()
            if key[0] == table and all(row[parent] in ids for parent in parents)
        }
    return found


def _cards(rows: Rows, kept: set[Key]) -> set[Key]:
    """Cards of the field, of its clusters, and those its goals grew from, with their stacks."""
    ids = {key[1].hex for key in kept}
    origins = {
        key: row
        for key, row in rows.items()
        if key[0] == "card_origin" and any(row[name] in ids for name in _ORIGIN_OF)
    }
    cards = {row["card_id"] for row in origins.values()}
    cards |= {
        key[1].hex for key, row in rows.items() if key[0] == "card" and row["cluster_id"] in ids
    }
    cards |= {key[1].hex for key in kept if key[0] == "card"}
    stacks = {
        _stack(key, row) for key, row in rows.items() if key[0] == "card" and key[1].hex in cards
    }
    found = {key for key, row in rows.items() if key[0] == "card" and _stack(key, row) in stacks}
    return found | origins.keys()


def _stack(key: Key, row: Row) -> JsonValue:
    """The lowest card of the stack."""
    return row["merged_into_id"] or key[1].hex


def differences(rows: Rows, kept: Rows) -> list[RowChange]:
    """What makes the one of the other; nothing is new."""
    found = []
    for key, row in rows.items():
        new = kept.get(key)
        if new is None:
            found.append(RowChange(*key, row, None))
        elif names := [name for name in row if row[name] != new[name]]:
            old = {name: row[name] for name in names}
            found.append(RowChange(*key, old, {name: new[name] for name in names}))
    return found
