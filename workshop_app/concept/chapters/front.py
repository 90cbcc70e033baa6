"""Deckblatt and Impressum."""

from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.phrases import as_runs, filled, quoted
from workshop_app.concept.document import (
    Block,
    Cover,
    Figure,
    Paragraph,
    Run,
    placeholder,
    plain,
    strong,
)
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.implementation import StructureKind
from workshop_app.pictures import picture_size, without_notes
from workshop_app.translation import _

_LOGO_WIDTH_CM: Final = 6.0
_LOGO_HEIGHT_CM: Final = 3.0
_FUNDING_LOGO_HEIGHT_CM: Final = 1.8


def cover(snapshot: Snapshot) -> Cover:
    """The first page."""
    return Cover(
        title=_("Integrationskonzept"),
        subtitle=filled(snapshot.vision.title if snapshot.vision else ""),
        municipality=municipality_name(snapshot),
        status_line=_("Entwurf · Stand {day}").format(day=stand(snapshot)),
        lines=tuple(line for line in (_workshop_line(snapshot), _client_line(snapshot)) if line),
        logo=_logo(snapshot),
    )


def _logo(snapshot: Snapshot) -> Figure | None:
    picture = snapshot.municipality.logo if snapshot.municipality else None
    alt_text = _("Logo: {name}").format(name=municipality_name(snapshot))
    return _picture(picture, alt_text, _LOGO_HEIGHT_CM)


def _picture(picture: bytes | None, alt_text: str, height_cm: float) -> Figure | None:
    """A logo as wide as its height and the page allow; None without a picture that can be read."""
    size = picture_size(picture or b"")
    if picture is None or size is None:
        return None
    width = min(_LOGO_WIDTH_CM, height_cm * size.width / size.height)
    return Figure(without_notes(picture), alt_text, width_cm=width)


def imprint(snapshot: Snapshot) -> tuple[Block, ...]:
    """Who is responsible for the document, and what it is."""
    blocks: list[Block] = [
        _entry(_("Herausgegeben von"), municipality_name(snapshot), _head(snapshot)),
        _entry(
            _("Kontakt"), *_coordination(snapshot), placeholder(_("Anschrift, Telefon und E-Mail"))
        ),
    ]
    if snapshot.moderators:
        moderators = [
            f"{filled(person.name)} ({role})" if (role := filled(person.role)) else person.name
            for person in snapshot.moderators
        ]
        blocks.append(_entry(_("Begleitung des Workshops"), *moderators))
    blocks += [
        _entry(_("Stand"), stand(snapshot)),
        _entry(
            _("Zu diesem Entwurf"),
            _(
                "Er ist aus den Ergebnissen des Workshops zusammengestellt und noch nicht "
                "beschlossen. Was fehlt, ist an seiner Stelle gekennzeichnet:"
            ),
            placeholder(_("so wie hier")),
        ),
    ]
    blocks += _funding(snapshot)
    if snapshot.workshop and snapshot.workshop.is_fictional:
        remark = filled(snapshot.workshop.note)
        blocks.append(
            _entry(_("Hinweis"), remark or _("Alle Namen, Orte und Zahlen sind frei erfunden."))
        )
    return tuple(blocks)


def _funding(snapshot: Snapshot) -> list[Block]:
    """The sentence and the logos that a funder demands, if there are any."""
    town = snapshot.municipality
    if town is None:
        return []
    funder, notice = filled(town.funder), filled(town.funding_notice)
    blocks: list[Block] = [_entry(_("Förderung"), funder, notice)] if funder or notice else []
    name = funder or _("Förderer")
    for picture, alt_text in (
        (town.funding_logo, _("Logo: {name}")),
        (town.second_funding_logo, _("Zweites Logo: {name}")),
    ):
        logo = _picture(picture, alt_text.format(name=name), _FUNDING_LOGO_HEIGHT_CM)
        blocks += [logo] if logo else []
    return blocks


def municipality_name(snapshot: Snapshot) -> str:
    """The municipality's name, or words that stand in for it."""
    return snapshot.name or _("Kommune ohne Namen")


def stand(snapshot: Snapshot) -> str:
    """The day that the document describes: „14.11.2026“."""
    return german.format_date(snapshot.as_of.date())


def workshop_days(snapshot: Snapshot) -> str:
    """„13.–14. November 2026“; empty where no date is known."""
    if not snapshot.days:
        return ""
    return german.format_date_range(snapshot.days[0], snapshot.days[-1])


def _workshop_line(snapshot: Snapshot) -> str:
    title = filled(snapshot.workshop.title) if snapshot.workshop else ""
    days = workshop_days(snapshot)
    if title and days:
        return _("Ergebnis des Workshops {title}, {days}").format(title=quoted(title), days=days)
    if days:
        return _("Ergebnis des Workshops vom {days}").format(days=days)
    return _("Ergebnis des Workshops {title}").format(title=quoted(title)) if title else ""


def _client_line(snapshot: Snapshot) -> str:
    client = filled(snapshot.workshop.client) if snapshot.workshop else ""
    return _("Im Auftrag von: {client}").format(client=client) if client else ""


def _head(snapshot: Snapshot) -> str:
    head = head_of_municipality(snapshot)
    return _("vertreten durch: {head}").format(head=head) if head else ""


def head_of_municipality(snapshot: Snapshot) -> str:
    """„Bürgermeister Matthias Hellweg-Brandt“, as far as it is known."""
    town = snapshot.municipality
    parts = (filled(town.head_title), filled(town.head_name)) if town else ()
    return " ".join(part for part in parts if part)


def _coordination(snapshot: Snapshot) -> tuple[str, ...]:
    for structure in snapshot.structures:
        if structure.kind == StructureKind.COORDINATION:
            parts = (filled(structure.name), filled(structure.attached_to))
            return (", ".join(part for part in parts if part),)
    return ()


def _entry(name: str, *lines: str | Run) -> Paragraph:
    runs = [strong(name)]
    for line in as_runs(lines):
        if line.text:
            runs += [plain("\n"), line]
    return Paragraph(tuple(runs))
