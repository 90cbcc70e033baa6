"""The pictures of a workshop, each once, under the SHA-256 of its bytes.

A row of the model names a picture by its hash, so that the journal, which keeps what each row was,
does not keep the bytes again. Nothing is changed or taken away by a change: the undo of a deletion
finds the picture again. Only an erasure drops what neither a row nor the journal names any more.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Column, Connection, Table, Text, cast, delete, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from workshop_app.model.base import Base
from workshop_app.model.column_types import Binary, NormalText
from workshop_app.model.people import Photo
from workshop_app.pictures import PictureFlaw
from workshop_app.storage.engines import open_gate, shut_gate
from workshop_app.storage.journal import REVISION_ROW
from workshop_app.translation import _

PICTURE = Table(
    "picture",
    Base.metadata,
    Column("hash", NormalText, primary_key=True),
    Column("content", Binary, nullable=False),
)

# Why a picture was left out, to stand behind a colon.
REASONS: Final[Mapping[PictureFlaw, str]] = {
    PictureFlaw.NO_PICTURE: _("kein Bild (PNG oder JPEG)"),
    PictureFlaw.TOO_LARGE: _("größer als 10 MB"),
    PictureFlaw.TOO_MANY_POINTS: _("mehr als 100 Megapixel"),
    PictureFlaw.PNG_TOO_LARGE: _("als PNG zu groß, bitte als JPEG"),
    PictureFlaw.CUT_OFF: _("unvollständig oder beschädigt"),
    PictureFlaw.WITH_NOTES: _("mit Angaben der Kamera, also nicht aus der Konzeptwerkstatt"),
    PictureFlaw.CHANGED: _("seit dem Einfügen verändert"),
}


def keep_picture(session: Session, content: bytes) -> str:
    """Put a picture into the file as a part of the running change; returns its hash.

    Args:
        session: that of ``WorkshopFile.change``; if the change fails, the picture is gone too.
    """
    name = hashlib.sha256(content).hexdigest()
    session.flush()
    connection = session.connection()
    open_gate(connection)
    connection.execute(insert(PICTURE).values(hash=name, content=content).on_conflict_do_nothing())
    shut_gate(connection)
    return name


def read_picture(session: Session, name: str | None) -> bytes | None:
    """The bytes of a picture; None: the file does not have it."""
    found: bytes | None = session.scalar(select(PICTURE.c.content).where(PICTURE.c.hash == name))
    return found


def drop_unnamed_pictures(connection: Connection) -> None:
    """Take away the bytes of pictures that no photo and no line of the journal names."""
    used = select(Photo.picture_hash).where(Photo.picture_hash.is_not(None))
    for name in connection.scalars(select(PICTURE.c.hash).where(PICTURE.c.hash.not_in(used))).all():
        cells = (REVISION_ROW.c.old, REVISION_ROW.c.new)
        is_named = or_(*(cast(column, Text).contains(name) for column in cells))
        query = select(REVISION_ROW.c.revision).where(
            REVISION_ROW.c.table_name == "photo", is_named
        )
        if connection.scalar(query.limit(1)) is None:
            connection.execute(delete(PICTURE).where(PICTURE.c.hash == name))
