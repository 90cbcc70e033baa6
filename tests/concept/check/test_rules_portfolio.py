"""K23, K24, K25, K42, K43: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_planned_measure, a_project_idea, an_action_field, an_event
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.projects import Priority
from workshop_app.model.workshop import EventKind


def add_projects(workshop, *projects):
    with workshop.change("Projekte angelegt") as session:
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
        return [a_project_idea(session, **fields).id for fields in projects]


# --- K23 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("projects", "words", "field"),
    [
        ([], "Noch ist kein Projekt beschrieben", "title"),
        ([{}], "welche Projekte Vorrang haben", "priority"),
        ([{"priority": Priority.A}], "schnell wirksam", "is_quick_win"),
        ([{"is_quick_win": True, "priority": Priority.B}], "Priorität A", "priority"),
    ],
)
def test_k23_asks_what_comes_first(workshop, projects, words, field):
    add_projects(workshop, *projects)

    finding = only_finding(workshop, "K23")

    assert (finding.severity, finding.object_code, finding.field) == (Severity.HINT, "", field)
    assert words in finding.message


def test_k23_is_content_with_one_project_that_is_both(workshop):
    add_projects(workshop, {"priority": Priority.A, "is_quick_win": True})

    assert findings_of(workshop, "K23") == []


def test_k23_counts_no_internal_project(workshop):
    add_projects(workshop, {"priority": Priority.A, "is_quick_win": True, "is_internal": True})

    assert len(findings_of(workshop, "K23")) == 1


# --- K24 ----------------------------------------------------------------------------------------


def led(count, who="Fachstelle Integration, Lena Kisters"):
    return [{"responsible": who, "title": f"Projekt {number}"} for number in range(count)]


def test_k24_says_who_leads_more_than_three(workshop):
    add_projects(workshop, *led(3), {"responsible": "FACHSTELLE Integration, Serkan Aydın"})

    finding = only_finding(workshop, "K24")

    assert (finding.severity, finding.object_code) == (Severity.HINT, "PI-01")
    assert "führt 4 Projekte" in finding.message


def test_k24_accepts_three_of_one_body_and_many_of_nobody(workshop):
    add_projects(workshop, *led(3), *led(5, "N. N."), *led(5, "Verwaltung"))

    assert findings_of(workshop, "K24") == []


@pytest.mark.parametrize(("projects", "fields", "count"), [(25, 8, 0), (26, 1, 1), (1, 9, 1)])
def test_k24_says_when_there_is_too_much(workshop, projects, fields, count):
    add_projects(workshop, *led(projects, ""))
    with workshop.change("Felder") as session:
        for _number in range(fields):
            an_action_field(session, is_selected=True)
        an_action_field(session)

    found = findings_of(workshop, "K24")

    assert len(found) == count
    assert all(finding.object_code == "" for finding in found)


# --- K25 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("limited", "count"), [(2, 0), (3, 1)])
def test_k25_warns_from_more_than_half_on(workshop, limited, count):
    own = [{"funding": "Haushalt"}] * (4 - limited)
    add_projects(workshop, *([{"funding": "Landesprogramm"}] * limited), *own)

    found = findings_of(workshop, "K25")

    assert len(found) == count
    assert all(one.severity is Severity.HINT and "3 von 4" in one.message for one in found)


def test_k25_is_silent_without_projects(workshop):
    add_projects(workshop)

    assert findings_of(workshop, "K25") == []


# --- K42 ----------------------------------------------------------------------------------------


def test_k42_asks_whether_two_projects_are_one(workshop):
    titles = ("Sprachcafé im Quartier", "Mieterlotsen", "Das Sprachcafe im Quartier")
    ids = add_projects(workshop, *({"title": title} for title in titles))

    finding = only_finding(workshop, "K42")

    assert finding.severity is Severity.HINT
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-03", ids[2], "title")
    assert "PI-01" in finding.message


def test_k42_is_content_with_different_titles(workshop):
    titles = ("Sprachcafé Nord", "Sprachcafé Süd", " ", " ")
    add_projects(workshop, *({"title": title} for title in titles))

    assert findings_of(workshop, "K42") == []


# --- K43 ----------------------------------------------------------------------------------------


def test_k43_asks_who_begins(workshop):
    row_id = add_projects(workshop, {"priority": Priority.A})[0]

    finding = only_finding(workshop, "K43")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-01", row_id, "first_step")


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"first_step_by": "2027-02-22"}, 0),  # day 100
        ({"first_step_by": "2027-02-23"}, 1),
        ({"first_step_by": "2027-02"}, 0),
        ({"first_step_by": "2027-03"}, 1),
        ({"first_step_by": None}, 0),
        ({"first_step_by": "bald"}, 0),
        ({"first_step": "Stelle ausschreiben bis 2029"}, 1),
        ({"priority": Priority.B, "first_step_by": "2030"}, 0),
    ],
)
def test_k43_counts_a_hundred_days_from_the_last_day(workshop, fields, count):
    standard = {"priority": Priority.A, "first_step": "Stelle ausschreiben"}
    add_projects(workshop, standard | fields)

    assert len(findings_of(workshop, "K43")) == count


@pytest.mark.parametrize("is_internal", [False, True])
def test_k43_counts_a_row_of_the_plan(workshop, is_internal):
    project_id = add_projects(workshop, {"priority": Priority.A})[0]
    with workshop.change("Maßnahme") as session:
        due = "2027-01-15"
        a_planned_measure(session, project_idea_id=project_id, due=due, is_internal=is_internal)

    assert codes_of(workshop, "K43") == []
