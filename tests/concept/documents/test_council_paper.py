"""The Beschlussvorlage has what a council office looks for, and marks what only it can know."""

from builders import (
    a_decision,
    a_decision_step,
    a_guiding_goal,
    a_municipality,
    a_project_idea,
    a_structure,
    an_action_field,
    an_indicator_value,
)

from workshop_app.concept.document import Heading, ItemList, Table, runs_text
from workshop_app.concept.document_text import document_text
from workshop_app.concept.documents.council_paper import council_paper
from workshop_app.concept.reading import read_snapshot
from workshop_app.concept.word.writer import count_pages
from workshop_app.model.implementation import DecisionStepKind, StructureKind
from workshop_app.model.projects import Priority


def paper(workshop, *fill):
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    with workshop.read() as session:
        return council_paper(read_snapshot(session))


def text(document):
    return document_text(document.chapters)


def headings(document):
    return [block.text for block in document.chapters[0].blocks if isinstance(block, Heading)]


def orders(document):
    lists = [block for block in document.chapters[0].blocks if isinstance(block, ItemList)]
    return [runs_text(item) for item in next(one for one in lists if one.ordered).items]


def tables(document):
    return [
        [tuple(map(runs_text, row)) for row in block.rows]
        for block in document.chapters[0].blocks
        if isinstance(block, Table)
    ]


def test_the_parts_stand_in_the_order_that_councils_know(workshop):
    assert headings(paper(workshop)) == [
        "Beratungsfolge",
        "Beschlussvorschlag",
        "Sachverhalt",
        "Begründung",
        "Finanzielle Auswirkungen",
        "Anlagen",
    ]


def test_the_sequence_of_bodies_is_the_way_of_the_decision(workshop):
    def fill(session):
        a_decision_step(
            session,
            body="Integrationsrat",
            date="2027-02-23",
            kind=DecisionStepKind.PRELIMINARY,
            position=0,
        )
        a_decision_step(
            session, body="Rat", date="2027-04", kind=DecisionStepKind.RESOLUTION, position=1
        )

    assert tables(paper(workshop, fill))[0] == [
        ("Integrationsrat", "23.02.2027", "Vorberatung"),
        ("Rat", "04/2027", "Beschluss"),
    ]


def test_the_body_that_decides_is_named_with_its_article(workshop):
    def fill(session):
        a_municipality(session, council="Stadtverordnetenversammlung")

    assert "Die Stadtverordnetenversammlung beschließt:" in text(paper(workshop, fill))


def test_a_way_without_a_resolution_is_pointed_out(workshop):
    def fill(session):
        a_decision_step(session, body="Kreistag", kind=DecisionStepKind.NOTICE)

    assert "fehlt noch ein Beschluss" in text(paper(workshop, fill))


def test_the_decision_names_projects_money_reports_and_renewal(workshop):
    def fill(session):
        a_project_idea(
            session,
            title="Sprachlotsen",
            priority=Priority.A,
            starts_on="2027-01",
            ends_on="2028-12",
            budget_yearly_eur=24000.0,
        )
        a_structure(
            session, kind=StructureKind.REPORTING, interval_months=12, addressee="Sozialausschuss"
        )
        a_structure(session, kind=StructureKind.UPDATE, year=2032)

    assert orders(paper(workshop, fill)) == [
        "Das Integrationskonzept (Anlage 1) wird beschlossen.",
        "Die Verwaltung wird beauftragt, den Maßnahmenplan (Anlage 3) umzusetzen und mit diesem "
        "Projekt zu beginnen: „Sprachlotsen“.",
        "Die Mittel werden in die Haushaltsplanung ab 2027 aufgenommen, vorbehaltlich der "
        "Haushaltsbeschlüsse und zugesagter Förderung.",
        "Die Verwaltung berichtet jedes Jahr über den Stand der Umsetzung. Der Bericht geht an: "
        "Sozialausschuss.",
        "Das Konzept wird fortgeschrieben, spätestens im Jahr 2032.",
    ]


def test_the_costs_stand_by_year_with_their_sum(workshop):
    def fill(session):
        a_project_idea(
            session,
            starts_on="2027-07",
            ends_on="2028-12",
            budget_once_eur=5000.0,
            budget_yearly_eur=12000.0,
        )

    assert tables(paper(workshop, fill))[-1] == [
        ("2027", "5.000\u00a0€", "6.000\u00a0€", "11.000\u00a0€"),
        ("2028", "0\u00a0€", "12.000\u00a0€", "12.000\u00a0€"),
        ("Zusammen", "5.000\u00a0€", "18.000\u00a0€", "23.000\u00a0€"),
    ]


def test_many_years_become_one_row_at_the_end(workshop):
    def fill(session):
        a_project_idea(session, starts_on="2027-01", ends_on="2039-12", budget_yearly_eur=1000.0)

    rows = tables(paper(workshop, fill))[-1]

    assert rows[-2][0].endswith("2039")
    assert rows[-2][2] == "6.000\u00a0€"
    assert rows[-1][3] == "13.000\u00a0€"


def test_who_sees_it_otherwise_is_heard(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id, minority_vote="Das ist Sache des Landes.")
        a_decision(session, counter_position="Erst das Geld, dann das Konzept.")

    found = text(paper(workshop, fill))

    assert "Abweichende Sicht: Das ist Sache des Landes." in found
    assert "Abweichende Sicht: Erst das Geld, dann das Konzept." in found


def test_what_only_the_office_knows_is_a_marked_gap(workshop):
    found = text(paper(workshop))

    assert "[noch zu klären: Nummer]" in found
    assert "[noch zu klären: Gremium] beschließt:" in found


def test_internal_votes_and_projects_stay_inside(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id, minority_vote="Geheim", is_internal=True)
        a_project_idea(session, title="Geheim", priority=Priority.A, is_internal=True)
        a_decision(session, counter_position="Geheim", is_internal=True)

    assert "Geheim" not in text(paper(workshop, fill))


def test_a_kind_of_decision_that_is_a_whole_story_keeps_to_the_pages(workshop):
    def fill(session):
        a_decision_step(session, body="Rat", kind="Ein langer Satz mit vielen Wörtern. " * 280)

    assert count_pages(paper(workshop, fill)) <= 2


def test_one_of_a_kind_is_told_as_one(workshop):
    def fill(session):
        an_action_field(session, title="Bildung", is_selected=True)
        an_indicator_value(session, indicator="Wartezeit", value=5.5, unit="Monate")
        a_project_idea(session, title="Abendkurse", priority=Priority.A)

    found = text(paper(workshop, fill))

    assert "Den Handlungsbedarf zeigt diese Zahl:" in found
    assert "Im Handlungsfeld soll erreicht sein:" in found
    assert "mit diesem Projekt zu beginnen: „Abendkurse“." in found
