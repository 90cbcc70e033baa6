"""K03, K07, K08: each fires, does not fire, and where the border lies."""

import pytest
from builders import an_event, an_existing_project, an_indicator_value
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.model.workshop import EventKind


def add_figure(workshop, **fields):
    with workshop.change("Kennzahl angelegt") as session:
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        return an_indicator_value(session, **fields).id


def test_k03_asks_for_both_in_an_empty_workshop(workshop):
    finding = only_finding(workshop, "K03")

    assert finding.severity is Severity.ERROR
    assert finding.object_code == ""
    assert "weder Bestandsprojekte noch Kennzahlen" in finding.message


def test_k03_asks_for_existing_projects(workshop):
    add_figure(workshop)

    finding = only_finding(workshop, "K03")

    assert finding.table == "existing_project"
    assert "noch kein Bestandsprojekt" in finding.message


def test_k03_asks_for_figures(workshop):
    with workshop.change("Bestandsprojekt angelegt") as session:
        an_existing_project(session)

    finding = only_finding(workshop, "K03")

    assert finding.table == "indicator_value"
    assert "noch keine Kennzahl" in finding.message


def test_k03_is_content_with_one_of_each(workshop):
    with workshop.change("Bestand angelegt") as session:
        an_existing_project(session)
        an_indicator_value(session)

    assert findings_of(workshop, "K03") == []


def test_k07_is_content_with_a_complete_figure(workshop):
    add_figure(workshop)

    assert findings_of(workshop, "K07") == []


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("source", "die Quelle"),
        ("as_of", "der Stichtag"),
        ("unit", "die Einheit"),
        ("area", "der Raumbezug"),
    ],
)
def test_k07_names_the_missing_part(workshop, field, name):
    row_id = add_figure(workshop, **{field: ""})

    finding = only_finding(workshop, "K07")

    assert finding.severity is Severity.ERROR
    assert (finding.object_code, finding.row_id, finding.field) == ("ST-01", row_id, field)
    assert f"fehlt {name}: " in finding.message


def test_k07_names_all_missing_parts_in_one_finding(workshop):
    add_figure(workshop, source="N. N.", as_of=None, unit="?", area=" ")

    message = only_finding(workshop, "K07").message

    assert "fehlen die Quelle, der Stichtag, die Einheit und der Raumbezug: " in message


@pytest.mark.parametrize("value", [None, 0.0])
def test_k07_does_not_ask_for_the_value(workshop, value):
    add_figure(workshop, value=value, is_suppressed=value is None)

    assert findings_of(workshop, "K07") == []


def test_k07_leaves_internal_figures_alone(workshop):
    add_figure(workshop, is_internal=True, source="")

    assert codes_of(workshop, "K07") == []


def test_k07_takes_a_sign_for_a_unit(workshop):
    add_figure(workshop, unit="%")

    assert findings_of(workshop, "K07") == []


def test_k07_takes_a_word_for_no_day(workshop):
    add_figure(workshop, as_of="aktuell")

    assert "fehlt der Stichtag" in only_finding(workshop, "K07").message


@pytest.mark.parametrize("as_of", ["2021-11-13", "2021-11", "2021", "Schuljahr 2021/22"])
def test_k08_accepts_a_figure_of_the_last_five_years(workshop, as_of):
    add_figure(workshop, as_of=as_of)

    assert findings_of(workshop, "K08") == []


@pytest.mark.parametrize("as_of", ["2021-11-12", "2021-10", "2020", "Zensus 2011"])
def test_k08_points_to_an_older_figure(workshop, as_of):
    row_id = add_figure(workshop, as_of=as_of)

    finding = only_finding(workshop, "K08")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("ST-01", row_id, "as_of")


def test_k08_shows_the_day_as_germans_write_it(workshop):
    add_figure(workshop, as_of="2019-12-31")

    assert "hat den Stichtag 31.12.2019 und" in only_finding(workshop, "K08").message


def test_k08_quotes_a_text_that_is_no_date(workshop):
    add_figure(workshop, as_of="Zensus 2011")

    assert "hat den Stichtag „Zensus 2011“ und" in only_finding(workshop, "K08").message


@pytest.mark.parametrize("day", [None, "wird noch geklärt"])
def test_k08_is_silent_while_the_day_of_the_workshop_is_open(workshop, day):
    with workshop.change("Kennzahl angelegt") as session:
        an_event(session, kind=EventKind.DAY_1, date=day)
        an_indicator_value(session, as_of="1999")

    assert findings_of(workshop, "K08") == []


def test_k08_counts_from_the_earlier_of_the_two_days(workshop):
    with workshop.change("Kennzahl angelegt") as session:
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
        an_event(session, kind=EventKind.DAY_1, date="2026-11-13")
        an_indicator_value(session, as_of="2021-11-13")

    assert findings_of(workshop, "K08") == []
