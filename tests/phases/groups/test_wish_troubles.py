"""Wishes about the seats that cannot be met, and the reason in words."""

import uuid

import pytest

from workshop_app.model.people import Sector, WishKind
from workshop_app.phases.groups.small_groups import Guest, KnownWish, Plan, Table
from workshop_app.phases.groups.wish_troubles import troubles

TOGETHER, APART = WishKind.TOGETHER, WishKind.APART
NAMES = ("Anna", "Bela", "Cem", "Dora", "Elif", "Fred")


def a_guest(number, **fields):
    key = uuid.UUID(int=number + 1)
    return Guest(key, NAMES[number], "", Sector.POLITICS, is_present=True, **fields)


def a_wish(first, second, kind):
    keys = (uuid.UUID(int=first + 1), uuid.UUID(int=second + 1))
    return KnownWish(uuid.uuid4(), *keys, NAMES[first], NAMES[second], kind)


def a_plan(tables, wishes, waiting=()):
    seated = tuple(
        Table(uuid.uuid4(), "", f"Tisch {number}", "", None, "", tuple(guests))
        for number, guests in enumerate(tables, start=1)
    )
    present = sum(map(len, tables)) + len(waiting)
    return Plan(1, 1, seated, tuple(waiting), tuple(wishes), present, len(tables))


def told(plan):
    found = troubles(plan)
    return [found.get(wish.id, "") for wish in plan.wishes]


A, B, C, D, E, F = (a_guest(number) for number in range(6))


def test_a_wish_that_is_met_is_no_trouble():
    assert told(a_plan([[A, B], [C]], [a_wish(0, 1, TOGETHER), a_wish(0, 2, APART)])) == ["", ""]


def test_a_wish_that_mixing_again_may_meet_is_only_not_met_now():
    assert told(a_plan([[A, C], [B, D]], [a_wish(0, 1, TOGETHER)])) == ["zurzeit nicht erfüllt"]


def test_wishes_that_contradict_one_another_are_told_before_there_are_tables():
    wishes = [a_wish(0, 1, TOGETHER), a_wish(1, 2, TOGETHER), a_wish(0, 2, APART)]

    assert told(a_plan([], wishes, waiting=[A, B, C])) == [
        "geht nicht, denn Anna und Cem sollen getrennt sitzen",
        "geht nicht, denn Anna und Cem sollen getrennt sitzen",
        "geht nicht, denn andere Wünsche setzen beide zusammen",
    ]


def test_people_who_were_held_apart_cannot_sit_together():
    held = [a_guest(0, is_fixed=True)], [a_guest(1, is_fixed=True)]

    assert told(a_plan(held, [a_wish(0, 1, TOGETHER)])) == [
        "geht nicht, denn sie sind an verschiedenen Tischen festgehalten"
    ]


def test_people_who_were_held_together_cannot_sit_apart():
    held = [a_guest(0, is_fixed=True), a_guest(1, is_fixed=True)], [C, D]

    assert told(a_plan(held, [a_wish(0, 1, APART)])) == [
        "geht nicht, denn beide sind an diesem Tisch festgehalten"
    ]


def test_more_people_than_a_table_has_seats_cannot_sit_together():
    wishes = [a_wish(0, 1, TOGETHER), a_wish(1, 2, TOGETHER)]

    assert told(a_plan([[A, B], [C, D]], wishes)) == [
        "",
        "geht nicht, denn 3 Personen wollen an einen Tisch, 2 haben Platz",
    ]


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ([[A, B, C, D]], "geht nicht, denn es gibt nur einen Tisch"),
        (
            [[A, B], [C, D]],
            "geht nicht, denn 3 Personen sollen getrennt sitzen, an 2 Tischen",
        ),
    ],
)
def test_more_people_apart_than_there_are_tables_is_told(tables, reason):
    wishes = [a_wish(0, 1, APART), a_wish(1, 2, APART), a_wish(0, 2, APART)]

    assert told(a_plan(tables, wishes))[0] == reason


def test_a_wish_about_somebody_who_is_not_there_says_so():
    assert told(a_plan([[A, C]], [a_wish(0, 1, TOGETHER)])) == ["Bela ist nicht da"]
