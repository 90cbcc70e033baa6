"""Which charts the chapters have: what can be compared, and nothing that is hidden."""

import datetime as dt

import pytest
from builders import (
    a_planned_measure,
    a_project_idea,
    a_time_series_point,
    an_action_field,
    an_event,
    an_indicator_value,
)
from drafts import blocks, chapter, filled, whole_text

from workshop_app.concept.charts.kinds import (
    ComparisonPanel,
    CostChart,
    GanttChart,
    LinePanel,
    PanelChart,
    VoteChart,
)
from workshop_app.concept.charts.words import chart_table
from workshop_app.concept.document import Figure, Heading, Table
from workshop_app.model.projects import Priority
from workshop_app.model.workshop import EventKind


def charts(draft, key, kind):
    found = [figure.image for figure in blocks(draft, key, Figure)]
    return [chart for chart in found if isinstance(chart, kind)]


def panels(draft, key="ausgangslage"):
    return [panel for chart in charts(draft, key, PanelChart) for panel in chart.panels]


def two_days(session):
    an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
    an_event(session, kind=EventKind.DAY_2, date="2026-11-14")


def a_figure(session, *points, **fields):
    value = an_indicator_value(session, **fields)
    for year, number in points:
        a_time_series_point(session, indicator_value_id=value.id, year=year, value=number)
    return value


def test_a_figure_with_a_past_is_a_line_and_one_with_a_comparison_bars(workshop):
    draft = filled(
        workshop,
        lambda session: a_figure(
            session,
            (2022, 35.6),
            (2019, 32.5),
            indicator="Anteil",
            value=38.1,
            unit="Prozent",
            area="Stadt",
            as_of="2025-12-31",
            comparison_area="Land",
            comparison_value=30.0,
        ),
    )

    # The value of today is the newest one of the line.
    assert panels(draft) == [
        LinePanel("Anteil", "Stadt", "Prozent", ((2019, 32.5), (2022, 35.6), (2025, 38.1))),
        ComparisonPanel(
            "Anteil", "Stichtag 31.12.2025", "Prozent", (("Stadt", 38.1), ("Land", 30.0))
        ),
    ]


def test_a_single_value_needs_no_chart(workshop):
    draft = filled(workshop, lambda session: a_figure(session, (2025, 5.0), as_of="2025-12-31"))

    assert panels(draft) == []
    assert "anhang-abbildungen" not in [part.key for part in draft.annexes]


def test_a_suppressed_figure_is_in_no_chart_and_no_table_of_one(workshop):
    draft = filled(
        workshop,
        lambda session: a_figure(
            session,
            (2023, 7771.0),
            (2024, 7772.0),
            value=7773.0,
            comparison_value=7774.0,
            is_suppressed=True,
        ),
    )

    assert panels(draft) == []
    assert "777" not in whole_text(draft).replace(".", "")


def test_figures_of_a_field_have_their_chart_in_its_section_with_their_sources(workshop):
    def fill(session):
        field = an_action_field(session, title="Sprache", is_selected=True)
        a_figure(session, (2023, 1.0), (2024, 2.0), action_field_id=field.id, source="Amt für B")
        a_figure(session, (2023, 1.0), (2024, 2.0), action_field_id=field.id, source="Amt für A")
        a_figure(session, action_field_id=field.id, source="Amt ohne Bild")

    draft = filled(workshop, fill)

    (figure,) = blocks(draft, "handlungsfelder", Figure)
    assert figure.caption == "Kennzahlen zum Handlungsfeld „Sprache“"
    assert figure.source == "Amt für B; Amt für A"
    place = chapter(draft, "handlungsfelder").blocks.index(figure)
    above = chapter(draft, "handlungsfelder").blocks[:place]
    assert [b.text for b in above if isinstance(b, Heading)][-1] == "Ausgangslage"


def test_very_many_figures_are_divided_among_charts(workshop):
    def fill(session):
        for number in range(13):
            a_figure(session, (2023, 1.0), (2024, number + 2.0))

    draft = filled(workshop, fill)

    found = charts(draft, "ausgangslage", PanelChart)
    assert sum(len(chart.panels) for chart in found) == 13
    assert max(len(chart.panels) for chart in found) <= 6
    captions = [figure.caption for figure in blocks(draft, "ausgangslage", Figure)]
    assert captions[-1].endswith(", Teil 3 von 3")


def test_the_data_of_each_chart_stand_in_the_annex_under_its_number(sample_draft):
    figures = [
        figure
        for part in sample_draft.chapters
        for figure in part.blocks
        if isinstance(figure, Figure) and figure.caption
    ]
    tables = blocks(sample_draft, "anhang-abbildungen", Table)

    assert len(figures) == 11
    for number, (figure, table) in enumerate(zip(figures, tables, strict=True), start=1):
        assert table.caption == f"Daten zu Abbildung {number}"
        assert len(table.rows) == len(chart_table(figure.image).rows)
        assert figure.source
        assert figure.alt_text != figure.caption


def test_costs_are_columns_if_there_are_years_to_compare(workshop):
    def fill(session):
        a_project_idea(
            session, starts_on="2027-07-01", ends_on="2028-06-30", budget_yearly_eur=12000.0
        )

    (chart,) = charts(filled(workshop, fill), "umsetzung", CostChart)

    assert [(each.year, each.once, each.running) for each in chart.columns] == [
        (2027, 0, 6000),
        (2028, 0, 6000),
    ]


def test_costs_of_one_year_are_left_to_the_table(workshop):
    draft = filled(
        workshop,
        lambda session: a_project_idea(session, starts_on="2027-07-01", budget_once_eur=12000.0),
    )

    assert charts(draft, "umsetzung", CostChart) == []


def test_projects_stand_on_whole_years_below_their_field(workshop):
    def fill(session):
        two_days(session)
        field = an_action_field(session, title="Sprache", is_selected=True)
        a_project_idea(
            session,
            title="Lotsen",
            action_field_id=field.id,
            starts_on="2027-03",
            ends_on="2028-02",
            priority=Priority.A,
            is_quick_win=True,
        )
        a_project_idea(session, title="Ohne Zeit", starts_on=None, ends_on=None)

    (chart,) = charts(filled(workshop, fill), "massnahmenplan", GanttChart)

    assert (chart.first, chart.last) == (dt.date(2027, 1, 1), dt.date(2028, 12, 31))
    first, second = chart.rows
    assert (first.label, first.group) == ("Lotsen", "Sprache")
    assert (first.first, first.last) == (dt.date(2027, 3, 1), dt.date(2028, 2, 29))
    assert first.is_focal
    assert first.is_quick
    assert (second.label, second.group, second.first) == ("Ohne Zeit", "ohne Handlungsfeld", None)


def test_a_slip_of_the_pen_does_not_stretch_the_calendar(workshop):
    def fill(session):
        two_days(session)
        a_project_idea(session, starts_on="0027-03-01", ends_on="2028-02-28")
        a_project_idea(session, starts_on="2027-03-01", ends_on="9999-12-31")

    (chart,) = charts(filled(workshop, fill), "massnahmenplan", GanttChart)

    assert (chart.first.year, chart.last.year) == (2027, 2028)


@pytest.mark.parametrize("count", [1, 40])
def test_a_long_plan_goes_on_over_pages_on_the_same_calendar(workshop, count):
    def fill(session):
        two_days(session)
        field = an_action_field(session, title="Sprache", is_selected=True)
        for number in range(count):
            a_project_idea(
                session,
                title=f"Projekt {number} mit einem Namen, der zwei Zeilen lang ist",
                action_field_id=field.id,
                starts_on=f"20{27 + number % 4}-03-01",
                ends_on="2031-12-31",
            )
            a_planned_measure(session, what=f"Schritt {number}", due="2026-12-18")

    draft = filled(workshop, fill)

    found = charts(draft, "massnahmenplan", GanttChart)
    projects = [chart for chart in found if not chart.dates_only]
    assert sum(len(chart.rows) for chart in projects) == count
    assert len({(chart.first, chart.last) for chart in projects}) == 1
    assert (len(projects) > 1) == (count == 40)
    # A date or two need no calendar of their own.
    dates = [chart for chart in found if chart.dates_only]
    assert sum(len(chart.rows) for chart in dates) == (40 if count == 40 else 0)


def test_projects_without_any_date_need_no_calendar(workshop):
    draft = filled(workshop, lambda session: a_project_idea(session, starts_on="bald"))

    assert charts(draft, "massnahmenplan", GanttChart) == []


def test_fields_without_points_are_in_no_chart_of_points(workshop):
    def fill(session):
        an_action_field(session, title="Sprache", is_selected=True, points=5)
        an_action_field(session, title="Wohnen")

    draft = filled(workshop, fill)

    assert charts(draft, "handlungsfelder", VoteChart) == []


def test_the_last_value_of_a_year_counts(workshop):
    draft = filled(
        workshop,
        lambda session: a_figure(
            session, (2024, 1.0), (2024, 2.0), (2025, 3.0), value=4.0, as_of="2025-06-30"
        ),
    )

    (panel,) = panels(draft)
    assert panel.points == ((2024, 2.0), (2025, 3.0))
