"""The Kurzfassung tells the essence of each part, and marks what is missing."""

import pytest
from builders import (
    a_climate_item,
    a_guiding_goal,
    a_municipality,
    a_planned_measure,
    a_project_idea,
    a_structure,
    a_swot_entry,
    a_vision,
    a_workshop_row,
    an_action_field,
    an_event,
    an_indicator_value,
    an_objective,
    climate_group_counts,
)

from workshop_app.concept.document import Heading, Table, runs_text
from workshop_app.concept.document_text import document_text
from workshop_app.concept.documents.scope import SCOPES
from workshop_app.concept.documents.shared import with_article
from workshop_app.concept.documents.short_version import scoped_short_version, short_version
from workshop_app.concept.reading import read_snapshot
from workshop_app.model.board import SwotKind
from workshop_app.model.implementation import MeasureStatus, StructureKind
from workshop_app.model.people import Sector
from workshop_app.model.projects import Priority

SECRET = "Geheimsache"


def snapshot_of(workshop, *fill):
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    with workshop.read() as session:
        return read_snapshot(session)


def short(workshop, *fill):
    return short_version(snapshot_of(workshop, *fill))


def text(document, key=None):
    return document_text([one for one in document.chapters if key in {None, one.key}])


def test_it_has_a_cover_that_says_what_it_is_and_six_parts(workshop):
    def fill(session):
        a_municipality(session, name="Stadt Auental")
        a_vision(session, title="Auental verbindet", text="Wir bauen Brücken.")

    document = short(workshop, fill)

    assert document.cover.subtitle == "Kurzfassung · Auental verbindet"
    assert document.cover.municipality == "Stadt Auental"
    assert [(chapter.number, chapter.title) for chapter in document.chapters] == [
        ("1", "Worum es geht"),
        ("2", "Wo wir stehen"),
        ("3", "Unser Leitbild"),
        ("4", "Was wir erreichen wollen"),
        ("5", "Womit wir beginnen"),
        ("6", "Wie es weitergeht"),
    ]


def test_an_empty_workshop_has_a_marked_gap_in_each_part(workshop):
    document = short(workshop)

    for chapter in document.chapters:
        assert "[noch zu klären:" in document_text([chapter]), chapter.title


def test_the_situation_is_told_by_figures_climate_strengths_and_weaknesses(workshop):
    def fill(session):
        an_indicator_value(
            session,
            indicator="Anteil",
            value=38.1,
            unit="Prozent",
            area="Auental",
            as_of="2025-12-31",
            source="Melderegister",
        )
        an_indicator_value(session, indicator="Klein", value=3.0, is_suppressed=True)
        item = a_climate_item(session, statement="Wir grüßen uns.", counts={"1": 5, "5": 20})
        a_climate_item(session, statement="Ämter helfen.", counts={"1": 20, "5": 5})
        for sector, counts in (
            (Sector.ADMINISTRATION, {"5": 10}),
            (Sector.MIGRANT_ORGANISATION, {"1": 5}),
        ):
            climate_group_counts(session, climate_item_id=item.id, sector=sector, counts=counts)
        a_swot_entry(session, kind=SwotKind.STRENGTH, text="Viele Vereine")
        a_swot_entry(session, kind=SwotKind.WEAKNESS, text="Wenig Platz")

    found = text(short(workshop, fill), "kurz-lage")

    for what in ("38,1\u00a0%", "Melderegister", "31.12.2025", "Viele Vereine", "Wenig Platz"):
        assert what in found
    assert "Am meisten Zustimmung findet „Wir grüßen uns“" in found
    assert "auseinander" in found
    assert "Klein" not in found


def test_each_field_has_goals_measures_projects_and_other_views(workshop):
    def fill(session):
        field = an_action_field(session, title="Bildung", is_selected=True)
        goal = a_guiding_goal(
            session, action_field_id=field.id, text="Alle lernen.", minority_vote="Zu teuer."
        )
        an_objective(
            session,
            guiding_goal_id=goal.id,
            text="Weniger Abbrüche",
            base_value=14.8,
            target_value=9.0,
            unit="Prozent",
            deadline="2030-07-31",
        )
        for number in range(7):
            a_project_idea(session, title=f"Lernpaten {number}", action_field_id=field.id)
        an_action_field(session, title="Gesundheit", is_selected=False)

    document = short(workshop, fill)

    found = text(document, "kurz-felder")
    assert [b.text for b in document.chapters[3].blocks if isinstance(b, Heading)] == ["Bildung"]
    assert "Alle lernen." in found
    assert "Anders sieht es: Zu teuer." in found
    assert "„Lernpaten 4“ und zwei weitere." in found
    (table,) = (b for b in document.chapters[3].blocks if isinstance(b, Table))
    assert [tuple(map(runs_text, row)) for row in table.rows] == [
        ("Weniger Abbrüche", "14,8\u00a0%", "9\u00a0%", "31.07.2030")
    ]


def test_a_field_with_one_project_speaks_of_one(workshop):
    def fill(session):
        field = an_action_field(session, title="Bildung", is_selected=True)
        a_project_idea(session, title="Lernpaten", action_field_id=field.id)

    assert "Projekt: „Lernpaten“." in text(short(workshop, fill), "kurz-felder")


def test_what_finds_no_room_is_counted(workshop):
    def fill(session):
        for number in range(6):
            an_action_field(session, title=f"Feld {number}", is_selected=True)
            a_project_idea(session, title=f"Projekt {number}", priority=Priority.A)

    document = scoped_short_version(snapshot_of(workshop, fill), SCOPES[-1])

    assert "Drei weitere Handlungsfelder stehen im Konzept." in text(document, "kurz-felder")
    assert "Vier weitere Projekte mit Vorrang stehen im Konzept." in text(document, "kurz-anfang")


def test_the_way_on_names_structures_and_open_steps(workshop):
    def fill(session):
        a_workshop_row(session, is_fictional=True)
        an_event(session, date="2026-11-13")
        a_structure(session, kind=StructureKind.COORDINATION, name="Fachstelle", lead="Frau Aydın")
        a_structure(
            session,
            kind=StructureKind.REPORTING,
            name="",
            interval_months=12,
            addressee="Sozialausschuss",
        )
        a_structure(session, kind=StructureKind.UPDATE, year=2032)
        a_planned_measure(session, what="Erledigtes", status=MeasureStatus.DONE)
        a_planned_measure(session, what="Räume prüfen", who="Jugendamt", due="2027-01-31")

    found = text(short(workshop, fill), "kurz-weg")

    assert "Koordination: Fachstelle, Frau Aydın" in found
    assert "Bericht: jedes Jahr, geht an Sozialausschuss" in found
    assert "Fortschreibung: 2032" in found
    assert "31.01.2027: Räume prüfen (Jugendamt)" in found
    assert "Erledigtes" not in found
    assert "frei erfunden" in found


def test_internal_rows_stay_inside(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        for row in (
            an_action_field(session, title=SECRET, is_selected=True),
            a_guiding_goal(session, action_field_id=field.id, text=SECRET),
            a_project_idea(session, title=SECRET, priority=Priority.A),
            a_planned_measure(session, what=SECRET),
            an_indicator_value(session, indicator=SECRET, value=1.0),
            a_swot_entry(session, text=SECRET),
            a_structure(session, kind=StructureKind.COORDINATION, name=SECRET),
        ):
            row.is_internal = True

    assert SECRET not in text(short(workshop, fill))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Rat der Stadt Auental", "Der Rat der Stadt Auental"),
        ("Kreistag", "Der Kreistag"),
        ("Gemeindevertretung", "Die Gemeindevertretung"),
        ("Bürgerschaft", "Die Bürgerschaft"),
        ("Stadtverordnetenversammlung", "Die Stadtverordnetenversammlung"),
        ("Plenum", "Plenum"),
    ],
)
def test_a_body_has_its_article(body, sentence):
    assert with_article(body) == sentence
