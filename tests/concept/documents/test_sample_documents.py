"""The sample's documents in ``exports/`` are what the app writes today.

After a wanted change, renew them with ``python3 run.py demo --no-window`` and look at the
difference.
"""

import zipfile
from pathlib import Path

import pytest
from large_samples import sample_file
from openxml_audit import OpenXmlValidator

from workshop_app.concept.documents.folder import write_all

EXPORTS = Path(__file__).resolve().parents[3] / "exports"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The documents of the sample, read in just now."""
    folder = tmp_path_factory.mktemp("unterlagen")
    with sample_file(folder) as workshop:
        made = write_all(workshop, folder / "aus", with_pdf=False, municipality="Brueckstadt")
    return {path.name: parts(path) for path in made.files}


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_all_documents_are_committed_and_no_others(written):
    committed = [path.name for path in EXPORTS.iterdir() if path.suffix in {".docx", ".xlsx"}]

    assert sorted(committed) == sorted(written)


def test_the_committed_documents_are_those_that_are_written_today(written):
    differing = {
        name: [part for part in today if parts(EXPORTS / name).get(part) != today[part]]
        for name, today in written.items()
    }

    assert {name: found for name, found in differing.items() if found} == {}


def test_nothing_that_must_stay_inside_is_in_a_document(written):
    for name, today in written.items():
        text = b"\n".join(today.values()).decode("utf-8", "ignore")
        for secret in ("Flüsterdolmetschen", "vegetarisch", ".example"):
            assert secret not in text, name


def test_a_validator_for_office_files_has_nothing_to_say(written):
    said = {name: OpenXmlValidator().validate(EXPORTS / name).errors for name in written}

    assert {name: [str(each) for each in errors] for name, errors in said.items() if errors} == {}
