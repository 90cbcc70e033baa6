"""What listeners are told after a commit."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from workshop_app.storage.journal import RevisionKind


@dataclass(frozen=True)
class Change:
    """What a commit touched."""

    label: str
    kind: RevisionKind
    touched: frozenset[tuple[str, uuid.UUID]]  # (table name, row id)
    at: dt.datetime  # UTC, aware; as the journal has it
    is_undoable: bool = False  # a change of people's: Ctrl+Z would take it back

    def ids_in(self, *tables: str) -> frozenset[uuid.UUID]:
        """The ids of the rows touched in these tables."""
        found = [self._by_table[table] for table in tables if table in self._by_table]
        return found[0] if len(found) == 1 else frozenset().union(*found)

    @cached_property
    def _by_table(self) -> Mapping[str, frozenset[uuid.UUID]]:
        """Sorted once: a dozen views ask for the ids of a change."""
        ids: dict[str, list[uuid.UUID]] = {}
        for table, row_id in self.touched:
            ids.setdefault(table, []).append(row_id)
        return {table: frozenset(row_ids) for table, row_ids in ids.items()}


Listener = Callable[[Change], None]
