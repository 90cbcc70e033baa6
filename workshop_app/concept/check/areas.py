"""For which area a figure is true, beside the area of the municipality."""

import re
from collections.abc import Iterable
from enum import IntEnum

from workshop_app.concept.check.rows import MunicipalityRow
from workshop_app.concept.check.words import folded
from workshop_app.model.municipality import MunicipalityKind

_WORD = re.compile(r"[^\W\d_]+")
_DISTRICT_KINDS = {MunicipalityKind.DISTRICT, MunicipalityKind.COUNTY}
_STATES = re.compile(
    r"baden-württemberg|bayern|brandenburg|hessen|mecklenburg-vorpommern|niedersachsen"
    r"|nordrhein-westfalen|\bnrw\b|rheinland-pfalz|saarland|\bsachsen\b|sachsen-anhalt"
    r"|schleswig-holstein|thüringen"
)
_CITY_STATES = re.compile(r"berlin|hamburg|bremen")
_FEDERAL = frozenset(
    {"bund", "bundesweit", "bundesgebiet", "bundesrepublik", "deutschland", "deutschlandweit"}
)
_STATE = frozenset({"land", "bundesland", "landesweit", "landes"})
_REGION = frozenset(
    {"regierungsbezirk", "region", "metropolregion", "arbeitsagenturbezirk", "agenturbezirk"}
)
_COUNTY = frozenset({"kreis", "kreises", "landkreis", "landkreises", "kreisweit", "kreisgebiet"})
_PART = re.compile(
    r"stadtteil|ortsteil|stadtbezirk|quartier|sozialraum|viertel\b|ortschaft|wohngebiet|siedlung"
    r"|stadtviertel|gemeindeteil|schulbezirk|grundschul|sprengel"
)
_TOWN = frozenset(
    {
        *("stadt", "gemeinde", "kommune", "gesamtstadt", "stadtgebiet", "gemeindegebiet"),
        *("stadtweit", "gesamtstädtisch", "verbandsgemeinde", "samtgemeinde", "markt"),
        *("kreisstadt", "kernstadt"),
    }
)
_NO_NAMES = frozenset(
    {"stadt", "gemeinde", "landkreis", "kreis", "markt", "an", "der", "die", "das", "im", "in"}
    | {"am", "bei", "ob", "auf", "vor", "und", "verbandsgemeinde", "samtgemeinde", "kreisfreie"}
    | {
        "hansestadt",
        "universitätsstadt",
        "große",
        "kreisangehörige",
        "kreisstadt",
        "ganz",
        "gesamte",
    }
    | {"kommune", "gesamtstadt", "insgesamt", "gesamt", "stadtgebiet", "gemeindegebiet", "unsere"}
    | {"eigene", "stadtweit", "von", "zu"}
)


class Level(IntEnum):
    """Raumebene: how large an area is."""

    PART = 1
    TOWN = 2
    COUNTY = 3
    REGION = 4
    STATE = 5
    FEDERATION = 6


def own_level(town: MunicipalityRow | None) -> Level:
    """The level of the municipality itself; a kreisfreie Stadt is a town."""
    return Level.COUNTY if town and town.kind in _DISTRICT_KINDS else Level.TOWN


def level_of(area: str) -> Level | None:
    """The level that a text names; None where it is not to be seen („Nordhang“)."""
    text = folded(area)
    words = set(_WORD.findall(text))
    if _PART.search(text):
        return Level.PART
    for level, known in (
        (Level.FEDERATION, _FEDERAL),
        (Level.REGION, _REGION),
        (Level.COUNTY, _COUNTY),
        (Level.TOWN, _TOWN),
        (Level.STATE, _STATE),
    ):
        if words & known and not (level is Level.COUNTY and "kreisfreie" in words):
            return level
    if _STATES.search(text):
        return Level.STATE
    return None


def is_of_another_place(area: str, own_names: Iterable[str]) -> bool:
    """Whether a text names a town or Kreis that is not the own one: „Stadt Auental“."""
    own = {word for name in own_names for word in _WORD.findall(folded(name))} - _NO_NAMES
    named = {word for word in _WORD.findall(folded(area)) if len(word) > 2} - _NO_NAMES
    return bool(own and named) and not named & own


def is_a_state_itself(town: MunicipalityRow | None) -> bool:
    """Whether the municipality is a Land too."""
    return bool(town and _CITY_STATES.fullmatch(folded(town.short_name or town.seat)))
