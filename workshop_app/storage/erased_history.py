"""The part of an erasure that goes through the journal."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, bindparam, delete, select, update

from workshop_app.model.base import Base
from workshop_app.model.column_types import Binary
from workshop_app.storage.erasure import (
    Erasure,
    Key,
    Rewrite,
    references,
    rewritten,
    tables,
    text_columns,
    texts_in,
)
from workshop_app.storage.journal import REVISION, REVISION_ROW, RowChange, Values
from workshop_app.storage.row_values import JsonValue, decode, encode

_PICTURE_NAMES = ("picture_hash",)


@dataclass(frozen=True)
class _Line:
    """A row difference with its place in the journal."""

    revision: int
    sequence: int
    row: RowChange

    @property
    def key(self) -> Key:
        return self.row.table, self.row.row_id

    def values(self, column: str) -> list[JsonValue]:
        """What a column had before and after, as far as the line says it."""
        cells = (self.row.old or {}, self.row.new or {})
        return [values[column] for values in cells if column in values]


class ErasedHistory:
    """The journal of a file, from which an erasure takes its part."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        columns = REVISION_ROW.c
        query = select(
            columns.revision,
            columns.sequence,
            columns.table_name,
            columns.row_id,
            columns.old,
            columns.new,
        )
        self._lines = [
            _Line(revision, sequence, RowChange(*row))
            for revision, sequence, *row in connection.execute(query)
        ]
        self._forgotten: set[Key] = set()  # rows that stay, without their history
        self._forgets_pictures = False

    def deleted_rows(self, table: str) -> set[Key]:
        """Rows of a table of which only the journal knows."""
        past = {line.key for line in self._lines if line.row.table == table}
        return past - self._present(table)

    def forget_pictures(self) -> None:
        """Leave only those pictures and templates in the journal that are in use."""
        self._forgets_pictures = True

    def texts(self) -> Iterator[tuple[Key, str, str]]:
        """Every text that a row ever had: row, column, text; often more than once."""
        for line in self._lines:
            for column in text_columns(Base.metadata.tables[line.row.table]):
                for value in line.values(column.name):
                    for text in texts_in(value):
                        yield line.key, column.name, text

    def states_of(
        self, table: str, ids: Collection[uuid.UUID]
    ) -> dict[uuid.UUID, list[dict[str, JsonValue]]]:
        """All that these rows ever were, as far as their history says it."""
        lines = [line for line in self._lines if line.row.table == table and line.row.row_id in ids]
        states: dict[uuid.UUID, list[dict[str, JsonValue]]] = {}
        for line in sorted(lines, key=lambda line: (line.revision, line.sequence)):
            past = states.setdefault(line.row.row_id, [])
            before = past[-1] if past else {}
            past += [{**before, **cells} for cells in (line.row.old, line.row.new) if cells]
        return states

    def follow(self, erased: set[Key]) -> None:
        """Add what was once not without what is erased: gone rows to that, others to the forgotten.

        A row that stays and belonged to an erased one before loses its history, since nobody can
        say what it was then.
        """
        for table in tables():
            lines = [line for line in self._lines if line.row.table == table.name]
            links = references(table) if lines else []
            for column, target in links:
                ids = {row_id for name, row_id in erased if target in ("", name)}
                found = {
                    line.key
                    for line in lines
                    if any(decode(column, value) in ids for value in line.values(column.name))
                }
                present = self._present(table.name) if found - erased else set()
                erased |= found - present
                self._forgotten |= found & present

    def write(self, erasure: Erasure, erased: Collection[Key]) -> None:
        """Put the journal on the disk as it shall be."""
        gone: list[_Line] = []
        kept: list[_Line] = []
        for line in self._lines:
            is_gone = line.key in erased or line.key in self._forgotten
            (gone if is_gone else kept).append(line)
        if gone:
            self._connection.execute(
                delete(REVISION_ROW).where(
                    REVISION_ROW.c.revision == bindparam("of"),
                    REVISION_ROW.c.sequence == bindparam("place"),
                ),
                [{"of": line.revision, "place": line.sequence} for line in gone],
            )
        self._rewrite(kept, erasure.rewrite)
        emptied = {line.revision for line in gone} - {line.revision for line in kept}
        self._close(emptied, erasure)

    def _rewrite(self, lines: Sequence[_Line], rewrite: Rewrite | None) -> None:
        changed = []
        for line in lines:
            row = replace(
                line.row,
                old=self._cells(line.key, line.row.old, rewrite),
                new=self._cells(line.key, line.row.new, rewrite),
            )
            if row != line.row:
                cells = {"old_cells": row.old, "new_cells": row.new}
                changed.append({"of": line.revision, "place": line.sequence, **cells})
        if changed:
            self._connection.execute(
                update(REVISION_ROW)
                .where(
                    REVISION_ROW.c.revision == bindparam("of"),
                    REVISION_ROW.c.sequence == bindparam("place"),
                )
                .values(old=bindparam("old_cells"), new=bindparam("new_cells")),
                changed,
            )

    def _cells(self, key: Key, cells: Values | None, rewrite: Rewrite | None) -> Values | None:
        if cells is None:
            return None
        table = Base.metadata.tables[key[0]]
        new = dict(cells)
        if rewrite is not None:
            for name in [column.name for column in text_columns(table) if column.name in cells]:
                new[name] = rewritten(cells[name], partial(rewrite, key, name))
        if self._forgets_pictures:
            for name in [name for name in cells if name in table.c and _is_picture(table.c[name])]:
                if new[name] != self._value_now(key, name):
                    new[name] = None
        return new

    def _value_now(self, key: Key, name: str) -> JsonValue:
        table = Base.metadata.tables[key[0]]
        return encode(self._connection.scalar(select(table.c[name]).where(table.c.id == key[1])))

    def _close(self, emptied: Collection[int], erasure: Erasure) -> None:
        """Nothing is left to undo in emptied changes; what was undone stays so."""
        closed = {"is_undoable": False, "undone_by": None}
        numbers = [{"of": number} for number in emptied]
        if numbers:
            empty = update(REVISION).where(REVISION.c.number == bindparam("of"))
            labelled = empty.values(**closed, label=erasure.emptied_label)
            self._connection.execute(labelled, numbers)
        is_undone = REVISION.c.undone_by.is_not(None)
        self._connection.execute(update(REVISION).where(is_undone).values(**closed))
        if erasure.rewrite is None:
            return
        for number, row_id, label in self._connection.execute(
            select(REVISION.c.number, REVISION.c.id, REVISION.c.label)
        ).all():
            new = erasure.rewrite((REVISION.name, row_id), "label", label)
            if new != label:
                changed = update(REVISION).where(REVISION.c.number == number)
                self._connection.execute(changed.values(label=new))

    def _present(self, table: str) -> set[Key]:
        mapped = Base.metadata.tables[table]
        return {(table, row_id) for row_id in self._connection.scalars(select(mapped.c.id))}


def _is_picture(column: Column[Any]) -> bool:
    return isinstance(column.type, Binary) or column.name in _PICTURE_NAMES
