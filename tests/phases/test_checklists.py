import pytest

from tests.builders import an_event
from workshop_app.model.workshop import EventKind
from workshop_app.phases import checklists
from workshop_app.phases.method import UnknownStepError


def lines_of(workshop, checklist="vorbereitung"):
    with workshop.read() as session:
        return checklists.lines(session, checklist)


def test_new_workshop_shows_the_lines_of_the_method_open(workshop):
    lines = lines_of(workshop)

    assert len(lines) > 10
    assert not any(line.is_done for line in lines)


def test_ticked_line_stays_ticked(workshop):
    line = lines_of(workshop)[2]

    with workshop.change("Punkt abgehakt") as session:
        checklists.set_done(session, "vorbereitung", line, is_done=True)

    assert [line.is_done for line in lines_of(workshop)].index(True) == 2


def test_tick_can_be_taken_back(workshop):
    with workshop.change("Punkt abgehakt") as session:
        checklists.set_done(session, "raum", lines_of(workshop, "raum")[0], is_done=True)

    with workshop.change("Haken entfernt") as session:
        checklists.set_done(session, "raum", lines_of(workshop, "raum")[0], is_done=False)

    assert not any(line.is_done for line in lines_of(workshop, "raum"))


def test_own_line_stands_behind_those_of_the_method(workshop):
    with workshop.change("Punkt hinzugefügt") as session:
        checklists.add_line(session, "raum", "  Schlüssel für den Nebenraum ")

    assert lines_of(workshop, "raum")[-1].text == "Schlüssel für den Nebenraum"


def test_own_line_can_be_removed(workshop):
    with workshop.change("Punkt hinzugefügt") as session:
        row_id = checklists.add_line(session, "raum", "Schlüssel")

    with workshop.change("Punkt entfernt") as session:
        checklists.remove_line(session, row_id)

    assert all(line.item for line in lines_of(workshop, "raum"))


def test_line_of_blanks_is_refused(workshop):
    with pytest.raises(checklists.EmptyLineError), workshop.change("Punkt") as session:
        checklists.add_line(session, "raum", "  \n ")


def test_due_day_has_its_date_once_the_days_are_known(workshop):
    with workshop.change("Termine") as session:
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")

    assert "04.09.2026" in lines_of(workshop)[0].due


def test_checklist_that_the_method_does_not_have_is_an_error(workshop):
    with pytest.raises(UnknownStepError):
        lines_of(workshop, "keller")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_before_or_after_all_dates_leaves_the_span_alone(workshop, day):
    with workshop.change("Termine") as session:
        for kind in (EventKind.DAY_1, EventKind.DAY_2):
            an_event(session, kind=kind, date=day)

    assert "10 Wochen vorher" in [line.due.partition(" · ")[0] for line in lines_of(workshop)]
