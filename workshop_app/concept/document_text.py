"""All text of a document, for what is found by words: terms, abbreviations."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from workshop_app.concept.document import (
    Block,
    Chapter,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Table,
    runs_text,
)


def document_text(chapters: Iterable[Chapter], more: Iterable[Block] = ()) -> str:
    """The text of chapters and further blocks, a line for each paragraph and cell."""
    lines = [line for block in more for line in _lines(block)]
    for chapter in chapters:
        lines.append(chapter.title)
        lines += [line for block in chapter.blocks for line in _lines(block)]
    return "\n".join(lines)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield runs_text(block.runs)
        case ItemList():
            yield from map(runs_text, block.items)
        case Table():
            yield block.caption or ""
            yield from (column.title for column in block.columns)
            yield from (runs_text(cell) for row in block.rows for cell in row)
        case Figure():
            yield from (block.caption or "", block.source or "", block.alt_text)
        case _:
            assert_never(block)
