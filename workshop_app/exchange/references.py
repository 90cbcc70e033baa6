"""Does each id exist once, and does each reference lead to one?"""

from collections.abc import Iterable, Iterator

from workshop_app.exchange.document import Document
from workshop_app.exchange.errors import DanglingReferenceError, DuplicateCodeError
from workshop_app.exchange.list_forms import LISTS
from workshop_app.exchange.schema import Record
from workshop_app.exchange.schema_captured import NAMES_AN_ENTRY

# Keys that hold a list of ids: list, key in its entries, list that the ids are from.
_ID_LISTS = (
    ("cluster", "karten", "karten"),
    ("leitziele", "belege", "statistik"),
    ("leitziele", "quelle_karten", "karten"),
    ("handlungsziele", "quelle_karten", "karten"),
    ("projektideen", "quelle_karten", "karten"),
    ("fotos", "erkennbare_teilnehmende", "teilnehmende"),
    ("kleingruppen", "mitglieder", "teilnehmende"),
    ("kleingruppen", "fest", "teilnehmende"),
)
# Lists whose entries have a key of their own instead of an id.
_OWN_KEYS = {"zeitprotokoll": "schritt", "kapiteltexte": "kapitel"}


def check_references(document: Document) -> None:
    """Refuse a document whose ids are not unique or lead nowhere.

    Raises:
        DuplicateCodeError, DanglingReferenceError: the first place.
    """
    codes = {key: _unique(key, _records(document, key)) for key in LISTS}
    if document.klima is not None:
        _unique("klima.items", document.klima.items or [])
    for place, code, known in _references(document, codes):
        if code not in known:
            raise DanglingReferenceError(place, code)


def _records(document: Document, key: str) -> list[Record]:
    return getattr(document, key) or []


def _unique(key: str, records: Iterable[Record]) -> frozenset[str]:
    name = _OWN_KEYS.get(key, "id")
    first: dict[str, int] = {}
    for number, record in enumerate(records):
        code = getattr(record, name, None)
        if code is None:
            continue
        if code in first:
            raise DuplicateCodeError(
                f"{key}[{number}].{name}", code, first_place=f"{key}[{first[code]}]"
            )
        first[code] = number
    return frozenset(first)


_Codes = dict[str, frozenset[str]]
_Found = Iterator[tuple[str, str, Iterable[str]]]  # place, id, the ids that exist


def _references(document: Document, codes: _Codes) -> _Found:
    for key, form in LISTS.items():
        for number, record in enumerate(_records(document, key)):
            for name, reference in form.references.items():
                code = getattr(record, name)
                if code is not None:
                    yield f"{key}[{number}].{name}", code, codes[reference.target]
    for number, card in enumerate(document.karten or ()):
        if card.zusammengefasst_mit is not None:
            place = f"karten[{number}].zusammengefasst_mit"
            yield place, card.zusammengefasst_mit, codes["karten"]
    for key, name, target in _ID_LISTS:
        for number, record in enumerate(_records(document, key)):
            for part, code in enumerate(getattr(record, name) or ()):
                yield f"{key}[{number}].{name}[{part}]", code, codes[target]
    yield from _options(document, codes)
    yield from _swot_origins(document, codes)


def _options(document: Document, codes: _Codes) -> _Found:
    known = codes["handlungsfelder"] | codes["projektideen"]
    for number, vote in enumerate(document.abstimmungen or ()):
        for part, result in enumerate(vote.ergebnisse or ()):
            if NAMES_AN_ENTRY.match(result.option):
                yield f"abstimmungen[{number}].ergebnisse[{part}].option", result.option, known
        for part, code in enumerate(vote.zur_wahl or ()):
            if NAMES_AN_ENTRY.match(code):
                yield f"abstimmungen[{number}].zur_wahl[{part}]", code, known
        for part, paper in enumerate(vote.stimmzettel or ()):
            for code in filter(NAMES_AN_ENTRY.match, paper.punkte):
                yield f"abstimmungen[{number}].stimmzettel[{part}].punkte", code, known


def _swot_origins(document: Document, codes: _Codes) -> _Found:
    swot = document.swot
    if swot is None:
        return
    lists = {
        "staerken": swot.staerken,
        "schwaechen": swot.schwaechen,
        "chancen": swot.chancen,
        "risiken": swot.risiken,
    }
    for key, named in (("herkunft", swot.herkunft), ("intern", swot.intern)):
        for number, line in enumerate(named or ()):
            place = f"swot.{key}[{number}]"
            yield f"{place}.feld", line.feld, lists
            known = {str(n) for n in range(1, 1 + len(lists.get(line.feld) or ()))}
            yield f"{place}.nummer", str(line.nummer), known
    for number, origin in enumerate(swot.herkunft or ()):
        yield f"swot.herkunft[{number}].cluster", origin.cluster, codes["cluster"]
