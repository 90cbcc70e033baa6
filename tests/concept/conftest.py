"""What tests of documents and of the check share: one open workshop, empty for each of them."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_workshop

from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def _kept_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    with a_workshop(tmp_path_factory.mktemp("offen") / "Brückstadt.workshop") as workshop:
        yield workshop


@pytest.fixture
def workshop(_kept_open: WorkshopFile, empty_template: Path) -> WorkshopFile:
    """A real workshop file without content, open for writing.

    To open and close one for each of many hundred small tests takes longer than these tests; how
    a file is opened and closed is tested elsewhere.
    """
    with (
        contextlib.closing(sqlite3.connect(empty_template)) as empty,
        contextlib.closing(sqlite3.connect(_kept_open.path)) as used,
    ):
        empty.backup(used)
    return _kept_open
