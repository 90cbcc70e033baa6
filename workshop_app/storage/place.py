"""Where a file lies: on this machine, in a folder that is kept in step, or on the network."""

import functools
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePath

from workshop_app.translation import _


class PlaceKind(Enum):
    """What a place means for a database."""

    LOCAL = auto()
    SYNCHRONISED = auto()  # another program copies the file while it is being written
    NETWORK = auto()  # WAL needs memory that is shared with all who open the file


@dataclass(frozen=True)
class Place:
    """A kind of place, with the name of the service that synchronises it."""

    kind: PlaceKind
    service: str = ""

    @property
    def warning(self) -> str | None:
        """What people should know before they work there, or None."""
        match self.kind:
            case PlaceKind.SYNCHRONISED:
                return _(
                    "Diesen Ordner gleicht {service} ab. Sicherer ist es, den Workshop auf diesem "
                    "Gerät zu speichern und am Ende eine Kopie dort abzulegen."
                ).format(service=self.service)
            case PlaceKind.NETWORK:
                return _(
                    "Die Datei liegt auf einem Netzlaufwerk. Sicherer ist es, den Workshop auf "
                    "diesem Gerät zu speichern und am Ende eine Kopie dort abzulegen."
                )
            case PlaceKind.LOCAL:
                return None


@dataclass(frozen=True)
class Mount:
    """A file system and the folder that it hangs in."""

    folder: PurePath
    kind: str  # ext4, nfs4, cifs …


_NETWORK_KINDS = {
    "9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse",
    "fuse.glusterfs", "fuse.rclone", "fuse.sshfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb2",
    "smb3", "smbfs", "webdav",
}  # fmt: skip
# Folder names as the services' own programs choose them, alone or followed by an account.
_SERVICES = (
    "Box", "Dropbox", "Google Drive", "GoogleDrive", "HiDrive", "iCloudDrive", "MagentaCLOUD",
    "Nextcloud", "OneDrive", "ownCloud", "pCloud Drive", "Proton Drive", "Seafile", "Syncthing",
)  # fmt: skip
_SERVICE_NAME = re.compile(rf"({'|'.join(map(re.escape, _SERVICES))})(?:[ (-].*|\d*)", re.I)
_MARKERS = {
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
_MAC_FOLDERS = {"CloudStorage": "", "com~apple~CloudDocs": "iCloud", "Mobile Documents": "iCloud"}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def find_place(path: Path) -> Place:
    """Where a file lies, as far as this system tells."""
    service = synchronising_service(path, os.environ) or _marked_service(path)
    if _is_remote_drive(path) or is_on_network(path, _mounts(path)):
        return Place(PlaceKind.NETWORK)
    return Place(PlaceKind.SYNCHRONISED, service) if service else Place(PlaceKind.LOCAL)


def is_on_network(path: PurePath, mounts: Iterable[Mount]) -> bool:
    """Whether an absolute path is a share of Windows, or the innermost mount is a network one."""
    if path.as_posix().startswith("//"):
        return True
    folders = {path, *path.parents}
    around = [mount for mount in mounts if mount.folder in folders]
    # Of two mounts in the same folder the later one is seen.
    innermost = max(around, key=lambda mount: len(mount.folder.parts), default=None)
    candidates = [m for m in around if innermost and m.folder == innermost.folder]
    return bool(candidates) and candidates[-1].kind.lower() in _NETWORK_KINDS


def synchronising_service(path: PurePath, environment: Mapping[str, str]) -> str | None:
    """The service that keeps a folder around the path in step, judged by names."""
    for variable in _ONEDRIVE_VARIABLES:
        root = environment.get(variable)
        if root and path.is_relative_to(root):
            return "OneDrive"
    names = path.parent.parts
    for name, below in zip(names, (*names[1:], ""), strict=True):
        if name in _MAC_FOLDERS:
            return _MAC_FOLDERS[name] or below.partition("-")[0] or None
        if match := _SERVICE_NAME.fullmatch(name):
            return next(one for one in _SERVICES if one.lower() == match[1].lower())
    return None


def _marked_service(path: Path) -> str | None:
    for folder in path.parents:
        for marker, service in _MARKERS.items():
            if os.path.lexists(folder / marker):
                return service
    return None


@functools.lru_cache(maxsize=1)  # the table seldom changes
def mounts_of_linux(table: str) -> tuple[Mount, ...]:
    """The lines of ``/proc/self/mounts``; blanks in names are written in octal."""
    lines = [line.split(" ") for line in table.splitlines()]
    return tuple(Mount(PurePath(_unescaped(line[1])), line[2]) for line in lines if len(line) > 2)


def mounts_of_mac(table: str) -> list[Mount]:
    """The lines of ``mount``: ``//eva@server/team on /Volumes/team (smbfs, nodev)``."""
    found = re.findall(r"^.+? on (.+) \((\w+)", table, re.M)
    return [Mount(PurePath(folder), kind) for folder, kind in found]


def _unescaped(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), name)


def _mounts(path: Path) -> Sequence[Mount]:
    if sys.platform == "darwin" and path.is_relative_to("/Volumes"):
        listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        return mounts_of_mac(listing.stdout)
    try:
        return mounts_of_linux(Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
    except OSError:  # Windows, macOS
        return []


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == 4)  # DRIVE_REMOTE
    return False
