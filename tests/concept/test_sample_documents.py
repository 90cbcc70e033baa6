"""The sample's documents in ``exports/`` are what the app writes today.

After a wanted change, renew them with ``python3 run.py demo --no-window`` and look at the
difference.
"""

import zipfile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from samples import EXPORTS, a_sample
from word_files import text_of

from workshop_app.concept.documents.folder import write_all
from workshop_app.concept.word.ooxml import W
from workshop_app.storage.workshop_file import WorkshopFile

DRAFT = "Integrationskonzept-Brueckstadt.docx"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The documents of the sample, read in just now."""
    folder = tmp_path_factory.mktemp("unterlagen")
    with WorkshopFile.open(a_sample(folder / "Muster.workshop")) as workshop:
        made = write_all(workshop, folder / "aus", with_pdf=False, municipality="Brueckstadt")
    return {path.name: parts(path) for path in made.files}


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def lines(part):
    return [text_of(paragraph) for paragraph in etree.fromstring(part).iter(f"{W}p")]


def test_all_documents_are_committed_and_no_others(written):
    committed = [path.name for path in EXPORTS.iterdir() if path.suffix in {".docx", ".xlsx"}]

    assert sorted(committed) == sorted(written)


def test_the_committed_documents_are_those_that_are_written_today(written):
    differing = {}
    for name, today in written.items():
        committed = parts(EXPORTS / name)
        assert list(committed) == list(today)
        differing[name] = [part for part in today if committed[part] != today[part]]

    assert {name: found for name, found in differing.items() if found} == {}


def test_the_committed_draft_reads_as_the_one_written_today(written):
    committed = parts(EXPORTS / DRAFT)["word/document.xml"]

    assert lines(committed) == lines(written[DRAFT]["word/document.xml"])


def test_the_sample_names_nobody_outside_the_annex_but_who_was_typed_there(written):
    text = "\n".join(lines(written[DRAFT]["word/document.xml"]))

    # Refused consents for photos do not matter for names; needs and addresses never leave.
    assert "Flüsterdolmetschen" not in text
    assert "vegetarisch" not in text
    assert ".example" not in text
    assert text.count("Hashemi") == 1


def test_nothing_that_must_stay_inside_is_in_a_document(written):
    for name, today in written.items():
        text = b"\n".join(today.values()).decode("utf-8", "ignore")
        for secret in ("Flüsterdolmetschen", "vegetarisch", ".example"):
            assert secret not in text, name


def test_a_validator_for_office_files_has_nothing_to_say(written):
    validator = OpenXmlValidator()

    said = {name: validator.validate(EXPORTS / name).errors for name in written}

    assert {name: [str(each) for each in errors] for name, errors in said.items() if errors} == {}
