"""Undo and redo: without limit, over a restart, in the order in which people did things."""

import pytest
from any_content import rows_in
from builders import a_card, a_cluster, a_step_run, an_indicator_value
from sqlalchemy import select

from workshop_app.model.board import Card, Cluster
from workshop_app.model.workshop import StepRun
from workshop_app.storage.errors import CannotTakeBackError, ReadOnlyWorkshopError
from workshop_app.storage.workshop_file import WorkshopFile


def add_card(workshop, text, **options):
    with workshop.change(f"Karte {text} angelegt", **options) as session:
        return a_card(session, text=text).id


def texts(workshop):
    with workshop.read() as session:
        return set(session.scalars(select(Card.text)))


def test_in_a_new_file_there_is_nothing_to_undo(workshop):
    assert (workshop.undo_label(), workshop.redo_label()) == (None, None)
    assert (workshop.undo(), workshop.redo()) == (None, None)


def test_undo_takes_the_newest_change_and_redo_brings_it_back(workshop):
    add_card(workshop, "A")
    add_card(workshop, "B")

    assert workshop.undo() == "Karte B angelegt"
    assert texts(workshop) == {"A"}
    assert workshop.undo_label() == "Karte A angelegt"
    assert workshop.redo_label() == "Karte B angelegt"
    assert workshop.redo() == "Karte B angelegt"
    assert texts(workshop) == {"A", "B"}


def test_a_new_change_ends_the_turn_of_what_was_undone(workshop):
    for text in "ABC":
        add_card(workshop, text)
    workshop.undo()
    workshop.undo()

    add_card(workshop, "D")

    assert workshop.redo_label() is None
    assert workshop.redo() is None
    assert texts(workshop) == {"A", "D"}


def test_what_lost_its_turn_does_not_come_back_when_the_newer_change_is_undone(workshop):
    add_card(workshop, "A")
    add_card(workshop, "B")
    workshop.undo()
    add_card(workshop, "C")

    workshop.undo()
    workshop.undo()

    assert [workshop.redo(), workshop.redo(), workshop.redo()] == [
        "Karte A angelegt",
        "Karte C angelegt",
        None,
    ]
    assert texts(workshop) == {"A", "C"}


def test_undo_goes_on_after_a_restart(tmp_path):
    path = tmp_path / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        for text in "ABC":
            add_card(workshop, text)
        workshop.undo()

    with WorkshopFile.open(path) as workshop:
        assert workshop.redo_label() == "Karte C angelegt"
        assert workshop.undo() == "Karte B angelegt"
        assert texts(workshop) == {"A"}


def test_what_nobody_feels_as_a_change_is_passed_over_and_keeps_the_turn_of_redo(workshop):
    add_card(workshop, "A")
    with workshop.change("Schritt begonnen", is_undoable=False) as session:
        a_step_run(session, step="T1-07")
    workshop.undo()
    with workshop.change("Schritt beendet", is_undoable=False) as session:
        session.delete(session.scalars(select(StepRun)).one())

    assert workshop.undo_label() is None
    assert workshop.redo() == "Karte A angelegt"


def test_an_undo_that_would_break_what_came_later_is_refused_and_changes_nothing(workshop):
    with workshop.change("Cluster angelegt") as session:
        cluster_id = a_cluster(session).id
    with workshop.change("Im Hintergrund", is_undoable=False) as session:
        a_card(session, cluster_id=cluster_id)
    before = rows_in(workshop.path)

    with pytest.raises(CannotTakeBackError, match="Cluster angelegt"):
        workshop.undo()

    assert rows_in(workshop.path) == before
    add_card(workshop, "danach")
    assert workshop.undo() == "Karte danach angelegt"


def test_an_undo_passes_over_rows_that_went_away_in_the_background(workshop):
    card_id = add_card(workshop, "A")
    with workshop.change("Schritt angelegt") as session:
        run_id = a_step_run(session, step="T1-07").id
    with workshop.change("Geändert") as session:
        session.get_one(Card, card_id).text = "B"
        session.get_one(StepRun, run_id).step = "T1-08"
    with workshop.change("Im Hintergrund", is_undoable=False) as session:
        session.delete(session.get_one(Card, card_id))
        session.delete(session.get_one(StepRun, run_id))

    assert workshop.undo() == "Geändert"
    assert texts(workshop) == set()


def test_unique_values_that_changed_places_are_undone_and_redone(workshop):
    with workshop.change("Angelegt") as session:
        first, second = a_step_run(session, step="T1-01"), a_step_run(session, step="T1-02")
        ids = first.id, second.id
    before = rows_in(workshop.path)
    with workshop.change("Getauscht") as session:
        first, second = (session.get_one(StepRun, key) for key in ids)
        for run, step in ((first, "?"), (second, "T1-01"), (first, "T1-02")):
            run.step = step
            session.flush()
    after = rows_in(workshop.path)

    assert workshop.undo() == "Getauscht"
    assert rows_in(workshop.path) == before
    assert workshop.redo() == "Getauscht"
    assert rows_in(workshop.path) == after


def test_a_row_that_is_deleted_and_put_back_in_one_change_is_an_update(workshop):
    card_id = add_card(workshop, "A")
    before = rows_in(workshop.path)
    with workshop.change("Ersetzt") as session:
        session.delete(session.get_one(Card, card_id))
        a_card(session, text="B", code="K-001", position=0).id = card_id

    assert texts(workshop) == {"B"}
    workshop.undo()
    assert rows_in(workshop.path) == before


def test_a_row_that_is_made_and_changed_in_one_change_is_redone_as_it_became(workshop):
    with workshop.change("Angelegt") as session:
        card = a_card(session, text="A")
        session.flush()
        card.text = "B"
        session.flush()
        card.is_dissent = True
    after = rows_in(workshop.path)

    workshop.undo()
    assert texts(workshop) == set()
    workshop.redo()

    assert rows_in(workshop.path) == after


def test_figures_that_are_no_numbers_do_not_disturb(workshop):
    with workshop.change("Angelegt") as session:
        value_id = an_indicator_value(session, value=float("nan")).id
    with workshop.change("Geändert") as session:
        a_value = session.get_one(type(an_indicator_value(session)), value_id)
        a_value.value = float("inf")
    after = rows_in(workshop.path)

    workshop.undo()
    workshop.redo()

    assert rows_in(workshop.path) == after


def test_a_change_of_a_thousand_cards_is_undone_at_once(workshop):
    with workshop.change("Viele") as session:
        cluster = a_cluster(session)
        session.flush()
        cards = [Card(code=f"K-{n}", text=f"Karte {n}", cluster_id=cluster.id) for n in range(1000)]
        session.add_all(cards)
    with workshop.change("Aufgelöst") as session:
        session.delete(session.scalars(select(Cluster)).one())
    heard = []
    workshop.add_listener(heard.append)

    workshop.undo()

    assert len(heard[0].ids_in("card")) == 1000
    with workshop.read() as session:
        assert set(session.scalars(select(Card.cluster_id))) == {cluster.id}


def test_who_only_looks_cannot_undo(tmp_path):
    path = tmp_path / "a.workshop"
    with WorkshopFile.create(path) as workshop:
        add_card(workshop, "A")

    with WorkshopFile.open(path, for_writing=False) as workshop:
        assert workshop.undo_label() == "Karte A angelegt"
        with pytest.raises(ReadOnlyWorkshopError):
            workshop.undo()
        with pytest.raises(ReadOnlyWorkshopError, match="neu öffnen"), workshop.change("Nein"):
            pass
