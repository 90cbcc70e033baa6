"""Fotoprotokoll: the released photos by day and step, large enough to read a wall."""

from collections.abc import Sequence
from typing import Final

from workshop_app.concept import chapters
from workshop_app.concept.chapters.annex_people import step_title
from workshop_app.concept.chapters.front import stand, workshop_days
from workshop_app.concept.chapters.phrases import as_sentence, body, cell, filled, gap, note
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Document,
    Figure,
    Heading,
    plain,
)
from workshop_app.concept.documents.course import CourseStep
from workshop_app.concept.documents.minutes import day_title
from workshop_app.concept.rows import PhotoRow
from workshop_app.concept.snapshot import Snapshot, grouped
from workshop_app.model.workshop import EventKind
from workshop_app.phases.method import PartKey
from workshop_app.pictures import picture_size, without_notes
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
    parts = [
        Chapter("fotos-rahmen", None, _("Zu diesen Fotos"), _frame(snapshot), starts_page=False),
        *_by_day(snapshot, course),
    ]
    if listed := [photo for photo in _ordered(snapshot, course) if not _is_shown(snapshot, photo)]:
        title = _("Fotos ohne Bild in der Datei")
        parts.append(
            Chapter("fotos-liste", None, title, (_table(snapshot, listed),), starts_page=False)
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


def _is_shown(snapshot: Snapshot, photo: PhotoRow) -> bool:
    """Whether there is a picture, and words for those who do not see it."""
    picture = snapshot.pictures.get(photo.picture_hash or "")
    return (
        picture is not None and picture_size(picture) is not None and bool(filled(photo.alt_text))
    )


def _by_day(snapshot: Snapshot, course: Sequence[CourseStep]) -> list[Chapter]:
    shown = [photo for photo in _ordered(snapshot, course) if _is_shown(snapshot, photo)]
    by_step = grouped((photo.step, photo) for photo in shown)
    known = {step.key for step in course}
    found: list[Chapter] = []
    for part, kind, name in _PARTS:
        steps = [step for step in course if step.part == part and step.key in by_step]
        if steps:
            title = day_title(snapshot, kind, name) if kind else name
            blocks = [block for step in steps for block in _step(snapshot, step, by_step[step.key])]
            key = f"fotos-{part}"
            found.append(Chapter(key, None, title, tuple(blocks), starts_page=bool(found)))
    if others := [photo for photo in shown if photo.step not in known]:
        blocks = [_figure(snapshot, photo) for photo in others]
        found.append(Chapter("fotos-weitere", None, _("Weitere Fotos"), tuple(blocks)))
    return found


def _step(snapshot: Snapshot, step: CourseStep, photos: Sequence[PhotoRow]) -> list[Block]:
    title = filled(step.title) or step.key
    return [
        Heading(2, title, f"fotos-{step.key}", numbered=False),
        *(_figure(snapshot, photo) for photo in photos),
    ]


def _figure(snapshot: Snapshot, photo: PhotoRow) -> Figure:
    picture = snapshot.pictures[photo.picture_hash or ""]
    size = picture_size(picture)
    if size is None:
        raise ValueError("only pictures that can be drawn are shown")
    width, height = _STANDING_CM if size.height > size.width else _LYING_CM
    what = filled(photo.alt_text)
    return Figure(
        without_notes(picture),
        what,
        width_cm=min(width, height * size.width / size.height),
        caption=" · ".join(filter(None, (what, filled(photo.wall)))),
        shows=(photo.id,),
    )


def _table(snapshot: Snapshot, listed: Sequence[PhotoRow]) -> Block:
    return fitted_table(
        (Column(_("Nummer"), 1.0), Column(_("Zu sehen ist"), 4.6), Column(_("Schritt"), 2.4)),
        tuple(
            (
                cell(photo.code),
                cell(photo.alt_text, _("Beschreibung des Fotos")),
                (plain(step_title(snapshot, photo.step)),),
            )
            for photo in listed
        ),
        summary=_("Fotos mit Beschreibung und Schritt"),
        header_column=True,
        shows=tuple(photo.id for photo in listed),
    )
