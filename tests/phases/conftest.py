"""What tests of the phases share: one open workshop, empty for each of them."""

import pytest

from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def workshop(kept_workshop: WorkshopFile) -> WorkshopFile:
    """A real workshop file without content, open for writing; it stays open for the next test.

    Modules that close it or look beside it have one of their own instead.
    """
    return kept_workshop
