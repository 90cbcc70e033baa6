"""A workshop on one line, also where hardly anything is known."""

import builders
import pytest

from workshop_app.model.workshop import EventKind, StepStatus
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.overview import read_overview


def test_an_empty_workshop_stands_at_the_first_step(workshop):
    with workshop.read() as session:
        found = read_overview(session)

    assert (found.municipality, found.title, found.dates) == ("", "", "")
    assert found.place == "Vorbereitung · Kommune und Auftrag"
    assert found.steps_done == 0
    assert 0 < found.steps < len(all_steps())


def test_a_running_workshop_tells_name_days_and_place(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_municipality(session, name="Stadt Auental")
        builders.a_workshop_row(session, title="Integrationskonzept", current_step="T1-07")
        builders.an_event(session, kind=EventKind.DAY_1, date="2027-03-12")
        builders.an_event(session, kind=EventKind.DAY_2, date="2027-03-13")
        builders.an_event(session, kind=EventKind.FOLLOW_UP, date="2027-06-01")
        builders.a_step_run(session, step="V-01", status=StepStatus.DONE)
        builders.a_step_run(session, step="T1-08", status=StepStatus.SKIPPED)
        builders.a_step_run(session, step="T1-07", status=StepStatus.RUNNING)

    with workshop.read() as session:
        found = read_overview(session)

    assert found.municipality == "Stadt Auental"
    assert found.dates == "12.–13. März 2027"
    assert found.place == "Tag 1 · Stärken und Schwächen"
    assert found.steps_done == 2


@pytest.mark.parametrize("date", [None, "", "noch offen"])
def test_days_that_nobody_can_read_are_left_out(workshop, date):
    with workshop.change("Angelegt") as session:
        builders.an_event(session, kind=EventKind.DAY_1, date=date)
        builders.an_event(session, kind=EventKind.DAY_2, date="2027-03-13")

    with workshop.read() as session:
        assert read_overview(session).dates == "13. März 2027"


def test_breaks_do_not_count_as_steps_done(workshop):
    with workshop.change("Angelegt") as session:
        builders.a_step_run(session, step="T1-P1", status=StepStatus.DONE)

    with workshop.read() as session:
        assert read_overview(session).steps_done == 0
