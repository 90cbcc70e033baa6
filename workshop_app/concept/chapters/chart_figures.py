"""Charts as figures of a chapter: each with its words, its source and its width."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.front import workshop_days
from workshop_app.concept.chapters.phrases import date_text, filled
from workshop_app.concept.charts.kinds import (
    Chart,
    ComparisonPanel,
    CostChart,
    CostColumn,
    GanttChart,
    GanttRow,
    LinePanel,
    Panel,
    PanelChart,
)
from workshop_app.concept.charts.sizes import (
    MOST_COLUMNS,
    MOST_PANELS,
    SIDEWAYS_MM,
    UPRIGHT_MM,
    gantt_parts,
    in_parts,
)
from workshop_app.concept.charts.words import describe
from workshop_app.concept.costs import CostPlan
from workshop_app.concept.document import Figure
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _

# Dates further away from the workshop are slips of the pen, and no calendar shows them.
_YEARS_BEFORE: Final = 5
_YEARS_AFTER: Final = 15
_FEWEST_COLUMNS: Final = 2


def chart_figures(
    charts: Sequence[Chart],
    caption: str,
    *,
    source: str,
    shows: tuple[uuid.UUID, ...] = (),
) -> list[Figure]:
    """A chart, or the parts of one that is too high for a page."""
    part = _("{caption}, Teil {number} von {count}")
    return [
        Figure(
            chart,
            describe(chart),
            width_cm=(SIDEWAYS_MM if isinstance(chart, GanttChart) else UPRIGHT_MM) / 10,
            caption=(
                caption
                if len(charts) == 1
                else part.format(caption=caption, number=number, count=len(charts))
            ),
            source=source,
            shows=shows,
        )
        for number, chart in enumerate(charts, start=1)
    ]


def workshop_source(snapshot: Snapshot) -> str:
    """Where the results of the two days come from."""
    days = workshop_days(snapshot)
    return (
        _("Integrationsworkshop, {days}").format(days=days) if days else _("Integrationsworkshop")
    )


def indicator_figures(
    snapshot: Snapshot, figures: Sequence[IndicatorValueRow], caption: str
) -> list[Figure]:
    """Charts of the figures that have a past or something to compare with."""
    found = [
        (panel, figure)
        for figure in figures
        if not figure.is_suppressed and filled(figure.indicator)
        for panel in _panels(snapshot, figure)
    ]
    shown = list(dict.fromkeys(figure for _panel, figure in found))
    sources = dict.fromkeys(filled(figure.source) for figure in shown)
    return chart_figures(
        [
            PanelChart(tuple(part))
            for part in in_parts([panel for panel, _figure in found], MOST_PANELS)
        ],
        caption,
        source="; ".join(filter(None, sources)) or _("noch zu klären"),
        shows=tuple(figure.id for figure in shown),
    )


def _panels(snapshot: Snapshot, figure: IndicatorValueRow) -> Iterable[Panel]:
    title, unit, area = filled(figure.indicator), filled(figure.unit), filled(figure.area)
    points = series(snapshot, figure)
    if len(points) > 1:
        yield LinePanel(title, area, unit, points)
    if figure.value is not None and figure.comparison_value is not None:
        day = date_text(figure.as_of)
        yield ComparisonPanel(
            title,
            _("Stichtag {day}").format(day=day) if day else "",
            unit,
            (
                (area or _("Kommune"), figure.value),
                (filled(figure.comparison_area) or _("zum Vergleich"), figure.comparison_value),
            ),
        )


def series(snapshot: Snapshot, figure: IndicatorValueRow) -> tuple[tuple[int, float], ...]:
    """The value of each year that is known, the newest one included; the last of a year counts."""
    points = [(point.year, point.value or 0.0) for point in snapshot.series_of[figure.id]]
    by_year = {year: list(group)[-1][1] for year, group in groupby(points, key=lambda p: p[0])}
    span = german.as_date_range(figure.as_of)
    if by_year and span and figure.value is not None and span[0].year > max(by_year):
        by_year[span[0].year] = figure.value
    return tuple(by_year.items())


def cost_figures(plan: CostPlan, source: str) -> list[Figure]:
    """The costs of the years as columns; none where there is nothing to compare."""
    if not _FEWEST_COLUMNS <= len(plan.years) <= MOST_COLUMNS:
        return []
    columns = tuple(CostColumn(each.year, each.once, each.running) for each in plan.years)
    return chart_figures(
        [CostChart(columns)], _("Kosten aller Projekte nach Jahren"), source=source
    )


def gantt_figures(
    snapshot: Snapshot,
    rows: Sequence[GanttRow],
    caption: str,
    *,
    row_name: str,
    shows: tuple[uuid.UUID, ...],
    dates_only: bool = False,
) -> list[Figure]:
    """The rows on one calendar, on as many pages as it takes; none if no date is known."""
    earliest = dt.date(max(snapshot.as_of.year - _YEARS_BEFORE, 1), 1, 1)
    latest = dt.date(min(snapshot.as_of.year + _YEARS_AFTER, 9999), 12, 31)
    days = [
        day
        for row in rows
        for day in (row.first, row.last)
        if day is not None and earliest <= day <= latest
    ]
    if not days:
        return []
    first, last = _calendar(min(days), max(days), by_month=dates_only)
    charts = [
        GanttChart(first, last, part, row_name, dates_only=dates_only) for part in gantt_parts(rows)
    ]
    return chart_figures(charts, caption, source=workshop_source(snapshot), shows=shows)


def _calendar(first: dt.date, last: dt.date, *, by_month: bool) -> tuple[dt.date, dt.date]:
    """Whole years around the days, or whole months where the days are close to one another."""
    if not by_month or (last - first).days > 2 * 366:
        return dt.date(first.year, 1, 1), dt.date(last.year, 12, 31)
    # A month more on the right: the last date is written beside its sign.
    year, month = divmod(last.year * 12 + last.month - 1 + 2, 12)
    end = dt.date(year, month + 1, 1) if year <= 9999 else dt.date(9999, 12, 31)
    return dt.date(first.year, first.month, 1), end - dt.timedelta(days=1)
