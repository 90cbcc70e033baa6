"""The data file that is handed over: the workshop without its past, and without people if wanted.

What it does not need is in none of its bytes: the journal goes, for it knows everything that was
ever deleted, the trash goes, pictures that no photo shows any more go, and the file is vacuumed.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from workshop_app.merging.limiting import differences
from workshop_app.merging.rows import Key, Row, Rows, load, prune
from workshop_app.model.board import Card
from workshop_app.model.people import Participant, Photo, PhotoRelease
from workshop_app.model.workshop import ImportedExtra
from workshop_app.storage.journal import REVISION, REVISION_ROW
from workshop_app.storage.picture_store import PICTURE
from workshop_app.storage.replay import replay
from workshop_app.storage.row_values import JsonValue
from workshop_app.storage.workshop_file import WorkshopFile

# What people need, to eat or to come in: health data (Art. 9 GDPR), never leaves the file.
_NEVER: Mapping[str, Mapping[str, JsonValue]] = {"participant": {"needs": None}}
# What else names people who take part.
_BLANKED: Mapping[str, Mapping[str, JsonValue]] = {
    "event": {"attendees": []},
    "good_practice": {"contact": ""},
    "parked_topic": {"raised_by": ""},
    "small_group": {"table_host": ""},
}
_PUBLISHABLE = {PhotoRelease.CONCEPT, PhotoRelease.INTERNAL_AND_CONCEPT, PhotoRelease.PRESS}


@dataclass(frozen=True, slots=True)
class PeopleInside:
    """Personenbezug: how much in a workshop is about people."""

    participants: int
    photos_of_people: int


def read_people_inside(session: Session) -> PeopleInside:
    """What the hand-over has to say about people."""
    participants = session.scalar(select(func.count()).select_from(Participant)) or 0
    photos = session.scalar(select(func.count()).where(Photo.shows_people)) or 0
    return PeopleInside(participants, photos)


def write_clean_copy(workshop: WorkshopFile, target: Path, *, with_people: bool) -> None:
    """Write the data file.

    Raises:
        UnusablePathError, DamagedFileError: as for :meth:`WorkshopFile.copy_to`.
    """

    def finish(connection: sqlite3.Connection) -> None:
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        with engine.begin() as copy:
            copy.execute(delete(REVISION_ROW))
            copy.execute(delete(REVISION))
            _clean(copy, with_people=with_people)
            _drop_pictures(copy)
        connection.execute("VACUUM")

    workshop.copy_to(target, finish=finish)


def _clean(connection: Connection, *, with_people: bool) -> None:
    rows = load(connection)
    blanked = _NEVER if with_people else {**_NEVER, **_BLANKED}
    people = {key[1].hex for key in rows if key[0] == Participant.__tablename__}
    kept: Rows = {
        key: {**row, **blanked.get(key[0], {})}
        for key, row in rows.items()
        if not _is_in_trash(key, row) and (with_people or not _is_about_people(key, row, people))
    }
    prune(kept)
    replay(connection, differences(rows, kept))


def _is_in_trash(key: Key, row: Row) -> bool:
    return key[0] == Card.__tablename__ and bool(row["is_in_trash"])


def _is_about_people(key: Key, row: Row, people: set[str]) -> bool:
    table = key[0]
    if table == ImportedExtra.__tablename__:
        return row["owner_id"] in people
    if table == Photo.__tablename__:
        return bool(row["shows_people"]) and row["release"] not in _PUBLISHABLE
    return table == Participant.__tablename__


def _drop_pictures(connection: Connection) -> None:
    shown = select(Photo.picture_hash).where(Photo.picture_hash.is_not(None))
    connection.execute(delete(PICTURE).where(PICTURE.c.hash.not_in(shown)))
