"""The Klima-Barometer as charts: how the votes are spread, and where the groups differ."""

from collections.abc import Sequence
from typing import Final

from workshop_app.concept.chapters.chart_figures import chart_figures, workshop_source
from workshop_app.concept.chapters.climate_results import (
    ClimateResult,
    sector_name,
    short_sector_name,
)
from workshop_app.concept.chapters.phrases import filled
from workshop_app.concept.charts.kinds import (
    DistributionChart,
    DistributionRow,
    GroupChart,
    GroupRow,
    ScaleEnds,
)
from workshop_app.concept.charts.sizes import MOST_STATEMENTS, in_parts
from workshop_app.concept.document import Figure
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.polls.climate import LEAST_VOTES_SHOWN
from workshop_app.translation import _

_MOST_VALUES: Final = 11  # of a scale that bars can be divided by


def climate_figures(
    snapshot: Snapshot, results: Sequence[ClimateResult], sectors: Sequence[str]
) -> tuple[list[Figure], list[Figure]]:
    """How the votes are spread, and where the groups differ, as far as there are numbers for it."""
    scale = _scale(snapshot)
    if scale is None:
        return [], []
    source = workshop_source(snapshot)
    shows = tuple(result.item.id for result in results)
    spread = [row for result in results if (row := _distribution_row(result, scale))]
    names = tuple(map(sector_name, sectors)), tuple(map(short_sector_name, sectors))
    return (
        chart_figures(
            [DistributionChart(scale, tuple(part)) for part in in_parts(spread, MOST_STATEMENTS)],
            _("Klima-Barometer, Verteilung der Stimmen"),
            source=source,
            shows=shows,
        ),
        chart_figures(
            [
                GroupChart(scale, *names, tuple(part))
                for part in in_parts(_group_rows(results, sectors, scale), MOST_STATEMENTS)
            ],
            (
                _("Klima-Barometer, Mittelwerte der Gruppen, die größten Unterschiede oben")
                if len(sectors) > 1
                else _("Klima-Barometer, Mittelwerte")
            ),
            source=source,
            shows=shows,
        ),
    )


def _scale(snapshot: Snapshot) -> ScaleEnds | None:
    found = snapshot.climate_scale
    if found is None or not 1 <= found.maximum - found.minimum < _MOST_VALUES:
        return None
    return ScaleEnds(
        found.minimum, found.maximum, filled(found.minimum_text), filled(found.maximum_text)
    )


def _distribution_row(result: ClimateResult, scale: ScaleEnds) -> DistributionRow | None:
    """The counts of a statement; None where so few voted that they might be recognised."""
    counts = tuple(max(result.item.counts.get(str(value), 0), 0) for value in scale.values)
    if sum(counts) < LEAST_VOTES_SHOWN:
        return None
    return DistributionRow(filled(result.item.statement), counts, result.mean)


def _group_rows(
    results: Sequence[ClimateResult], sectors: Sequence[str], scale: ScaleEnds
) -> list[GroupRow]:
    """The statements on which the groups are furthest apart come first."""
    return [
        GroupRow(
            filled(result.item.statement),
            result.mean,
            tuple(result.group_means.get(sector) for sector in sectors),
        )
        for result in sorted(results, key=lambda result: -result.gap)
        if scale.minimum <= result.mean <= scale.maximum
    ]
