"""What the tree counts: headings, tables and figures; for contents, preview and checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_app.concept.document import Chapter, Document, Figure, Table
from workshop_app.text_safety import clean_text, is_blank
from workshop_app.translation import _


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """Gliederungspunkt: a heading of any level.

    Attributes:
        level: 1 for chapters and annexes, 2 to 4 below.
        number: as it is read: „7“, „7.2.1“, „Anhang A:“, „A.1“; None: not counted.
    """

    level: int
    number: str | None
    text: str
    key: str


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """All headings in the order of the document."""
    return tuple(entry for chapter in document.all_chapters() for entry in chapter_outline(chapter))


def chapter_outline(chapter: Chapter) -> Iterator[OutlineEntry]:
    """The chapter's title and the headings below it."""
    yield OutlineEntry(1, chapter_label(chapter), chapter.title, chapter.key)
    counts = [0, 0, 0]  # of the levels 2, 3, 4
    for heading in chapter.headings():
        number = None
        if heading.numbered:
            depth = heading.level - 1
            counts[depth - 1 :] = [counts[depth - 1] + 1, *[0] * (len(counts) - depth)]
            number = ".".join([chapter.number or "", *map(str, counts[:depth])])
        yield OutlineEntry(heading.level, number, heading.text, heading.key)


def is_annex(chapter: Chapter) -> bool:
    """Whether the chapter is counted with a capital."""
    return chapter.number is not None and chapter.number.isalpha()


def chapter_label(chapter: Chapter) -> str | None:
    """The number before the title: „7“, „Anhang A:“."""
    if is_annex(chapter):
        return _("Anhang {letter}:").format(letter=chapter.number)
    return chapter.number


def captions(document: Document, kind: type[Table] | type[Figure]) -> tuple[str, ...]:
    """The captions of all tables or figures that are counted: the first is number 1."""
    return tuple(
        block.caption
        for chapter in document.all_chapters()
        for block in chapter.blocks
        if isinstance(block, kind) and block.caption and not is_blank(clean_text(block.caption))
    )
