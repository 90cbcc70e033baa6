"""Sicherungskopien: whole copies of the workshop file, taken beside the work and checked.

SQLite's online backup reads the file through a connection of its own: the one who types waits for
nothing. A copy is checked and on the disk before it gets its name, and only then the oldest go;
where the disk is nearly full they go first, but the newest three stay.
"""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop_app.storage import creation, snapshot_files, soundness
from workshop_app.storage.drafts import without_drafts
from workshop_app.storage.errors import DamagedFileError, UnusablePathError, WorkshopError
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of
from workshop_app.storage.reasons import DISK_NEARLY_FULL, reason_of_sqlite, reason_of_system
from workshop_app.storage.snapshot_files import (
    Origin,
    Snapshot,
    app_folder,
    folder_beside,
    folder_in,
    folders_of,
    forget,
    looking_into,
    make_room,
    next_in,
    prune,
    snapshots_in,
    try_writing,
    workshop_id_of,
    write_origin,
)

__all__ = [
    "Contents",
    "Snapshot",
    "all_of",
    "contents_of",
    "delete_all",
    "is_sound",
    "list_of",
    "newest_sound",
    "out_of_reach",
    "own_of",
    "remove_unfinished",
    "restore",
    "take",
]

# The newest change of what people have worked out. Going to another step and the timer are none:
# who leafs through the agenda would push out the snapshots of the work.
_NEWEST_WORK = """
    SELECT revision.id FROM revision
    WHERE is_undoable OR kind <> 'change' OR EXISTS (
        SELECT 1 FROM revision_row
        WHERE revision = number AND table_name NOT IN ('step_run', 'workshop')
    )
    ORDER BY number DESC LIMIT 1
"""

_PAGES = 1_000


@dataclass(frozen=True, slots=True)
class Contents:
    """Inhalt einer Sicherungskopie: what people know it by."""

    snapshot: Snapshot
    origin: str  # name of the file that it is of
    cards: int
    changes: int  # in its history
    size: int  # in bytes
    is_sound: bool = True


def take(path: Path, *, step: str, now: dt.datetime, base: Path | None = None) -> Snapshot | None:
    """Take a snapshot; None if nothing was worked out since the last one.

    Args:
        path: the file, which may be open and changing.
        step: the code of the step, for the name.
        now: local time, for the name.
        base: the folder for snapshots of all files; None: the app's own.

    Raises:
        DamagedFileError: the file is damaged; nothing was removed.
        UnusablePathError: the disk does not take it; nothing was removed.
    """
    path = path.resolve()
    folder = _ready_folder(path, base or app_folder())
    snapshot_files.remove_unfinished(folder)
    newest = next(iter(snapshots_in(folder)), None)
    if newest is not None and _newest_work(newest.path) == _newest_work(path, is_open=True):
        return None
    _need_room(folder, path)
    snapshot = next_in(folder, at=now, step=step)
    _copy(path, snapshot.path, is_open=True)
    with contextlib.suppress(OSError):  # then it is found by the path of its file only
        before = snapshot_files.read_origin(folder)
        seconds = before.second_folders if before else ()
        write_origin(folder, Origin(str(path), workshop_id_of(snapshot.path), seconds))
    prune(folder)
    return snapshot


def own_of(path: Path, *, base: Path | None = None) -> list[Snapshot]:
    """The snapshots of the file at this very path, the newest first."""
    return [one for folder in _own_folders(path, base) for one in snapshots_in(folder)]


def second_of(path: Path, *, base: Path | None = None) -> list[Path]:
    """The folders in reach to which those of the file at this very path were copied."""
    folders = snapshot_files.second_folders_of(_own_folders(path, base))
    return [one for one in folders if one.is_dir()]


def list_of(path: Path, *, base: Path | None = None) -> list[Snapshot]:
    """The snapshots of a file, those of its own path first, each the newest first."""
    return [
        one for folder in folders_of(path, [base or app_folder()]) for one in snapshots_in(folder)
    ]


def all_of(
    path: Path, *, second_places: Sequence[Path] = (), base: Path | None = None
) -> list[Path]:
    """Every file that is a snapshot of this workshop, also of its copies and at second places.

    Args:
        path: the workshop's file.
        second_places: more folders of snapshots, as ``second_place.base_in`` gives them; those
            that were copied to from here are known without.
        base: the folder for snapshots of all files; None: the app's own.
    """
    folders = _everywhere(path, [base or app_folder(), *second_places])
    return [one.path for folder in folders for one in snapshots_in(folder)]


def out_of_reach(path: Path, *, base: Path | None = None) -> list[Path]:
    """Folders of second copies that cannot be looked into now, for the stick is out."""
    folders = folders_of(path, [base or app_folder()])
    return [one for one in snapshot_files.second_folders_of(folders) if not one.is_dir()]


def delete_all(path: Path, *, second_places: Sequence[Path] = (), base: Path | None = None) -> int:
    """Delete every snapshot of a workshop that is in reach; returns how many stayed in use.

    A folder of which a stick has copies that is out keeps its note, so that they are not forgotten.
    """
    left = 0
    folders = _everywhere(path, [base or app_folder(), *second_places])
    for folder in reversed(folders):  # second places first: the notes of the first know them
        for snapshot in snapshots_in(folder):
            try:
                snapshot.path.unlink()
            except OSError:  # Windows: somebody has it open
                left += 1
        seconds = snapshot_files.second_folders_of([folder])
        if not snapshots_in(folder) and all(_is_emptied(one) for one in seconds):
            forget(folder)
    return left


def remove_unfinished(path: Path, *, base: Path | None = None) -> None:
    """Remove what a kill left of snapshots that were being taken; none may be being taken now."""
    for folder in _everywhere(path, [base or app_folder()]):
        snapshot_files.remove_unfinished(folder)


def newest_sound(path: Path, *, base: Path | None = None) -> Snapshot | None:
    """The newest snapshot of a file that can be read, or None."""
    return next((one for one in list_of(path, base=base) if is_sound(one.path)), None)


def is_sound(path: Path) -> bool:
    """Whether a file is a whole workshop of this version, or of an older one.

    As opening looks at it, so that nobody is offered what cannot be opened then. The tables of an
    older one are looked at when it has been brought up to date.
    """
    try:
        is_older = schema_version_of(path) < SCHEMA_VERSION
        with looking_into(path) as connection:
            _check(connection, path)
            return is_older or soundness.is_sound(connection)
    except (WorkshopError, sqlite3.Error):
        return False


def contents_of(snapshot: Snapshot) -> Contents:
    """What is in a snapshot; of one that cannot be read, its size. All of it is not checked."""
    path = snapshot.path
    origin = snapshot_files.read_origin(path.parent)
    name = Path(origin.path).name if origin else ""
    size = 0
    try:
        size = path.stat().st_size
        with looking_into(path) as connection:
            cards, changes = (
                connection.execute(query).fetchone()[0]
                for query in (
                    "SELECT count(*) FROM card WHERE NOT is_in_trash",
                    "SELECT count(*) FROM revision WHERE is_undoable AND kind = 'change'",
                )
            )
    except (OSError, sqlite3.Error):
        return Contents(snapshot, name, 0, 0, size, is_sound=False)
    return Contents(snapshot, name, cards, changes, size)


def restore(snapshot: Path, target: Path) -> None:
    """Write a copy of a snapshot under a name that is free; the snapshot stays as it is.

    Raises:
        DamagedFileError: the snapshot cannot be read.
        UnusablePathError: the folder or the disk does not take it, or the name is taken.
    """
    creation.refuse_taken(target)
    _copy(snapshot, target)


def _own_folders(path: Path, base: Path | None) -> tuple[Path, Path]:
    return folder_in(base or app_folder(), path), folder_beside(path)


def _is_emptied(second: Path) -> bool:
    """Whether a second folder was emptied, and is not merely out of reach."""
    return second.parent.is_dir() and not snapshots_in(second)


def _everywhere(path: Path, bases: Sequence[Path]) -> list[Path]:
    folders = folders_of(path, bases)
    seconds = [one for one in snapshot_files.second_folders_of(folders) if one.is_dir()]
    return list(dict.fromkeys([*folders, *seconds]))


def _ready_folder(path: Path, base: Path) -> Path:
    """The folder for the snapshots of a file: the app's, or else one beside it.

    Raises:
        UnusablePathError: neither can be made.
    """
    own = folder_in(base, path)
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds what is personal
        try_writing(own)
    except OSError:
        beside = folder_beside(path)
        try:
            beside.mkdir(exist_ok=True)
        except OSError as error:
            raise UnusablePathError(own, reason_of_system(error)) from error
        return beside
    return own


def _need_room(folder: Path, path: Path) -> None:
    files = [path, path.with_name(f"{path.name}-wal")]
    try:
        is_room = make_room(folder, sum(one.stat().st_size for one in files if one.exists()))
    except OSError as error:
        raise UnusablePathError(folder, reason_of_system(error)) from error
    if not is_room:
        raise UnusablePathError(folder, DISK_NEARLY_FULL)


def _copy(source: Path, target: Path, *, is_open: bool = False) -> None:
    # On a share of the network there is no -wal: who writes waits for who reads.
    has_wal = source.with_name(f"{source.name}-wal").exists()
    try:
        with looking_into(source, is_open=is_open) as connection:
            creation.back_up(
                connection,
                target,
                source_path=source,
                finish=without_drafts(lambda copy: _check(copy, source)),
                pages=-1 if has_wal or not is_open else _PAGES,
            )
    except sqlite3.Error as error:
        raise UnusablePathError(source, reason_of_sqlite(error)) from error


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedFileError(path)


def _newest_work(path: Path, *, is_open: bool = False) -> object:
    """What changes with each work that is saved; None: there is none yet."""
    try:
        with looking_into(path, is_open=is_open) as connection:
            found = connection.execute(_NEWEST_WORK).fetchone()
    except sqlite3.Error:
        return object()  # unlike everything: then a snapshot is taken
    return None if found is None else found[0]
