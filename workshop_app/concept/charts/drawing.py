"""From a chart to its picture."""

from functools import lru_cache
from typing import Final, assert_never

from workshop_app.concept.charts import bars, climate, gantt, panels
from workshop_app.concept.charts.kinds import (
    Chart,
    CostChart,
    DistributionChart,
    GanttChart,
    GroupChart,
    PanelChart,
    VoteChart,
)
from workshop_app.concept.charts.paper import Paper

_KEPT: Final = 64  # pictures of about 60 kB: those of one draft


@lru_cache(maxsize=_KEPT)
def draw_png(chart: Chart) -> bytes:
    """The chart as PNG of 300 points an inch; the same chart is the same bytes."""
    return _draw(chart).png()


def _draw(chart: Chart) -> Paper:
    match chart:
        case PanelChart():
            return panels.draw_panels(chart)
        case DistributionChart():
            return climate.draw_distribution(chart)
        case GroupChart():
            return climate.draw_groups(chart)
        case VoteChart():
            return bars.draw_votes(chart)
        case CostChart():
            return bars.draw_costs(chart)
        case GanttChart():
            return gantt.draw_gantt(chart)
        case _:
            assert_never(chart)
