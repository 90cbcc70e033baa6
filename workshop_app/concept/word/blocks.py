"""Chapters and their blocks as Word."""

from typing import Final, assert_never

from workshop_app.concept.document import (
    Block,
    Chapter,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Table,
    runs_text,
)
from workshop_app.concept.outline import is_annex
from workshop_app.concept.word import ooxml
from workshop_app.concept.word.body import WordBody, heading_bookmark
from workshop_app.concept.word.exhibits import write_figure, write_table
from workshop_app.concept.word.package import one_line
from workshop_app.concept.word.styles import HEADINGS, Style
from workshop_app.text_safety import is_blank
from workshop_app.translation import _

_PARAGRAPH_STYLES: Final = {
    ParagraphStyle.BODY: Style.BODY,
    ParagraphStyle.LEAD: Style.LEAD,
    ParagraphStyle.STATEMENT: Style.STATEMENT,
    ParagraphStyle.QUESTION: Style.QUESTION,
    ParagraphStyle.QUOTE: Style.QUOTE,
    ParagraphStyle.NOTE: Style.NOTE,
    ParagraphStyle.SOURCE: Style.SOURCE,
}


class BlockWriter:
    """Writes chapters in the order of the document and counts their headings."""

    def __init__(self, body: WordBody) -> None:
        self._body = body
        self._headings = 0
        # For each kind of chapter the numbering (None: the one of the styles) and the last number.
        self._lists = body.package.lists
        self._counted: dict[int, tuple[int | None, int]] = {
            self._lists.chapters: (None, 0),
            self._lists.annexes: (self._lists.annex_numbering, 0),
        }
        self._numbering: int | None = None  # of the open chapter

    def write_chapter(self, chapter: Chapter, *, page_break: bool | None) -> None:
        """Write the title and all blocks; a page break of None is left to the title's style."""
        numbered = chapter.number is not None
        if chapter.number is not None:
            kind = self._lists.annexes if is_annex(chapter) else self._lists.chapters
            self._begin_numbering(chapter.number, kind)
        self._write_heading(1, chapter.title, numbered=numbered, page_break=page_break)
        self.write_blocks(chapter.blocks)

    def write_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Write blocks that follow each other."""
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            match block:
                case Heading():
                    self._write_heading(block.level, block.text, numbered=block.numbered)
                case Paragraph():
                    self._write_paragraph(block, following)
                case ItemList():
                    self._write_list(block)
                case Table():
                    write_table(self._body, block)
                    # Word joins two tables; a caption or source would part them.
                    is_bare = isinstance(following, Table) and is_blank(following.caption or "")
                    if is_bare and self._body.after_table:
                        self._body.table_end()
                case Figure():
                    write_figure(self._body, block)
                case _:
                    assert_never(block)

    def _begin_numbering(self, number: str, kind: int) -> None:
        counts = kind == self._lists.chapters
        position = int(number) if counts else ord(number) - ord("A") + 1
        numbering, last = self._counted[kind]
        if position != last + 1:
            # Word would count on; what jumps needs a numbering that begins where we are.
            numbering = ooxml.add_numbering(self._body.package.numbering, kind, position)
        self._counted[kind] = (numbering, position)
        self._numbering = numbering

    def _write_heading(
        self, level: int, text: str, *, numbered: bool, page_break: bool | None = None
    ) -> None:
        numbering: ooxml.Numbering | None = None
        if not numbered:
            numbering = (self._lists.unnumbered, level - 1)
        elif self._numbering is not None:
            numbering = (self._numbering, level - 1)
        title = heading_text(text)
        paragraph = self._body.paragraph(
            HEADINGS[level - 1], text=title, numbering=numbering, page_break=page_break
        )
        self._headings += 1
        self._body.marked(paragraph, heading_bookmark(self._headings), title)

    def _write_paragraph(self, block: Paragraph, following: Block | None) -> None:
        announces = (
            runs_text(block.runs).rstrip().endswith(":")
            or (isinstance(following, Table) and not following.caption)
            or (block.style is ParagraphStyle.QUESTION and following is not None)
        )
        self._body.runs(_PARAGRAPH_STYLES[block.style], block.runs, keep_next=announces)

    def _write_list(self, block: ItemList) -> None:
        style, numbering = Style.BULLET, None
        if block.ordered:
            identifier = ooxml.add_numbering(self._body.package.numbering, self._lists.ordered, 1)
            style, numbering = Style.ORDERED, (identifier, 0)
        for item in block.items:
            self._body.runs(style, item, numbering=numbering)
        self._body.end_list()


def heading_text(text: str) -> str:
    """A heading on one line, with words for one that has none."""
    line = one_line(text)
    return _("ohne Titel") if is_blank(line) else line
