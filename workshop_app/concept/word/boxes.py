"""The text of a Word file as boxes with heights, for the estimate of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.word.metrics import StyleMetrics, style_metrics
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.ooxml_properties import number_of

_EMU_PER_TWIP: Final = 635
_ROW_BORDER: Final = 10.0
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph or a table row; lengths in twentieths of a point.

    Attributes:
        section: counted from 0; a new section begins a new page.
        line: the height of a line; 0 where the box is never divided.
        repeated: the height of the header row that stands above it on a new page.
    """

    section: int
    height: float
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    repeated: float = 0.0
    keep_next: bool = False
    page_break: bool = False
    bookmarks: tuple[str, ...] = ()


class Ruler:
    """Measures paragraphs and table rows by the styles of a template."""

    def __init__(self, styles: _Element, numbering: _Element) -> None:
        self._metrics = style_metrics(styles, numbering)
        self._bold = {
            style.get(f"{W}styleId")
            for style in styles.iterfind(f"{W}style[@{W}type='character']")
            if style.find(f"{W}rPr/{W}b") is not None
        }
        self._margins = {
            style.get(f"{W}styleId"): _cell_margins(style)
            for style in styles.iterfind(f"{W}style[@{W}type='table']")
        }

    def is_one_line(self, style_id: str, text: str, width: float) -> bool:
        """Whether a text of a paragraph style needs no second line between two indents."""
        return self._metrics[style_id].count_lines([(text, False)], width) == 1

    def boxes(self, body: _Element) -> Iterator[Box]:
        """All boxes of the body."""
        sections = list(body.iter(f"{W}sectPr"))
        number = 0
        for element in _elements(body):
            section = sections[number]
            if element.tag == f"{W}tbl":
                yield from self.rows(element, number)
            else:
                margins = _number(section, "pgMar", "left") + _number(section, "pgMar", "right")
                yield self.paragraph(element, _number(section, "pgSz", "w") - margins, number)
            if element.find(f"{W}pPr/{W}sectPr") is not None:
                number += 1

    def rows(self, table: _Element, section: int = 0) -> Iterator[Box]:
        """The boxes of a table's rows."""
        widths = [float(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        style = table.find(f"{W}tblPr/{W}tblStyle")
        across, along = self._margins["" if style is None else style.get(f"{W}val")]
        header = 0.0
        for row in table.iterfind(f"{W}tr"):
            cells = [
                [self.paragraph(p, width - across, section) for p in cell.iterfind(f"{W}p")]
                for cell, width in zip(row.iterfind(f"{W}tc"), widths, strict=True)
            ]
            height = max(sum(box.height for box in cell) for cell in cells) + along + _ROW_BORDER
            undivided = row.find(f"{W}trPr/{W}cantSplit") is not None
            yield Box(
                section=section,
                height=height,
                line=0.0 if undivided else max(cell[0].line for cell in cells),
                repeated=header,
                keep_next=cells[0][0].keep_next,
            )
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                header = height

    def paragraph(self, paragraph: _Element, width: float, section: int = 0) -> Box:
        """The box of a paragraph between two edges."""
        style = self._metrics[_style_of(paragraph)]
        space = paragraph.find(f"{W}pPr/{W}spacing")
        page_break = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
        return Box(
            section=section,
            height=style.padding + self._text_height(paragraph, style, width),
            before=style.before if space is None else float(space.get(f"{W}before", "0")),
            after=style.after,
            line=0.0 if style.keep_lines else style.line,
            keep_next=style.keep_next or paragraph.find(f"{W}pPr/{W}keepNext") is not None,
            page_break=(
                style.page_break if page_break is None else page_break.get(f"{W}val") != "0"
            ),
            bookmarks=tuple(m.get(f"{W}name", "") for m in paragraph.iter(f"{W}bookmarkStart")),
        )

    def _text_height(self, paragraph: _Element, style: StyleMetrics, width: float) -> float:
        picture = next(paragraph.iter(_EXTENT), None)
        if picture is not None:
            return int(picture.get("cy", "0")) / _EMU_PER_TWIP
        return style.line * style.count_lines(self._runs(paragraph), width)

    def _runs(self, paragraph: _Element) -> Iterator[tuple[str, bool]]:
        for run in paragraph.iter(f"{W}r"):
            style = run.find(f"{W}rPr/{W}rStyle")
            bold = style is not None and style.get(f"{W}val") in self._bold
            for child in run:
                if child.tag == f"{W}t":
                    yield child.text or "", bold
                elif child.tag == f"{W}br":
                    yield "\n", bold


def text_heights(body: _Element) -> list[float]:
    """The room between the margins of each section's pages, from top to bottom."""
    return [
        _number(s, "pgSz", "h") - _number(s, "pgMar", "top") - _number(s, "pgMar", "bottom")
        for s in body.iter(f"{W}sectPr")
    ]


def _elements(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables, also those in frames such as the one of the contents."""
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag != f"{W}sectPr":
            yield from _elements(child)


def _cell_margins(style: _Element) -> tuple[float, float]:
    """Left and right, top and bottom together."""
    margins = {
        margin.tag.removeprefix(W): float(number_of(margin, "w"))
        for margin in style.iterfind(f"{W}tblPr/{W}tblCellMar/*")
    }
    across = margins.get("left", 0.0) + margins.get("right", 0.0)
    return across, margins.get("top", 0.0) + margins.get("bottom", 0.0)


def _number(section: _Element, tag: str, attribute: str) -> float:
    element = section.find(W + tag)
    return 0.0 if element is None else float(element.get(W + attribute, "0"))


def _style_of(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")
