"""Rules about what the document may show, and whether everybody can read it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.personal_data import (
    PERSON_FIELDS,
    UnnamedPeople,
    is_too_small,
    private_contact_in,
)
from workshop_app.concept.check.room_rows import PhotoRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot, Words
from workshop_app.concept.check.texts import named, quoted
from workshop_app.model.municipality import Municipality
from workshop_app.model.people import Consent
from workshop_app.phases.answers import is_missing
from workshop_app.phases.photos import PUBLISHED
from workshop_app.phases.texts import word_count
from workshop_app.translation import _

_FILE_NAME: Final = re.compile(
    r"^\S+\.(?:jpe?g|png|heic|gif|webp)$|^(?:img|dsc|pict|foto|bild|photo)[ _-]*\d*$", re.IGNORECASE
)
_FEWEST_WORDS: Final = 3


def somebody_is_recognised(snapshot: Snapshot) -> Iterator[Flaw]:
    """Personal data or a photo without consent, or a telling value (domain.md section 5, K34).

    Texts that are not printed, internal figures and photos that nobody released are no matter.
    """
    yield from _words_about_people(snapshot)
    yield from _photos_of_people(snapshot)
    for figure in snapshot.indicator_values:
        series = [point.value for point in snapshot.series_of[figure.id]]
        if is_too_small(figure, series):
            message = _(
                "{figure} zählt weniger als zehn Menschen und lässt auf Einzelne schließen: "
                "Soll der Wert gesperrt oder intern sein?"
            ).format(figure=named(figure.code, figure.indicator))
            yield Flaw(Severity.ERROR, at(figure, "is_suppressed"), message)


def _words_about_people(snapshot: Snapshot) -> Iterator[Flaw]:
    unnamed = UnnamedPeople(snapshot.participants)
    seen = set()
    for words in snapshot.words:
        if words.row.id in seen:
            continue
        message = _message_about(words, unnamed)
        if message:
            seen.add(words.row.id)
            yield Flaw(Severity.ERROR, at(words.row, words.field), message)


def _message_about(words: Words, unnamed: UnnamedPeople) -> str | None:
    person = unnamed.named_in(words.text, is_person_field=words.field in PERSON_FIELDS)
    if person:
        return _(
            "{where} steht {name}, die Einwilligung zur Namensnennung fehlt: "
            "Einholen, oder nur das Amt nennen?"
        ).format(where=_where(words), name=quoted(f"{person.first_name} {person.last_name}"))
    contact = private_contact_in(words.text)
    if contact:
        return _(
            "{where} steht eine persönliche Adresse ({contact}): Darf sie ins Konzept?"
        ).format(where=_where(words), contact=contact)
    return None


def _where(words: Words) -> str:
    code = words.row.object_code
    return _("In {code}").format(code=code) if code else _("In einem Text")


def _photos_of_people(snapshot: Snapshot) -> Iterator[Flaw]:
    agreed = {one.id for one in snapshot.participants if one.photo_consent == Consent.GRANTED}
    shown = defaultdict(list)
    for link in snapshot.photo_people:
        shown[link.photo_id].append(link.participant_id)
    for photo in snapshot.photos:
        if photo.release not in PUBLISHED:
            continue
        if not all(person in agreed for person in shown[photo.id]):
            message = _(
                "{photo} ist freigegeben, aber nicht alle darauf haben zugestimmt: "
                "Einwilligung einholen, oder das Foto intern lassen?"
            )
        elif photo.shows_people and not shown[photo.id]:
            message = _(
                "{photo} zeigt Menschen, aber nicht, wer es ist: Haben alle darauf zugestimmt?"
            )
        else:
            continue
        name = named(photo.code, photo.alt_text)
        yield Flaw(Severity.ERROR, at(photo, "release"), message.format(photo=name))


def not_everybody_can_read(snapshot: Snapshot) -> Iterator[Flaw]:
    """No title, or an image without alt text (domain.md section 5, K35).

    Language, heading levels, header rows, contrast, font size, empty paragraphs and merged cells
    cannot go wrong: the tree of the document refuses them (``concept/document.py``).
    """
    if not snapshot.municipality or is_missing(snapshot.municipality.name):
        message = _("Das Konzept hat noch keinen vollständigen Titel: Wie heißt die Kommune?")
        town = snapshot.municipality
        place = at(town, "name") if town else missing_in(Municipality, "name")
        yield Flaw(Severity.ERROR, place, message)
    for photo in snapshot.photos:
        if photo.release in PUBLISHED and not _says_what_it_shows(photo):
            message = _("{photo} hat noch keine Beschreibung: Was ist auf dem Foto zu sehen?")
            name = named(photo.code, photo.alt_text)
            yield Flaw(Severity.ERROR, at(photo, "alt_text"), message.format(photo=name))


def _says_what_it_shows(photo: PhotoRow) -> bool:
    text = photo.alt_text.strip()
    if is_missing(text) or _FILE_NAME.match(text):
        return False
    return word_count(text) >= _FEWEST_WORDS


RULES = (
    Rule(
        "K34",
        somebody_is_recognised,
        (Severity.ERROR,),
        _("Niemand ist gegen seinen Willen zu erkennen."),
    ),
    Rule(
        "K35",
        not_everybody_can_read,
        (Severity.ERROR,),
        _("Das Konzept ist für alle lesbar: mit Titel und beschriebenen Bildern."),
    ),
)
