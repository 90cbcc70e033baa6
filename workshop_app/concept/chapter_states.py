"""How far each chapter of the draft is: written, short, with gaps, or still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from workshop_app.concept.document import (
    Block,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Runs,
    RunStyle,
    Table,
    runs_text,
)
from workshop_app.concept.passages import Item, Passage
from workshop_app.concept.preview import PreviewPage, pages_of
from workshop_app.phases.step import TextSubject
from workshop_app.phases.texts import GUIDES, word_count

_TYPED: Final = {
    "vorwort": TextSubject.FOREWORD,
    "integrationsverständnis": TextSubject.INTEGRATION_UNDERSTANDING,
    "leitbild": TextSubject.VISION,
}


@dataclass(frozen=True, slots=True)
class ChapterState:
    """Stand eines Kapitels: a page of the preview and its gaps.

    Attributes:
        label: „7“, „7.2“, „Anhang A:“ or empty.
        level: 1 for a chapter, 2 for a section of it.
        gaps: how many places say „noch zu klären“; of a chapter with those of its sections.
        is_missing: nothing else is in it yet.
        is_short: what was typed has fewer words than are usual.
        edits: how many texts somebody has put in own words.
        has_news: the proposal for one of them has become another one.
    """

    key: str
    label: str
    title: str
    gaps: int
    is_missing: bool
    level: int = 1
    is_short: bool = False
    edits: int = 0
    has_news: bool = False


def chapter_states(document: Document) -> tuple[ChapterState, ...]:
    """All chapters and annexes in the order of the document, as they are generated."""
    return states_of(pages_of(document))


def states_of(pages: Sequence[PreviewPage]) -> tuple[ChapterState, ...]:
    """The state of each page."""
    return tuple(_state(page, _with_sections(page, pages)) for page in pages)


def _with_sections(page: PreviewPage, pages: Sequence[PreviewPage]) -> list[Item]:
    """What is on the page, and for a chapter what is on those of its sections."""
    if page.level > 1:
        return list(page.items)
    return [item for other in pages if other.chapter == page.chapter for item in other.items]


def _state(page: PreviewPage, items: Sequence[Item]) -> ChapterState:
    contents = [block for block in _blocks(items) if not isinstance(block, Heading)]
    gaps = [_gaps(block) for block in contents]
    passages = [item for item in items if isinstance(item, Passage)]
    return ChapterState(
        key=page.key,
        label=page.label,
        title=page.title,
        gaps=sum(gaps),
        is_missing=sum(gaps) > 0 and all(gaps),
        level=page.level,
        is_short=_is_short(page),
        edits=sum(passage.edit is not None for passage in passages),
        has_news=any(passage.has_news for passage in passages),
    )


def _is_short(page: PreviewPage) -> bool:
    subject = _TYPED.get(page.key)
    if subject is None:
        return False
    style = ParagraphStyle.BODY if subject is TextSubject.FOREWORD else ParagraphStyle.STATEMENT
    typed = [
        runs_text(block.runs)
        for block in _blocks(page.items)
        if isinstance(block, Paragraph) and block.style is style
    ]
    return bool(typed) and word_count(" ".join(typed)) < GUIDES[subject].least_words


def _blocks(items: Sequence[Item]) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Passage):
            yield from item.paragraphs()
        else:
            yield item


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
