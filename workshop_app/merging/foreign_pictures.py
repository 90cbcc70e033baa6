"""Pictures that come with a copy: looked at as those that somebody adds, before they come in.

What is no picture, damaged or a burden stays out; the row comes without it, and a sentence says so.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.merging.plan import Source
from workshop_app.merging.rows import Key
from workshop_app.model.municipality import Municipality
from workshop_app.model.people import Photo
from workshop_app.pictures import LARGEST_KEPT, PictureFlaw, flaw_of_kept, without_notes
from workshop_app.storage.picture_store import PICTURE, REASONS, read_picture
from workshop_app.storage.row_values import JsonValue
from workshop_app.translation import _

_MOST_TOGETHER: Final = 300_000_000  # bytes; 200 photos of the app have 100
_LOGOS: Final = ("logo", "funding_logo", "second_funding_logo")


@dataclass(frozen=True)
class ForeignPictures:
    """Bilder einer Kopie: those that come in, by hash, and why others do not."""

    contents: Mapping[str, bytes]
    refused: tuple[str, ...]  # German sentences


def read_foreign_pictures(session: Session, source: Source, here: Set[str]) -> ForeignPictures:
    """The pictures of a copy that this file lacks; rows of the copy let go of what stays out.

    Args:
        session: of the copy.
        source: its rows.
        here: the hashes of the pictures that this file has.
    """
    contents: dict[str, bytes] = {}
    refused = []
    for key, name in _named(source):
        if name in here or name in contents:
            continue
        flaw = _flaw_in(session, name, sum(map(len, contents.values())))
        if flaw is not None:
            _let_go(source, key, "picture_hash")
            refused.append(
                _("{photo} kommt ohne Bild: {reason}. Bitte fügen Sie das Foto neu hinzu.").format(
                    photo=source.rows[key]["code"], reason=REASONS[flaw]
                )
            )
        elif (content := read_picture(session, name)) is not None:
            contents[name] = content
    return ForeignPictures(contents, (*refused, *_refused_logos(source)))


def _named(source: Source) -> Iterator[tuple[Key, str]]:
    photos = [key for key in source.rows if key[0] == Photo.__tablename__]
    for key in sorted(photos, key=lambda key: key[1].hex):
        name = source.rows[key]["picture_hash"]
        if name:
            yield key, str(name)


def _flaw_in(session: Session, name: str, taken: int) -> PictureFlaw | None:
    length = select(func.length(PICTURE.c.content)).where(PICTURE.c.hash == name)
    size = session.scalar(length) or 0  # before it is in memory
    if size > LARGEST_KEPT or taken + size > _MOST_TOGETHER:
        return PictureFlaw.TOO_LARGE
    content = read_picture(session, name)
    if content is None:  # a copy for a group may be without
        return None
    if hashlib.sha256(content).hexdigest() != name:
        return PictureFlaw.CHANGED
    flaw = flaw_of_kept(content)
    return flaw or (PictureFlaw.WITH_NOTES if without_notes(content) != content else None)


def _refused_logos(source: Source) -> Iterator[str]:
    for key, before in source.base.items():
        if key[0] != Municipality.__tablename__ or key not in source.rows:
            continue
        for column in _LOGOS:
            value = source.rows[key][column]
            if value is None or (before is not None and before[column] == value):
                continue
            flaw = flaw_of_kept(_bytes_of(value))
            if flaw is not None:
                _let_go(source, key, column)
                yield _("Ein Logo der Gruppe kommt nicht mit: {reason}. Ihres bleibt.").format(
                    reason=REASONS[flaw]
                )


def _bytes_of(value: JsonValue) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except binascii.Error:
        return b""


def _let_go(source: Source, key: Key, column: str) -> None:
    """As if the copy had not changed it."""
    before = source.base.get(key)
    source.rows[key] = {
        **source.rows[key],
        column: before[column] if before is not None else None,
    }
