"""K14, K15, K38, K40: each fires, does not fire, and where the border lies."""

import pytest
from builders import (
    a_card,
    a_guiding_goal,
    a_municipality,
    a_project_idea,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from checked import codes_of, findings_of, only_finding

from workshop_app.concept.check import Severity

STATE = "Jedes Kind startet mit guter Sprache in die Schule."


def add_goal(workshop, text=STATE, **fields):
    with workshop.change("Leitziel angelegt") as session:
        return a_guiding_goal(session, text=text, **fields).id


def add_objective(workshop, text, *, figure=None, **fields):
    """An objective whose goal is shown to be needed by a figure."""
    with workshop.change("Handlungsziel angelegt") as session:
        goal = a_guiding_goal(session, text=STATE)
        row = an_objective(session, guiding_goal_id=goal.id, text=text, **fields)
        if figure is not None:
            value = an_indicator_value(session, **figure)
            goal_evidence(session, guiding_goal_id=goal.id, indicator_value_id=value.id)
        return row.id


# --- K14 ----------------------------------------------------------------------------------------


def test_k14_asks_when_an_intention_is_reached(workshop):
    row_id = add_goal(workshop, "Wir wollen die Integration in der Stadt verbessern.")

    finding = only_finding(workshop, "K14")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == ("LZ-01", row_id, "text")
    assert "nennt nur eine Absicht" in finding.message


def test_k14_judges_objectives_too(workshop):
    add_objective(workshop, "Das Ehrenamt wird weiter gefördert und unterstützt.")

    assert codes_of(workshop, "K14") == ["HZ-01"]


@pytest.mark.parametrize("text", ["Kinder lernen gut Deutsch", "Alle gehören dazu."])
def test_k14_asks_for_more_than_four_words(workshop, text):
    add_goal(workshop, text)

    assert "sehr kurz" in only_finding(workshop, "K14").message


@pytest.mark.parametrize("text", ["Alle Kinder lernen gut Deutsch", STATE])
def test_k14_is_content_with_five_words(workshop, text):
    add_goal(workshop, text)

    assert findings_of(workshop, "K14") == []


def test_k14_asks_for_a_text(workshop):
    add_goal(workshop, " ")

    assert "hat noch keinen Text" in only_finding(workshop, "K14").message


# --- K15 ----------------------------------------------------------------------------------------


def test_k15_asks_what_a_measure_is_for(workshop):
    row_id = add_goal(workshop, "Einrichtung einer Anlaufstelle für Neuzugewanderte")

    finding = only_finding(workshop, "K15")

    assert finding.severity is Severity.HINT
    assert (finding.object_code, finding.row_id, finding.field) == ("LZ-01", row_id, "text")


def test_k15_is_content_with_a_state(workshop):
    add_goal(workshop)
    add_objective(workshop, "Ab 2028 entscheidet in drei Stadtteilen ein Quartiersrat.")

    assert findings_of(workshop, "K15") == []


# --- K38 ----------------------------------------------------------------------------------------

QUOTA = {"value": 14.8, "unit": "Prozent"}
FALLS = "Bis 2030 sinkt der Anteil von {} auf höchstens 9 Prozent."


@pytest.mark.parametrize("number", ["14,8", "15", "rund 14", "knapp 16"])
def test_k38_accepts_the_figure_rounded_or_about(workshop, number):
    add_objective(workshop, FALLS.format(number), figure=QUOTA, base_value=14.8, target_value=9.0)

    assert findings_of(workshop, "K38") == []


@pytest.mark.parametrize("number", ["14,7", "16", "rund 20", "148"])
def test_k38_asks_which_number_is_right(workshop, number):
    row_id = add_objective(
        workshop, FALLS.format(number), figure=QUOTA, base_value=14.8, target_value=9.0
    )

    finding = only_finding(workshop, "K38")

    assert finding.severity is Severity.HINT
    assert (finding.object_code, finding.row_id, finding.field) == ("HZ-01", row_id, "text")
    assert "14,8 Prozent" in finding.message


def test_k38_compares_the_target_too(workshop):
    add_objective(workshop, FALLS.format("14,8"), figure=QUOTA, base_value=14.8, target_value=10.0)

    assert "in den Daten 10 Prozent" in only_finding(workshop, "K38").message


def test_k38_compares_no_target_of_another_unit(workshop):
    text = "Die Zahl der Plätze steigt von 3 auf 5 Kitas in der Stadt."
    add_objective(workshop, text, base_value=78.0, target_value=90.0, unit="Prozent")

    assert findings_of(workshop, "K38") == []


@pytest.mark.parametrize("unit", ["Kinder", "Euro"])
def test_k38_compares_nothing_of_another_unit(workshop, unit):
    figure = {"value": 240.0, "unit": unit}
    add_objective(workshop, FALLS.format("14,8"), figure=figure, base_value=None, target_value=9.0)

    assert findings_of(workshop, "K38") == []


def test_k38_does_not_take_a_goal_for_a_figure(workshop):
    figure = {"value": 81.0, "unit": "Prozent"}
    text = "Bis 2028 besuchen 90 Prozent der Kinder eine Kita."
    add_objective(workshop, text, figure=figure, base_value=81.0, target_value=90.0)

    assert findings_of(workshop, "K38") == []


def test_k38_looks_at_projects_through_their_objective(workshop):
    objective_id = add_objective(
        workshop, "Bis 2028 hat jedes Kind einen Platz.", figure={"value": 240.0, "unit": "Kinder"}
    )
    with workshop.change("Projekt angelegt") as session:
        text = "Heute warten 250 Kinder auf einen Platz."
        a_project_idea(session, objective_id=objective_id, description=text)

    assert codes_of(workshop, "K38") == ["PI-01"]


# --- K40 ----------------------------------------------------------------------------------------


def write(workshop, *texts):
    with workshop.change("Texte") as session:
        a_municipality(session, profile=texts[0])
        for text in texts[1:]:
            a_guiding_goal(session, text=text)


@pytest.mark.parametrize(
    "texts",
    [
        ("Menschen mit Migrationsgeschichte", "Kinder mit Einwanderungsgeschichte"),
        ("AUSLÄNDER und andere", "Menschen mit Migrationshintergründen"),
        ("Ausländer*innen sind dabei", "mit Zuwanderungsgeschichte"),
    ],
)
def test_k40_asks_which_word_shall_stand(workshop, texts):
    write(workshop, *texts)

    finding = only_finding(workshop, "K40")

    assert finding.severity is Severity.HINT
    assert (finding.table, finding.field) == ("municipality", "integration_understanding")


@pytest.mark.parametrize(
    "texts",
    [
        ("Menschen mit Migrationsgeschichte", "Kinder mit Migrationsgeschichte"),
        ("mit Einwanderungsgeschichte", "mit Migrationshintergrund"),  # both are explained
        ("Die Ausländerbehörde berät", "Kinder mit Migrationshintergrund"),
        ("ausländische Abschlüsse", "Kinder mit Zuwanderungsgeschichte"),
    ],
)
def test_k40_is_content_with_one_word_or_explained_ones(workshop, texts):
    write(workshop, *texts)

    assert findings_of(workshop, "K40") == []


def test_k40_leaves_cards_and_names_of_figures_to_those_who_wrote_them(workshop):
    with workshop.change("Karten") as session:
        a_guiding_goal(session, text="Kinder mit Migrationsgeschichte lernen Deutsch")
        a_card(session, text="Ausländer fragen")
        an_indicator_value(session, indicator="Anteil der Ausländer")

    assert findings_of(workshop, "K40") == []
