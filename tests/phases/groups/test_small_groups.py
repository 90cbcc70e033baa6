"""Small groups of a day: formed, mixed again, late arrivals placed, wishes kept."""

import pytest
from builders import a_participant, a_small_group, a_small_group_member, an_action_field

from workshop_app.model.people import Participant, Sector, WishKind
from workshop_app.phases.groups import group_actions
from workshop_app.phases.groups.group_actions import (
    NobodyPresentError,
    RepeatedWishError,
    SamePersonError,
)
from workshop_app.phases.groups.small_groups import read_plan
from workshop_app.phases.groups.wish_troubles import troubles
from workshop_app.storage.workshop_file import WorkshopFile

SECTORS = (Sector.POLITICS, Sector.ADMINISTRATION, Sector.MIGRANT_ORGANISATION)


@pytest.fixture
def people(workshop):
    """Sixteen people who are there on both days; their keys."""
    with workshop.change("Liste angelegt") as session:
        return [
            a_participant(
                session,
                first_name=f"Person {number:02}",
                last_name="Beispiel",
                sector=SECTORS[number % 3],
                organisation=f"Haus {number}",
                attends_day_1=True,
                attends_day_2=True,
            ).id
            for number in range(16)
        ]


def act(workshop, action, *arguments, **named):
    with workshop.change("Gruppen") as session:
        return action(session, *arguments, **named)


def plan_of(workshop, day=1):
    with workshop.read() as session:
        return read_plan(session, day)


def seats(plan):
    return {guest.id: table.name for table in plan.tables for guest in table.guests}


def test_groups_are_formed_from_those_who_are_there(workshop, people):
    act(workshop, group_actions.form_groups, 1, 2)

    plan = plan_of(workshop)
    assert [table.name for table in plan.tables] == ["Tisch 1", "Tisch 2"]
    assert [len(table.guests) for table in plan.tables] == [8, 8]
    assert plan.waiting == ()


def test_tables_say_how_many_of_each_sector_sit_there(workshop, people):
    act(workshop, group_actions.form_groups, 1, 2)

    counts = [dict(table.sector_counts) for table in plan_of(workshop).tables]
    assert [sum(count.values()) for count in counts] == [8, 8]
    for sector in ("Kommunalpolitik", "Verwaltung", "Migrantenorganisation"):
        assert abs(counts[0][sector] - counts[1][sector]) <= 1


def test_the_two_days_have_groups_of_their_own(workshop, people):
    act(workshop, group_actions.form_groups, 1, 2)
    act(workshop, group_actions.form_groups, 2, 3)

    assert [len(plan_of(workshop, day).tables) for day in (1, 2)] == [2, 3]


def test_groups_of_a_file_that_names_no_day_belong_to_day_2(workshop, people):
    with workshop.change("Eingelesen") as session:
        group = a_small_group(session, name="Runde Süd")
        a_small_group_member(session, small_group_id=group.id, participant_id=people[0])

    assert [table.name for table in plan_of(workshop, 2).tables] == ["Runde Süd"]
    assert plan_of(workshop, 1).tables == ()


def test_tables_of_day_2_get_the_chosen_fields(workshop, people):
    with workshop.change("Felder") as session:
        for title, is_selected in (("Sprache", True), ("Sport", False), ("Wohnen", True)):
            an_action_field(session, title=title, is_selected=is_selected)

    assert plan_of(workshop, 2).proposed == 2
    act(workshop, group_actions.form_groups, 2, 2)

    assert [table.field_title for table in plan_of(workshop, 2).tables] == ["Sprache", "Wohnen"]


def test_moderation_and_absent_people_take_no_seat(workshop, people):
    with workshop.change("Dazu") as session:
        a_participant(session, sector=Sector.MODERATION, attends_day_1=True)
        a_participant(session, sector=Sector.GUEST, attends_day_1=False, attends_day_2=True)

    act(workshop, group_actions.form_groups, 1, 2)

    assert len(seats(plan_of(workshop))) == 16


def test_without_anybody_there_the_reason_is_told(workshop):
    with pytest.raises(NobodyPresentError, match="ankreuzen"):
        act(workshop, group_actions.form_groups, 1, 2)


def test_mixing_again_takes_the_next_shuffle_and_undo_brings_the_last_one_back(workshop, people):
    act(workshop, group_actions.form_groups, 1, 4)
    first = plan_of(workshop)

    act(workshop, group_actions.shuffle_again, 1)
    second = plan_of(workshop)
    workshop.undo()

    assert (first.shuffle, second.shuffle) == (1, 2)
    assert seats(second) != seats(first)
    assert plan_of(workshop) == first


def test_a_copy_of_the_workshop_gets_the_same_tables(tmp_path, workshop, people):
    with WorkshopFile.create(tmp_path / "Kopie.workshop") as copy:
        with workshop.read() as session, copy.change("Liste kopiert") as other:
            for person in session.query(Participant).order_by(Participant.code):
                a_participant(
                    other,
                    code=person.code,
                    first_name=person.first_name,
                    sector=person.sector,
                    organisation=person.organisation,
                    attends_day_1=True,
                )
        for file in (workshop, copy):
            act(file, group_actions.form_groups, 1, 4)

        tables = [
            [[guest.code for guest in table.guests] for table in plan_of(file).tables]
            for file in (workshop, copy)
        ]

    assert tables[0] == tables[1]


def test_whoever_is_moved_by_hand_stays_there_in_each_shuffle(workshop, people):
    act(workshop, group_actions.form_groups, 1, 4)
    last = plan_of(workshop).tables[3]

    act(workshop, group_actions.move_person, people[0], last.id)
    for _ in range(4):
        act(workshop, group_actions.shuffle_again, 1)

    guests = [guest for guest in plan_of(workshop).tables[3].guests if guest.id == people[0]]
    assert [guest.is_fixed for guest in guests] == [True]


def test_whoever_is_let_go_is_mixed_again(workshop, people):
    act(workshop, group_actions.form_groups, 1, 4)
    act(workshop, group_actions.set_fixed, people[0], 1, is_fixed=True)
    act(workshop, group_actions.set_fixed, people[0], 1, is_fixed=False)

    places = set()
    for _ in range(6):
        act(workshop, group_actions.shuffle_again, 1)
        places.add(seats(plan_of(workshop))[people[0]])

    assert len(places) > 1


def test_late_people_are_placed_without_moving_anybody(workshop, people):
    act(workshop, group_actions.form_groups, 1, 3)
    before = seats(plan_of(workshop))
    with workshop.change("Kommt später") as session:
        late = a_participant(session, sector=Sector.POLITICS, attends_day_1=True).id
    waiting = [guest.id for guest in plan_of(workshop).waiting]

    count = act(workshop, group_actions.place_late, 1)

    after = seats(plan_of(workshop))
    assert (waiting, count) == ([late], 1)
    assert {key: after[key] for key in before} == before
    assert late in after


def test_whoever_has_left_is_dropped_by_the_next_shuffle(workshop, people):
    act(workshop, group_actions.form_groups, 1, 2)
    with workshop.change("Geht früher") as session:
        session.get_one(Participant, people[0]).attends_day_1 = False
    still = [g for table in plan_of(workshop).tables for g in table.guests if not g.is_present]

    act(workshop, group_actions.shuffle_again, 1)

    assert [guest.id for guest in still] == [people[0]]
    assert people[0] not in seats(plan_of(workshop))


def test_whoever_comes_late_gets_the_seat_of_those_who_have_left(workshop, people):
    act(workshop, group_actions.form_groups, 1, 4)
    left = plan_of(workshop).tables[2].guests
    with workshop.change("Gehen früher, kommt später") as session:
        for guest in left[:2]:
            session.get_one(Participant, guest.id).attends_day_1 = False
        late = a_participant(session, sector=Sector.POLITICS, attends_day_1=True).id

    act(workshop, group_actions.place_late, 1)

    assert seats(plan_of(workshop))[late] == "Tisch 3"


def test_a_table_counts_and_wishes_concern_only_those_who_are_there(workshop, people):
    act(workshop, group_actions.form_groups, 1, 4)
    tables = plan_of(workshop).tables
    gone, other = tables[0].guests[0], tables[1].guests[0]
    act(workshop, group_actions.add_wish, gone.id, other.id, WishKind.TOGETHER)
    with workshop.change("Geht früher") as session:
        session.get_one(Participant, gone.id).attends_day_1 = False

    plan = plan_of(workshop)

    assert len(plan.tables[0].guests) == 4  # shown, so that people see who is missing
    assert len(plan.tables[0].present) == sum(n for _l, n in plan.tables[0].sector_counts) == 3
    assert plan.unmet == ()
    assert list(troubles(plan).values()) == [f"{gone.name} ist nicht da"]


def test_fewer_tables_keep_the_first_ones_with_name_and_host(workshop, people):
    act(workshop, group_actions.form_groups, 1, 3)
    first = plan_of(workshop).tables[0]
    act(workshop, group_actions.set_host, first.id, " Mira  Tannert ")

    act(workshop, group_actions.form_groups, 1, 2)

    tables = plan_of(workshop).tables
    assert [table.table_host for table in tables] == ["Mira Tannert", ""]
    assert tables[0].id == first.id
    assert len(seats(plan_of(workshop))) == 16


def test_wishes_are_met_or_named(workshop, people):
    act(workshop, group_actions.add_wish, people[0], people[1], WishKind.TOGETHER)
    act(workshop, group_actions.add_wish, people[2], people[3], WishKind.APART)

    act(workshop, group_actions.form_groups, 1, 4)
    many = plan_of(workshop)
    act(workshop, group_actions.form_groups, 1, 1)
    one = plan_of(workshop)

    assert many.unmet == ()
    assert seats(many)[people[0]] == seats(many)[people[1]]
    assert [(wish.first_id, wish.second_id) for wish in one.unmet] == [(people[2], people[3])]


def test_a_wish_needs_two_people_and_stands_once(workshop, people):
    act(workshop, group_actions.add_wish, people[0], people[1], WishKind.TOGETHER)

    with pytest.raises(SamePersonError):
        act(workshop, group_actions.add_wish, people[0], people[0], WishKind.APART)
    with pytest.raises(RepeatedWishError):
        act(workshop, group_actions.add_wish, people[1], people[0], WishKind.APART)


def test_a_removed_wish_no_longer_counts(workshop, people):
    wish = act(workshop, group_actions.add_wish, people[0], people[1], WishKind.APART)

    act(workshop, group_actions.remove_wish, wish)

    assert plan_of(workshop).wishes == ()
