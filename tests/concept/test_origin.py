"""Where goals and projects come from."""

import uuid

import pytest
from builders import (
    a_card,
    a_card_origin,
    a_cluster,
    a_guiding_goal,
    a_project_idea,
    a_vote,
    a_vote_result,
    an_action_field,
    an_indicator_value,
    an_objective,
    goal_evidence,
)

from workshop_app.concept.origin import origin_of
from workshop_app.model.board import Card
from workshop_app.phases.records import UnknownRecordError


def origin(workshop, row_id):
    with workshop.read() as session:
        return origin_of(session, row_id)


def codes(sources):
    return [source.code for source in sources]


@pytest.fixture
def ids(workshop):
    """A line from the action field to the project; only its last two have cards."""
    with workshop.change("Angelegt") as session:
        field = an_action_field(session, code="HF-01")
        cluster = a_cluster(session, title="Sprache im Amt")
        own = a_card(session, text="Dolmetschpool", cluster_id=cluster.id)
        other = a_card(session, text="Formulare", cluster_id=a_cluster(session).id)
        goal = a_guiding_goal(session, action_field_id=field.id)
        objective = an_objective(session, guiding_goal_id=goal.id)
        project = a_project_idea(
            session, action_field_id=field.id, objective_id=objective.id, code="PI-01"
        )
        a_card_origin(session, card_id=own.id, project_idea_id=project.id)
        a_card_origin(session, card_id=other.id, objective_id=objective.id)
        figure = an_indicator_value(session, code="ST-07")
        goal_evidence(session, guiding_goal_id=goal.id, indicator_value_id=figure.id)
        rows = {"field": field, "goal": goal, "objective": objective, "project": project}
        return {name: row.id for name, row in rows.items()}


def test_a_project_comes_from_its_cards_and_their_clusters(workshop, ids):
    found = origin(workshop, ids["project"])

    assert codes(found.cards) == ["K-001"]
    assert found.cards[0].text == "Dolmetschpool"
    assert [cluster.text for cluster in found.clusters] == ["Sprache im Amt"]
    assert found.is_linked


def test_a_project_comes_from_the_figures_of_its_guiding_goal(workshop, ids):
    assert codes(origin(workshop, ids["project"]).figures) == ["ST-07"]


def test_a_project_without_cards_has_those_of_its_objective(workshop, ids):
    with workshop.change("Projektidee angelegt") as session:
        project_id = a_project_idea(session, objective_id=ids["objective"]).id

    assert codes(origin(workshop, project_id).cards) == ["K-002"]


def test_a_goal_comes_from_the_cards_of_its_field_where_none_is_linked(workshop, ids):
    with workshop.change("Karten angelegt") as session:
        cluster = a_cluster(session, action_field_id=ids["field"])
        a_card(session, code="K-010", cluster_id=cluster.id)
        a_card(session, code="K-011", action_field_id=ids["field"])
        a_card(session, code="K-012", action_field_id=ids["field"], is_set_aside=True)
        a_card(session, code="K-013", action_field_id=ids["field"], is_in_trash=True)

    found = origin(workshop, ids["goal"])

    assert codes(found.cards) == ["K-010", "K-011"]
    assert not found.is_linked


def test_the_points_of_a_project_are_those_of_the_newest_vote_on_it(workshop, ids):
    with workshop.change("Abgestimmt") as session:
        for points in (12, 38):
            a_vote_result(session, vote_id=a_vote(session).id, option="PI-01", points=points)

    assert origin(workshop, ids["project"]).points == 38


def test_a_run_off_or_a_secret_round_does_not_outweigh_the_round_on_all(workshop, ids):
    with workshop.change("Abgestimmt") as session:
        for points, fields in (
            (12, {}),
            (38, {"option_codes": ("PI-01", "PI-02")}),
            (40, {"is_secret": True}),
        ):
            vote = a_vote(session, **fields)
            a_vote_result(session, vote_id=vote.id, option="PI-01", points=points)

    assert origin(workshop, ids["project"]).points == 12


def test_the_points_of_a_goal_are_those_of_its_field(workshop, ids):
    with workshop.change("Abgestimmt") as session:
        a_vote_result(session, vote_id=a_vote(session).id, option="HF-01", points=44)

    assert origin(workshop, ids["goal"]).points == 44
    assert origin(workshop, ids["project"]).points == 44


def test_the_points_of_a_field_count_also_without_the_vote(workshop):
    with workshop.change("Leitziel angelegt") as session:
        field = an_action_field(session, points=17)
        goal_id = a_guiding_goal(session, action_field_id=field.id).id

    assert origin(workshop, goal_id).points == 17


def test_an_origin_reads_as_a_sentence(workshop, ids):
    with workshop.change("Abgestimmt") as session:
        a_card_origin(session, card_id=a_card(session).id, project_idea_id=ids["project"])
        a_vote_result(session, vote_id=a_vote(session).id, option="PI-01", points=38)

    found = origin(workshop, ids["project"])

    assert str(found) == "Entstanden aus 2 Karten, 38 Punkten und 1 Kennzahl"


def test_a_project_of_nowhere_has_no_origin(workshop):
    with workshop.change("Projektidee angelegt") as session:
        project_id = a_project_idea(session).id

    found = origin(workshop, project_id)

    assert (found.cards, found.clusters, found.figures, found.points) == ((), (), (), None)
    assert str(found) == ""


def test_a_deleted_row_is_refused(workshop):
    with pytest.raises(UnknownRecordError):
        origin(workshop, uuid.uuid4())


def test_a_card_in_the_trash_is_no_origin(workshop, ids):
    with workshop.change("Gelöscht") as session:
        for card in session.query(Card):
            card.is_in_trash = True

    assert codes(origin(workshop, ids["project"]).cards) == []
