"""Mixed tables: sizes, sectors, organisations, wishes, people held by hand, late arrivals."""

import time
import uuid
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_app.phases.groups.seating import Person, Wish, best_table, seat, usual_tables

some = settings(max_examples=50)
SECTORS = ("kommunalpolitik", "verwaltung", "migrantenorganisation", "traeger")


@st.composite
def rooms(draw, *, most=45):
    """People of several sectors and organisations, each organisation within one sector."""
    sectors = draw(st.lists(st.sampled_from(SECTORS), min_size=1, max_size=most))
    houses = draw(st.lists(st.integers(0, 5), min_size=len(sectors), max_size=len(sectors)))
    return [
        Person(uuid.UUID(int=number + 1), sector, f"{sector} {house}" if house else "")
        for number, (sector, house) in enumerate(zip(sectors, houses, strict=True))
    ]


@st.composite
def wishes_of(draw, people):
    pairs = st.tuples(st.sampled_from(people), st.sampled_from(people), st.booleans())
    return [
        Wish(one.id, other.id, is_together)
        for one, other, is_together in draw(st.lists(pairs, max_size=8))
        if one != other
    ]


def spread(counts):
    return max(counts) - min(counts)


def counts_of(people, tables, attribute):
    """How often each value occurs at each table."""
    by_id = {person.id: getattr(person, attribute) for person in people}
    found = [Counter(by_id[key] for key in table) for table in tables]
    return {value: [count[value] for count in found] for value in set(by_id.values())}


@some
@given(st.data(), rooms(), st.integers(1, 9), st.integers(0, 50))
def test_everybody_sits_once_and_tables_are_of_nearly_equal_size(data, people, tables, shuffle):
    wishes = data.draw(wishes_of(people))

    seating = seat(people, tables=tables, wishes=wishes, shuffle=shuffle)

    seated = sorted(key for table in seating.tables for key in table)
    assert seated == sorted(person.id for person in people)
    assert len(seating.tables) == tables
    assert spread([len(table) for table in seating.tables]) <= 1


@some
@given(rooms(), st.integers(1, 9), st.integers(0, 50))
def test_each_sector_and_each_organisation_is_spread_over_all_tables(people, tables, shuffle):
    seating = seat(people, tables=tables, shuffle=shuffle)

    sectors = counts_of(people, seating.tables, "sector")
    houses = counts_of(people, seating.tables, "organisation")
    houses.pop("", None)
    assert {name: spread(counts) for name, counts in sectors.items() if spread(counts) > 1} == {}
    assert {name: spread(counts) for name, counts in houses.items() if spread(counts) > 1} == {}


@some
@given(st.data(), rooms(), st.integers(1, 9))
def test_each_wish_is_met_or_named(data, people, tables):
    wishes = data.draw(wishes_of(people))

    seating = seat(people, tables=tables, wishes=wishes)

    place = {key: number for number, table in enumerate(seating.tables) for key in table}
    broken = [
        wish for wish in wishes if (place[wish.first] == place[wish.second]) != wish.is_together
    ]
    assert list(seating.unmet) == broken


@some
@given(st.data(), rooms(), st.integers(2, 6))
def test_a_single_wish_is_met_wherever_there_is_room(data, people, tables):
    one, other = data.draw(st.lists(st.sampled_from(people), min_size=2, max_size=2))
    is_together = data.draw(st.booleans())
    if one == other or len(people) < 2 * tables:
        return

    seating = seat(people, tables=tables, wishes=[Wish(one.id, other.id, is_together)])

    assert seating.unmet == ()


@some
@given(st.data(), rooms(), st.integers(1, 6), st.integers(0, 9))
def test_whoever_was_put_at_a_table_by_hand_stays_there(data, people, tables, shuffle):
    chosen = data.draw(st.lists(st.sampled_from(people), unique=True, max_size=6))
    fixed = {person.id: data.draw(st.integers(0, tables - 1)) for person in chosen}
    wishes = data.draw(wishes_of(people))

    seating = seat(people, tables=tables, wishes=wishes, fixed=fixed, shuffle=shuffle)

    assert {key: place for key, place in fixed.items() if key not in seating.tables[place]} == {}
    free = len(people) - len(fixed)
    most = max(Counter(fixed.values()).values(), default=0)
    if most * tables <= free + len(fixed):  # nobody filled a table up by hand
        assert spread([len(table) for table in seating.tables]) <= 1


@some
@given(st.randoms(), rooms(), st.integers(1, 6), st.integers(0, 9))
def test_the_same_shuffle_gives_the_same_tables_in_whatever_order_people_come(
    chance, people, tables, shuffle
):
    others = list(people)
    chance.shuffle(others)

    seatings = [seat(list_, tables=tables, shuffle=shuffle) for list_ in (people, people, others)]

    assert seatings[0] == seatings[1] == seatings[2]


def forty_people():
    return [
        Person(uuid.UUID(int=number + 1), SECTORS[number % 4], f"Haus {number % 14}")
        for number in range(40)
    ]


def test_another_shuffle_gives_other_tables():
    people = forty_people()

    seatings = {
        tuple(frozenset(table) for table in seat(people, tables=5, shuffle=number).tables)
        for number in range(6)
    }

    assert len(seatings) == 6


def test_a_wish_that_cannot_be_met_is_named_and_the_others_are_kept():
    people = forty_people()[:8]
    keys = [person.id for person in people]
    both = [Wish(keys[0], keys[1], is_together=True), Wish(keys[1], keys[0], is_together=False)]
    other = Wish(keys[2], keys[3], is_together=True)

    seating = seat(people, tables=2, wishes=[*both, other])

    assert len(seating.unmet) == 1
    assert seating.unmet[0] in both


@some
@given(st.data(), rooms(most=30), st.integers(1, 5))
def test_whoever_comes_late_sits_at_a_smallest_table_unless_a_wish_says_otherwise(
    data, people, tables
):
    seating = seat(people, tables=tables)
    by_id = {person.id: person for person in people}
    seated = [[by_id[key] for key in table] for table in seating.tables]
    late = Person(uuid.UUID(int=99), data.draw(st.sampled_from(SECTORS)))

    free = best_table(late, seated)
    friend = data.draw(st.sampled_from(people))
    beside = best_table(late, seated, [Wish(friend.id, late.id, is_together=True)])

    sizes = [len(table) for table in seated]
    smallest = [place for place, size in enumerate(sizes) if size == min(sizes)]
    same = [sum(other.sector == late.sector for other in seated[place]) for place in smallest]
    assert free == smallest[same.index(min(same))]
    assert friend in seated[beside]


def test_tables_are_proposed_for_about_eight_people_each():
    assert [usual_tables(count) for count in (0, 3, 12, 16, 33, 36, 40)] == [1, 1, 2, 2, 4, 5, 5]


def test_forty_people_are_seated_at_once():
    people = forty_people()
    wishes = [
        Wish(people[number].id, people[number + 7].id, number % 2 == 0) for number in range(6)
    ]
    spans = []
    for _ in range(5):
        start = time.perf_counter()
        seat(people, tables=5, wishes=wishes)
        spans.append(time.perf_counter() - start)

    assert min(spans) < 0.05
