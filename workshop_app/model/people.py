"""The people in the room and the small groups they work in."""

import enum
import uuid

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_app.model.base import Keyed, OpenEnum


class Sector(enum.StrEnum):
    """Gruppe: the part of the town a person speaks for."""

    POLITICS = "kommunalpolitik"
    ADMINISTRATION = "verwaltung"
    MIGRANT_ORGANISATION = "migrantenorganisation"
    CIVIL_SOCIETY = "traeger_zivilgesellschaft"
    MODERATION = "moderation"
    GUEST = "gast"


class Consent(enum.StrEnum):
    """Einwilligung: the answer to a request for it; open means that nobody asked yet."""

    GRANTED = "erteilt"
    REFUSED = "abgelehnt"
    OPEN = "offen"


class Participant(Keyed):
    """Teilnehmende: a person invited to the workshop. Never exported without consent."""

    __tablename__ = "participant"

    code: Mapped[str] = mapped_column(index=True)  # TN-01
    position: Mapped[int] = mapped_column(default=0)
    salutation: Mapped[str | None] = mapped_column(default=None)
    academic_title: Mapped[str | None] = mapped_column(default=None)
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    sector: Mapped[Sector | str | None] = mapped_column(OpenEnum(Sector), default=None)
    organisation: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None] = mapped_column(default=None)
    attends_day_1: Mapped[bool] = mapped_column(default=False)
    attends_day_2: Mapped[bool] = mapped_column(default=False)
    photo_consent: Mapped[Consent | str] = mapped_column(OpenEnum(Consent), default=Consent.OPEN)
    naming_consent: Mapped[Consent | str] = mapped_column(OpenEnum(Consent), default=Consent.OPEN)
    consent_date: Mapped[str | None] = mapped_column(default=None)  # ISO
    needs: Mapped[str | None] = mapped_column(default=None)  # Art. 9 GDPR: in no document

    memberships: Mapped[list["SmallGroupMember"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )
    wishes: Mapped[list["SeatingWish"]] = relationship(
        cascade="all, delete-orphan",
        foreign_keys="SeatingWish.participant_id",
        init=False,
        default_factory=list,
    )
    wishes_of_others: Mapped[list["SeatingWish"]] = relationship(
        cascade="all, delete-orphan",
        foreign_keys="SeatingWish.other_id",
        init=False,
        default_factory=list,
    )
    appearances: Mapped[list["PhotoPerson"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class SmallGroup(Keyed):
    """Kleingruppe: a table that works on one action field."""

    __tablename__ = "small_group"

    code: Mapped[str] = mapped_column(index=True)  # KG-01
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    table_host: Mapped[str] = mapped_column(default="")
    action_field_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("action_field.id"), index=True, default=None
    )
    day: Mapped[int | None] = mapped_column(default=None)  # 1 or 2; None: not said, as day 2
    shuffle: Mapped[int] = mapped_column(default=0)  # which one of its day; repeats the seating

    members: Mapped[list["SmallGroupMember"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class SmallGroupMember(Keyed):
    """Kleingruppenmitglied: who sits at which table."""

    __tablename__ = "small_group_member"

    small_group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("small_group.id"), index=True)
    participant_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    is_fixed: Mapped[bool] = mapped_column(default=False)  # put there by hand: no shuffle moves it


class WishKind(enum.StrEnum):
    """Sitzwunschart: whether two people want to share a table, or must not."""

    TOGETHER = "zusammen"
    APART = "getrennt"


class SeatingWish(Keyed):
    """Sitzwunsch: two people who shall sit together, or apart."""

    __tablename__ = "seating_wish"

    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[WishKind | str] = mapped_column(OpenEnum(WishKind), default=WishKind.APART)
    participant_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    other_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("participant.id"), index=True)


class PhotoRelease(enum.StrEnum):
    """Fotofreigabe: what a photo may be used for."""

    INTERNAL = "intern"
    INTERNAL_AND_CONCEPT = "intern_und_konzept"
    CONCEPT = "konzept"
    PRESS = "presse"
    BLOCKED = "gesperrt"
    OPEN = "offen"


class Photo(Keyed):
    """Foto: a picture of a board, with what a person who does not see it needs to know."""

    __tablename__ = "photo"

    code: Mapped[str] = mapped_column(index=True)  # FO-01
    position: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str] = mapped_column(default="")
    step: Mapped[str | None] = mapped_column(default=None)
    wall: Mapped[str] = mapped_column(default="")  # where in the room: „Wand Süd“
    alt_text: Mapped[str] = mapped_column(default="")
    taken_at: Mapped[str | None] = mapped_column(default=None)  # ISO, the camera's local time
    # SHA-256 of the picture in storage/picture_store.py; None: only the name is known.
    picture_hash: Mapped[str | None] = mapped_column(default=None)
    is_transcribed: Mapped[bool] = mapped_column(default=False)  # all of its cards are typed
    shows_people: Mapped[bool] = mapped_column(default=False)
    release: Mapped[PhotoRelease | str] = mapped_column(
        OpenEnum(PhotoRelease), default=PhotoRelease.OPEN
    )

    people: Mapped[list["PhotoPerson"]] = relationship(
        cascade="all, delete-orphan", init=False, default_factory=list
    )


class PhotoPerson(Keyed):
    """Abgebildete Person: a participant who can be recognised in a photo."""

    __tablename__ = "photo_person"

    photo_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("photo.id"), index=True)
    participant_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
