"""Points counted by hand on one laptop and by ballot papers on the other: people decide."""

import pytest
from builders import a_ballot_paper, a_vote, a_vote_result, an_action_field
from copying import a_copy, ours, read, theirs
from sqlalchemy import select

from workshop_app.merging.plan import ConflictKind
from workshop_app.merging.reading_in import compare_with
from workshop_app.model.voting import BallotPaper, VoteResult
from workshop_app.phases.copies.merge_texts import conflict_text
from workshop_app.storage.workshop_file import WorkshopFile

BY_HAND = {"HF-01": 2, "HF-02": 5}
ON_PAPER = {"HF-01": 3, "HF-03": 1}


def count_by_hand(session, vote_id):
    for option, points in BY_HAND.items():
        a_vote_result(session, vote_id=vote_id, option=option, points=points)


def count_on_paper(session, vote_id):
    for place, points in enumerate(({"HF-01": 2}, {"HF-01": 1, "HF-03": 1})):
        a_ballot_paper(session, vote_id=vote_id, position=place, points=points)
    for option, sum_of_points in ON_PAPER.items():
        a_vote_result(session, vote_id=vote_id, option=option, points=sum_of_points)


WAYS = {"by hand": count_by_hand, "on paper": count_on_paper}
BOTH_WAYS = [("by hand", "on paper"), ("on paper", "by hand")]


@pytest.fixture
def vote_id(workshop):
    with workshop.change("Angelegt") as session:
        return a_vote(session).id


@pytest.fixture
def copy_that(workshop, vote_id):
    """Makes a copy that counts in a way."""

    def make(way):
        path = a_copy(workshop, way)
        with WorkshopFile.open(path) as copy, copy.change("Gezählt") as session:
            WAYS[way](session, vote_id)
        return path

    return make


def count_here(workshop, way, vote_id):
    with workshop.change("Gezählt") as session:
        WAYS[way](session, vote_id)


def counted(workshop):
    """The points that stand, without what has none, and the number of papers."""
    with workshop.read() as session:
        points = {one.option: one.points for one in session.scalars(select(VoteResult))}
        return {option: number for option, number in points.items() if number}, len(
            list(session.scalars(select(BallotPaper)))
        )


OUTCOMES = {"by hand": (BY_HAND, 0), "on paper": (ON_PAPER, 2)}


@pytest.mark.parametrize(("here", "there"), BOTH_WAYS)
def test_a_vote_that_was_counted_in_two_ways_is_asked(workshop, vote_id, copy_that, here, there):
    path = copy_that(there)
    count_here(workshop, here, vote_id)

    comparison = compare_with(workshop, path)

    (conflict,) = comparison.plan.conflicts.values()
    assert conflict.kind is ConflictKind.COUNTED_TWICE
    assert conflict.key == ("vote", vote_id)
    assert len(conflict.ours["papers"]) == OUTCOMES[here][1]
    assert len(conflict.theirs["papers"]) == OUTCOMES[there][1]


@pytest.mark.parametrize("decide", [ours, theirs])
@pytest.mark.parametrize(("here", "there"), BOTH_WAYS)
def test_the_count_that_people_choose_holds(workshop, vote_id, copy_that, here, there, decide):
    path = copy_that(there)
    count_here(workshop, here, vote_id)

    read(workshop, path, decide)

    assert counted(workshop) == OUTCOMES[here if decide is ours else there]
    assert not compare_with(workshop, path).is_new


@pytest.mark.parametrize("wanted", ["by hand", "on paper"])
@pytest.mark.parametrize("order", BOTH_WAYS)
def test_two_copies_ask_in_any_order(workshop, copy_that, order, wanted):
    paths = [copy_that(way) for way in order]

    read(workshop, paths[0])
    comparison = read(workshop, paths[1], ours if order[0] == wanted else theirs)

    assert len(comparison.plan.conflicts) == 1
    assert counted(workshop) == OUTCOMES[wanted]


def test_papers_for_points_that_nobody_else_touched_are_not_asked(workshop, vote_id):
    count_here(workshop, "by hand", vote_id)
    path = a_copy(workshop)
    with WorkshopFile.open(path) as copy, copy.change("Geleert") as session:
        for result in session.scalars(select(VoteResult)):
            session.delete(result)
        count_on_paper(session, vote_id)

    comparison = read(workshop, path)

    assert comparison.plan.conflicts == {}
    assert counted(workshop) == OUTCOMES["on paper"]


def test_a_vote_counted_in_two_ways_is_shown_side_by_side(workshop, vote_id, copy_that):
    with workshop.change("Angelegt") as session:
        for code, title in (("HF-01", "Sprache"), ("HF-02", "Wohnen")):
            an_action_field(session, code=code, title=title)
    path = copy_that("on paper")
    count_here(workshop, "by hand", vote_id)
    plan = compare_with(workshop, path).plan

    (conflict,) = plan.conflicts.values()
    text = conflict_text(conflict, plan)

    assert text.subject == "Von Hand und mit Stimmzetteln gezählt"
    assert text.ours == "Von Hand gezählt:\nSprache: 2\nWohnen: 5"
    assert text.theirs == "Mit 2 Stimmzetteln gezählt:\nSprache: 3\nHF-03: 1"
    assert text.theirs_action == "Zählung der Gruppe nehmen"


def test_points_end_with_the_last_paper_that_two_laptops_took_back(workshop, vote_id):
    count_here(workshop, "on paper", vote_id)
    path = a_copy(workshop)
    take_back(workshop, 0, {"HF-01": 1, "HF-03": 1})
    with WorkshopFile.open(path) as copy:
        take_back(copy, 1, {"HF-01": 2})

    read(workshop, path)

    assert counted(workshop) == ({}, 0)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_sum_ends_with_the_last_paper_in_any_order(workshop, vote_id, order):
    with workshop.change("Gezählt") as session:
        a_ballot_paper(session, vote_id=vote_id, points={"HF-01": 2})
        a_vote_result(session, vote_id=vote_id, option="HF-01", points=2)
    paths = [a_copy(workshop, name) for name in ("Eins", "Zwei")]
    with WorkshopFile.open(paths[0]) as copy, copy.change("Zurückgenommen") as session:
        for row in (*session.scalars(select(BallotPaper)), *session.scalars(select(VoteResult))):
            session.delete(row)
    with WorkshopFile.open(paths[1]) as copy, copy.change("Gezählt") as session:
        a_vote_result(session, vote_id=vote_id, option="HF-02", points=0)

    for number in order:
        read(workshop, paths[number])

    with workshop.read() as session:
        assert list(session.scalars(select(VoteResult))) == []


def take_back(workshop, place, points):
    with workshop.change("Zurückgenommen") as session:
        papers = select(BallotPaper).order_by(BallotPaper.position)
        session.delete(list(session.scalars(papers))[place])
        for result in session.scalars(select(VoteResult)):
            result.points = points.get(result.option, 0)
