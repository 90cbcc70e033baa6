"""After the participants' data are erased the draft still says how many took part, and who came."""

import re

from drafts import text
from erasures import erase_all
from samples import a_sample

from workshop_app.concept.draft import build_document
from workshop_app.phases.privacy import erasing_people
from workshop_app.storage.workshop_file import WorkshopFile

_ANNEX = "anhang-teilnehmende"
_CHANGED = {_ANNEX, "anhang-fotos"}  # photos that showed somebody are blocked


def numbers_by_chapter(workshop: WorkshopFile) -> dict[str, list[str]]:
    document = build_document(workshop)
    return {
        chapter.key: re.findall(r"\d+", text(document, chapter.key))
        for chapter in document.all_chapters()
        if chapter.key not in _CHANGED
    }


def test_all_figures_stay_when_all_participants_are_erased(tmp_path):
    with WorkshopFile.open(a_sample(tmp_path / "a.workshop")) as workshop:
        before = numbers_by_chapter(workshop)
        with workshop.read() as session:
            plan = erasing_people.plan_erasure(session, None)
            erasure = erasing_people.erasure_of(session, plan)

        erase_all(workshop, erasure)

        assert numbers_by_chapter(workshop) == before
        assert "40" in {number for found in before.values() for number in found}
        assert "Ahlemeyer" not in text(build_document(workshop), _ANNEX)
