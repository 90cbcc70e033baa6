"""The day by which the participants' data shall be gone."""

import datetime as dt

import pytest
from builders import a_participant, a_workshop_row
from erasures import erase_all

from workshop_app.phases.fields import InvalidValueError
from workshop_app.phases.privacy import erasing_people, erasure_date, erasure_due


@pytest.mark.parametrize(
    ("typed", "shown", "first_day"),
    [
        ("31.1.2027", "31.01.2027", dt.date(2027, 1, 31)),
        ("2027-01-31", "31.01.2027", dt.date(2027, 1, 31)),
        ("1/2027", "01/2027", dt.date(2027, 2, 1)),
        ("2027", "2027", dt.date(2028, 1, 1)),
    ],
)
def test_a_date_is_due_on_its_day_and_a_month_when_it_is_over(workshop, typed, shown, first_day):
    with workshop.change("Anfang") as session:
        a_workshop_row(session)
        a_participant(session)
        erasure_date.set_date(session, typed)

    with workshop.read() as session:
        assert erasure_date.read_date(session) == shown
        assert erasure_due.due_since(session, first_day - dt.timedelta(days=1)) is None
        assert erasure_due.due_since(session, first_day) == shown


def test_nothing_is_due_without_a_date(workshop):
    with workshop.change("Anfang") as session:
        a_participant(session)

    with workshop.read() as session:
        assert erasure_due.due_since(session, dt.date(2099, 1, 1)) is None


def test_nothing_is_due_once_all_are_erased(workshop):
    with workshop.change("Anfang") as session:
        a_participant(session)
        erasure_date.set_date(session, "31.1.2027")
    with workshop.read() as session:
        plan = erasing_people.plan_erasure(session, None)
        erasure = erasing_people.erasure_of(session, plan)

    erase_all(workshop, erasure)

    with workshop.read() as session:
        assert erasure_due.due_since(session, dt.date(2099, 1, 1)) is None


def test_a_date_that_nobody_can_read_is_refused(workshop):
    with pytest.raises(InvalidValueError), workshop.change("Datum") as session:
        erasure_date.set_date(session, "bald mal")


def test_an_empty_date_takes_it_away(workshop):
    with workshop.change("Datum") as session:
        erasure_date.set_date(session, "31.1.2027")
    with workshop.change("Datum") as session:
        erasure_date.set_date(session, " ")

    with workshop.read() as session:
        assert erasure_date.read_date(session) == ""
