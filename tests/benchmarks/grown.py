"""A workshop that has several times as much of everything."""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.base import Base, Keyed
from workshop_app.storage.workshop_file import WorkshopFile

# One to a file, or of the app's own book-keeping.
_SINGLE = {
    *("workshop", "municipality", "vision", "climate_scale", "feedback", "step_run"),
    *("board_setting", "checklist_entry", "chapter_text", "imported_extra", "event"),
}
_CLASSES: dict[str, type[Keyed]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
_TABLES = [
    _CLASSES[table.name]
    for table in Base.metadata.sorted_tables  # parents first
    if table.name in _CLASSES and table.name not in _SINGLE
]


def grow(workshop: WorkshopFile, times: int) -> None:
    """Add copies of all rows until there are ``times`` as many; links lead to the copy's own."""
    with workshop.change("Vervielfacht", is_undoable=False) as session:
        originals = {
            kind: list(session.scalars(select(kind).order_by(kind.id))) for kind in _TABLES
        }
        codes = {row.code for rows in originals.values() for row in rows if hasattr(row, "code")}
        for number in range(2, times + 1):
            _add_copy(session, originals, codes, number)


def _add_copy(
    session: Session, originals: dict[type[Keyed], list[Any]], codes: set[str], number: int
) -> None:
    ids: dict[uuid.UUID, uuid.UUID] = {}

    def renewed(value: Any) -> Any:
        if isinstance(value, uuid.UUID):
            return ids.get(value, value)
        if isinstance(value, str) and value in codes:
            return f"{value}-{number}"
        if isinstance(value, tuple):
            return tuple(map(renewed, value))
        return (
            {renewed(key): each for key, each in value.items()}
            if isinstance(value, dict)
            else value
        )

    for kind, rows in originals.items():
        for row in rows:
            values = {
                column.name: renewed(getattr(row, column.name))
                for column in kind.__table__.columns
                if not column.primary_key
            }
            copy = kind(**values)
            session.add(copy)
            session.flush()
            ids[row.id] = copy.id
