"""The one door in: all of a change is on disk, or nothing happened, and nothing gets past it."""

import uuid

import pytest
from any_content import rows_in
from builders import a_card, a_cluster, a_step_run, a_workshop_row
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from workshop_app.model.board import Card
from workshop_app.model.workshop import Workshop
from workshop_app.storage.errors import (
    NestedChangeError,
    NumberTooLargeError,
    UnfinishedChangeError,
    UnjournalledWriteError,
)
from workshop_app.storage.header import SCHEMA_VERSION, schema_version_of
from workshop_app.storage.journal import RevisionKind
from workshop_app.storage.row_values import encode


@pytest.fixture
def card_id(workshop):
    with workshop.change("Karte angelegt") as session:
        return a_card(session, text="Dolmetscherpool fehlt").id


def change(workshop, *steps, label="Geändert"):
    with workshop.change(label) as session:
        for step in steps:
            step(session)


def look(workshop, *steps):
    with workshop.read() as session:
        for step in steps:
            step(session)


def flush(session):
    session.flush()


def test_a_change_is_on_disk_when_its_block_is_left(workshop, card_id):
    with workshop.read() as session:
        assert session.get_one(Card, card_id).text == "Dolmetscherpool fehlt"


def test_a_change_that_raises_leaves_nothing(workshop, card_id):
    before = rows_in(workshop.path)

    with pytest.raises(ZeroDivisionError):
        break_off_after_a_flush(workshop)

    assert rows_in(workshop.path) == before
    assert workshop.undo_label() == "Karte angelegt"


def break_off_after_a_flush(workshop):
    with workshop.change("Bricht ab") as session:
        a_card(session)
        session.flush()
        a_cluster(session)
        raise ZeroDivisionError


def test_after_a_change_that_raised_the_next_one_works(workshop, card_id):
    with pytest.raises(ZeroDivisionError):
        break_off_after_a_flush(workshop)

    with workshop.change("Nächste Karte") as session:
        a_card(session)

    assert len(rows_in(workshop.path)["card"]) == 2
    assert workshop.undo_label() == "Nächste Karte"


def test_a_change_without_difference_is_no_revision(workshop, card_id):
    with workshop.change("Nichts getan") as session:
        card = session.get_one(Card, card_id)
        card.text = "anders"
        session.flush()
        card.text = "Dolmetscherpool fehlt"
        session.delete(a_cluster(session))

    assert workshop.undo_label() == "Karte angelegt"
    assert len(workshop.history()) == 1


def test_a_change_inside_a_change_is_refused_and_the_outer_one_lives(workshop):
    with workshop.change("Außen") as session:
        with pytest.raises(NestedChangeError), workshop.change("Innen"):
            pass
        with pytest.raises(NestedChangeError):
            workshop.undo()
        a_card(session)

    assert workshop.undo_label() == "Außen"


def test_listeners_hear_of_each_commit_and_of_nothing_else(workshop):
    heard = []
    workshop.add_listener(heard.append)

    with workshop.change("Angelegt") as session:
        card, cluster = a_card(session), a_cluster(session)
    with workshop.change("Nichts getan"):
        pass
    workshop.undo()
    workshop.redo()
    workshop.remove_listener(heard.append)
    workshop.undo()

    assert [(change.label, change.kind) for change in heard] == [
        ("Angelegt", RevisionKind.CHANGE),
        ("Angelegt", RevisionKind.UNDO),
        ("Angelegt", RevisionKind.REDO),
    ]
    assert heard[0].touched == {("card", card.id), ("cluster", cluster.id)}
    assert heard[0].ids_in("card") == {card.id}
    assert heard[1].ids_in("card", "cluster", "vote") == {card.id, cluster.id}


def test_a_listener_may_change_the_workshop_itself(workshop):
    def answer(change):
        if change.label == "Frage":
            with workshop.change("Antwort") as session:
                a_card(session)

    workshop.add_listener(answer)

    with workshop.change("Frage") as session:
        a_card(session)

    assert workshop.undo_label() == "Antwort"


# --- nothing gets past the journal ---------------------------------------------------------------

A_WORKSHOP = {"id": uuid.uuid4(), "title": "Vorbei"}
PAST_THE_JOURNAL = [
    pytest.param(lambda s: s.execute(update(Card).values(text="x")), id="ORM update"),
    pytest.param(lambda s: s.execute(delete(Card)), id="ORM delete"),
    pytest.param(lambda s: s.execute(insert(Workshop), [A_WORKSHOP]), id="ORM insert"),
    pytest.param(lambda s: s.execute(update(Card.__table__).values(text="x")), id="Core update"),
    pytest.param(lambda s: s.connection().execute(delete(Card.__table__)), id="Core delete"),
    pytest.param(lambda s: s.execute(text("DELETE FROM card")), id="text"),
    pytest.param(lambda s: s.execute(text("WITH a AS (SELECT 1) DELETE FROM card")), id="CTE"),
    pytest.param(lambda s: s.execute(text(" /* x */ UPDATE card SET text = ''")), id="comment"),
    pytest.param(lambda s: s.execute(text("DROP TABLE card")), id="DDL"),
    pytest.param(lambda s: s.connection().exec_driver_sql("DELETE FROM card"), id="driver SQL"),
    pytest.param(lambda s: s.query(Card).delete(), id="query"),
    pytest.param(lambda s: s.bulk_insert_mappings(Workshop, [A_WORKSHOP]), id="bulk"),
    pytest.param(lambda s: s.execute(text("PRAGMA user_version = 77")), id="header"),
]


@pytest.mark.parametrize("write", PAST_THE_JOURNAL)
def test_a_change_refuses_what_no_flush_writes(workshop, card_id, write):
    before = rows_in(workshop.path)

    with pytest.raises(UnjournalledWriteError):
        change(workshop, write)

    workshop.checkpoint()
    assert rows_in(workshop.path) == before
    assert workshop.undo_label() == "Karte angelegt"
    assert schema_version_of(workshop.path) == SCHEMA_VERSION


@pytest.mark.parametrize("write", PAST_THE_JOURNAL)
def test_a_change_refuses_it_after_a_flush_too(workshop, card_id, write):
    before = rows_in(workshop.path)

    with pytest.raises(UnjournalledWriteError):
        change(workshop, a_card, flush, write)

    assert rows_in(workshop.path) == before


@pytest.mark.parametrize("write", PAST_THE_JOURNAL)
def test_a_look_refuses_to_write(workshop, card_id, write):
    with pytest.raises(UnjournalledWriteError):
        look(workshop, write)


def test_a_look_refuses_to_flush(workshop):
    with pytest.raises(UnjournalledWriteError):
        look(workshop, a_card, flush)


def test_what_a_look_adds_is_not_saved_without_a_flush(workshop):
    look(workshop, a_card)

    assert rows_in(workshop.path)["card"] == []


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda session: session.commit(), id="commit"),
        pytest.param(lambda session: session.connection().commit(), id="of the connection"),
        pytest.param(lambda session: session.begin_nested(), id="savepoint"),
    ],
)
def test_a_block_cannot_commit_by_itself(workshop, card_id, end):
    before = rows_in(workshop.path)

    with pytest.raises(UnfinishedChangeError):
        change(workshop, a_card, end)

    assert rows_in(workshop.path) == before
    change(workshop, a_card, label="Danach")
    assert workshop.undo_label() == "Danach"


def test_a_block_that_rolls_back_keeps_only_what_comes_after(workshop):
    with workshop.change("Zweiter Anlauf") as session:
        a_card(session, text="verworfen")
        session.flush()
        session.rollback()
        a_card(session, text="behalten")

    with workshop.read() as session:
        assert list(session.scalars(select(Card.text))) == ["behalten"]
    assert workshop.undo() == "Zweiter Anlauf"
    assert rows_in(workshop.path)["card"] == []


def test_a_flush_that_fails_shuts_the_gate_again(workshop, card_id):
    before = rows_in(workshop.path)

    def flush_in_vain(session):
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()

    with pytest.raises(UnjournalledWriteError):
        change(
            workshop,
            a_step_run,
            a_step_run,
            flush_in_vain,
            lambda session: session.execute(text("DELETE FROM card")),
        )

    assert rows_in(workshop.path) == before


def test_a_constraint_that_fails_at_the_end_leaves_the_old_state(workshop, card_id):
    before = rows_in(workshop.path)

    with pytest.raises(IntegrityError):
        change(workshop, a_card, a_step_run, a_step_run)

    assert rows_in(workshop.path) == before
    change(workshop, a_card, label="Danach")
    assert workshop.undo_label() == "Danach"


def test_a_reference_to_nothing_is_refused(workshop):
    with pytest.raises(IntegrityError), workshop.change("Verwaist") as session:
        a_card(session, cluster_id=a_workshop_row(session).id)

    assert rows_in(workshop.path)["card"] == []


def test_the_key_of_a_row_cannot_change(workshop, card_id):
    def rename(session):
        session.get_one(Card, card_id).id = uuid.uuid4()

    with pytest.raises(RuntimeError, match="key"):
        change(workshop, rename)

    with workshop.read() as session:
        assert session.get(Card, card_id) is not None


def test_a_value_set_over_an_unloaded_one_is_refused(workshop, card_id):
    def set_blindly(session):
        card = session.get_one(Card, card_id)
        session.expire(card, ["text"])
        card.text = "neu"

    with pytest.raises(RuntimeError, match="not loaded"):
        change(workshop, set_blindly)

    with workshop.read() as session:
        assert session.get_one(Card, card_id).text == "Dolmetscherpool fehlt"


def test_a_mistake_in_a_look_stays_what_it_is(workshop):
    def ask_badly(session):
        session.connection().exec_driver_sql("SELECT ?", (object(),))

    with pytest.raises(DBAPIError):
        look(workshop, ask_badly)
    with pytest.raises(DBAPIError):
        change(workshop, ask_badly)


# --- values --------------------------------------------------------------------------------------


def test_text_is_kept_in_nfc_and_a_lone_surrogate_becomes_a_question_mark(workshop):
    with workshop.change("Karte „\ud800“") as session:
        card_id = a_card(session, text="Bru\u0308cke \ud800 ende").id

    with workshop.read() as session:
        assert session.get_one(Card, card_id).text == "Br\u00fccke ? ende"
    assert workshop.undo_label() == "Karte „?“"
    assert workshop.state_at("card", card_id, 1)["text"] == "Br\u00fccke ? ende"


def test_a_whole_number_of_more_than_64_bits_is_refused(workshop):
    with pytest.raises(NumberTooLargeError, match="zu groß"), workshop.change("Groß") as session:
        a_card(session, position=2**63)

    assert rows_in(workshop.path)["card"] == []


def test_a_row_of_another_kind_cannot_be_journalled(workshop):
    with pytest.raises(TypeError):
        encode({1, 2})
