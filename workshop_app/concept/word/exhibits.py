"""Tables and figures as Word."""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate, pairwise
from typing import Final

from docx.shared import Emu, Length, Twips
from lxml.etree import _Element

from workshop_app.concept.document import Cell, Column, Figure, Run, Table, runs_text
from workshop_app.concept.word import ooxml
from workshop_app.concept.word.body import FIGURE_LABEL, TABLE_LABEL, WordBody
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.package import one_line
from workshop_app.concept.word.styles import Style
from workshop_app.text_safety import clean_text, is_blank

_ABOVE_TABLE: Final = 240
_EMPTY_CELL: Final = (Run("–"),)
_SMALL_TABLE: Final = 0.5  # of the height of the text, and this too
_LARGE_ROW: Final = 0.3
_TWIPS_PER_CM: Final = 1440 / 2.54
_FIGURE_SHARE: Final = 0.8  # of the height of the text, so that caption and source find room


def write_table(body: WordBody, block: Table) -> None:
    """Write caption, table and source."""
    title = one_line(block.caption or "")
    if not is_blank(title):
        body.caption(TABLE_LABEL, title, keep_next=True, space_before=_ABOVE_TABLE)
    widths = column_widths(block.columns, body.page.text_width)
    table = ooxml.add_table(
        body.parent,
        body.package.style(Style.TABLE),
        widths,
        header_column=block.header_column,
        title=title,
        description=one_line(block.summary or ""),
    )
    header_styles = [
        Style.CELL_HEADER_NUMERIC if column.numeric else Style.CELL_HEADER
        for column in block.columns
    ]
    titles = [(Run(one_line(column.title)),) for column in block.columns]
    _write_row(body, ooxml.add_row(table, header=True), titles, header_styles, widths)
    styles = [Style.CELL_NUMERIC if column.numeric else Style.CELL for column in block.columns]
    if block.header_column:
        styles[0] = Style.CELL_ROW_HEADER
    for row in block.rows:
        _write_row(body, ooxml.add_row(table), row, styles, widths)
    _keep_together(body, table, with_next=not is_blank(block.source or ""))
    body.end_exhibit()
    body.source(block.source)


def _keep_together(body: WordBody, table: _Element, *, with_next: bool) -> None:
    """Keep a small table on one page, the last row with the source, and let huge rows go on."""
    rows = list(table.iterfind(f"{W}tr"))
    heights = [box.height for box in body.package.ruler.rows(table)]
    small = sum(heights) <= body.page.text_height * _SMALL_TABLE
    for row, height in zip(rows, heights, strict=True):
        if height > body.page.text_height * _LARGE_ROW:
            ooxml.allow_division(row)
        if with_next if row is rows[-1] else small:
            ooxml.keep_with_next(row)


def _write_row(
    body: WordBody,
    row: _Element,
    cells: Sequence[Cell],
    styles: Sequence[Style],
    widths: Sequence[int],
) -> None:
    outside = body.parent
    for runs, style, width in zip(cells, styles, widths, strict=True):
        body.parent = ooxml.add_cell(row, width)
        empty = is_blank(clean_text(runs_text(runs)))
        body.runs(style, _EMPTY_CELL if empty else runs)
    body.parent = outside


def column_widths(columns: Sequence[Column], text_width: int) -> list[int]:
    """The widths of all columns by their shares; together exactly the width of the text."""
    total = sum(column.share for column in columns)
    ends = accumulate((column.share / total for column in columns), initial=0.0)
    return [round(end * text_width) - round(start * text_width) for start, end in pairwise(ends)]


def write_figure(body: WordBody, block: Figure, style: Style = Style.FIGURE) -> None:
    """Write picture, caption and source; what is too large for the page is made smaller."""
    caption = one_line(block.caption or "")
    follows_exhibit = body.after_table and style is Style.FIGURE
    paragraph = body.paragraph(
        style,
        keep_next=not is_blank(caption) or bool(block.source),
        space_before=_ABOVE_TABLE if follows_exhibit else None,
    )
    width: Length = Twips(min(round(block.width_cm * _TWIPS_PER_CM), body.page.text_width))
    picture = block.picture()
    inline = body.package.part.new_pic_inline(BytesIO(picture), width)
    highest = Twips(round(body.page.text_height * _FIGURE_SHARE))
    if inline.extent.cy > highest:
        width = Emu(int(inline.extent.cx * highest / inline.extent.cy))
        inline = body.package.part.new_pic_inline(BytesIO(picture), width)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # LibreOffice takes 3 mm where nothing is said
    inline.docPr.set("descr", one_line(block.alt_text))
    ooxml.add(ooxml.add(paragraph, "r"), "drawing").append(inline)
    if not is_blank(caption):
        body.caption(FIGURE_LABEL, caption, keep_next=bool(block.source))
    body.end_exhibit()
    body.source(block.source)
