"""Reading and changing the rows of a table, cell by cell or by pasting from a spreadsheet."""

import csv
import io
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases import records
from workshop_app.phases.codes import has_code
from workshop_app.phases.fields import (
    Field,
    FieldKind,
    InvalidValueError,
    choices_of,
    choose,
    is_empty,
    parse,
    shown,
    to_text,
)
from workshop_app.phases.tables.table_spec import TableSpec
from workshop_app.text_safety import guard_cell, unguard_cell
from workshop_app.translation import _

_LEAST_HEADINGS = 2
MOST_LINES = 2_000  # rows of a spreadsheet at once; to save them takes some seconds
LONGEST_CELL = 32_767  # signs, as in Excel
_LONGEST_PASTE = 5_000_000  # signs


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is saved: its code (or ""), its values and their texts, by column."""

    id: uuid.UUID
    code: str
    values: tuple[object, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting did: the rows it touched, and the cells whose text did not fit."""

    row_ids: tuple[uuid.UUID, ...]
    refused: tuple[str, ...]  # German, one a cell


def read_rows(session: Session, spec: TableSpec) -> tuple[Row, ...]:
    """All rows in their order."""
    names = link_names(session, spec)
    columns = spec.kind.__table__.c
    mapped = [getattr(spec.kind, field.attribute) for field in spec.fields]
    code = [spec.kind.__table__.c.code] if has_code(spec.kind) else []
    query = select(columns.id, *code, *mapped).order_by(columns.position, columns.id)
    rows = []
    for row_id, *cells in session.execute(query):
        row_code = str(cells.pop(0)) if code else ""
        texts = tuple(
            cell_text(field, value, names) for field, value in zip(spec.fields, cells, strict=True)
        )
        rows.append(Row(row_id, row_code, tuple(cells), texts))
    return tuple(rows)


def flag_counts(spec: TableSpec, rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """The labels of the counted flags, and in how many rows each is set."""
    columns = [(n, field) for n, field in enumerate(spec.fields) if field.attribute in spec.counted]
    return tuple(
        (field.label, sum(bool(row.values[column]) for row in rows)) for column, field in columns
    )


def link_names(session: Session, spec: TableSpec) -> dict[object, str]:
    """The names of all rows that the table's links may point to."""
    return {
        choice.value: choice.text
        for field in spec.fields
        if field.kind is FieldKind.LINK
        for choice in choices_of(session, field)
    }


def cell_text(field: Field, value: object, names: dict[object, str]) -> str:
    """The text of a cell; links are shown by name."""
    if field.kind is FieldKind.LINK:
        return names.get(value, "")
    return to_text(field, value)


def set_cell(
    session: Session, spec: TableSpec, row_id: uuid.UUID, attribute: str, value: object
) -> None:
    """Put a parsed value into a cell.

    Raises:
        UnknownRecordError: the row was deleted meanwhile.
        InvalidValueError: the column takes no empty value.
    """
    field = spec.column(attribute)
    value = _or_empty(field, value)
    if value is None and not _may_be_none(spec, attribute):
        raise InvalidValueError(
            _("„{label}“ kann nicht leer bleiben. Bitte einen Wert wählen.").format(
                label=field.label
            )
        )
    records.set_field(session, spec.kind, row_id, attribute, value)


def add_row(
    session: Session,
    spec: TableSpec,
    *,
    step: str | None = None,
    **values: Any,  # noqa: ANN401 (the columns of the class, by name)
) -> uuid.UUID:
    """Add a row with these values behind the last one; an empty one that cannot be is left out.

    Args:
        step: where it is captured; of some tables it is a column, too.
    """
    given = {name: _or_empty(spec.column(name), value) for name, value in values.items()}
    kept = {n: value for n, value in given.items() if value is not None or _may_be_none(spec, n)}
    return records.create(session, spec.kind, step=step, **{**spec.defaults, **kept}).id


def paste(
    session: Session,
    spec: TableSpec,
    cells: Sequence[Sequence[str]],
    *,
    row_ids: Sequence[uuid.UUID],
    first_column: int,
    step: str | None = None,
) -> Pasted:
    """Fill cells from a corner on; rows that are missing are added where the table allows it.

    A first line of headings says which column is which, and is no row itself.

    Args:
        cells: texts by row and column; what stands beyond the last column is refused.
        row_ids: the existing rows from the corner on.
    """
    touched: list[uuid.UUID] = []
    refused: list[str] = []
    columns: Sequence[Field | None] = spec.fields[first_column:]
    headed = _headed_columns(spec, cells[0]) if cells else None
    if headed is not None:
        columns, cells = headed, cells[1:]
    for number, line in enumerate(cells):
        values = _parsed(session, columns, line, refused)
        if number < len(row_ids):
            for attribute, value in values.items():
                set_cell(session, spec, row_ids[number], attribute, value)
            touched.append(row_ids[number])
        elif spec.can_add and any(map(_says_something, values.values())):
            touched.append(add_row(session, spec, **{"step": step, **values}))
    return Pasted(tuple(touched), tuple(refused))


def count_rows(spec: TableSpec, cells: Sequence[Sequence[str]]) -> int:
    """How many rows pasting these cells fills: all but a first line of headings."""
    return len(cells) - bool(cells and _headed_columns(spec, cells[0]))


def split_clipboard(text: str) -> list[list[str]]:
    """The cells of a spreadsheet's clipboard text: tabs between, quotes around line breaks.

    Raises:
        InvalidValueError: it is far more than a table takes at once.
    """
    if len(text) > _LONGEST_PASTE:
        raise _too_much()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").rstrip("\n")
    if '"' not in text:
        rows = [line.split("\t") for line in text.split("\n", MOST_LINES + 1)]
    else:
        reader = csv.reader(io.StringIO(text), delimiter="\t")
        try:
            rows = list(islice(reader, MOST_LINES + 2))
        except csv.Error as error:  # a field that is longer than the module takes
            raise _too_long() from error
    if len(rows) > MOST_LINES + 1:  # the first may be headings
        raise _too_much()
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        raise _too_long()
    return [[unguard_cell(cell) for cell in row] for row in rows]


def _too_much() -> InvalidValueError:
    return InvalidValueError(
        _(
            "Auf einmal lassen sich höchstens {count} Zeilen einfügen. "
            "Bitte kopieren Sie die Tabelle in kleineren Teilen."
        ).format(count=german.format_number(MOST_LINES))
    )


def _too_long() -> InvalidValueError:
    return InvalidValueError(
        _(
            "Eine Zelle hat mehr als {count} Zeichen. Bitte kürzen Sie sie; vielleicht fehlt in "
            "der Tabelle auch nur ein Anführungszeichen."
        ).format(count=german.format_number(LONGEST_CELL))
    )


def join_clipboard(cells: Sequence[Sequence[str]]) -> str:
    """The cells as spreadsheets read them from the clipboard; none of them is a formula there."""
    target = io.StringIO()
    # The writer quotes a line feed, but no carriage return: behind it spreadsheets see a new cell.
    guarded = [[guard_cell(re.sub("\r\n?", "\n", cell)) for cell in line] for line in cells]
    csv.writer(target, delimiter="\t", lineterminator="\n").writerows(guarded)
    return target.getvalue()


def _headed_columns(spec: TableSpec, line: Sequence[str]) -> list[Field | None] | None:
    """The columns that a line of headings names, or None where it is a row like the others.

    At least two cells, and most of those that are filled, must be headings of the table.
    """
    by_label = {field.label.casefold(): field for field in spec.fields}
    columns = [by_label.get(text.strip().casefold()) for text in line]
    known = sum(column is not None for column in columns)
    filled = sum(bool(text.strip()) for text in line)
    return columns if known >= _LEAST_HEADINGS and 2 * known > filled else None


def _parsed(
    session: Session,
    columns: Sequence[Field | None],
    line: Sequence[str],
    refused: list[str],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for text in filter(str.strip, line[len(columns) :]):
        refused.append(
            _("„{text}“ stünde rechts neben der letzten Spalte.").format(text=shown(text))
        )
    for field, text in zip(columns, line, strict=False):
        if field is None:
            continue
        try:
            values[field.attribute] = _value_of(session, field, text)
        except InvalidValueError as error:
            refused.append(str(error))
    return values


def _says_something(value: object) -> bool:
    return value is not False and not is_empty(value)


def _value_of(session: Session, field: Field, text: str) -> object:
    """The value of a pasted text; for links the row that it names."""
    if field.kind is FieldKind.LINK and text.strip():
        return choose(choices_of(session, field), text).value
    return parse(field, text)


def _may_be_none(spec: TableSpec, attribute: str) -> bool:
    return bool(spec.kind.__table__.c[attribute].nullable)


def _or_empty(field: Field, value: object) -> object:
    """What stands for nothing in a column that cannot be None."""
    if value is None and not field.is_optional:
        return ""
    return value
