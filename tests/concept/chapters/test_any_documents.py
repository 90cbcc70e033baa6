"""Whatever a workshop holds, its documents are sound files, and the short ones stay short."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest
from any_workshop import AnyContent
from effort import examples
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import build, write_document
from workshop_app.concept.word.writer import count_pages
from workshop_app.storage.workshop_file import WorkshopFile

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LIMITS = {DocumentKind.SHORT_VERSION: 8, DocumentKind.COUNCIL_PAPER: 2}


# Without shrinking: a seed is no smaller than another.
@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind != DocumentKind.CONCEPT])
@settings(max_examples=examples(3), phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_any_workshop_becomes_sound_documents(empty_template, kind, seed):
    with tempfile.TemporaryDirectory() as directory:
        path = Path(shutil.copy(empty_template, directory))
        target = Path(directory, f"Unterlage{kind.suffix}")
        with WorkshopFile.open(path) as workshop:
            with workshop.change("Gefüllt") as session:
                AnyContent(session, seed).fill()

            write_document(workshop, kind, target)
            if kind in LIMITS:
                assert count_pages(build(workshop, kind)) <= LIMITS[kind]

        with zipfile.ZipFile(target) as package:
            assert package.testzip() is None
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    root = etree.fromstring(package.read(name))
                    assert not FORBIDDEN.search("".join(root.itertext()))
