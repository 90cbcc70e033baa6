"""Costs of the projects by year."""

import uuid
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.concept.costs import YearCosts, cost_plan
from workshop_app.concept.result_rows import ProjectIdeaRow

EMPTY = dict.fromkeys((field.name for field in fields(ProjectIdeaRow)), None)


def a_project(**values):
    return ProjectIdeaRow(**{**EMPTY, "id": uuid.uuid4(), "is_cost_neutral": False, **values})


def test_one_off_costs_stand_in_the_first_year_and_running_ones_by_months():
    plan = cost_plan(
        [
            a_project(
                budget_once_eur=45000.0,
                budget_yearly_eur=12000.0,
                starts_on="2027-08-01",
                ends_on="2029-02-28",
            )
        ]
    )

    assert plan.years == (
        YearCosts(2027, 45000, 5000),
        YearCosts(2028, 0, 12000),
        YearCosts(2029, 0, 2000),
    )
    assert plan.uncounted == ()


def test_one_off_costs_need_no_end():
    plan = cost_plan([a_project(budget_once_eur=500.0, starts_on="Herbst 2027")])

    assert plan.years == (YearCosts(2027, 500, 0),)


def test_running_costs_without_an_end_are_counted_to_the_last_year_of_the_plan():
    lasting = a_project(
        budget_once_eur=5000.0,
        budget_yearly_eur=12000.0,
        starts_on="2027-09",
        ends_on="dauerhaft",
    )
    bounded = a_project(budget_yearly_eur=1200.0, starts_on="2027-01", ends_on="2032-06")

    plan = cost_plan([lasting, bounded])

    assert [(one.year, one.once, one.running) for one in plan.years] == [
        (2027, 5000, 4000 + 1200),
        *((year, 0, 12000 + 1200) for year in range(2028, 2032)),
        (2032, 0, 12000 + 600),
    ]
    assert plan.lasting == (lasting,)
    assert plan.uncounted == ()


def test_a_plan_of_costs_without_an_end_spans_five_years():
    plan = cost_plan([a_project(budget_yearly_eur=1.0, starts_on="2027", ends_on="unbefristet")])

    assert [one.year for one in plan.years] == [2027, 2028, 2029, 2030, 2031]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"budget_once_eur": 500.0},
        {"budget_yearly_eur": 500.0, "starts_on": "2027"},
        {"budget_yearly_eur": 500.0, "starts_on": "2028", "ends_on": "2027"},
        {"budget_yearly_eur": 500.0, "starts_on": "2027", "ends_on": "9999"},
        {"budget_once_eur": 500.0, "starts_on": "bald"},
    ],
)
def test_what_lacks_an_amount_or_a_time_is_not_counted(values):
    project = a_project(**values)

    plan = cost_plan([project])

    assert plan.years == ()
    assert plan.uncounted == (project,)


@pytest.mark.parametrize("values", [{"is_cost_neutral": True}, {"budget_once_eur": 0.0}])
def test_what_costs_nothing_is_counted_as_nothing(values):
    plan = cost_plan([a_project(**values)])

    assert plan == cost_plan([])


@given(
    st.lists(
        st.tuples(st.integers(2020, 2030), st.integers(0, 14), st.integers(0, 10**6).map(float)),
        max_size=5,
    )
)
def test_whole_years_cost_what_is_due_each_year(projects):
    plan = cost_plan(
        [
            a_project(budget_yearly_eur=cost, starts_on=f"{first}", ends_on=f"{first + more}")
            for first, more, cost in projects
        ]
    )

    total = sum(year.running for year in plan.years)
    assert total == sum(cost * (more + 1) for _first, more, cost in projects)
