"""The hand-over: whole or not at all, without what must not leave, and locked if wanted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import pyzipper
from builders import (
    a_card,
    a_decision_step,
    a_municipality,
    a_participant,
    a_photo,
    a_photo_person,
    a_planned_measure,
    a_small_group,
    a_small_group_member,
    a_workshop_row,
    an_event,
)
from pictures import a_png
from sqlalchemy import func, select

from workshop_app.concept.document_text import document_text
from workshop_app.concept.documents.next_steps import next_steps
from workshop_app.concept.reading import read_snapshot
from workshop_app.exchange.reader import read_workshop
from workshop_app.handover.archive import weakness_of, write_archive
from workshop_app.handover.cleaning import PeopleInside, read_people_inside, write_clean_copy
from workshop_app.handover.handing_over import HandoverWish, hand_over
from workshop_app.model.people import Participant, Photo, PhotoRelease, SmallGroupMember
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.picture_store import PICTURE, keep_picture
from workshop_app.storage.workshop_file import WorkshopFile

WISH = HandoverWish("Übergabe Auental 2026-11-26", "Auental")
FILES = [
    "Brückstadt.json",
    "Brückstadt.workshop",
    "Ergebnisprotokoll-Auental.docx",
    "Integrationskonzept-Auental.docx",
    "Nächste-Schritte-Auental.docx",
]
PASSWORD = "Lampe-Fluss-Kissen-7"
NAME, NEED = "Wunderlich", "Erdnussallergie"
DELETED, TRASHED = "Versehentlich Getipptes", "Weggeworfenes"
PICTURES = FACES, WALL, _UNUSED = a_png(60, 40), a_png(40, 60), a_png(20, 20)


class StopHereError(Exception):
    """Somebody cancels."""


@pytest.fixture
def filled(workshop):
    """A workshop with a person who named a need, at a table and in a photo, and a deleted card."""
    with workshop.change("Angelegt") as session:
        a_municipality(session, name="Stadt Auental")
        a_workshop_row(session)
        an_event(session, attendees=(f"Vera {NAME}",))
        person = a_participant(session, last_name=NAME, needs=NEED, email="vera@wunderlich.example")
        group = a_small_group(session, table_host=f"Vera {NAME}")
        a_small_group_member(session, small_group_id=group.id, participant_id=person.id)
        hashes = [keep_picture(session, content) for content in PICTURES]
        shown = a_photo(session, shows_people=True, picture_hash=hashes[0])
        a_photo_person(session, photo_id=shown.id, participant_id=person.id)
        a_photo(session, shows_people=True, release=PhotoRelease.CONCEPT, picture_hash=hashes[1])
        a_planned_measure(session, what="Kursplätze zählen", who="Fachstelle", due="2026-12-31")
        a_decision_step(session, body="Sozialausschuss")
        a_card(session, text="Dolmetscherpool fehlt")
        a_card(session, text=TRASHED, is_in_trash=True)
        deleted = a_card(session, text=DELETED)
    with workshop.change("Karte gelöscht") as session:
        session.delete(session.get(type(deleted), deleted.id))
    return workshop


def clean(workshop, tmp_path, *, with_people=False):
    target = tmp_path / "sauber.workshop"
    write_clean_copy(workshop, target, with_people=with_people)
    return target


def bytes_of(path):
    return path.read_bytes().decode("utf-8", "replace")


def count(path, kind):
    with WorkshopFile.open(path) as copy, copy.read() as session:
        return session.scalar(select(func.count()).select_from(kind))


def handed_over(workshop, tmp_path, wish=WISH, **more):
    place = tmp_path / "Ziel"
    place.mkdir(exist_ok=True)
    return hand_over(workshop, place, wish, private_folder=tmp_path / "App", **more)


def test_nothing_of_people_is_in_the_bytes_of_the_data_file_without_them(filled, tmp_path):
    path = clean(filled, tmp_path)

    content = bytes_of(path)
    assert [word for word in (NAME, "wunderlich.example") if word in content] == []
    assert FACES not in path.read_bytes()
    assert count(path, Participant) == count(path, SmallGroupMember) == 0
    assert count(path, Photo) == 1
    assert WALL in path.read_bytes()


def test_nothing_that_was_deleted_and_no_need_is_in_it_even_with_people(filled, tmp_path):
    path = clean(filled, tmp_path, with_people=True)

    content = bytes_of(path)
    assert [word for word in (DELETED, TRASHED, NEED) if word in content] == []
    assert NAME in content
    assert count(path, Participant) == count(path, SmallGroupMember) == 1


def test_pictures_that_no_photo_shows_are_left_out(filled, tmp_path):
    path = clean(filled, tmp_path, with_people=True)

    assert count(path, PICTURE) == 2


def test_the_data_file_can_be_worked_in(filled, tmp_path):
    path = clean(filled, tmp_path)

    with WorkshopFile.open(path) as copy:
        assert not copy.is_read_only
        assert copy.undo() is None
        with copy.change("Karte") as session:
            a_card(session, code="K-900")
        assert copy.undo() == "Karte"


def test_what_is_about_people_is_counted(filled):
    with filled.read() as session:
        assert read_people_inside(session) == PeopleInside(participants=1, photos_of_people=2)


def test_the_folder_holds_all_five_and_nothing_else(filled, tmp_path):
    parts = []
    beside = sorted(path.name for path in Path(filled.path).parent.iterdir())

    folder = handed_over(filled, tmp_path, progress=parts.append)

    assert folder == tmp_path / "Ziel" / WISH.name
    assert sorted(path.name for path in folder.iterdir()) == FILES
    assert list((tmp_path / "Ziel").iterdir()) == [folder]
    assert parts == sorted(parts)
    after = sorted(path.name for path in Path(filled.path).parent.iterdir())
    assert after == sorted([*beside, "Ziel"])
    read_workshop(folder / FILES[0], tmp_path / "zurück.workshop")
    assert count(tmp_path / "zurück.workshop", Participant) == 0
    assert NAME not in (folder / FILES[0]).read_text("utf-8")


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_cancelled_it_leaves_nothing(filled, tmp_path, password):
    wish = HandoverWish(WISH.name, "Auental", password=password)

    def stop(part):
        if part > 0.15:
            raise StopHereError

    with pytest.raises(StopHereError):
        handed_over(filled, tmp_path, wish, progress=stop)

    assert list((tmp_path / "Ziel").iterdir()) == []
    assert not password or list((tmp_path / "App").iterdir()) == []


def test_what_a_killed_app_left_half_written_goes_with_the_next(filled, tmp_path):
    young, old = (tmp_path / "App" / f".uebergabe-{name}" for name in ("jung", "alt"))
    for draft in (young, old):
        draft.mkdir(parents=True)
        (draft / "Konzept.docx").write_bytes(b"halb")
    os.utime(old, (0, 0))

    with pytest.raises(OSError, match="gibt es nicht"):
        hand_over(filled, tmp_path / "gibt es nicht", WISH, private_folder=tmp_path / "App")

    assert list((tmp_path / "App").iterdir()) == [young]


def test_a_folder_that_is_missing_leaves_nothing(filled, tmp_path):
    with pytest.raises(OSError, match="gibt es nicht"):
        hand_over(filled, tmp_path / "gibt es nicht", WISH, private_folder=tmp_path / "App")


def test_a_full_stick_leaves_nothing(filled, tmp_path):
    stick = tmp_path / "Stick"
    stick.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(stick)]
    if (
        not sys.platform.startswith("linux")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("this system does not let us mount a disk")
    try:
        with pytest.raises((OSError, UnusablePathError)):
            hand_over(filled, stick, WISH, private_folder=tmp_path / "App")

        assert list(stick.iterdir()) == []
    finally:
        subprocess.run(["umount", str(stick)], check=True)


def test_the_archive_is_aes_256_and_opens_with_its_password_only(filled, tmp_path):
    wish = HandoverWish(WISH.name, "Auental", password=PASSWORD)
    earlier = tmp_path / "Ziel" / f"{WISH.name}.zip"
    earlier.parent.mkdir()
    earlier.write_bytes(b"die letzte")

    path = handed_over(filled, tmp_path, wish)

    assert path == earlier.with_name(f"{WISH.name} 2.zip")
    assert set(earlier.parent.iterdir()) == {earlier, path}
    assert earlier.read_bytes() == b"die letzte"
    assert list((tmp_path / "App").iterdir()) == []
    with pyzipper.AESZipFile(path) as archive:
        assert archive.namelist() == [f"{WISH.name}/{name}" for name in FILES]
        assert {one.wz_aes_strength for one in archive.infolist()} == {3}  # 256 bits
        with pytest.raises(RuntimeError):
            archive.read(archive.namelist()[0])
        archive.setpassword(b"falsch-falsch-falsch")
        with pytest.raises(RuntimeError):
            archive.read(archive.namelist()[0])
        archive.setpassword(PASSWORD.encode())
        assert archive.read(f"{WISH.name}/{FILES[2]}").startswith(b"PK")
    assert "Dolmetscherpool" not in bytes_of(path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_an_archive_that_does_not_fit_says_why(tmp_path):
    folder = tmp_path / "Übergabe"
    folder.mkdir()
    (folder / "a.bin").write_bytes(os.urandom(100_000))

    with pytest.raises(OSError, match="No space left"):
        write_archive(folder, Path("/dev/full"), PASSWORD)


def test_an_archive_has_the_folder_and_what_is_in_it(tmp_path):
    folder = tmp_path / "Ordner"
    folder.mkdir()
    (folder / "a.txt").write_text("eins", "utf-8")

    write_archive(folder, tmp_path / "a.zip", PASSWORD)

    with pyzipper.AESZipFile(tmp_path / "a.zip") as archive:
        archive.setpassword(PASSWORD.encode())
        assert archive.read("Ordner/a.txt") == b"eins"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("kurz", "zu kurz"),
        ("Grüße-aus-Auental", "Umlaute"),
        ("aaaaaaaaaaaaaaaa", "leicht zu erraten"),
        (PASSWORD, ""),
    ],
)
def test_a_password_has_to_be_long_and_the_same_in_each_program(password, weakness):
    found = weakness_of(password)

    assert (weakness in found) if weakness else found == ""


def test_the_sheet_says_who_does_what_by_when(filled):
    with filled.read() as session:
        document = next_steps(read_snapshot(session))

    text = document_text(document.chapters)
    assert "Kursplätze zählen" in text
    assert "Fachstelle" in text
    assert "31.12.2026" in text
    assert "Sozialausschuss" in text


def test_without_any_steps_the_sheet_says_what_is_open(workshop):
    with workshop.read() as session:
        document = next_steps(read_snapshot(session))

    assert "noch nicht vereinbart" in document_text(document.chapters)
