"""A damaged file: it opens, or an error with a German sentence says so; nothing else ever."""

import os
import random
import sqlite3
from contextlib import closing

import pytest
from any_content import KINDS, rows_in
from builders import a_card
from effort import examples
from sqlalchemy import select
from test_every_table import a_full_row

from workshop_app.model.board import Card
from workshop_app.storage.errors import DamagedFileError, WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile

HEADER = range(0, 100, 4)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The bytes of a file with rows in every table."""
    path = tmp_path_factory.mktemp("heil") / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        for number in range(3):
            with workshop.change("Alles angelegt") as session:
                for kind in KINDS:
                    a_full_row(session, kind, 10 * number + 1 + len(kind.__tablename__))
        workshop.undo()
    return path.read_bytes()


def read_everything(path):
    """All that the app may read; returns how many rows there are."""
    with WorkshopFile.open(path) as workshop:
        with workshop.read() as session:
            found = sum(len(session.scalars(select(kind)).all()) for kind in KINDS)
        for revision in workshop.history():
            assert revision.label
        workshop.undo_label(), workshop.redo_label()
        workshop.undo()
        workshop.redo()
        return found


def test_the_file_that_is_damaged_here_is_sound(sound, tmp_path):
    path = tmp_path / "a.workshop"
    path.write_bytes(sound)

    assert read_everything(path) > 2 * len(KINDS)
    assert all(rows_in(path).values())


def places(sound, count):
    """Places in the file that hold something, and all of its header."""
    used = [place for place in range(100, len(sound)) if sound[place]]
    return [*HEADER, *random.Random(20260306).sample(used, count)]


def test_bytes_changed_anywhere_are_read_over_or_reported(sound, tmp_path):
    path = tmp_path / "a.workshop"
    generator = random.Random(8)
    reported = 0
    tried = places(sound, examples(20))

    for place in tried:
        content = bytearray(sound)
        content[place] ^= generator.randrange(1, 256)
        path.write_bytes(content)
        try:
            read_everything(path)
        except WorkshopError:
            reported += 1

    assert reported > len(HEADER) // 4


def test_a_page_of_noise_anywhere_is_read_over_or_reported(sound, tmp_path):
    path = tmp_path / "a.workshop"
    generator = random.Random(9)
    reported = 0

    for start in generator.sample(range(4096, len(sound), 4096), 15):
        path.write_bytes(sound[:start] + generator.randbytes(4096) + sound[start + 4096 :])
        try:
            read_everything(path)
        except WorkshopError:
            reported += 1

    assert reported == 15


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"2026-03-06 09", b"2026-13-06 09", id="a month 13"),
        pytest.param(b"zwei", b"\xff\xfe\xfd\xfc", id="text that is no UTF-8"),
        pytest.param(b'["eins ', b'{"eins ', id="JSON that is none"),
        pytest.param(b'{"1": ', b'["1": ', id="JSON of another kind"),
        pytest.param(b"change", b"chance", id="a kind of revision that does not exist"),
        pytest.param(b'"points"', b'"points{', id="a journal that is no JSON"),
    ],
)
def test_values_that_no_column_can_hold_are_reported(sound, tmp_path, old, new):
    path = tmp_path / "a.workshop"
    assert old in sound
    path.write_bytes(sound.replace(old, new))

    with pytest.raises(DamagedFileError, match="beschädigt"):
        read_everything(path)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("text", b"\xff\xfe", id="bytes in place of a text"),
        pytest.param("is_dissent", "viele", id="a text in place of a number"),
        pytest.param("cluster_id", "0" * 32, id="a reference to nothing"),
    ],
)
def test_a_value_of_a_kind_that_its_column_never_has_is_reported_on_opening(
    sound, tmp_path, column, value
):
    path = tmp_path / "a.workshop"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            f"UPDATE card SET {column} = ? WHERE rowid = (SELECT min(rowid) FROM card)", (value,)
        )

    with pytest.raises(DamagedFileError, match="beschädigt"):
        WorkshopFile.open(path)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("ALTER TABLE card RENAME COLUMN explanation TO note", id="column"),
        pytest.param("ALTER TABLE card RENAME TO karte", id="table"),
    ],
)
def test_a_part_that_is_not_there_is_reported_on_opening(sound, tmp_path, statement):
    path = tmp_path / "a.workshop"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)

    with pytest.raises(DamagedFileError, match="beschädigt"):
        WorkshopFile.open(path)


def test_what_breaks_while_the_file_is_open_is_reported_too(sound, tmp_path):
    path = tmp_path / "a.workshop"
    path.write_bytes(sound)
    with WorkshopFile.open(path) as workshop:
        workshop._reader.dispose()
        with path.open("r+b") as stream:
            stream.seek(4096)
            stream.write(b"\xff" * (len(sound) - 4096))

        with pytest.raises(WorkshopError):
            read_table(workshop)
        with pytest.raises(WorkshopError), workshop.change("Karte angelegt") as session:
            a_card(session)


def test_a_damaged_file_is_not_copied_and_not_taken_for_a_bad_target(sound, tmp_path):
    path, target = tmp_path / "a.workshop", tmp_path / "Kopie.workshop"
    path.write_bytes(sound)
    with WorkshopFile.open(path) as workshop:
        os.truncate(path, 8192)

        with pytest.raises(DamagedFileError, match=r"a\.workshop"):
            workshop.copy_to(target)

    assert not target.exists()


@pytest.mark.parametrize(
    ("column", "damaged"),
    [
        ("old", '\'{"cluster_id": "kein Schlüssel"}\''),
        ("old", '\'{"text": "vorher"}}\''),
        ("table_name", "'kart'"),
    ],
)
def test_a_journal_that_speaks_of_nothing_is_reported_and_nothing_is_undone(
    workshop, column, damaged
):
    with workshop.change("Angelegt") as session:
        card_id = a_card(session, text="vorher").id
    with workshop.change("Geändert") as session:
        session.get_one(Card, card_id).text = "nachher"
    with closing(sqlite3.connect(workshop.path)) as connection, connection:
        connection.execute(f"UPDATE revision_row SET {column} = {damaged} WHERE revision = 2")

    with pytest.raises(DamagedFileError):
        workshop.undo()

    with workshop.read() as session:
        assert session.get_one(Card, card_id).text == "nachher"


def test_a_journal_that_would_put_back_a_row_without_a_key_is_reported(workshop):
    with workshop.change("Angelegt") as session:
        card_id = a_card(session).id
    with workshop.change("Gelöscht") as session:
        session.delete(session.get_one(Card, card_id))
    with closing(sqlite3.connect(workshop.path)) as connection, connection:
        connection.execute('UPDATE revision_row SET old = \'{"text": "x"}\' WHERE revision = 2')

    with pytest.raises(DamagedFileError):
        workshop.undo()


def read_table(workshop):
    with workshop.read() as session:
        session.scalars(select(KINDS[0])).all()
