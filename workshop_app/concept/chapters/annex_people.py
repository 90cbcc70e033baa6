"""Annexes about people and pictures: only who and what may be shown is in the snapshot."""

from collections.abc import Iterable, Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.phrases import body, cell, filled, gap, number_word
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Figure,
    Table,
    plain,
)
from workshop_app.concept.rows import ParticipantRow, PhotoRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.people import Consent
from workshop_app.phases.method import UnknownStepError, load_method
from workshop_app.pictures import picture_size, without_notes
from workshop_app.translation import _, ngettext

# The width and height of a photo: the writer makes it as narrow as the text, and two of them find
# room on a page.
_LARGEST_CM: Final = (16.0, 11.0)


def participants(snapshot: Snapshot, letter: str) -> Chapter:
    """Those who were there and have agreed to be named, in alphabetical order."""
    present = [person for person in snapshot.participants if person.is_present]
    named = [
        person
        for person in present
        if person.naming_consent == Consent.GRANTED and filled(_name(person))
    ]
    blocks: list[Block] = []
    if named:
        blocks += [
            body(_("Diese Teilnehmenden haben zugestimmt, hier genannt zu werden:")),
            _people_table(named),
        ]
    else:
        blocks.append(
            gap(
                _("Einwilligungen zur Nennung liegen noch nicht vor."),
                _("Einwilligungen der Teilnehmenden"),
            )
        )
    unnamed = len(present) - len(named)
    if named and unnamed:
        blocks.append(
            body(
                ngettext(
                    "Eine weitere Person hat mitgearbeitet und ist hier nicht genannt.",
                    "{count} weitere Menschen haben mitgearbeitet und sind hier nicht genannt.",
                    unnamed,
                ).format(count=number_word(unnamed).capitalize())
            )
        )
    return Chapter("anhang-teilnehmende", letter, _("Teilnehmende"), tuple(blocks))


def _name(person: ParticipantRow) -> str:
    first = " ".join(filter(None, (filled(person.academic_title), filled(person.first_name))))
    last = filled(person.last_name)
    return f"{last}, {first}" if last and first else last or first


def _people_table(named: list[ParticipantRow]) -> Table:
    ordered = sorted(
        named,
        key=lambda person: (german.sort_key(person.last_name), german.sort_key(person.first_name)),
    )
    return fitted_table(
        (Column(_("Name"), 2.4), Column(_("Organisation"), 3.4), Column(_("Funktion"), 3.2)),
        tuple(
            (
                (plain(_name(person)),),
                (plain(filled(person.organisation)),),
                (plain(filled(person.function)),),
            )
            for person in ordered
        ),
        summary=_("Teilnehmende mit Organisation und Funktion"),
        header_column=True,
        shows=tuple(person.id for person in ordered),
    )


def photos(snapshot: Snapshot, letter: str) -> Chapter | None:
    """The photos that may be published, with what they show; None if there are none."""
    if not snapshot.photos:
        return None
    ordered = sorted(snapshot.photos, key=_moment)
    shown = [(photo, figure) for photo in ordered if (figure := _figure(snapshot, photo))]
    listed = [photo for photo in ordered if photo not in [each for each, _figure in shown]]
    text = _(
        "Diese Fotos aus dem Workshop sind für das Konzept freigegeben. Wer darauf zu "
        "erkennen ist, hat zugestimmt."
    )
    blocks: list[Block] = [body(text), *(figure for _photo, figure in shown)]
    if listed:
        blocks.append(photo_table(snapshot, listed))
    return Chapter("anhang-fotos", letter, _("Fotodokumentation"), tuple(blocks), starts_page=False)


def _moment(photo: PhotoRow) -> tuple[int, str, str]:
    """By step, and within a step in the order in which they were taken."""
    steps = [step.key for step in load_method().steps]
    place = steps.index(photo.step) if photo.step in steps else len(steps)
    return place, photo.taken_at or "", photo.code


def _figure(snapshot: Snapshot, photo: PhotoRow) -> Figure | None:
    where = (step_title(snapshot, photo.step), filled(photo.wall))
    return photo_figure(snapshot, photo, where, lying_cm=_LARGEST_CM, standing_cm=_LARGEST_CM)


def photo_figure(
    snapshot: Snapshot,
    photo: PhotoRow,
    where: Iterable[str],
    *,
    lying_cm: tuple[float, float],
    standing_cm: tuple[float, float],
) -> Figure | None:
    """The photo itself; None without a picture, or without a word for those who do not see it.

    Args:
        where: what follows in the caption on what is to be seen.
        lying_cm: the largest width and height of a picture that is wider than high.
        standing_cm: those of another one.
    """
    picture = snapshot.pictures.get(photo.picture_hash or "")
    size = picture_size(picture or b"")
    what = filled(photo.alt_text)
    if picture is None or size is None or not what:
        return None
    width, height = standing_cm if size.height > size.width else lying_cm
    return Figure(
        without_notes(picture),
        what,
        width_cm=min(width, height * size.width / size.height),
        caption=" · ".join(filter(None, (what, *where))),
        shows=(photo.id,),
    )


def photo_table(snapshot: Snapshot, listed: Sequence[PhotoRow]) -> Table:
    """What the photos show that cannot be shown themselves."""
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


def step_title(snapshot: Snapshot, key: str | None) -> str:
    """The title of a step, the key itself if nobody knows it."""
    found = filled(key)
    own = next((step.title for step in snapshot.own_steps if step.code == found), "")
    if own:
        return own
    try:
        return load_method().step(found).title if found else ""
    except UnknownStepError:
        return found
