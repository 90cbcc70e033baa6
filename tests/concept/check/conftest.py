"""The sample for the many small tests of rules."""

from collections.abc import Iterator

import pytest

from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    """The sample workshop, open for reading."""
    from workshop_app.exchange.reader import read_workshop  # pydantic: not for every test

    path = tmp_path_factory.mktemp("sample") / "Brueckstadt.workshop"
    read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
    with WorkshopFile.open(path, for_writing=False) as workshop:
        yield workshop
