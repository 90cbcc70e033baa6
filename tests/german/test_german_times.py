from datetime import UTC, datetime, time

import pytest

from workshop_app import german


def test_times_and_moments_are_written_with_two_digits():
    assert german.format_time(time(9, 5)) == "09:05"
    assert german.format_time(datetime(2027, 3, 13, 14, 32, 7), seconds=True) == "14:32:07"
    assert german.format_time_range(time(9), time(17)) == f"09:00–17:00{german.NBSP}Uhr"
    assert german.format_moment(datetime(2027, 3, 13, 16, 28)) == "13.03.2027, 16:28"


def test_a_moment_is_written_out():
    moment = datetime(2026, 11, 13, 14, 32)
    assert german.format_long_moment(moment) == "13. November 2026, 14:32 Uhr"


def test_aware_moment_is_shown_in_the_time_zone_of_the_machine():
    moment = datetime(2027, 3, 13, 16, 28, tzinfo=UTC)

    assert german.format_moment(moment) == german.format_moment(
        moment.astimezone().replace(tzinfo=None)
    )


def test_durations_are_written_in_hours_and_minutes():
    shown = [german.format_minutes(minutes) for minutes in (0, 45, 60, 75, -5)]

    assert [text.replace(german.NBSP, " ") for text in shown] == [
        "0 min",
        "45 min",
        "1 h",
        "1 h 15 min",
        "−5 min",
    ]


def test_countdown_counts_up_past_its_end():
    assert [german.format_countdown(seconds) for seconds in (1122, 4722, 0, -190)] == [
        "18:42",
        "1:18:42",
        "00:00",
        "+03:10",
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9:00", time(9)),
        ("9.30 Uhr", time(9, 30)),
        ("0930", time(9, 30)),
        ("9", time(9)),
        ("24:00", None),
        ("9:60", None),
        ("früh", None),
        ("", None),
    ],
)
def test_typed_time_is_read(text, moment):
    assert german.parse_time(text) == moment
