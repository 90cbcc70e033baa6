"""Changing the order of a day, its minutes and its own steps."""

import builders
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop_app.model.workshop import OwnStep, StepStatus, Workshop
from workshop_app.phases import agenda, records
from workshop_app.phases.method import PartKey
from workshop_app.phases.schedule import agenda_edit

DAY = PartKey.DAY_1


def keys(workshop):
    with workshop.read() as session:
        return [row.step.key for row in agenda.day(session, DAY)]


def row_of(workshop, key):
    with workshop.read() as session:
        return agenda.row_of(session, key)


def added(workshop, *, after="T1-05", is_break=False):
    with workshop.change("Eigener Schritt eingefügt") as session:
        return agenda_edit.add_own(session, DAY, after=after, is_break=is_break)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.data())
def test_any_order_is_kept_and_taken_back(workshop, data):
    before = keys(workshop)
    order = data.draw(st.permutations(before))

    with workshop.change("Ablauf umgestellt") as session:
        agenda_edit.move(session, DAY, order)
    after = keys(workshop)
    if order != before:
        workshop.undo()

    assert (after, keys(workshop)) == (order, before)


def test_steps_that_a_list_forgets_stand_behind(workshop):
    with workshop.change("Ablauf umgestellt") as session:
        agenda_edit.move(session, DAY, ["T1-12", "T1-01"])

    assert keys(workshop)[:3] == ["T1-12", "T1-01", "T1-02"]


@pytest.mark.parametrize("text", ["45", " 45 ", "45 min", "45 min.", "045"])
def test_minutes_are_typed_as_a_number(workshop, text):
    with workshop.change("Dauer geändert") as session:
        agenda_edit.set_minutes(session, agenda.row_of(session, "T1-05"), text)

    assert row_of(workshop, "T1-05").minutes_planned == 45


@pytest.mark.parametrize("text", ["", "viel", "-5", "601", "4.5"])
def test_other_texts_are_refused_as_minutes(workshop, text):
    row = row_of(workshop, "T1-05")

    with (
        pytest.raises(agenda_edit.InvalidMinutesError),
        workshop.change("Dauer geändert") as session,
    ):
        agenda_edit.set_minutes(session, row, text)


def test_a_new_plan_replaces_what_was_given_on_the_day(workshop):
    with workshop.change("Dauer geändert") as session:
        builders.a_step_run(session, step="T1-05", minutes_allotted=50)
        agenda_edit.set_minutes(session, agenda.row_of(session, "T1-05"), "40")

    assert row_of(workshop, "T1-05").minutes_allotted == 40


def test_a_pinned_step_waits_and_a_released_one_does_not(workshop):
    with workshop.change("Uhrzeit festgelegt") as session:
        agenda_edit.pin(session, agenda.row_of(session, "T1-03"), "9.30")
    pinned = row_of(workshop, "T1-03")
    with workshop.change("Uhrzeit freigegeben") as session:
        agenda_edit.pin(session, pinned, "")

    assert (pinned.begin, pinned.is_fixed) == (9 * 60 + 30, True)
    assert row_of(workshop, "T1-03").begin == 9 * 60 + 20


def test_a_time_that_nobody_can_read_is_refused(workshop):
    row = row_of(workshop, "T1-03")

    with (
        pytest.raises(agenda_edit.InvalidTimeError),
        workshop.change("Uhrzeit festgelegt") as session,
    ):
        agenda_edit.pin(session, row, "nach der Pause")


def test_a_step_can_be_left_out_and_taken_in_again(workshop):
    for is_left_out, status in ((True, StepStatus.SKIPPED), (False, StepStatus.OPEN)):
        with workshop.change("Schritt entfällt") as session:
            row = agenda.row_of(session, "T1-08")
            agenda_edit.set_left_out(session, row, is_left_out=is_left_out)

        assert row_of(workshop, "T1-08").status == status


def test_an_own_step_stands_behind_the_selected_one(workshop):
    key = added(workshop)

    place = keys(workshop).index("T1-05")
    assert keys(workshop)[place + 1] == key
    assert row_of(workshop, key).begin == row_of(workshop, "T1-05").end


def test_an_own_break_is_a_break(workshop):
    key = added(workshop, is_break=True)

    assert row_of(workshop, key).text.is_break


def test_an_own_step_has_title_question_and_note(workshop):
    key = added(workshop)
    with workshop.change("Beschrieben") as session:
        agenda_edit.rename(session, key, "  Grußwort   der Landrätin ")
        agenda_edit.describe(session, key, question="Was wünschen Sie sich?", note="Stehend.\n\n")
        agenda_edit.set_minutes(session, agenda.row_of(session, key), "10")

    text = row_of(workshop, key).text
    assert (text.title, text.question) == ("Grußwort der Landrätin", "Was wünschen Sie sich?")
    assert (text.instructions, text.minutes.normal) == (("Stehend.",), 10)


def test_an_own_step_needs_a_title(workshop):
    key = added(workshop)

    with (
        pytest.raises(agenda_edit.EmptyTitleError),
        workshop.change("Schritt umbenannt") as session,
    ):
        agenda_edit.rename(session, key, "  ")


def test_only_an_own_step_can_be_renamed(workshop):
    with (
        pytest.raises(records.UnknownRecordError),
        workshop.change("Schritt umbenannt") as session,
    ):
        agenda_edit.rename(session, "T1-05", "Anders")


def test_removing_an_own_step_takes_its_course_with_it(workshop):
    before = keys(workshop)
    key = added(workshop)
    with workshop.change("Eigener Schritt entfernt") as session:
        agenda_edit.remove_own(session, key)

        assert session.query(OwnStep).count() == 0
    assert keys(workshop) == before


def test_who_is_in_a_removed_step_goes_to_the_one_before(workshop):
    key = added(workshop)
    with workshop.change("Eigener Schritt entfernt") as session:
        records.the_only(session, Workshop)
        agenda.go_to(session, key)
        agenda_edit.remove_own(session, key)

    with workshop.read() as session:
        assert agenda.current_step(session) == "T1-05"


def test_taking_an_edit_back_keeps_the_time_that_ran_since(workshop):
    with workshop.change("Ablauf geöffnet", is_undoable=False) as session:
        agenda_edit.prepare(session, DAY)
    with workshop.change("Dauer geändert") as session:
        agenda_edit.set_minutes(session, agenda.row_of(session, "T1-05"), "50")
    with workshop.change("Zeit angehalten", is_undoable=False) as session:
        agenda.run_of(session, "T1-05").seconds_run = 600

    workshop.undo()

    with workshop.change("Gelesen") as session:
        run = agenda.run_of(session, "T1-05")
        assert (run.seconds_run, run.minutes_planned) == (600, None)


def test_a_day_is_prepared_once_all_its_steps_have_a_course(workshop):
    with workshop.change("Ablauf geöffnet") as session:
        before = agenda_edit.is_prepared(session, DAY)
        agenda_edit.prepare(session, DAY)

        assert (before, agenda_edit.is_prepared(session, DAY)) == (False, True)
