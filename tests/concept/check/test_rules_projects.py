"""K16, K19, K20: each fires, does not fire, and where the border lies."""

import pytest
from builders import a_municipality, a_project_idea, an_event
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.workshop import EventKind

COMPLETE = {
    "responsible": "Amt für Jugend und Familie",
    "starts_on": "2027-01-01",
    "ends_on": "2029-12-31",
    "budget_yearly_eur": 19000.0,
    "funding": "Haushalt",
}


def add_project(workshop, **fields):
    with workshop.change("Projektidee angelegt") as session:
        a_municipality(session, name="Stadt Brückstadt", short_name="Brückstadt")
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        return a_project_idea(session, **(COMPLETE | fields)).id


def test_a_complete_project_has_no_finding(workshop):
    add_project(workshop)

    assert [findings_of(workshop, rule) for rule in ("K16", "K19", "K20")] == [[], [], []]


# --- K16 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("responsible", ["", "N. N.", "noch offen"])
def test_k16_asks_who_is_responsible(workshop, responsible):
    row_id = add_project(workshop, responsible=responsible)

    finding = only_finding(workshop, "K16")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-01", row_id, "responsible")
    assert "ist noch niemand verantwortlich: " in finding.message


@pytest.mark.parametrize("responsible", ["Verwaltung", "Stadt Brückstadt", "Stadt, Landkreis"])
def test_k16_asks_who_exactly(workshop, responsible):
    add_project(workshop, responsible=responsible)

    assert f"ist bisher nur „{responsible}“: " in only_finding(workshop, "K16").message


# --- K19 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words", "field"),
    [
        ({"budget_yearly_eur": None}, "fehlt der Betrag: ", "budget_once_eur"),
        ({"funding": None}, "fehlt die Finanzierung: ", "funding"),
        ({"funding": "noch offen"}, "fehlt die Finanzierung: ", "funding"),
        (
            {"budget_yearly_eur": None, "funding": ""},
            "fehlen der Betrag und die Finanzierung: ",
            "budget_once_eur",
        ),
    ],
)
def test_k19_names_what_is_open_about_money(workshop, fields, words, field):
    add_project(workshop, **fields)

    finding = only_finding(workshop, "K19")

    assert finding.severity is Severity.WARNING
    assert words in finding.message
    assert finding.field == field


@pytest.mark.parametrize(
    "fields",
    [
        {"budget_yearly_eur": None, "budget_once_eur": 500.0},
        {"budget_yearly_eur": None, "funding": None, "is_cost_neutral": True},
        {"budget_yearly_eur": None, "funding": "Kostenneutral"},
        {"budget_yearly_eur": None, "funding": "ohne Kosten, Ehrenamt"},
        {"budget_yearly_eur": 0.0, "funding": None},
    ],
)
def test_k19_is_content_where_the_money_is_clear(workshop, fields):
    add_project(workshop, **fields)

    assert findings_of(workshop, "K19") == []


def test_k19_asks_for_the_funding_of_one_of_two_amounts(workshop):
    add_project(workshop, budget_once_eur=0.0, funding=None)

    assert codes_of(workshop, "K19") == ["PI-01"]


# --- K20 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), ("", " "), ("offen", "?"), ("bald", "nach Bedarf")]
)
def test_k20_asks_for_the_period(workshop, start, end):
    row_id = add_project(workshop, starts_on=start, ends_on=end)

    finding = only_finding(workshop, "K20")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id, finding.field) == ("PI-01", row_id, "starts_on")
    assert "hat noch keinen Zeitraum" in finding.message


@pytest.mark.parametrize(
    ("start", "end"), [("2028-01-02", "2028-01-01"), ("2029", "2028-12"), ("2028-07", "2028-06")]
)
def test_k20_refuses_an_end_before_the_beginning(workshop, start, end):
    add_project(workshop, starts_on=start, ends_on=end)

    finding = only_finding(workshop, "K20")

    assert finding.severity is Severity.ERROR
    assert "bevor es beginnt" in finding.message


@pytest.mark.parametrize(
    ("start", "end"),
    [("2028-01-01", "2028-01-01"), ("2028-06", "2028"), ("2028", "2028-03-01"), ("2028", "2028")],
)
def test_k20_accepts_an_end_that_may_follow_the_beginning(workshop, start, end):
    add_project(workshop, starts_on=start, ends_on=end)

    assert findings_of(workshop, "K20") == []


@pytest.mark.parametrize("end", ["2026-11-12", "2026-10", "2025"])
def test_k20_refuses_an_end_before_the_workshop(workshop, end):
    add_project(workshop, starts_on="2024-01-01", ends_on=end)

    finding = only_finding(workshop, "K20")

    assert finding.severity is Severity.ERROR
    assert "endet schon vor dem Workshop" in finding.message


def test_k20_accepts_an_end_on_the_day_of_the_workshop(workshop):
    add_project(workshop, starts_on="2024-01-01", ends_on="2026-11-13")

    assert findings_of(workshop, "K20") == []


def test_k20_accepts_a_past_end_while_the_day_of_the_workshop_is_open(workshop):
    with workshop.change("Projektidee angelegt") as session:
        a_project_idea(session, starts_on="2019", ends_on="2020")

    assert findings_of(workshop, "K20") == []


@pytest.mark.parametrize(
    ("fields", "words", "field"),
    [
        ({"starts_on": None}, "hat noch kein Anfangsdatum", "starts_on"),
        ({"ends_on": None}, "hat noch kein Enddatum", "ends_on"),
        ({"ends_on": "nach Bedarf"}, "hat noch kein Enddatum", "ends_on"),
    ],
)
def test_k20_warns_of_half_a_period(workshop, fields, words, field):
    add_project(workshop, **fields)

    finding = only_finding(workshop, "K20")

    assert finding.severity is Severity.WARNING
    assert words in finding.message
    assert finding.field == field


@pytest.mark.parametrize("end", ["dauerhaft", "Auf Dauer", "unbefristet", "fortlaufend"])
def test_k20_accepts_a_project_that_shall_not_end(workshop, end):
    add_project(workshop, ends_on=end)

    assert findings_of(workshop, "K20") == []


@pytest.mark.parametrize("end", ["2031-12-31", "2032-01-01", "2031"])
def test_k20_accepts_five_years_without_milestone(workshop, end):
    add_project(workshop, starts_on="2027-01-01", ends_on=end)

    assert findings_of(workshop, "K20") == []


@pytest.mark.parametrize("end", ["2032-01-02", "2032-02", "2032"])
def test_k20_warns_of_more_than_five_years_without_milestone(workshop, end):
    add_project(workshop, starts_on="2027-01-01", ends_on=end, milestones=("", "–"))

    finding = only_finding(workshop, "K20")

    assert finding.severity is Severity.WARNING
    assert finding.field == "milestones"


def test_k20_accepts_more_than_five_years_with_a_milestone(workshop):
    add_project(workshop, ends_on="2035", milestones=("Halbzeit 2031",))

    assert findings_of(workshop, "K20") == []
