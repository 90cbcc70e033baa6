"""„Person löschen“ and „Teilnehmendendaten löschen“: what is found of people, and what then goes.

The rows about people go by themselves. Texts that name them are looked for, and people decide
which of the places found are meant: „Bach“ may be a name or a brook.
"""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.german import names
from workshop_app.german.names import Mention, MentionKind, NameFinder, PersonName
from workshop_app.model.base import Base, OpenEnum
from workshop_app.model.people import (
    Participant,
    Photo,
    PhotoPerson,
    PhotoRelease,
    SeatingWish,
    Sector,
    SmallGroupMember,
)
from workshop_app.phases.copies.merge_labels import column_label, kind_label
from workshop_app.storage.erased_history import ErasedHistory
from workshop_app.storage.erasure import Erasure, Key, tables, text_columns, texts_in
from workshop_app.storage.journal import REVISION
from workshop_app.translation import _

INSTEAD: Final = _("[Name entfernt]")
_AROUND: Final = 40  # characters shown on either side of a name
_NAME_COLUMNS: Final = ("first_name", "last_name", "email")  # as PersonName has them
_OWN_NAMES: Final = {"first_name", "last_name"}  # of other participants
# What the method names, and what nobody types: a person called „Vorwort“ is not meant there.
_NAMED_BY_METHOD: Final = {
    *("catalogue_key", "chapter", "checklist", "code", "created_in_step", "current_step", "item"),
    *("language", "object_code", "option", "picture_hash", "rule", "section", "step"),
}
_OF_OFFICE: Final = {("municipality", "head_name"), ("moderator", "name")}
_HISTORY: Final[Key] = ("revision", uuid.UUID(int=0))  # stands for the labels of all changes

Spot = tuple[Key, str, MentionKind]  # row, column, how the person is named there


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Fundstelle: a place where a text names somebody."""

    spot: Spot
    where: str  # „Karte K-012 · Text“
    before: str
    name: str
    after: str
    is_past: bool  # only in the history: an undo would bring it back

    @property
    def is_proposed(self) -> bool:
        """Whether it goes unless somebody says otherwise: what is sure, and what is over anyway."""
        if self.is_of_office:
            return False
        return self.spot[2] in names.SURE or (self.is_past and self.spot[0] != _HISTORY)

    @property
    def is_of_office(self) -> bool:
        """Whether somebody is named there for leading the municipality or the workshop."""
        return (self.spot[0][0], self.spot[1]) in _OF_OFFICE


@dataclass(frozen=True, repr=False)
class ErasurePlan:
    """What a file knows of the people who are to be erased."""

    people: tuple[tuple[uuid.UUID, str], ...]  # with their names
    finder: NameFinder
    found: tuple[Found, ...]  # the present first, the surest first
    photos: tuple[tuple[uuid.UUID, str], ...]  # that show them, with codes
    seats: int  # in small groups, and wishes about them
    erases_all: bool


def plan_erasure(
    session: Session, ids: Collection[uuid.UUID] | None, *, erases_all: bool = False
) -> ErasurePlan:
    """Look for all that the file knows of these participants; None: of all of them.

    Args:
        session: a look at the file.
        ids: also of people whose row was deleted since.
        erases_all: all are meant, also who came since.
    """
    history = ErasedHistory(session.connection())
    present = _names_now(session)
    if ids is None or erases_all:
        deleted = history.deleted_rows(Participant.__tablename__)  # an undo would bring them back
        ids = {*(ids or ()), *present, *(row_id for _table, row_id in deleted)}
        erases_all = True
    keys = [*(key for key in present if key in ids), *sorted(set(ids) - set(present))]
    names = [*(present[key] for key in keys if key in present), *_names_before(history, ids)]
    others = [name for key, name in present.items() if key not in keys]
    finder = NameFinder(names, others)
    shown = select(Photo.id, Photo.code).join(PhotoPerson, PhotoPerson.photo_id == Photo.id)
    photos = shown.where(PhotoPerson.participant_id.in_(keys)).order_by(Photo.code).distinct()
    return ErasurePlan(
        people=tuple((key, _shown(present.get(key))) for key in keys),
        finder=finder,
        found=tuple(_find(session, history, finder, frozenset(keys))),
        photos=tuple((row_id, code) for row_id, code in session.execute(photos)),
        seats=_seats(session, keys),
        erases_all=erases_all,
    )


def _shown(name: PersonName | None) -> str:
    return "" if name is None else f"{name.first} {name.last}".strip()


def _names_now(session: Session) -> dict[uuid.UUID, PersonName]:
    columns = (Participant.first_name, Participant.last_name, Participant.email)
    query = select(Participant.id, *columns).order_by(Participant.position)
    return {
        row_id: PersonName(first, last, email or "")
        for row_id, first, last, email in session.execute(query)
    }


def _names_before(history: ErasedHistory, ids: Collection[uuid.UUID]) -> list[PersonName]:
    """What these people were called at any time: texts may name them so."""
    names: dict[PersonName, None] = {}
    for states in history.states_of(Participant.__tablename__, ids).values():
        for state in states:
            values = [str(state.get(column) or "") for column in _NAME_COLUMNS]
            names[PersonName(*values)] = None
    return list(names)


def people_are_named(session: Session) -> bool:
    """Whether the file holds data of any participant, beside counts."""
    columns = (Participant.first_name, Participant.last_name, Participant.email)
    query = select(*columns, Participant.organisation, Participant.function, Participant.needs)
    return any(any(row) for row in session.execute(query))


def label_of(*, erases_all: bool) -> str:
    """What has been done, as the history says it."""
    return _("Teilnehmendendaten gelöscht") if erases_all else _("Person gelöscht")


def erasure_of(
    session: Session,
    plan: ErasurePlan,
    *,
    kept: Collection[Spot] = (),
    erases_photos: bool = False,
    erasure_id: uuid.UUID | None = None,
) -> Erasure:
    """What is to be erased, after people have decided.

    Args:
        session: a look at the file.
        plan: what was found.
        kept: places where somebody else is meant.
        erases_photos: the photos that show these people go; else they are blocked for documents.
        erasure_id: by which copies know that it was done there.
    """
    left = frozenset(kept)
    photos = frozenset((Photo.__tablename__, row_id) for row_id, _code in plan.photos)
    blocked = frozenset() if erases_photos else photos

    def rewrite(key: Key, column: str, text: str) -> str:
        if column == "release" and key in blocked:
            return PhotoRelease.BLOCKED
        if not plan.finder.mentions(text):
            return text
        if key[0] == _HISTORY[0]:
            key = _HISTORY
        elif _is_fixed(key, column, text):
            return text
        kinds = [kind for kind in MentionKind if (key, column, kind) in left]
        return plan.finder.replaced(text, INSTEAD, kinds)

    people = frozenset((Participant.__tablename__, row_id) for row_id, _name in plan.people)
    return Erasure(
        label=label_of(erases_all=plan.erases_all),
        emptied_label=_("Angaben einer gelöschten Person"),
        rows=people | photos if erases_photos else people,
        rewrite=rewrite,
        additions=tuple(_anonymous(session)) if plan.erases_all else (),
        id=erasure_id or uuid.uuid4(),
    )


def _seats(session: Session, ids: Sequence[uuid.UUID]) -> int:
    seats = select(func.count()).where(SmallGroupMember.participant_id.in_(ids))
    wishes = select(func.count()).where(
        SeatingWish.participant_id.in_(ids) | SeatingWish.other_id.in_(ids)
    )
    return (session.scalar(seats) or 0) + (session.scalar(wishes) or 0)


def _anonymous(session: Session) -> Iterator[tuple[str, dict[str, object]]]:
    """A row without a name for each participant: who came by sector and day stays countable.

    In the order of what they say, so that nobody is recognised by a place in the list.
    """
    order = {str(sector): number for number, sector in enumerate(Sector)}
    query = select(Participant.sector, Participant.attends_day_1, Participant.attends_day_2)
    counted = sorted(
        (order.get(str(sector), len(order)), not day_1, not day_2, sector)
        for sector, day_1, day_2 in session.execute(query).all()
    )
    for position, (place, misses_1, misses_2, sector) in enumerate(counted):
        row = Participant(
            code=f"TN-{position + 1:02}",
            position=position,
            sector=sector if place < len(order) else None,
            attends_day_1=not misses_1,
            attends_day_2=not misses_2,
        )
        columns = Participant.__table__.columns
        yield (
            Participant.__tablename__,
            {column.name: getattr(row, column.name) for column in columns},
        )


def _is_fixed(key: Key, column: str, text: str) -> bool:
    """Whether a text is another participant's own name, or one that the app itself gives."""
    if key[0] == Participant.__tablename__ and column in _OWN_NAMES:
        return True
    kind = Base.metadata.tables[key[0]].c[column].type
    is_known = isinstance(kind, OpenEnum) and text in list(kind.values)
    return is_known or column in _NAMED_BY_METHOD


def _find(
    session: Session, history: ErasedHistory, finder: NameFinder, erased: frozenset[uuid.UUID]
) -> list[Found]:
    codes: dict[Key, str] = {}
    found: dict[Spot, Found] = {}
    past = _past_texts(session, history)
    for is_past, texts in ((False, _present_texts(session, codes)), (True, past)):
        for key, column, text in texts:
            if key[1] in erased or (key != _HISTORY and _is_fixed(key, column, text)):
                continue
            for mention in finder.mentions(text):
                spot = (key, column, mention.kind)
                if spot not in found:
                    where = _where(key, column, codes.get(key, ""))
                    found[spot] = _found(spot, where, text, mention, is_past=is_past)
    kinds = list(MentionKind)
    return sorted(found.values(), key=lambda one: (one.is_past, kinds.index(one.spot[2])))


def _present_texts(session: Session, codes: dict[Key, str]) -> Iterator[tuple[Key, str, str]]:
    for table in tables():
        columns = text_columns(table)
        for row_id, *values in session.execute(select(table.c.id, *columns)):
            key = (table.name, row_id)
            for column, value in zip(columns, values, strict=True):
                if column.name == "code":
                    codes[key] = value
                for text in texts_in(value):
                    yield key, column.name, text


def _past_texts(session: Session, history: ErasedHistory) -> Iterator[tuple[Key, str, str]]:
    yield from history.texts()
    for label in session.scalars(select(REVISION.c.label).distinct()):
        yield _HISTORY, "label", label


def _where(key: Key, column: str, code: str) -> str:
    if key == _HISTORY:
        return _("Verlauf")
    try:
        subject, part = kind_label(key[0]), column_label(key[0], column)
    except KeyError:  # what only copies for groups have
        return _("Angaben zur Kopie")
    return f"{subject} {code} · {part}" if code else f"{subject} · {part}"


def _found(spot: Spot, where: str, text: str, mention: Mention, *, is_past: bool) -> Found:
    before, after = text[: mention.start], text[mention.end :]
    before = f"… {before[-_AROUND:].lstrip()}" if len(before) > _AROUND else before
    after = f"{after[:_AROUND].rstrip()} …" if len(after) > _AROUND else after
    return Found(
        spot=spot,
        where=where,
        before=" ".join(before.split()),
        name=text[mention.start : mention.end],
        after=" ".join(after.split()),
        is_past=is_past,
    )
