"""Chapter 5: profile, figures, climate, stock, SWOT."""

import pytest
from builders import (
    a_card,
    a_climate_item,
    a_climate_scale,
    a_cluster,
    a_good_practice,
    a_municipality,
    a_parked_topic,
    a_participant,
    a_swot_entry,
    a_time_series_point,
    an_event,
    an_existing_project,
    an_indicator_value,
    climate_group_counts,
)
from drafts import blocks, filled, headings, items, paragraphs, table, whole_text

from workshop_app.concept.charts.kinds import DistributionRow, PanelChart
from workshop_app.concept.document import Figure
from workshop_app.model.board import Legibility, SwotKind
from workshop_app.model.people import Sector
from workshop_app.model.stock import ProjectState
from workshop_app.model.workshop import EventKind

FIGURES = "Kennzahl mit Raumbezug, Stichtag und Quelle"


def test_the_facts_of_the_municipality_have_units_and_gaps(workshop):
    draft = filled(
        workshop,
        lambda session: a_municipality(
            session,
            kind="landkreis",
            inhabitants=87412,
            inhabitants_as_of=None,
            area_km2=96.4,
            member_municipalities=12,
            seat="Auental",
        ),
    )

    assert items(draft, "ausgangslage") == [
        "Kommune: Landkreis, Nordrhein-Westfalen",
        "Einwohnerzahl: 87.412, Stichtag [noch zu klären: Stichtag]",
        "Fläche: 96,4\u00a0km²",
        "Städte und Gemeinden: 12",
        "Sitz der Verwaltung: Auental",
    ]


def test_a_figure_is_told_with_area_date_source_comparison_and_trend(workshop):
    def fill(session):
        figure = an_indicator_value(
            session,
            indicator="Einbürgerungen",
            value=524.0,
            unit="Personen",
            comparison_area="Kreis",
            comparison_value=1200.0,
        )
        for year, value in ((2025, 524.0), (2021, 197.0), (2023, 341.0), (2024, None)):
            a_time_series_point(session, indicator_value_id=figure.id, year=year, value=value)

    assert items(filled(workshop, fill), "ausgangslage") == [
        "Einbürgerungen: Der Wert liegt bei 524\u00a0Personen (Stadt Brückstadt, Stichtag "
        "31.12.2025). Zum Vergleich (Kreis): 1.200\u00a0Personen. Von 2021 bis 2025 ist er von "
        "197\u00a0Personen auf 524\u00a0Personen gestiegen (2023: 341\u00a0Personen). Quelle: "
        "Schulamt Brückstadt"
    ]


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        (
            [(2020, 10.0), (2025, 8.0)],
            "Von 2020 bis 2025 ist er von 10\u00a0% auf 8\u00a0% gesunken.",
        ),
        ([(2020, 8.0), (2025, 8.0)], "Er ist 2025 so hoch wie 2020."),
        ([(2025, 8.0)], None),
        ([(2025, 8.0), (2025, 9.0)], None),
    ],
)
def test_the_trend_is_that_of_the_known_years(workshop, series, sentence):
    def fill(session):
        figure = an_indicator_value(session)
        for year, value in series:
            a_time_series_point(session, indicator_value_id=figure.id, year=year, value=value)

    (told,) = items(filled(workshop, fill), "ausgangslage")

    assert (sentence or ").") in told
    assert ("Von 2020" in told or "so hoch" in told) is (sentence is not None)


def test_what_a_figure_lacks_is_a_gap_in_its_place(workshop):
    draft = filled(
        workshop,
        lambda session: (
            an_indicator_value(session, unit="", area="", as_of=None, source=""),
            an_indicator_value(session, value=None, comparison_value=5.0, comparison_area=None),
        ),
    )

    assert table(draft, "ausgangslage", FIGURES) == [
        (
            "Anteil der Kinder mit Sprachförderbedarf\n[noch zu klären: Raumbezug], "
            "[noch zu klären: Stichtag]; [noch zu klären: Quelle]",
            "31,5 [noch zu klären: Einheit]",
            "",
        ),
        (
            "Anteil der Kinder mit Sprachförderbedarf\nStadt Brückstadt, 31.12.2025; "
            "Schulamt Brückstadt",
            "[noch zu klären: Wert]",
            "5\u00a0%",
        ),
    ]


def test_remarks_on_figures_are_listed(sample_draft):
    assert (
        "Beschäftigte der Stadtverwaltung mit Einwanderungsgeschichte: Rücklauf 63 Prozent"
        in items(sample_draft, "ausgangslage")
    )


def climate_charts(draft):
    charts = [figure.image for figure in blocks(draft, "ausgangslage", Figure)]
    return [chart for chart in charts if not isinstance(chart, PanelChart)]


def test_the_climate_charts_show_the_votes_of_all_and_the_means_of_groups(sample_draft):
    spread, groups = climate_charts(sample_draft)

    assert spread.rows[5] == DistributionRow(
        "Diskriminierung wird ernst genommen und verfolgt.",
        (8, 13, 14, 4, 0),
        pytest.approx(2.36, abs=0.01),
    )
    assert groups.short_groups == ("Politik", "Verwaltung", "MO", "Träger")
    second = groups.rows[1]
    assert second.label == "Diskriminierung wird ernst genommen und verfolgt."
    assert [round(mean, 1) for mean in second.means] == [2.9, 2.8, 1.6, 2.1]


def test_the_statements_on_which_groups_differ_most_come_first(sample_draft):
    _spread, groups = climate_charts(sample_draft)

    spreads = [row.spread for row in groups.rows]
    assert spreads == sorted(spreads, reverse=True)


def test_a_scale_that_no_chart_can_show_leaves_a_table(workshop):
    def fill(session):
        a_climate_scale(session, minimum=0, maximum=100)
        a_climate_item(session, counts={"40": 6})

    draft = filled(workshop, fill)

    assert climate_charts(draft) == []
    assert [row[1] for row in table(draft, "ausgangslage", "Aussage")] == ["40,0"]


def test_so_few_votes_that_people_might_be_recognised_are_not_spread_out(workshop):
    def fill(session):
        a_climate_scale(session)
        a_climate_item(session, counts={"1": 1, "5": 3})
        a_climate_item(session, counts={"1": 2, "5": 3})

    spread, _means = climate_charts(filled(workshop, fill))

    assert [sum(row.counts) for row in spread.rows] == [5]


def test_the_climate_is_told_by_its_ends_and_its_widest_gap(sample_draft):
    told = paragraphs(sample_draft, "ausgangslage")

    assert (
        "39 Menschen haben zehn Aussagen auf einer Skala von 1 (trifft gar nicht zu) bis 5 "
        "(trifft voll zu) bewertet."
    ) in told
    assert (
        "Am meisten Zustimmung findet „Rat und Verwaltungsspitze stehen sichtbar hinter dem Thema "
        "Integration“ (Mittel 3,7), am wenigsten „Die Stadtteile sind gut durchmischt“ (Mittel "
        "1,9). Am weitesten gehen die Einschätzungen bei „Rat und Verwaltungsspitze stehen "
        "sichtbar hinter dem Thema Integration“ auseinander: Kommunalpolitik 4,3, "
        "Migrantenorganisationen 2,9."
    ) in told


def test_a_hidden_climate_is_a_gap_until_it_is_revealed(workshop):
    def fill(session):
        a_climate_scale(session, is_hidden=True)
        a_climate_item(session, statement="Alle grüßen.", counts={"4": 9})

    text = whole_text(filled(workshop, fill))

    assert "Das Ergebnis des Klima-Barometers ist noch verdeckt." in text
    assert "Alle grüßen." not in text


def test_a_value_behind_bei_stands_in_the_dative(sample_draft):
    assert "Der Wert liegt bei 240\u00a0Kindern (Stadt Brückstadt" in whole_text(sample_draft)


def test_a_single_example_and_topic_are_told_as_one(workshop):
    found = whole_text(filled(workshop, a_good_practice, a_parked_topic))

    assert "Dieses Beispiel hat sich der Workshop angesehen:" in found
    assert "Dieses Thema hatte im Workshop keinen Platz." in found


def test_a_slip_in_the_counting_makes_no_more_people_than_there_were(workshop):
    def fill(session):
        a_climate_scale(session, voters=None)
        a_climate_item(session, counts={"3": 17})
        a_participant(session, attends_day_1=True)
        a_participant(session, attends_day_1=True)

    assert "2 Menschen haben eine Aussage" in whole_text(filled(workshop, fill))


def test_groups_of_fewer_than_five_are_not_shown(workshop):
    def fill(session):
        a_climate_scale(session, voters=9)
        item = a_climate_item(session, comments=("Kommt darauf an", " "))
        for sector, marks in (
            (Sector.POLITICS, {"5": 4}),
            (Sector.ADMINISTRATION, {"2": 5}),
            ("jugend", {"4": 6}),
        ):
            climate_group_counts(session, climate_item_id=item.id, sector=sector, counts=marks)
        other = a_climate_item(session, statement="Der Bus fährt oft genug.")
        climate_group_counts(
            session, climate_item_id=other.id, sector=Sector.ADMINISTRATION, counts={"1": 2}
        )

    draft = filled(workshop, fill)

    groups = climate_charts(draft)[-1]
    assert groups.groups == ("Verwaltung", "jugend")
    assert [row.means for row in groups.rows] == [(2.0, 4.0), (None, None)]
    assert "Kommunalpolitik" not in whole_text(draft)
    assert items(draft, "ausgangslage") == [
        "„Wer neu zu uns kommt, wird freundlich aufgenommen“: Kommt darauf an"
    ]


def test_a_mean_of_an_imported_file_counts_where_there_are_no_marks(workshop):
    draft = filled(workshop, lambda session: a_climate_item(session, counts={}, mean_reported=3.25))

    assert table(draft, "ausgangslage", "Aussage") == [
        ("Wer neu zu uns kommt, wird freundlich aufgenommen.", "3,3")
    ]
    assert "Die Teilnehmenden haben eine Aussage auf einer Skala bewertet." in paragraphs(
        draft, "ausgangslage"
    )


def test_existing_projects_are_a_ground_to_build_on(workshop):
    draft = filled(
        workshop,
        lambda session: an_existing_project(
            session,
            target_group="Eltern",
            starts_on="2016-04-01",
            ends_on="2028-03-31",
            funding="Land 30 %",
            reach="260 Familien",
            effect="hoch",
            state="jährlich",
        ),
    )

    assert "Auf einem Angebot lässt sich aufbauen." in " ".join(paragraphs(draft, "ausgangslage"))
    assert table(draft, "ausgangslage", "Angebot und Träger") == [
        (
            "Sprachcafé\nKulturverein Auental\nfür: Eltern",
            "04/2016\u00a0– 03/2028",
            "Land 30 %\n260 Familien",
            "hoch\njährlich",
        )
    ]


def test_projects_that_run_out_by_the_end_of_next_year_are_named(workshop):
    def fill(session):
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
        an_existing_project(session, title="Später", ends_on="2028-01-31")
        an_existing_project(session, title="Zweites", ends_on="2027-12-31")
        an_existing_project(session, title="Erstes", ends_on="2026-12-31", funding="Land")
        an_existing_project(session, title="Vorbei", ends_on="2026-11-13")
        an_existing_project(
            session, title="Beendet", ends_on="2027-01-31", state=ProjectState.ENDED
        )

    draft = filled(workshop, fill)

    assert "Bis Ende 2027 laufen zwei Angebote aus:" in paragraphs(draft, "ausgangslage")
    assert items(draft, "ausgangslage") == [
        "Erstes, bis 31.12.2026 (Land)",
        "Zweites, bis 31.12.2027",
    ]


def test_good_practice_stands_with_place_and_transfer(workshop):
    draft = filled(
        workshop,
        lambda session: a_good_practice(session, description="Lotsinnen begleiten.", source=""),
    )

    assert table(draft, "ausgangslage", "Beispiel und Ort") == [
        (
            "Lotsinnen und Lotsen\nGemeinde Lindenau",
            "Lotsinnen begleiten.",
            "[noch zu klären: Übertragbarkeit]",
            "[noch zu klären: Quelle]",
        )
    ]


def test_good_practice_tells_since_when_and_at_what_cost(workshop):
    draft = filled(
        workshop,
        lambda session: a_good_practice(
            session, description="Lotsinnen begleiten.", year=2024, effort="eine halbe Stelle"
        ),
    )

    name, description, *_others = table(draft, "ausgangslage", "Beispiel und Ort")[0]
    assert name == "Lotsinnen und Lotsen\nGemeinde Lindenau, 2024"
    assert description == "Lotsinnen begleiten.\nAufwand: eine halbe Stelle"


def test_the_swot_has_four_lists_and_those_that_only_this_file_knows(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_swot_entry(session, kind=SwotKind.STRENGTH, text="Starke Vereine"),
            a_swot_entry(session, kind="Trend", text="Junge Stadt"),
        ),
    )

    assert headings(draft, "ausgangslage")[-5:] == [
        "Stärken",
        "Schwächen",
        "Chancen",
        "Risiken",
        "Trend",
    ]
    assert items(draft, "ausgangslage") == ["Starke Vereine", "Junge Stadt"]
    assert "Risiken sind noch nicht festgehalten. [noch zu klären: Risiken]" in paragraphs(
        draft, "ausgangslage"
    )


def test_clusters_are_told_with_a_card_and_with_who_sees_it_otherwise(workshop):
    def fill(session):
        cluster = a_cluster(session, title="Verwaltung", question="F3")
        for text, more in (
            ("unlesbar", {"legibility": Legibility.ILLEGIBLE}),
            ("Das stimmt so nicht", {"is_dissent": True}),
            ("Bescheide versteht „niemand“.", {}),
        ):
            a_card(session, text=text, cluster_id=cluster.id, question="F3", **more)
        a_cluster(session, title="Ohne Karten", question="F3")

    assert items(filled(workshop, fill), "ausgangslage") == [
        "Verwaltung (3 Karten), zum Beispiel „Bescheide versteht ‚niemand‘“; anders gesehen: "
        "„Das stimmt so nicht“"
    ]
