"""The seal: content that something else changed is told, what the app changed is not."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from builders import a_card, a_workshop
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def path(tmp_path):
    """A closed workshop with a card."""
    path = tmp_path / "a.workshop"
    with a_workshop(path) as workshop:
        add_card(workshop, "Dolmetscherpool fehlt")
    return path


def add_card(workshop, text):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=text)


def warning(path):
    with WorkshopFile.open(path, for_writing=False) as workshop:
        return workshop.damage_warning()


def test_a_file_that_the_app_closed_fits_its_seal(path):
    assert warning(path) is None


def test_a_letter_that_a_bad_stick_changed_is_told(path):
    assert path.read_bytes().count(b"Dolmetscherpool") == 2  # in the card, and in the journal
    bend(path)

    assert "Sicherungskopie" in warning(path)


def bend(path):
    """Change a letter of the card, as a bad stick does."""
    path.write_bytes(path.read_bytes().replace(b"Dolmetscherpool", b"Dolmetscherpoom", 1))


def test_it_is_told_again_until_somebody_has_looked_at_it(path):
    bend(path)
    with WorkshopFile.open(path) as workshop:
        workshop.damage_warning()
        add_card(workshop, "zweite")
    assert warning(path)

    with WorkshopFile.open(path) as workshop:
        workshop.damage_warning()
        workshop.trust_content()

    assert warning(path) is None


def test_what_is_changed_in_the_app_is_not_told(path):
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        workshop.undo()
        assert workshop.damage_warning() is None

    assert warning(path) is None


def test_a_look_that_takes_long_sees_no_change_that_is_made_meanwhile(path):
    with WorkshopFile.open(path) as workshop:
        look = workshop.content_check()
        add_card(workshop, "zweite")

        assert look() is None


def test_a_letter_that_changed_is_told_again_though_somebody_wrote_during_the_look(path):
    bend(path)
    with WorkshopFile.open(path) as workshop:
        look = workshop.content_check()
        add_card(workshop, "zweite")
        assert look()

    assert warning(path)


def test_after_a_crash_nothing_is_known_and_nothing_is_told(path):
    with WorkshopFile.open(path) as workshop:
        add_card(workshop, "zweite")
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{path.with_name('b.workshop')}{suffix}")

    assert warning(path.with_name("b.workshop")) is None


def test_a_change_that_is_refused_leaves_the_seal(path):
    with WorkshopFile.open(path) as workshop, pytest.raises(ValueError, match="halb"):
        fail_half_way(workshop)

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM seal").fetchone() == (1,)


def fail_half_way(workshop):
    with workshop.change("Halb") as session:
        a_card(session)
        session.flush()
        raise ValueError("halb")


def test_who_only_opens_a_file_writes_nothing_into_it(path):
    before = path.read_bytes()

    WorkshopFile.open(path).close()

    assert path.read_bytes() == before


def test_a_copy_that_is_changed_on_the_way_is_not_taken_for_damaged(path):
    copy = path.with_name("Kopie.workshop")
    with WorkshopFile.open(path) as workshop:
        workshop.copy_to(copy, finish=lambda connection: connection.execute("DELETE FROM card"))

    assert warning(copy) is None


def test_the_content_is_there_all_the_same(path):
    bend(path)

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        assert len(session.scalars(select(Card.text)).all()) == 1
