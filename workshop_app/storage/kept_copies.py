"""The copies of a workshop that the app keeps by itself: what is erased is erased in them too.

Copies that people made are theirs: for groups, on sticks, in mails.
"""

import sqlite3
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from workshop_app.storage import creation, snapshots
from workshop_app.storage.erasing import erase_in_copy, mark_in_copy
from workshop_app.storage.erasure import Erasure
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of
from workshop_app.storage.journal import RevisionKind
from workshop_app.storage.snapshot_files import looking_into, snapshots_in, workshop_id_of

_ERASURES = "SELECT id FROM revision WHERE kind = ?"


def copies_before_migration(path: Path) -> list[Path]:
    """The copies that were put aside before the file was brought to a newer schema."""
    names = path.parent.iterdir() if path.parent.is_dir() else ()
    begins = f"{path.stem} (vor der Umstellung von Schema "
    return sorted(one for one in names if one.name.startswith(begins) and one.suffix == path.suffix)


def kept_copies(path: Path, *, base: Path | None = None) -> list[Path]:
    """All copies of a file that the app itself has made and not given away."""
    return [*copies_before_migration(path), *snapshots.all_of(path, base=base)]


def out_of_reach(path: Path, *, base: Path | None = None) -> list[Path]:
    """Folders with such copies that cannot be looked into now: their stick is out."""
    return snapshots.out_of_reach(path, base=base)


def others_beside(path: Path) -> list[Path]:
    """Other files of the same workshop in its folder: earlier states, copies that people made.

    Args:
        path: the workshop's file, which may be open.
    """
    try:
        with looking_into(path, is_open=True) as connection:
            (workshop,) = connection.execute("SELECT id FROM workshop").fetchone()
    except (sqlite3.Error, TypeError):  # there is none in it
        return []
    own = {path, *copies_before_migration(path)}
    others = [one for one in path.parent.glob(f"*{path.suffix}") if one not in own]
    return sorted(one for one in others if workshop_id_of(one) == str(workshop))


def erase_in_all(
    path: Path,
    erasure: Erasure,
    *,
    base: Path | None = None,
    tell: Callable[[float], object] = lambda _part: None,
) -> tuple[Path, ...]:
    """Erase the same in all of them; returns those where it was not possible.

    A copy of an older schema cannot be changed any more, and goes as a whole. What a kill left of
    copies that were being made goes too; nobody may be making one now.

    Args:
        path: the workshop's file, which may be open.
        erasure: what.
        base: the folder for snapshots of all files; None: the app's own.
        tell: how much is done, 0 to 1, between two copies; may raise to end early.
    """
    snapshots.remove_unfinished(path, base=base)
    copies = kept_copies(path, base=base)
    left = []
    for number, copy in enumerate(copies):
        tell(number / len(copies))
        if not _is_cleared(copy, erasure):
            left.append(copy)
    return tuple(left)


def drop_uncleared(path: Path, *, base: Path | None = None) -> int:
    """Delete second copies that still hold what was erased while their stick was out.

    By then nobody can say any more what is to be erased in them: the names are gone. What was taken
    or cleared since stays, and so does what cannot be read just now.

    Args:
        path: the workshop's file, which may be open and changing.
        base: the folder for snapshots of all files; None: the app's own.

    Returns:
        how many.
    """
    try:
        erasures = _erasures_in(path, is_open=True)
    except sqlite3.Error:
        return 0
    if not erasures:
        return 0
    names = [one.path.name for one in snapshots.own_of(path, base=base)]
    copies = [
        one.path for folder in snapshots.second_of(path, base=base) for one in snapshots_in(folder)
    ]
    return sum(_is_dropped(copy, erasures, {copy.name, *names}) for copy in copies)


def _is_dropped(copy: Path, erasures: Iterable[uuid.UUID], names: Iterable[str]) -> bool:
    try:
        is_late = not _knows_all(copy, erasures, names)
        if is_late:
            copy.unlink()
    except (OSError, sqlite3.Error):
        return False
    return is_late


def _knows_all(copy: Path, erasures: Iterable[uuid.UUID], names: Iterable[str]) -> bool:
    known = _erasures_in(copy)
    return all(
        erasure in known or any(mark_in_copy(erasure, name) in known for name in names)
        for erasure in erasures
    )


def _erasures_in(path: Path, *, is_open: bool = False) -> set[uuid.UUID]:
    with looking_into(path, is_open=is_open) as connection:
        rows = connection.execute(_ERASURES, (RevisionKind.ERASURE.value,)).fetchall()
    return {uuid.UUID(name) for (name,) in rows}


def _is_cleared(copy: Path, erasure: Erasure) -> bool:
    try:
        creation.remove_unfinished(copy)
        if not copy.exists():  # people deleted it meanwhile, unless all of its stick is gone
            return copy.parent.is_dir()
        if schema_version_of(copy) < SCHEMA_VERSION:
            copy.unlink()
        else:
            erase_in_copy(copy, erasure)
    except (OSError, SQLAlchemyError, sqlite3.Error, WorkshopError):
        return False
    return True
