"""The search names the chapters as the draft does."""

from samples import a_sample

from workshop_app.concept.draft import build_document
from workshop_app.concept.outline import is_annex
from workshop_app.phases.search.search_fixed import CHAPTERS
from workshop_app.storage.workshop_file import WorkshopFile


def test_the_chapters_that_are_found_are_those_of_the_draft(tmp_path):
    with WorkshopFile.open(a_sample(tmp_path / "Brückstadt.workshop")) as workshop:
        document = build_document(workshop)

    drafted = {
        chapter.key: ("" if is_annex(chapter) else chapter.number, chapter.title)
        for chapter in document.all_chapters()
    }

    assert drafted == CHAPTERS
