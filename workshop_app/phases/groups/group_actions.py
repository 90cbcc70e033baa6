"""Forming small groups: mix, mix again, place who comes late, move by hand, wishes."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.people import (
    Participant,
    SeatingWish,
    SmallGroup,
    SmallGroupMember,
    WishKind,
)
from workshop_app.phases import records
from workshop_app.phases.groups import seating
from workshop_app.phases.groups.small_groups import (
    Plan,
    chosen_fields,
    day_of,
    groups_of,
    known_wishes,
    read_plan,
)
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class NobodyPresentError(WorkshopError):
    """Groups are formed from those who are there."""

    def __init__(self) -> None:
        super().__init__(_("Bitte zuerst ankreuzen, wer da ist."))


class SamePersonError(WorkshopError):
    """A wish concerns two people."""

    def __init__(self) -> None:
        super().__init__(_("Bitte zwei verschiedene Personen wählen."))


class RepeatedWishError(WorkshopError):
    """There is a wish for these two already."""

    def __init__(self) -> None:
        super().__init__(_("Für diese beiden gibt es schon einen Wunsch."))


def form_groups(session: Session, day: int, tables: int) -> None:
    """Seat all who are present at so many tables; those that are there keep name and field.

    Raises:
        NobodyPresentError: nobody is marked as present.
    """
    plan = read_plan(session, day)
    if not plan.present:
        raise NobodyPresentError
    groups = groups_of(session, day)
    records.delete(session, SmallGroup, [group.id for group in groups[tables:]])
    fields = [key for key, _title in chosen_fields(session)] if day == 2 else []
    taken = {group.action_field_id for group in groups[:tables]}
    free = [key for key in fields if key not in taken]
    kept = groups[:tables]
    for number in range(len(kept), tables):
        field_id = free.pop(0) if free else None
        name = _("Tisch {number}").format(number=number + 1)
        kept.append(
            records.create(session, SmallGroup, name=name, day=day, action_field_id=field_id)
        )
    _seat(session, plan, kept, shuffle=max(1, plan.shuffle))


def shuffle_again(session: Session, day: int) -> None:
    """Mix the people anew; whoever was put at a table by hand stays there.

    Raises:
        NobodyPresentError: nobody is marked as present.
    """
    plan = read_plan(session, day)
    if not plan.present:
        raise NobodyPresentError
    _seat(session, plan, groups_of(session, day), shuffle=plan.shuffle + 1)


def place_late(session: Session, day: int) -> int:
    """Seat those who are present without a place, and move nobody; returns how many."""
    plan = read_plan(session, day)
    if not plan.tables:
        return 0
    tables = [[guest.as_person() for guest in table.present] for table in plan.tables]
    wishes = [wish.as_wish() for wish in plan.wishes]
    for guest in plan.waiting:
        person = guest.as_person()
        place = seating.best_table(person, tables, wishes)
        tables[place].append(person)
        _add_member(session, plan.tables[place].id, person.id)
    return len(plan.waiting)


def move_person(session: Session, participant_id: uuid.UUID, group_id: uuid.UUID) -> None:
    """Put somebody at a table by hand; no shuffle moves them from there.

    Raises:
        UnknownRecordError: the group or the person was deleted meanwhile.
    """
    group = records.get(session, SmallGroup, group_id)
    records.get(session, Participant, participant_id)
    for member in _memberships(session, participant_id, day_of(group)):
        if member.small_group_id == group_id:
            member.is_fixed = True
            return
        session.delete(member)
    _add_member(session, group_id, participant_id, is_fixed=True)


def take_away(session: Session, participant_id: uuid.UUID, day: int) -> None:
    """Take somebody from the table, as when they have left."""
    for member in _memberships(session, participant_id, day):
        session.delete(member)


def set_fixed(session: Session, participant_id: uuid.UUID, day: int, *, is_fixed: bool) -> None:
    """Hold somebody at the table, or let the shuffle move them again."""
    for member in _memberships(session, participant_id, day):
        member.is_fixed = is_fixed


def set_field(session: Session, group_id: uuid.UUID, field_id: uuid.UUID | None) -> None:
    """Give a table its action field."""
    records.get(session, SmallGroup, group_id).action_field_id = field_id


def set_host(session: Session, group_id: uuid.UUID, name: str) -> None:
    """Keep who leads a table."""
    records.get(session, SmallGroup, group_id).table_host = " ".join(name.split())


def add_wish(
    session: Session, first_id: uuid.UUID, second_id: uuid.UUID, kind: WishKind
) -> uuid.UUID:
    """Keep that two people shall sit together or apart.

    Raises:
        SamePersonError: it is one person.
        RepeatedWishError: there is a wish for the two.
    """
    if first_id == second_id:
        raise SamePersonError
    if any({w.first_id, w.second_id} == {first_id, second_id} for w in known_wishes(session)):
        raise RepeatedWishError
    return records.create(
        session, SeatingWish, kind=kind, participant_id=first_id, other_id=second_id
    ).id


def remove_wish(session: Session, wish_id: uuid.UUID) -> None:
    """Forget a wish."""
    records.delete(session, SeatingWish, [wish_id])


def _seat(session: Session, plan: Plan, groups: list[SmallGroup], *, shuffle: int) -> None:
    place = {group.id: number for number, group in enumerate(groups)}
    guests = [guest for table in plan.tables for guest in table.guests]
    present = {guest.id for guest in (*guests, *plan.waiting) if guest.is_present}
    fixed = {
        guest.id: place[table.id]
        for table in plan.tables
        if table.id in place
        for guest in table.guests
        if guest.is_fixed and guest.id in present
    }
    result = seating.seat(
        [guest.as_person() for guest in (*guests, *plan.waiting) if guest.id in present],
        tables=len(groups),
        wishes=[wish.as_wish() for wish in plan.wishes],
        fixed=fixed,
        shuffle=shuffle,
    )
    for group, keys in zip(groups, result.tables, strict=True):
        group.shuffle = shuffle
        _set_members(session, group, keys, fixed)


def _set_members(
    session: Session,
    group: SmallGroup,
    keys: tuple[uuid.UUID, ...],
    fixed: dict[uuid.UUID, int],
) -> None:
    query = select(SmallGroupMember).where(SmallGroupMember.small_group_id == group.id)
    here = {member.participant_id: member for member in session.scalars(query)}
    for key, member in here.items():
        if key not in keys:
            session.delete(member)
    for key in keys:
        if key not in here:
            _add_member(session, group.id, key, is_fixed=key in fixed)


def _memberships(session: Session, participant_id: uuid.UUID, day: int) -> list[SmallGroupMember]:
    groups = {group.id for group in groups_of(session, day)}
    query = select(SmallGroupMember).where(SmallGroupMember.participant_id == participant_id)
    return [member for member in session.scalars(query) if member.small_group_id in groups]


def _add_member(
    session: Session, group_id: uuid.UUID, participant_id: uuid.UUID, *, is_fixed: bool = False
) -> None:
    records.create(
        session,
        SmallGroupMember,
        small_group_id=group_id,
        participant_id=participant_id,
        is_fixed=is_fixed,
    )
