"""After a copy was read in, the action fields have the points that are counted then."""

import pytest
from any_content import rows_in
from builders import an_action_field
from copying import a_copy, ours, theirs
from sqlalchemy import select

from workshop_app.merging.reading_in import compare_with
from workshop_app.model.goals import ActionField
from workshop_app.model.voting import Vote
from workshop_app.phases.copies.copies import read_copy_in
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import ballot_papers, voting
from workshop_app.storage.workshop_file import WorkshopFile

FIELDS = VoteSubject.ACTION_FIELDS


@pytest.fixture
def field_ids(workshop):
    with workshop.change("Angelegt") as session:
        fields = [an_action_field(session, title=title) for title in ("Sprache", "Wohnen")]
        session.flush()
        voting.set_rules(session, FIELDS, is_secret=False, maximum_per_option=None)
        return [field.id for field in fields]


def in_copy(path, act):
    with WorkshopFile.open(path) as copy, copy.change("Gruppe") as session:
        act(session)


def read_in(workshop, path, decide=ours):
    return read_copy_in(workshop, compare_with(workshop, path), decide)


def points(workshop):
    with workshop.read() as session:
        query = select(ActionField.points).order_by(ActionField.position, ActionField.code)
        return list(session.scalars(query))


def test_points_that_a_group_counted_stand_with_the_fields(workshop, field_ids):
    path = a_copy(workshop)
    in_copy(path, lambda session: voting.set_points(session, FIELDS, field_ids[1], 4))

    read_in(workshop, path)

    assert points(workshop) == [None, 4]


def test_papers_of_both_sides_add_up_in_one_step_and_nothing_is_asked(workshop, field_ids):
    with workshop.change("Gezählt") as session:
        ballot_papers.add_paper(session, FIELDS, "1")
    path = a_copy(workshop)
    in_copy(path, lambda session: ballot_papers.add_paper(session, FIELDS, "1"))
    with workshop.change("Gezählt") as session:
        ballot_papers.add_paper(session, FIELDS, "2")
    before = rows_in(workshop.path)
    comparison = compare_with(workshop, path)

    read_copy_in(workshop, comparison, ours)

    assert comparison.plan.conflicts == {}
    assert points(workshop) == [2, 1]
    workshop.undo()
    assert rows_in(workshop.path) == before


@pytest.mark.parametrize(("decide", "counted"), [(ours, [3, None]), (theirs, [1, 0])])
def test_the_count_that_people_choose_stands_with_the_fields(workshop, field_ids, decide, counted):
    path = a_copy(workshop)
    with workshop.change("Gezählt") as session:
        voting.set_points(session, FIELDS, field_ids[0], 3)
    in_copy(path, lambda session: ballot_papers.add_paper(session, FIELDS, "1"))

    read_in(workshop, path, decide)

    assert points(workshop) == counted


def test_points_end_with_the_round_that_a_group_deleted(workshop, field_ids):
    with workshop.change("Gezählt") as session:
        voting.set_points(session, FIELDS, field_ids[0], 3)
    path = a_copy(workshop)

    def delete_vote(session):
        session.delete(session.scalars(select(Vote)).one())

    in_copy(path, delete_vote)

    read_in(workshop, path)

    assert points(workshop) == [None, None]
