"""Drawing the Klima-Barometer: how the votes are spread, and where the groups differ."""

from collections.abc import Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.charts.kinds import (
    DistributionChart,
    DistributionRow,
    GroupChart,
    GroupRow,
    ScaleEnds,
)
from workshop_app.concept.charts.paper import (
    DARK,
    GREY,
    INK,
    LINE_MM,
    RULE,
    WHITE,
    Paper,
    text_width,
)
from workshop_app.concept.charts.pieces import Span, fill_box, legend, scale_fill, value_axis
from workshop_app.concept.charts.sizes import UPRIGHT_MM
from workshop_app.concept.charts.wrapping import wrapped
from workshop_app.translation import _

_LABEL: Final = 62.0
_START: Final = 66.0
_END: Final = 143.0
_MOST_LINES: Final = 3
_BAR: Final = 5.6
_LONGEST_NAME: Final = 70.0
# Shape and colour; the shapes alone tell the groups apart in grey print.
_SIGNS: Final = (
    ("o", DARK),
    ("s", "#c8641e"),
    ("^", "#6b3d86"),
    ("D", "#2b2f31"),
    ("v", "#4d7fae"),
    ("P", "#8a6d1d"),
)


def _heights(labels: Sequence[str]) -> list[tuple[list[str], float]]:
    lines = [wrapped(label, _LABEL, most=_MOST_LINES) for label in labels]
    return [(each, max(len(each) * LINE_MM + 2.6, 8.6)) for each in lines]


def _scale_names(scale: ScaleEnds) -> list[str]:
    texts = {scale.minimum: scale.minimum_text, scale.maximum: scale.maximum_text}
    names = (f"{german.format_number(v)} {texts.get(v, '')}" for v in scale.values)
    return [name.strip() for name in names]


def draw_distribution(chart: DistributionChart) -> Paper:
    """A bar for each statement, from those who disagree to those who agree."""
    rows = _heights([row.label for row in chart.rows])
    names = _scale_names(chart.scale)
    entries = [(scale_fill(place, len(names)), name) for place, name in enumerate(names)]
    head = legend(Paper(UPRIGHT_MM, 1), 0, 0, entries, UPRIGHT_MM) + 6.5
    height = sum(each for _lines, each in rows)
    paper = Paper(UPRIGHT_MM, head + height + 10.5)
    legend(paper, 0, 2.4, entries, UPRIGHT_MM)
    paper.text(UPRIGHT_MM - 1, head - 2.6, _("Mittel"), align="right", bold=True)
    span = Span(_START, _END, 0, 100)
    value_axis(
        paper, span, (0, 25, 50, 75, 100), head, head + height, _("Anteil der Stimmen in Prozent")
    )
    top = head
    for row, (lines, each) in zip(chart.rows, rows, strict=True):
        middle = top + each / 2
        paper.lines(0, middle, lines)
        _draw_counts(paper, span, row, middle)
        mean = german.format_number(row.mean, decimals=1)
        paper.text(UPRIGHT_MM - 1, middle, mean, align="right", bold=True)
        top += each
    return paper


def _draw_counts(paper: Paper, span: Span, row: DistributionRow, middle: float) -> None:
    total, before = sum(row.counts), 0
    for place, count in enumerate(row.counts):
        if not count:
            continue
        start = span.place(100 * before / total)
        before += count
        width = span.place(100 * before / total) - start
        fill = scale_fill(place, len(row.counts))
        fill_box(paper, start, middle - _BAR / 2, width, _BAR, fill)
        paper.line(
            [(start, middle - _BAR / 2), (start, middle + _BAR / 2)], colour=WHITE, width=1.0
        )
        label = german.format_number(count)
        needed = text_width(label) + 1.2
        if needed > width:
            continue  # the table in the annex has each of them
        over = fill.fill if fill.hatch else None
        paper.text(start + width / 2, middle, label, align="center", colour=fill.text, over=over)


def draw_groups(chart: GroupChart) -> Paper:
    """A sign for the mean of each group, a stroke for that of all, and how far apart they are."""
    rows = _heights([row.label for row in chart.rows])
    entries = [(_sign(place), name) for place, name in enumerate(chart.groups)]
    head = _sign_legend(Paper(UPRIGHT_MM, 1), entries) + 7.0
    height = sum(each for _lines, each in rows)
    paper = Paper(UPRIGHT_MM, head + height + 10.5)
    _sign_legend(paper, entries)
    paper.text(UPRIGHT_MM - 1, head - 2.6, _("Abstand"), align="right", bold=True)
    span = Span(_START + 2, _END - 2, chart.scale.minimum, chart.scale.maximum)
    low, high = (_scale_names(chart.scale)[place] for place in (0, -1))
    _scale_axis(paper, chart.scale, span, head, head + height)
    paper.text(
        (_START + _END) / 2,
        head + height + 2.9 + LINE_MM,
        _("Mittelwert, {low} bis {high}").format(low=low, high=high),
        align="center",
        colour=GREY,
    )
    top = head
    for row, (lines, each) in zip(chart.rows, rows, strict=True):
        paper.lines(0, top + each / 2, lines)
        _draw_means(paper, span, row, top + each / 2)
        if row.spread is not None:
            text = german.format_number(row.spread, decimals=1)
            paper.text(UPRIGHT_MM - 1, top + each / 2, text, align="right", bold=True)
        top += each
    return paper


def _scale_axis(paper: Paper, scale: ScaleEnds, span: Span, top: float, bottom: float) -> None:
    for value in scale.values:
        x = span.place(value)
        paper.line([(x, top), (x, bottom)], colour=RULE, width=0.5)
        paper.text(x, bottom + 2.9, german.format_number(value), align="center", colour=GREY)


def _sign(place: int) -> tuple[str, str]:
    return _SIGNS[place % len(_SIGNS)]


def _sign_legend(paper: Paper, entries: Sequence[tuple[tuple[str, str], str]]) -> float:
    left, line = 0.0, 2.4
    everyone = _("Mittel aller")
    paper.line([(1.5, line - 2), (1.5, line + 2)], colour=INK, width=1.4)
    paper.text(4.5, line, everyone)
    left = 4.5 + text_width(everyone) + 5.0
    for (shape, colour), title in entries:
        (name,) = wrapped(title, _LONGEST_NAME, most=1)
        needed = 4.5 + text_width(name)
        if left + needed > UPRIGHT_MM:
            left, line = 0.0, line + LINE_MM + 1.2
        paper.sign(left + 1.5, line, shape, fill=colour)
        paper.text(left + 4.5, line, name)
        left += needed + 5.0
    return line + 2.4


def _draw_means(paper: Paper, span: Span, row: GroupRow, middle: float) -> None:
    known = [(place, mean) for place, mean in enumerate(row.means) if mean is not None]
    if known:
        places = [span.place(mean) for _place, mean in known]
        paper.line([(min(places), middle), (max(places), middle)], colour="#9aa6aa", width=1.4)
    x = span.place(row.mean)
    paper.line([(x, middle - 3.2), (x, middle + 3.2)], colour=INK, width=1.4)
    taken: list[float] = []
    for place, mean in known:
        shape, colour = _sign(place)
        x = span.place(mean)
        nearby = sum(abs(x - other) < 2.2 for other in taken)
        taken.append(x)
        # What would lie on one another stands below and above instead.
        paper.sign(x, middle + (0.0, 2.3, -2.3, 4.6)[min(nearby, 3)], shape, fill=colour)
