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


def bert(session, consent=Consent.OPEN, last="Muster", salutation=None):
    a_participant(
        session,
        first_name="Bert",
        last_name=last,
        naming_consent=consent,
        salutation=salutation,
        email="b.muster@post.example",
    )


def masked(workshop, text, *people):
    """A card as it leaves the file."""

    def fill(session):
        for first, last, consent, salutation in people:
            a_participant(
                session,
                first_name=first,
                last_name=last,
                naming_consent=consent,
                salutation=salutation,
            )
        a_card(session, text=text)

    return snapshot_of(workshop, fill).cards[0].text


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
        bert(session, salutation="Herr")
        a_planned_measure(session, who="Frau Muster, Robert Muster, Bert Mustermann")

    measure = snapshot_of(workshop, fill).planned_measures[0]

    assert measure.who == "Frau Muster, Robert Muster, Bert Mustermann"


@pytest.mark.parametrize(
    "named",
    [
        "Herr Muster",
        "Herrn Muster",
        "Hr. Muster",
        "Dr. Muster",
        "Familie Muster",
        "B. Muster",
        "BERT MUSTER",
        "Bert\nMuster",
        "b.muster@post.example",
    ],
)
def test_somebody_addressed_or_written_otherwise_is_marked(workshop, named):
    def fill(session):
        bert(session, salutation="Herr")
        a_card(session, text=f"Bitte {named} fragen.")

    assert snapshot_of(workshop, fill).cards[0].text == f"Bitte {MARK} fragen."


def test_a_last_name_alone_is_marked_where_people_stand_and_left_in_a_text(workshop):
    def fill(session):
        bert(session, last="Koch")
        a_planned_measure(session, what="Koch für das Fest finden", who="Amt, Koch und Vogt")
        a_project_idea(session, responsible="Koch", partners=("Koch",))

    found = snapshot_of(workshop, fill)

    assert found.planned_measures[0].what == "Koch für das Fest finden"
    assert found.planned_measures[0].who == f"Amt, {MARK} und Vogt"
    assert found.project_ideas[0].responsible == MARK
    assert found.project_ideas[0].partners == ("Koch",)


def test_a_name_that_is_also_a_body_is_left_where_it_stands_alone(workshop):
    def fill(session):
        bert(session, last="Stadt")
        a_planned_measure(session, who="Stadt, Herr Stadt")

    assert snapshot_of(workshop, fill).planned_measures[0].who == f"Stadt, {MARK}"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("Anna", "Koch", "Ein Koch und eine Frau, Koch-Kurse, Kochen"),
        ("Anna", "Stadt", "u. a. Stadt und Land; z. B. Stadt, A) Stadt, Raum A Stadt"),
        ("Bernd", "Bach", "Treff am Bach, z. B. Bach und Wald, Mo.-Fr. am Bach"),
        ("Anna", "Stadt", "A. Stadt\nB. Land"),
        ("Robert", "Koch", "Robert-Koch-Straße, Robert Koch-Institut, Frau Koch-Müller"),
        ("Frank", "Reich", "Die Partnerstadt in Frankreich ist reich"),
        ("Rosa", "Stern", "Ein rosa Stern hängt am Fenster"),
        ("Ernst", "Fall", "Im Ernst fällt der Fall auf"),
        ("Eva", "Muster", "Muster, Eva Klein und Eva, Muster"),
        ("Mai", "Wald", "Im Wald, Mai bis Juni"),
        ("Rita", "Mann", "Mann, Frau, Mann und Frau – Mann und Kind, Frauen Mann für Mann"),
    ],
)
def test_words_that_are_names_too_are_left(workshop, first, last, text):
    assert masked(workshop, text, (first, last, Consent.OPEN, None)) == text


def test_who_has_agreed_is_named_beside_somebody_called_alike(workshop):
    people = [
        ("Eva", "Koch", Consent.GRANTED, "Frau"),
        ("Jan", "Koch", Consent.REFUSED, "Herr"),
    ]

    found = masked(workshop, "Frau Koch, Eva Koch und Herr Koch mit Jan Koch", *people)

    assert found == f"Frau Koch, Eva Koch und {MARK} mit {MARK}"


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
