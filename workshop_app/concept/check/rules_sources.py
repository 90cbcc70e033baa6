"""Rules about where figures and good examples come from."""

import re
from collections.abc import Iterator
from typing import Final

from workshop_app.concept.check.areas import (
    Level,
    is_a_state_itself,
    is_of_another_place,
    level_of,
    own_level,
)
from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.room_rows import IndicatorValueRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import lacking, named, quoted
from workshop_app.model.stock import IndicatorValue
from workshop_app.phases.answers import is_missing
from workshop_app.translation import _

_REGISTER: Final = re.compile(r"\bAZR\b|Ausländerzentralregister", re.IGNORECASE)
_POPULATION: Final = re.compile(
    r"\b(?:BVF|MR|EMR)\b|Bevölkerungsfortschreibung|Melderegister|Einwohnermelde"
    r"|Fortschreibung des Bevölkerungsstand",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(r"prozent|%|quote|anteil|je 1\.?000|promille|‰", re.IGNORECASE)
_PRACTICE_QUESTIONS = {
    ("source",): _("Wo steht das, oder wer hat davon erzählt?"),
    ("transferability",): _("Was davon passt zu uns?"),
    ("source", "transferability"): _("Woher kommt das Beispiel, und was davon passt zu uns?"),
}


def figure_is_of_another_area(snapshot: Snapshot) -> Iterator[Flaw]:
    """Raumbezug differs from the municipality's level (domain.md section 5, K09).

    With a Hinweis a hint, without one a warning. A Stadtteil beside the value of the whole town
    says how it differs, and needs nothing more.
    """
    for figure in snapshot.indicator_values:
        if is_missing(figure.area) or not _is_elsewhere(figure, snapshot):
            continue
        if is_missing(figure.remark):
            severity, field = Severity.WARNING, "remark"
            message = _(
                "{figure} gilt für {area} und nicht für die ganze Kommune: "
                "Gibt es einen eigenen Wert, oder fehlt nur der Hinweis?"
            )
        else:
            severity, field = Severity.HINT, "area"
            message = _(
                "{figure} gilt für {area} und nicht für die ganze Kommune: "
                "Gibt es inzwischen einen eigenen Wert?"
            )
        name = named(figure.code, figure.indicator)
        yield Flaw(
            severity, at(figure, field), message.format(figure=name, area=quoted(figure.area))
        )


def _is_elsewhere(figure: IndicatorValueRow, snapshot: Snapshot) -> bool:
    town, own = snapshot.municipality, own_level(snapshot.municipality)
    level = level_of(figure.area)
    if level is None or (level is Level.STATE and is_a_state_itself(town)):
        return False
    if level == own:
        return is_of_another_place(figure.area, snapshot.own_names)
    return level > own or level_of(figure.comparison_area or "") != own


def registers_are_mixed(snapshot: Snapshot) -> Iterator[Flaw]:
    """AZR and BVF/MR values both used, or in the same ratio (domain.md section 5, K10).

    For both the Quellenverzeichnis has its remark; one ratio of both is a warning.
    """
    texts = {
        figure.id: f"{figure.source} {figure.remark or ''}" for figure in snapshot.indicator_values
    }
    mixed = [
        figure
        for figure in snapshot.indicator_values
        if _names_both(texts[figure.id]) and _is_ratio(figure)
    ]
    for figure in mixed:
        message = _(
            "In {figure} stehen Ausländerzentralregister und Melderegister in derselben Quote: "
            "Lassen sich beide Zahlen aus einer Quelle nehmen?"
        ).format(figure=named(figure.code, figure.indicator))
        yield Flaw(Severity.WARNING, at(figure, "source"), message)
    if not mixed and _names_both(" ".join(texts.values())):
        message = _(
            "Die Zahlen kommen aus dem Ausländerzentralregister und aus dem Melderegister, die "
            "verschieden zählen: Reicht der Hinweis im Quellenverzeichnis?"
        )
        yield Flaw(Severity.HINT, missing_in(IndicatorValue, "source"), message)


def _names_both(text: str) -> bool:
    return bool(_REGISTER.search(text) and _POPULATION.search(text))


def _is_ratio(figure: IndicatorValueRow) -> bool:
    has_parts = figure.numerator is not None and figure.denominator is not None
    return has_parts or bool(_RATIO.search(f"{figure.unit} {figure.indicator}"))


def practice_is_unfounded(snapshot: Snapshot) -> Iterator[Flaw]:
    """Good practice without source or transfer note (domain.md section 5, K33)."""
    for practice in snapshot.good_practices:
        gaps = []
        if is_missing(practice.source):
            gaps.append(("source", _("die Quelle")))
        if is_missing(practice.transferability):
            gaps.append(("transferability", _("die Übertragbarkeit")))
        if gaps:
            message = _("Bei {practice} {lacking}: {question}").format(
                practice=named(practice.code, practice.title),
                lacking=lacking([part for _field, part in gaps]),
                question=_PRACTICE_QUESTIONS[tuple(field for field, _part in gaps)],
            )
            yield Flaw(Severity.HINT, at(practice, gaps[0][0]), message)


RULES = (
    Rule(
        "K09",
        figure_is_of_another_area,
        (Severity.WARNING, Severity.HINT),
        _("Kennzahlen gelten für die Kommune selbst, oder ein Hinweis sagt es."),
    ),
    Rule(
        "K10",
        registers_are_mixed,
        (Severity.WARNING, Severity.HINT),
        _("Ausländerzentralregister und Melderegister stehen nicht in derselben Quote."),
    ),
    Rule(
        "K33",
        practice_is_unfounded,
        (Severity.HINT,),
        _("Gute Praxis nennt Quelle und Übertragbarkeit."),
    ),
)
