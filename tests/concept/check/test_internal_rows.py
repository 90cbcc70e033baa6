"""What is internal is not in the concept: it closes no gap and has none (docs/konzept-check.md)."""

import pytest
from builders import (
    a_decision,
    a_guiding_goal,
    a_parked_topic,
    a_planned_measure,
    a_project_idea,
    a_structure,
    a_vote,
    a_vote_result,
    an_action_field,
    an_existing_project,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from checked import codes_of, findings_of

from workshop_app.model.implementation import StructureKind
from workshop_app.model.voting import VoteKind


def fields_chosen(workshop):
    with workshop.change("Gewählt") as session:
        an_action_field(session, is_selected=True)


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_existing_project_is_none(workshop, is_internal):
    with workshop.change("Bestand") as session:
        an_existing_project(session, is_internal=is_internal)
        an_indicator_value(session)

    assert len(findings_of(workshop, "K03")) == is_internal


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_goal_is_none_for_its_field(workshop, is_internal):
    with workshop.change("Ziel") as session:
        field = an_action_field(session, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id, is_internal=is_internal)

    assert len(findings_of(workshop, "K04")) == is_internal


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_objective_is_none_for_its_goal(workshop, is_internal):
    with workshop.change("Ziel") as session:
        goal = a_guiding_goal(session)
        an_objective(session, guiding_goal_id=goal.id, is_internal=is_internal)

    assert len(findings_of(workshop, "K05")) == is_internal


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_figure_proves_nothing(workshop, is_internal):
    with workshop.change("Beleg") as session:
        goal = a_guiding_goal(session)
        figure = an_indicator_value(session, is_internal=is_internal)
        goal_evidence(session, guiding_goal_id=goal.id, indicator_value_id=figure.id)

    assert len(findings_of(workshop, "K06")) == is_internal


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_decision_founds_no_choice(workshop, is_internal):
    fields_chosen(workshop)
    with workshop.change("Entschieden") as session:
        a_decision(session, step="T1-11", is_internal=is_internal)

    assert len(findings_of(workshop, "K26")) == is_internal


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_vote_founds_no_choice(workshop, is_internal):
    fields_chosen(workshop)
    with workshop.change("Abgestimmt") as session:
        vote = a_vote(session, step="T1-11", is_internal=is_internal)
        a_vote_result(session, vote_id=vote.id, points=3)

    assert len(findings_of(workshop, "K26")) == is_internal


def test_an_internal_vote_is_not_counted_again(workshop):
    with workshop.change("Abgestimmt") as session:
        vote = a_vote(session, voters=1, points_per_person=1, is_internal=True)
        a_vote_result(session, vote_id=vote.id, points=30)

    assert findings_of(workshop, "K27") == []


def test_points_of_an_internal_option_count(workshop):
    with workshop.change("Abgestimmt") as session:
        vote = a_vote(session, kind=VoteKind.MULTI_POINT, voters=2, points_per_person=1)
        for number in (1, 2):
            an_action_field(session, is_internal=number == 2)
            a_vote_result(session, vote_id=vote.id, option=f"HF-0{number}", points=2)

    assert [finding.field for finding in findings_of(workshop, "K27")] == ["voters"]


@pytest.mark.parametrize("is_internal", [False, True])
def test_an_internal_structure_steers_nothing(workshop, is_internal):
    with workshop.change("Struktur") as session:
        a_structure(
            session, kind=StructureKind.EVALUATION, lead="Fachstelle", is_internal=is_internal
        )

    assert len(findings_of(workshop, "K30")) == is_internal


def test_an_internal_project_has_no_gaps(workshop):
    with workshop.change("Projekt") as session:
        a_project_idea(session, responsible="", is_internal=True)

    rules = ("K16", "K17", "K18", "K19", "K20", "K21", "K22", "K42", "K43", "K44")
    assert [codes_of(workshop, rule) for rule in rules] == [[]] * len(rules)


def test_what_hangs_on_an_internal_field_has_no_gaps(workshop):
    with workshop.change("Feld") as session:
        field = an_action_field(session, is_internal=True, is_selected=True)
        goal = a_guiding_goal(session, action_field_id=field.id, text="kurz")
        an_objective(session, guiding_goal_id=goal.id, indicator=None, text="kurz")
        a_project_idea(session, action_field_id=field.id, responsible="")

    rules = ("K04", "K05", "K06", "K11", "K14", "K16")
    assert [codes_of(workshop, rule) for rule in rules] == [[]] * len(rules)


def test_an_internal_topic_and_an_internal_task_still_need_somebody(workshop):
    with workshop.change("Arbeit") as session:
        a_parked_topic(session, is_internal=True)
        a_planned_measure(session, who="", result="Liste", is_internal=True)

    assert codes_of(workshop, "K36") == ["TS-01"]
    assert codes_of(workshop, "K41") == ["MP-01"]
