"""The first bytes of a workshop file: is it ours, and of which schema version?"""

import stat
import struct
from pathlib import Path

from workshop_app.storage.errors import (
    DamagedFileError,
    NewerFileError,
    NoSuchFileError,
    NotAWorkshopFileError,
    UnusablePathError,
)
from workshop_app.storage.reasons import reason_of_system

APPLICATION_ID = 0x4B57_5753  # "KWWS"; PRAGMA application_id
SCHEMA_VERSION = 1  # PRAGMA user_version; one more with each migration

# Offsets from section 1.3 of SQLite's "Database File Format".
_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_USER_VERSION_AT = 60
_APPLICATION_ID_AT = 68
_ID_SIZE = 4
_LAST_PLAUSIBLE_VERSION = 1_000  # beyond, bits were flipped


def schema_version_of(path: Path) -> int:
    """The schema version of a workshop file.

    Raises:
        NoSuchFileError, UnusablePathError: there is nothing to read.
        NotAWorkshopFileError: another kind of file.
        DamagedFileError: a workshop file of whose first bytes something is missing or changed.
        NewerFileError: written by a newer version of the app.
    """
    header = _read_header(path)
    if not _is_whole(header):
        raise DamagedFileError(path) if _was_ours(path, header) else NotAWorkshopFileError(path)
    (version,) = struct.unpack_from(">I", header, _USER_VERSION_AT)
    if version > _LAST_PLAUSIBLE_VERSION:
        raise DamagedFileError(path)
    if version > SCHEMA_VERSION:
        raise NewerFileError(path)
    return int(version)


def _is_whole(header: bytes) -> bool:
    return (
        len(header) == _HEADER_SIZE and header.startswith(_MAGIC) and _our_bytes(header) == _ID_SIZE
    )


def _was_ours(path: Path, header: bytes) -> bool:
    """Whether what is left looks like the first bytes of a workshop: it was damaged then."""
    if path.suffix == ".workshop" and not header.strip(b"\0"):
        return True  # emptied: what a power cut or a broken stick leaves of any file
    if header.startswith(_MAGIC) and len(header) < _HEADER_SIZE:
        return True
    found = _our_bytes(header)
    return found == _ID_SIZE or (found == _ID_SIZE - 1 and header.startswith(_MAGIC))


def _our_bytes(header: bytes) -> int:
    """How many bytes of the application's mark are as they should be."""
    found = header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + _ID_SIZE]
    return sum(a == b for a, b in zip(found, struct.pack(">I", APPLICATION_ID), strict=False))


def _read_header(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a folder; a pipe, which one would wait for
            raise NotAWorkshopFileError(path)
        with path.open("rb") as stream:
            return stream.read(_HEADER_SIZE)
    except (FileNotFoundError, ValueError):  # of a name that no system can have
        raise NoSuchFileError(path) from None
    except OSError as error:
        raise UnusablePathError(path, reason_of_system(error)) from error
