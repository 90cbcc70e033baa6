"""What is left of a step and of a day."""

import datetime as dt

import builders
import pytest
from clocks import MovableClock
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.model.workshop import StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.schedule import step_timer, timing
from workshop_app.phases.schedule.timing import Stage, StepClock, SystemClock

NOW = dt.datetime(2026, 11, 13, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 13)


@pytest.fixture
def clock():
    return MovableClock()


def a_clock(minutes=60, **fields):
    return StepClock("T1-07", "Stärken", minutes, **fields)


def started(workshop, clock, step="T1-02"):
    with workshop.change("Zeit gestartet") as session:
        step_timer.start(session, step, clock.now())


def read(workshop, step="T1-02"):
    with workshop.read() as session:
        return timing.read_clock(session, step)


def looked_ahead(workshop, clock, step="T1-02"):
    with workshop.read() as session:
        ahead = timing.read_ahead(session, step, TODAY)
    return timing.forecast(ahead, clock.now(), clock.wall().astimezone())


def test_a_timer_that_stands_keeps_its_time():
    standing = a_clock(seconds_run=90)

    assert standing.remaining(NOW) == standing.remaining(NOW + dt.timedelta(hours=9)) == 3510


def test_a_running_timer_counts_on_past_zero():
    running = a_clock(running_since=NOW)

    assert running.remaining(NOW + dt.timedelta(minutes=63, seconds=10)) == -190


def test_a_clock_that_was_put_back_takes_nothing_from_a_step():
    running = a_clock(running_since=NOW, seconds_run=60)

    assert running.elapsed(NOW - dt.timedelta(hours=1)) == 60


@pytest.mark.parametrize(
    ("minutes", "stage"),
    [
        (0, Stage.CALM),
        (47.9, Stage.CALM),
        (48, Stage.SHORT),
        (56.9, Stage.SHORT),
        (57, Stage.LAST),
        (60, Stage.LAST),
        (60.1, Stage.OVER),
    ],
)
def test_time_runs_short_in_the_last_fifth_and_the_last_twentieth(minutes, stage):
    running = a_clock(running_since=NOW)

    assert running.stage(NOW + dt.timedelta(minutes=minutes)) is stage


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 1440))
def test_what_has_passed_and_what_is_left_are_the_whole(before, passed, minutes):
    running = a_clock(minutes, seconds_run=before, running_since=NOW)
    later = NOW + dt.timedelta(seconds=passed)

    assert running.elapsed(later) + running.remaining(later) == minutes * 60


def test_the_machines_clock_goes_on_steadily():
    clock = SystemClock()

    assert clock.now() <= clock.now()
    assert abs(clock.now() - clock.wall()) < dt.timedelta(seconds=5)


def test_a_timer_is_right_again_after_a_restart(workshop, clock):
    started(workshop, clock)
    clock.pass_time(minutes=7)

    assert read(workshop).remaining(clock.now()) == 13 * 60


def test_only_one_timer_runs(workshop, clock):
    started(workshop, clock)
    clock.pass_time(minutes=4)
    started(workshop, clock, "T1-03")

    assert not read(workshop).is_running
    with workshop.read() as session:
        assert timing.read_ahead(session, "T1-02", TODAY).row.step.key == "T1-03"


def test_pauses_do_not_count(workshop, clock):
    started(workshop, clock)
    clock.pass_time(minutes=5)
    with workshop.change("Zeit angehalten") as session:
        step_timer.stop(session, "T1-02", clock.now())
    clock.pass_time(minutes=30)
    started(workshop, clock)
    clock.pass_time(minutes=2)

    assert read(workshop).elapsed(clock.now()) == 7 * 60


@pytest.mark.parametrize(("seconds", "minutes"), [(20, None), (30, 1), (89, 1), (1531, 26)])
def test_the_minutes_taken_are_kept_when_the_timer_stops(workshop, clock, seconds, minutes):
    started(workshop, clock)
    clock.pass_time(seconds=seconds)
    with workshop.change("Zeit angehalten") as session:
        step_timer.stop(session, "T1-02", clock.now())

        assert agenda.run_of(session, "T1-02").minutes_actual == minutes


def test_a_timer_that_ran_over_night_has_measured_nothing(workshop, clock):
    started(workshop, clock)
    clock.pass_time(minutes=14 * 60)
    with workshop.change("Zeit angehalten") as session:
        step_timer.stop(session, "T1-02", clock.now())

    assert read(workshop) == StepClock("T1-02", "Begrüßung und Rahmen", 20)


def test_a_step_noted_without_a_timer_goes_on_from_there(workshop, clock):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-02", minutes_actual=15)
    started(workshop, clock)

    assert read(workshop).remaining(clock.now()) == 5 * 60


def test_a_step_that_was_done_runs_again_with_its_timer(workshop, clock):
    with workshop.change("Fertig") as session:
        agenda.set_status(session, "T1-02", StepStatus.DONE)

    started(workshop, clock)

    with workshop.read() as session:
        assert agenda.row_of(session, "T1-02").status == StepStatus.RUNNING


def test_a_step_may_have_begun_before_its_timer(workshop, clock):
    with workshop.change("Beginn berichtigt") as session:
        begin = clock.now() - dt.timedelta(minutes=6)
        step_timer.began_at(session, "T1-02", begin, clock.now())

    assert read(workshop).remaining(clock.now()) == 14 * 60


def test_a_step_cannot_begin_in_the_future(workshop, clock):
    later = clock.now() + dt.timedelta(minutes=1)

    with (
        pytest.raises(step_timer.StartInFutureError),
        workshop.change("Beginn berichtigt") as session,
    ):
        step_timer.began_at(session, "T1-02", later, clock.now())


@pytest.mark.parametrize(("minutes", "left"), [(5, 25), (-1, 19), (-90, 1)])
def test_minutes_given_on_the_day_leave_the_plan_alone(workshop, clock, minutes, left):
    with workshop.change("Zeit geändert") as session:
        step_timer.add_minutes(session, "T1-02", minutes)

    with workshop.read() as session:
        row = agenda.row_of(session, "T1-02")
    assert (row.minutes_allotted, row.minutes_planned) == (left, 20)


def test_a_day_on_time_ends_as_planned(workshop, clock):
    started(workshop, clock)

    found = looked_ahead(workshop, clock)

    assert (found.step_end, found.step_delay) == (9 * 60 + 20, 0)
    assert (found.day_end, found.day_delay) == (17 * 60, 0)


def test_reserve_takes_up_a_small_delay(workshop, clock):
    clock.pass_time(minutes=12)
    started(workshop, clock)

    found = looked_ahead(workshop, clock)

    assert (found.step_delay, found.day_delay) == (12, 0)


def test_a_delay_beyond_the_reserve_moves_the_end_of_the_day(workshop, clock):
    clock.pass_time(minutes=32)
    started(workshop, clock)

    found = looked_ahead(workshop, clock)

    assert (found.day_end, found.day_delay) == (17 * 60 + 12, 12)


def test_each_minute_past_zero_is_a_minute_of_delay(workshop, clock):
    started(workshop, clock, "T2-01")
    clock.pass_time(minutes=23)

    assert looked_ahead(workshop, clock, "T2-01").day_delay == 3


def test_a_fixed_break_is_not_begun_early(workshop, clock):
    clock.pass_time(minutes=50)
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-04", status=StepStatus.DONE)

    found = looked_ahead(workshop, clock, "T1-04")

    assert found.day_delay == 0


def test_more_time_for_one_step_is_delay_for_the_day(workshop, clock):
    started(workshop, clock, "T2-01")
    with workshop.change("Zeit geändert") as session:
        step_timer.add_minutes(session, "T2-01", 5)

    assert looked_ahead(workshop, clock, "T2-01").day_delay == 5


def test_there_is_no_forecast_before_and_after_the_two_days(workshop):
    with workshop.read() as session:
        assert timing.read_ahead(session, "V-01", TODAY) is None
        assert timing.read_ahead(session, "E-99", TODAY) is None


def test_a_day_has_begun_when_a_timer_was_started_today(workshop, clock):
    started(workshop, clock)

    with workshop.read() as session:
        today = timing.read_ahead(session, "T1-05", TODAY)
        tomorrow = timing.read_ahead(session, "T1-05", TODAY + dt.timedelta(days=1))
    assert (today.has_begun, tomorrow.has_begun) == (True, False)


def test_the_second_day_begins_anew(workshop, clock):
    started(workshop, clock)
    with workshop.change("Zeit angehalten") as session:
        step_timer.stop(session, "T1-02", clock.now())

    with workshop.read() as session:
        assert not timing.read_ahead(session, "T2-01", TODAY).has_begun


def test_a_timer_that_runs_comes_before_the_step_in_sight(workshop, clock):
    started(workshop, clock)

    with workshop.read() as session:
        assert timing.read_ahead(session, "N-01", TODAY).row.step.key == "T1-02"


def test_looking_at_a_later_step_leaves_the_forecast_alone(workshop, clock):
    started(workshop, clock)
    with workshop.change("Zeit angehalten") as session:
        step_timer.stop(session, "T1-02", clock.now())
    before = looked_ahead(workshop, clock)
    with workshop.change("Zu einem späteren Schritt") as session:
        agenda.go_to(session, "T1-11")

    found = looked_ahead(workshop, clock, "T1-11")
    assert (found.day_end, found.day_delay) == (before.day_end, before.day_delay) == (17 * 60, 0)
    assert found.step_delay == 0  # of the step that is looked at


def test_a_later_step_that_is_really_begun_leaves_those_between_behind(workshop, clock):
    started(workshop, clock)
    started(workshop, clock, "T1-11")

    found = looked_ahead(workshop, clock, "T1-11")

    assert found.day_delay < -60


def test_the_step_behind_a_finished_one_is_on_when_it_is_shown(workshop, clock):
    started(workshop, clock)
    clock.pass_time(minutes=20)
    with workshop.change("Schritt abgeschlossen") as session:
        step_timer.stop(session, "T1-02", clock.now())
        agenda.set_status(session, "T1-02", StepStatus.DONE)

    with workshop.read() as session:
        ahead = timing.read_ahead(session, "T1-03", TODAY)
    assert (ahead.on_row.step.key, looked_ahead(workshop, clock, "T1-03").day_delay) == ("T1-03", 0)


@pytest.mark.parametrize(
    ("planned", "actual", "reason", "more"),
    [(20, 24, None, None), (20, 25, None, 5), (60, 68, None, None), (20, 40, "Rückfragen", None)],
)
def test_only_clear_overruns_without_a_reason_are_asked_about(
    workshop, planned, actual, reason, more
):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(
            session,
            step="T1-02",
            minutes_planned=planned,
            minutes_actual=actual,
            deviation_reason=reason,
        )

    with workshop.read() as session:
        overrun = timing.read_overrun(session, "T1-02")
    assert (overrun and overrun.minutes) == more
