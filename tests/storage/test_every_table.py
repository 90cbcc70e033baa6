"""Every table is journalled: each of its columns comes back by undo and redo."""

import datetime as dt
import itertools
import uuid

import pytest
from any_content import KINDS, columns_of, relations_of, rows_in, target_of
from builders import a_card, a_cluster, a_guiding_goal, an_objective
from sqlalchemy import Boolean, Double, Integer, Uuid, select

from workshop_app.model.base import Base
from workshop_app.model.board import Card, Cluster
from workshop_app.model.column_types import Binary, Instant, OpenEnum, ScaleCounts, TextList
from workshop_app.storage.drafts import DRAFT
from workshop_app.storage.journal import REVISION, REVISION_ROW
from workshop_app.storage.picture_store import PICTURE


@pytest.fixture
def workshop(kept_workshop):
    """The tables are many, and it is the rows in them that are asked for."""
    return kept_workshop


def a_value(session, column, number):
    """A value of the column that differs from that of another number."""
    if target := target_of(column):
        is_own = target.__table__ is column.table
        return (
            a_leaf(session, target, column) if is_own else a_full_row(session, target, number)
        ).id
    match column.type:
        case OpenEnum(values=members):
            return list(members)[number % len(members)]
        case TextList():
            return (f"eins {number}", "zwei")
        case ScaleCounts():
            return {"1": number}
        case Instant():
            return dt.datetime(2026, 3, 6, 9, number, tzinfo=dt.UTC)
        case Binary():
            return bytes([number, 0, 255])
        case Boolean():
            return bool(number % 2)
        case Integer() | Double():
            return number
        case Uuid():
            return uuid.UUID(int=number)
    return f"{column.name} {number}"


def a_leaf(session, kind, reference):
    """A row that another one of its table refers to."""
    fixed = {
        column.name: a_value(session, column, 1)
        for column in columns_of(kind)
        if column is not reference and not column.nullable
    }
    row = kind(**fixed)
    session.add(row)
    session.flush()  # before the row that refers to it
    return row


def a_full_row(session, kind, number):
    row = kind(**{column.name: a_value(session, column, number) for column in columns_of(kind)})
    session.add(row)
    return row


def test_the_tests_of_any_content_know_every_table():
    tables = {kind.__table__ for kind in KINDS}

    assert tables == set(Base.metadata.tables.values()) - {REVISION, REVISION_ROW, PICTURE, DRAFT}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__tablename__)
def test_undo_restores_every_column(workshop, kind):
    states = [rows_in(workshop.path)]
    with workshop.change("Angelegt") as session:
        row_id = a_full_row(session, kind, 1).id
    states.append(rows_in(workshop.path))
    with workshop.change("Geändert") as session:
        row = session.get_one(kind, row_id)
        for column in columns_of(kind):
            setattr(row, column.name, a_value(session, column, 2))
    states.append(rows_in(workshop.path))
    with workshop.change("Gelöscht") as session:
        session.delete(session.get_one(kind, row_id))
    states.append(rows_in(workshop.path))

    undone = [(workshop.undo(), rows_in(workshop.path)) for _ in range(3)]
    redone = [(workshop.redo(), rows_in(workshop.path)) for _ in range(3)]

    assert all(earlier != later for earlier, later in itertools.pairwise(states))
    assert undone == [
        ("Gelöscht", states[2]),
        ("Geändert", states[1]),
        ("Angelegt", states[0]),
    ]
    assert redone == [
        ("Angelegt", states[1]),
        ("Geändert", states[2]),
        ("Gelöscht", states[3]),
    ]


ALL_RELATIONS = pytest.mark.parametrize(
    ("kind", "relation"),
    [(kind, relation) for kind in KINDS for relation in relations_of(kind)],
    ids=lambda item: getattr(item, "__tablename__", None) or item.key,
)


def a_parent_with_a_child(workshop, kind, relation):
    """Their keys, and the name of the child's column that refers to the parent."""
    child_kind = relation.mapper.class_
    (reference,) = [column.name for column in relation.remote_side]
    with workshop.change("Angelegt") as session:
        parent = a_full_row(session, kind, 1)
        child = child_kind(
            **{
                column.name: a_value(session, column, 1)
                for column in columns_of(child_kind)
                if column.name != reference and not column.nullable
            },
            **{reference: parent.id},
        )
        session.add(child)
        return parent.id, child.id, reference


def assert_child_went_or_was_freed(workshop, relation, child_id, reference):
    with workshop.read() as session:
        left = session.get(relation.mapper.class_, child_id)
        is_kept = left is not None
        assert not is_kept or getattr(left, reference) is None
    assert is_kept is not relation.cascade.delete


@ALL_RELATIONS
def test_what_goes_with_a_deleted_row_comes_back_with_it(workshop, kind, relation):
    parent_id, child_id, reference = a_parent_with_a_child(workshop, kind, relation)
    before = rows_in(workshop.path)

    with workshop.change("Gelöscht") as session:
        session.delete(session.get_one(kind, parent_id))

    assert_child_went_or_was_freed(workshop, relation, child_id, reference)
    assert workshop.undo() == "Gelöscht"
    assert rows_in(workshop.path) == before


@ALL_RELATIONS
def test_a_child_that_its_parent_drops_is_journalled_too(workshop, kind, relation):
    parent_id, child_id, reference = a_parent_with_a_child(workshop, kind, relation)
    before = rows_in(workshop.path)

    with workshop.change("Herausgenommen") as session:
        parent = session.get_one(kind, parent_id)
        getattr(parent, relation.key).clear()

    assert_child_went_or_was_freed(workshop, relation, child_id, reference)
    after = rows_in(workshop.path)
    workshop.undo()
    assert rows_in(workshop.path) == before
    workshop.redo()
    assert rows_in(workshop.path) == after


@pytest.mark.parametrize("looks_first", [True, False])
def test_cards_moved_before_their_cluster_is_deleted_keep_their_new_one(workshop, looks_first):
    with workshop.change("Angelegt") as session:
        old, new = a_cluster(session), a_cluster(session)
        session.flush()
        for _ in range(3):
            a_card(session, cluster_id=old.id)
        old_id, new_id = old.id, new.id

    with workshop.change("Zusammengeführt") as session:
        cluster = session.get_one(Cluster, old_id)
        query = select(Card).where(Card.cluster_id == old_id)
        for card in cluster.cards if looks_first else session.scalars(query):
            card.cluster_id = new_id
        session.delete(cluster)

    with workshop.read() as session:
        assert list(session.scalars(select(Card.cluster_id))) == [new_id] * 3


def test_a_card_moved_after_its_cluster_is_deleted_keeps_its_new_one(workshop):
    with workshop.change("Angelegt") as session:
        old, new = a_cluster(session), a_cluster(session)
        session.flush()
        card_id = a_card(session, cluster_id=old.id).id
        old_id, new_id = old.id, new.id

    with workshop.change("Zusammengeführt") as session:
        session.delete(session.get_one(Cluster, old_id))
        session.get_one(Card, card_id).cluster_id = new_id

    with workshop.read() as session:
        assert session.get_one(Card, card_id).cluster_id == new_id


def test_parent_and_child_may_be_deleted_in_any_order(workshop):
    for takes_parent_first in (True, False):
        with workshop.change("Angelegt") as session:
            goal = a_guiding_goal(session)
            session.flush()
            objective = an_objective(session, guiding_goal_id=goal.id)
            session.flush()
            both = [goal, objective] if takes_parent_first else [objective, goal]
            for row in both:
                session.delete(row)

    assert rows_in(workshop.path)["objective"] == rows_in(workshop.path)["guiding_goal"] == []
