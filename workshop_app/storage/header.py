"""The first bytes of a workshop file: is it ours, and of which schema version?"""

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


def schema_version_of(path: Path) -> int:
    """The schema version of a workshop file.

    Raises:
        NoSuchFileError, UnusablePathError: there is nothing to read.
        NotAWorkshopFileError: another kind of file.
        DamagedFileError: a workshop file that ends in its header.
        NewerFileError: written by a newer version of the app.
    """
    header = _read_header(path)
    if not header.startswith(_MAGIC):
        raise NotAWorkshopFileError(path)
    if len(header) < _HEADER_SIZE:
        raise DamagedFileError(path)
    (application_id,) = struct.unpack_from(">I", header, _APPLICATION_ID_AT)
    if application_id != APPLICATION_ID:
        raise NotAWorkshopFileError(path)
    (version,) = struct.unpack_from(">I", header, _USER_VERSION_AT)
    if version > SCHEMA_VERSION:
        raise NewerFileError(path)
    return int(version)


def _read_header(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEADER_SIZE)
    except FileNotFoundError:
        raise NoSuchFileError(path) from None
    except IsADirectoryError:
        raise NotAWorkshopFileError(path) from None
    except OSError as error:
        raise UnusablePathError(path, reason_of_system(error)) from error
