"""What charts say to those who do not see them, and their tables."""

import pytest
from chart_samples import KINDS, WORST, a_gantt, a_gantt_row

from workshop_app.concept.charts.kinds import VoteBar, VoteChart
from workshop_app.concept.charts.words import chart_table, describe


@pytest.mark.parametrize("name", [*KINDS, *WORST])
def test_each_chart_has_words_and_a_table(name):
    chart = {**KINDS, **WORST}[name]

    assert 20 < len(describe(chart)) <= 1600
    table = chart_table(chart)
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_words_give_the_values_with_their_units():
    assert describe(KINDS["panels"]) == (
        "Liniendiagramme für Verläufe, Balkendiagramme für Vergleiche. Anteil: 2019 32,5\u00a0%, "
        "2025 38,1\u00a0%. Quote: Stadt 0 38,1\u00a0Personen, Stadt 1 71,4\u00a0Personen."
    )
    assert describe(KINDS["costs"]) == (
        "Gestapelte Säulen: einmalige und laufende Kosten je Jahr. 2027: einmalig "
        "90.000\u00a0€, laufend 150.000\u00a0€. 2028: einmalig 0\u00a0€, laufend 780.000\u00a0€."
    )
    assert describe(KINDS["groups"]) == (
        "Punktdiagramm: Mittelwerte der Gruppen auf der Skala von 1 (trifft gar nicht zu) bis 5 "
        "(trifft voll zu). Alle werden freundlich aufgenommen: Alle 3,5, Kommunalpolitik 4,0, "
        "Verwaltung –."
    )


def test_the_words_of_a_plan_name_what_comes_first():
    chart = a_gantt(a_gantt_row(is_focal=True, is_quick=True))

    assert describe(chart).endswith(
        "Lotsendienst: 03/2027 – 02/2028, Schwerpunkt, schneller Erfolg."
    )


def test_very_many_values_are_left_to_the_table():
    bars = tuple(
        VoteBar(f"Handlungsfeld {number} der Stadt", number, False) for number in range(99)
    )

    words = describe(VoteChart("Punkte", bars))

    assert words.endswith("Angaben stehen in der Tabelle im Anhang.")
    assert len(chart_table(VoteChart("Punkte", bars)).rows) == 99


def test_a_value_that_is_not_shown_is_a_dash_in_the_table():
    assert chart_table(KINDS["groups"]).rows == (
        ("Alle werden freundlich aufgenommen.", "3,5", "4,0", "–"),
    )
