"""Annex: the data of the charts as tables, for all who want the numbers and not the picture."""

from collections.abc import Iterable

from workshop_app.concept.chapters.phrases import body, cell, filled
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.charts.kinds import Chart
from workshop_app.concept.charts.words import ChartTable, chart_table
from workshop_app.concept.document import Block, Chapter, Column, Figure, Table
from workshop_app.translation import _

_NAME_SHARE = 4.0


def chart_data(main: Iterable[Chapter], letter: str) -> Chapter | None:
    """A table for each chart of the chapters, counted like their figures; None without a chart."""
    figures = [
        block
        for chapter in main
        for block in chapter.blocks
        if isinstance(block, Figure) and filled(block.caption)
    ]
    tables = [
        _table(figure.image, number, figure)
        for number, figure in enumerate(figures, start=1)
        if not isinstance(figure.image, bytes)
    ]
    if not tables:
        return None
    blocks: list[Block] = [
        body(_("Diese Tabellen enthalten die Zahlen, die in den Abbildungen gezeichnet sind."))
    ]
    return Chapter(
        "anhang-abbildungen",
        letter,
        _("Daten der Abbildungen"),
        (*blocks, *tables),
        starts_page=False,
    )


def _table(chart: Chart, number: int, figure: Figure) -> Table:
    data = chart_table(chart)
    return fitted_table(
        _columns(data),
        tuple(tuple(cell(text) for text in row) for row in data.rows),
        # The list of figures, right below that of the tables, says what each one shows.
        caption=_("Daten zu Abbildung {number}").format(number=number),
        summary=figure.caption,
        header_column=True,
        shows=figure.shows,
    )


def _columns(data: ChartTable) -> tuple[Column, ...]:
    """The first one, which says what the row is about, is the widest."""
    return tuple(
        Column(
            title.strip() or _("ohne Angabe"),
            _NAME_SHARE if place == 0 else 1.0 if place in data.numeric else 2.0,
            numeric=place in data.numeric,
        )
        for place, title in enumerate(data.columns)
    )
