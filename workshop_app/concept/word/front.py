"""What stands before the first chapter: cover, imprint, lists of contents."""

from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.document import Block, Cover, Document, Figure, Table
from workshop_app.concept.outline import OutlineEntry, captions, outline
from workshop_app.concept.word import ooxml
from workshop_app.concept.word.blocks import BlockWriter, heading_text
from workshop_app.concept.word.body import (
    FIGURE_LABEL,
    TABLE_LABEL,
    WordBody,
    caption_bookmark,
    heading_bookmark,
)
from workshop_app.concept.word.exhibits import write_figure
from workshop_app.concept.word.package import one_line
from workshop_app.concept.word.styles import CONTENTS, Style
from workshop_app.translation import _

_CAPTION_LISTS: Final = (
    (_("Tabellen"), TABLE_LABEL, Table),
    (_("Abbildungen"), FIGURE_LABEL, Figure),
)

_COVER_FILL: Final = 0.94  # of the page, for other fonts take more room
_ABOVE_COVER_TITLE: Final = 0.32


def write_cover(body: WordBody, cover: Cover) -> None:
    """Write the first page: the title in the upper half, the lines at the foot."""
    if cover.logo is not None:
        write_figure(body, cover.logo, Style.COVER_LOGO)
    upper = body.line(Style.COVER_MUNICIPALITY, cover.municipality, space_before=0)
    body.line(Style.TITLE, cover.title)
    body.line(Style.SUBTITLE, cover.subtitle)
    body.line(Style.COVER_STATUS, cover.status_line)
    lines = [body.line(Style.COVER_LINE, line, space_before=0) for line in cover.lines]
    _spread_cover(body, upper, next((line for line in lines if line is not None), None))


def _spread_cover(body: WordBody, upper: _Element | None, lower: _Element | None) -> None:
    """Give what is left of the page to the space above the title and above the lines."""
    ruler, page = body.package.ruler, body.page
    boxes = [ruler.paragraph(paragraph, page.text_width) for paragraph in body.parent]
    spare = page.text_height - sum(box.height + box.before + box.after for box in boxes)
    spare = max(0, round(spare * _COVER_FILL))
    above_title = round(spare * _ABOVE_COVER_TITLE)
    if upper is not None:
        ooxml.set_space_before(upper, above_title)
    if lower is not None:
        ooxml.set_space_before(lower, spare - above_title)


def write_imprint(body: WordBody, writer: BlockWriter, blocks: tuple[Block, ...]) -> None:
    """Write who is responsible for the document, on a page of its own."""
    body.line(Style.CONTENTS_TITLE, _("Impressum"), page_break=True)
    writer.write_blocks(blocks)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a list of contents; ``lead`` is the number and what parts it from the text."""

    style: Style
    lead: str
    text: str
    bookmark: str


def write_contents(body: WordBody, document: Document) -> None:
    """Write the lists of contents, tables and figures, each only if something is in it."""
    headings = _heading_entries(document)
    if headings:
        outside = body.parent
        body.parent = ooxml.add_contents_block(outside)
        below_title = document.cover is None and not document.imprint
        body.line(Style.CONTENTS_TITLE, _("Inhalt"), page_break=None if below_title else True)
        _write_entries(body, f'TOC \\o "1-{document.contents_depth}" \\h \\z', headings)
        body.parent = outside
    for title, label, kind in _CAPTION_LISTS:
        entries = _caption_entries(document, label, kind)
        if entries:
            body.line(Style.CONTENTS_TITLE, title)
            _write_entries(body, f'TOC \\h \\z \\c "{label}"', entries)


def _heading_entries(document: Document) -> list[_Entry]:
    return [
        _Entry(
            CONTENTS[entry.level - 1],
            _lead(entry),
            heading_text(entry.text),
            heading_bookmark(position),
        )
        for position, entry in enumerate(outline(document), start=1)
        if entry.level <= document.contents_depth
    ]


def _lead(entry: OutlineEntry) -> str:
    if entry.number is None:
        return ""
    # In the template, a tab follows the number of a chapter, a space the one of an annex.
    return f"{entry.number} " if entry.number.endswith(":") else f"{entry.number}\t"


def _caption_entries(
    document: Document, label: str, kind: type[Table] | type[Figure]
) -> list[_Entry]:
    return [
        _Entry(
            Style.CAPTION_LIST,
            f"{label} {number}: ",
            one_line(text),
            caption_bookmark(label, number),
        )
        for number, text in enumerate(captions(document, kind), start=1)
    ]


def _write_entries(body: WordBody, instruction: str, entries: list[_Entry]) -> None:
    paragraph = None
    for entry in entries:
        first = paragraph is None
        paragraph = body.paragraph(entry.style, text=entry.text)
        if first:
            ooxml.begin_field(paragraph, instruction)
        link = ooxml.add_link(paragraph, entry.bookmark)
        ooxml.add_text(link, f"{entry.lead}{entry.text}\t")
        page = ooxml.add_field(link, f"PAGEREF {entry.bookmark} \\h", "1")
        body.page_references.append((page, entry.bookmark))
    if paragraph is not None:
        # In the last line, for a paragraph of its own would be an empty one.
        ooxml.end_field(paragraph)
