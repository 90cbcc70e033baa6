"""Fotoprotokoll: the released photos by day and step, large enough to read a wall."""

from collections.abc import Sequence
from typing import Final

from workshop_app.concept import chapters
from workshop_app.concept.chapters.annex_people import photo_figure, photo_table
from workshop_app.concept.chapters.front import stand, workshop_days
from workshop_app.concept.chapters.phrases import as_sentence, body, filled, gap, note
from workshop_app.concept.document import (
    Block,
    Chapter,
    Document,
    Figure,
    Heading,
)
from workshop_app.concept.documents.course import CourseStep
from workshop_app.concept.documents.minutes import day_title
from workshop_app.concept.rows import PhotoRow
from workshop_app.concept.snapshot import Snapshot, grouped
from workshop_app.model.workshop import EventKind
from workshop_app.phases.method import PartKey
from workshop_app.translation import _

# Two photos with the heading of their step find room on a page; a standing one has it alone.
_LYING_CM: Final = (15.9, 9.2)  # the largest width and height
_STANDING_CM: Final = (13.0, 17.0)
_PARTS: Final = (
    (PartKey.PREPARATION, None, _("Vorbereitung")),
    (PartKey.DAY_1, EventKind.DAY_1, _("Tag 1")),
    (PartKey.DAY_2, EventKind.DAY_2, _("Tag 2")),
    (PartKey.FOLLOW_UP, None, _("Nachbereitung")),
)


def photo_minutes(snapshot: Snapshot, course: Sequence[CourseStep]) -> Document:
    """All photos that may be published, with what they show for those who do not see it."""
    name = chapters.municipality_name(snapshot)
    ordered = _ordered(snapshot, course)
    shown = [(photo, figure) for photo in ordered if (figure := _figure(snapshot, photo))]
    parts = [
        Chapter("fotos-rahmen", None, _("Zu diesen Fotos"), _frame(snapshot), starts_page=False),
        *_by_day(snapshot, course, shown),
    ]
    if listed := [photo for photo in ordered if photo not in [each for each, _figure in shown]]:
        title = _("Fotos ohne Bild in der Datei")
        parts.append(
            Chapter("fotos-liste", None, title, (photo_table(snapshot, listed),), starts_page=False)
        )
    return Document(
        title=_("Fotoprotokoll"),
        author=name,
        subject=_("Fotos der Ergebnisse aus dem Workshop"),
        created=snapshot.as_of,
        chapters=tuple(parts),
        keywords=(_("Integrationskonzept"), _("Fotoprotokoll"), name),
        contents_depth=0,
    )


def _frame(snapshot: Snapshot) -> tuple[Block, ...]:
    title = filled(snapshot.workshop.title if snapshot.workshop else "")
    days = workshop_days(snapshot)
    about = ", ".join(filter(None, (title, days)))
    blocks: list[Block] = [body(as_sentence(about))] if about else []
    if not snapshot.photos:
        blocks.append(gap(_("Freigegebene Fotos liegen noch nicht vor."), _("Fotos mit Freigabe")))
        return tuple(blocks)
    blocks.append(
        body(
            _(
                "Hier stehen nur Fotos, die freigegeben sind. Wer darauf zu erkennen ist, hat "
                "zugestimmt und kann das jederzeit widerrufen."
            )
        )
    )
    blocks.append(note(_("Stand: {day}").format(day=stand(snapshot))))
    return tuple(blocks)


def _ordered(snapshot: Snapshot, course: Sequence[CourseStep]) -> list[PhotoRow]:
    """By step, and within a step in the order in which they were taken."""
    places = {step.key: place for place, step in enumerate(course)}
    return sorted(
        snapshot.photos,
        key=lambda photo: (
            places.get(photo.step or "", len(places)),
            photo.taken_at or "",
            photo.code,
        ),
    )


def _by_day(
    snapshot: Snapshot, course: Sequence[CourseStep], shown: Sequence[tuple[PhotoRow, Figure]]
) -> list[Chapter]:
    by_step = grouped((photo.step, figure) for photo, figure in shown)
    known = {step.key for step in course}
    found: list[Chapter] = []
    for part, kind, name in _PARTS:
        steps = [step for step in course if step.part == part and step.key in by_step]
        if steps:
            title = day_title(snapshot, kind, name) if kind else name
            blocks = [block for step in steps for block in _step(step, by_step[step.key])]
            key = f"fotos-{part}"
            found.append(Chapter(key, None, title, tuple(blocks), starts_page=bool(found)))
    if others := [figure for photo, figure in shown if photo.step not in known]:
        found.append(Chapter("fotos-weitere", None, _("Weitere Fotos"), tuple(others)))
    return found


def _step(step: CourseStep, photos: Sequence[Figure]) -> list[Block]:
    title = filled(step.title) or step.key
    return [
        Heading(2, title, f"fotos-{step.key}", numbered=False),
        *photos,
    ]


def _figure(snapshot: Snapshot, photo: PhotoRow) -> Figure | None:
    return photo_figure(
        snapshot,
        photo,
        (filled(photo.wall),),
        lying_cm=_LYING_CM,
        standing_cm=_STANDING_CM,
    )
