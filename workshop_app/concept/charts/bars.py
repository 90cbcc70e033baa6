"""Drawing points of votes as bars, and costs as columns."""

from typing import Final

from workshop_app.concept.charts.kinds import CostChart, CostColumn, VoteChart
from workshop_app.concept.charts.numbers import axis_values, number_text, short_number
from workshop_app.concept.charts.paper import GREY, LINE_MM, RULE, WHITE, Paper, text_width
from workshop_app.concept.charts.pieces import (
    FIRST,
    SECOND,
    Span,
    fill_box,
    legend,
    value_axis,
)
from workshop_app.concept.charts.sizes import UPRIGHT_MM
from workshop_app.concept.charts.wrapping import wrapped
from workshop_app.translation import _

_LABEL: Final = 64.0
_START: Final = 68.0
_BAR: Final = 5.4
_COLUMNS: Final = 46.0
_WIDEST_COLUMN: Final = 16.0


def draw_votes(chart: VoteChart) -> Paper:
    """The options with bars for their points; the chosen ones are full."""
    lines = [wrapped(bar.label, _LABEL, most=2) for bar in chart.bars]
    heights = [max(len(each) * LINE_MM + 1.6, _BAR + 2.4) for each in lines]
    entries = [(FIRST, _("vertieft")), (SECOND, _("nicht vertieft"))]
    head, height = 7.5, sum(heights)
    paper = Paper(UPRIGHT_MM, head + height + 10.5)
    legend(paper, _START, 2.4, entries, UPRIGHT_MM - _START)
    labels = [number_text(bar.points) for bar in chart.bars]
    points = [bar.points for bar in chart.bars]
    ticks = axis_values(min(points), max(points))
    ticks = tuple(tick for tick in ticks if float(tick).is_integer())  # there is no half a point
    room = max(map(text_width, labels)) + 3.0
    span = Span(_START, UPRIGHT_MM - room, ticks[0], max(ticks[-1], max(points), 1))
    value_axis(paper, span, ticks, head, head + height, chart.unit)
    top = head
    for bar, each, label, row in zip(chart.bars, lines, labels, heights, strict=True):
        middle = top + row / 2
        paper.lines(0, middle, each)
        zero, end = span.place(0), span.place(bar.points)
        fill_box(
            paper,
            min(zero, end),
            middle - _BAR / 2,
            abs(end - zero),
            _BAR,
            FIRST if bar.is_chosen else SECOND,
        )
        paper.text(max(zero, end) + 1.5, middle, label, bold=True, over=WHITE)
        top += row
    return paper


def draw_costs(chart: CostChart) -> Paper:
    """A column for each year, one-off costs below the running ones, with the sum above."""
    sums = [column.once + column.running for column in chart.columns]
    ends = [*sums, *(column.once for column in chart.columns)]
    ticks = axis_values(min(ends), max(ends), most=4)
    labels = [short_number(tick) for tick in ticks]
    head = 13.0
    paper = Paper(UPRIGHT_MM, head + _COLUMNS + 5.5)
    legend(paper, 0, 2.4, [(FIRST, _("einmalig")), (SECOND, _("laufend"))], UPRIGHT_MM)
    paper.text(UPRIGHT_MM - 1, 2.4, _("in Euro"), align="right", colour=GREY)
    left = max(map(text_width, labels)) + 2.0
    heights = Span(head + _COLUMNS, head, ticks[0], ticks[-1])
    for tick, label in zip(ticks, labels, strict=True):
        y = heights.place(tick)
        paper.line(
            [(left, y), (UPRIGHT_MM, y)],
            colour=GREY if tick == 0 else RULE,
            width=0.8 if tick == 0 else 0.5,
        )
        paper.text(left - 1.5, y, label, align="right", colour=GREY)
    step = (UPRIGHT_MM - left) / len(chart.columns)
    for number, column in enumerate(chart.columns):
        _draw_column(paper, column, heights, left + (number + 0.5) * step, step)
    return paper


def _draw_column(
    paper: Paper, column: CostColumn, heights: Span, middle: float, step: float
) -> None:
    width = min(step * 0.62, _WIDEST_COLUMN)
    zero, once = heights.place(0), heights.place(column.once)
    end = heights.place(column.once + column.running)
    x = middle - width / 2
    if column.once:
        fill_box(paper, x, min(zero, once), width, abs(once - zero), FIRST)
    if column.running:
        fill_box(paper, x, min(once, end), width, abs(end - once), SECOND)
    label = number_text(column.once + column.running)
    if text_width(label) > step:
        label = short_number(float(f"{column.once + column.running:.2g}"))
    if text_width(label) <= step:
        paper.text(middle, min(zero, once, end) - 2.6, label, align="center", over=WHITE)
    paper.text(middle, heights.start + 3.2, str(column.year), align="center", colour=GREY)
