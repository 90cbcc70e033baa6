"""The pages of the preview are those of the document, with own words and gaps that lead on."""

import pytest
from builders import (
    a_guiding_goal,
    a_project_idea,
    a_vision,
    an_action_field,
    an_edited_passage,
    an_existing_project,
    an_objective,
)

from workshop_app.concept.chapter_states import states_of
from workshop_app.concept.check import Finding, Severity
from workshop_app.concept.document_text import document_text
from workshop_app.concept.draft import build_document, generated_document
from workshop_app.concept.finding_pages import page_of_finding
from workshop_app.concept.gap_places import Gap, place_of_gap
from workshop_app.concept.passages import Passage
from workshop_app.concept.preview import pages_of
from workshop_app.concept.reading import read_snapshot
from workshop_app.model.goals import Vision
from workshop_app.phases.agenda import all_steps


@pytest.fixture
def field(workshop):
    """A chosen field with a goal, an objective and a project that lack most of what they need."""
    with workshop.change("Angelegt") as session:
        field = an_action_field(session, code="HF-07", title="Wohnen", is_selected=True)
        an_existing_project(session, title="Lange Tafel", action_field_id=field.id)
        goal = a_guiding_goal(session, action_field_id=field.id, text="Alle wohnen gut.")
        objective = an_objective(session, guiding_goal_id=goal.id)
        project = a_project_idea(session, action_field_id=field.id, objective_id=objective.id)
        rows = {"field": field, "goal": goal, "objective": objective, "project": project}
        return {name: row.id for name, row in rows.items()}


def pages(workshop):
    with workshop.read() as session:
        snapshot = read_snapshot(session)
    return pages_of(generated_document(snapshot), snapshot)


def page(workshop, key):
    return next(page for page in pages(workshop) if page.key == key)


def passages(shown):
    return [item for item in shown.items if isinstance(item, Passage)]


def test_each_field_has_a_page_of_its_own_below_its_chapter(workshop, field):
    shown = page(workshop, f"feld-{field['field']}")

    assert (shown.label, shown.title, shown.level) == ("7.1", "Wohnen", 2)
    assert shown.chapter == "handlungsfelder"
    assert page(workshop, "handlungsfelder").items


def test_a_chapter_counts_the_gaps_of_its_fields(workshop, field):
    states = {state.key: state for state in states_of(pages(workshop))}

    assert states[f"feld-{field['field']}"].gaps > 0
    assert states["handlungsfelder"].gaps >= states[f"feld-{field['field']}"].gaps


def test_sections_are_named_by_codes_so_that_they_outlive_an_exchange(workshop, field):
    sections = {one.key.section for one in passages(page(workshop, f"feld-{field['field']}"))}

    assert "feld-HF-07-lage" in sections


def test_own_words_are_in_the_draft_and_counted(workshop, field):
    (first, *_rest) = passages(page(workshop, f"feld-{field['field']}"))
    with workshop.change("Bearbeitet") as session:
        an_edited_passage(
            session,
            section=first.key.section,
            number=first.key.number,
            text="Darauf **bauen** wir auf.",
            proposal=first.proposal,
        )

    text = document_text(build_document(workshop).chapters)
    states = {state.key: state for state in states_of(pages(workshop))}

    assert "Darauf bauen wir auf." in text
    assert first.proposal.replace("**", "") not in text
    assert states[f"feld-{field['field']}"].edits == 1
    assert not states["handlungsfelder"].has_news


def test_a_change_of_the_data_after_an_edit_is_news(workshop, field):
    passage = passages(page(workshop, f"feld-{field['field']}"))[1]
    with workshop.change("Bearbeitet") as session:
        an_edited_passage(
            session,
            section=passage.key.section,
            number=passage.key.number,
            proposal=f"{passage.proposal} Und noch etwas, das nicht mehr stimmt.",
        )

    states = {state.key: state for state in states_of(pages(workshop))}

    assert states["handlungsfelder"].has_news


def test_a_short_leitbild_is_called_short(workshop):
    with workshop.change("Leitbild") as session:
        a_vision(session, text="Wir gehören zusammen.", status="konsens")
    states = {state.key: state for state in states_of(pages(workshop))}
    assert states["leitbild"].is_short

    with workshop.change("Leitbild") as session:
        session.query(Vision).one().text = "Wir gehören zusammen. " * 20
    states = {state.key: state for state in states_of(pages(workshop))}
    assert not states["leitbild"].is_short


@pytest.mark.parametrize(
    ("owner", "what", "step", "column"),
    [
        ("project", "Zuständigkeit", "T2-06", "responsible"),
        ("project", "Kosten", "T2-06", "budget_once_eur"),
        ("objective", "Frist", "T2-04", "deadline"),
        ("goal", "Beleg für den Bedarf", "T2-02", "evidence"),
        ("goal", "Handlungsziel mit Kennzahl und Frist", "T2-04", ""),
        ("field", "Leitziel", "T2-02", ""),
        ("field", "Kennzahlen zur Ausgangslage", "T1-06", ""),
        ("field", "Leitfrage", "T1-11", "guiding_question"),
    ],
)
def test_a_gap_leads_to_the_field_that_fills_it(workshop, field, owner, what, step, column):
    gap = Gap(f"[noch zu klären: {what}]", field[owner], "abschnitt", "handlungsfelder")

    with workshop.read() as session:
        place = place_of_gap(session, gap)

    assert (place.step, place.field) == (step, column)
    assert all_steps()[place.step].panes[place.pane]


@pytest.mark.parametrize(
    ("section", "chapter", "step"),
    [
        ("profil", "ausgangslage", "V-01"),
        ("klima", "ausgangslage", "T1-04"),
        ("zahlen", "ausgangslage", "T1-06"),
        ("vorwort", "vorwort", "N-02"),
        ("beschlussweg", "beschlussweg", "T2-10"),
    ],
)
def test_a_gap_of_nothing_in_particular_leads_to_what_its_section_is_made_of(
    workshop, section, chapter, step
):
    with workshop.read() as session:
        place = place_of_gap(session, Gap("[noch zu klären: etwas]", None, section, chapter))

    assert place.step == step


def test_the_words_of_a_gap_say_what_is_missing():
    assert Gap("[noch zu klären: Zuständigkeit]", None, "", "").what == "Zuständigkeit"


def a_finding(table, row_id=None, field=None):
    return Finding("K01", "", Severity.ERROR, "Fehlt.", table, row_id, field, None)


def test_a_finding_about_a_project_is_on_the_page_of_its_field(workshop, field):
    finding = a_finding("project_idea", field["project"], "responsible")

    assert page_of_finding(finding, pages(workshop)) == f"feld-{field['field']}"


@pytest.mark.parametrize(
    ("table", "column", "key"),
    [
        ("vision", None, "leitbild"),
        ("municipality", "integration_understanding", "integrationsverständnis"),
        ("municipality", "profile", "ausgangslage"),
        ("structure", None, "umsetzung"),
        ("imported_extra", None, None),
    ],
)
def test_other_findings_are_on_the_page_of_their_chapter(workshop, table, column, key):
    assert page_of_finding(a_finding(table, field=column), pages(workshop)) == key
