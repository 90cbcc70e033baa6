"""What people have decided to erase, in words that name nobody, and the erasure that follows.

The file may be changed between the answer and the end of the erasure, which may even come after a
restart. So a wish is kept in the file, and read together with what the file says then.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from workshop_app.german.names import MentionKind
from workshop_app.model.people import Photo
from workshop_app.phases.privacy.erasing_people import (
    Spot,
    erasure_of,
    label_of,
    plan_erasure,
)
from workshop_app.storage.erasure import Erasure
from workshop_app.translation import _


@dataclass(frozen=True, kw_only=True)
class ErasureWish:
    """Löschauftrag: who or what is to be erased, and what people said to the places found.

    Attributes:
        people: ids of participants; empty: pictures are meant.
        photos: ids of photos to be erased by themselves. Without people and photos all deleted
            photos are meant, and logos and templates that are no longer used.
        erases_all: all participants are meant, also who came since.
        erases_photos: the photos that show these people go too.
        kept: places where somebody else is meant.
        ticked: places where they are meant; others, written since, as the app proposes.
        given_up: copies and folders that people said to go on without.
        is_paused: somebody cancelled: it goes on when they say so.
        is_out_of_file: only remains between the rows are left.
        id: by which copies know that it was done there.
    """

    people: tuple[uuid.UUID, ...] = ()
    photos: tuple[uuid.UUID, ...] = ()
    erases_all: bool = False
    erases_photos: bool = False
    kept: tuple[Spot, ...] = ()
    ticked: tuple[Spot, ...] = ()
    given_up: tuple[str, ...] = ()
    is_paused: bool = False
    is_out_of_file: bool = False
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def title(self) -> str:
        """What it is about, at the begin of a sentence."""
        if self.erases_all:
            return _("Teilnehmendendaten löschen")
        if self.people:
            return _("Person löschen") if len(self.people) == 1 else _("Personen löschen")
        return _("Bilder löschen")

    @property
    def label(self) -> str:
        """What has been done, as the history says it."""
        if self.erases_all or self.people:
            return label_of(erases_all=self.erases_all)
        return _("Foto endgültig gelöscht") if self.photos else _("Gelöschte Bilder entfernt")

    def to_json(self) -> str:
        """As it is kept in the file."""
        values = {
            "id": str(self.id),
            "people": [str(one) for one in self.people],
            "photos": [str(one) for one in self.photos],
            "kept": [_spot_to_json(spot) for spot in self.kept],
            "ticked": [_spot_to_json(spot) for spot in self.ticked],
            "given_up": self.given_up,
            "erases_all": self.erases_all,
            "erases_photos": self.erases_photos,
            "is_paused": self.is_paused,
            "is_out_of_file": self.is_out_of_file,
        }
        return json.dumps(values)

    @classmethod
    def from_json(cls, content: str) -> "ErasureWish":
        """As it was kept.

        Raises:
            ValueError: it was not.
        """
        try:
            values = json.loads(content)
            return cls(
                id=uuid.UUID(values["id"]),
                people=tuple(map(uuid.UUID, values["people"])),
                photos=tuple(map(uuid.UUID, values["photos"])),
                kept=tuple(map(_spot_from_json, values["kept"])),
                ticked=tuple(map(_spot_from_json, values["ticked"])),
                given_up=tuple(map(str, values["given_up"])),
                **{
                    name: bool(values[name])
                    for name in ("erases_all", "erases_photos", "is_paused", "is_out_of_file")
                },
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError from error


def erasure_for(session: Session, wish: ErasureWish) -> Erasure:
    """What is to be erased, by what the file says now. Takes its time with a long history."""
    if not wish.people:
        photos = frozenset((Photo.__tablename__, row_id) for row_id in wish.photos)
        return Erasure(
            label=wish.label,
            emptied_label=_("Angaben zu gelöschten Bildern"),
            rows=photos,
            forgets_pictures=not photos,
            id=wish.id,
        )
    plan = plan_erasure(session, wish.people, erases_all=wish.erases_all)
    answered = {*wish.kept, *wish.ticked}
    unasked = [one for one in plan.found if one.spot not in answered and not one.is_proposed]
    kept = {*wish.kept, *(one.spot for one in unasked)}
    return erasure_of(
        session, plan, kept=kept, erases_photos=wish.erases_photos, erasure_id=wish.id
    )


def _spot_to_json(spot: Spot) -> Sequence[str]:
    (table, row_id), column, kind = spot
    return table, str(row_id), column, kind


def _spot_from_json(values: Sequence[str]) -> Spot:
    table, row_id, column, kind = values
    return (table, uuid.UUID(row_id)), column, MentionKind(kind)
