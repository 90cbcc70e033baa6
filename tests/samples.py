"""The sample workshop as a file: to read it in takes a hundred times as long as to copy it."""

import functools
import tempfile
from pathlib import Path

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

EXPORTS = Path(__file__).resolve().parents[1] / "exports"
SAMPLE = resource_path("sample", "stadt_brueckstadt.json")


def a_sample(path: Path) -> Path:
    """A closed workshop file with the sample, as it was read in once."""
    path.write_bytes(_sample_file())
    return path


@functools.cache
def _sample_file() -> bytes:
    from workshop_app.exchange.reader import read_workshop  # pydantic: not for every test

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Muster.workshop")
        read_workshop(SAMPLE, path)
        return path.read_bytes()


def exported(workshop: WorkshopFile, kind: DocumentKind) -> Path:
    """A document of the sample in ``exports/``, which its test holds to be as of today."""
    from workshop_app.concept.documents.writing import file_name

    return EXPORTS / file_name(workshop, kind, municipality="Brueckstadt")
