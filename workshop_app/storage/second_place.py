"""Zweitkopie: each snapshot once more at a second place, such as a stick that somebody keeps.

The place is known by a folder that is made when it is chosen. Where that is missing, the stick is
out, or another one is in: nothing is written then, for the same path may be the laptop's own disk.
"""

import errno
import platform
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from workshop_app.storage.errors import UnusablePathError, WorkshopError
from workshop_app.storage.reasons import reason_of_system
from workshop_app.storage.snapshot_files import (
    Snapshot,
    folder_in,
    make_room,
    next_in,
    prune,
    read_origin,
    remove_unfinished,
    snapshots_in,
    try_writing,
    write_origin,
)
from workshop_app.translation import _
from workshop_app.whole_file import write_chunks

_CHUNK = 1024 * 1024


class SecondPlaceError(WorkshopError):
    """The second place does not take a snapshot; the first one has it."""

    def __init__(self, reason: str) -> None:
        super().__init__(_("Zweitkopie nicht möglich: {reason}").format(reason=reason))


def base_in(place: Path) -> Path:
    """The folder of all snapshots at a place that was chosen."""
    return place / _("Konzeptwerkstatt Sicherungskopien")


def prepare(place: Path) -> None:
    """Make a folder that was chosen known as the second place.

    Raises:
        UnusablePathError: nothing can be written there.
    """
    base = base_in(place)
    try:
        base.mkdir(exist_ok=True)
        try_writing(base)
    except OSError as error:
        raise UnusablePathError(place, reason_of_system(error)) from error


def copy_there(
    snapshot: Snapshot, place: Path, *, path: Path, check: Callable[[], object] = lambda: None
) -> bool:
    """Copy a snapshot to the second place; False if it is there already.

    Args:
        snapshot: of the workshop's file ``path``.
        check: called now and then; may raise to end early.

    Raises:
        SecondPlaceError: it is missing, full, or cannot be written.
    """
    base = base_in(place)
    # Two laptops with the same path may share a stick.
    folder = folder_in(base, path)
    folder = folder.with_name(_("{name} auf {device}").format(name=folder.name, device=_device()))
    try:
        if not base.is_dir():
            raise SecondPlaceError(_("Stick fehlt"))
        target = _target(snapshot, folder)
        if target is None:
            return False
        folder.mkdir(exist_ok=True)
        remove_unfinished(folder)
        make_room(folder, snapshot.path.stat().st_size, reserve=0)
        _note(snapshot.path.parent, folder)
        write_chunks(target, _chunks_of(snapshot.path, check))
    except OSError as error:
        raise SecondPlaceError(_reason(error, base)) from error
    prune(folder)
    return True


def _target(snapshot: Snapshot, folder: Path) -> Path | None:
    """Where it goes; None: it is there.

    Where this laptop has begun to count anew, since its own snapshots were deleted, it is the
    newest all the same, and not the oldest that has to go.
    """
    known = snapshots_in(folder)
    if any(one.path.name == snapshot.path.name for one in known):
        return None
    higher = [one for one in known if one.number > snapshot.number]
    if any((one.at, one.step) == (snapshot.at, snapshot.step) for one in higher):
        return None
    if higher:
        return next_in(folder, at=snapshot.at, step=snapshot.step).path
    return folder / snapshot.path.name


def _note(first: Path, second: Path) -> None:
    """Write on both sides what lies where, so that all of it can be found and erased one day."""
    origin = read_origin(first)
    if origin is not None:
        known = tuple(dict.fromkeys([*origin.second_folders, str(second)]))
        write_origin(first, replace(origin, second_folders=known))
        write_origin(second, replace(origin, second_folders=()))


def _chunks_of(source: Path, check: Callable[[], object]) -> Iterator[bytes]:
    with source.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            check()
            yield chunk


def _reason(error: OSError, base: Path) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _("Stick voll")
    try:
        is_there = base.is_dir()
    except OSError:
        is_there = False
    return reason_of_system(error) if is_there else _("Stick fehlt")


def _device() -> str:
    name = "".join(sign for sign in platform.node() if sign.isalnum() or sign in "-_")
    return name[:40] or _("Laptop")
