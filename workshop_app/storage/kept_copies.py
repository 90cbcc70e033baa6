"""The copies of a workshop that the app keeps by itself: what is erased is erased in them too.

Copies that people made are theirs: for groups, on sticks, in mails.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from workshop_app.storage import snapshots
from workshop_app.storage.erasing import erase_in_copy
from workshop_app.storage.erasure import Erasure
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of


def copies_before_migration(path: Path) -> list[Path]:
    """The copies that were put aside before the file was brought to a newer schema."""
    names = path.parent.iterdir() if path.parent.is_dir() else ()
    begins = f"{path.stem} (vor der Umstellung von Schema "
    return sorted(one for one in names if one.name.startswith(begins) and one.suffix == path.suffix)


def kept_copies(path: Path) -> list[Path]:
    """All copies of a file that the app itself has made and not given away."""
    return [*copies_before_migration(path), *snapshots.all_of(path)]


def out_of_reach(path: Path) -> list[Path]:
    """Folders with such copies that cannot be looked into now: their stick is out."""
    return snapshots.out_of_reach(path)


def erase_in_all(copies: Iterable[Path], erasure: Erasure) -> tuple[Path, ...]:
    """Erase the same in all of them; returns those where it was not possible.

    A copy of an older schema cannot be changed any more, and goes as a whole.
    """
    return tuple(copy for copy in copies if not _is_cleared(copy, erasure))


def _is_cleared(copy: Path, erasure: Erasure) -> bool:
    try:
        if schema_version_of(copy) < SCHEMA_VERSION:
            copy.unlink()
        else:
            erase_in_copy(copy, erasure)
    except (OSError, SQLAlchemyError, sqlite3.Error, WorkshopError):
        return False
    return True
