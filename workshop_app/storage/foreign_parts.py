"""What a workshop file never has: parts that act by themselves, made to do harm."""

import sqlite3
from pathlib import Path

from workshop_app.storage.errors import ForeignPartsError

# Triggers, views and virtual tables have no page of their own (section 2.6 of "Database File
# Format"). A trigger would write past the journal, and read what nobody asked it to.
_ACTING = "SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index') OR rootpage = 0 LIMIT 1"


def refuse_foreign_parts(connection: sqlite3.Connection, path: Path) -> None:
    """Go no further with a file that does something by itself.

    Raises:
        ForeignPartsError: it has triggers, views or virtual tables; we make none.
    """
    if connection.execute(_ACTING).fetchone() is not None:
        raise ForeignPartsError(path)
