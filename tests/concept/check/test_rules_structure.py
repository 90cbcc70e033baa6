"""K29, K30, K31: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_decision_step, a_structure
from checked import findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.implementation import DecisionStepKind, StructureKind


def add_structures(workshop, *rows):
    with workshop.change("Strukturen angelegt") as session:
        return [a_structure(session, **row).id for row in rows]


def add_steps(workshop, *rows):
    with workshop.change("Beschlussweg angelegt") as session:
        return [a_decision_step(session, **row).id for row in rows]


COORDINATION = {"kind": StructureKind.COORDINATION, "name": "Fachstelle Integration"}
STEERING = {"kind": StructureKind.STEERING_GROUP, "name": "Lenkungskreis"}
REPORTING = {"kind": StructureKind.REPORTING, "name": "Bericht", "interval_months": 12.0}
EVALUATION = {"kind": StructureKind.EVALUATION, "name": "Halbzeitbilanz", "lead": "Fachstelle"}


# --- K29 ----------------------------------------------------------------------------------------


def test_k29_asks_for_all_three_in_one_finding(workshop):
    finding = only_finding(workshop, "K29")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.table, finding.row_id) == ("", "structure", None)
    assert (
        "fehlen die Koordination, die Steuerungsgruppe und das Berichtswesen: " in finding.message
    )


def test_k29_is_content_with_coordination_steering_and_reports(workshop):
    add_structures(workshop, COORDINATION, STEERING, REPORTING)

    assert findings_of(workshop, "K29") == []


@pytest.mark.parametrize(
    ("rows", "gap"),
    [
        ((STEERING, REPORTING), "fehlt die Koordination: "),
        ((COORDINATION, REPORTING), "fehlt die Steuerungsgruppe: "),
        ((COORDINATION, STEERING), "fehlt das Berichtswesen: "),
    ],
)
def test_k29_names_the_one_that_is_missing(workshop, rows, gap):
    add_structures(workshop, *rows)

    assert gap in only_finding(workshop, "K29").message


@pytest.mark.parametrize("interval", [None, 0.0])
def test_k29_asks_for_the_interval_of_reports(workshop, interval):
    *_, report_id = add_structures(
        workshop, COORDINATION, STEERING, REPORTING | {"interval_months": interval}
    )

    finding = only_finding(workshop, "K29")

    assert "fehlt der Turnus des Berichtswesens: " in finding.message
    assert (finding.row_id, finding.field) == (report_id, "interval_months")


@pytest.mark.parametrize(
    "fields",
    [
        {"description": "Jährlicher Bericht an den Rat"},
        {"description": "alle zwei Jahre an den Kreistag"},
        {"description": "Bericht einmal im Jahr"},
        {"name": "Quartalsbericht"},
        {"meetings_per_year": 2},
    ],
)
def test_k29_finds_the_interval_also_in_words(workshop, fields):
    add_structures(workshop, COORDINATION, STEERING, REPORTING | {"interval_months": None} | fields)

    assert findings_of(workshop, "K29") == []


def test_k29_takes_an_empty_row_for_none(workshop):
    empty = {"name": "N. N.", "lead": "", "members": ("?",)}
    add_structures(workshop, COORDINATION, STEERING | empty, REPORTING)

    assert "fehlt die Steuerungsgruppe: " in only_finding(workshop, "K29").message


def test_k29_knows_a_steering_group_by_its_members(workshop):
    members = {"name": "", "members": ("Integrationsrat", "Jobcenter")}
    add_structures(workshop, COORDINATION, STEERING | members, REPORTING)

    assert findings_of(workshop, "K29") == []


# --- K30 ----------------------------------------------------------------------------------------


def test_k30_asks_for_a_review(workshop):
    finding = only_finding(workshop, "K30")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.table, finding.row_id) == ("", "structure", None)
    assert "nicht geregelt" in finding.message


@pytest.mark.parametrize("kind", [StructureKind.EVALUATION, StructureKind.MONITORING])
def test_k30_is_content_with_one_review_that_somebody_leads(workshop, kind):
    add_structures(workshop, EVALUATION | {"kind": kind}, {"kind": kind, "name": "Bilanz"})

    assert findings_of(workshop, "K30") == []


@pytest.mark.parametrize("lead", [None, "", "N. N."])
def test_k30_asks_who_reviews(workshop, lead):
    (row_id,) = add_structures(workshop, EVALUATION | {"lead": lead})

    finding = only_finding(workshop, "K30")

    assert finding.severity is Severity.ERROR
    assert (finding.row_id, finding.field) == (row_id, "lead")
    assert "noch niemand zuständig" in finding.message


# --- K31 ----------------------------------------------------------------------------------------


def test_k31_asks_for_the_way_to_the_council(workshop):
    finding = only_finding(workshop, "K31")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.table, finding.row_id) == ("", "decision_step", None)
    assert "fehlt der Beschluss" in finding.message


def test_k31_is_content_with_a_resolution_by_a_body_on_a_date(workshop):
    add_steps(workshop, {"kind": DecisionStepKind.PRELIMINARY, "date": None}, {})

    assert findings_of(workshop, "K31") == []


@pytest.mark.parametrize("kind", ["Beschlussfassung", "beschluss", "Endgültige Entscheidung"])
def test_k31_knows_a_resolution_by_other_names(workshop, kind):
    add_steps(workshop, {"kind": kind})

    assert findings_of(workshop, "K31") == []


@pytest.mark.parametrize(
    ("fields", "words", "field"),
    [
        ({"body": ""}, "fehlt das Gremium: ", "body"),
        ({"date": None}, "fehlt das Datum: ", "date"),
        ({"date": "nach der Sommerpause"}, "fehlt das Datum: ", "date"),
        ({"body": "N. N.", "date": ""}, "fehlen das Gremium und das Datum: ", "body"),
    ],
)
def test_k31_names_what_the_resolution_lacks(workshop, fields, words, field):
    (row_id,) = add_steps(workshop, fields)

    finding = only_finding(workshop, "K31")

    assert words in finding.message
    assert (finding.row_id, finding.field) == (row_id, field)


@pytest.mark.parametrize("date", ["2027", "2027-04", "Herbst 2027"])
def test_k31_accepts_a_date_that_is_partly_known(workshop, date):
    add_steps(workshop, {"date": date})

    assert findings_of(workshop, "K31") == []


def test_k31_does_not_take_notice_for_a_resolution(workshop):
    *_, row_id = add_steps(
        workshop, {"kind": DecisionStepKind.NOTICE}, {"kind": DecisionStepKind.NOTICE}
    )

    finding = only_finding(workshop, "K31")

    assert "nur eine Kenntnisnahme" in finding.message
    assert (finding.row_id, finding.field) == (row_id, "kind")


@pytest.mark.parametrize("kind", [DecisionStepKind.PRELIMINARY, None, "Aussprache"])
def test_k31_asks_for_a_resolution_among_other_steps(workshop, kind):
    add_steps(workshop, {"kind": kind}, {"kind": DecisionStepKind.NOTICE})

    assert "fehlt der Beschluss" in only_finding(workshop, "K31").message
