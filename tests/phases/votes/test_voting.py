import pytest

from tests.builders import a_participant, a_project_idea, a_vote, an_action_field
from workshop_app.model.projects import Priority
from workshop_app.model.voting import Vote, VoteKind
from workshop_app.phases import records
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.phases.votes.voting import InvalidPointsError

FIELDS = VoteSubject.ACTION_FIELDS
PROJECTS = VoteSubject.PROJECT_IDEAS


@pytest.fixture
def field_ids(workshop):
    with workshop.change("Handlungsfelder angelegt") as session:
        return [
            an_action_field(session, title=title).id for title in ("Sprache", "Arbeit", "Wohnen")
        ]


def ballot_of(workshop, subject=FIELDS):
    with workshop.read() as session:
        return read_ballot(session, subject)


def give(workshop, option_id, points, subject=FIELDS):
    with workshop.change("Punkte eingetragen") as session:
        voting.set_points(session, subject, option_id, points)


def set_rules(workshop, **changes):
    rules = {
        "voters": 10,
        "points_per_person": 2,
        "maximum_per_option": 1,
        "is_secret": False,
        "deviation_note": "",
    }
    with workshop.change("Regeln") as session:
        voting.set_rules(session, FIELDS, **(rules | changes))


def test_vote_begins_with_the_standard_number_of_points_and_those_present(workshop, field_ids):
    with workshop.change("Person") as session:
        a_participant(session, attends_day_1=True)

    ballot = ballot_of(workshop)

    assert (ballot.vote_id, ballot.points_per_person, ballot.voters) == (None, 2, 1)


def test_vote_is_made_with_the_first_points(workshop, field_ids):
    give(workshop, field_ids[0], 7)

    with workshop.read() as session:
        vote = session.query(Vote).one()
    assert (vote.code, vote.step) == ("AB-01", "T1-11")


def test_points_are_kept_with_the_field_too(workshop, field_ids):
    set_rules(workshop)
    give(workshop, field_ids[1], 7)

    with workshop.read() as session:
        field = records.get(session, voting.ActionField, field_ids[1])
        assert field.points == 7


def test_equal_points_share_a_rank(workshop, field_ids):
    for field_id, points in zip(field_ids, (5, 9, 5), strict=True):
        give(workshop, field_id, points)

    assert [option.rank for option in ballot_of(workshop).options] == [2, 1, 2]


def test_points_can_be_taken_back(workshop, field_ids):
    give(workshop, field_ids[0], 5)
    give(workshop, field_ids[0], 6)

    give(workshop, field_ids[0], None)
    give(workshop, field_ids[1], None)

    assert [option.points for option in ballot_of(workshop).options] == [None, None, None]


def test_undo_takes_points_back(workshop, field_ids):
    give(workshop, field_ids[0], 5)
    give(workshop, field_ids[0], 6)

    workshop.undo()

    assert ballot_of(workshop).options[0].points == 5


def test_missing_points_are_counted(workshop, field_ids):
    set_rules(workshop)
    give(workshop, field_ids[0], 8)

    ballot = ballot_of(workshop)

    assert (ballot.budget, ballot.given, ballot.missing) == (20, 8, 12)


def test_too_many_points_are_kept_and_noticed(workshop, field_ids):
    set_rules(workshop)
    give(workshop, field_ids[0], 23)

    ballot = ballot_of(workshop)

    assert ballot.missing == -3
    assert ballot.is_above_maximum(ballot.options[0])


def test_option_without_points_or_limit_is_not_above_it(workshop, field_ids):
    set_rules(workshop, maximum_per_option=None)
    give(workshop, field_ids[0], 99)

    ballot = ballot_of(workshop)

    assert not any(ballot.is_above_maximum(option) for option in ballot.options)


@pytest.mark.parametrize("name", ["voters", "points_per_person", "maximum_per_option"])
def test_rules_below_zero_are_refused(workshop, field_ids, name):
    with pytest.raises(InvalidPointsError):
        set_rules(workshop, **{name: -1})


def test_points_below_zero_are_refused(workshop, field_ids):
    with pytest.raises(InvalidPointsError):
        give(workshop, field_ids[0], -1)


def test_first_places_bring_along_who_shares_the_last_of_them(workshop, field_ids):
    for field_id, points in zip(field_ids, (9, 5, 5), strict=True):
        give(workshop, field_id, points)

    ballot = ballot_of(workshop)
    assert [option.id for option in ballot.first_places(2)] == field_ids
    assert [option.id for option in ballot.first_places(1)] == field_ids[:1]


def test_what_has_no_points_is_on_none_of_the_first_places(workshop, field_ids):
    give(workshop, field_ids[0], 9)
    give(workshop, field_ids[1], 0)

    assert [option.id for option in ballot_of(workshop).first_places(3)] == field_ids[:1]


def test_exactly_the_named_fields_are_chosen(workshop, field_ids):
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[:2])
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[1:])

    assert [option.is_chosen for option in ballot_of(workshop).options] == [False, True, True]


def test_reason_for_a_field_that_is_not_chosen_is_kept(workshop, field_ids):
    with workshop.change("Begründung") as session:
        voting.set_reason(session, field_ids[2], " liegt beim Kreis ")

    assert ballot_of(workshop).options[2].reason == "liegt beim Kreis"


def test_points_of_a_deleted_field_stay_in_the_result(workshop, field_ids):
    give(workshop, field_ids[0], 5)
    with workshop.change("Gelöscht") as session:
        records.delete(session, voting.ActionField, [field_ids[0]])

    gone = ballot_of(workshop).options[-1]

    assert (gone.exists, gone.points) == (False, 5)


def test_projects_are_voted_on_by_those_of_day_two(workshop):
    with workshop.change("Projekte") as session:
        project_id = a_project_idea(session, title="Lotsen").id
        a_participant(session, attends_day_1=False, attends_day_2=True)
    give(workshop, project_id, 4, PROJECTS)
    with workshop.change("Vorrang") as session:
        voting.set_priority(session, project_id, Priority.A)

    ballot = ballot_of(workshop, PROJECTS)

    assert ballot.voters == 1
    assert (ballot.options[0].points, ballot.options[0].priority) == (4, Priority.A)


def test_results_of_an_import_are_no_longer_reported_once_points_change(workshop, field_ids):
    give(workshop, field_ids[0], 5)
    with workshop.change("Import") as session:
        vote = session.query(Vote).one()
        vote.points_given_reported = 99
        vote.results[0].rank_reported = 7

    give(workshop, field_ids[0], 6)

    with workshop.read() as session:
        vote = session.query(Vote).one()
        assert vote.points_given_reported is None
        assert vote.results[0].rank_reported is None


def test_one_rule_changes_and_the_others_stay(workshop, field_ids):
    set_rules(workshop)

    with workshop.change("Frage") as session:
        voting.set_rules(session, FIELDS, question=" Was zuerst? ")

    ballot = ballot_of(workshop)
    assert (ballot.question, ballot.voters, ballot.maximum_per_option) == ("Was zuerst?", 10, 1)


def test_question_alone_fixes_neither_voters_nor_points(workshop, field_ids):
    with workshop.change("Frage") as session:
        voting.set_rules(session, FIELDS, question="Was zuerst?")
        a_participant(session, attends_day_1=True)
        an_action_field(session, title="Gesundheit")
        an_action_field(session, title="Sport")

    ballot = ballot_of(workshop)
    assert (ballot.voters, ballot.points_per_person) == (1, 3)


def test_first_points_fix_voters_and_points_per_person(workshop, field_ids):
    with workshop.change("Person") as session:
        a_participant(session, attends_day_1=True)
    give(workshop, field_ids[0], 2)

    with workshop.change("Nachzügler") as session:
        a_participant(session, attends_day_1=True)
        an_action_field(session, title="Gesundheit")
        an_action_field(session, title="Sport")

    ballot = ballot_of(workshop)
    assert (ballot.voters, ballot.points_per_person, ballot.standard_points) == (1, 2, 3)


def test_voters_stay_open_where_no_attendance_was_kept(workshop, field_ids):
    with workshop.change("Regel") as session:
        voting.set_rules(session, FIELDS, maximum_per_option=2)
    give(workshop, field_ids[0], 9)
    with workshop.change("Person") as session:
        a_participant(session, attends_day_1=True)

    ballot = ballot_of(workshop)

    assert ballot.voters == 1
    assert ballot.is_above_maximum(ballot.options[0])


def test_nothing_is_above_the_limit_while_the_voters_are_not_known(workshop, field_ids):
    set_rules(workshop, voters=0)
    give(workshop, field_ids[0], 9)

    ballot = ballot_of(workshop)

    assert not ballot.is_above_maximum(ballot.options[0])


def test_one_field_is_chosen_and_the_others_stay(workshop, field_ids):
    with workshop.change("Gewählt") as session:
        voting.choose(session, field_ids[:1])
        voting.set_chosen(session, field_ids[2], is_chosen=True)
        voting.set_chosen(session, field_ids[0], is_chosen=False)

    assert [option.is_chosen for option in ballot_of(workshop).options] == [False, False, True]


def test_show_of_hands_in_the_step_is_not_the_vote_with_points(workshop, field_ids):
    with workshop.change("Mehrheit") as session:
        a_vote(session, step="T1-11", kind=VoteKind.MAJORITY, question="Jetzt schon?")

    assert ballot_of(workshop).vote_id is None


def test_options_without_a_number_are_counted(workshop, field_ids):
    give(workshop, field_ids[0], 0)

    assert ballot_of(workshop).uncounted == 2
