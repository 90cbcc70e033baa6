import pytest

from tests.builders import a_vote, a_vote_result, an_action_field
from workshop_app.model.goals import ActionField
from workshop_app.model.voting import VoteKind
from workshop_app.phases import records
from workshop_app.phases.records import UnknownRecordError
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import rounds, voting
from workshop_app.phases.votes.ballots import read_ballot

FIELDS = VoteSubject.ACTION_FIELDS


@pytest.fixture
def field_ids(workshop):
    with workshop.change("Handlungsfelder angelegt") as session:
        titles = ("Sprache", "Arbeit", "Wohnen", "Sport")
        return [an_action_field(session, title=title).id for title in titles]


@pytest.fixture
def first_round(workshop, field_ids):
    """Wohnen and Sport are level at the cut; nothing is secret."""
    with workshop.change("Offen") as session:
        voting.set_rules(session, FIELDS, is_secret=False)
    give(workshop, field_ids, (9, 7, 5, 5))
    return ballot_of(workshop).vote_id


def ballot_of(workshop, vote_id=None):
    with workshop.read() as session:
        return read_ballot(session, FIELDS, vote_id)


def give(workshop, field_ids, points, vote_id=None):
    with workshop.change("Punkte eingetragen") as session:
        for field_id, number in zip(field_ids, points, strict=True):
            voting.set_points(session, FIELDS, field_id, number, vote_id=vote_id)


def start(workshop, *codes):
    with workshop.change("Neue Runde") as session:
        return rounds.start_round(session, FIELDS, option_codes=codes)


def start_openly(workshop, *codes):
    vote_id = start(workshop, *codes)
    with workshop.change("Offen") as session:
        voting.set_rules(session, FIELDS, vote_id, is_secret=False)
    return vote_id


def field_points(workshop, field_ids):
    with workshop.read() as session:
        return [records.get(session, ActionField, field_id).points for field_id in field_ids]


def test_a_further_round_leaves_the_earlier_one_as_it_is(workshop, field_ids, first_round):
    second = start(workshop)
    give(workshop, field_ids, (1, 2, 3, 4), second)

    first, newest = ballot_of(workshop, first_round), ballot_of(workshop)
    assert [option.points for option in first.options] == [9, 7, 5, 5]
    assert (newest.vote_id, [option.points for option in newest.options]) == (second, [1, 2, 3, 4])
    assert [found.number for found in newest.rounds] == [1, 2]


def test_a_further_round_takes_the_rules_along(workshop, field_ids, first_round):
    with workshop.change("Regeln") as session:
        voting.set_rules(session, FIELDS, voters=30, points_per_person=3, is_secret=True)

    start(workshop)

    ballot = ballot_of(workshop)
    assert (ballot.voters, ballot.points_per_person, ballot.is_secret) == (30, 3, True)
    assert ballot.options[0].points is None


def test_in_a_run_off_only_some_options_stand_for_election(workshop, field_ids, first_round):
    start(workshop, "HF-03", "HF-04")

    ballot = ballot_of(workshop)
    assert [option.code for option in ballot.options] == ["HF-03", "HF-04"]
    assert ballot.points_per_person == 1


def test_the_rounds_show_their_points_side_by_side(workshop, field_ids, first_round):
    second = start(workshop, "HF-03", "HF-04")
    give(workshop, field_ids[2:], (4, 6), second)

    first, run_off = ballot_of(workshop).rounds

    assert (first.points["HF-04"], run_off.points) == (5, {"HF-03": 4, "HF-04": 6})
    assert (first.is_run_off, run_off.is_run_off) == (False, True)


def test_a_run_off_does_not_outweigh_the_round_on_all(workshop, field_ids, first_round):
    second = start_openly(workshop, "HF-03", "HF-04")
    give(workshop, field_ids[2:], (14, 16), second)

    assert [found.is_deciding for found in ballot_of(workshop).rounds] == [True, False]
    assert field_points(workshop, field_ids) == [9, 7, 5, 5]


def test_a_repeated_round_decides_once_it_has_points(workshop, field_ids, first_round):
    second = start_openly(workshop)
    before = [found.is_deciding for found in ballot_of(workshop).rounds]

    give(workshop, field_ids, (1, 2, 3, 4), second)

    assert before == [True, False]
    assert [found.is_deciding for found in ballot_of(workshop).rounds] == [False, True]
    assert field_points(workshop, field_ids) == [1, 2, 3, 4]


def test_the_round_that_people_name_decides(workshop, field_ids, first_round):
    give(workshop, field_ids, (1, 2, 3, 4), start_openly(workshop))

    with workshop.change("Diese Runde zählt") as session:
        rounds.set_deciding(session, FIELDS, first_round)

    assert [found.is_deciding for found in ballot_of(workshop).rounds] == [True, False]
    assert field_points(workshop, field_ids) == [9, 7, 5, 5]


def test_a_deleted_round_gives_the_points_back_to_the_one_before(workshop, field_ids, first_round):
    second = start_openly(workshop)
    give(workshop, field_ids, (1, 2, 3, 4), second)

    with workshop.change("Runde gelöscht") as session:
        rounds.delete_round(session, FIELDS, second)

    assert len(ballot_of(workshop).rounds) == 1
    assert field_points(workshop, field_ids) == [9, 7, 5, 5]


def test_undo_takes_a_further_round_away(workshop, first_round):
    start(workshop)

    workshop.undo()

    assert [found.id for found in ballot_of(workshop).rounds] == [first_round]


def test_a_round_that_is_gone_takes_no_points(workshop, field_ids, first_round):
    second = start(workshop)
    workshop.undo()

    with pytest.raises(UnknownRecordError), workshop.change("Punkte") as session:
        voting.set_points(session, FIELDS, field_ids[0], 3, vote_id=second)


def test_choosing_in_a_run_off_leaves_the_others_chosen(workshop, field_ids):
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[:2])
        voting.choose(session, field_ids[3:], among=field_ids[2:])

    assert [option.is_chosen for option in ballot_of(workshop).options] == [True, True, False, True]


def test_hands_and_thumbs_are_no_rounds(workshop, first_round):
    with workshop.change("Mehrheit") as session:
        vote = a_vote(session, step="T1-11", kind=VoteKind.MAJORITY)
        a_vote_result(session, vote_id=vote.id, option="ja", points=30)

    assert [found.id for found in ballot_of(workshop).rounds] == [first_round]


@pytest.mark.parametrize(("cut", "tied"), [(1, []), (2, []), (3, ["HF-03", "HF-04"]), (4, [])])
def test_equal_points_on_both_sides_of_the_cut_are_a_tie(workshop, first_round, cut, tied):
    assert [option.code for option in ballot_of(workshop).tie_at(cut)] == tied


def test_a_secret_result_is_carried_to_the_fields_once_it_is_revealed(workshop, field_ids):
    with workshop.change("Verdeckt") as session:
        voting.set_rules(session, FIELDS, is_secret=True)
    give(workshop, field_ids, (9, 7, 5, 5))
    before = field_points(workshop, field_ids)

    with workshop.change("Aufgedeckt") as session:
        voting.set_rules(session, FIELDS, is_revealed=True)

    assert (before, field_points(workshop, field_ids)) == ([None] * 4, [9, 7, 5, 5])


def test_a_vote_is_secret_unless_people_say_otherwise(workshop, field_ids):
    before = ballot_of(workshop)

    give(workshop, field_ids, (9, 7, 5, 5))

    after = ballot_of(workshop)
    assert [(b.is_hidden, b.maximum_per_option) for b in (before, after)] == [(True, 2)] * 2
    assert field_points(workshop, field_ids) == [None] * 4


def test_everybody_votes_again_in_secret_also_after_an_open_round(workshop, field_ids):
    with workshop.change("Offen") as session:
        voting.set_rules(session, FIELDS, is_secret=False, maximum_per_option=None)

    start(workshop)

    ballot = ballot_of(workshop)
    assert (ballot.is_hidden, ballot.maximum_per_option) == (True, None)


def test_a_run_off_begins_with_the_usual_rules_and_in_secret(workshop, first_round):
    start(workshop, "HF-03", "HF-04")

    ballot = ballot_of(workshop)
    assert (ballot.is_hidden, ballot.maximum_per_option) == (True, 2)


def test_the_last_round_takes_its_points_along_when_it_is_deleted(workshop, field_ids, first_round):
    with workshop.change("Runde gelöscht") as session:
        rounds.delete_round(session, FIELDS, first_round)

    assert field_points(workshop, field_ids) == [None] * 4
