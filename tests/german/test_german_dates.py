from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from workshop_app import german
from workshop_app.german import PartialDate


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13.11.2026", "2026-11-13"),
        (" 13. 11. 2026 ", "2026-11-13"),
        ("1.2.26", "2026-02-01"),
        ("13.11.98", "1998-11-13"),
        ("13/11/2026", "2026-11-13"),
        ("13-11-2026", "2026-11-13"),
        ("2026-11-13", "2026-11-13"),
        ("2026-11-13T09:00:00Z", "2026-11-13"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("11/2026", "2026-11"),
        ("11.2026", "2026-11"),
        ("3/2026", "2026-03"),
        ("November 2026", "2026-11"),
        ("Nov. 2026", "2026-11"),
        ("März 27", "2027-03"),
        ("Mrz 2027", "2027-03"),
        ("13. November 2026", "2026-11-13"),
        ("13. November 2026".replace(" ", "\u00a0"), "2026-11-13"),
        ("3. März 2027".replace("ä", "a\u0308"), "2027-03-03"),
        ("bis 31.12.2027", "2027-12-31"),
        ("spätestens bis zum 31.12.2027", "2027-12-31"),
        ("29.02.2028", "2028-02-29"),
    ],
)
def test_typed_date_is_read(text, iso):
    assert german.to_iso(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2027",
        "29.02.2027",
        "2027-13-01",
        "00.01.2027",
        "13/2027",
        "bald",
        "Herbst 2027",
        "ab 2027",
        "13.11.",
        "12345",
        "1.234",
        "Foo 2027",
        "0000-01-01",
        "2027-1-1-1",
        "bis",
    ],
)
def test_text_that_is_no_date_is_refused(text):
    assert german.to_iso(text) is None


def test_day_without_a_year_gets_the_year_that_is_given():
    assert german.parse_date("27.11.", default_year=2026) == PartialDate(2026, 11, 27)
    assert german.parse_date("27. November", default_year=2026) == PartialDate(2026, 11, 27)
    assert german.parse_date("29.2.", default_year=2027) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027-08-01", date(2027, 8, 1), date(2027, 8, 1)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("3. Quartal 2027", date(2027, 7, 1), date(2027, 9, 30)),
        ("IV. Quartal 2027", date(2027, 10, 1), date(2027, 12, 31)),
        ("Q3/2027", date(2027, 7, 1), date(2027, 9, 30)),
        ("1. Halbjahr 2027", date(2027, 1, 1), date(2027, 6, 30)),
        ("Herbst 2027", date(2027, 9, 1), date(2027, 11, 30)),
        ("Winter 2027", date(2027, 12, 1), date(2028, 2, 29)),
        ("bis Ende 2027", date(2027, 9, 1), date(2027, 12, 31)),
    ],
)
def test_date_text_means_a_range_of_days(text, first, last):
    assert german.as_date_range(text) == (first, last)


@pytest.mark.parametrize("text", [None, "", "demnächst", "2027-99", "Quartal 2027"])
def test_unreadable_date_text_has_no_range(text):
    assert german.as_date_range(text) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2027-08-01", "01.08.2027"),
        ("2027-08", "08/2027"),
        ("2027", "2027"),
        ("irgendwann 2027", "irgendwann 2027"),
        ("Herbst 2027", "Herbst 2027"),
        ("", ""),
    ],
)
def test_stored_date_text_is_shown_as_people_write_it(text, shown):
    assert german.format_date_text(text) == shown


@given(st.dates())
def test_stored_day_reads_back_as_itself(day):
    assert german.to_iso(german.format_date_text(day.isoformat())) == day.isoformat()


def test_dates_are_written_out():
    assert german.format_date(date(2026, 11, 3)) == "03.11.2026"
    assert german.format_long_date(date(2026, 11, 13)) == "13. November 2026"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 13), date(2026, 11, 14), "13.–14. November 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "30. November – 1. Dezember 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "31. Dezember 2026 – 1. Januar 2027"),
        (date(2026, 11, 13), date(2026, 11, 13), "13. November 2026"),
    ],
)
def test_date_range_names_only_once_what_is_common(first, last, text):
    assert german.format_date_range(first, last) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2027-04", "2029-12", "04/2027 – 12/2029"),
        ("2027-04-01", "2029-12-31", "04/2027 – 12/2029"),
        ("2027-04-01", "2029-12", "04/2027 – 12/2029"),
        ("2027-01-15", "2028-12-31", "15.01.2027 – 31.12.2028"),
        ("2027", "2029", "2027 – 2029"),
        ("2027", "2029-12-31", "01/2027 – 12/2029"),
        ("2027-08", "2027-08", "08/2027"),
        ("2027-08-01", "2027-08-31", "08/2027"),
        ("2027-04", None, "ab 04/2027"),
        (None, "2029-12", "bis 12/2029"),
        ("", None, ""),
        ("nach Beschluss", "2029", "nach Beschluss – 2029"),
    ],
)
def test_period_is_shown_by_months_where_it_is_made_of_months(first, last, text):
    assert german.format_period(first, last) == text


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("04/2027 – 12/2029", ("2027-04", "2029-12")),
        ("04/2027-12/2029", ("2027-04", "2029-12")),
        ("2027-2029", ("2027", "2029")),
        ("2027–2029", ("2027", "2029")),
        ("1.4.2027 - 31.12.2029", ("2027-04-01", "2029-12-31")),
        ("April 2027 bis Dezember 2029", ("2027-04", "2029-12")),
        ("2027-04-01 bis 2029-12-31", ("2027-04-01", "2029-12-31")),
        ("ab 04/2027", ("2027-04", None)),
        ("seit 2019", ("2019", None)),
        ("bis 12/2029", (None, "2029-12")),
        ("2027", ("2027", "2027")),
        ("2027-04", ("2027-04", "2027-04")),
        ("", (None, None)),
    ],
)
def test_typed_period_is_read(text, period):
    assert german.parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["ab sofort", "bald", "2027 – 2028 – 2029", "2027 bis auf Weiteres"]
)
def test_typed_period_with_an_unreadable_part_is_refused(text):
    assert german.parse_period(text) is None


@pytest.mark.parametrize(
    "text", ["31.02.2026", "30.02.", "bis 32.1.27", "2026-13-01", "13/2026", "31. April 2027"]
)
def test_a_day_that_no_calendar_has_is_known(text):
    assert german.names_no_day(text)


@pytest.mark.parametrize(
    "text",
    ["28.02.2026", "29.02.", "2026", "3. Quartal", "Herbst 2027", "2029-30", "gestern", "", "0"],
)
def test_what_is_a_day_or_no_date_at_all_is_no_such_day(text):
    assert not german.names_no_day(text)


def test_the_months_are_called_as_babel_calls_them():
    names = [german.format_long_date(date(2027, month, 1)).split()[1] for month in range(1, 13)]

    assert names == list(Locale("de").months["format"]["wide"].values())
