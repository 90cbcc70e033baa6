"""The timer ticks while time runs, survives a restart, and says when it was forgotten."""

import datetime as dt

import builders
import pytest
from clocks import MovableClock
from PySide6.QtCore import QTimer

from workshop_app.model.workshop import StepRun
from workshop_app.phases import agenda
from workshop_app.phases.schedule.timing import Stage
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.agenda.step_timer import StepTimer
from workshop_app.views.bridge import ChangeBridge


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def make_timer(workshop, bridge, clock):
    """Makes timers as the cockpit does; all are stopped at the end."""
    made = []

    def make(step="T1-02"):
        timer = StepTimer(workshop, bridge, clock)
        made.append(timer)
        timer.show_step(step)
        return timer

    yield make
    for timer in made:
        timer.stop()


@pytest.fixture
def timer(make_timer):
    return make_timer()


def run_of(workshop, step="T1-02"):
    with workshop.read() as session:
        row = session.query(StepRun).filter_by(step=step).one()
        return row.running_since, row.seconds_run, row.minutes_actual


def a_card(workshop):
    with workshop.change("Karte angelegt") as session:
        builders.a_card(session)


def test_nothing_ticks_before_a_timer_is_started(timer):
    assert not timer.is_ticking
    assert timer.now().remaining == 20 * 60


def test_a_started_timer_ticks_within_a_second(qtbot, timer):
    timer.toggle()

    with qtbot.waitSignal(timer.ticked, timeout=3000):
        pass


def toggle_a_moment_ago(timer, clock):
    """Start it; the next tick is near."""
    timer.toggle()
    clock.pass_time(seconds=0.95)
    timer.refresh()


def test_ticks_write_nothing(qtbot, timer, clock, workshop):
    toggle_a_moment_ago(timer, clock)
    before = len(workshop.history(limit=100))

    with qtbot.waitSignal(timer.ticked, timeout=3000):
        pass

    assert len(workshop.history(limit=100)) == before


def test_starting_is_nothing_to_undo(timer, workshop):
    timer.toggle()

    assert workshop.undo() is None


def test_pausing_stops_the_ticks_by_the_second(timer, clock, workshop):
    timer.toggle()
    clock.pass_time(minutes=6)
    timer.toggle()

    assert not timer.now().clock.is_running
    assert run_of(workshop) == (None, 360, 6)


def test_the_same_time_is_shown_after_a_restart(timer, make_timer, clock):
    timer.toggle()
    clock.pass_time(minutes=8, seconds=30)

    assert make_timer().now().remaining == 11 * 60 + 30


def test_setting_the_machines_clock_does_not_touch_the_timer(timer, clock):
    timer.toggle()
    clock.pass_time(minutes=3)
    clock.set_wall(clock.wall() + dt.timedelta(hours=1))

    assert timer.now().remaining == 17 * 60


def test_a_day_set_wrong_hides_no_forecast(timer, clock, workshop):
    timer.toggle()
    clock.set_wall(clock.wall() - dt.timedelta(days=1))
    timer.add_minutes(1)

    assert timer.now().forecast is not None


def test_a_timer_from_a_later_clock_counts_on_from_the_opening(timer, make_timer, clock, workshop):
    timer.toggle()
    clock.pass_time(minutes=-180)

    again = make_timer()
    clock.pass_time(minutes=8)

    assert again.now().remaining == 12 * 60
    again.toggle()
    assert run_of(workshop) == (None, 8 * 60, 8)


@pytest.mark.parametrize("hours", [14, 24 * 400])
def test_a_timer_found_running_after_more_than_half_a_day_stands(
    timer, make_timer, clock, workshop, hours
):
    timer.toggle()
    clock.pass_time(minutes=60 * hours)

    again = make_timer()

    assert again.now().remaining == 20 * 60
    assert run_of(workshop) == (None, None, None)


def test_an_opening_with_a_clock_that_is_right_writes_nothing(timer, make_timer, clock, workshop):
    timer.toggle()
    before = workshop.history()
    clock.pass_time(minutes=8)

    make_timer()

    assert workshop.history() == before


def test_a_step_that_began_earlier_has_less_time_left(timer):
    timer.began_at(dt.time(8, 53))

    assert timer.now().remaining == 13 * 60


def test_a_beginning_in_the_future_is_refused_with_a_sentence(qtbot, timer, bridge):
    with qtbot.waitSignal(bridge.told) as told:
        timer.began_at(dt.time(10, 0))

    assert "liegt noch vor uns" in told.args[0].text
    assert not timer.now().clock.is_running


@pytest.mark.parametrize(
    ("minutes", "stage"), [(1, Stage.CALM), (17, Stage.SHORT), (19.5, Stage.LAST), (23, Stage.OVER)]
)
def test_it_says_how_urgent_it_is(timer, clock, minutes, stage):
    timer.toggle()
    clock.pass_time(minutes=minutes)

    assert timer.now().stage is stage


def test_minutes_are_given_to_the_step_that_is_shown(timer):
    timer.add_minutes(5)

    assert timer.now().remaining == 25 * 60


def test_looking_at_another_step_keeps_the_timer_running(timer):
    timer.toggle()
    timer.show_step("T1-03")

    time = timer.now()
    assert (time.clock.key, time.is_elsewhere) == ("T1-02", True)


def test_starting_elsewhere_stops_the_step_before(timer, clock, workshop):
    timer.toggle()
    clock.pass_time(minutes=21)
    timer.show_step("T1-03")
    timer.toggle()

    assert run_of(workshop) == (None, 21 * 60, 21)
    assert (timer.now().clock.key, timer.now().is_elsewhere) == ("T1-03", False)


def test_there_is_no_time_before_and_after_the_two_days(timer):
    timer.show_step("V-01")

    assert timer.now() is None
    timer.toggle()
    assert timer.now() is None


def test_outside_the_two_days_a_running_timer_can_only_be_stopped(timer, clock, workshop):
    timer.toggle()
    clock.pass_time(minutes=4)
    timer.show_step("N-01")
    timer.toggle()

    assert run_of(workshop) == (None, 240, 4)
    with workshop.read() as session:
        assert session.query(StepRun).filter_by(step="N-01").count() == 0
    assert timer.now() is None


def test_the_end_of_the_day_is_foreseen_once_it_has_begun(timer):
    before = timer.now().forecast
    timer.toggle()

    assert before is None
    assert timer.now().forecast.day_end == 17 * 60


def test_a_pause_on_the_day_still_moves_the_forecast(timer, clock):
    timer.toggle()
    timer.toggle()
    clock.pass_time(minutes=30)

    assert timer.is_ticking
    assert timer.now().forecast.day_delay == 10


def test_two_minutes_of_work_without_a_timer_are_noticed(qtbot, timer, clock, workshop):
    a_card(workshop)
    clock.pass_time(minutes=1, seconds=59)
    a_card_before = timer.now().is_forgotten
    clock.pass_time(seconds=1)

    with qtbot.waitSignal(timer.ticked):
        a_card(workshop)

    assert (a_card_before, timer.now().is_forgotten) == (False, True)


def test_the_reminder_goes_when_the_timer_starts(timer, clock, workshop):
    a_card(workshop)
    clock.pass_time(minutes=3)
    a_card(workshop)
    timer.toggle()

    assert not timer.now().is_forgotten


def test_work_in_a_step_whose_timer_runs_is_no_reason_to_remind(timer, clock, workshop):
    timer.toggle()
    a_card(workshop)
    clock.pass_time(minutes=3)
    a_card(workshop)

    assert not timer.now().is_forgotten


def test_a_read_only_workshop_cannot_start_a_timer(qtbot, path_of_a_running_step, clock):
    with (
        WorkshopFile.open(path_of_a_running_step),
        WorkshopFile.open(path_of_a_running_step) as second,
    ):
        bridge = ChangeBridge(second)
        timer = StepTimer(second, bridge, clock)
        timer.show_step("T1-02")
        timer.toggle()
        timer.add_minutes(5)

        assert second.is_read_only
        assert timer.now().remaining == 20 * 60
        timer.stop()
        bridge.close()


@pytest.fixture
def path_of_a_running_step(tmp_path, clock):
    path = tmp_path / "Auental.workshop"
    with builders.a_workshop(path) as workshop, workshop.change("Angelegt") as session:
        agenda.go_to(session, "T1-02")
        builders.an_own_step(session)
    return path


def test_no_timer_is_made_by_ticking(qtbot, timer, clock):
    toggle_a_moment_ago(timer, clock)
    before = len(timer.findChildren(QTimer))

    with qtbot.waitSignal(timer.ticked, timeout=3000):
        pass

    assert len(timer.findChildren(QTimer)) == before == 1
