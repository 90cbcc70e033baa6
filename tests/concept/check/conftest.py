"""Workshops for the many small tests of rules, and the sample."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_workshop

from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without content: making one takes twenty times as long as copying it."""
    path = tmp_path_factory.mktemp("empty") / "Leer.workshop"
    a_workshop(path).close()
    return path


@pytest.fixture
def workshop(empty_template: Path, tmp_path: Path) -> Iterator[WorkshopFile]:
    """A real workshop file without content, open for writing, closed at the end."""
    path = Path(shutil.copy(empty_template, tmp_path / "Brückstadt.workshop"))
    with WorkshopFile.open(path) as workshop:
        yield workshop


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    """The sample workshop, open for reading."""
    from workshop_app.exchange.reader import read_workshop  # pydantic: not for every test

    path = tmp_path_factory.mktemp("sample") / "Brueckstadt.workshop"
    read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
    with WorkshopFile.open(path, for_writing=False) as workshop:
        yield workshop
