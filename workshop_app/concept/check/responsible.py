"""Who is meant by „verantwortlich“: a body that can be asked, or everybody and nobody."""

import re

from workshop_app.concept.check.rows import MunicipalityRow
from workshop_app.concept.check.texts import is_missing
from workshop_app.concept.check.words import folded, word_lists

_SEPARATOR = re.compile(r"[,;/+&|\n·•]|\b(?:und|sowie|oder|bzw|mit)\b\.?")
_WORD = re.compile(r"[^\W_]+")


def names_nobody(text: str, municipality: MunicipalityRow | None) -> bool:
    """Whether a text names no body that could answer for a project.

    So is it with „Verwaltung“, „Stadt“, „Landkreis“, „alle“, „N. N.“, the municipality itself
    („Stadt Brückstadt“), and lists of such; „Stadt, Amt für Soziales“ names one.
    """
    vague = word_lists().vague | _own_words(municipality)
    return all(
        is_missing(part) or all(word in vague or is_missing(word) for word in _WORD.findall(part))
        for part in _SEPARATOR.split(folded(text))
    )


def _own_words(municipality: MunicipalityRow | None) -> set[str]:
    if municipality is None:
        return set()
    names = (municipality.name, municipality.short_name, municipality.seat)
    return set(_WORD.findall(folded(" ".join(names))))
