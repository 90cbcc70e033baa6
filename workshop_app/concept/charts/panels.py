"""Drawing figures of the Statistik: over the years, and beside each other."""

from typing import Final, assert_never

from workshop_app.concept.charts.kinds import ComparisonPanel, LinePanel, Panel, PanelChart
from workshop_app.concept.charts.numbers import axis_values, number_text, short_number
from workshop_app.concept.charts.paper import DARK, GREY, LINE_MM, RULE, WHITE, Paper, text_width
from workshop_app.concept.charts.pieces import FIRST, SECOND, Span, fill_box, value_axis
from workshop_app.concept.charts.sizes import UPRIGHT_MM
from workshop_app.concept.charts.wrapping import wrapped
from workshop_app.text_safety import clean_text
from workshop_app.translation import _

_GAP: Final = 8.0
_ROW_GAP: Final = 5.0
_PLOT: Final = 29.0
_BAR: Final = 5.0
_BELOW_AXIS: Final = 9.5
_MOST_LINES: Final = 3
_WIDEST_UNIT: Final = 12  # letters of a unit that stand behind each number


def draw_panels(chart: PanelChart) -> Paper:
    """Two panels in a row, a single one over the whole width."""
    alone = len(chart.panels) == 1
    width = UPRIGHT_MM if alone else (UPRIGHT_MM - _GAP) / 2
    pairs = [chart.panels[start : start + 2] for start in range(0, len(chart.panels), 2)]
    heads = [max(_head_height(panel, width) for panel in pair) for pair in pairs]
    heights = [
        head + max(_plot_height(panel, width) for panel in pair)
        for head, pair in zip(heads, pairs, strict=True)
    ]
    paper = Paper(UPRIGHT_MM, sum(heights) + _ROW_GAP * (len(pairs) - 1))
    top = 0.0
    for pair, head, height in zip(pairs, heads, heights, strict=True):
        for place, panel in enumerate(pair):
            _draw_panel(paper, panel, place * (width + _GAP), top, width, head)
        top += height + _ROW_GAP
    return paper


def _title(panel: Panel, width: float) -> list[str]:
    return wrapped(panel.title, width, most=_MOST_LINES, bold=True)


def _note(panel: Panel, width: float) -> list[str]:
    unit = _("in {unit}").format(unit=panel.unit) if panel.unit else ""
    return wrapped(", ".join(filter(None, (panel.note, unit))), width, most=2)


def _head_height(panel: Panel, width: float) -> float:
    return (len(_title(panel, width)) + len(_note(panel, width))) * LINE_MM + 3.0


def _plot_height(panel: Panel, width: float) -> float:
    match panel:
        case LinePanel():
            return _PLOT + LINE_MM + 5.0
        case ComparisonPanel():
            lines = sum(len(wrapped(name, width, most=2)) for name, _value in panel.bars)
            return lines * LINE_MM + len(panel.bars) * (_BAR + 2.6) + _BELOW_AXIS
        case _:
            assert_never(panel)


def _draw_panel(
    paper: Paper, panel: Panel, x: float, top: float, width: float, head: float
) -> None:
    title, note = _title(panel, width), _note(panel, width)
    paper.lines(x, top + len(title) * LINE_MM / 2, title, bold=True)
    paper.lines(x, top + (len(title) + len(note) / 2) * LINE_MM, note, colour=GREY)
    match panel:
        case LinePanel():
            _draw_line(paper, panel, x, top + head, width)
        case ComparisonPanel():
            _draw_bars(paper, panel, x, top + head, width)
        case _:
            assert_never(panel)


def _draw_line(paper: Paper, panel: LinePanel, x: float, top: float, width: float) -> None:
    numbers = [value for _year, value in panel.points]
    ticks = axis_values(min(numbers), max(numbers), most=3)
    labels = [short_number(tick) for tick in ticks]
    left = x + max(map(text_width, labels)) + 2.0
    top += LINE_MM  # for the number above the highest point
    heights = Span(top + _PLOT - LINE_MM, top, ticks[0], ticks[-1])
    for tick, label in zip(ticks, labels, strict=True):
        y = heights.place(tick)
        paper.line(
            [(left, y), (x + width, y)],
            colour=GREY if tick == 0 else RULE,
            width=0.8 if tick == 0 else 0.5,
        )
        paper.text(left - 1.5, y, label, align="right", colour=GREY)
    years = Span(left + 9.0, x + width - 9.0, panel.points[0][0], panel.points[-1][0])
    points = [(years.place(year), heights.place(value)) for year, value in panel.points]
    paper.line(points, colour=DARK, width=1.6)
    shown = float("-inf")
    for (px, py), (year, value) in zip(points, panel.points, strict=True):
        paper.sign(px, py, "o")
        label = _value_label(value, panel.unit)
        half = max(text_width(label), text_width(str(year))) / 2
        if px - half < shown:
            continue  # the table in the annex has each of them
        paper.text(px, py - 3.4, label, align="center", over=WHITE)
        paper.text(px, top + _PLOT - LINE_MM + 3.2, str(year), align="center", colour=GREY)
        shown = px + half + 1.0


def _value_label(value: float, unit: str) -> str:
    """The number; with its unit if that is a sign or short."""
    return number_text(value, unit if len(number_text(1, unit)) <= 5 else "")


def _draw_bars(paper: Paper, panel: ComparisonPanel, x: float, top: float, width: float) -> None:
    numbers = [value for _name, value in panel.bars]
    labels = [number_text(value, panel.unit) for value in numbers]
    if max(map(len, labels)) > _WIDEST_UNIT:
        labels = [number_text(value) for value in numbers]
    ticks = axis_values(min(numbers), max(numbers), most=4)
    room = max(map(text_width, labels)) + 3.0
    span = Span(x + 1.2, x + width - room, ticks[0], ticks[-1])
    names = [wrapped(name, width, most=2) for name, _value in panel.bars]
    height = sum(len(lines) * LINE_MM + _BAR + 2.6 for lines in names)
    value_axis(paper, span, ticks, top, top + height, clean_text(panel.unit))
    for number, (lines, value, label) in enumerate(zip(names, numbers, labels, strict=True)):
        paper.box(x, top, width, len(lines) * LINE_MM + 0.4, fill=WHITE)
        paper.lines(x + 1.2, top + len(lines) * LINE_MM / 2, lines)
        top += len(lines) * LINE_MM + 0.6
        zero, end = span.place(0), span.place(value)
        fill_box(paper, min(zero, end), top, abs(end - zero), _BAR, SECOND if number else FIRST)
        paper.text(max(zero, end) + 1.5, top + _BAR / 2, label, bold=True, over=WHITE)
        top += _BAR + 2.0
