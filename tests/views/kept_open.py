"""A workshop that stays open from test to test: to open and close one takes longer than a test."""

import contextlib
import sqlite3
from pathlib import Path

from tests.builders import a_workshop
from tests.views.filled_files import Fill, put_filled
from workshop_app.storage.workshop_file import WorkshopFile


class KeptOpen:
    """Fills one open file anew for each test; where a test has closed it, another one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._contents: dict[Fill | None, sqlite3.Connection] = {}
        self._workshop: WorkshopFile | None = None
        self._door: sqlite3.Connection | None = None

    def holding(self, fill: Fill | None) -> WorkshopFile:
        """The open workshop with what ``fill`` puts into an empty one, and nothing else."""
        if self._workshop is None or self._door is None or not self._workshop._is_open:
            self.close_file()
            self._workshop = a_workshop(self._new_folder() / "Brückstadt.workshop")
            self._door = sqlite3.connect(self._workshop.path)
            self._door.execute("PRAGMA synchronous = OFF")
        if fill not in self._contents:
            self._contents[fill] = self._read(fill)
        self._contents[fill].backup(self._door)
        self._workshop.drafts.read_again()
        return self._workshop

    def close(self) -> None:
        """Close everything."""
        self.close_file()
        for source in self._contents.values():
            source.close()

    def close_file(self) -> None:
        """Close the file that is open."""
        if self._door is not None:
            self._door.close()
        if self._workshop is not None:
            self._workshop.close()

    def _read(self, fill: Fill | None) -> sqlite3.Connection:
        path = self._new_folder() / "Inhalt.workshop"
        if fill is None:
            a_workshop(path).close()
        else:
            put_filled(path, fill)
        content = sqlite3.connect(":memory:")
        with contextlib.closing(sqlite3.connect(path)) as source:
            source.backup(content)
        return content

    def _new_folder(self) -> Path:
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        return folder
