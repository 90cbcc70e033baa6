import pytest

from tests.builders import (
    a_card,
    a_cluster,
    a_guiding_goal,
    a_project_idea,
    an_action_field,
    an_indicator_value,
)
from workshop_app.model.goals import CardOrigin, GoalEvidence
from workshop_app.phases import records
from workshop_app.phases.sheets import goal_links
from workshop_app.phases.step import SheetSubject

GOALS, IDEAS = SheetSubject.GUIDING_GOALS, SheetSubject.PROJECT_IDEAS


@pytest.fixture
def goal_id(workshop):
    with workshop.change("Leitziel") as session:
        return a_guiding_goal(session, action_field_id=an_action_field(session).id).id


def test_figures_of_the_own_field_come_first_then_those_of_none(workshop, goal_id):
    with workshop.change("Zahlen") as session:
        field_id = records.get(session, goal_links.GuidingGoal, goal_id).action_field_id
        other = an_action_field(session, title="Wohnen").id
        an_indicator_value(session, indicator="fern", action_field_id=other)
        an_indicator_value(session, indicator="allgemein")
        an_indicator_value(session, indicator="nah", action_field_id=field_id)

    with workshop.read() as session:
        figures = goal_links.read_evidence(session, goal_id)

    assert [figure.text for figure in figures] == ["nah", "allgemein", "fern"]


def test_figure_tells_value_area_day_and_source(workshop, goal_id):
    with workshop.change("Zahl") as session:
        an_indicator_value(session)

    with workshop.read() as session:
        (figure,) = goal_links.read_evidence(session, goal_id)

    assert figure.detail.replace("\u00a0", " ") == (
        "31,5 % · Stadt Brückstadt · 31.12.2025 · Schulamt Brückstadt"
    )
    assert figure.flaw == ""


def test_figure_tells_what_it_lacks(workshop, goal_id):
    with workshop.change("Zahl") as session:
        an_indicator_value(session, unit="", area="", as_of=None, source="n. n.", value=None)

    with workshop.read() as session:
        (figure,) = goal_links.read_evidence(session, goal_id)

    assert figure.flaw == "Einheit fehlt, Raumbezug fehlt, Stichtag fehlt, Quelle fehlt"


def test_suppressed_figure_does_not_tell_its_value(workshop, goal_id):
    with workshop.change("Zahl") as session:
        an_indicator_value(session, value=4.0, is_suppressed=True)

    with workshop.read() as session:
        (figure,) = goal_links.read_evidence(session, goal_id)

    assert figure.detail.startswith("gesperrt · ")


def test_figure_becomes_evidence_once_and_is_taken_back(workshop, goal_id):
    with workshop.change("Zahl") as session:
        value_id = an_indicator_value(session).id
    for _time in range(2):
        with workshop.change("Beleg") as session:
            goal_links.set_evidence(session, goal_id, value_id, is_chosen=True)

    with workshop.read() as session:
        assert session.query(GoalEvidence).count() == 1
        assert goal_links.read_evidence(session, goal_id)[0].is_chosen

    with workshop.change("Kein Beleg") as session:
        goal_links.set_evidence(session, goal_id, value_id, is_chosen=False)
    with workshop.read() as session:
        assert session.query(GoalEvidence).count() == 0


def test_cards_stand_under_their_clusters_with_the_leading_board_first(workshop, goal_id):
    with workshop.change("Karten") as session:
        late = a_cluster(session, title="Ideen", question="F6")
        near = a_cluster(session, title="Schwächen", question="F3")
        a_cluster(session, title="leer", question="F3")
        a_card(session, text="Pool", question="F6", cluster_id=late.id)
        a_card(session, text="Wartezeit", question="F3", cluster_id=near.id)
        a_card(session, text="lose")
        a_card(session, text="beiseite", is_set_aside=True)

    with workshop.read() as session:
        cards = goal_links.read_origins(session, GOALS, goal_id)

    assert [card.text for card in cards] == ["Schwächen", "Wartezeit", "Ideen", "Pool", "lose"]
    assert [card.is_group for card in cards] == [True, False, True, False, False]


def test_stack_is_one_line_that_links_all_its_cards(workshop, goal_id):
    with workshop.change("Karten") as session:
        top = a_card(session, text="Busse", question="F3", headline="Bus und Bahn").id
        session.flush()
        below = a_card(session, text="Bahn", question="F3", merged_into_id=top).id
        a_card(session, text="gelöscht", question="F3", is_in_trash=True)

    with workshop.read() as session:
        (pick,) = goal_links.read_origins(session, GOALS, goal_id)

    assert (pick.text, pick.members) == ("Bus und Bahn", (top, below))
    assert pick.detail.endswith("2 Nennungen")


def test_cluster_links_all_its_cards_and_none_twice(workshop):
    with workshop.change("Karten") as session:
        idea_id = a_project_idea(session).id
        cluster = a_cluster(session, question="F6")
        for text in ("eins", "zwei"):
            a_card(session, text=text, question="F6", cluster_id=cluster.id)
    with workshop.read() as session:
        group, first, _second = goal_links.read_origins(session, IDEAS, idea_id)

    with workshop.change("Herkunft") as session:
        goal_links.set_origins(session, IDEAS, idea_id, first.members, is_chosen=True)
        goal_links.set_origins(session, IDEAS, idea_id, group.members, is_chosen=True)

    with workshop.read() as session:
        assert session.query(CardOrigin).count() == 2
        assert all(pick.is_chosen for pick in goal_links.read_origins(session, IDEAS, idea_id))

    with workshop.change("Ohne") as session:
        goal_links.set_origins(session, IDEAS, idea_id, group.members, is_chosen=False)
    with workshop.read() as session:
        assert session.query(CardOrigin).count() == 0
