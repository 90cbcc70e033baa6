"""K26, K27: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_decision, a_vote, a_vote_result, an_action_field
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.voting import VoteKind

REASON = "bearbeitet der Kreis"


def choose_fields(workshop, *, reason=REASON, is_selected=True):
    with workshop.change("Handlungsfelder gewählt") as session:
        an_action_field(session, title="Wohnen", is_selected=is_selected)
        an_action_field(session, title="Arbeit", rejection_reason=reason)


def decide(workshop, **fields):
    with workshop.change("Entscheidung angelegt") as session:
        a_decision(session, **fields)


def vote(workshop, *points, **fields):
    """A vote over as many action fields as there are numbers of points."""
    with workshop.change("Abstimmung angelegt") as session:
        row = a_vote(session, **fields)
        for number, count in enumerate(points, start=1):
            a_vote_result(session, vote_id=row.id, option=f"HF-{number:02}", points=count)
        return row.id


# --- K26 ----------------------------------------------------------------------------------------


def test_k26_asks_for_the_choice(workshop):
    choose_fields(workshop, reason=None, is_selected=False)

    finding = only_finding(workshop, "K26")

    assert finding.severity is Severity.WARNING
    assert finding.object_code == ""
    assert finding.message.startswith("Noch ist kein Handlungsfeld ausgewählt: ")


def test_k26_asks_how_the_choice_came_about(workshop):
    choose_fields(workshop)

    finding = only_finding(workshop, "K26")

    assert finding.object_code == ""
    assert "weder Abstimmung noch Entscheidung" in finding.message


def test_k26_is_content_with_a_vote_on_the_fields(workshop):
    choose_fields(workshop)
    vote(workshop, 12, 3, step=None)

    assert findings_of(workshop, "K26") == []


def test_k26_is_content_with_a_vote_in_the_step_of_the_choice(workshop):
    choose_fields(workshop)
    with workshop.change("Abstimmung angelegt") as session:
        row = a_vote(session, step="T1-11")
        a_vote_result(session, vote_id=row.id, option="ja", points=30)

    assert findings_of(workshop, "K26") == []


def test_k26_takes_a_vote_without_points_for_none(workshop):
    choose_fields(workshop)
    vote(workshop, 0, 0, step="T1-11")

    assert codes_of(workshop, "K26") == [""]


@pytest.mark.parametrize(
    "decision",
    [
        {"step": "T1-11", "text": "Wir vertiefen Wohnen."},
        {"step": None, "text": "Ein HANDLUNGSFELD reicht uns."},
    ],
)
def test_k26_is_content_with_a_decision(workshop, decision):
    choose_fields(workshop)
    decide(workshop, **decision)

    assert findings_of(workshop, "K26") == []


def test_k26_takes_another_decision_for_none(workshop):
    choose_fields(workshop)
    decide(workshop, step="T2-10", text="Der Titel steht.")
    decide(workshop, step="T1-11", text="–")

    assert codes_of(workshop, "K26") == [""]


@pytest.mark.parametrize("reason", [None, "", "noch offen"])
def test_k26_asks_for_the_reason_of_a_rejected_field(workshop, reason):
    choose_fields(workshop, reason=reason)
    decide(workshop, step="T1-11")

    finding = only_finding(workshop, "K26")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.field) == ("HF-02", "rejection_reason")
    assert finding.message.startswith("HF-02 „Arbeit“ wird ohne Begründung nicht vertieft: ")


# --- K27 ----------------------------------------------------------------------------------------


def test_k27_accepts_as_many_points_as_could_be_given(workshop):
    vote(workshop, 40, 20, 12, voters=36, points_per_person=2)

    assert findings_of(workshop, "K27") == []


def test_k27_counts_one_point_too_many(workshop):
    row_id = vote(workshop, 40, 21, 12, voters=36, points_per_person=2)

    finding = only_finding(workshop, "K27")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.table, finding.row_id) == ("AB-01", "vote", row_id)
    assert "sind 73 Punkte gezählt, 72 wären möglich (36 × 2)" in finding.message


def test_k27_accepts_an_option_at_its_cap(workshop):
    vote(workshop, 36, 10, 0, voters=36, points_per_person=2, maximum_per_option=1)

    assert findings_of(workshop, "K27") == []


def test_k27_counts_one_point_above_the_cap(workshop):
    vote(workshop, 10, 37, 0, voters=36, points_per_person=2, maximum_per_option=1)

    finding = only_finding(workshop, "K27")

    assert finding.severity is Severity.ERROR
    assert "hat „HF-02“ 37 Punkte, höchstens 36 wären möglich (36 × 1)" in finding.message


def test_k27_tells_the_error_before_the_hint(workshop):
    vote(workshop, 400, 0, 0, voters=36, points_per_person=9)

    assert [finding.severity for finding in findings_of(workshop, "K27")] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("options", "number"), [(1, 1), (2, 1), (3, 2), (4, 2), (7, 4), (8, 4), (11, 6)]
)
def test_k27_accepts_half_as_many_points_as_options_rounded_up(workshop, options, number):
    vote(workshop, *[0] * options, points_per_person=number)

    assert findings_of(workshop, "K27") == []


@pytest.mark.parametrize("number", [3, 5])
def test_k27_hints_at_another_number_of_points(workshop, number):
    vote(workshop, *[1] * 7, points_per_person=number)

    finding = only_finding(workshop, "K27")

    assert finding.severity is Severity.HINT
    assert finding.field == "deviation_note"
    assert f"hatte jede Person {number} Punkte, üblich wären 4: Warum?" in finding.message


def test_k27_names_one_point_in_the_singular(workshop):
    vote(workshop, *[1] * 7, points_per_person=1)

    assert "hatte jede Person 1 Punkt, " in only_finding(workshop, "K27").message


def test_k27_accepts_another_number_with_a_reason(workshop):
    vote(workshop, *[1] * 7, points_per_person=5, deviation_note="Das Plenum hat 5 vereinbart.")

    assert findings_of(workshop, "K27") == []


@pytest.mark.parametrize("fields", [{"voters": None}, {"points_per_person": None}])
def test_k27_cannot_judge_what_it_does_not_know(workshop, fields):
    vote(workshop, 999, 999, **({"voters": 36, "points_per_person": 1} | fields))

    assert findings_of(workshop, "K27") == []


def test_k27_accepts_a_vote_without_results(workshop):
    vote(workshop, points_per_person=5, maximum_per_option=1)

    assert findings_of(workshop, "K27") == []


def test_k27_gives_each_person_one_point_where_the_kind_says_so(workshop):
    vote(workshop, 20, 17, kind=VoteKind.SINGLE_POINT, voters=36)

    assert codes_of(workshop, "K27") == ["AB-01"]


@pytest.mark.parametrize(("against", "codes"), [(5, []), (6, ["AB-01"])])
def test_k27_counts_hands(workshop, against, codes):
    with workshop.change("Abstimmung angelegt") as session:
        row = a_vote(session, kind=VoteKind.MAJORITY, voters=36)
        for option, points in (("Ja", 30), ("nein", against), ("Enthaltung", 1)):
            a_vote_result(session, vote_id=row.id, option=option, points=points)

    assert codes_of(workshop, "K27") == codes


def test_k27_lets_people_show_a_thumb_for_each_project(workshop):
    vote(workshop, 30, 30, 30, kind=VoteKind.THUMBS, voters=36)

    assert findings_of(workshop, "K27") == []


def test_k27_asks_no_reason_of_a_vote_that_knows_no_formula(workshop):
    vote(workshop, *[1] * 7, kind=VoteKind.SINGLE_POINT, points_per_person=1)

    assert findings_of(workshop, "K27") == []


def test_k27_judges_each_round_by_its_own_options_and_names_it(workshop):
    vote(workshop, 20, 14, 19, 19, step="T1-11", points_per_person=2, voters=36)
    vote(workshop, 20, 17, step="T1-11", points_per_person=1, voters=36)

    finding = only_finding(workshop, "K27")

    assert finding.object_code == "AB-02"
    assert "AB-02" in finding.message
    assert "(2. Runde) sind 37 Punkte gezählt, 36 wären möglich" in finding.message


def test_k27_lets_a_reason_for_too_many_points_stand_as_a_hint(workshop):
    vote(workshop, 40, 33, voters=36, points_per_person=2, surplus_note="Zwei kamen dazu.")

    finding = only_finding(workshop, "K27")

    assert (finding.severity, finding.field) == (Severity.HINT, "surplus_note")
