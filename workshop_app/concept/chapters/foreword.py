"""Chapter 1: Vorwort."""

from workshop_app.concept.chapters.front import head_of_municipality
from workshop_app.concept.chapters.phrases import filled, gap
from workshop_app.concept.document import Chapter, Paragraph, paragraphs, strong
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.texts import FOREWORD_CHAPTER
from workshop_app.translation import _


def foreword(snapshot: Snapshot) -> Chapter:
    """What the head of the municipality says in own words."""
    written = snapshot.chapter_text(FOREWORD_CHAPTER)
    if written is None:
        head = head_of_municipality(snapshot)
        what = _("Vorwort von {head}").format(head=head) if head else _("Vorwort")
        blocks: tuple[Paragraph, ...] = (gap(_("Das Vorwort liegt noch nicht vor."), what),)
    else:
        blocks = paragraphs(written.text)
        if author := filled(written.author):
            blocks = (*blocks, Paragraph((strong(author),)))
    return Chapter("vorwort", "1", _("Vorwort"), blocks)
