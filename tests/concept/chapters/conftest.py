"""The draft of the sample workshop, built once."""

import pytest
from samples import a_sample

from workshop_app.concept.document import Document
from workshop_app.concept.draft import build_document
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture(scope="session")
def sample_draft(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = a_sample(tmp_path_factory.mktemp("sample") / "Brueckstadt.workshop")
    with WorkshopFile.open(path, for_writing=False) as workshop:
        return build_document(workshop)
