"""What tests of documents and of the check share: one open workshop, empty for each of them."""

import pytest

from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def workshop(kept_workshop: WorkshopFile) -> WorkshopFile:
    """A real workshop file without content, open for writing; it stays open for the next test."""
    return kept_workshop
