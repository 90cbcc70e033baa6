"""Every gap that the check finds leads to the step and pane where it can be closed."""

import builders
import pytest

from workshop_app.model.base import Base
from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases import places
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.places import place_of_chapter, place_of_finding, place_of_row
from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    SheetPane,
    SheetSubject,
    TablePane,
    TableSubject,
    TextPane,
    TextSubject,
    VotePane,
    VoteSubject,
)
from workshop_app.phases.tables.tables import TABLES

# Rows that are parts of another row or of no interest to people.
PARTS = {
    "accepted_finding",
    "board_setting",
    "ballot_paper",
    "card_origin",
    "climate_group_counts",
    "goal_evidence",
    "group_copy",
    "imported_extra",
    "merged_copy",
    "photo_person",
    "reading_note",
    "seating_wish",
    "small_group_member",
    "own_step",
    "step_run",
    "time_series_point",
    "vote_result",
}
TABLE_NAMES = sorted(mapper.class_.__tablename__ for mapper in Base.registry.mappers)


def pane_at(place):
    return all_steps()[place.step].panes[place.pane]


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_has_its_place_also_while_it_is_empty(workshop, table):
    with workshop.read() as session:
        place = place_of_row(session, table=table, row_id=None)

    if table in PARTS:
        assert place is None
    else:
        assert place.code == ""
        assert pane_at(place)


def test_a_pane_that_is_a_table_lists_the_table_it_is_named_for(workshop):
    with workshop.read() as session:
        places = {
            table: place_of_row(session, table=table, row_id=None)
            for table in TABLE_NAMES
            if table not in PARTS
        }

    listed = {
        table: TABLES[pane_at(place).subject].kind.__tablename__
        for table, place in places.items()
        if isinstance(pane_at(place), TablePane)
    }
    assert listed
    assert listed == {table: table for table in listed}


def test_the_groups_of_day_1_are_shown_where_they_work(workshop):
    with workshop.change("Gruppen gebildet") as session:
        groups = [builders.a_small_group(session, day=day).id for day in (1, 2, None)]

    with workshop.read() as session:
        steps = [place_of_row(session, table="small_group", row_id=key).step for key in groups]

    assert steps == ["T1-07", "T2-02", "T2-02"]


def test_a_row_is_selected_by_its_code(workshop):
    with workshop.change("Angelegt") as session:
        project = builders.a_project_idea(session)

    with workshop.read() as session:
        place = place_of_row(session, table="project_idea", row_id=project.id)

    assert place.step == "T2-06"
    assert place.code == "PI-01"
    assert pane_at(place) == SheetPane("Steckbriefe", SheetSubject.PROJECT_IDEAS)


@pytest.mark.parametrize(("question", "step"), [("F1", "T1-03"), ("F3", "T1-07"), ("F7", "T2-08")])
def test_a_card_is_found_on_the_board_of_its_question(workshop, question, step):
    with workshop.change("Angelegt") as session:
        card = builders.a_card(session, question=question)

    with workshop.read() as session:
        place = place_of_row(session, table="card", row_id=card.id)

    assert place.step == step
    assert isinstance(pane_at(place), BoardPane)
    assert pane_at(place).question == question


def test_a_card_of_no_known_question_leads_to_the_first_board(workshop):
    with workshop.change("Angelegt") as session:
        card = builders.a_card(session, question="F99")

    with workshop.read() as session:
        assert place_of_row(session, table="card", row_id=card.id).step == "T1-03"


@pytest.mark.parametrize(
    ("option", "step", "subject"),
    [
        ("HF-01", "T1-11", VoteSubject.ACTION_FIELDS),
        ("PI-01", "T2-07", VoteSubject.PROJECT_IDEAS),
        ("ja", "T1-11", VoteSubject.ACTION_FIELDS),
    ],
)
def test_a_vote_is_found_where_its_options_are_weighed(workshop, option, step, subject):
    with workshop.change("Angelegt") as session:
        vote = builders.a_vote(session)
        session.flush()
        builders.a_vote_result(session, vote_id=vote.id, option=option)

    with workshop.read() as session:
        place = place_of_row(session, table="vote", row_id=vote.id)

    assert place.step == step
    assert pane_at(place) == VotePane("Gewichten", subject)


def test_a_line_of_a_checklist_is_found_in_its_list(workshop):
    with workshop.change("Angelegt") as session:
        line = builders.a_checklist_entry(session, checklist="nachbereitung")

    with workshop.read() as session:
        place = place_of_row(session, table="checklist_entry", row_id=line.id)

    assert pane_at(place) == ChecklistPane("Nach dem Workshop", "nachbereitung")


def test_the_understanding_of_integration_is_a_text_not_a_field_of_the_municipality(workshop):
    with workshop.read() as session:
        place = place_of_row(
            session, table="municipality", row_id=None, field="integration_understanding"
        )

    assert isinstance(pane_at(place), TextPane)
    assert pane_at(place).subject is TextSubject.INTEGRATION_UNDERSTANDING


def test_a_field_without_goals_leads_to_the_goals_and_not_to_the_list_of_fields(workshop):
    with workshop.change("Angelegt") as session:
        field = builders.an_action_field(session)

    with workshop.read() as session:
        goals = place_of_finding(
            session, rule="K04", table="action_field", row_id=field.id, field="title"
        )
        fields = place_of_finding(
            session, rule="K26", table="action_field", row_id=field.id, field="is_selected"
        )

    assert pane_at(goals) == SheetPane("Leitziele", SheetSubject.GUIDING_GOALS)
    assert goals.code == "HF-01"
    assert pane_at(fields) == TablePane("Handlungsfelder", TableSubject.ACTION_FIELDS)


def test_what_concerns_no_table_has_no_place(workshop):
    with workshop.read() as session:
        assert place_of_row(session, table=None, row_id=None) is None


def test_a_row_deleted_meanwhile_still_leads_to_its_pane(workshop):
    with workshop.change("Angelegt") as session:
        topic_id = builders.a_parked_topic(session).id
    with workshop.change("Gelöscht") as session:
        session.delete(session.get_one(ParkedTopic, topic_id))

    with workshop.read() as session:
        place = place_of_row(session, table="parked_topic", row_id=topic_id)

    assert (place.step, place.code) == ("N-03", "")


def test_a_chapter_leads_to_where_it_is_filled():
    place = place_of_chapter("vorwort")

    assert place.step == "N-02"
    assert pane_at(place) == TextPane("Vorwort", TextSubject.FOREWORD)


def test_a_chapter_made_of_all_of_it_leads_nowhere():
    assert place_of_chapter("zusammenfassung") is None


@pytest.mark.parametrize("key", sorted(places._CHAPTERS))
def test_every_place_of_a_chapter_exists(key):
    assert pane_at(place_of_chapter(key))


def test_a_row_without_a_code_is_selected_by_its_id(workshop):
    with workshop.change("Angelegt") as session:
        event = builders.an_event(session)

    with workshop.read() as session:
        place = place_of_row(session, table="event", row_id=event.id)

    assert place.code == str(event.id)


def test_a_checklist_that_the_method_has_not_leads_nowhere():
    assert places.place_of_checklist("unbekannt", code="") is None


def test_a_round_without_points_is_found_by_its_step(workshop):
    with workshop.change("Runde") as session:
        vote_id = builders.a_vote(session, step="T2-07").id

    with workshop.read() as session:
        place = place_of_row(session, table="vote", row_id=vote_id)

    assert (place.step, place.code) == ("T2-07", "AB-01")
