"""Charts for tests: one of each kind, and the worst that a workshop can bring."""

import datetime as dt

from workshop_app.concept.charts.kinds import (
    ComparisonPanel,
    CostChart,
    CostColumn,
    DistributionChart,
    DistributionRow,
    GanttChart,
    GanttRow,
    GroupChart,
    GroupRow,
    LinePanel,
    PanelChart,
    ScaleEnds,
    VoteBar,
    VoteChart,
)

SCALE = ScaleEnds(1, 5, "trifft gar nicht zu", "trifft voll zu")
LONG = (
    "Rechtsschutzversicherungsgesellschaftsangestelltenfortbildung und Lotsendienst im Quartier "
    * 3
)
STRANGE = "👩‍👩‍👧 مرحبا $x^2$ {name} 漢字\n<b>"


def a_gantt_row(label="Lotsendienst", first=dt.date(2027, 3, 1), last=dt.date(2028, 2, 29), **more):
    return GanttRow(label, more.pop("group", "Sprache"), first, last, "03/2027 – 02/2028", **more)


def a_gantt(*rows, **more):
    return GanttChart(dt.date(2027, 1, 1), dt.date(2030, 12, 31), rows, "Projekt", **more)


def a_line(*points, unit="Prozent", title="Anteil"):
    return LinePanel(title, "Stadt Brückstadt", unit, points)


def a_comparison(*values, unit="Prozent", name="Stadt"):
    bars = tuple((f"{name} {number}", value) for number, value in enumerate(values))
    return ComparisonPanel("Quote", "Stichtag 31.12.2025", unit, bars)


KINDS = {
    "panels": PanelChart(
        (a_line((2019, 32.5), (2025, 38.1)), a_comparison(38.1, 71.4, unit="Personen"))
    ),
    "distribution": DistributionChart(
        SCALE, (DistributionRow("Alle werden freundlich aufgenommen.", (0, 5, 13, 17, 4), 3.51),)
    ),
    "groups": GroupChart(
        SCALE,
        ("Kommunalpolitik", "Verwaltung"),
        ("Politik", "Verwaltung"),
        (GroupRow("Alle werden freundlich aufgenommen.", 3.5, (4.0, None)),),
    ),
    "votes": VoteChart("Punkte", (VoteBar("Sprache", 9, True), VoteBar("Wohnen", 0, False))),
    "costs": CostChart((CostColumn(2027, 90000, 150000), CostColumn(2028, 0, 780000))),
    "gantt": a_gantt(a_gantt_row(is_focal=True, is_quick=True), a_gantt_row(last=None)),
    "dates": a_gantt(a_gantt_row(group=""), dates_only=True),
}
WORST = {
    "long labels": PanelChart(
        tuple(a_line((2019, 1.0), (2020, 2.0), title=LONG, unit=LONG) for _number in range(3))
    ),
    "strange letters": VoteChart(STRANGE, (VoteBar(STRANGE, 3, True), VoteBar(LONG, -3, False))),
    "huge and tiny": PanelChart(
        (a_line((1, -1e300), (2019, 5e-324), (9999, 1e300)), a_comparison(1e308, -1e308))
    ),
    "all zero": PanelChart((a_line((2019, 0.0), (2020, 0.0)), a_comparison(0.0, 0.0))),
    "crowded years": PanelChart((a_line(*((year, float(year)) for year in range(1950, 2026))),)),
    "one vote": DistributionChart(SCALE, (DistributionRow(LONG, (0, 0, 0, 0, 1), 5.0),)),
    "long scale": DistributionChart(
        ScaleEnds(-5, 5, LONG[:60], ""), (DistributionRow("", tuple(range(11)), 2.0),)
    ),
    "no group": GroupChart(SCALE, (), (), (GroupRow("Nur alle", 3.0, ()),)),
    "many equal groups": GroupChart(
        SCALE, (LONG,) * 8, ("kurz",) * 8, (GroupRow("Gleich", 3.0, (3.0,) * 8),)
    ),
    "negative costs": CostChart((CostColumn(2027, -3.0, 1e300), CostColumn(2028, 0.0, -1e30))),
    "far dates": GanttChart(
        dt.date(1, 1, 1),
        dt.date(9999, 12, 31),
        (a_gantt_row(first=dt.date(9999, 12, 31), last=dt.date(9999, 12, 31)),),
        "Projekt",
    ),
    "no dates": a_gantt(a_gantt_row(label=LONG, group=LONG, first=None, last=None)),
}
