"""The order of a day and when its steps begin, as this workshop changed them."""

import datetime as dt

import builders
import pytest

from workshop_app.model.workshop import EventKind, StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.method import PartKey, load_method


def keys(workshop, part=PartKey.DAY_1):
    with workshop.read() as session:
        return [row.step.key for row in agenda.day(session, part)]


def starts(workshop, part=PartKey.DAY_1):
    with workshop.read() as session:
        return {row.step.key: row.start for row in agenda.day(session, part)}


def test_an_untouched_workshop_follows_the_method_to_the_minute(workshop):
    with workshop.read() as session:
        rows = agenda.agenda(session)

    assert [row.step.key for row in rows] == list(all_steps())
    assert {row.step.key: row.start for row in rows} == {
        text.key: text.start for text in load_method().steps
    }


def test_a_room_that_is_booked_later_moves_the_whole_day(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_event(session, kind=EventKind.DAY_1, starts_at="9.30 Uhr")

    found = starts(workshop)

    assert found["T1-01"] == dt.time(9, 0)
    assert found["T1-02"] == dt.time(9, 30)
    assert found["T1-M"] == dt.time(13, 15)


@pytest.mark.parametrize("text", ["", "morgens", None])
def test_a_day_without_a_readable_beginning_keeps_the_times_of_the_method(workshop, text):
    with workshop.change("Angelegt") as session:
        builders.an_event(session, kind=EventKind.DAY_2, starts_at=text)

    assert starts(workshop, PartKey.DAY_2)["T2-02"] == dt.time(9, 20)


def test_a_longer_step_moves_those_after_it(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-05", minutes_planned=45)

    found = starts(workshop)

    assert (found["T1-06"], found["T1-M"]) == (dt.time(11, 20), dt.time(12, 55))


def test_a_fixed_break_waits_when_the_steps_before_it_are_shorter(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-05", minutes_planned=15)

    found = starts(workshop)

    assert (found["T1-07"], found["T1-M"]) == (dt.time(11, 25), dt.time(12, 45))


def test_a_break_that_was_released_waits_no_more(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-05", minutes_planned=15)
        builders.a_step_run(session, step="T1-M", pinned_at="")

    assert starts(workshop)["T1-M"] == dt.time(12, 25)


def test_a_step_waits_for_the_time_it_was_pinned_to(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-06", pinned_at="11:30")

    with workshop.read() as session:
        row = agenda.row_of(session, "T1-06")
    assert (row.start, row.is_fixed) == (dt.time(11, 30), True)


def test_a_step_left_out_before_the_day_takes_no_time(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-03", status=StepStatus.SKIPPED)

    assert starts(workshop)["T1-04"] == dt.time(9, 20)


def test_a_step_dropped_on_the_day_keeps_its_time_in_the_plan(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-03", status=StepStatus.SKIPPED, minutes_allotted=0)

    assert starts(workshop)["T1-04"] == dt.time(9, 45)


def test_a_step_that_is_opened_again_gets_its_time_back(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-03", status=StepStatus.SKIPPED, minutes_allotted=0)
        agenda.set_status(session, "T1-03", StepStatus.OPEN)

    with workshop.read() as session:
        assert agenda.row_of(session, "T1-03").minutes_allotted == 25


def test_steps_follow_their_places_and_the_others_the_method(workshop):
    with workshop.change("Angelegt") as session:
        for place, key in enumerate(["T1-01", "T1-03", "T1-02"]):
            builders.a_step_run(session, step=key, place=place)

    assert keys(workshop)[:5] == ["T1-01", "T1-03", "T1-04", "T1-P1", "T1-05"]
    assert keys(workshop)[-1] == "T1-02"


def test_an_own_step_stands_where_it_was_put(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_own_step(session, code="E-01", minutes=10)
        for place, key in enumerate([*keys(workshop)[:2], "E-01", *keys(workshop)[2:]]):
            builders.a_step_run(session, step=key, place=place)

    found = starts(workshop)

    assert (found["E-01"], found["T1-03"]) == (dt.time(9, 20), dt.time(9, 30))


def test_an_own_step_without_a_place_ends_its_day(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_own_step(session, code="E-07", day=EventKind.DAY_2)

    assert keys(workshop, PartKey.DAY_2)[-1] == "E-07"


def test_an_own_step_of_an_unknown_day_is_not_lost(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_own_step(session, code="E-01", day="übermorgen")

    assert "E-01" in keys(workshop)


def test_the_moderator_may_be_in_an_own_step(workshop):
    with workshop.change("Angelegt") as session:
        builders.an_own_step(session, code="E-01")
        agenda.go_to(session, "E-01")

    with workshop.read() as session:
        assert agenda.current_step(session) == "E-01"


def test_a_current_step_that_was_removed_gives_the_first_one(workshop):
    with workshop.change("Angelegt") as session:
        agenda.go_to(session, "E-99")

    with workshop.read() as session:
        assert agenda.current_step(session) == "V-01"


def test_going_on_passes_over_steps_that_were_left_out(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-03", status=StepStatus.SKIPPED)

    with workshop.read() as session:
        following = agenda.neighbour(agenda.agenda(session), "T1-02", 1)
    assert following.step.key == "T1-04"


def test_nothing_follows_the_last_step(workshop):
    with workshop.read() as session:
        rows = agenda.agenda(session)

    assert agenda.neighbour(rows, rows[-1].step.key, 1) is None


@pytest.mark.parametrize("minutes", [-5, 2**62])
def test_minutes_that_nobody_can_plan_stay_within_a_day(workshop, minutes):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-02", minutes_planned=minutes)

    with workshop.read() as session:
        assert 0 <= agenda.row_of(session, "T1-02").minutes_planned <= 24 * 60
