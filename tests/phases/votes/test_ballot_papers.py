import pytest
from sqlalchemy import select

from tests.builders import an_action_field
from workshop_app.model.goals import ActionField
from workshop_app.model.people import Sector
from workshop_app.model.voting import BallotPaper
from workshop_app.phases import records
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import ballot_papers, rounds, voting
from workshop_app.phases.votes.ballot_papers import (
    AlreadyCountedError,
    InvalidPaperError,
    results_by_group,
)
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.phases.votes.voting import CountedByPapersError
from workshop_app.storage.workshop_file import WorkshopFile

FIELDS = VoteSubject.ACTION_FIELDS
PARTY, OFFICE, MIGRANTS = Sector.POLITICS, Sector.ADMINISTRATION, Sector.MIGRANT_ORGANISATION


@pytest.fixture
def workshop(own_workshop):
    return own_workshop


@pytest.fixture
def field_ids(workshop):
    """Four fields; three points each, at most two for one."""
    with workshop.change("Handlungsfelder angelegt") as session:
        titles = ("Sprache", "Arbeit", "Wohnen", "Sport")
        ids = [an_action_field(session, title=title).id for title in titles]
        rules = {"voters": 10, "points_per_person": 3, "maximum_per_option": 2}
        voting.set_rules(session, FIELDS, **rules)
    return ids


def add(workshop, *texts, sector=None):
    for text in texts:
        with workshop.change("Stimmzettel eingetragen") as session:
            ballot_papers.add_paper(session, FIELDS, text, sector=sector)


def ballot_of(workshop):
    with workshop.read() as session:
        return read_ballot(session, FIELDS)


def points_of(workshop):
    return [option.points for option in ballot_of(workshop).options]


def test_the_points_of_a_round_are_the_sums_over_its_papers(workshop, field_ids):
    add(workshop, "3,3,1", "1 2 3", "4")

    assert points_of(workshop) == [2, 1, 3, 1]
    assert ballot_of(workshop).papers == 3


def test_shares_count_people_and_not_points(workshop, field_ids):
    add(workshop, "3,3,1", "1")

    assert [option.people for option in ballot_of(workshop).options] == [2, 0, 1, 0]


def test_without_papers_nobody_knows_how_many_people_gave_points(workshop, field_ids):
    with workshop.change("Punkte") as session:
        voting.set_points(session, FIELDS, field_ids[0], 4)

    assert ballot_of(workshop).options[0].people is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,5", "Nummer 5 steht nicht zur Wahl."),
        ("1,x", "Nummer x steht nicht zur Wahl."),
        ("0,1", "Nummer 0 steht nicht zur Wahl."),
        ("1,2,3,4", "4 Punkte auf dem Stimmzettel, erlaubt sind 3."),
        ("3,3,3", "Nummer 3 „Wohnen“ hat 3 Punkte, höchstens 2 sind erlaubt."),
        (" ", "Bitte Nummern eintragen, zum Beispiel 3,3,7; 0 für einen leeren Stimmzettel."),
    ],
)
def test_a_paper_against_the_rules_is_refused_in_words(workshop, field_ids, text, sentence):
    with pytest.raises(InvalidPaperError) as refused:
        add(workshop, text)

    assert str(refused.value) == sentence
    assert ballot_of(workshop).papers == 0


def test_an_empty_paper_counts_as_a_paper(workshop, field_ids):
    add(workshop, "0")

    assert (ballot_of(workshop).papers, points_of(workshop)) == (1, [0, 0, 0, 0])


def test_the_last_paper_can_be_taken_back(workshop, field_ids):
    add(workshop, "3,3,1", "4")

    with workshop.change("Zurückgenommen") as session:
        ballot_papers.take_last_paper(session, FIELDS)

    assert (ballot_of(workshop).papers, points_of(workshop)) == (1, [1, 0, 2, 0])


def test_without_papers_there_is_no_result_again(workshop, field_ids):
    add(workshop, "3,3,1")

    with workshop.change("Zurückgenommen") as session:
        ballot_papers.take_last_paper(session, FIELDS)

    assert points_of(workshop) == [None] * 4
    with workshop.read() as session:
        assert records.get(session, ActionField, field_ids[2]).points is None


def test_undo_takes_one_paper_back(workshop, field_ids):
    add(workshop, "3,3,1", "4")

    workshop.undo()

    assert (ballot_of(workshop).papers, points_of(workshop)) == (1, [1, 0, 2, 0])


def test_counted_points_are_not_lost_to_papers(workshop, field_ids):
    with workshop.change("Punkte") as session:
        voting.set_points(session, FIELDS, field_ids[0], 4)

    with pytest.raises(AlreadyCountedError):
        add(workshop, "1")

    assert points_of(workshop) == [4, None, None, None]


def test_points_of_papers_cannot_be_overwritten(workshop, field_ids):
    add(workshop, "1")

    with pytest.raises(CountedByPapersError), workshop.change("Punkte") as session:
        voting.set_points(session, FIELDS, field_ids[0], 4)


def test_papers_are_in_the_reopened_file_without_a_name(workshop, field_ids):
    add(workshop, "3,3,1", sector=OFFICE)
    workshop.close()

    with WorkshopFile.open(workshop.path) as reopened, reopened.read() as session:
        paper = session.scalars(select(BallotPaper)).one()
        assert (paper.sector, paper.points) == (OFFICE, {"HF-03": 2, "HF-01": 1})
    assert set(BallotPaper.__table__.columns.keys()) == {
        *("id", "vote_id", "position", "sector", "points")
    }


def test_numbers_stay_with_the_options_when_one_is_deleted(workshop, field_ids):
    with workshop.change("Gelöscht") as session:
        records.delete(session, ActionField, field_ids[:1])

    add(workshop, "4,3")

    assert [option.number for option in ballot_of(workshop).options] == [2, 3, 4]
    assert points_of(workshop) == [0, 1, 1]


def test_options_are_counted_through_where_codes_give_no_numbers(workshop, field_ids):
    with workshop.change("Code") as session:
        records.set_field(session, ActionField, field_ids[0], "code", "HF-A")

    assert [option.number for option in ballot_of(workshop).options] == [1, 2, 3, 4]


def test_the_newest_paper_is_told(workshop, field_ids):
    add(workshop, "1")
    add(workshop, "4,3,4", sector=PARTY)

    with workshop.read() as session:
        paper = ballot_papers.last_paper(session, read_ballot(session, FIELDS))

    assert (paper.numbers, paper.sector) == ((3, 4, 4), PARTY)


# Groups


def test_five_papers_of_a_group_show_its_result(workshop, field_ids):
    add(workshop, "1", "1", "1", "2", "1,3", sector=PARTY)

    with workshop.read() as session:
        (group,) = ballot_papers.group_results(session, read_ballot(session, FIELDS).vote_id)

    assert (group.sector, group.papers, group.points) == (
        PARTY,
        5,
        {"HF-01": 4, "HF-02": 1, "HF-03": 1},
    )


def test_four_papers_of_a_group_stay_hidden(workshop, field_ids):
    add(workshop, "1", "1", "1", "2", sector=PARTY)

    with workshop.read() as session:
        (group,) = ballot_papers.group_results(session, read_ballot(session, FIELDS).vote_id)

    assert (group.points, group.is_small) == (None, True)


def papers(**counts):
    names = {"party": PARTY, "office": OFFICE, "migrants": MIGRANTS, "none": None}
    return [(names[name], {"HF-01": 1}) for name, count in counts.items() for _n in range(count)]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"party": 8, "office": 6}, [PARTY, OFFICE]),
        # What all have less what the shown groups have would be the result of four people.
        ({"party": 8, "office": 6, "migrants": 4}, [PARTY]),
        ({"party": 8, "office": 3, "migrants": 4}, [PARTY]),
        ({"party": 8, "office": 6, "none": 1}, [PARTY]),
        ({"party": 8, "none": 4}, []),
    ],
)
def test_a_small_group_cannot_be_reckoned_from_the_others(counts, shown):
    results = results_by_group(papers(**counts))

    assert [group.sector for group in results if group.points is not None] == shown


def test_a_group_hidden_for_another_is_not_called_small():
    results = results_by_group(papers(party=8, office=6, migrants=4))

    assert [(group.sector, group.is_small) for group in results if group.points is None] == [
        (OFFICE, False),
        (MIGRANTS, True),
    ]


# A run-off


def test_in_a_run_off_only_its_options_can_get_points(workshop, field_ids):
    with workshop.change("Stichwahl") as session:
        rounds.start_round(session, FIELDS, option_codes=("HF-03", "HF-04"))

    with pytest.raises(InvalidPaperError):
        add(workshop, "1")
    add(workshop, "4")

    assert points_of(workshop) == [0, 1]
