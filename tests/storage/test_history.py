"""The history: what changed when, and what any row was like at any time."""

import datetime as dt

from builders import a_card, a_climate_item, a_cluster, a_workshop_row

from workshop_app.model.board import Card
from workshop_app.storage.journal import RevisionKind


def test_the_history_tells_label_kind_time_and_device_the_newest_first(workshop):
    started = dt.datetime.now(dt.UTC)
    with workshop.change("Karte angelegt") as session:
        a_card(session)
    workshop.undo()
    workshop.redo()

    redo, undo, change = workshop.history()

    assert [one.kind for one in (change, undo, redo)] == [
        RevisionKind.CHANGE,
        RevisionKind.UNDO,
        RevisionKind.REDO,
    ]
    assert {one.label for one in (change, undo, redo)} == {"Karte angelegt"}
    assert (change.target, undo.target, redo.target) == (None, change.number, change.number)
    assert started <= change.at <= undo.at <= redo.at <= dt.datetime.now(dt.UTC)
    assert change.device == redo.device


def test_the_history_of_a_row_has_only_what_touched_it(workshop):
    with workshop.change("Erste Karte") as session:
        card_id = a_card(session).id
    with workshop.change("Zweite Karte") as session:
        a_card(session)
    with workshop.change("Erste geändert") as session:
        session.get_one(Card, card_id).text = "anders"

    assert [one.label for one in workshop.history(row_id=card_id)] == [
        "Erste geändert",
        "Erste Karte",
    ]
    assert [one.label for one in workshop.history(limit=1)] == ["Erste geändert"]


def test_a_row_can_be_seen_as_it_was_after_any_revision(workshop):
    with workshop.change("Cluster") as session:
        cluster_id = a_cluster(session).id
    with workshop.change("Karte") as session:
        card_id = a_card(session, text="eins", cluster_id=cluster_id).id
    with workshop.change("Geändert") as session:
        session.get_one(Card, card_id).text = "zwei"
    with workshop.change("Gelöscht") as session:
        session.delete(session.get_one(Card, card_id))
    workshop.undo()

    states = [workshop.state_at("card", card_id, number) for number in range(6)]

    assert [state and state["text"] for state in states] == [
        None,
        None,
        "eins",
        "zwei",
        None,
        "zwei",
    ]
    assert states[2]["cluster_id"] == cluster_id
    assert states[2]["id"] == card_id


def test_an_old_state_has_the_types_of_the_columns(workshop):
    with workshop.change("Angelegt") as session:
        item = a_climate_item(session, counts={"1": 3}, comments=("gut", "schlecht"))
        created = dt.datetime(2026, 3, 2, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))
        row = a_workshop_row(session, created_at=created)
        item_id, row_id = item.id, row.id
    with workshop.change("Gelöscht") as session:
        for kind, key in ((type(item), item_id), (type(row), row_id)):
            session.delete(session.get_one(kind, key))

    state = workshop.state_at("climate_item", item_id, 1)

    assert (state["counts"], state["comments"]) == ({"1": 3}, ("gut", "schlecht"))
    then = workshop.state_at("workshop", row_id, 1)["created_at"]
    assert (then, then.tzinfo) == (created, dt.UTC)
