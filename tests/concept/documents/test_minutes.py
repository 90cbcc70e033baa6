"""The Ergebnisprotokoll tells what each step left behind; the internal form tells more."""

import pytest
from builders import (
    a_card,
    a_climate_item,
    a_cluster,
    a_decision,
    a_decision_step,
    a_feedback,
    a_guiding_goal,
    a_moderator,
    a_parked_topic,
    a_participant,
    a_planned_measure,
    a_project_idea,
    a_step_run,
    a_structure,
    a_swot_entry,
    a_vision,
    a_vote,
    a_vote_result,
    a_workshop_row,
    an_accepted_finding,
    an_action_field,
    an_event,
    an_existing_project,
    an_indicator_value,
    an_objective,
    an_own_step,
)

from workshop_app.concept.document import Heading, ItemList, Table, runs_text
from workshop_app.concept.document_text import document_text
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import build
from workshop_app.model.goals import GoalStatus
from workshop_app.model.people import Consent
from workshop_app.model.voting import DecisionProcedure
from workshop_app.model.workshop import EventKind, StepStatus

SECRET = "Geheimsache"


def minutes(workshop, *fill, kind=DocumentKind.MINUTES):
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    return build(workshop, kind)


def text(document, key=None):
    return document_text([one for one in document.chapters if key in {None, one.key}])


def titles(document):
    return [chapter.title for chapter in document.chapters]


def headings(document, key, level=2):
    chapter = next(one for one in document.chapters if one.key == key)
    return [
        block.text
        for block in chapter.blocks
        if isinstance(block, Heading) and block.level == level
    ]


def test_the_days_have_their_dates_and_everything_its_place(workshop):
    def fill(session):
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        an_event(session, kind=EventKind.DAY_2, date="2026-11")

    assert titles(minutes(workshop, fill)) == [
        "Rahmen",
        "Tag 1: 13. November 2026",
        "Tag 2: 11/2026",
        "Themenspeicher",
        "Vereinbarungen und nächste Schritte",
        "Teilnehmende",
    ]


def test_a_step_without_a_trace_is_left_out_and_one_that_fell_away_is_named(workshop):
    def fill(session):
        a_card(session, question="F1", text="Klare Zusagen")
        a_step_run(session, step="T1-08", status=StepStatus.SKIPPED)

    document = minutes(workshop, fill)

    assert headings(document, "protokoll-tag1") == ["Erwartungen", "Gute Praxis"]
    assert "Dieser Schritt ist entfallen." in text(document, "protokoll-tag1")


def test_cards_stand_under_their_cluster_at_the_step_where_they_were_written(workshop):
    def fill(session):
        cluster = a_cluster(session, title="Sprache", question="F2")
        a_card(session, question="F2", cluster_id=cluster.id, text="Sprachcafé läuft")
        a_card(session, question="F2", text="Auch das noch", is_set_aside=True)

    found = text(minutes(workshop, fill), "protokoll-tag1")

    assert "Sprache:\nSprachcafé läuft" in found
    assert "Auch das noch" not in found


def test_expectations_are_told_once_though_two_steps_show_them(workshop):
    document = minutes(workshop, lambda session: a_card(session, question="F1", text="Mut"))

    assert text(document).count("Mut") == 1


def test_a_decision_has_its_votes_and_its_counter_position(workshop):
    def fill(session):
        a_decision(
            session,
            step="T2-08",
            text="Ziele kommen in den Haushalt.",
            procedure=DecisionProcedure.VOTE,
            votes_for=30,
            votes_against=2,
            abstentions=1,
            counter_position="Erst rechnen.",
        )

    found = text(minutes(workshop, fill), "protokoll-tag2")

    assert (
        "Entscheidung: Ziele kommen in den Haushalt. "
        "(Abstimmung: 30 Ja, 2 Nein, 1 Enthaltung)" in found
    )
    assert "Gegenposition: Erst rechnen." in found


def test_a_vote_stands_at_its_step_with_its_points(workshop):
    def fill(session):
        an_action_field(session, code="HF-01", title="Bildung")
        vote = a_vote(session, step="T1-11", question="Welche Felder?")
        a_vote_result(session, vote_id=vote.id, option="HF-01", points=44)

    document = minutes(workshop, fill)

    (table,) = (
        block
        for block in document.chapters[1].blocks
        if isinstance(block, Table) and block.columns[0].title == "Zur Wahl stand"
    )
    assert [tuple(map(runs_text, row)) for row in table.rows] == [("Bildung", "44", "1")]
    assert table.caption is None


def test_goals_measures_and_ideas_of_the_second_day_are_told_by_field(workshop):
    def fill(session):
        field = an_action_field(session, title="Bildung", is_selected=True)
        goal = a_guiding_goal(
            session,
            action_field_id=field.id,
            text="Alle lernen.",
            status=GoalStatus.MAJORITY,
            minority_vote="Das ist Sache des Landes.",
        )
        an_objective(
            session,
            guiding_goal_id=goal.id,
            text="Weniger Abbrüche.",
            indicator="Abbruchquote",
            base_value=14.8,
            target_value=9.0,
            unit="Prozent",
            deadline="2030-07-31",
        )
        a_project_idea(session, title="Lernpaten", action_field_id=field.id, responsible="VHS")

    found = text(minutes(workshop, fill), "protokoll-tag2")

    assert "Bildung: Alle lernen. (Mehrheit)" in found
    assert "Minderheitsvotum: Das ist Sache des Landes." in found
    assert (
        "Weniger Abbrüche. (Abbruchquote, 14,8\u00a0% → 9\u00a0%, bis 31.07.2030)" in found
        or "14,8\u00a0% → 9,0\u00a0%" in found
    )
    assert "Lernpaten (VHS" in found


def test_every_kind_of_result_finds_its_step(workshop):
    def fill(session):
        a_climate_item(session, statement="Wir grüßen uns.")
        an_existing_project(session, title="Teestube")
        an_indicator_value(session, indicator="Einbürgerungen", value=12.0)
        a_swot_entry(session, text="Viele Vereine")
        a_vision(session, title="Auental verbindet", text="Wir bauen Brücken.")
        a_structure(session, name="Lenkungskreis")
        a_feedback(session, counts={"5": 3}, voices=("Gut so.",))

    found = text(minutes(workshop, fill))

    for what in ("Wir grüßen uns.", "Teestube", "Einbürgerungen", "Viele Vereine"):
        assert what in found
    for what in ("Wir bauen Brücken.", "Lenkungskreis", "Gut so."):
        assert what in found


def test_an_own_step_with_a_decision_is_in_its_day(workshop):
    def fill(session):
        an_own_step(session, code="E-01", day="tag2", title="Grußwort")
        a_decision(session, step="E-01", text="Wir machen weiter.")

    assert "Grußwort" in headings(minutes(workshop, fill), "protokoll-tag2")


def test_topics_stand_at_their_step_and_with_their_whereabouts(workshop):
    def fill(session):
        a_parked_topic(session, text="Wahlrecht", step="T2-05", whereabouts="Landtag")

    document = minutes(workshop, fill)

    assert "In den Themenspeicher kam: Wahlrecht" in text(document, "protokoll-tag2")
    assert "Landtag" in text(document, "protokoll-themenspeicher")


def test_next_steps_are_ordered_by_their_date(workshop):
    def fill(session):
        a_planned_measure(session, what="Später", due="2027-05-31", position=0)
        a_planned_measure(session, what="Früher", due="2027-01-22", position=1)
        a_decision_step(session, body="Rat", date="2027-04-13")

    found = text(minutes(workshop, fill), "protokoll-vereinbart")

    assert found.index("Früher") < found.index("Später")
    assert "13.04.2027: Rat" in found


def test_an_empty_workshop_gives_minutes_with_marked_gaps(workshop):
    document = minutes(workshop)

    assert "[noch zu klären: Ergebnisse des Tages]" in text(document, "protokoll-tag1")
    assert "[noch zu klären: Termine]" in text(document, "protokoll-rahmen")


@pytest.fixture
def people(workshop):
    with workshop.change("Gefüllt") as session:
        a_workshop_row(session)
        a_moderator(session, name="Mira Tannert", role="")
        for first, consent in (("Anna", Consent.GRANTED), ("Bert", Consent.REFUSED)):
            a_participant(
                session,
                first_name=first,
                last_name="Muster",
                attends_day_1=True,
                naming_consent=consent,
                email="x@stadt.example",
                needs=SECRET,
            )
        a_participant(session, first_name="Carla", last_name="Fehlt")
    return workshop


def test_only_those_who_agreed_are_named_in_public(people):
    found = text(minutes(people))

    assert "Muster, Anna" in found
    assert "Bert" not in found
    assert "Eine weitere Person" in found


def test_the_internal_form_lists_all_who_were_there_and_nothing_of_their_needs(people):
    document = minutes(people, kind=DocumentKind.INTERNAL_MINUTES)

    found = text(document, "protokoll-anwesenheit")
    assert "Muster, Bert" in found
    assert "Carla" not in found
    for secret in (SECRET, ".example"):
        assert secret not in text(document)
    assert "Nur für den internen Gebrauch" in text(document, "protokoll-rahmen")


def test_the_internal_form_has_times_and_accepted_findings_with_their_reasons(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        goal = a_guiding_goal(session, action_field_id=field.id)
        an_objective(session, code="HZ-01", guiding_goal_id=goal.id, indicator=None)
        an_accepted_finding(session, rule="K11", object_code="HZ-01", reason="Kommt im Herbst.")
        a_step_run(session, step="T1-07", minutes_actual=75, deviation_reason="Lange Debatte")

    document = minutes(workshop, fill, kind=DocumentKind.INTERNAL_MINUTES)

    assert "Kommt im Herbst." in text(document, "protokoll-befunde")
    assert "K31" in text(document, "protokoll-befunde")  # nobody decides: still open
    assert "Lange Debatte" in text(document, "protokoll-zeiten")
    assert "Lange Debatte" not in text(minutes(workshop))


def test_internal_rows_stay_out_of_both_forms(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        for row in (
            a_card(session, question="F1", text=SECRET),
            a_decision(session, step="T1-11", text=SECRET),
            a_vote(session, step="T1-11", question=SECRET),
            a_parked_topic(session, text=SECRET, step="T1-07"),
            a_planned_measure(session, what=SECRET),
            a_structure(session, name=SECRET),
            a_swot_entry(session, text=SECRET),
            an_existing_project(session, title=SECRET),
            an_indicator_value(session, indicator=SECRET),
            a_guiding_goal(session, action_field_id=field.id, text=SECRET),
            a_project_idea(session, title=SECRET),
        ):
            row.is_internal = True

    for kind in (DocumentKind.MINUTES, DocumentKind.INTERNAL_MINUTES):
        document = minutes(workshop, *([fill] if kind == DocumentKind.MINUTES else []), kind=kind)
        public = [one for one in document.chapters if one.key != "protokoll-befunde"]
        assert SECRET not in document_text(public)


def test_lists_are_lists_and_headings_leave_no_level_out(workshop):
    def fill(session):
        a_card(session, question="F2", text="Eins")
        a_card(session, question="F3", text="Zwei")

    document = minutes(workshop, fill)

    assert headings(document, "protokoll-tag1", level=3) == ["Stärken", "Schwächen"]
    assert any(isinstance(block, ItemList) for block in document.chapters[1].blocks)


def test_cards_and_clusters_name_the_points_that_the_room_stuck_to_them(workshop):
    def fill(session):
        cluster = a_cluster(session, title="Sprache", question="F2", points=11)
        top = a_card(session, text="Lesepaten", question="F2", cluster_id=cluster.id, points=3)
        a_card(
            session,
            text="Vorlesen",
            question="F2",
            cluster_id=cluster.id,
            merged_into_id=top.id,
            points=4,
        )
        a_card(session, text="Sportverein", question="F2", points=1)
        a_card(session, text="Ungezählt", question="F2")

    found = text(minutes(workshop, fill))

    assert "Sprache (11 Punkte):" in found
    assert "Lesepaten (2 Nennungen: Vorlesen), 7 Punkte" in found
    assert "Sportverein, 1 Punkt" in found
    assert "Ungezählt," not in found


def test_no_field_is_called_left_out_before_any_is_chosen(workshop):
    found = text(minutes(workshop, lambda session: an_action_field(session, title="Bildung")))

    assert "Bildung" in found
    assert "nicht vertieft" not in found
