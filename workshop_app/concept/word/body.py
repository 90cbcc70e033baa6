"""The growing text of a Word file: paragraphs, places to jump to, counters, sections."""

from typing import Final

from lxml.etree import _Element

from workshop_app.concept.document import Run, Runs, RunStyle, runs_text
from workshop_app.concept.word import ooxml
from workshop_app.concept.word.ooxml import PageSetup, W
from workshop_app.concept.word.package import WordPackage, one_line
from workshop_app.concept.word.styles import Style
from workshop_app.text_safety import clean_text, is_blank, is_right_to_left
from workshop_app.translation import _

_RUN_STYLES: Final = {
    RunStyle.STRONG: Style.STRONG,
    RunStyle.EMPHASIS: Style.EMPHASIS,
    RunStyle.PLACEHOLDER: Style.PLACEHOLDER,
}
_AFTER_TABLE: Final = 240
_AFTER_LIST: Final = 140
# Word's lists of tables and figures look for captions by these names.
TABLE_LABEL: Final = _("Tabelle")
FIGURE_LABEL: Final = _("Abbildung")
# Styles that bring no space of their own above them.
_CLOSE_STYLES: Final = frozenset({Style.BODY, Style.LEAD, Style.QUOTE, Style.BULLET, Style.ORDERED})


class WordBody:
    """The text so far, and what the next piece of it has to know.

    Attributes:
        parent: where the next paragraph goes: the body, a cell, the frame of the contents.
        page: the page set-up of the section that is open.
        after_table: whether a table or figure ended just now, which has no space below it.
        page_references: the results of PAGEREF fields, with the bookmarks they refer to.
        plain_first_page: whether the first page of the next section has no header and footer.
    """

    def __init__(self, package: WordPackage, header: tuple[str, str], footer: str) -> None:
        """Begin an upright page; the header has a text at each end of its line."""
        self.package = package
        self.parent = package.body
        self.page = package.upright
        self.after_table = False
        self._space_wanted: int | None = None
        self.page_references: list[tuple[_Element, str]] = []
        self.plain_first_page = False
        self._header_texts = header
        self._footer_text = footer
        self._furniture: dict[PageSetup, tuple[str, str]] = {}
        self._bookmarks = 0
        self._captions: dict[str, int] = {}

    @property
    def has_own_cover(self) -> bool:
        """Whether the template brings the cover."""
        return self.package.own is not None and self.package.own.has_cover

    @property
    def pages_before(self) -> int:
        """How many numbered pages stand before our text."""
        return self.package.own.pages_before if self.package.own else 0

    def paragraph(
        self,
        style: Style,
        *,
        text: str = "",
        keep_next: bool = False,
        page_break: bool | None = None,
        numbering: ooxml.Numbering | None = None,
        space_before: int | None = None,
    ) -> _Element:
        """A new paragraph; ``text`` decides on its direction, and is not yet in it."""
        if style in _CLOSE_STYLES:
            space_before = space_before or self._space_wanted
        self._space_wanted, self.after_table = None, False
        if self.has_own_cover and not len(self.package.body):
            page_break = False  # the section makes one
        return ooxml.add_paragraph(
            self.parent,
            self.package.style(style),
            keep_next=keep_next,
            page_break=page_break,
            numbering=numbering,
            right_to_left=is_right_to_left(text),
            space_before=space_before,
        )

    def line(
        self,
        style: Style,
        text: str,
        *,
        page_break: bool | None = None,
        space_before: int | None = None,
    ) -> _Element | None:
        """A paragraph of plain text without breaks; none if there is nothing to see."""
        cleaned = one_line(text)
        if is_blank(cleaned):
            return None
        paragraph = self.paragraph(
            style, text=cleaned, page_break=page_break, space_before=space_before
        )
        ooxml.add_text(paragraph, cleaned)
        return paragraph

    def runs(
        self,
        style: Style,
        runs: Runs,
        *,
        keep_next: bool = False,
        numbering: ooxml.Numbering | None = None,
    ) -> None:
        """A paragraph of runs; none if there is nothing to see."""
        text = clean_text(runs_text(runs))
        if is_blank(text):
            return
        paragraph = self.paragraph(style, text=text, keep_next=keep_next, numbering=numbering)
        for run in runs:
            self.run(paragraph, run)

    def run(self, paragraph: _Element, run: Run) -> None:
        """Add the text of a run."""
        style = _RUN_STYLES.get(run.style)
        ooxml.add_text(
            paragraph,
            clean_text(run.text),
            style=None if style is None else self.package.style(style),
            language=run.language,
        )

    def marked(self, paragraph: _Element, bookmark: str, text: str) -> None:
        """Add a text that links and page references lead to."""
        identifier = self.begin_mark(paragraph, bookmark)
        ooxml.add_text(paragraph, text)
        ooxml.end_bookmark(paragraph, identifier)

    def begin_mark(self, paragraph: _Element, bookmark: str) -> int:
        """Open a place to jump to; its id closes it."""
        self._bookmarks += 1
        ooxml.begin_bookmark(paragraph, bookmark, self._bookmarks)
        return self._bookmarks

    def caption(
        self, label: str, text: str, *, keep_next: bool, space_before: int | None = None
    ) -> None:
        """A counted caption, „Tabelle 3: …“; the list of tables looks for the label."""
        self._captions[label] = number = self._captions.get(label, 0) + 1
        paragraph = self.paragraph(
            Style.CAPTION, text=text, keep_next=keep_next, space_before=space_before
        )
        mark = self.begin_mark(paragraph, caption_bookmark(label, number))
        ooxml.add_text(paragraph, f"{label} ")
        ooxml.add_field(paragraph, f"SEQ {label} \\* ARABIC", str(number))
        ooxml.add_text(paragraph, f": {text}")
        ooxml.end_bookmark(paragraph, mark)

    def source(self, text: str | None) -> bool:
        """The line below a table or figure; whether there is one."""
        cleaned = one_line(text or "")
        if is_blank(cleaned):
            return False
        self.line(Style.SOURCE, _("Quelle: {source}").format(source=cleaned))
        return True

    def end_exhibit(self) -> None:
        """Note that a table or figure ended, which has no space below it."""
        self.after_table, self._space_wanted = True, _AFTER_TABLE

    def end_list(self) -> None:
        """Note that a list ended, whose items stand closer than paragraphs."""
        self._space_wanted = _AFTER_LIST

    def end_section(self) -> None:
        """End the pages set up as ``page``, if any; their last paragraph says so."""
        if len(self.package.body) and self.package.body[-1].tag != f"{W}p":
            self.table_end()
        if len(self.package.body):
            self._add_section(self.package.body[-1][0])

    def end(self) -> None:
        """End the last section."""
        if len(self.package.body) and self.package.body[-1].tag == f"{W}tbl":
            self.table_end()
        self._add_section(self.package.body)

    def table_end(self) -> None:
        """A paragraph without height, where Word needs one: between tables, after the last."""
        ooxml.add_paragraph(self.parent, self.package.style(Style.TABLE_END))

    def _add_section(self, parent: _Element) -> None:
        if self.page not in self._furniture:
            self._furniture[self.page] = (
                self.package.add_header(self.page, *self._header_texts),
                self.package.add_footer(self.page, self._footer_text),
            )
        header, footer = self._furniture[self.page]
        plain = self.plain_first_page
        if self.package.own is not None:
            ours = (header, footer)
            self.package.own.add_section(parent, self.page, ours, plain_first_page=plain)
        else:
            ooxml.add_section(
                parent, self.page, header=header, footer=footer, plain_first_page=plain
            )
        self.plain_first_page = False


def heading_bookmark(number: int) -> str:
    """The name, hidden in Word, of the document's first, second … heading."""
    return f"_Toc{number:09}"


def caption_bookmark(label: str, number: int) -> str:
    """The name, hidden in Word, of a caption."""
    return f"_Toc_{label}_{number}"
