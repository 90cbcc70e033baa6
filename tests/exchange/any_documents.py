"""Strategies for files of the interchange format: any valid one, and any damage to one."""

import base64
import datetime as dt
import json
import types
import typing
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pictures import A_PNG
from pydantic.fields import FieldInfo

from workshop_app.exchange.document import Document
from workshop_app.exchange.list_forms import LISTS
from workshop_app.exchange.schema import Code, Counts, Record
from workshop_app.exchange.schema_setting import EditedPassageRecord
from workshop_app.model.board import CardColour
from workshop_app.model.people import Sector
from workshop_app.text_safety import clean_text

ODD_TEXTS = [
    "O’Connor-Şahin, ı ț ő ű Ł",
    "Nguyễn Thị Hương",
    "Bu\u0308rgerha\u0308user",  # decomposed
    "„Es kommt auf den Flur an.“ & <b>",
    "erste Zeile\r\nzweite Zeile",
    "👩🏽‍🤝‍👩🏻 🇺🇦",
    "مرحبا بكم",
    "=1+1",
    "\x00\x1b\x7f\ud800\ufffe",
    "x" * 3_000,
]
A_LOGO = base64.b64encode(A_PNG).decode("ascii")
TEXTS = st.sampled_from(ODD_TEXTS) | st.text(max_size=12)
CODES = TEXTS.filter(clean_text)  # of which something is left
_CODE_RULES = FieldInfo.from_annotation(Code).metadata
WHOLE = st.integers(-(2**63) + 1, 2**63 - 1) | st.integers(0, 100)
DECIMALS = st.floats(-1e300, 1e300) | st.integers(-1000, 1000) | st.sampled_from([0.1, 38.1, 90.0])
COUNTS = st.dictionaries(st.sampled_from(["0", "1", "2", "5", "10", "-3"]), st.integers(0, 60))
MOMENTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=dt.UTC).isoformat()
)
KNOWN_TEXTS = {
    "logo": st.just(A_LOGO),
    "foerderlogo": st.just(A_LOGO),
    "foerderlogo_2": st.just(A_LOGO),
    "word_vorlage": st.just(base64.b64encode(b"PK").decode("ascii")),
    "bild": st.just(A_LOGO),
    "farbe": st.sampled_from([*CardColour, "türkis"]),
    "art": st.sampled_from(["netzwerk", "monitoring", "runder Tisch"]),
    "begonnen": MOMENTS,
    "laeuft_seit": MOMENTS,
}
KNOWN_NUMBERS = {
    "turnus_jahre": st.decimals(0, 100, places=2).map(float),
    "punkte": st.integers(-100, 10_000),
    "stimmberechtigte": st.integers(0, 200),
    "punkte_pro_person": st.integers(0, 20),
}
# Filled in afterwards, for they have to be unique or to lead somewhere.
LATER = {
    *("akzeptierte_befunde", "belege", "fest", "herkunft", "kapiteltexte", "mitglieder"),
    *("quelle_karten", "sitzwuensche"),
}


def _strategy(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    if annotation == Counts:
        return COUNTS
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _strategy(name, arguments[0])
    if origin in (Union, types.UnionType):
        inner = next(part for part in arguments if part is not type(None))
        return st.none() | _strategy(name, inner)
    if origin is list:
        return st.lists(_strategy(name, arguments[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(st.sampled_from([*Sector, "presse"]), COUNTS, max_size=2)
    if origin is typing.Literal:
        return st.just(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _tree(annotation)
    plain = {
        str: KNOWN_TEXTS.get(name, TEXTS),
        int: KNOWN_NUMBERS.get(name, WHOLE),
        float: KNOWN_NUMBERS.get(name, DECIMALS),
        bool: st.booleans(),
    }
    return plain[annotation]


def _is_code(annotation: Any) -> bool:
    return annotation == Code or any(_is_code(part) for part in get_args(annotation))


def _is_needed_code(field: FieldInfo) -> bool:
    """Of a field that has to be there, pydantic keeps the type and the rules of a code apart."""
    return field.is_required() and all(rule in field.metadata for rule in _CODE_RULES)


def _tree(record: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    needed: dict[str, st.SearchStrategy[Any]] = {}
    others: dict[str, st.SearchStrategy[Any]] = {"eigene_notiz": TEXTS}
    for name, field in record.model_fields.items():
        if name in LATER or _is_code(field.annotation) or any(map(_is_code, field.metadata)):
            continue
        target = needed if field.is_required() else others
        is_code = _is_needed_code(field)
        target[field.alias or name] = CODES if is_code else _strategy(name, field.annotation)
    return st.fixed_dictionaries(needed, optional=others)


def passages() -> st.SearchStrategy[dict[str, Any]]:
    """Entries of „bearbeitete_textstellen“, whose code belongs to no list of the file."""
    return _tree(EditedPassageRecord)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A valid file: any texts and numbers, unique ids, references that lead somewhere."""
    document = draw(_tree(Document))
    codes = {key: _numbered(draw, document.get(key) or [], key) for key in LISTS}
    for item in (document.get("klima") or {}).get("items") or []:
        item["id"] = f"KL-{id(item)}"
    _fill_goals(draw, document, codes)
    _fill_board(draw, document, codes)
    _fill_people(draw, document, codes)
    _fill_swot(draw, document.get("swot") or {})
    for vote in document.get("abstimmungen") or []:
        options = [*codes["handlungsfelder"], *codes["projektideen"], "ja", "Variante A", ""]
        vote["ergebnisse"] = [
            {"option": draw(st.sampled_from(options)), "punkte": draw(st.integers(0, 50))}
            for _ in range(draw(st.integers(0, 3)))
        ]
    for number, run in enumerate(document.get("zeitprotokoll") or []):
        run["schritt"] = f"T1-{number}"
    return document


def _numbered(draw: st.DrawFn, entries: list[dict[str, Any]], key: str) -> list[str]:
    if "id" not in LISTS[key].pairs:
        return []
    odd = draw(st.sampled_from(["", " ", "ä", "a\u0308", "’"]))
    for number, entry in enumerate(entries):
        entry["id"] = f"{key[:2].upper()}{odd}-{number}"
    return [entry["id"] for entry in entries]


def _maybe(draw: st.DrawFn, entry: dict[str, Any], key: str, codes: list[str]) -> None:
    entry[key] = draw(st.none() | st.sampled_from(codes)) if codes else None


def _some(draw: st.DrawFn, codes: list[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(codes), max_size=2)) if codes else []


def _fill_goals(draw: st.DrawFn, document: dict[str, Any], codes: dict[str, list[str]]) -> None:
    fields, goals = codes["handlungsfelder"], codes["leitziele"]
    if not fields:
        document["leitziele"], goals = [], []
    if not goals:
        document["handlungsziele"] = codes["handlungsziele"] = []
    for goal in document.get("leitziele") or []:
        goal["handlungsfeld"] = draw(st.sampled_from(fields))
        goal["belege"] = _some(draw, codes["statistik"])
    for objective in document.get("handlungsziele") or []:
        objective["leitziel"] = draw(st.sampled_from(goals))
    for key in ("projekte_bestand", "statistik", "gute_praxis", "projektideen", "kleingruppen"):
        for entry in document.get(key) or []:
            _maybe(draw, entry, "handlungsfeld", fields)
    for idea in document.get("projektideen") or []:
        _maybe(draw, idea, "handlungsziel", codes["handlungsziele"])
        idea["quelle_karten"] = _some(draw, codes["karten"])
    for measure in document.get("massnahmenplan") or []:
        _maybe(draw, measure, "projektidee", codes["projektideen"])


def _fill_board(draw: st.DrawFn, document: dict[str, Any], codes: dict[str, list[str]]) -> None:
    cards, clusters = document.get("karten") or [], document.get("cluster") or []
    for card in cards:
        _maybe(draw, card, "cluster", codes["cluster"])
    heads = codes["karten"][:1]  # lies by itself; the others may lie under it
    for card in cards[1:]:
        _maybe(draw, card, "zusammengefasst_mit", heads)
    for entry in [*cards, *clusters]:
        _maybe(draw, entry, "kleingruppe", codes["handlungsfelder"])
    for cluster in clusters:
        cluster["karten"] = [card["id"] for card in cards if card["cluster"] == cluster["id"]]


def _fill_swot(draw: st.DrawFn, swot: dict[str, Any]) -> None:
    swot["intern"] = [
        {"feld": key, "nummer": number, "eigene_notiz": draw(TEXTS)}
        for key in ("staerken", "schwaechen", "chancen", "risiken")
        for number, _line in enumerate(swot.get(key) or [], start=1)
        if draw(st.booleans())
    ]


def _fill_people(draw: st.DrawFn, document: dict[str, Any], codes: dict[str, list[str]]) -> None:
    for group in document.get("kleingruppen") or []:
        group["mitglieder"] = list(dict.fromkeys(_some(draw, codes["teilnehmende"])))
        group["fest"] = group["mitglieder"][:1]
    if codes["teilnehmende"]:
        document["sitzwuensche"] = [
            {
                "person": draw(st.sampled_from(codes["teilnehmende"])),
                "andere": draw(st.sampled_from(codes["teilnehmende"])),
                "art": draw(st.sampled_from(["zusammen", "getrennt", "nebenan"])),
            }
            for _ in range(draw(st.integers(0, 2)))
        ]
    for photo in document.get("fotos") or []:
        photo["erkennbare_teilnehmende"] = _some(draw, codes["teilnehmende"])


def lost(before: Any, after: Any, place: str = "") -> list[str]:
    """The places of a file where something known is not the same in the other one."""
    if _is_nothing(before):
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            found
            for key, value in before.items()
            if not (key not in after and _says_nothing(key, value))
            for found in lost(value, after.get(clean_text(key)), f"{place}.{key}")
        ]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        if place.endswith(("quelle_karten", "mitglieder")):
            before, after = sorted(map(clean_text, before)), sorted(after)
        return [
            found
            for number, (value, other) in enumerate(zip(before, after, strict=True))
            for found in lost(value, other, f"{place}[{number}]")
        ]
    return [] if _cleaned(before) == after else [f"{place}: {before!r} became {after!r}"]


def _cleaned(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


# Not written, since their absence says the same.
DEFAULTS = [False, "roh", "de-DE", ""]
TRUE_BY_DEFAULT = {"am_beamer", "aufgedeckt"}  # the second one of a secret vote with results


def _says_nothing(key: str, value: Any) -> bool:
    return _cleaned(value) in DEFAULTS or (key in TRUE_BY_DEFAULT and value is True)


def _is_nothing(value: Any) -> bool:
    if isinstance(value, dict | list):
        return all(map(_is_nothing, value.values() if isinstance(value, dict) else value))
    return value is None


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(TEXTS, parts, max_size=3),
    max_leaves=5,
)


def places(tree: Any) -> list[tuple[Any, Any]]:
    """All (container, key) of a tree."""
    pairs = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree))
    return [
        found
        for key, value in pairs
        for found in [(tree, key), *(places(value) if isinstance(value, dict | list) else [])]
    ]


@st.composite
def damaged(draw: st.DrawFn, tree: dict[str, Any]) -> str:
    """The text of a file in which some values were removed, doubled or replaced by others."""
    tree = json.loads(json.dumps(tree))
    for _ in range(draw(st.integers(1, 3))):
        found = places(tree)
        if not found:
            break
        container, key = draw(st.sampled_from(found))
        other, other_key = draw(st.sampled_from(found))
        match draw(st.sampled_from(["remove", "copy", "replace", "rename"])):
            case "remove":
                del container[key]
            case "copy":
                container[key] = json.loads(json.dumps(other[other_key]))
            case "rename" if isinstance(container, dict):
                container[draw(TEXTS)] = container.pop(key)
            case _:
                container[key] = draw(JSON_VALUES)
    return json.dumps(tree)


@st.composite
def cut_up(draw: st.DrawFn, text: str) -> bytes:
    """The bytes of a file from which a piece was cut, or into which one was put."""
    data = text.encode("utf-8")
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 40)))
    piece = draw(st.binary(max_size=6) | st.sampled_from([b"", b",", b"}", b"[", b'"', b"\\u"]))
    return data[:start] + piece + data[end:]
