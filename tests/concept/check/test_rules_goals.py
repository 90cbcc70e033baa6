"""K01, K02, K04–K06, K11–K13: each fires, does not fire, and where the border lies."""

import pytest
from builders import (
    a_guiding_goal,
    a_municipality,
    a_vision,
    an_action_field,
    an_event,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.workshop import EventKind


def words(count):
    return " ".join(["Wort"] * count)


def write_vision(workshop, text):
    with workshop.change("Leitbild geändert") as session:
        return a_vision(session, text=text).id


def write_understanding(workshop, text):
    with workshop.change("Integrationsverständnis geändert") as session:
        return a_municipality(session, integration_understanding=text).id


def add_objective(workshop, **fields):
    with workshop.change("Handlungsziel angelegt") as session:
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
        return an_objective(session, **fields).id


# --- K01, K02 -----------------------------------------------------------------------------------


def test_k01_asks_for_a_vision_that_has_no_row(workshop):
    finding = only_finding(workshop, "K01")

    assert finding.severity is Severity.ERROR
    assert finding.object_code == ""
    assert (finding.table, finding.row_id, finding.field) == ("vision", None, "text")
    assert finding.message.startswith("Das Leitbild fehlt noch: ")


def test_k01_asks_for_more_than_nineteen_words(workshop):
    row_id = write_vision(workshop, words(19))

    finding = only_finding(workshop, "K01")

    assert finding.row_id == row_id
    assert finding.message.startswith("Das Leitbild hat erst 19 Wörter, ")


def test_k01_counts_one_word_in_the_singular(workshop):
    write_vision(workshop, "Zusammen!")

    assert only_finding(workshop, "K01").message.startswith("Das Leitbild hat erst 1 Wort, ")


def test_k01_is_content_with_twenty_words(workshop):
    write_vision(workshop, words(20))

    assert findings_of(workshop, "K01") == []


def test_k01_takes_no_dash_for_a_word(workshop):
    write_vision(workshop, words(19) + " –")

    assert len(findings_of(workshop, "K01")) == 1


def test_k02_asks_for_an_understanding_of_integration(workshop):
    finding = only_finding(workshop, "K02")

    assert finding.severity is Severity.WARNING
    assert (finding.table, finding.field) == ("municipality", "integration_understanding")
    assert finding.message.startswith("Das Integrationsverständnis fehlt noch: ")


def test_k02_asks_for_more_than_thirty_nine_words(workshop):
    row_id = write_understanding(workshop, words(39))

    finding = only_finding(workshop, "K02")

    assert finding.row_id == row_id
    assert "hat erst 39 Wörter, üblich sind mindestens 40" in finding.message


def test_k02_is_content_with_forty_words(workshop):
    write_understanding(workshop, words(40))

    assert findings_of(workshop, "K02") == []


# --- K04, K05, K06 ------------------------------------------------------------------------------


def test_k04_asks_for_the_goal_of_a_selected_field(workshop):
    with workshop.change("Handlungsfeld gewählt") as session:
        row_id = an_action_field(session, title="Wohnen", is_selected=True).id

    finding = only_finding(workshop, "K04")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id) == ("HF-01", row_id)
    assert finding.message.startswith("HF-01 „Wohnen“ ist ausgewählt, hat aber noch kein Leitziel:")


def test_k04_leaves_a_field_that_was_not_selected_alone(workshop):
    with workshop.change("Handlungsfeld angelegt") as session:
        an_action_field(session, is_selected=False)

    assert findings_of(workshop, "K04") == []


def test_k04_is_content_with_one_goal(workshop):
    with workshop.change("Leitziel angelegt") as session:
        field = an_action_field(session, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id)

    assert findings_of(workshop, "K04") == []


def test_k04_takes_a_goal_without_text_for_none(workshop):
    with workshop.change("Leitziel angelegt") as session:
        field = an_action_field(session, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id, text=" ")

    assert codes_of(workshop, "K04") == ["HF-01"]


def test_k05_asks_for_the_objective_of_a_goal(workshop):
    with workshop.change("Leitziele angelegt") as session:
        an_objective(session, guiding_goal_id=a_guiding_goal(session).id)
        row_id = a_guiding_goal(session, text="Niemand wohnt in der Unterkunft.").id

    finding = only_finding(workshop, "K05")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id) == ("LZ-02", row_id)
    assert "Niemand wohnt in der Unterkunft." in finding.message


def test_k05_takes_an_objective_without_text_for_none(workshop):
    add_objective(workshop, text="")

    assert codes_of(workshop, "K05") == ["LZ-01"]


def test_k05_leaves_internal_goals_alone(workshop):
    with workshop.change("Leitziel angelegt") as session:
        a_guiding_goal(session, is_internal=True)

    assert codes_of(workshop, "K05") == []


def test_k06_asks_for_the_figure_behind_a_goal(workshop):
    with workshop.change("Leitziele belegt") as session:
        proven, bare = a_guiding_goal(session), a_guiding_goal(session)
        figure = an_indicator_value(session)
        goal_evidence(session, guiding_goal_id=proven.id, indicator_value_id=figure.id)
        bare_id = bare.id

    finding = only_finding(workshop, "K06")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id) == ("LZ-02", bare_id)
    assert finding.message.endswith("Welche Zahl zeigt den Bedarf?")


# --- K11, K12, K13 ------------------------------------------------------------------------------


def test_a_complete_objective_has_no_finding(workshop):
    add_objective(workshop)

    assert [findings_of(workshop, rule) for rule in ("K11", "K12", "K13")] == [[], [], []]


@pytest.mark.parametrize("indicator", [None, "", "–", "noch offen"])
def test_k11_asks_for_the_indicator(workshop, indicator):
    row_id = add_objective(workshop, indicator=indicator)

    finding = only_finding(workshop, "K11")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id, finding.field) == ("HZ-01", row_id, "indicator")


def test_k12_leaves_an_objective_without_indicator_to_k11(workshop):
    add_objective(workshop, indicator=None, base_value=None)

    assert findings_of(workshop, "K12") == []


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        ({"base_value": None}, "fehlt der Ausgangswert: Wo stehen wir heute?"),
        ({"target_value": None}, "fehlt der Zielwert: Wo wollen wir hin?"),
        ({"data_source": "?"}, "fehlt die Datenquelle: Wer kann die Zahl liefern?"),
        (
            {"target_value": None, "data_source": None},
            "fehlen der Zielwert und die Datenquelle: Wo wollen wir hin?",
        ),
    ],
)
def test_k12_names_what_the_indicator_lacks(workshop, gap, words):
    add_objective(workshop, **gap)

    finding = only_finding(workshop, "K12")

    assert finding.severity is Severity.WARNING
    assert finding.message.endswith(words)
    assert finding.field == next(iter(gap))


def test_k12_knows_that_zero_is_a_value(workshop):
    add_objective(workshop, base_value=0.0, target_value=0.0)

    assert findings_of(workshop, "K12") == []


@pytest.mark.parametrize("deadline", [None, " ", "offen"])
def test_k13_asks_for_the_deadline(workshop, deadline):
    add_objective(workshop, deadline=deadline)

    finding = only_finding(workshop, "K13")

    assert finding.severity is Severity.ERROR
    assert finding.field == "deadline"
    assert "hat noch keine Frist" in finding.message


@pytest.mark.parametrize("deadline", ["2026-11-12", "2026-10", "2025", "Herbst 2025"])
def test_k13_refuses_a_deadline_before_the_workshop(workshop, deadline):
    add_objective(workshop, deadline=deadline)

    assert "liegt vor dem Workshop" in only_finding(workshop, "K13").message


@pytest.mark.parametrize(
    "deadline", ["2026-11-13", "2026-11", "2026", "2028-12", "Schuljahr 2029/30"]
)
def test_k13_is_content_with_a_deadline_that_may_still_come(workshop, deadline):
    add_objective(workshop, deadline=deadline)

    assert findings_of(workshop, "K13") == []


def test_k13_says_that_a_text_is_no_date(workshop):
    add_objective(workshop, deadline="so bald wie möglich")

    assert "Die Frist „so bald wie möglich“ von HZ-01" in only_finding(workshop, "K13").message


def test_k13_shows_the_deadline_as_germans_write_it(workshop):
    add_objective(workshop, deadline="2025-12-31")

    assert only_finding(workshop, "K13").message.startswith("Die Frist 31.12.2025 von HZ-01 ")


def test_k13_takes_any_deadline_while_the_day_of_the_workshop_is_open(workshop):
    with workshop.change("Handlungsziel angelegt") as session:
        an_event(session, kind=EventKind.DAY_1, date=None)
        an_event(session, kind=EventKind.PREPARATION, date="2027-01-01")
        an_objective(session, deadline="2019-12-31")

    assert findings_of(workshop, "K13") == []
