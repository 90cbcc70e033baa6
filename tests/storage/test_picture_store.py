"""Pictures stand in the file once; rows and the journal only name them."""

import subprocess
import sys

import pytest
from builders import a_photo
from pictures import A_JPEG, A_PNG
from sqlalchemy import func, select

from workshop_app.model.people import Photo
from workshop_app.storage.journal import REVISION_ROW
from workshop_app.storage.picture_store import PICTURE, keep_picture, read_picture
from workshop_app.storage.workshop_file import WorkshopFile


def a_stored_photo(workshop, content=A_PNG):
    with workshop.change("Foto hinzugefügt") as session:
        return a_photo(session, picture_hash=keep_picture(session, content)).id


def picture_of(workshop, photo_id):
    with workshop.read() as session:
        photo = session.get(Photo, photo_id)
        return photo and read_picture(session, photo.picture_hash)


def count(workshop):
    with workshop.read() as session:
        return session.scalar(select(func.count()).select_from(PICTURE))


def test_a_kept_picture_is_read_back(workshop):
    photo_id = a_stored_photo(workshop)

    assert picture_of(workshop, photo_id) == A_PNG


def test_the_same_picture_is_kept_once(workshop):
    a_stored_photo(workshop)
    a_stored_photo(workshop)
    a_stored_photo(workshop, A_JPEG)

    assert count(workshop) == 2


def test_the_journal_does_not_hold_the_bytes(workshop):
    content = A_PNG + bytes(range(256)) * 2000
    a_stored_photo(workshop, content)

    with workshop.read() as session:
        kept = session.scalars(select(REVISION_ROW.c.new)).all()
    assert sum(len(str(row)) for row in kept) < 2000


def test_undo_of_a_deletion_finds_the_picture_again(workshop):
    photo_id = a_stored_photo(workshop)
    with workshop.change("Foto gelöscht") as session:
        session.delete(session.get_one(Photo, photo_id))
    assert picture_of(workshop, photo_id) is None

    workshop.undo()

    assert picture_of(workshop, photo_id) == A_PNG


def test_redo_of_an_addition_finds_the_picture_again(workshop):
    photo_id = a_stored_photo(workshop)
    workshop.undo()
    assert picture_of(workshop, photo_id) is None

    workshop.redo()

    assert picture_of(workshop, photo_id) == A_PNG


def test_the_reopened_file_still_takes_the_deletion_back(workshop):
    photo_id = a_stored_photo(workshop)
    with workshop.change("Foto gelöscht") as session:
        session.delete(session.get_one(Photo, photo_id))
    workshop.close()

    with WorkshopFile.open(workshop.path) as again:
        again.undo()

        assert picture_of(again, photo_id) == A_PNG


def test_a_picture_is_not_kept_when_its_change_fails(workshop):
    class FailedError(Exception):
        pass

    def fail():
        with workshop.change("Foto hinzugefügt") as session:
            keep_picture(session, A_PNG)
            raise FailedError

    with pytest.raises(FailedError):
        fail()

    assert count(workshop) == 0


def test_the_file_grows_by_hardly_more_than_the_picture(workshop):
    a_stored_photo(workshop)
    workshop.checkpoint()
    before = workshop.path.stat().st_size
    content = A_PNG + bytes(2_000_000)

    a_stored_photo(workshop, content)

    workshop.checkpoint()
    assert workshop.path.stat().st_size - before < 1.1 * len(content)


def test_each_new_file_has_the_store_whatever_else_was_imported(tmp_path):
    path = tmp_path / "neu.workshop"
    code = (
        "import pathlib, sqlite3, sys; "
        "from workshop_app.storage.workshop_file import WorkshopFile; "
        "WorkshopFile.create(pathlib.Path(sys.argv[1])).close(); "
        "sqlite3.connect(sys.argv[1]).execute('SELECT hash, content FROM picture')"
    )

    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)

    assert done.returncode == 0
