"""The concept among the documents: what the window writes, and how it can be stopped."""

import pytest
from samples import a_sample

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import write_document
from workshop_app.concept.draft import DraftCancelledError
from workshop_app.storage.workshop_file import WorkshopFile


def test_its_charts_are_drawn_one_by_one_and_can_be_stopped_in_between(tmp_path):
    told = []

    with (
        WorkshopFile.open(a_sample(tmp_path / "B.workshop"), for_writing=False) as workshop,
        pytest.raises(DraftCancelledError),
    ):
        write_document(
            workshop,
            DocumentKind.CONCEPT,
            tmp_path / "B.docx",
            progress=told.append,
            is_cancelled=lambda: len(told) > 3,
        )

    # Begun, the tree, and two of its eleven charts.
    charts = 0.98 * 0.7 * 4 / 9
    tree = 0.98 * 0.3
    assert told == pytest.approx([0.0, tree, tree + charts / 11, tree + charts * 2 / 11])
    assert not (tmp_path / "B.docx").exists()
