"""Why a wish about the seats is not met: another wish, a place that was held, too few seats."""

import itertools
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop_app.model.people import WishKind
from workshop_app.phases.groups.small_groups import KnownWish, Plan
from workshop_app.translation import _

_Bonds = dict[uuid.UUID, set[uuid.UUID]]


def troubles(plan: Plan) -> dict[uuid.UUID, str]:
    """What stands against the wishes that are not met, or cannot be, by the key of the wish."""
    room = _Room.of(plan)
    unmet = {wish.id for wish in plan.unmet}
    found = {}
    for wish in plan.wishes:
        is_met = wish.id not in unmet and {wish.first_id, wish.second_id} <= room.place.keys()
        reason = "" if is_met else next(room.reasons(wish), "")
        if not reason and wish.id in unmet:
            reason = _("zurzeit nicht erfüllt")
        if reason:
            found[wish.id] = reason
    return found


@dataclass(frozen=True, slots=True)
class _Room:
    """Who is here, where they sit, and who hangs together with whom."""

    here: frozenset[uuid.UUID]
    place: dict[uuid.UUID, int]  # the table of those who have one
    held: dict[uuid.UUID, int]  # the same of those who were put there by hand
    wishes: tuple[KnownWish, ...]  # of people who are here
    tables: int
    seats: int  # at the largest table; 0: there are no tables yet

    @classmethod
    def of(cls, plan: Plan) -> "_Room":
        seated = {g.id: n for n, table in enumerate(plan.tables) for g in table.present}
        here = frozenset(seated) | {guest.id for guest in plan.waiting}
        return cls(
            here=here,
            place=seated,
            held={g.id: seated[g.id] for t in plan.tables for g in t.present if g.is_fixed},
            wishes=tuple(w for w in plan.wishes if {w.first_id, w.second_id} <= here),
            tables=len(plan.tables),
            seats=-(-len(here) // len(plan.tables)) if plan.tables else 0,
        )

    def reasons(self, wish: KnownWish) -> Iterator[str]:
        """What speaks against a wish, the plainest first."""
        for key, name in ((wish.first_id, wish.first), (wish.second_id, wish.second)):
            if key not in self.here:
                yield _("{name} ist nicht da").format(name=name)
        if wish.kind == WishKind.TOGETHER:
            yield from self._against_together(wish)
        else:
            yield from self._against_apart(wish)

    def _against_together(self, wish: KnownWish) -> Iterator[str]:
        circle = _reached(wish.first_id, _bonds(self._of_kind(WishKind.TOGETHER)))
        for other in self._of_kind(WishKind.APART):
            if {other.first_id, other.second_id} <= circle:
                text = _("geht nicht, denn {first} und {second} sollen getrennt sitzen")
                yield text.format(first=other.first, second=other.second)
        if len({self.held[key] for key in circle if key in self.held}) > 1:
            yield _("geht nicht, denn sie sind an verschiedenen Tischen festgehalten")
        if self.seats and len(circle) > self.seats:
            text = _("geht nicht, denn {count} Personen wollen an einen Tisch, {seats} haben Platz")
            yield text.format(count=len(circle), seats=self.seats)

    def _against_apart(self, wish: KnownWish) -> Iterator[str]:
        pair = {wish.first_id, wish.second_id}
        if pair <= _reached(wish.first_id, _bonds(self._of_kind(WishKind.TOGETHER))):
            yield _("geht nicht, denn andere Wünsche setzen beide zusammen")
        if pair <= self.held.keys() and len({self.held[key] for key in pair}) == 1:
            yield _("geht nicht, denn beide sind an diesem Tisch festgehalten")
        apart = self._all_apart(pair)
        if len(apart) > self.tables == 1:
            yield _("geht nicht, denn es gibt nur einen Tisch")
        elif len(apart) > self.tables > 1:
            text = _(
                "geht nicht, denn {count} Personen sollen getrennt sitzen, an {tables} Tischen"
            )
            yield text.format(count=len(apart), tables=self.tables)

    def _all_apart(self, pair: Iterable[uuid.UUID]) -> set[uuid.UUID]:
        """The two, with others who are all to sit apart from one another."""
        bonds = _bonds(self._of_kind(WishKind.APART))
        found = set(pair)
        for key in bonds:
            if key not in found and found <= bonds[key]:
                found.add(key)
        return found

    def _of_kind(self, kind: WishKind) -> list[KnownWish]:
        return [wish for wish in self.wishes if wish.kind == kind]


def _bonds(wishes: Iterable[KnownWish]) -> _Bonds:
    bonds: _Bonds = {}
    for first, second in itertools.chain.from_iterable(
        ((w.first_id, w.second_id), (w.second_id, w.first_id)) for w in wishes
    ):
        bonds.setdefault(first, set()).add(second)
    return bonds


def _reached(start: uuid.UUID, bonds: _Bonds) -> set[uuid.UUID]:
    """Whoever hangs together with somebody, over others too."""
    found, open_ends = {start}, [start]
    while open_ends:
        fresh = bonds.get(open_ends.pop(), set()) - found
        found |= fresh
        open_ends += fresh
    return found
