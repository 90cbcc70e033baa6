"""Who sits at which table on each of the two days, as it stands."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.goals import ActionField
from workshop_app.model.people import (
    Participant,
    SeatingWish,
    Sector,
    SmallGroup,
    SmallGroupMember,
    WishKind,
)
from workshop_app.phases import labels
from workshop_app.phases.groups import seating

_FITTING = range(5, 11)  # people at a table of one action field


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at a table, or still without one."""

    id: uuid.UUID
    name: str
    organisation: str
    sector: Sector | str | None
    is_present: bool  # on the day of the groups
    is_fixed: bool = False
    code: str = ""  # TN-01

    @property
    def sector_label(self) -> str:
        """The group that the person speaks for."""
        return labels.label(self.sector) if self.sector else ""

    def as_person(self) -> seating.Person:
        """The person as the reckoning takes it."""
        return seating.Person(self.id, str(self.sector or ""), self.organisation, self.code)


@dataclass(frozen=True, slots=True)
class Table:
    """A small group with its people, by sector and name."""

    id: uuid.UUID
    code: str  # KG-01
    name: str
    table_host: str
    field_id: uuid.UUID | None
    field_title: str
    guests: tuple[Guest, ...]  # those who have left too, until the next shuffle

    @property
    def present(self) -> tuple[Guest, ...]:
        """Who of them is there."""
        return tuple(guest for guest in self.guests if guest.is_present)

    @property
    def sector_counts(self) -> tuple[tuple[str, int], ...]:
        """How many of each sector sit here, in the order of the list of sectors."""
        counts = Counter(guest.sector_label for guest in self.present)
        return tuple((label, counts[label]) for label in _in_order(counts))


@dataclass(frozen=True, slots=True)
class KnownWish:
    """A wish with the names that people read."""

    id: uuid.UUID
    first_id: uuid.UUID
    second_id: uuid.UUID
    first: str
    second: str
    kind: WishKind | str

    def as_wish(self) -> seating.Wish:
        """The wish as the reckoning takes it."""
        return seating.Wish(self.first_id, self.second_id, self.kind == WishKind.TOGETHER)


@dataclass(frozen=True, slots=True)
class Plan:
    """The groups of a day."""

    day: int
    shuffle: int
    tables: tuple[Table, ...]
    waiting: tuple[Guest, ...]  # present, and at no table
    wishes: tuple[KnownWish, ...]
    present: int
    proposed: int  # tables

    @property
    def unmet(self) -> tuple[KnownWish, ...]:
        """Wishes of people who are there and seated, that the tables do not meet."""
        place = {guest.id: table.id for table in self.tables for guest in table.present}
        return tuple(
            wish
            for wish in self.wishes
            if {wish.first_id, wish.second_id} <= place.keys()
            and (place[wish.first_id] == place[wish.second_id])
            is not (wish.kind == WishKind.TOGETHER)
        )


def read_plan(session: Session, day: int) -> Plan:
    """The groups of day 1 or 2, who has no place, and what was wished."""
    people = {guest.id: guest for guest in all_guests(session, day)}
    groups = groups_of(session, day)
    tables = tuple(_table(session, group, people) for group in groups)
    seated = {guest.id for table in tables for guest in table.guests}
    present = [guest for guest in people.values() if takes_a_seat(guest)]
    return Plan(
        day=day,
        shuffle=max((group.shuffle for group in groups), default=0),
        tables=tables,
        waiting=tuple(guest for guest in present if guest.id not in seated),
        wishes=known_wishes(session),
        present=len(present),
        proposed=_proposed(session, day, len(present)),
    )


def takes_a_seat(guest: Guest) -> bool:
    """Whether somebody works at a table: is there, and does not moderate."""
    return guest.is_present and guest.sector != Sector.MODERATION


def groups_of(session: Session, day: int) -> list[SmallGroup]:
    """The groups of a day in their order; those that name no day belong to day 2."""
    query = select(SmallGroup).order_by(SmallGroup.position, SmallGroup.code)
    return [group for group in session.scalars(query) if day_of(group) == day]


def day_of(group: SmallGroup) -> int:
    """The day on which a group works."""
    return 2 if group.day is None else group.day


def known_wishes(session: Session) -> tuple[KnownWish, ...]:
    """All wishes in their order."""
    names = {guest.id: guest.name for guest in all_guests(session, 1)}
    query = select(SeatingWish).order_by(SeatingWish.position, SeatingWish.id)
    return tuple(
        KnownWish(
            id=wish.id,
            first_id=wish.participant_id,
            second_id=wish.other_id,
            first=names[wish.participant_id],
            second=names[wish.other_id],
            kind=wish.kind,
        )
        for wish in session.scalars(query)
    )


def all_guests(session: Session, day: int) -> list[Guest]:
    """Everybody on the list, by sector and last name."""
    person = Participant
    query = select(
        *(person.id, person.academic_title, person.first_name, person.last_name),
        *(person.organisation, person.sector, person.attends_day_1, person.attends_day_2),
        person.code,
    )
    rows = sorted(
        session.execute(query),
        key=lambda row: (
            _rank(row.sector),
            german.sort_key(row.last_name),
            german.sort_key(row.first_name),
            row.code,
        ),
    )
    return [
        Guest(
            id=row.id,
            name=full_name(row.academic_title, row.first_name, row.last_name) or row.code,
            organisation=row.organisation,
            sector=row.sector,
            is_present=row.attends_day_1 if day == 1 else row.attends_day_2,
            code=row.code,
        )
        for row in rows
    ]


def full_name(*parts: str | None) -> str:
    """Title, first and last name as one text."""
    return " ".join(" ".join(part for part in parts if part).split())


def chosen_fields(session: Session) -> list[tuple[uuid.UUID, str]]:
    """Key and title of the action fields that were chosen, in their order."""
    field = ActionField
    query = (
        select(field.id, field.title).where(field.is_selected).order_by(field.position, field.code)
    )
    return [(row.id, row.title) for row in session.execute(query)]


def _table(session: Session, group: SmallGroup, people: dict[uuid.UUID, Guest]) -> Table:
    query = select(SmallGroupMember).where(SmallGroupMember.small_group_id == group.id)
    fixed = {member.participant_id: member.is_fixed for member in session.scalars(query)}
    field = session.get(ActionField, group.action_field_id) if group.action_field_id else None
    return Table(
        id=group.id,
        code=group.code,
        name=group.name or group.code,
        table_host=group.table_host,
        field_id=group.action_field_id,
        field_title=field.title if field else "",
        guests=tuple(_seated(fixed, people)),
    )


def _seated(fixed: dict[uuid.UUID, bool], people: dict[uuid.UUID, Guest]) -> Iterator[Guest]:
    for key, guest in people.items():
        if key in fixed:
            yield replace(guest, is_fixed=fixed[key])


def _proposed(session: Session, day: int, present: int) -> int:
    """A table for each chosen field where that fits the number of people (day 2)."""
    fields = len(chosen_fields(session)) if day == 2 else 0
    if fields and round(present / fields) in _FITTING:
        return fields
    return seating.usual_tables(present)


def _rank(sector: Sector | str | None) -> tuple[int, str]:
    known = list(Sector)
    if isinstance(sector, Sector):
        return known.index(sector), ""
    return len(known), sector or ""


def _in_order(counts: Counter[str]) -> list[str]:
    ranks = {labels.label(sector): number for number, sector in enumerate(Sector)}
    return sorted(counts, key=lambda label: (ranks.get(label, len(ranks)), label))
