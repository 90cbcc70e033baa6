"""What two groups did is the same here, whichever copy is read in first."""

import pytest
from builders import (
    a_ballot_paper,
    a_card,
    a_cluster,
    a_guiding_goal,
    a_vote,
    a_vote_result,
    an_objective,
)
from copying import a_copy, ours, read, theirs
from sqlalchemy import select

from workshop_app.merging.plan import ConflictKind, Side
from workshop_app.merging.reading_in import compare_with
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import GuidingGoal, Objective
from workshop_app.model.voting import BallotPaper, Vote, VoteResult
from workshop_app.phases.copies.merge_texts import conflict_text
from workshop_app.storage.workshop_file import WorkshopFile


def add(workshop, builder, **fields):
    with workshop.change("Angelegt") as session:
        return builder(session, **fields).id


def change_in(path, act):
    with WorkshopFile.open(path) as copy, copy.change("Gruppe") as session:
        act(session)


def write_in(path, kind, row_id, name, value):
    change_in(path, lambda session: setattr(session.get_one(kind, row_id), name, value))


@pytest.fixture
def vote_id(workshop):
    return add(workshop, a_vote)


@pytest.fixture
def copies(workshop, vote_id):
    """A vote that this file deleted, one group added a result to, and another took one of."""
    gone = add(workshop, a_vote_result, vote_id=vote_id, option="HF-01", points=2)
    add(workshop, a_vote_result, vote_id=vote_id, option="HF-02", points=3)
    paths = [a_copy(workshop, name) for name in ("Eins", "Zwei")]
    change_in(paths[0], lambda session: a_vote_result(session, vote_id=vote_id, option="HF-03"))
    change_in(paths[1], lambda session: session.delete(session.get_one(VoteResult, gone)))
    with workshop.change("Gelöscht") as session:
        session.delete(session.get_one(Vote, vote_id))
    return paths


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_one_group_took_away_does_not_come_back_with_its_parent(workshop, copies, order):
    for number in order:
        read(workshop, copies[number])

    with workshop.read() as session:
        assert sorted(session.scalars(select(VoteResult.option))) == ["HF-02", "HF-03"]


def test_a_copy_that_took_away_what_is_gone_here_is_read_in_once(workshop, copies):
    comparison = read(workshop, copies[1])

    assert comparison.is_new
    assert not compare_with(workshop, copies[1]).is_new


def test_after_an_undo_that_copy_is_new_again(workshop, copies):
    read(workshop, copies[1])

    workshop.undo()

    assert compare_with(workshop, copies[1]).is_new


@pytest.mark.parametrize(("decide", "points"), [(ours, 1), (theirs, 5)])
def test_a_ballot_paper_that_both_sides_changed_is_asked(workshop, vote_id, decide, points):
    paper = add(workshop, a_ballot_paper, vote_id=vote_id, points={"HF-01": 2})
    path = a_copy(workshop)
    with workshop.change("Hier") as session:
        session.get_one(BallotPaper, paper).points = {"HF-01": 1}
    write_in(path, BallotPaper, paper, "points", {"HF-01": 5})

    comparison = read(workshop, path, decide)

    (conflict,) = comparison.plan.conflicts.values()
    assert (conflict.kind, conflict.column) == (ConflictKind.FIELD, "points")
    with workshop.read() as session:
        assert session.get_one(BallotPaper, paper).points == {"HF-01": points}
        assert session.scalars(select(VoteResult.points)).one() == points


def test_a_card_whose_cluster_was_deleted_here_goes_where_the_group_laid_it(workshop):
    with workshop.change("Angelegt") as session:
        old, new = (a_cluster(session, code=code).id for code in ("C-001", "C-002"))
        card = a_card(session, cluster_id=old).id
    path = a_copy(workshop)
    with workshop.change("Gelöscht") as session:
        session.get_one(Card, card).cluster_id = None
        session.flush()
        session.delete(session.get_one(Cluster, old))
    write_in(path, Card, card, "cluster_id", new)

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    with workshop.read() as session:
        assert session.get_one(Card, card).cluster_id == new


def test_what_went_with_a_parent_stays_when_the_parent_stays_for_another_row(workshop):
    with workshop.change("Angelegt") as session:
        goal = a_guiding_goal(session)
        session.flush()
        goal_id = goal.id
        kept, other = (an_objective(session, guiding_goal_id=goal_id).id for _ in range(2))
    path = a_copy(workshop)
    with workshop.change("Hier") as session:
        session.get_one(Objective, kept).text = "Überarbeitet"
    change_in(path, lambda session: session.delete(session.get_one(GuidingGoal, goal_id)))

    read(workshop, path)

    with workshop.read() as session:
        assert set(session.scalars(select(Objective.id))) == {kept, other}


def delete_goal(session, goal_id):
    session.delete(session.get_one(GuidingGoal, goal_id))


def put_below(session, objective_id, goal_id):
    session.get_one(Objective, objective_id).guiding_goal_id = goal_id


@pytest.mark.parametrize("is_gone_here", [True, False])
@pytest.mark.parametrize("keeps_parent", [True, False])
def test_the_former_parent_of_a_row_that_one_side_moved_is_asked(
    workshop, is_gone_here, keeps_parent
):
    with workshop.change("Angelegt") as session:
        former, other = (a_guiding_goal(session, code=code).id for code in ("LZ-01", "LZ-02"))
        objective = an_objective(session, guiding_goal_id=former).id
    path = a_copy(workshop)
    acts = [(delete_goal, former), (put_below, objective, other)]
    (here, *what), (there, *other_what) = acts if is_gone_here else acts[::-1]
    with workshop.change("Hier") as session:
        here(session, *what)
    change_in(path, lambda session: there(session, *other_what))
    stays = Side.THEIRS if is_gone_here else Side.OURS
    goes = Side.OURS if is_gone_here else Side.THEIRS

    comparison = read(
        workshop,
        path,
        lambda conflict: stays if keeps_parent or conflict.key[0] == "objective" else goes,
    )

    asked = comparison.plan.conflicts[("guiding_goal", former), ""]
    texts = conflict_text(asked, comparison.plan)
    assert "Jetzt woanders eingeordnet: Handlungsziel" in texts.theirs + texts.ours
    with workshop.read() as session:
        assert session.get_one(Objective, objective).guiding_goal_id == other
        assert (session.get(GuidingGoal, former) is not None) is keeps_parent
