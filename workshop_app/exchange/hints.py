"""What people should know about a document that was accepted, in German sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from workshop_app.exchange.document import Document
from workshop_app.exchange.errors import shortened
from workshop_app.exchange.links import clusters_of_cards
from workshop_app.exchange.schema import Cleaning, Known, Record
from workshop_app.exchange.schema_captured import FREE_OPTIONS
from workshop_app.storage.picture_store import REASONS
from workshop_app.translation import _, ngettext

_MOST_NAMED: Final = 12  # places that one hint lists


def hints_of(document: Document) -> tuple[str, ...]:
    """One sentence for each kind of oddity; none if there is nothing to say."""
    records = list(_records(document, ""))
    return (
        *_unknown_keys(records),
        *_unknown_values([*_values_outside(records), *_free_options(document)]),
        *_unknown_lists(records),
        *_contradicting_clusters(document),
    )


def cleaning_hints(cleaning: Cleaning) -> tuple[str, ...]:
    """What to say about texts that lost invisible signs, and about pictures that were left out."""
    pictures = tuple(
        ngettext(
            "Ein Bild wurde nicht übernommen: {reason}. Bitte fügen Sie es in der App neu hinzu.",
            "{count} Bilder wurden nicht übernommen: {reason}. Bitte fügen Sie sie in der App neu "
            "hinzu.",
            count,
        ).format(count=count, reason=REASONS[flaw])
        for flaw, count in Counter(cleaning.pictures).items()
    )
    if not cleaning.count:
        return pictures
    sentence = ngettext(
        "Aus einem Text wurden unsichtbare Steuerzeichen entfernt.",
        "Aus {count} Texten wurden unsichtbare Steuerzeichen entfernt.",
        cleaning.count,
    )
    return (*pictures, sentence.format(count=cleaning.count))


def _records(record: Record, place: str) -> Iterator[tuple[str, Record]]:
    """All objects of the file with their path without indexes."""
    yield place, record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, Record):
                yield from _records(part, _joined(place, name))


def _joined(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _unknown_keys(records: Iterable[tuple[str, Record]]) -> Iterator[str]:
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for place, record in records:
        for key, value in record.unknown.items():
            counter = kept if isinstance(value, str) else dropped
            counter[_joined(place, shortened(key))] += 1
    if kept:
        yield _("Unbekannte Angaben, die als Text erhalten bleiben: {places}.").format(
            places=_listed(kept)
        )
    if dropped:
        yield _(
            "Unbekannte Angaben, die keine Texte sind und daher nicht übernommen wurden: {places}."
        ).format(places=_listed(dropped))


def _values_outside(records: Iterable[tuple[str, Record]]) -> Iterator[tuple[str, str]]:
    for place, record in records:
        for name, field in type(record).model_fields.items():
            for known in field.metadata:
                if isinstance(known, Known):
                    value = getattr(record, name)
                    texts = value if isinstance(value, Mapping) else [value]
                    for text in texts:
                        if text is not None and text not in known.values:
                            yield _joined(place, name), text


def _free_options(document: Document) -> Iterator[tuple[str, str]]:
    known = FREE_OPTIONS | {
        entry.id
        for entries in (document.handlungsfelder, document.projektideen)
        for entry in entries or ()
    }
    for vote in document.abstimmungen or ():
        for result in vote.ergebnisse or ():
            if result.option not in known:
                yield "abstimmungen.ergebnisse.option", result.option


def _unknown_values(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    counts = Counter(f"{place} „{shortened(text)}“" for place, text in found)
    if counts:
        yield _("Unbekannte Werte, die als Text erhalten bleiben: {places}.").format(
            places=_listed(counts)
        )


def _unknown_lists(records: Iterable[tuple[str, Record]]) -> Iterator[str]:
    """Lists that are null: the model has no "not known" for a list."""
    counts: Counter[str] = Counter()
    for place, record in records:
        for name, field in type(record).model_fields.items():
            if field.default_factory is list and getattr(record, name) is None:
                counts[_joined(place, name)] += 1
    if counts:
        yield _("Listen, die als nicht bekannt gelten und leer angelegt wurden: {places}.").format(
            places=_listed(counts)
        )


def _contradicting_clusters(document: Document) -> Iterator[str]:
    home = clusters_of_cards(document)
    cards = sorted(
        {
            code
            for cluster in document.cluster or ()
            for code in cluster.karten or ()
            if home[code] != cluster.id
        }
    )
    if cards:
        yield ngettext(
            "{cards} steht in mehreren Clustern; es gilt, was bei der Karte selbst steht.",
            "{cards} stehen in mehreren Clustern; es gilt, was bei den Karten selbst steht.",
            len(cards),
        ).format(cards=_listed(Counter(cards)))


def _listed(counts: Mapping[str, int]) -> str:
    names = [
        name if count == 1 else _("{name} ({count}-mal)").format(name=name, count=count)
        for name, count in counts.items()
    ]
    more = len(names) - _MOST_NAMED
    if more <= 0:
        return ", ".join(names)
    return _("{names} und {count} weitere").format(names=", ".join(names[:_MOST_NAMED]), count=more)
