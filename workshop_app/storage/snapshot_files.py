"""Where snapshots lie, what they are called, and which of them stay.

They lie in the app's own folder, and not beside the workshop: a stick that is pulled out, a folder
that another program keeps in step, or a share of the network takes none of them along. A folder
belongs to one path, so that the snapshots of a file that nobody can read any more are still found;
a note in it says which workshop that is, so that they are found after the file was moved, too.
"""

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from workshop_app.storage.engines import address_of
from workshop_app.translation import _
from workshop_app.whole_file import write_whole

MOST_KEPT = 20
MOST_BYTES = 2 * 1024**3  # of all snapshots of a file together; photos make them large
LEAST_KEPT = 3  # whatever their size
RESERVE = 100 * 1024**2  # bytes of the disk that snapshots leave free
_NOTE = "herkunft.json"
_NAME = re.compile(r"(\d{5,}) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(?: (\S+))?\.workshop")
_MOMENT = "%Y-%m-%d %H-%M-%S"
_LONGEST_STEM = 60


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Sicherungskopie: a whole workshop file as it was at a moment.

    Attributes:
        number: counts up whatever the clock says, so that the newest is known when it is set back.
        at: local time, as the clock said.
        step: its code; empty if it is not known.
    """

    path: Path
    number: int
    at: dt.datetime
    step: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Herkunft: the file that the snapshots of a folder are of."""

    path: str
    workshop: str  # id of the workshop; empty: not known
    second_folders: tuple[str, ...] = ()  # where they were copied to, whether it is there or not


def app_folder() -> Path:
    """Where the app keeps snapshots on this machine."""
    return platformdirs.user_data_path("Konzeptwerkstatt", appauthor=False) / _("Sicherungskopien")


def folder_beside(path: Path) -> Path:
    """Where they lie if the app has no folder of its own that can be written."""
    return path.parent / _("{name} Sicherungen").format(name=path.stem)


def folder_in(base: Path, path: Path) -> Path:
    """The folder in ``base`` for the snapshots of a file."""
    place = unicodedata.normalize("NFC", os.path.normcase(os.path.realpath(path)))  # loops too
    mark = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return base / f"{path.stem[:_LONGEST_STEM].strip()} {mark}"


def folders_of(path: Path, bases: Sequence[Path]) -> list[Path]:
    """The folders with snapshots of a file: its own first, then those of the same workshop.

    Of the same workshop are also those of copies and of the file before it was moved; where the
    file cannot be read, a file of the same name counts as the same.
    """
    own = [folder_in(base, path) for base in bases] + [folder_beside(path)]
    found = [folder for folder in own if folder.is_dir()]
    workshop = workshop_id_of(path)
    known = {origin.workshop for origin in map(read_origin, found) if origin and origin.workshop}
    wanted = {workshop} if workshop else known
    for folder in _all_folders(bases):
        origin = read_origin(folder)
        if folder in own or origin is None:
            continue
        is_same = origin.workshop in wanted if wanted else Path(origin.path).name == path.name
        if is_same:
            found.append(folder)
    return found


def snapshots_in(folder: Path) -> list[Snapshot]:
    """Those of a folder, the newest first; names that are not ours do not count."""
    found = []
    with contextlib.suppress(OSError):
        found = [one for path in folder.iterdir() if (one := snapshot_at(path))]
    return sorted(found, key=lambda one: one.number, reverse=True)


def snapshot_at(path: Path) -> Snapshot | None:
    """What the name of a file says of it; None: it is no snapshot."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        at = dt.datetime.strptime(match[2], _MOMENT)
    except ValueError:
        return None
    return Snapshot(path, int(match[1]), at, match[3] or "")


def next_in(folder: Path, *, at: dt.datetime, step: str) -> Snapshot:
    """What the next snapshot of a folder is called; nothing of that name is there."""
    newest = next(iter(snapshots_in(folder)), None)
    number = newest.number + 1 if newest else 1
    name = f"{number:05} {at.strftime(_MOMENT)}{f' {step}' if step else ''}.workshop"
    return Snapshot(folder / name, number, at.replace(tzinfo=None, microsecond=0), step)


def prune(folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
    """Remove the oldest: what is more than 20, and what is too large together.

    What cannot be removed just now goes the next time.
    """
    size = 0
    for place, snapshot in enumerate(snapshots_in(folder)):
        with contextlib.suppress(OSError):
            size += snapshot.path.stat().st_size
            if place >= MOST_KEPT or (place >= LEAST_KEPT and size > most_bytes):
                snapshot.path.unlink()


def make_room(folder: Path, needed: int, *, reserve: int = RESERVE) -> bool:
    """Whether a snapshot of this size fits; where it does not, the oldest go, but three stay.

    Args:
        folder: with the snapshots of a file.
        needed: in bytes.
        reserve: what stays free, for the workshop itself has to be saved on the same disk.
    """
    for snapshot in [*reversed(snapshots_in(folder)[LEAST_KEPT:]), None]:
        if shutil.disk_usage(folder).free >= needed + reserve:
            return True
        if snapshot is not None:
            with contextlib.suppress(OSError):
                snapshot.path.unlink()
    return False


def try_writing(folder: Path) -> None:
    """Find out whether a folder takes files.

    Raises:
        OSError: it does not.
    """
    probe = folder / ".~test"
    probe.touch()
    probe.unlink()


def remove_unfinished(folder: Path) -> None:
    """Remove what a snapshot left that was broken off by the end of the app."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".*.new*"):
            with contextlib.suppress(OSError):
                path.unlink()


def forget(folder: Path) -> None:
    """Remove what is ours in a folder without snapshots, and the folder if nothing is left."""
    remove_unfinished(folder)
    with contextlib.suppress(OSError):
        (folder / _NOTE).unlink(missing_ok=True)
        folder.rmdir()


def write_origin(folder: Path, origin: Origin) -> None:
    """Note what the snapshots of a folder are of.

    Raises:
        OSError: the folder does not take it.
    """
    if read_origin(folder) != origin:
        content = {
            "path": origin.path,
            "workshop": origin.workshop,
            "second_folders": origin.second_folders,
        }
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        write_whole(folder / _NOTE, text.encode("utf-8", "surrogateescape"))


def read_origin(folder: Path) -> Origin | None:
    """What the snapshots of a folder are of; None: nobody knows."""
    try:
        content = json.loads((folder / _NOTE).read_bytes())
        seconds = tuple(str(one) for one in content.get("second_folders", ()))
        return Origin(str(content["path"]), str(content["workshop"]), seconds)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def second_folders_of(folders: Sequence[Path]) -> list[Path]:
    """Where the snapshots of these folders were copied to, each once, there or not."""
    origins = [origin for folder in folders if (origin := read_origin(folder))]
    return [Path(one) for one in dict.fromkeys(one for o in origins for one in o.second_folders)]


def workshop_id_of(path: Path) -> str:
    """The id of the workshop in a file; empty if it cannot be read."""
    with contextlib.suppress(sqlite3.Error), looking_into(path) as connection:
        found = connection.execute("SELECT id FROM workshop LIMIT 1").fetchone()
        return "" if found is None else str(found[0])
    return ""


@contextlib.contextmanager
def looking_into(path: Path, *, is_open: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection of its own that reads, past the door, and leaves no file behind.

    Args:
        path: the file.
        is_open: somebody may be writing to it just now.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    if not path.is_file():  # on a pipe one would wait for whoever writes into it
        raise sqlite3.OperationalError
    path = path.resolve()
    # A look at a closed file in WAL mode would make the helper files, and could not remove them.
    is_open = is_open or path.with_name(f"{path.name}-wal").exists()
    address = address_of(path, "ro" if is_open else "ro&immutable=1")
    with contextlib.closing(sqlite3.connect(address, uri=True, timeout=3)) as connection:
        yield connection


def _all_folders(bases: Sequence[Path]) -> Iterator[Path]:
    for base in bases:
        with contextlib.suppress(OSError):
            yield from sorted(folder for folder in base.iterdir() if folder.is_dir())
