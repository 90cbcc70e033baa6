"""Where a file lies, and what that means for it."""

import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from builders import a_card

from workshop_app.storage import place
from workshop_app.storage.place import (
    Mount,
    Place,
    PlaceKind,
    find_place,
    is_on_network,
    mounts_of_linux,
    mounts_of_mac,
    synchronising_service,
)
from workshop_app.storage.workshop_file import WorkshopFile

LINUX = r"""/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/team /srv/team nfs4 rw 0 0
//nas/foto /mnt/Fotos\040und\040mehr cifs rw 0 0
/dev/sdb1 /srv/team/lokal ext4 rw 0 0
server:/alt /mnt/doppelt nfs4 rw 0 0
/dev/sdc1 /mnt/doppelt vfat rw 0 0
broken line
"""
MAC = """/dev/disk3s1 on / (apfs, sealed, local, read-only, journaled)
//eva@server._smb._tcp.local/team on /Volumes/Team (Amt) (smbfs, nodev, nosuid)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev)
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/opt/eva/a.workshop", False),
        ("/srv/team/a.workshop", True),
        ("/srv/team/tief/drin/a.workshop", True),
        ("/srv/team/lokal/a.workshop", False),
        ("/srv/teamwork/a.workshop", False),
        ("/mnt/Fotos und mehr/a.workshop", True),
        ("/mnt/doppelt/a.workshop", False),
    ],
)
def test_the_innermost_mount_of_linux_decides(path, expected):
    assert is_on_network(PurePosixPath(path), mounts_of_linux(LINUX)) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/Volumes/Team (Amt)/a.workshop", True),
        ("/Volumes/STICK/a.workshop", False),
        ("/Volumes/STICK-2/a.workshop", False),
    ],
)
def test_the_innermost_mount_of_a_mac_decides(path, expected):
    assert is_on_network(PurePosixPath(path), mounts_of_mac(MAC)) is expected


def test_a_share_of_windows_is_on_the_network():
    assert is_on_network(PureWindowsPath(r"\\server\team\a.workshop"), [])
    assert not is_on_network(PureWindowsPath(r"C:\Werkstatt\a.workshop"), [])


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/opt/eva/Dokumente/a.workshop", None),
        ("/opt/eva/Nextcloud/Werkstatt/a.workshop", "Nextcloud"),
        ("/opt/eva/Nextcloud2/a.workshop", "Nextcloud"),
        ("/opt/eva/dropbox/a.workshop", "Dropbox"),
        ("/opt/eva/Dropbox (Stadt Brückstadt)/a.workshop", "Dropbox"),
        ("/opt/eva/Dropboxen/a.workshop", None),
        ("/opt/eva/OneDrive - Stadt Brückstadt/a.workshop", "OneDrive"),
        ("/opt/eva/Sandbox/a.workshop", None),
        ("/opt/eva/Notizen/Nextcloud.workshop", None),
        ("/opt/eva/Library/CloudStorage/GoogleDrive-eva@example/a.workshop", "GoogleDrive"),
        ("/opt/eva/Library/Mobile Documents/com~apple~CloudDocs/a.workshop", "iCloud"),
        ("/opt/eva/Library/CloudStorage/a.workshop", None),
    ],
)
def test_a_folder_is_recognised_by_the_name_that_its_service_gives_it(path, service):
    assert synchronising_service(PurePosixPath(path), {}) == service


def test_onedrive_is_recognised_by_its_variables_too():
    environment = {"OneDriveCommercial": r"D:\Ablage", "OneDrive": ""}

    inside = synchronising_service(PureWindowsPath(r"D:\Ablage\x\a.workshop"), environment)
    outside = synchronising_service(PureWindowsPath(r"D:\Ablage2\a.workshop"), environment)

    assert (inside, outside) == ("OneDrive", None)


@pytest.mark.parametrize(
    ("marker", "service"), [(".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud")]
)
def test_a_folder_is_recognised_by_what_its_service_puts_there(tmp_path, marker, service):
    (tmp_path / marker).touch()
    folder = tmp_path / "Werkstatt"
    folder.mkdir()

    assert find_place(folder / "a.workshop") == Place(PlaceKind.SYNCHRONISED, service)


def test_a_folder_of_this_machine_needs_no_warning(workshop):
    assert find_place(workshop.path) == Place(PlaceKind.LOCAL)
    assert workshop.place_warning is None


def test_a_synchronised_folder_is_named_in_a_warning(tmp_path):
    folder = tmp_path / "Nextcloud"
    folder.mkdir()

    with WorkshopFile.create(folder / "a.workshop") as workshop:
        assert workshop.place_warning.startswith("Diesen Ordner gleicht Nextcloud ab.")
        assert not workshop.is_read_only


@pytest.fixture
def network_folder(tmp_path, monkeypatch):
    """A folder that the system takes for a network share."""
    monkeypatch.setattr(place, "_mounts", lambda _: [Mount(tmp_path, "nfs4")])
    return tmp_path


def journal_mode(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


def test_on_a_network_share_the_file_does_without_wal(network_folder):
    path = network_folder / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        assert "Netzlaufwerk" in workshop.place_warning
        with workshop.change("Karte angelegt") as session:
            a_card(session)
        with workshop.read() as session:
            session.connection().exec_driver_sql("SELECT * FROM card").all()
        assert sorted(entry.name for entry in network_folder.iterdir()) == [
            f".~lock.{path.name}#",
            path.name,
        ]
        assert workshop.checkpoint() is True
        assert workshop.undo() == workshop.redo() == "Karte angelegt"

    assert journal_mode(path) == "delete"


def test_a_file_that_comes_to_a_network_share_gives_wal_up_and_takes_it_again(
    tmp_path, monkeypatch
):
    path = tmp_path / "a.workshop"
    WorkshopFile.create(path).close()
    assert journal_mode(path) == "wal"

    with monkeypatch.context() as patch:
        patch.setattr(place, "_mounts", lambda _: [Mount(tmp_path, "cifs")])
        WorkshopFile.open(path).close()
    assert journal_mode(path) == "delete"

    WorkshopFile.open(path).close()
    assert journal_mode(path) == "wal"
