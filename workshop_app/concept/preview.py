"""The draft as pages for the screen: a page for each chapter, and for each Handlungsfeld."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workshop_app.concept.document import Chapter, Document, Heading
from workshop_app.concept.outline import chapter_label, chapter_outline
from workshop_app.concept.passages import Item, codes_in, items_of
from workshop_app.concept.snapshot import Snapshot

_WITH_SECTIONS: Final = "handlungsfelder"  # the chapter whose sections have pages of their own


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Vorschauseite: a chapter, or a section of chapter 7, with its prose as passages.

    Attributes:
        key: of the chapter, or of the section's heading.
        label: „7“, „7.2“, „Anhang A:“ or empty.
        level: 1 for a chapter, 2 for a section.
        numbers: of the headings below the title, by their key.
    """

    key: str
    chapter: str
    label: str
    title: str
    level: int
    items: tuple[Item, ...]
    numbers: Mapping[str, str] = field(default_factory=dict)
    landscape: bool = False


def pages_of(document: Document, snapshot: Snapshot | None = None) -> tuple[PreviewPage, ...]:
    """All pages in the order of the document.

    Args:
        document: as it is generated.
        snapshot: what it was generated from, for the texts that people have put in own words.
    """
    edits = snapshot.edited_passages if snapshot else ()
    codes = codes_in(snapshot) if snapshot else {}
    return tuple(
        page
        for chapter in document.all_chapters()
        for page in _pages(chapter, items_of(chapter, edits, codes))
    )


def _pages(chapter: Chapter, items: Sequence[Item]) -> Iterator[PreviewPage]:
    numbers = {
        entry.key: entry.number for entry in chapter_outline(chapter) if entry.number is not None
    }
    parts: list[tuple[Heading | None, list[Item]]] = [(None, [])]
    for item in items:
        if chapter.key == _WITH_SECTIONS and isinstance(item, Heading) and item.level == 2:
            parts.append((item, []))
        parts[-1][1].append(item)
    for heading, part in parts:
        yield PreviewPage(
            key=heading.key if heading else chapter.key,
            chapter=chapter.key,
            label=numbers.get(heading.key, "") if heading else chapter_label(chapter) or "",
            title=heading.text if heading else chapter.title,
            level=2 if heading else 1,
            items=tuple(part),
            numbers=numbers,
            landscape=chapter.landscape,
        )
