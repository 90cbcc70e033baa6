"""What the journal needs of the mapping, read from the mapping, so that no table can miss it."""

import uuid

import pytest
from sqlalchemy import inspect

from workshop_app.model.base import Base, Captured, Keyed, OpenEnum
from workshop_app.model.board import Card, CardColour

MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
RELATIONS = [relation for mapper in MAPPERS for relation in mapper.relationships]


@pytest.mark.parametrize("mapper", MAPPERS, ids=lambda mapper: mapper.class_.__name__)
def test_every_table_has_a_random_key_of_its_own(mapper):
    (key,) = mapper.primary_key

    assert issubclass(mapper.class_, Keyed)
    assert key.name == "id"
    assert key.type.python_type is uuid.UUID


@pytest.mark.parametrize("mapper", MAPPERS, ids=lambda mapper: mapper.class_.__name__)
def test_everything_is_done_by_the_flush_and_nothing_by_the_database(mapper):
    table = mapper.local_table

    assert mapper.column_attrs.keys() == [column.name for column in table.columns]
    assert [column.name for column in table.columns if column.server_default] == []
    assert [column.name for column in table.columns if column.onupdate] == []
    assert [key.column for key in table.foreign_keys if key.ondelete or key.onupdate] == []
    assert [one for one in table.constraints if not one.name] == []


@pytest.mark.parametrize("relation", RELATIONS, ids=str)
def test_relations_hide_nothing_from_the_flush(relation):
    assert relation.secondary is None
    assert not relation.passive_deletes
    assert not relation.viewonly
    assert relation.cascade.delete is relation.cascade.delete_orphan


def test_each_foreign_key_has_the_relation_that_clears_up_after_its_target():
    keys = {
        (column.table.name, column.name)
        for mapper in MAPPERS
        for column in mapper.local_table.columns
        if column.foreign_keys
    }

    known = {
        (column.table.name, column.name)
        for relation in RELATIONS
        for column in relation.remote_side
    }

    assert keys == known


@pytest.mark.parametrize("relation", RELATIONS, ids=str)
def test_what_cannot_be_without_its_target_goes_with_it(relation):
    (reference,) = relation.remote_side

    assert reference.nullable or relation.cascade.delete


def test_each_foreign_key_has_an_index():
    without = [
        f"{table.name}.{column.name}"
        for mapper in MAPPERS
        for table in [mapper.local_table]
        for column in table.columns
        if column.foreign_keys
        and not any([column.name] == index.columns.keys() for index in table.indexes)
    ]

    assert without == []


def test_no_content_gets_into_a_log_by_the_way():
    card = Card(code="K-001", text="Frau Beispiel wohnt in der Musterstraße")

    assert "Beispiel" not in repr(card)
    assert "Beispiel" not in str(card)


def test_rows_are_compared_and_kept_by_identity():
    first, second = Card(code="K-001", text="a"), Card(code="K-001", text="a")

    assert first != second
    assert len({first, second}) == 2
    assert first.id != second.id


def test_what_the_workshop_captured_says_from_where_and_stays_in_the_file_if_wanted():
    captured = {mapper.class_.__name__ for mapper in MAPPERS if issubclass(mapper.class_, Captured)}

    assert captured >= {"ActionField", "Card", "Cluster", "GuidingGoal", "Objective", "ProjectIdea"}
    assert captured >= {"ExistingProject", "GoodPractice", "IndicatorValue"}


def test_lists_hold_the_values_of_the_exchange_format():
    lists = {
        column.type.values
        for mapper in MAPPERS
        for column in mapper.local_table.columns
        if isinstance(column.type, OpenEnum)
    }

    assert CardColour("gruen") is CardColour.GREEN
    assert len(lists) > 20
    assert [one.__name__ for one in lists if any(value != value.strip() for value in one)] == []


# The journal, the store of pictures and the drafts have no class.
_OF_STORAGE = {"revision", "revision_row", "picture", "draft"}


def test_every_mapped_class_is_found_by_importing_the_package():
    assert {inspect(mapper.class_).local_table.name for mapper in MAPPERS} == {
        name for name in Base.metadata.tables if name not in _OF_STORAGE
    }
