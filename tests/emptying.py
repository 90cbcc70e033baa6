"""Making an open workshop file empty again, which costs a tenth of opening another one."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


class Emptier:
    """Takes out of a file what an empty one does not hold, beside whoever has it open."""

    def __init__(self, used: sqlite3.Connection, empty: sqlite3.Connection) -> None:
        self._used, self._empty = used, empty
        names = [
            name for (name,) in empty.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        self._filled = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names
        )
        rows = {name: empty.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        self._rows = {name: found for name, found in rows.items() if found}
        used.execute("PRAGMA secure_delete = ON")
        # Else it would now and then write into the file itself, which the app takes for a stranger.
        used.execute("PRAGMA wal_autocheckpoint = 0")
        self._schema = self._schema_now()

    def __call__(self) -> None:
        """Empty it; a schema that stays the same need not be read again by whoever goes on."""
        if self._schema_now() != self._schema:
            self._empty.backup(self._used)
            self._schema = self._schema_now()
            return
        with self._used:
            for (name,) in self._used.execute(self._filled).fetchall():
                self._used.execute(f"DELETE FROM {name}")
            for name, rows in self._rows.items():
                places = ", ".join("?" * len(rows[0]))
                self._used.executemany(f"INSERT INTO {name} VALUES ({places})", rows)

    def _schema_now(self) -> int:
        (version,) = self._used.execute("PRAGMA schema_version").fetchone()
        return version


@contextlib.contextmanager
def emptier(used: Path, *, like: Path) -> Iterator[Emptier]:
    """What empties a file as often as it is called."""
    with (
        contextlib.closing(sqlite3.connect(like)) as empty,
        contextlib.closing(sqlite3.connect(used)) as opened,
    ):
        yield Emptier(opened, empty)
