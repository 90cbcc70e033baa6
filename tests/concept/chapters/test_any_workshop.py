"""Whatever a workshop holds, its draft can be built and is a sound Word file."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from any_workshop import KINDS, AnyContent
from effort import examples
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from workshop_app.concept.draft import write_draft
from workshop_app.storage.workshop_file import WorkshopFile

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# Without shrinking: a seed is no smaller than another.
@settings(max_examples=examples(5), phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_any_workshop_becomes_a_sound_file(empty_template, seed):
    with tempfile.TemporaryDirectory() as directory:
        path = Path(shutil.copy(empty_template, directory))
        target = Path(directory, "Entwurf.docx")
        with WorkshopFile.open(path) as workshop:
            with workshop.change("Gefüllt") as session:
                AnyContent(session, seed).fill()

            write_draft(workshop, target)

        with zipfile.ZipFile(target) as package:
            assert package.testzip() is None
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    root = etree.fromstring(package.read(name))
                    assert not FORBIDDEN.search("".join(root.itertext()))


def test_the_workshops_of_this_test_have_rows_of_every_table():
    assert len(KINDS) > 30
