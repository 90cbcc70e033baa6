"""What many ask for is read once for each state of the file, and never from an older one."""

import pytest
from builders import a_workshop_row
from sqlalchemy import select

from workshop_app.model.workshop import Workshop
from workshop_app.storage.remembering import remembered
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def reads():
    return []


@pytest.fixture
def title_of(reads):
    @remembered
    def read(session):
        reads.append("read")
        return session.scalar(select(Workshop.title))

    return read


@pytest.fixture(autouse=True)
def _begun(workshop):
    with workshop.change("Angelegt") as session:
        a_workshop_row(session, title="Brückstadt")


def looked_up(workshop, read):
    with workshop.read() as session:
        return read(session)


def rename(workshop, title):
    with workshop.change("Umbenannt") as session:
        session.scalars(select(Workshop)).one().title = title


def test_it_is_read_once_as_long_as_nothing_is_committed(workshop, title_of, reads):
    found = [looked_up(workshop, title_of) for _time in range(3)]

    assert (found, reads) == (["Brückstadt"] * 3, ["read"])


def test_it_is_read_anew_after_a_change_and_after_its_undo(workshop, title_of):
    looked_up(workshop, title_of)

    rename(workshop, "Auental")
    changed = looked_up(workshop, title_of)
    workshop.undo()

    assert (changed, looked_up(workshop, title_of)) == ("Auental", "Brückstadt")


def test_who_only_reads_sees_what_another_app_changes(workshop, title_of):
    with WorkshopFile.open(workshop.path) as other:
        before = looked_up(other, title_of)
        rename(workshop, "Auental")

        assert (before, looked_up(other, title_of)) == ("Brückstadt", "Auental")


def test_a_change_sees_what_it_has_written_itself(workshop, title_of):
    looked_up(workshop, title_of)

    with workshop.change("Umbenannt") as session:
        session.scalars(select(Workshop)).one().title = "Auental"
        session.flush()

        assert title_of(session) == "Auental"


def test_two_questions_are_not_mistaken_for_each_other(workshop, title_of):
    @remembered
    def goal_of(session):
        return session.scalar(select(Workshop.current_step))

    looked_up(workshop, title_of)

    assert looked_up(workshop, goal_of) != "Brückstadt"
