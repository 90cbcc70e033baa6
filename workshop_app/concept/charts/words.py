"""What a chart shows in words and as a table: for those who do not see it, and for the annex."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from workshop_app import german
from workshop_app.concept.charts.kinds import (
    Chart,
    ComparisonPanel,
    CostChart,
    DistributionChart,
    GanttChart,
    GroupChart,
    LinePanel,
    Panel,
    PanelChart,
    ScaleEnds,
    VoteChart,
)
from workshop_app.concept.charts.numbers import number_text
from workshop_app.text_safety import clean_text
from workshop_app.translation import _

_LONGEST: Final = 1_500  # letters: screen readers read an alt text in one breath
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The data of a chart: a header row, and rows of as many texts.

    Attributes:
        numeric: the places of the columns with figures.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


def describe(chart: Chart) -> str:
    """The alt text: the kind of the chart, and its values as far as there is room."""
    opening, parts = _opening(chart), list(_parts(chart))
    text = opening
    for number, part in enumerate(parts):
        if len(text) + len(part) > _LONGEST:
            left = _("Die übrigen {count} Angaben stehen in der Tabelle im Anhang.")
            return f"{text} {left.format(count=len(parts) - number)}"
        text += f" {part}"
    return text


def _opening(chart: Chart) -> str:
    match chart:
        case PanelChart():
            return _("Liniendiagramme für Verläufe, Balkendiagramme für Vergleiche.")
        case DistributionChart(scale=scale):
            return _(
                "Gestapelte Balken: Stimmen je Wert der Skala von {ends}, dazu das Mittel."
            ).format(ends=_ends(scale))
        case GroupChart(scale=scale):
            return _("Punktdiagramm: Mittelwerte der Gruppen auf der Skala von {ends}.").format(
                ends=_ends(scale)
            )
        case VoteChart(unit=unit):
            return _("Balkendiagramm: {unit} je Handlungsfeld.").format(unit=unit)
        case CostChart():
            return _("Gestapelte Säulen: einmalige und laufende Kosten je Jahr.")
        case GanttChart(dates_only=True):
            return _("Zeitstrahl mit einem Termin je Zeile.")
        case GanttChart():
            return _("Balkenplan: Projekte mit Beginn und Ende.")
        case _:
            assert_never(chart)


def _ends(scale: ScaleEnds) -> str:
    return _("{low} bis {high}").format(
        low=f"{scale.minimum} ({scale.minimum_text})" if scale.minimum_text else scale.minimum,
        high=f"{scale.maximum} ({scale.maximum_text})" if scale.maximum_text else scale.maximum,
    )


def _parts(chart: Chart) -> Iterable[str]:
    match chart:
        case PanelChart(panels=panels):
            return map(_panel_sentence, panels)
        case GanttChart():
            table = chart_table(chart)
            return (f"{_name(row[0])}: {', '.join(filter(None, row[1:]))}." for row in table.rows)
        case GroupChart(groups=groups):
            table = chart_table(chart)
            return _row_sentences(replace(table, columns=(*table.columns[:2], *groups)))
        case DistributionChart() | VoteChart() | CostChart():
            return _row_sentences(chart_table(chart))
        case _:
            assert_never(chart)


def _row_sentences(table: ChartTable) -> Iterable[str]:
    """„2027: einmalig 90.000 €, laufend 150.000 €.“."""
    for name, *values in table.rows:
        listed = ", ".join(
            f"{column} {value}" for column, value in zip(table.columns[1:], values, strict=True)
        )
        yield f"{_name(name)}: {listed}."


def _name(text: str) -> str:
    shown = " ".join(clean_text(text).split()).rstrip(".")
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 2]} …"


def _panel_sentence(panel: Panel) -> str:
    return f"{_name(panel.title)}: {', '.join(' '.join(row) for row in _panel_values(panel))}."


def _panel_values(panel: Panel) -> list[tuple[str, str]]:
    match panel:
        case LinePanel(points=points, unit=unit):
            return [(str(year), number_text(value, unit)) for year, value in points]
        case ComparisonPanel(bars=bars, unit=unit):
            return [(_name(name), number_text(value, unit)) for name, value in bars]
        case _:
            assert_never(panel)


def chart_table(chart: Chart) -> ChartTable:
    """The data of the chart, as it is drawn."""
    match chart:
        case PanelChart(panels=panels):
            return ChartTable(
                (_("Kennzahl"), _("Jahr oder Vergleich"), _("Wert")),
                tuple((panel.title, *row) for panel in panels for row in _panel_values(panel)),
                frozenset({2}),
            )
        case DistributionChart():
            return _distribution_table(chart)
        case GroupChart():
            return _group_table(chart)
        case VoteChart(unit=unit, bars=bars):
            return _numbers(
                (_("Handlungsfeld"), unit), [(bar.label, number_text(bar.points)) for bar in bars]
            )
        case CostChart(columns=columns):
            return _numbers(
                (_("Jahr"), _("einmalig"), _("laufend")),
                [
                    (
                        str(each.year),
                        number_text(each.once, "Euro"),
                        number_text(each.running, "Euro"),
                    )
                    for each in columns
                ],
            )
        case GanttChart():
            return _gantt_table(chart)
        case _:
            assert_never(chart)


def _numbers(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> ChartTable:
    """A table with a name in front and figures behind it."""
    return ChartTable(columns, tuple(rows), frozenset(range(1, len(columns))))


def _distribution_table(chart: DistributionChart) -> ChartTable:
    values = [german.format_number(value) for value in chart.scale.values]
    return _numbers(
        (_("Aussage"), *values, _("Mittel")),
        [
            (row.label, *map(german.format_number, row.counts), _one_decimal(row.mean))
            for row in chart.rows
        ],
    )


def _group_table(chart: GroupChart) -> ChartTable:
    return _numbers(
        (_("Aussage"), _("Alle"), *chart.short_groups),
        [(row.label, *map(_one_decimal, (row.mean, *row.means))) for row in chart.rows],
    )


def _one_decimal(value: float | None) -> str:
    return "–" if value is None else german.format_number(value, decimals=1)


def _gantt_table(chart: GanttChart) -> ChartTable:
    if chart.dates_only:
        rows = tuple((row.label, row.period or _("noch offen")) for row in chart.rows)
        return ChartTable((chart.row_name, _("Termin")), rows)
    return ChartTable(
        (chart.row_name, _("Zeitraum"), _("Priorität")),
        tuple(
            (
                row.label,
                row.period or _("noch offen"),
                ", ".join(
                    name
                    for name, is_so in (
                        (_("Schwerpunkt"), row.is_focal),
                        (_("schneller Erfolg"), row.is_quick),
                    )
                    if is_so
                ),
            )
            for row in chart.rows
        ),
    )
