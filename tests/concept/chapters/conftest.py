"""The draft of the sample workshop, built once."""

from pathlib import Path

import pytest

from workshop_app.concept.document import Document
from workshop_app.concept.draft import build_document
from workshop_app.exchange.reader import read_workshop
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def sample_draft(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = Path(tmp_path_factory.mktemp("sample"), "Brueckstadt.workshop")
    read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
    with WorkshopFile.open(path, for_writing=False) as workshop:
        return build_document(workshop)
