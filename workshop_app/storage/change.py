"""What listeners are told after a commit."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

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
        return frozenset(row_id for table, row_id in self.touched if table in tables)


Listener = Callable[[Change], None]
