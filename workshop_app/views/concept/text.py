"""Writing a page of the draft into a text document: the same tree as Word, in the app's colours."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from workshop_app.concept.document import (
    Block,
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
from workshop_app.concept.gap_places import Gap
from workshop_app.concept.passages import Item, Passage
from workshop_app.concept.preview import PreviewPage
from workshop_app.phases.edited_passages import PassageKey
from workshop_app.translation import _
from workshop_app.views.concept.exhibits import write_figure, write_table
from workshop_app.views.concept.styles import (
    BLOCK_KEY,
    block_format,
    char_format,
    linked,
    list_format,
)

_SOFT_HYPHEN = "\u00ad"
GAP, ORIGIN, EDIT = "luecke", "herkunft", "text"  # schemes of the links on the page


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What the links of a page lead to, by their numbers."""

    gaps: tuple[Gap, ...]
    passages: tuple[Passage, ...]


class PageWriter:
    """Writes one page, and notes what its links lead to."""

    def __init__(
        self,
        document: QTextDocument,
        width: int,
        open_passage: PassageKey | None = None,
        origins: Mapping[uuid.UUID, str] | None = None,
    ) -> None:
        """Begin at an empty document.

        Args:
            document: takes the text.
            width: pixels that a picture may take.
            open_passage: the one that is being edited; it lies on a ground of its own.
            origins: where goals and projects come from, in one line.
        """
        self._origins = origins or {}
        self._document = document
        self._cursor = QTextCursor(document)
        self._width = width
        self._open = open_passage
        self._gaps: list[Gap] = []
        self._passages: list[Passage] = []
        self._about: tuple[uuid.UUID, ...] = ()
        self._section = ""
        self._chapter = ""
        self._counts: dict[str, int] = {}
        self._is_first = True

    def write(self, page: PreviewPage) -> PageLinks:
        """Write the page."""
        self._chapter = self._section = page.chapter
        self._cursor.beginEditBlock()
        items: Sequence[Item] = page.items
        if page.level == 1:
            self._write_heading(1, page.label, page.title, page.key)
        for item in items:
            self._write_item(item, page)
        self._cursor.endEditBlock()
        return PageLinks(tuple(self._gaps), tuple(self._passages))

    def _write_item(self, item: Item, page: PreviewPage) -> None:
        match item:
            case Passage():
                self._write_passage(item)
            case Heading():
                self._about = item.shows or self._about_of(item)
                self._section = item.key
                level = 1 if page.level == 2 and item.level == 2 else item.level
                has_origin = item.key.startswith(("leitziel-", "projekt-"))
                self._write_heading(
                    level,
                    page.numbers.get(item.key, ""),
                    item.text,
                    item.key,
                    self._origin_link(item) if has_origin else "",
                )
            case Paragraph() | ItemList() | Table() | Figure():
                self._write_block(item)
            case _:
                assert_never(item)

    def _write_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                link = self._origin_link(block) if self._is_goal(block) else ""
                self._write_paragraph(block, link=link)
                if link:
                    self._write_origin_line(block.origin, link)
            case ItemList():
                self._write_list(block)
            case Table():
                self._write_table(block)
            case Figure():
                self._begin(ParagraphStyle.BODY, self._key("bild"))
                write_figure(self._cursor, self._document, block, self._width)
            case Heading():
                pass  # written before
            case _:
                assert_never(block)

    def _write_heading(self, level: int, number: str, text: str, key: str, link: str = "") -> None:
        self._begin(level, key)
        words = f"{number} {text}" if number else text
        self._cursor.insertText(words, linked(char_format(level), link))

    def _write_passage(self, passage: Passage) -> None:
        number = len(self._passages)
        self._passages.append(passage)
        link = f"{EDIT}:{number}"
        key = f"{passage.key.section}#{passage.key.number}"
        is_open = passage.key == self._open
        paragraphs = passage.paragraphs()
        mark = _edit_mark(passage)
        if not paragraphs:
            self._begin(ParagraphStyle.NOTE, key, is_open=is_open, mark=mark)
            left_out = linked(char_format(ParagraphStyle.NOTE), link)
            self._cursor.insertText(_("Hier steht nichts: Der Absatz ist weggelassen."), left_out)
            return
        for paragraph in paragraphs:
            self._write_paragraph(paragraph, link=link, key=key, is_open=is_open, mark=mark)

    def _write_paragraph(
        self,
        paragraph: Paragraph,
        *,
        link: str = "",
        key: str = "",
        is_open: bool = False,
        mark: str = "",
    ) -> None:
        if not runs_text(paragraph.runs).strip():
            return
        about = paragraph.shows[:1] or self._about[:1]
        self._begin(paragraph.style, key or self._key("absatz"), is_open=is_open, mark=mark)
        self._write_runs(self._cursor, paragraph.runs, char_format(paragraph.style), about, link)

    def _write_runs(
        self,
        cursor: QTextCursor,
        runs: Runs,
        base: QTextCharFormat,
        about: Sequence[uuid.UUID],
        link: str = "",
    ) -> None:
        for run in runs:
            look = linked(base, link)
            if run.style is RunStyle.PLACEHOLDER:
                words = run.text.replace(_SOFT_HYPHEN, "")
                about_id = next(iter(about), None)
                self._gaps.append(Gap(words, about_id, self._section, self._chapter))
                link_of_gap = f"{GAP}:{len(self._gaps) - 1}"
                look = linked(char_format(RunStyle.PLACEHOLDER, base), link_of_gap)
            elif run.style is not RunStyle.PLAIN:
                look.setFontWeight(QFont.Weight.Bold)
            cursor.insertText(run.text.replace("\n", "\u2028"), look)

    def _write_list(self, block: ItemList) -> None:
        made = None
        for item in block.items:
            self._begin(ParagraphStyle.BODY, self._key("liste"))
            if made is None:
                made = self._cursor.createList(list_format(is_ordered=block.ordered))
            else:
                made.add(self._cursor.block())
            form = self._cursor.blockFormat()
            form.setBottomMargin(form.bottomMargin() / 2)
            self._cursor.setBlockFormat(form)
            self._write_runs(self._cursor, item, char_format(ParagraphStyle.BODY), self._about)

    def _write_table(self, table: Table) -> None:
        is_sheet = self._section.startswith("projekt-")
        per_row = table.shows if len(table.shows) == len(table.rows) else ()
        is_goals = self._section.startswith("leitziel-") and bool(per_row)

        def write_cell(
            cursor: QTextCursor, runs: Runs, look: QTextCharFormat, at: tuple[int, int]
        ) -> None:
            row, column = at
            about = per_row[row : row + 1] or table.shows[:1] or self._about[:1]
            link = f"{ORIGIN}:{per_row[row]}" if is_goals and column == 0 else ""
            self._write_runs(cursor, runs, look, about, link)

        if table.caption:
            self._begin(ParagraphStyle.SOURCE, self._key("tabelle"))
            look = char_format(ParagraphStyle.SOURCE)
            look.setFontWeight(QFont.Weight.Bold)
            self._cursor.insertText(table.caption, look)
        write_table(self._cursor, table, self._key("tabelle"), self._width, write_cell)
        self._is_first = True  # behind a table stands a block already
        if table.source:
            self._begin(ParagraphStyle.SOURCE, self._key("quelle"))
            text = _("Quelle: {source}").format(source=table.source)
            self._cursor.insertText(text, char_format(ParagraphStyle.SOURCE))
        if is_sheet:
            self._write_origin_line(table.origin, self._origin_link(table))

    def _write_origin_line(self, origin: str | None, link: str) -> None:
        self._begin(ParagraphStyle.SOURCE, self._key("herkunft"))
        look = char_format(ParagraphStyle.SOURCE)
        known = self._origins.get(uuid.UUID(link.partition(":")[2]), origin) if link else origin
        self._cursor.insertText(f"{known} · " if known else "", look)
        self._cursor.insertText(_("Herkunft zeigen"), char_format("link", linked(look, link)))

    def _begin(
        self, style: ParagraphStyle | int, key: str, *, is_open: bool = False, mark: str = ""
    ) -> None:
        form = block_format(style, is_open=is_open, mark=mark)
        form.setProperty(BLOCK_KEY, key)
        look = char_format(style)
        if self._is_first:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(look)
        else:
            self._cursor.insertBlock(form, look)
        self._is_first = False

    def _key(self, kind: str) -> str:
        """A name for a block that stays the same as long as those before it do."""
        name = f"{self._section}/{kind}"
        self._counts[name] = self._counts.get(name, 0) + 1
        return f"{name}-{self._counts[name]}"

    def _is_goal(self, block: Paragraph) -> bool:
        return (
            block.style is ParagraphStyle.STATEMENT
            and bool(block.shows)
            and self._section.startswith("leitziel-")
        )

    def _origin_link(self, block: Heading | Paragraph | Table) -> str:
        shows = block.shows or self._about
        return f"{ORIGIN}:{shows[0]}" if shows else ""

    def _about_of(self, heading: Heading) -> tuple[uuid.UUID, ...]:
        """What a heading below another one is about, as long as it belongs to the same object."""
        is_same = any(str(one) in heading.key for one in self._about)
        return self._about if is_same else ()


def _edit_mark(passage: Passage) -> str:
    if passage.has_news:
        return "news"
    return "" if passage.edit is None else "edited"
