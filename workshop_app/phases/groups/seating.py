"""Mixed tables from a list of people: the reckoning alone, without a file.

What counts, in this order: tables of nearly equal size, the wishes, each sector spread over all
tables, each organisation spread over all tables. The same people, wishes and number of the shuffle
give the same tables.
"""

import random
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_USUAL_TABLE = 8  # people; domain.md 1.3, T2-02: seven to nine
_ATTEMPTS = 10  # at better tables where wishes are left
_SWEEPS = 12  # over all pairs of people; more never helped
# How much worse a broken wish is than a sector that is not spread, and so on: no sum of the
# smaller ones reaches the larger one for as many people as a hall holds.
_SIZE, _WISH, _SECTOR = 10**9, 10**6, 10**3


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be seated."""

    id: uuid.UUID
    sector: str = ""
    organisation: str = ""
    code: str = ""  # TN-01: so that a copy of the workshop has the same tables


@dataclass(frozen=True, slots=True)
class Wish:
    """Two people who want to sit together, or who must not."""

    first: uuid.UUID
    second: uuid.UUID
    is_together: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits at which table, and which wishes that leaves open."""

    tables: tuple[tuple[uuid.UUID, ...], ...]
    unmet: tuple[Wish, ...]


def usual_tables(people: int) -> int:
    """How many tables so many people need, at about eight each."""
    return max(1, (people + _USUAL_TABLE // 2) // _USUAL_TABLE)


def seat(
    people: Sequence[Person],
    *,
    tables: int,
    wishes: Iterable[Wish] = (),
    fixed: Mapping[uuid.UUID, int] | None = None,
    shuffle: int = 0,
) -> Seating:
    """Seat everybody.

    Args:
        people: in any order.
        tables: how many, from 1.
        wishes: those that name somebody else do not count.
        fixed: people who keep the table that somebody chose for them, by its place.
        shuffle: another number gives other tables.
    """
    ordered = sorted(people, key=lambda person: (person.code, person.id))
    known = {person.id for person in people}
    counted = [wish for wish in wishes if {wish.first, wish.second} <= known]
    held = {key: place for key, place in (fixed or {}).items() if key in known and place < tables}
    best: _Room | None = None
    for attempt in range(_ATTEMPTS):
        room = _Room(ordered, tables, counted, held)
        room.deal(random.Random(shuffle * _ATTEMPTS + attempt))
        room.improve()
        if best is None or room.cost() < best.cost():
            best = room
        if not room.unmet():
            break
    assert best is not None
    return Seating(tuple(tuple(seats) for seats in best.tables), tuple(best.unmet()))


def best_table(
    person: Person, tables: Sequence[Sequence[Person]], wishes: Iterable[Wish] = ()
) -> int:
    """The place of the table for somebody who comes late; nobody else moves."""
    together, apart = _bonds(wishes)
    organisation = _organisation_of(person)

    def burden(place: int) -> tuple[int, ...]:
        seats = tables[place]
        here = {seated.id for seated in seats}
        seated = {other.id for table in tables for other in table}
        away = len((together.get(person.id, set()) & seated) - here)
        return (
            away + len(apart.get(person.id, set()) & here),
            len(seats),
            sum(other.sector == person.sector for other in seats),
            sum(_organisation_of(other) == organisation for other in seats),
            place,
        )

    return min(range(len(tables)), key=burden)


_Bonds = dict[uuid.UUID, set[uuid.UUID]]


def _bonds(wishes: Iterable[Wish]) -> tuple[_Bonds, _Bonds]:
    together: _Bonds = {}
    apart: _Bonds = {}
    for wish in wishes:
        kind = together if wish.is_together else apart
        kind.setdefault(wish.first, set()).add(wish.second)
        kind.setdefault(wish.second, set()).add(wish.first)
    return together, apart


def _organisation_of(person: Person) -> object:
    """Whoever belongs to none, or did not say, is in nobody's way."""
    return person.organisation.casefold().strip() or person.id


@dataclass
class _Room:
    """Tables while they are filled, with the counts that make a change cheap to judge."""

    people: Sequence[Person]
    count: int
    wishes: Sequence[Wish]
    held: Mapping[uuid.UUID, int]
    tables: list[list[uuid.UUID]] = field(init=False)
    place: dict[uuid.UUID, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.tables = [[] for _ in range(self.count)]
        self.sectors: list[Counter[str]] = [Counter() for _ in range(self.count)]
        self.organisations: list[Counter[object]] = [Counter() for _ in range(self.count)]
        self.sector = {person.id: person.sector for person in self.people}
        self.organisation = {person.id: _organisation_of(person) for person in self.people}
        self.together, self.apart = _bonds(self.wishes)
        self._gains: dict[tuple[uuid.UUID, int], int] = {}  # until somebody moves

    def deal(self, chance: random.Random) -> None:
        """One after the other to the smallest table, sector by sector, so that each is spread."""
        order = list(self.people)
        chance.shuffle(order)
        rank: dict[object, int] = {}
        for person in order:  # sectors and organisations in the order in which they come up
            rank.setdefault(person.sector, len(rank))
            rank.setdefault((person.sector, self.organisation[person.id]), len(rank))
        order.sort(
            key=lambda person: (
                rank[person.sector],
                rank[person.sector, self.organisation[person.id]],
            )
        )
        turn = list(range(self.count))
        chance.shuffle(turn)
        for person in order:
            if person.id in self.held:
                self._put(person.id, self.held[person.id])
        for person in order:
            if person.id not in self.held:
                self._put(person.id, min(turn, key=lambda place: self._fullness(person, place)))

    def improve(self) -> None:
        """Move or exchange people as long as that makes the tables better."""
        free = [person.id for person in self.people if person.id not in self.held]
        for _ in range(_SWEEPS):
            moved = any([self._move_better(key) for key in free]) if self.held else False
            swapped = any([self._swap_better(key, free) for key in free])
            if not moved and not swapped:
                return

    def cost(self) -> int:
        """How far the tables are from what is wanted."""
        sizes = sum(len(seats) ** 2 for seats in self.tables)
        sectors = sum(number**2 for counts in self.sectors for number in counts.values())
        same = sum(number**2 for counts in self.organisations for number in counts.values())
        return _SIZE * sizes + _WISH * len(self.unmet()) + _SECTOR * sectors + same

    def unmet(self) -> list[Wish]:
        """The wishes that the tables do not meet."""
        return [
            wish
            for wish in self.wishes
            if (self.place[wish.first] == self.place[wish.second]) is not wish.is_together
        ]

    def _fullness(self, person: Person, place: int) -> tuple[int, int, int]:
        return (
            len(self.tables[place]),
            self.sectors[place][person.sector],
            self.organisations[place][self.organisation[person.id]],
        )

    def _put(self, key: uuid.UUID, place: int) -> None:
        self._gains.clear()
        self.tables[place].append(key)
        self.place[key] = place
        self.sectors[place][self.sector[key]] += 1
        self.organisations[place][self.organisation[key]] += 1

    def _take(self, key: uuid.UUID) -> None:
        place = self.place.pop(key)
        self.tables[place].remove(key)
        self.sectors[place][self.sector[key]] -= 1
        self.organisations[place][self.organisation[key]] -= 1

    def _move_better(self, key: uuid.UUID) -> bool:
        old = self.place[key]
        gains = [(self._gain(key, old, new), -new) for new in range(self.count) if new != old]
        if not gains or max(gains)[0] <= 0:
            return False
        self._take(key)
        self._put(key, -max(gains)[1])
        return True

    def _gain(self, key: uuid.UUID, old: int, new: int) -> int:
        sizes = len(self.tables[old]) - len(self.tables[new]) - 1
        return 2 * _SIZE * sizes + self._gain_of_place(key, old, new)

    def _gain_of_place(self, key: uuid.UUID, old: int, new: int) -> int:
        """What it gains that somebody moves, apart from the sizes."""
        if (key, new) not in self._gains:
            self._gains[key, new] = self._reckon_gain(key, old, new)
        return self._gains[key, new]

    def _reckon_gain(self, key: uuid.UUID, old: int, new: int) -> int:
        sector, same = self.sector[key], self.organisation[key]
        return (
            _WISH * self._wishes_gained(key, old, new)
            + 2 * _SECTOR * (self.sectors[old][sector] - self.sectors[new][sector] - 1)
            + 2 * (self.organisations[old][same] - self.organisations[new][same] - 1)
        )

    def _wishes_gained(self, key: uuid.UUID, old: int, new: int) -> int:
        gained = 0
        for other in self.together.get(key, ()):
            gained += (self.place[other] == new) - (self.place[other] == old)
        for other in self.apart.get(key, ()):
            gained -= (self.place[other] == new) - (self.place[other] == old)
        return gained

    def _swap_better(self, key: uuid.UUID, others: Sequence[uuid.UUID]) -> bool:
        here = self.place[key]
        for other in others:
            there = self.place[other]
            if there != here and self._gain_of_swap(key, here, other, there) > 0:
                self._take(key)
                self._take(other)
                self._put(key, there)
                self._put(other, here)
                return True
        return False

    def _gain_of_swap(self, key: uuid.UUID, here: int, other: uuid.UUID, there: int) -> int:
        gain = self._gain_of_place(key, here, there) + self._gain_of_place(other, there, here)
        # Each was counted as if the other stayed where it is.
        if self.sector[key] == self.sector[other]:
            gain += 4 * _SECTOR
        if self.organisation[key] == self.organisation[other]:
            gain += 4
        if other in self.together.get(key, ()):
            gain -= 2 * _WISH
        if other in self.apart.get(key, ()):
            gain += 2 * _WISH
        return gain
