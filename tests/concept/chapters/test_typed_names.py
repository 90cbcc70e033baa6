"""A name that somebody typed does not get out if its owner has not agreed to be named."""

import pytest
from builders import (
    a_card,
    a_moderator,
    a_municipality,
    a_participant,
    a_planned_measure,
    a_project_idea,
    a_structure,
)

from workshop_app.concept.reading import read_snapshot
from workshop_app.model.implementation import StructureKind
from workshop_app.model.people import Consent

MARK = "[Name nicht freigegeben]"


def snapshot_of(workshop, *fill, **how):
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    with workshop.read() as session:
        return read_snapshot(session, **how)


def bert(session, consent=Consent.OPEN, last="Muster"):
    a_participant(session, first_name="Bert", last_name=last, naming_consent=consent)


@pytest.mark.parametrize("consent", [Consent.OPEN, Consent.REFUSED])
def test_names_in_plans_projects_structures_and_cards_are_marked(workshop, consent):
    def fill(session):
        bert(session, consent)
        a_planned_measure(session, what="Einladen", who="Bert Muster", with_whom="Muster, Bert")
        a_project_idea(session, responsible="Amt, Bert Muster", partners=("Bert  Muster", "A"))
        a_structure(session, kind=StructureKind.WORKING_GROUP, lead="Bert Muster (Leitung)")
        a_card(session, text="Bert Muster hilft gern.")

    found = snapshot_of(workshop, fill)

    assert (found.planned_measures[0].who, found.planned_measures[0].with_whom) == (MARK, MARK)
    assert found.project_ideas[0].responsible == f"Amt, {MARK}"
    assert found.project_ideas[0].partners == (MARK, "A")
    assert found.structures[0].lead == f"{MARK} (Leitung)"
    assert found.cards[0].text == f"{MARK} hilft gern."


def test_who_has_agreed_is_named(workshop):
    def fill(session):
        bert(session, Consent.GRANTED)
        a_planned_measure(session, who="Bert Muster")

    assert snapshot_of(workshop, fill).planned_measures[0].who == "Bert Muster"


def test_a_part_of_a_name_or_a_longer_one_is_somebody_else(workshop):
    def fill(session):
        bert(session)
        a_planned_measure(session, who="Frau Muster, Robert Muster, Bert Mustermann")

    measure = snapshot_of(workshop, fill).planned_measures[0]

    assert measure.who == "Frau Muster, Robert Muster, Bert Mustermann"


def test_a_name_of_several_words_is_found(workshop):
    def fill(session):
        bert(session, last="Castelo Branco-Muster")
        a_planned_measure(session, who="Bert Castelo Branco-Muster")

    assert snapshot_of(workshop, fill).planned_measures[0].who == MARK


def test_who_leads_the_town_or_the_workshop_is_named_for_that(workshop):
    def fill(session):
        bert(session)
        a_municipality(session, head_name="Bert Muster")
        a_moderator(session, name="Bert Muster")

    found = snapshot_of(workshop, fill)

    assert found.municipality.head_name == "Bert Muster"
    assert found.moderators[0].name == "Bert Muster"


def test_what_is_not_published_keeps_typed_names(workshop):
    def fill(session):
        bert(session)
        a_planned_measure(session, who="Bert Muster")

    found = snapshot_of(workshop, fill, with_typed_names=True)

    assert found.planned_measures[0].who == "Bert Muster"
    assert found.participants[0].last_name == ""
