"""A decision is noted with its result and counter-position."""

import pytest

from workshop_app.model.voting import Decision, DecisionProcedure
from workshop_app.phases.decisions import (
    DecisionNote,
    EmptyDecisionError,
    NegativeCountError,
    add_decision,
)


def test_a_decision_keeps_result_counter_position_and_step(workshop):
    note = DecisionNote(
        " Fünf Felder werden vertieft. ", DecisionProcedure.VOTE, 30, 2, 5, " Arbeit fehlt. "
    )

    with workshop.change("Entscheidung") as session:
        key = add_decision(session, note, step="T1-11")

    with workshop.read() as session:
        saved = session.get_one(Decision, key)
        assert (saved.code, saved.text, saved.step) == (
            "EN-01",
            "Fünf Felder werden vertieft.",
            "T1-11",
        )
        assert (saved.votes_for, saved.votes_against, saved.abstentions) == (30, 2, 5)
        assert (saved.procedure, saved.counter_position) == ("abstimmung", "Arbeit fehlt.")


def test_what_is_not_known_stays_unknown(workshop):
    with workshop.change("Entscheidung") as session:
        key = add_decision(session, DecisionNote("Titel steht."), step="T2-10")

    with workshop.read() as session:
        saved = session.get_one(Decision, key)
        assert (saved.procedure, saved.votes_for, saved.abstentions) == (None, None, None)


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_a_decision_without_a_word_is_refused(workshop, text):
    with pytest.raises(EmptyDecisionError), workshop.change("Entscheidung") as session:
        add_decision(session, DecisionNote(text), step="T1-11")


def test_fewer_than_no_votes_are_refused(workshop):
    note = DecisionNote("Ja", votes_against=-1)

    with pytest.raises(NegativeCountError), workshop.change("Entscheidung") as session:
        add_decision(session, note, step="T1-11")
