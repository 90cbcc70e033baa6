"""The builders for tests are themselves right: each makes a row that the file takes."""

import inspect

import builders

from workshop_app.model.base import Base, Keyed


def test_there_is_a_builder_for_every_table():
    made = {
        function.__annotations__.get("return")
        for _, function in inspect.getmembers(builders, inspect.isfunction)
    }

    assert {mapper.class_ for mapper in Base.registry.mappers} <= made


def test_builders_number_their_rows(workshop):
    with workshop.change("Karten angelegt") as session:
        first, second = builders.a_card(session), builders.a_card(session, text="Zweite")
        codes, positions = [first.code, second.code], [first.position, second.position]

    assert codes == ["K-001", "K-002"]
    assert positions == [0, 1]


def test_an_objective_brings_its_goal_and_field_along(workshop):
    with workshop.change("Ziel angelegt") as session:
        builders.an_objective(session)

    touched = {table for table, _ in _tables(workshop)}
    assert touched == {"action_field", "guiding_goal", "objective"}


def _tables(workshop):
    with workshop.read() as session:
        return {
            (mapper.class_.__tablename__, row.id)
            for mapper in Base.registry.mappers
            for row in session.query(mapper.class_)
            if isinstance(row, Keyed)
        }
