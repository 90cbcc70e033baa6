"""Drawing a plan on a calendar."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from workshop_app.concept.charts.kinds import GanttChart, GanttRow
from workshop_app.concept.charts.paper import DARK, GREY, RULE, WHITE, Paper, text_width
from workshop_app.concept.charts.pieces import FIRST, SECOND, Span, fill_box, legend
from workshop_app.concept.charts.sizes import GANTT_GROUP_MM, SIDEWAYS_MM, gantt_row_mm
from workshop_app.concept.charts.wrapping import wrapped
from workshop_app.translation import _

_LABEL: Final = 86.0
_START: Final = 90.0
_BAR: Final = 4.8
_HEAD: Final = 17.0
_QUARTER_MM: Final = 9.0  # narrower ones have no name
_MONTH_MM: Final = 7.0
_QUICK: Final = "#c8641e"
_MONTHS: Final = (
    *(_("Jan."), _("Feb."), _("März"), _("Apr."), _("Mai"), _("Juni")),
    *(_("Juli"), _("Aug."), _("Sept."), _("Okt."), _("Nov."), _("Dez.")),
)


def draw_gantt(chart: GanttChart) -> Paper:
    """Rows with a bar or a sign each, below the years and their quarters or months."""
    titles = sum(_begins_group(chart.rows, number) for number in range(len(chart.rows)))
    height = sum(map(gantt_row_mm, chart.rows)) + titles * GANTT_GROUP_MM
    paper = Paper(SIDEWAYS_MM, _HEAD + height + 1.5)
    _draw_legend(paper, chart)
    span = Span(_START, SIDEWAYS_MM, chart.first.toordinal(), chart.last.toordinal() + 1)
    _draw_calendar(paper, chart, span, _HEAD + height)
    top = _HEAD
    for number, row in enumerate(chart.rows):
        if _begins_group(chart.rows, number):
            title = wrapped(row.group, _LABEL, most=1, bold=True)
            paper.lines(0, top + GANTT_GROUP_MM / 2 + 0.4, title, bold=True)
            top += GANTT_GROUP_MM
        row_height = gantt_row_mm(row)
        paper.lines(0, top + row_height / 2, wrapped(row.label, _LABEL, most=2))
        _draw_row(paper, chart, row, span, top + row_height / 2)
        top += row_height
        paper.line([(0, top), (SIDEWAYS_MM, top)], colour=RULE, width=0.4)
    return paper


def _begins_group(rows: tuple[GanttRow, ...], number: int) -> bool:
    group = rows[number].group
    return bool(group) and (number == 0 or rows[number - 1].group != group)


def _draw_legend(paper: Paper, chart: GanttChart) -> None:
    if chart.dates_only:
        paper.sign(2.0, 2.6, "D")
        paper.text(5.5, 2.6, _("Termin, bis zu dem das Ergebnis vorliegt"))
        return
    entries = [(FIRST, _("Schwerpunkt (Priorität A)")), (SECOND, _("weiteres Projekt"))]
    legend(paper, 0, 2.6, entries, SIDEWAYS_MM)
    x = sum(text_width(name) + 10.5 for _fill, name in entries)
    if any(row.is_quick for row in chart.rows):
        paper.sign(x + 1.5, 2.6, "D", fill=_QUICK)
        paper.text(x + 5.0, 2.6, _("schneller Erfolg"))
        x += text_width(_("schneller Erfolg")) + 10.5
    if any(_goes_on(chart, row) for row in chart.rows):
        _draw_tip(paper, x + 2.4, 2.6)
        paper.text(x + 5.0, 2.6, _("geht weiter oder Ende offen"))


def _draw_calendar(paper: Paper, chart: GanttChart, span: Span, bottom: float) -> None:
    parts = list(_parts(chart, span))
    for start, end, name in parts:
        if start > span.start:
            paper.line([(start, _HEAD - 5.0), (start, bottom)], colour=RULE, width=0.4)
        if name and text_width(name) < end - start:
            paper.text((start + end) / 2, _HEAD - 2.9, name, align="center", colour=GREY)
    every = _years_between(chart, span)
    for year in range(chart.first.year, chart.last.year + 1, every):
        start = span.place(max(chart.first, dt.date(year, 1, 1)).toordinal())
        following = min(year + every - 1, chart.last.year)
        end = span.place(min(chart.last, dt.date(following, 12, 31)).toordinal() + 1)
        if start > span.start:
            paper.line([(start, _HEAD - 10.0), (start, bottom)], colour=GREY, width=0.7)
        if text_width(str(year), bold=True) < end - start:
            paper.text((start + end) / 2, _HEAD - 7.4, str(year), align="center", bold=True)
    paper.line([(0, _HEAD), (SIDEWAYS_MM, _HEAD)], colour=GREY, width=0.8)


def _years_between(chart: GanttChart, span: Span) -> int:
    """How many years go by from one line to the next, so that there is room for their names."""
    years = chart.last.year - chart.first.year + 1
    return max(
        1, -(-years * round(text_width("2027", bold=True) + 1) // round(span.end - span.start))
    )


def _parts(chart: GanttChart, span: Span) -> Iterator[tuple[float, float, str]]:
    """The months or quarters of the calendar with their names; none if they were too narrow."""
    days = chart.last.toordinal() - chart.first.toordinal() + 1
    month = (span.end - span.start) * 30.4 / days
    months = 1 if month >= _MONTH_MM else 3
    if month * months < _QUARTER_MM / 2:
        return
    for year in range(chart.first.year, chart.last.year + 1):
        for number in range(1, 13, months):
            first = dt.date(year, number, 1)
            following = number + months
            last = dt.date(year, 12, 31)
            if following <= 12:
                last = dt.date(year, following, 1) - dt.timedelta(days=1)
            start, end = max(first, chart.first), min(last, chart.last)
            if start <= end:
                name = _MONTHS[number - 1] if months == 1 else f"{_('Q')}{(number + 2) // 3}"
                yield span.place(start.toordinal()), span.place(end.toordinal() + 1), name


def _draw_row(paper: Paper, chart: GanttChart, row: GanttRow, span: Span, middle: float) -> None:
    if not _is_on(chart, row):
        paper.text(span.start + 2, middle, row.period or _("noch offen"), colour=GREY)
        return
    first = max(row.first or chart.first, chart.first)
    start = span.place(first.toordinal())
    if chart.dates_only:
        x = span.place(first.toordinal() + 0.5)
        paper.sign(x, middle, "D")
        _beside(paper, span, x - 3.0, x + 3.0, middle, row.period)
        return
    last = min(row.last or chart.last, chart.last)
    end = max(span.place(last.toordinal() + 1), start + 0.8)
    fill_box(paper, start, middle - _BAR / 2, end - start, _BAR, FIRST if row.is_focal else SECOND)
    if _goes_on(chart, row):
        # White behind it, so that it is seen on a full bar too.
        paper.box(end - 3.2, middle - _BAR / 2, 3.2, _BAR, fill=WHITE)
        _draw_tip(paper, end, middle)
    if row.is_quick:
        paper.sign(start + 2.6, middle, "D", fill=_QUICK, size=6.0)
    _beside(paper, span, start, end, middle, row.period)


def _is_on(chart: GanttChart, row: GanttRow) -> bool:
    """Whether a part of the row lies on the calendar."""
    if row.first is None or row.first > chart.last:
        return False
    return (row.last or chart.last) >= chart.first


def _goes_on(chart: GanttChart, row: GanttRow) -> bool:
    return _is_on(chart, row) and (row.last is None or row.last > chart.last)


def _draw_tip(paper: Paper, x: float, middle: float) -> None:
    corners = [(x - 2.4, middle - _BAR / 2), (x, middle), (x - 2.4, middle + _BAR / 2)]
    paper.area(corners, fill=DARK)


def _beside(paper: Paper, span: Span, start: float, end: float, middle: float, period: str) -> None:
    """The period right of the bar, else left of it; on the bar there may be hatches."""
    needed = text_width(period) + 2.0
    if end + needed <= span.end:
        paper.text(end + 1.5, middle, period, colour=GREY, over=WHITE)
    elif start - needed >= span.start:
        paper.text(start - 1.5, middle, period, align="right", colour=GREY, over=WHITE)
    elif needed < end - start - 8.0:
        x = (start + end) / 2
        paper.text(x, middle, period, align="center", over=WHITE)
