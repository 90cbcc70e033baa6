"""Annexes about people and pictures: only who and what may be shown is in the snapshot."""

from workshop_app import german
from workshop_app.concept.chapters.phrases import body, cell, filled, gap, number_word
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Table,
    plain,
)
from workshop_app.concept.rows import ParticipantRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.people import Consent
from workshop_app.phases.method import UnknownStepError, load_method
from workshop_app.translation import _, ngettext


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
    return Chapter(
        "anhang-fotos",
        letter,
        _("Fotos"),
        (
            body(
                _(
                    "Diese Fotos aus dem Workshop sind für das Konzept freigegeben. Wer darauf zu "
                    "erkennen ist, hat zugestimmt."
                )
            ),
            fitted_table(
                (
                    Column(_("Nummer"), 1.0),
                    Column(_("Zu sehen ist"), 4.6),
                    Column(_("Schritt"), 2.4),
                ),
                tuple(
                    (
                        cell(photo.code),
                        cell(photo.alt_text, _("Beschreibung des Fotos")),
                        (plain(step_title(snapshot, photo.step)),),
                    )
                    for photo in snapshot.photos
                ),
                summary=_("Fotos mit Beschreibung und Schritt"),
                header_column=True,
                shows=tuple(photo.id for photo in snapshot.photos),
            ),
        ),
        starts_page=False,
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
