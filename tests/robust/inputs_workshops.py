"""Workshop files that somebody changed with other programs."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from tests.robust.entrance import Entrance, damaged
from tests.samples import a_sample
from workshop_app.concept.check import check
from workshop_app.exchange.writer import write_json
from workshop_app.merging.plan import by_default
from workshop_app.merging.reading_in import compare_with, read_in
from workshop_app.model.base import Base
from workshop_app.model.board import Card
from workshop_app.storage.workshop_file import WorkshopFile

_ODD = (
    *(None, 0, -1, 1.5, 2**63 - 1, 9e999, "", "x", "\x00\x07", "2026-13-45", "[1]", "{", "null"),
    *("[" * 50_000, b"", b"\xff\x00", "y" * 100_000, "ja", "T9-99", '{"1": "x"}', "\ufffe"),
    *("00000000000000000000000000000001", "=1+1"),
)
_PARTS = (
    "CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM participant; END",
    "CREATE TRIGGER t BEFORE DELETE ON card BEGIN SELECT load_extension('x'); END",
    "CREATE VIEW v AS SELECT * FROM card",
    "CREATE VIRTUAL TABLE v USING fts5(text)",
    "CREATE TABLE fremd (a)",
    "CREATE INDEX fremd ON card (lower(text))",
    "ALTER TABLE card RENAME TO karte",
    "DROP TABLE participant",
    "DELETE FROM revision",
    "DELETE FROM workshop",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 7",
    "PRAGMA application_id = 1",
)


@cache
def _sound() -> bytes:
    """The sample with a change that can be taken back."""
    with tempfile.TemporaryDirectory() as folder:
        path = a_sample(Path(folder, "a.workshop"))
        with WorkshopFile.open(path) as workshop, workshop.change("Karte angelegt") as session:
            session.add(Card(code="K-900", text="Dolmetscherpool fehlt", question="hindernisse"))
        return path.read_bytes()


def _make(dice, folder):
    path = folder / "fremd.workshop"
    content = _sound()
    if dice.random() < 0.3:
        path.write_bytes(damaged(content, dice))
        return path
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        for _change in range(dice.choice((1, 1, 2, 6))):
            try:
                _change_it(connection, dice)
            except sqlite3.Error:  # the other program may not do everything either
                continue
        connection.commit()
    return path


def _change_it(connection, dice):
    if dice.random() < 0.2:
        connection.execute(dice.choice(_PARTS))
        return
    table = dice.choice([table for table in Base.metadata.sorted_tables if table.name != "picture"])
    column = dice.choice(list(table.columns)).name
    several = "" if dice.random() < 0.5 else "WHERE rowid % 3 = 0"
    connection.execute(f'UPDATE "{table.name}" SET "{column}" = ? {several}', (dice.choice(_ODD),))


def _feed(path, folder):
    with WorkshopFile.open(path) as workshop:
        check(workshop)
        workshop.history()
        workshop.undo()
        workshop.redo()
        write_json(workshop, folder / "aus.json")


def _feed_as_copy(path, folder):
    """The group's file beside the workshop that it was copied from."""
    own = folder / "eigene.workshop"
    own.write_bytes(_sound())
    with WorkshopFile.open(own) as workshop:
        try:
            comparison = compare_with(workshop, path)
            read_in(workshop, comparison, by_default)
            check(workshop)
        finally:
            workshop.close()
            for file in folder.glob("eigene.workshop*"):
                file.unlink()


def _with_backup(feed):
    """Opening may fold what a crash left into the file: compare content, not bytes."""

    def feed_a_copy(path, folder):
        with tempfile.TemporaryDirectory() as elsewhere:
            copy = Path(elsewhere, path.name)
            shutil.copy(path, copy)
            try:
                feed(copy, Path(elsewhere))
            finally:
                rest = {file.name for file in Path(elsewhere).iterdir()}
                odd = {name for name in rest if name.endswith(".new")}
                assert not odd, odd

    return feed_a_copy


WORKSHOP = Entrance("Workshop-Datei", _make, _with_backup(_feed))
GROUP = Entrance("Gruppenergebnis", _make, _with_backup(_feed_as_copy))
