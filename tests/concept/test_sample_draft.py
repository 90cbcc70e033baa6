"""The sample's Word draft in ``exports/`` is what the app writes today.

After a wanted change, renew it with ``python3 run.py demo --no-window`` and look at the difference.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat
from word_files import text_of

from workshop_app.concept.draft import write_draft
from workshop_app.concept.ooxml import W
from workshop_app.exchange.reader import read_workshop
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

COMMITTED = Path(__file__).resolve().parents[2] / "exports" / "Integrationskonzept-Brueckstadt.docx"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The draft of the sample, read in just now."""
    folder = tmp_path_factory.mktemp("sample")
    read_workshop(resource_path("sample", "stadt_brueckstadt.json"), folder / "Muster.workshop")
    with WorkshopFile.open(folder / "Muster.workshop", for_writing=False) as workshop:
        write_draft(workshop, folder / "Muster.docx")
    return folder / "Muster.docx"


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def lines(part):
    return [text_of(paragraph) for paragraph in etree.fromstring(part).iter(f"{W}p")]


def test_the_committed_draft_reads_as_the_one_written_today(written):
    committed, today = (parts(path)["word/document.xml"] for path in (COMMITTED, written))

    assert lines(committed) == lines(today)


def test_the_committed_draft_has_the_parts_that_are_written_today(written):
    committed, today = parts(COMMITTED), parts(written)

    assert list(committed) == list(today)
    drawn = {name for name in today if name.startswith("word/media/")}
    assert [name for name in today if committed[name] != today[name] and name not in drawn] == []
    # Another processor may round the edge of a letter in another way.
    assert all(looks_alike(committed[name], today[name]) for name in drawn)


def looks_alike(one, other):
    pictures = [Image.open(BytesIO(data)).convert("RGB") for data in (one, other)]
    if pictures[0].size != pictures[1].size:
        return False
    difference = ImageStat.Stat(ImageChops.difference(*pictures))
    return max(difference.mean) < 0.5


def test_the_sample_names_nobody_outside_the_annex_but_who_was_typed_there(written):
    text = "\n".join(lines(parts(written)["word/document.xml"]))

    # Refused consents for photos do not matter for names; needs and addresses never leave.
    assert "Flüsterdolmetschen" not in text
    assert "vegetarisch" not in text
    assert ".example" not in text
    assert text.count("Hashemi") == 1
