"""The Maßnahmenplan as Excel: one sheet with a header that stays, filters, dates and amounts.

What people typed is text and stays text, also where it begins like a formula.
"""

import datetime as dt
import textwrap
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from workshop_app.concept.chapters.front import municipality_name, stand
from workshop_app.concept.documents.excel_parts import put_right
from workshop_app.concept.documents.measures import (
    STATES,
    Day,
    MeasurePlan,
    MeasureRow,
    PlanColumn,
    PlanColumnKind,
    Value,
    measure_plan,
)
from workshop_app.concept.snapshot import Snapshot
from workshop_app.concept.word.packing import packed_again
from workshop_app.text_safety import begins_formula, clean_text
from workshop_app.translation import _

_HEADER_ROW: Final = 3
_TITLE_COLUMN: Final = 2
_LONGEST_TEXT: Final = 32_767  # letters; Excel takes no more in a cell
# With the width of a digit behind it, as not every program keeps to the indent.
_EURO: Final = "#,##0.00\\ [$€-407]_0"
_WHOLE_EURO: Final = "#,##0\\ [$€-407]_0"
_POSTS: Final = "0.0#"
_DATES: Final = {"day": "dd\\.mm\\.yyyy", "month": "mm\\/yyyy", "year": "yyyy"}
# As in the Word template.
_PETROL: Final = "FF005B63"
_PALE: Final = "FFE1EFF0"
_LINE: Final = "FF8FB3B8"
_FONT: Final = "Arial"


_RIGHT: Final = {PlanColumnKind.DATE, PlanColumnKind.EURO, PlanColumnKind.POSTS}
_LINE_HEIGHT: Final = 13.0  # points
_ROW_PADDING: Final = 5.0
_LETTERS: Final = 1.12  # of Arial in the width of a digit, on average
_HIGHEST_ROW: Final = 400.0  # Excel takes 409


def measures_excel(snapshot: Snapshot) -> bytes:
    """The workbook; the same workshop gives the same bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _("Maßnahmenplan")
    name = municipality_name(snapshot)
    title = _("Maßnahmenplan zum Integrationskonzept {name}").format(name=name)
    plan = measure_plan(snapshot)
    _write_title(sheet, title, _("Entwurf · Stand {day}").format(day=stand(snapshot)))
    _write_header(sheet, plan.columns)
    for number, row in enumerate(plan.rows, start=_HEADER_ROW + 1):
        _write_row(sheet, number, row, plan.columns)
    _set_up_view(sheet, plan)
    _set_up_print(sheet, title)
    _set_properties(book, snapshot, title, name)
    return _packed(book, snapshot.as_of)


def _write_title(sheet: Worksheet, title: str, status: str) -> None:
    _put(sheet, 1, 1, title).font = Font(_FONT, 16, bold=True, color=_PETROL)
    _put(sheet, 2, 1, status).font = Font(_FONT, 10)
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = 18


def _write_header(sheet: Worksheet, columns: tuple[PlanColumn, ...]) -> None:
    edge = Side("medium", _PETROL)
    for place, column in enumerate(columns, start=1):
        cell = _put(sheet, _HEADER_ROW, place, column.title)
        cell.font = Font(_FONT, 10, bold=True, color=_PETROL)
        cell.fill = PatternFill("solid", _PALE)
        cell.border = Border(top=edge, bottom=edge)
        # The arrow of the filter stands at the right.
        cell.alignment = Alignment("left", "top", wrap_text=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.row_dimensions[_HEADER_ROW].height = 2 * _LINE_HEIGHT + _ROW_PADDING


def _write_row(
    sheet: Worksheet, number: int, row: MeasureRow, columns: tuple[PlanColumn, ...]
) -> None:
    edge = Border(bottom=Side("thin", _LINE))
    lines = 1
    for place, (value, column) in enumerate(zip(row.values, columns, strict=True), start=1):
        cell = _put(sheet, number, place, value)
        cell.font = Font(_FONT, 10, bold=row.is_project and place == _TITLE_COLUMN)
        cell.border = edge
        is_right = column.kind in _RIGHT and not isinstance(value, str)
        cell.alignment = (
            Alignment("right", "top", indent=1)
            if is_right
            else Alignment("left", "top", wrap_text=True)
        )
        if column.kind is PlanColumnKind.EURO and isinstance(value, float | int):
            cell.number_format = _WHOLE_EURO if float(value).is_integer() else _EURO
        elif column.kind is PlanColumnKind.POSTS and value is not None:
            cell.number_format = _POSTS
        if isinstance(value, str):
            lines = max(lines, _lines(value, round(column.width * _LETTERS)))
    # Not every program makes rows as high as their text by itself.
    height = lines * _LINE_HEIGHT + _ROW_PADDING
    sheet.row_dimensions[number].height = min(height, _HIGHEST_ROW)


def _lines(text: str, letters: int) -> int:
    """About how many lines a text takes in a column."""
    return sum(len(textwrap.wrap(line, letters)) or 1 for line in text.splitlines() or [""])


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Put a value into a cell: text always as text."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("there are no merged cells here")
    if isinstance(value, Day):
        cell.value = value.date
        cell.number_format = _DATES[value.known]
    elif isinstance(value, str):
        text = clean_text(value)[:_LONGEST_TEXT]
        if text:
            cell.value = text
            cell.data_type = "s"
            # So that it also stays text when somebody edits it.
            cell.quotePrefix = begins_formula(text)
    else:
        cell.value = value
    return cell


def _set_up_view(sheet: Worksheet, plan: MeasurePlan) -> None:
    """Keep header and title of each row in sight, filter by every column, choose the state."""
    first, last = _HEADER_ROW + 1, _HEADER_ROW + max(len(plan.rows), 1)
    sheet.freeze_panes = f"{get_column_letter(_TITLE_COLUMN + 1)}{first}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(plan.columns))}{last}"
    sheet.sheet_view.showGridLines = False
    states = DataValidation("list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    states.error = _("Bitte wählen Sie einen Stand aus der Liste.")
    states.errorTitle = _("Stand")
    for place, column in enumerate(plan.columns, start=1):
        if column.kind is PlanColumnKind.STATE:
            letter = get_column_letter(place)
            states.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(states)


def _set_up_print(sheet: Worksheet, title: str) -> None:
    """A3 sideways, all columns on a page, the header on each."""
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", int(sheet.PAPERSIZE_A3)
    page.fitToWidth, page.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.6, 0.7
    footer = sheet.oddFooter
    if footer is not None and footer.left is not None and footer.right is not None:
        footer.left.text, footer.right.text = _doubled(title), _("Seite &P von &N")


def _doubled(text: str) -> str:
    """A text for a footer, where „&“ begins a code."""
    return clean_text(text).replace("&", "&&").replace("\n", " ")[:120]


def _set_properties(book: Workbook, snapshot: Snapshot, title: str, name: str) -> None:
    properties = book.properties
    properties.title = clean_text(title)
    properties.creator = properties.lastModifiedBy = clean_text(name)
    properties.subject = _("Projekte und nächste Schritte")
    properties.language = "de-DE"
    moment = snapshot.as_of.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = moment


def _packed(book: Workbook, moment: dt.datetime) -> bytes:
    # Workbook.save() would put the clock's time into the properties.
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w", ZIP_DEFLATED)).save()
    utc = moment.astimezone(dt.UTC).replace(tzinfo=None)
    return packed_again(saved.getvalue(), utc, put_right)
