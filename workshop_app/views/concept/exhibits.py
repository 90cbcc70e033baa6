"""Tables and pictures of the draft on the screen."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from workshop_app.concept.document import Column, Figure, ParagraphStyle, Runs, Table, runs_text
from workshop_app.translation import _
from workshop_app.views.concept.styles import BLOCK_KEY, block_format, char_format
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, px
from workshop_app.views.parts.hyphens import with_soft_hyphens

# cursor in the cell, its runs, its look, row and column
WriteCell = Callable[[QTextCursor, Runs, QTextCharFormat, tuple[int, int]], None]

_PIXELS_PER_CM = 96 / 2.54
_CELL_PADDING = 6
_WORDS = re.compile(r"[^ \n\u00ad]+")  # a number and its unit are one word


def write_table(
    cursor: QTextCursor, table: Table, key: str, width: int, write_cell: WriteCell
) -> None:
    """Write a table at the cursor; the cursor stands behind it afterwards.

    Args:
        cursor: in an empty block.
        table: what is written.
        key: names the table for who reads on in it.
        width: pixels that it may take.
        write_cell: writes the text of a cell.
    """
    columns, rows = table.columns, [_divisible(row) for row in table.rows]
    look = char_format(ParagraphStyle.BODY)
    look.setProperty(look.Property.FontPixelSize.value, FONT_SIZE.small)
    strong = QTextCharFormat(look)
    strong.setFontWeight(QFont.Weight.Bold)
    font = QFont(cursor.document().defaultFont())
    font.setPixelSize(FONT_SIZE.small)
    font.setBold(True)
    widths = _column_widths(columns, rows, width - 2, QFontMetrics(font))
    made = cursor.insertTable(len(table.rows) + 1, len(columns), _table_format(widths))
    head_ground = QTextTableCellFormat()
    head_ground.setBackground(QColor(PALETTE.primary_light))
    forms = [_cell_block(is_numeric=column.numeric) for column in columns]
    for number, column in enumerate(columns):
        cell = made.cellAt(0, number)
        cell.setFormat(head_ground)
        inner = cell.firstCursorPosition()
        form = QTextBlockFormat(forms[number])
        if number == 0:
            form.setProperty(BLOCK_KEY, key)
        inner.setBlockFormat(form)
        inner.insertText(with_soft_hyphens(column.title), strong)
    for place, row in enumerate(rows):
        for number, runs in enumerate(row):
            inner = made.cellAt(place + 1, number).firstCursorPosition()
            inner.setBlockFormat(forms[number])
            is_head = table.header_column and number == 0
            write_cell(inner, runs, strong if is_head else look, (place, number))
    cursor.setPosition(made.lastPosition() + 1)


def write_figure(cursor: QTextCursor, document: QTextDocument, figure: Figure, width: int) -> None:
    """Write a picture with caption and source; one that cannot be drawn says what it shows."""
    picture = figure.picture()  # drawn already, beside Qt's thread
    image = QImage.fromData(picture)
    if image.isNull():
        words = _("Abbildung: {alt_text}").format(alt_text=figure.alt_text)
        cursor.insertText(words, char_format(ParagraphStyle.NOTE))
    else:
        shown = min(width, px(figure.width_cm * _PIXELS_PER_CM))
        url = QUrl(f"bild:{hash(picture)}")
        smooth = Qt.TransformationMode.SmoothTransformation
        if image.width() > 2 * shown:  # two pixels for one are enough, and quick to paint
            image = image.scaledToWidth(2 * shown, smooth)
        document.addResource(QTextDocument.ResourceType.ImageResource, url, image)
        form = QTextImageFormat()
        form.setName(url.toString())
        form.setWidth(shown)
        form.setHeight(round(shown * image.height() / image.width()))
        form.setToolTip(figure.alt_text)
        cursor.insertImage(form)
    source = _("Quelle: {source}").format(source=figure.source) if figure.source else ""
    for text in filter(None, (figure.caption, source)):
        look = char_format(ParagraphStyle.SOURCE)
        cursor.insertBlock(block_format(ParagraphStyle.SOURCE), look)
        cursor.insertText(text, look)


def _table_format(widths: Sequence[float]) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(PALETTE.line))
    form.setCellPadding(px(_CELL_PADDING))
    form.setCellSpacing(0)
    form.setTopMargin(px(4))
    form.setBottomMargin(px(8))
    fixed = QTextLength.Type.FixedLength
    form.setColumnWidthConstraints([QTextLength(fixed, width) for width in widths])
    return form


def _divisible(row: Sequence[Runs]) -> tuple[Runs, ...]:
    """A row whose long words may be divided."""
    return tuple(
        tuple(replace(run, text=with_soft_hyphens(run.text)) for run in runs) for runs in row
    )


def _column_widths(
    columns: Sequence[Column], rows: Sequence[Sequence[Runs]], width: int, metrics: QFontMetrics
) -> list[float]:
    """As the shares say, but no word is cut as long as the others can give room."""
    total = sum(column.share for column in columns)
    wanted = [width * column.share / total for column in columns]
    cells = [
        [with_soft_hyphens(column.title), *(runs_text(row[number]) for row in rows)]
        for number, column in enumerate(columns)
    ]
    padding = 2 * px(_CELL_PADDING) + px(8)
    least = [
        max(map(metrics.horizontalAdvance, _WORDS.findall(" ".join(texts)) or [""])) + padding
        for texts in cells
    ]
    if sum(least) >= width:
        return _shrunk(least, width)
    lacking = sum(max(need - wish, 0) for need, wish in zip(least, wanted, strict=True))
    spare = sum(max(wish - need, 0) for need, wish in zip(least, wanted, strict=True))
    part = lacking / spare if spare else 0
    return [
        need if wish < need else wish - (wish - need) * part
        for need, wish in zip(least, wanted, strict=True)
    ]


def _shrunk(least: Sequence[int], width: int) -> list[float]:
    """The widest columns give in first: a long word is better cut than a date."""
    room, widest = float(width), 0.0
    for place, one in enumerate(sorted(least)):
        widest = room / (len(least) - place)
        if one > widest:
            break
        room -= one
    return [min(one, widest) for one in least]


def _cell_block(*, is_numeric: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    if is_numeric:
        form.setAlignment(Qt.AlignmentFlag.AlignRight)
    return form
