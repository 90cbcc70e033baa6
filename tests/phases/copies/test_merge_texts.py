"""Conflicts and outcomes in words: every table and column has its name."""

import dataclasses
import uuid

import pytest
from builders import a_card, a_cluster, a_vote, a_vote_result, an_action_field, an_event
from sqlalchemy import select

from workshop_app.merging.comparing import compare
from workshop_app.merging.notes import Note
from workshop_app.merging.plan import ConflictKind, Source
from workshop_app.merging.rows import UNSEEN, content_columns, load, tables
from workshop_app.merging.settling import settle
from workshop_app.model.board import Card
from workshop_app.model.copies import NoteKind
from workshop_app.phases.copies.merge_labels import column_label, kind_label, kinds_label
from workshop_app.phases.copies.merge_texts import (
    code_lines,
    conflict_text,
    outcome_lines,
    row_name,
    value_text,
)
from workshop_app.storage.journal import RowChange


@pytest.mark.parametrize("table", [t.name for t in tables() if t.name not in UNSEEN])
def test_every_table_and_column_has_a_german_name(table):
    names = [column_label(table, column) for column in content_columns(table)]

    assert kind_label(table)
    assert kinds_label(table)
    assert all(name and "_" not in name for name in names)


@pytest.fixture
def rows(workshop):
    with workshop.change("Angelegt") as session:
        cluster = a_cluster(session, title="Sprache im Amt")
        session.flush()
        a_card(session, text="Dolmetscherpool fehlt", cluster_id=cluster.id)
        an_event(session, attendees=("Eva", "Ali"))
    with workshop.read() as session:
        return load(session.connection())


def compared(rows, ours=None, theirs=None, table="card"):
    """A plan of a card that each side changed, or deleted with None."""
    key = next(key for key in rows if key[0] == table)

    def state(change):
        rest = {other: row for other, row in rows.items() if other != key}
        return rest if change is None else rest | {key: rows[key] | change}

    return compare(state(ours), Source("Sprache", state(theirs), {key: rows[key]}, ()))


def test_a_field_shows_both_versions(rows):
    plan = compared(rows, {"text": "hier"}, {"text": "dort"})

    (conflict,) = plan.conflicts.values()
    text = conflict_text(conflict, plan)

    assert text.title == "Karte K-001: hier"
    assert (text.subject, text.ours, text.theirs) == ("Text", "hier", "dort")


def test_a_reference_shows_what_it_leads_to(rows):
    plan = compared(rows, {}, {})
    (cluster,) = (key for key in rows if key[0] == "cluster")

    shown = value_text(plan, "card", "cluster_id", cluster[1].hex)

    assert shown == "Cluster CL-01: Sprache im Amt"


def test_a_deletion_shows_what_the_other_side_did(rows):
    plan = compared(rows, None, {"text": "dort", "colour": "rot"})

    (conflict,) = plan.conflicts.values()
    text = conflict_text(conflict, plan)

    assert conflict.kind is ConflictKind.DELETED_HERE
    assert text.ours == "Gelöscht."
    assert text.theirs == "Text: dort\n\nFarbe: rot"
    assert (text.ours_action, text.theirs_action) == ("Gelöscht lassen", "Zurückholen")


def test_a_card_in_the_trash_is_no_yes_or_no(rows):
    plan = compared(rows, {"is_in_trash": True}, {"text": "dort"})

    (conflict,) = plan.conflicts.values()
    text = conflict_text(conflict, plan)

    assert text.ours == "Liegt im Papierkorb."
    assert text.theirs_action == "Zurückholen"


@pytest.mark.parametrize(
    ("table", "column", "value", "shown"),
    [
        ("card", "explanation", "", "(leer)"),
        ("event", "attendees", ["Eva", "Ali"], "Eva\nAli"),
        ("climate_item", "counts", {"1": 3, "5": 2}, "1: 3\n5: 2"),
        ("card", "is_dissent", True, "ja"),
        ("project_idea", "budget_once_eur", 12000.5, "12.000,5"),
        ("card", "colour", "gruen", "grün"),
        ("card", "colour", "türkis", "türkis"),
        ("municipality", "logo", "aGFsbG8=", "(ein Bild)"),
        ("step_run", "started_at", "2026-03-06T09:00:00+00:00", "06.03.2026, 10:00 Uhr"),
    ],
)
def test_values_read_as_people_write_them(rows, table, column, value, shown):
    assert value_text(compared(rows, {}, {}), table, column, value) == shown


def test_options_of_a_vote_are_named_by_their_titles(workshop):
    with workshop.change("Angelegt") as session:
        an_action_field(session, code="HF-01", title="Sprache")
        vote = a_vote(session)
        session.flush()
        a_vote_result(session, vote_id=vote.id, option="HF-01", points=9)
    with workshop.read() as session:
        plan = compared(rows := load(session.connection()), table="vote_result")
    ((key, row),) = ((key, row) for key, row in rows.items() if key[0] == "vote_result")

    assert row_name(plan, key, row) == "Abstimmungsergebnis: Sprache"
    assert value_text(plan, "vote_result", "option", "HF-01") == "Sprache"
    assert value_text(plan, "vote", "option_codes", ["HF-01", "HF-09"]) == "Sprache\nHF-09"
    assert value_text(plan, "ballot_paper", "points", {"HF-01": 2}) == "Sprache: 2"


def test_the_outcome_counts_what_comes_changes_and_goes(rows, workshop):
    plan = compared(rows, {}, {"text": "dort"})
    changes = settle(plan, lambda conflict: conflict.default)
    new = dataclasses.replace(changes[0], old=None, new=rows[changes[0].table, changes[0].row_id])
    gone = dataclasses.replace(new, old=new.new, new=None)

    assert outcome_lines([*changes, new, new, gone]) == [
        "Neu: 2 Karten",
        "Geändert: 1 Karte",
        "Entfällt: 1 Karte",
    ]


def test_a_new_code_is_told(rows, workshop):
    with workshop.change("Neu") as session:
        a_card(session, code="K-002")
        theirs_id = session.scalars(select(Card.id).where(Card.code == "K-002")).one()
    with workshop.read() as session:
        theirs = load(session.connection())
    with workshop.change("Anders") as session:
        session.get_one(Card, theirs_id).code = "K-009"
    own = {key: row for key, row in theirs.items() if key[1] != theirs_id}
    key = next(key for key in rows if key[0] == "card")
    own[key] = own[key] | {"code": "K-002"}

    plan = compare(own, Source("Sprache", theirs, {("card", theirs_id): None}, ()))

    assert code_lines(plan) == [
        "Das Kürzel K-002 der Gruppe heißt hier K-003, weil es schon vergeben war."
    ]


def test_what_a_reading_notes_for_later_ones_is_not_told():
    note = Note(NoteKind.USED, ("card", uuid.uuid4()))

    assert outcome_lines([RowChange(*note.key, None, note.row)]) == []
