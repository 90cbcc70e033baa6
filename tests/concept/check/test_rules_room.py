"""K28, K32, K37: each fires, does not fire, and where the border lies."""

import pytest
from builders import (
    a_card,
    a_cluster,
    a_guiding_goal,
    a_participant,
    a_project_idea,
    a_small_group,
    a_small_group_member,
    an_action_field,
)
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.board import Legibility
from workshop_app.model.people import Sector

SIDES = (Sector.POLITICS, Sector.ADMINISTRATION, Sector.MIGRANT_ORGANISATION)


def invite(workshop, first_day, second_day=()):
    with workshop.change("Eingeladen") as session:
        for sector in first_day:
            a_participant(session, sector=sector, attends_day_1=True)
        for sector in second_day:
            a_participant(session, sector=sector, attends_day_2=True)


# --- K28 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first_day", "second_day", "words"),
    [
        (SIDES, SIDES[1:], "Im Raum war am zweiten Tag niemand aus der Kommunalpolitik:"),
        (SIDES[:2], (), "am ersten Tag niemand aus Migrantenorganisationen:"),
        (SIDES[1:2], SIDES, "niemand aus der Kommunalpolitik oder aus Migrantenorganisationen:"),
        (SIDES[:2], SIDES[:2], "an beiden Tagen niemand aus Migrantenorganisationen:"),
        (SIDES[:2], SIDES[1:], "niemand aus Migrantenorganisationen und am zweiten Tag niemand"),
        ((Sector.GUEST, None), (), "aus der Verwaltung oder"),
    ],
)
def test_k28_says_who_was_not_there(workshop, first_day, second_day, words):
    invite(workshop, first_day, second_day)

    finding = only_finding(workshop, "K28")

    assert (finding.severity, finding.object_code) == (Severity.WARNING, "")
    assert (finding.table, finding.field) == ("participant", "sector")
    assert words in finding.message


@pytest.mark.parametrize("days", [((), ()), (SIDES, ()), (SIDES, SIDES)])
def test_k28_is_content_with_all_sides_and_with_a_day_nobody_is_ticked_for(workshop, days):
    invite(workshop, *days)

    assert findings_of(workshop, "K28") == []


def seat(workshop, *sectors, is_internal=False, has_field=True):
    with workshop.change("Gruppe") as session:
        field = an_action_field(session, is_internal=is_internal)
        group = a_small_group(session, action_field_id=field.id if has_field else None)
        for sector in sectors:
            person = a_participant(session, sector=sector)
            a_small_group_member(session, small_group_id=group.id, participant_id=person.id)


def test_k28_hints_at_a_group_without_migrant_organisation(workshop):
    seat(workshop, Sector.POLITICS, Sector.ADMINISTRATION)

    finding = only_finding(workshop, "K28")

    assert (finding.severity, finding.object_code) == (Severity.HINT, "KG-01")
    assert finding.table == "small_group"


@pytest.mark.parametrize(
    ("sectors", "fields"),
    [
        ((Sector.POLITICS, Sector.MIGRANT_ORGANISATION), {}),
        ((), {}),
        ((Sector.POLITICS,), {"is_internal": True}),
        ((Sector.POLITICS,), {"has_field": False}),
    ],
)
def test_k28_is_content_with_other_groups(workshop, sectors, fields):
    seat(workshop, *sectors, **fields)

    assert findings_of(workshop, "K28") == []


# --- K32 ----------------------------------------------------------------------------------------


def choose(workshop, title, goal="Neuzugewanderte finden schnell einen Deutschkurs.", **project):
    with workshop.change("Gewählt") as session:
        field = an_action_field(session, title=title, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id, text=goal)
        a_project_idea(session, **project)


def test_k32_asks_what_the_others_contribute(workshop):
    choose(workshop, "Sprache", target_group="Geflüchtete")

    finding = only_finding(workshop, "K32")

    assert (finding.severity, finding.object_code) == (Severity.HINT, "")


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("Zusammenleben im Quartier", {}),
        ("Sprache", {"goal": "ALLE MENSCHEN im Ort verstehen die Bescheide."}),
        ("Sprache", {"target_group": "Alteingesessene und Zugewanderte"}),
        ("Sprache", {"target_group": "Alle Einwohnerinnen und Einwohner"}),
    ],
)
def test_k32_is_content_where_all_are_meant(workshop, title, fields):
    choose(workshop, title, **fields)

    assert findings_of(workshop, "K32") == []


def test_k32_waits_for_the_choice(workshop):
    with workshop.change("Feld") as session:
        an_action_field(session)

    assert findings_of(workshop, "K32") == []


# --- K37 ----------------------------------------------------------------------------------------


def put_card(workshop, **fields):
    with workshop.change("Karte") as session:
        cluster = a_cluster(session)
        return a_card(session, **({"cluster_id": cluster.id, "question": "F2"} | fields)).id


@pytest.mark.parametrize("legibility", [Legibility.UNSURE, Legibility.ILLEGIBLE])
def test_k37_asks_what_a_card_says(workshop, legibility):
    row_id = put_card(workshop, legibility=legibility)

    finding = only_finding(workshop, "K37")

    assert finding.severity is Severity.HINT
    assert (finding.object_code, finding.row_id, finding.field) == ("K-001", row_id, "legibility")


def test_k37_counts_cards_without_cluster_by_board(workshop):
    for question in ("F2", "F2", "F3"):
        put_card(workshop, cluster_id=None, question=question)

    found = findings_of(workshop, "K37")

    assert [finding.object_code for finding in found] == ["F2", "F3"]
    assert found[0].message.startswith("2 Karten auf Tafel F2 liegen noch in keinem Cluster")
    assert found[1].message.startswith("Eine Karte auf Tafel F3 liegt noch in keinem Cluster")


def test_k37_names_no_board_that_has_no_name(workshop):
    put_card(workshop, cluster_id=None, question="\n")

    finding = only_finding(workshop, "K37")

    assert finding.message == "Eine Karte liegt noch in keinem Cluster: Wohin gehört sie?"


@pytest.mark.parametrize(
    "fields", [{"is_set_aside": True}, {"is_in_trash": True}, {"is_internal": True}]
)
def test_k37_leaves_cards_alone_that_the_concept_does_not_show(workshop, fields):
    put_card(workshop, legibility=Legibility.UNSURE, **fields)
    put_card(workshop, cluster_id=None, **fields)

    assert [one for one in codes_of(workshop, "K37") if one == "F2"] == []


def test_k37_needs_no_cluster_for_a_further_mention(workshop):
    first = put_card(workshop)
    put_card(workshop, cluster_id=None, merged_into_id=first)

    assert findings_of(workshop, "K37") == []
