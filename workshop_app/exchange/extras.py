"""Harmless texts under keys that the format does not know: kept from import to export."""

import uuid
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.exchange.schema import Record
from workshop_app.model.workshop import ImportedExtra
from workshop_app.text_safety import clean_text


def harmless(record: Record) -> dict[str, str]:
    """The unknown keys of one object whose values are texts."""
    return {
        key: clean_text(value) for key, value in record.unknown.items() if isinstance(value, str)
    }


def extras_of(record: Record, place: str, owner_id: uuid.UUID | None) -> list[ImportedExtra]:
    """The unknown texts of one object as rows."""
    return [
        ImportedExtra(place=place, owner_id=owner_id, key=key, text=text)
        for key, text in harmless(record).items()
    ]


class Extras:
    """The kept texts of a workshop, by place and owner."""

    def __init__(self, session: Session) -> None:
        self._found: defaultdict[tuple[str, uuid.UUID | None], dict[str, str]] = defaultdict(dict)
        for extra in session.scalars(select(ImportedExtra).order_by(ImportedExtra.key)):
            self._found[extra.place, extra.owner_id][extra.key] = extra.text

    def at(self, place: str, owner_id: uuid.UUID | None) -> dict[str, str]:
        """What is kept for one object."""
        return dict(self._found.get((place, owner_id), {}))
