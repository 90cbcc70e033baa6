"""„Das Wichtigste auf zwei Seiten“ is no empty promise, as far as pages can be estimated."""

import pytest
from builders import (
    a_decision_step,
    a_guiding_goal,
    a_planned_measure,
    a_project_idea,
    a_workshop_row,
    an_action_field,
)
from word_files import WordFile

from workshop_app.concept.draft import build_document
from workshop_app.model.projects import Priority


@pytest.mark.parametrize("times", [1, 40])
def test_the_summary_takes_two_pages_at_most(workshop, times):
    with workshop.change("Gefüllt") as session:
        a_workshop_row(session, guiding_question="Wie gelingt das Zusammenleben? " * times)
        for _number in range(12):
            field = an_action_field(session, title="Bildung " * times, is_selected=True)
            a_guiding_goal(session, action_field_id=field.id, text="Alle lernen gern. " * times)
            a_project_idea(
                session,
                title="Lernen vor Ort " * times,
                priority=Priority.A,
                is_quick_win=True,
                starts_on="2027-01-15",
                ends_on="2028-12-30",
                budget_once_eur=45000.0,
                budget_yearly_eur=118000.0,
            )
            a_planned_measure(session, what="Einladen und sammeln " * times)
            a_decision_step(session, body="Ausschuss für Soziales " * times)

    pages = {}
    for line in WordFile(build_document(workshop)).texts("TOC1"):
        *_number, title, page = line.split("\t")
        pages[title] = int(page)
    length = pages["Anlass, Auftrag und Vorgehen"] - pages["Das Wichtigste auf zwei Seiten"]
    assert length <= 2
