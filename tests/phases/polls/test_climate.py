import pytest

from tests.builders import a_climate_item, a_participant
from workshop_app.model.climate import ClimateItem, ClimateScale
from workshop_app.model.people import Sector
from workshop_app.phases.polls import climate, poll_secrecy
from workshop_app.phases.polls.climate import InvalidCountError, Statement


@pytest.fixture
def item_id(workshop):
    with workshop.change("Aussage angelegt") as session:
        item = a_climate_item(session, statement="Alle grüßen.", counts={}, mean_reported=3.2)
        return item.id


def statement_of(workshop):
    with workshop.read() as session:
        return climate.statements(session)[0]


def enter(workshop, item_id, value, count, sector=None):
    with workshop.change("Punkte eingetragen") as session:
        climate.set_count(session, item_id, value, count, sector=sector)


def a_statement(counts, **groups):
    return Statement(None, "KL-01", "Alle grüßen.", counts, groups, 0, ())


def test_count_of_the_room_is_kept(workshop, item_id):
    enter(workshop, item_id, "4", 12)

    assert statement_of(workshop).counts == {"4": 12}


def test_counts_of_groups_add_up_to_the_room(workshop, item_id):
    enter(workshop, item_id, "4", 5, Sector.POLITICS)
    enter(workshop, item_id, "4", 6, Sector.ADMINISTRATION)

    assert statement_of(workshop).counts == {"4": 11}


def test_number_entered_for_the_room_stays_when_a_group_changes(workshop, item_id):
    enter(workshop, item_id, "4", 5, Sector.POLITICS)
    enter(workshop, item_id, "4", 20)

    enter(workshop, item_id, "4", 6, Sector.POLITICS)

    assert statement_of(workshop).counts == {"4": 20}


def test_difference_between_room_and_groups_is_noticed(workshop, item_id):
    enter(workshop, item_id, "4", 5, Sector.POLITICS)
    before = climate.differs_from_groups(statement_of(workshop))

    enter(workshop, item_id, "4", 20)

    assert (before, climate.differs_from_groups(statement_of(workshop))) == (False, True)


def test_room_counted_without_groups_differs_from_nothing():
    assert not climate.differs_from_groups(a_statement({"3": 12}))


def test_count_below_zero_is_refused(workshop, item_id):
    with pytest.raises(InvalidCountError):
        enter(workshop, item_id, "4", -1)


def test_entered_count_ends_the_mean_that_an_import_reported(workshop, item_id):
    enter(workshop, item_id, "4", 12)

    with workshop.read() as session:
        from workshop_app.model.climate import ClimateItem

        assert session.get(ClimateItem, item_id).mean_reported is None


def test_those_present_may_vote_while_nobody_enters_a_number(workshop):
    with workshop.change("Personen") as session:
        a_participant(session, attends_day_1=True)
        a_participant(session, attends_day_1=True)
        a_participant(session, attends_day_1=False)

    with workshop.read() as session:
        assert climate.scale_of(session).voters == 2


def test_entered_number_of_voters_counts(workshop):
    with workshop.change("Stimmberechtigte") as session:
        climate.set_voters(session, 39)

    with workshop.read() as session:
        assert climate.scale_of(session).voters == 39


def test_abstentions_and_comments_are_kept(workshop, item_id):
    with workshop.change("Kommentar") as session:
        climate.set_abstentions(session, item_id, 2)
        climate.set_comments(session, item_id, [" Auf dem Land anders ", "  "])

    statement = statement_of(workshop)
    assert (statement.abstentions, statement.comments) == (2, ("Auf dem Land anders",))


def test_feedback_is_there_once_something_was_entered(workshop):
    with workshop.read() as session:
        before = climate.feedback(session)

    with workshop.change("Rückmeldung") as session:
        climate.set_feedback_question(session, "Wie zufrieden sind Sie? ")
        climate.set_feedback_count(session, "5", 12)
        climate.set_feedback_voices(session, ["Klar gearbeitet."])

    with workshop.read() as session:
        after = climate.feedback(session)
    assert before is None
    assert (after.text, after.counts) == ("Wie zufrieden sind Sie?", {"5": 12})
    assert after.comments == ("Klar gearbeitet.",)


def test_feedback_is_voted_on_by_those_present_on_day_two(workshop):
    with workshop.change("Personen") as session:
        a_participant(session, attends_day_1=True, attends_day_2=False)
        a_participant(session, attends_day_2=True)

    with workshop.read() as session:
        assert climate.feedback_scale(session).voters == 1


@pytest.mark.parametrize("count", [climate.set_abstentions])
def test_abstentions_below_zero_are_refused(workshop, item_id, count):
    with pytest.raises(InvalidCountError), workshop.change("x") as session:
        count(session, item_id, -1)


def test_voters_and_feedback_below_zero_are_refused(workshop):
    with pytest.raises(InvalidCountError), workshop.change("x") as session:
        climate.set_voters(session, -1)
    with pytest.raises(InvalidCountError), workshop.change("x") as session:
        climate.set_feedback_count(session, "3", -1)


@pytest.mark.parametrize(
    ("counts", "mean", "value_range"),
    [
        ({}, None, None),
        ({"1": 0}, None, None),
        ({"2": 5, "3": 13, "4": 17, "5": 4}, 137 / 39, (2, 5)),
        ({"3": 1, "x": 9}, 3.0, (3, 3)),
    ],
)
def test_mean_and_range_of_the_marked_values(counts, mean, value_range):
    assert climate.mean(counts) == mean
    assert climate.value_range(counts) == value_range


def test_groups_furthest_apart_are_named():
    statement = a_statement(
        {}, kommunalpolitik={"4": 5}, verwaltung={"3": 5}, migrantenorganisation={"2": 5}
    )

    found = climate.contrast(statement)

    assert (found.high, found.high_mean, found.low, found.low_mean) == (
        "kommunalpolitik",
        4.0,
        "migrantenorganisation",
        2.0,
    )


def test_groups_of_one_mind_are_not_told_apart():
    statement = a_statement({}, kommunalpolitik={"3": 5}, verwaltung={"3": 6})

    assert climate.contrast(statement) is None


def test_group_with_four_votes_is_not_told_apart():
    assert climate.contrast(a_statement({}, kommunalpolitik={"4": 5}, verwaltung={"1": 4})) is None


@pytest.mark.parametrize(
    ("room", "sizes", "shown"),
    [
        (14, {"a": 6, "b": 8}, {"a", "b"}),
        (14, {"a": 6, "b": 5, "c": 3}, {"a"}),  # three are told by all but a and b
        (12, {"a": 6, "b": 5}, {"a"}),  # so is one who belongs to no group
        (16, {"a": 6, "b": 5, "c": 3, "d": 2}, {"a", "b"}),  # five together are not
        (8, {"a": 5, "c": 3}, set()),
        (0, {"a": 6, "b": 5, "c": 3}, {"a"}),  # the room was not counted
    ],
)
def test_a_small_group_cannot_be_reckoned_from_the_others(room, sizes, shown):
    groups = {sector: {"3": size} for sector, size in sizes.items()}

    assert climate.group_means({"3": room}, groups).keys() == shown


def test_groups_are_not_told_apart_where_that_would_tell_of_a_small_one():
    statement = a_statement(
        {"2": 6, "4": 5, "1": 2}, kommunalpolitik={"2": 6}, verwaltung={"4": 5}, gast={"1": 2}
    )

    assert climate.contrast(statement) is None


@pytest.mark.parametrize(
    ("counts", "spread"),
    [({}, None), ({"3": 7}, 0.0), ({"1": 3, "5": 3}, 2.0), ({"2": 1, "4": 1, "x": 9}, 1.0)],
)
def test_spread_is_the_standard_deviation_of_what_was_marked(counts, spread):
    assert climate.spread(counts) == spread


def is_hidden(workshop):
    with workshop.read() as session:
        return climate.scale_of(session).is_hidden, climate.feedback_scale(session).is_hidden


def test_a_poll_is_hidden_from_its_first_count_until_it_is_revealed(workshop, item_id):
    enter(workshop, item_id, "3", 5)
    begun = is_hidden(workshop)
    with workshop.change("Ergebnis aufgedeckt") as session:
        poll_secrecy.set_hidden(session, ClimateScale, is_hidden=False)

    enter(workshop, item_id, "4", 5)

    assert (begun, is_hidden(workshop)) == ((True, False), (False, False))


def test_a_poll_that_was_counted_elsewhere_is_not_hidden(workshop, item_id):
    with workshop.change("Eingelesen") as session:
        session.get(ClimateItem, item_id).counts = {"3": 5}

    enter(workshop, item_id, "4", 5)

    assert is_hidden(workshop) == (False, False)


def test_the_closing_question_is_hidden_from_its_first_count_on(workshop):
    with workshop.change("Rückmeldung") as session:
        climate.set_feedback_count(session, "5", 12)

    assert is_hidden(workshop) == (False, True)
