"""Copies for groups: what they hold, what they do not, and that they come back."""

import datetime as dt
import os

import pytest
from any_content import rows_in
from builders import (
    a_card,
    a_card_origin,
    a_cluster,
    a_good_practice,
    a_guiding_goal,
    a_participant,
    a_photo,
    a_planned_measure,
    a_project_idea,
    a_small_group,
    a_small_group_member,
    a_vote,
    an_action_field,
    an_event,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from copying import a_copy, read, theirs
from pictures import a_png
from sqlalchemy import select

from workshop_app.merging.origin import group_of
from workshop_app.merging.plan import ConflictKind
from workshop_app.merging.reading_in import compare_with
from workshop_app.model.board import Card
from workshop_app.model.copies import GroupCopy
from workshop_app.model.goals import GuidingGoal
from workshop_app.model.people import Participant
from workshop_app.model.projects import ProjectIdea
from workshop_app.storage.picture_store import keep_picture
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def fields(workshop):
    """Two action fields with what belongs to them, and people; the ids of the fields."""
    ids = []
    with workshop.change("Angelegt") as session:
        for number, title in enumerate(("Sprache", "Wohnen"), start=1):
            field = an_action_field(session, title=title)
            session.flush()
            group = a_small_group(session, action_field_id=field.id, table_host=f"Tisch {number}")
            person = a_participant(session, last_name=f"Geheimname{number}", needs="Rampe")
            goal = a_guiding_goal(session, action_field_id=field.id, text=f"Leitziel {title}")
            session.flush()
            a_small_group_member(session, small_group_id=group.id, participant_id=person.id)
            objective = an_objective(session, guiding_goal_id=goal.id)
            figure = an_indicator_value(session, action_field_id=field.id)
            cluster = a_cluster(session, action_field_id=field.id)
            session.flush()
            goal_evidence(session, guiding_goal_id=goal.id, indicator_value_id=figure.id)
            a_project_idea(session, objective_id=objective.id, title=f"Idee {title}")
            card = a_card(session, cluster_id=cluster.id, text=f"Karte {title}")
            session.flush()
            a_card(session, merged_into_id=card.id, text=f"Nennung {title}")
            a_card_origin(session, card_id=card.id, guiding_goal_id=goal.id)
            a_good_practice(session, action_field_id=field.id, contact="Geheimkontakt")
            ids.append(field.id)
        an_event(session, attendees=("Geheimname3",))
        a_photo(session, picture_hash=keep_picture(session, a_png(40)), alt_text="Geheimfoto")
        a_vote(session)
    with workshop.change("Umbenannt") as session:  # the journal remembers the old name
        session.scalars(select(Participant)).first().last_name = "Geheimname4"
    return ids


def test_a_copy_of_the_whole_workshop_holds_everything(workshop, fields):
    path = a_copy(workshop)

    copied = rows_in(path)
    assert len(copied.pop("group_copy")) == 1
    original = rows_in(workshop.path)
    del original["group_copy"]
    assert copied == original


def test_a_copy_knows_where_it_comes_from(workshop, fields):
    newest = workshop.history(limit=1)[0]

    with WorkshopFile.open(a_copy(workshop, "Tisch 2")) as copy, copy.read() as session:
        found = session.scalars(select(GroupCopy)).one()

        assert group_of(copy) == "Tisch 2"
        assert (found.origin, found.is_limited) == (workshop.path.name, False)
        assert copy.history()[1].at == newest.at
        assert copy.undo_label() == "Umbenannt"
    assert group_of(workshop) is None


def test_a_copy_of_one_field_holds_what_its_group_needs(workshop, fields):
    path = a_copy(workshop, field_id=fields[0])

    copied = {table: rows for table, rows in rows_in(path).items() if rows}
    text = str(copied)
    for word in ("Leitziel Sprache", "Idee Sprache", "Karte Sprache", "Nennung Sprache", "Tisch 1"):
        assert word in text
    assert len(copied["objective"]) == len(copied["goal_evidence"]) == 1
    assert len(copied["card_origin"]) == len(copied["indicator_value"]) == 1
    assert "Wohnen" not in text
    assert "Tisch 2" not in text


def test_no_byte_of_a_copy_of_one_field_names_people(workshop, fields):
    path = a_copy(workshop, field_id=fields[0])

    content = path.read_bytes()
    assert b"Leitziel Sprache" in content
    assert b"Geheim" not in content
    assert a_png(40) not in content
    assert b"Geheim" in workshop.path.read_bytes() or workshop.checkpoint()


def test_nothing_of_before_can_be_undone_in_a_copy_of_one_field(workshop, fields):
    with WorkshopFile.open(a_copy(workshop, field_id=fields[0])) as copy:
        assert copy.undo_label() is None
        assert [revision.label for revision in copy.history()] == ["Kopie für Gruppe Sprache"]


def test_what_a_limited_copy_lacks_stays_when_it_is_read_in(workshop, fields):
    path = a_copy(workshop, field_id=fields[0])
    with WorkshopFile.open(path) as copy, copy.change("Gruppe") as session:
        goal = session.scalars(select(GuidingGoal)).one()
        goal.text = "Neues Leitziel"
        new_id = a_card(session, action_field_id=fields[0], code="K-003").id
    before = rows_in(workshop.path)

    comparison = read(workshop, path)

    after = rows_in(workshop.path)
    changed = {table for table in after if after[table] != before[table]}
    assert comparison.plan.conflicts == {}
    assert changed == {"guiding_goal", "card", "merged_copy"}
    with workshop.read() as session:
        assert session.get_one(Card, new_id).code == "K-005"


def test_an_idea_deleted_in_a_limited_copy_is_asked_where_the_plan_needs_it(workshop, fields):
    with workshop.change("Plan") as session:
        idea_id = session.scalars(
            select(ProjectIdea.id).where(ProjectIdea.title == "Idee Sprache")
        ).one()
        measure_id = a_planned_measure(session, project_idea_id=idea_id).id
    path = a_copy(workshop, field_id=fields[0])
    with WorkshopFile.open(path) as copy, copy.change("Gelöscht") as session:
        session.delete(session.get_one(ProjectIdea, idea_id))

    comparison = compare_with(workshop, path)

    (conflict,) = comparison.plan.conflicts.values()
    assert conflict.kind is ConflictKind.DELETED_THERE
    assert conflict.users == (("planned_measure", measure_id),)
    read(workshop, path, theirs)
    with workshop.read() as session:
        assert session.get(ProjectIdea, idea_id) is None


def test_a_copy_of_a_copy_is_one_too(workshop, fields):
    with WorkshopFile.open(a_copy(workshop, "Eins")) as first:
        second = a_copy(first, "Zwei")
        with WorkshopFile.open(second) as copy, copy.change("Neu") as session:
            new_id = a_card(session).id

    comparison = read(workshop, second)

    assert comparison.source.name == "Zwei"
    with workshop.read() as session:
        assert session.get(Card, new_id) is not None


def test_a_copy_of_a_copy_names_its_group_although_the_clock_was_set_back(workshop, fields):
    path = a_copy(workshop, "Eins")
    with WorkshopFile.open(path) as first:
        with first.change("Die Uhr ging vor") as session:
            session.scalars(select(GroupCopy)).one().made_at += dt.timedelta(days=400)
        second = a_copy(first, "Zwei")

    with WorkshopFile.open(second) as copy:
        assert group_of(copy) == "Zwei"
    assert compare_with(workshop, second).source.name == "Zwei"


def test_what_a_kill_left_of_a_copy_on_the_stick_goes_with_the_next(workshop, fields):
    left = workshop.path.with_name(".Sprache.workshop.4711.new")
    left.write_bytes(b"alle Namen")
    os.utime(left, (0, 0))

    a_copy(workshop, "Wohnen")

    assert not left.exists()
