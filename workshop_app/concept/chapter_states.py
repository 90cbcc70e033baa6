"""How far each chapter of the draft is: written, with gaps, or still missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from workshop_app.concept.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Runs,
    RunStyle,
    Table,
)
from workshop_app.concept.outline import chapter_label


@dataclass(frozen=True, slots=True)
class ChapterState:
    """Stand eines Kapitels: a chapter and its gaps.

    Attributes:
        label: „7“, „Anhang A:“ or empty.
        gaps: how many places say „noch zu klären“.
        is_missing: nothing else is in it yet.
    """

    key: str
    label: str
    title: str
    gaps: int
    is_missing: bool


def chapter_states(document: Document) -> tuple[ChapterState, ...]:
    """All chapters and annexes in the order of the document."""
    return tuple(_state(chapter) for chapter in document.all_chapters())


def _state(chapter: Chapter) -> ChapterState:
    contents = [block for block in chapter.blocks if not isinstance(block, Heading)]
    gaps = [_gaps(block) for block in contents]
    return ChapterState(
        key=chapter.key,
        label=chapter_label(chapter) or "",
        title=chapter.title,
        gaps=sum(gaps),
        is_missing=sum(gaps) > 0 and all(gaps),
    )


def _gaps(block: Block) -> int:
    return sum(run.style is RunStyle.PLACEHOLDER for runs in _runs_of(block) for run in runs)


def _runs_of(block: Block) -> Iterator[Runs]:
    match block:
        case Paragraph():
            yield block.runs
        case ItemList():
            yield from block.items
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case Heading() | Figure():
            return
        case _:
            assert_never(block)
