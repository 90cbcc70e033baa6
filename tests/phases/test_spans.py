"""Reading time where a text need not be a date of the calendar."""

from datetime import date

import pytest

from workshop_app.phases.spans import span_of, years_later


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2028-12-31", date(2028, 12, 31), date(2028, 12, 31)),
        ("2028-12", date(2028, 12, 1), date(2028, 12, 31)),
        ("2028", date(2028, 1, 1), date(2028, 12, 31)),
        ("3. Quartal 2027", date(2027, 7, 1), date(2027, 9, 30)),
        ("Ende des Schuljahres 2029/30", date(2029, 1, 1), date(2029, 12, 31)),
        ("zwischen 2028 und 2030, je nach Haushalt", date(2028, 1, 1), date(2030, 12, 31)),
    ],
)
def test_a_text_that_names_a_year_has_a_span(text, first, last):
    assert span_of(text) == (first, last)


@pytest.mark.parametrize("text", [None, "", "demnächst", "sofort", "31.12.", "Haushalt 120280"])
def test_a_text_that_names_no_year_has_none(text):
    assert span_of(text) is None


def test_five_years_earlier_is_the_same_day():
    assert years_later(date(2026, 11, 13), -5) == date(2021, 11, 13)


def test_a_leap_day_has_its_anniversary_on_the_28th():
    assert years_later(date(2024, 2, 29), 5) == date(2029, 2, 28)


def test_years_end_with_the_calendar():
    assert years_later(date(3, 5, 1), -5) == date(1, 5, 1)
    assert years_later(date(9998, 5, 1), 5) == date(9999, 5, 1)
