"""K39, K45: each fires, does not fire, and where the border lies."""

import pytest
from builders import (
    a_chapter_text,
    a_guiding_goal,
    a_municipality,
    a_project_idea,
    an_action_field,
)
from checked import findings_of, only_finding

from workshop_app.concept.check import Severity
from workshop_app.concept.check import rules_document as document
from workshop_app.concept.check.reading import read_snapshot

# --- K39 ----------------------------------------------------------------------------------------


def test_k39_says_how_long_the_main_text_is(workshop):
    with workshop.change("Profil") as session:
        a_municipality(session, profile="Wir sind viele. " * 10_000)

    finding = only_finding(workshop, "K39")

    assert (finding.severity, finding.object_code) == (Severity.HINT, "")
    assert "Der Hauptteil hat etwa " in finding.message


def test_k39_accepts_as_many_pages_as_are_usual(workshop):
    letters = round((60 - document._PAGES_ALWAYS) * document._LETTERS_ON_A_PAGE)
    with workshop.change("Profil") as session:
        town = a_municipality(session, profile="x" * letters)
    at_the_border = findings_of(workshop, "K39")
    with workshop.change("Profil") as session:
        session.merge(town).profile = "x" * (letters + document._LETTERS_ON_A_PAGE)

    assert at_the_border == []
    assert "etwa 61 Seiten" in only_finding(workshop, "K39").message


@pytest.mark.parametrize(("projects", "pages"), [(11, 31), (22, 51), (44, 85)])
def test_k39_comes_near_to_the_pages_that_were_counted(workshop, projects, pages):
    times = projects // 11
    with workshop.change("Wie im Beispiel") as session:
        a_municipality(session, profile="x" * 9_800 * times)
        for number in range(projects):
            a_project_idea(session, title=str(number))
        for _number in range(5 * times):
            a_guiding_goal(session, text="")

    with workshop.read() as session:
        assert abs(document.estimated_pages(read_snapshot(session)) - pages) <= 3


@pytest.mark.parametrize(("letters", "count"), [(6_000, 0), (6_001, 1)])
def test_k39_asks_for_two_pages_of_summary(workshop, letters, count):
    with workshop.change("Zusammenfassung") as session:
        a_chapter_text(session, chapter="zusammenfassung", text="x" * letters)

    found = findings_of(workshop, "K39")

    assert [finding.table for finding in found] == ["chapter_text"] * count


# --- K45 ----------------------------------------------------------------------------------------

VOTE = "Drei Personen wollen eine Quote."


def add_goal(workshop, *, is_selected, **fields):
    with workshop.change("Leitziel") as session:
        field = an_action_field(session, is_selected=is_selected)
        return a_guiding_goal(session, action_field_id=field.id, **fields).id


def test_k45_asks_where_a_minority_vote_shall_stand(workshop):
    row_id = add_goal(workshop, is_selected=False, minority_vote=VOTE)

    finding = only_finding(workshop, "K45")

    assert finding.severity is Severity.WARNING
    assert (finding.object_code, finding.row_id, finding.field) == (
        "LZ-01",
        row_id,
        "minority_vote",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"is_selected": True, "minority_vote": VOTE},
        {"is_selected": False, "minority_vote": " "},
        {"is_selected": False, "minority_vote": None},
        {"is_selected": False, "minority_vote": VOTE, "is_internal": True},
    ],
)
def test_k45_is_content_where_it_is_shown_or_there_is_none(workshop, fields):
    add_goal(workshop, **fields)

    assert findings_of(workshop, "K45") == []
