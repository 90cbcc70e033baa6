"""Figures of the Statistik: as cells of a table and as sentences."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.phrases import (
    cell,
    date_text,
    filled,
    labelled,
    quantity,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Column,
    ItemList,
    Run,
    Runs,
    Table,
    placeholder,
    plain,
    strong,
)
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _

NOT_SHOWN: Final = _("nicht ausgewiesen")


def figures_table(figures: Sequence[IndicatorValueRow], caption: str) -> Table:
    """All figures with what makes a number a number: unit, area, Stichtag, source."""
    return fitted_table(
        (
            Column(_("Kennzahl mit Raumbezug, Stichtag und Quelle"), 8.6),
            Column(_("Wert"), 3.0, numeric=True),
            Column(_("Vergleich"), 4.4),
        ),
        tuple(
            (
                _name_and_origin(figure),
                value_runs(figure),
                _comparison_cell(figure),
            )
            for figure in figures
        ),
        caption=caption,
        shows=tuple(figure.id for figure in figures),
    )


def _name_and_origin(figure: IndicatorValueRow) -> Runs:
    name = filled(figure.indicator)
    return (
        strong(name) if name else placeholder(_("Kennzahl")),
        plain("\n"),
        *cell(figure.area, _("Raumbezug")),
        plain(", "),
        *cell(date_text(figure.as_of), _("Stichtag")),
        plain("; "),
        *cell(figure.source, _("Quelle")),
    )


def value_runs(figure: IndicatorValueRow) -> Runs:
    """The value with its unit, „nicht ausgewiesen“, or the gap."""
    if figure.is_suppressed:
        return (plain(NOT_SHOWN),)
    value = quantity(figure.value, figure.unit)
    if not value:
        return (placeholder(_("Wert")),)
    if filled(figure.unit):
        return (plain(value),)
    return (plain(f"{value} "), placeholder(_("Einheit")))


def figure_sentences(snapshot: Snapshot, figures: Sequence[IndicatorValueRow]) -> ItemList:
    """Each figure with area, Stichtag, source, comparison and trend."""
    return ItemList(
        tuple(_figure_item(snapshot, figure) for figure in figures),
        shows=tuple(figure.id for figure in figures),
    )


def evidence_item(figure: IndicatorValueRow) -> Runs:
    """A figure in a few words, as evidence for a goal."""
    return (plain(f"{filled(figure.indicator)}: "), *value_runs(figure))


def _figure_item(snapshot: Snapshot, figure: IndicatorValueRow) -> Runs:
    runs: list[Run] = list(labelled(filled(figure.indicator) or _("ohne Bezeichnung")))
    if figure.is_suppressed:
        runs.append(plain(_("Der Wert wird nicht ausgewiesen, weil er zu klein ist")))
    else:
        runs.append(plain(_("Der Wert liegt bei ")))
        runs.extend(replace(run, text=german.in_dative(run.text)) for run in value_runs(figure))
    runs += [
        plain(" ("),
        *cell(figure.area, _("Raumbezug")),
        plain(_(", Stichtag ")),
        *cell(date_text(figure.as_of), _("Stichtag")),
        plain(")."),
    ]
    more = "".join(
        f" {sentence}" for sentence in (_compared(figure), _trend(snapshot, figure)) if sentence
    )
    return (*runs, plain(f"{more} "), plain(_("Quelle: ")), *cell(figure.source, _("Quelle")))


def _comparison(figure: IndicatorValueRow) -> tuple[str, str]:
    """The value to compare with and the area it stands for; a suppressed figure has none."""
    if figure.is_suppressed:
        return "", ""
    return quantity(figure.comparison_value, figure.unit), filled(figure.comparison_area)


def _compared(figure: IndicatorValueRow) -> str:
    value, area = _comparison(figure)
    if value and area:
        return _("Zum Vergleich ({area}): {value}.").format(area=area, value=value)
    return _("Zum Vergleich: {value}.").format(value=value) if value else ""


def _comparison_cell(figure: IndicatorValueRow) -> Runs:
    value, area = _comparison(figure)
    return (plain(f"{area}: {value}" if value and area else value),)


def _trend(snapshot: Snapshot, figure: IndicatorValueRow) -> str:
    """How the value has gone; a suppressed figure keeps its past to itself too."""
    points = [] if figure.is_suppressed else snapshot.series_of[figure.id]
    by_year = [list(group)[-1] for _year, group in groupby(points, key=lambda point: point.year)]
    if len(by_year) < 2:
        return ""
    first, *between, last = by_year
    start, end = first.value or 0.0, last.value or 0.0
    if start == end:
        pattern = _("Er ist {end_year} so hoch wie {start_year}.")
    elif start < end:
        pattern = _("Von {start_year} bis {end_year} ist er von {start} auf {end} gestiegen.")
    else:
        pattern = _("Von {start_year} bis {end_year} ist er von {start} auf {end} gesunken.")
    sentence = pattern.format(
        start_year=first.year,
        end_year=last.year,
        start=german.in_dative(quantity(start, figure.unit)),
        end=quantity(end, figure.unit),
    )
    steps = [f"{point.year}: {quantity(point.value, figure.unit)}" for point in between]
    if not steps:
        return sentence
    return f"{sentence.removesuffix('.')} ({', '.join(steps)})."
