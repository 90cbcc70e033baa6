"""The sample for the many small tests of rules."""

from collections.abc import Iterator

import pytest
from samples import a_sample

from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopFile]:
    """The sample workshop, open for reading."""
    path = a_sample(tmp_path_factory.mktemp("sample") / "Brueckstadt.workshop")
    with WorkshopFile.open(path, for_writing=False) as workshop:
        yield workshop
