"""Files that somebody made to do harm: refused with a sentence, and as they were."""

import sqlite3
from contextlib import closing

import pytest
from any_content import rows_in
from builders import a_card, a_project_idea, a_workshop
from sqlalchemy import select

from workshop_app.model.projects import ProjectIdea
from workshop_app.storage.errors import DamagedFileError, ForeignPartsError
from workshop_app.storage.migrations.upgrade import upgrade_file
from workshop_app.storage.workshop_file import WorkshopFile

ACTING = (
    "CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM participant; END",
    "CREATE VIEW v AS SELECT * FROM card",
    "CREATE VIRTUAL TABLE v USING fts5(text)",
)
IMPOSSIBLE = (
    "UPDATE card SET text = x'ff00'",
    "UPDATE card SET position = 'vorn'",
    "UPDATE card SET is_internal = 'ja'",
    "UPDATE card SET cluster_id = '00000000000000000000000000000001'",
)


def changed(path, statement):
    with a_workshop(path) as workshop, workshop.change("Angelegt") as session:
        a_card(session, text="Dolmetscherpool fehlt")
        a_project_idea(session)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    return path


@pytest.mark.parametrize("statement", ACTING, ids=["trigger", "view", "virtual table"])
def test_a_file_that_does_something_by_itself_is_refused_and_stays_as_it_is(tmp_path, statement):
    path = changed(tmp_path / "a.workshop", statement)
    before = rows_in(path)

    for for_writing in (True, False):
        with pytest.raises(ForeignPartsError, match="Herkunft Sie kennen"):
            WorkshopFile.open(path, for_writing=for_writing)

    assert rows_in(path) == before


def test_it_is_not_migrated_either(tmp_path):
    path = changed(tmp_path / "a.workshop", ACTING[0])

    with pytest.raises(ForeignPartsError):
        upgrade_file(path)

    assert [file.name for file in tmp_path.iterdir()] == ["a.workshop"]


@pytest.mark.parametrize("statement", IMPOSSIBLE, ids=["bytes", "number", "flag", "reference"])
def test_values_that_a_column_cannot_hold_are_reported_on_opening(tmp_path, statement):
    path = changed(tmp_path / "a.workshop", statement)

    with pytest.raises(DamagedFileError):
        WorkshopFile.open(path)


def test_functions_in_a_schema_are_not_trusted(tmp_path):
    with a_workshop(tmp_path / "a.workshop") as workshop, workshop.read() as session:
        (trusted,) = session.connection().exec_driver_sql("PRAGMA trusted_schema").one()

    assert trusted == 0


@pytest.mark.parametrize("text", ["[1, 2]", '{"a": 1}', "[" * 100_000])
def test_a_list_of_texts_that_is_none_is_reported(tmp_path, text):
    path = changed(tmp_path / "a.workshop", "SELECT 1")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE project_idea SET partners = ?", (text,))

    with (
        pytest.raises(DamagedFileError),
        WorkshopFile.open(path) as workshop,
        workshop.read() as session,
    ):
        session.scalars(select(ProjectIdea)).all()
