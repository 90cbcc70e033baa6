"""Photos of boards: filed under a step, with who is on them and what they may be used for."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workshop_app.model.base import normalised
from workshop_app.model.people import Consent, Participant, Photo, PhotoPerson, PhotoRelease
from workshop_app.phases import records
from workshop_app.phases.agenda import agenda
from workshop_app.phases.answers import is_missing
from workshop_app.phases.labels import label
from workshop_app.phases.sheets.gap import Gap
from workshop_app.phases.sheets.goal_links import Pick
from workshop_app.storage.picture_store import keep_picture
from workshop_app.translation import _

if TYPE_CHECKING:
    from workshop_app.phases.sheets.sheet_reading import Sheet

PEOPLE = "people"  # attribute of the gap that the list of people closes
PICTURE = "picture_hash"
# What a photo with one of these may be used for reaches beyond the file.
PUBLISHED = frozenset({PhotoRelease.CONCEPT, PhotoRelease.PRESS, PhotoRelease.INTERNAL_AND_CONCEPT})


@dataclass(frozen=True, slots=True, repr=False)
class NewPhoto:
    """A picture that was read and made ready to be kept."""

    file_name: str
    content: bytes
    taken_at: str | None  # ISO, local


@dataclass(frozen=True, slots=True)
class PhotoItem:
    """A photo as the list of photos shows it."""

    id: uuid.UUID
    code: str
    file_name: str
    step: str | None
    step_title: str
    alt_text: str
    wall: str
    taken_at: str | None
    picture_hash: str | None  # None: only the name is known
    is_transcribed: bool
    gaps: tuple[Gap, ...]


def add_photos(
    session: Session, photos: Sequence[NewPhoto], *, step: str | None
) -> tuple[uuid.UUID, ...]:
    """File photos under a step, in the order in which they were taken.

    One that is there by name, but without its picture, gets the picture and stays where it was.
    """
    waiting = {
        photo.file_name.casefold(): photo
        for photo in session.scalars(select(Photo).where(Photo.picture_hash.is_(None)))
        if photo.file_name
    }
    ids = []
    for new in sorted(photos, key=lambda photo: photo.taken_at or ""):
        name = normalised(new.file_name)
        photo = waiting.pop(name.casefold(), None)
        if photo is None:
            photo = records.create(session, Photo, step=step, file_name=name)
        photo.picture_hash = keep_picture(session, new.content)
        photo.taken_at = new.taken_at
        ids.append(photo.id)
    return tuple(ids)


def read_photos(session: Session) -> tuple[PhotoItem, ...]:
    """All photos by step, and within a step in the order in which they were taken."""
    columns: tuple[InstrumentedAttribute[object], ...] = (
        Photo.id,
        Photo.code,
        Photo.file_name,
        Photo.step,
        Photo.alt_text,
        Photo.wall,
        Photo.taken_at,
        Photo.picture_hash,
        Photo.is_transcribed,
        Photo.shows_people,
        Photo.release,
    )
    flaws = _consents(session)
    titles = _step_titles(session)
    found = []
    for row in session.execute(select(*columns).order_by(Photo.position, Photo.code)):
        gaps = tuple(_gaps(row, flaws.get(row.id)))
        item = PhotoItem(
            id=row.id,
            code=row.code,
            file_name=row.file_name,
            step=row.step,
            step_title=titles.get(row.step or "", row.step or ""),
            alt_text=row.alt_text,
            wall=row.wall,
            taken_at=row.taken_at,
            picture_hash=row.picture_hash,
            is_transcribed=row.is_transcribed,
            gaps=gaps,
        )
        found.append(item)
    places = {key: place for place, key in enumerate(titles)}
    return tuple(
        sorted(
            found,
            key=lambda item: (places.get(item.step or "", len(places)), item.taken_at or ""),
        )
    )


def read_photo(session: Session, photo_id: uuid.UUID) -> "Sheet":
    """The values of a photo, with what can be chosen in its form.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    # Forms are not imported with each board: most have photos that nobody describes there.
    from workshop_app.phases.fields import Choice, choices_of
    from workshop_app.phases.photo_sheet import PHOTO_SHEET
    from workshop_app.phases.sheets.sheet_reading import Sheet

    photo = records.get(session, Photo, photo_id)
    fields = [field for _kind, field in PHOTO_SHEET.fields()]
    choices = {field.attribute: choices_of(session, field) for field in fields if field.choices}
    return Sheet(
        id=photo_id,
        code=photo.code,
        values={field.attribute: getattr(photo, field.attribute) for field in fields},
        choices={
            **choices,
            "step": tuple(
                Choice(key, f"{key} {title}") for key, title in _step_titles(session).items()
            ),
        },
    )


def set_value(session: Session, photo_id: uuid.UUID, attribute: str, value: object) -> None:
    """Put a value into a field of a photo.

    Raises:
        UnknownRecordError: it was deleted meanwhile.
    """
    from workshop_app.phases.photo_sheet import PHOTO_SHEET

    _kind, field = PHOTO_SHEET.field(attribute)
    if value is None and not field.is_optional:
        value = ""
    records.set_field(session, Photo, photo_id, attribute, value)


def read_people(session: Session, photo_id: uuid.UUID) -> tuple[Pick, ...]:
    """All participants by name, with their consent; those who can be recognised are chosen."""
    shown = set(
        session.scalars(select(PhotoPerson.participant_id).where(PhotoPerson.photo_id == photo_id))
    )
    columns = (
        Participant.id,
        Participant.code,
        Participant.first_name,
        Participant.last_name,
        Participant.organisation,
        Participant.photo_consent,
    )
    query = select(*columns).order_by(Participant.last_name, Participant.first_name)
    picks = []
    for key, code, first, last, organisation, consent in session.execute(query):
        agreed = consent == Consent.GRANTED
        said = _("Fotos: {answer}").format(answer=label(consent))
        detail = (said if agreed else "", organisation)
        picks.append(
            Pick(
                id=key,
                text=" ".join(part for part in (first, last) if part) or code,
                detail=" · ".join(part for part in detail if part),
                is_chosen=key in shown,
                members=(key,),
                flaw="" if agreed else said,
            )
        )
    return tuple(picks)


def set_person(
    session: Session, photo_id: uuid.UUID, participant_id: uuid.UUID, *, is_shown: bool
) -> None:
    """Note that somebody can be recognised in a photo, or no longer.

    Raises:
        UnknownRecordError: photo or person was deleted meanwhile.
    """
    photo = records.get(session, Photo, photo_id)
    records.get(session, Participant, participant_id)
    links = [link for link in photo.people if link.participant_id == participant_id]
    if is_shown and not links:
        places = [link.position for link in photo.people]
        photo.people.append(
            PhotoPerson(
                photo_id=photo_id,
                participant_id=participant_id,
                position=max(places, default=-1) + 1,
            )
        )
        photo.shows_people = True
    elif not is_shown:
        for link in links:
            photo.people.remove(link)


def delete_photo(session: Session, photo_id: uuid.UUID) -> None:
    """Take a photo away; its picture stays in the file for the undo."""
    records.delete(session, Photo, (photo_id,))


def _step_titles(session: Session) -> dict[str, str]:
    """The titles of all steps by key, in the order of the agenda."""
    return {row.step.key: row.text.title for row in agenda(session)}


def _consents(session: Session) -> dict[uuid.UUID, list[Consent | str]]:
    """By photo, the answers of those who can be recognised in it."""
    query = select(PhotoPerson.photo_id, Participant.photo_consent).join(
        Participant, Participant.id == PhotoPerson.participant_id
    )
    found: dict[uuid.UUID, list[Consent | str]] = {}
    for photo_id, consent in session.execute(query):
        found.setdefault(photo_id, []).append(consent)
    return found


def _gaps(photo: Any, consents: list[Consent | str] | None) -> list[Gap]:  # noqa: ANN401 (a row of the query above)
    found = []
    if not photo.picture_hash:
        found.append(Gap(PICTURE, _("Bild fehlt")))
    if is_missing(photo.alt_text):
        found.append(Gap("alt_text", _("Beschreibung fehlt")))
    if photo.shows_people and not consents:
        found.append(Gap(PEOPLE, _("Wer ist zu sehen?")))
    if any(consent != Consent.GRANTED for consent in consents or ()):
        found.append(Gap(PEOPLE, _("Einwilligung fehlt")))
    if photo.release == PhotoRelease.OPEN:
        found.append(Gap("release", _("Freigabe offen")))
    return found
