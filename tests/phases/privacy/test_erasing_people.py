"""What „Person löschen“ finds, proposes and takes out."""

import pytest
from builders import (
    a_card,
    a_participant,
    a_photo,
    a_photo_person,
    a_planned_measure,
    a_project_idea,
    a_small_group,
    a_small_group_member,
    an_action_field,
)
from erasures import erase_all, remains
from sqlalchemy import select

from workshop_app.german.names import MentionKind
from workshop_app.model.board import Card
from workshop_app.model.people import Participant, Photo, PhotoRelease, Sector
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases.privacy import erasing_people

FIRST, LAST, EMAIL = "Qönül", "Xandırbey", "q.x@verein.example"


@pytest.fixture
def workshop(own_workshop):
    return own_workshop


@pytest.fixture
def person(workshop):
    with workshop.change(f"{FIRST} {LAST} angelegt") as session:
        return a_participant(
            session, first_name=FIRST, last_name=LAST, email=EMAIL, sector=Sector.POLITICS
        ).id


def plan_for(workshop, *ids):
    with workshop.read() as session:
        return erasing_people.plan_erasure(session, ids or None)


def erase(workshop, plan, **choices):
    with workshop.read() as session:
        erasure = erasing_people.erasure_of(session, plan, **choices)
    erase_all(workshop, erasure)


def unwanted(plan):
    return [found.spot for found in plan.found if not found.is_proposed]


def test_nothing_in_any_file_names_the_person_afterwards(workshop, person):
    with workshop.change(f"Frau {LAST} eingetragen") as session:
        field = an_action_field(session, sponsors=f"Frau {LAST}")
        a_project_idea(
            session,
            action_field_id=field.id,
            responsible=f"{LAST}, {FIRST}",
            partners=(f"{FIRST.upper()} {LAST.upper()}", EMAIL),
        )
        a_planned_measure(session, who=f"Qoenuel {LAST}")
        card = a_card(session, text=f"{FIRST} {LAST}s Idee").id
        photo = a_photo(session, file_name=f"{FIRST}_{LAST}.jpg")
        a_photo_person(session, photo_id=photo.id, participant_id=person)
        group = a_small_group(session, table_host=f"{FIRST} {LAST}")
        a_small_group_member(session, small_group_id=group.id, participant_id=person)
    with workshop.change("Karte geändert") as session:
        session.get_one(Card, card).text = "Eine Idee"
    assert remains(workshop.path.parent, FIRST, LAST, EMAIL) != []

    erase(workshop, plan_for(workshop, person))

    assert remains(workshop.path.parent, FIRST, LAST, EMAIL) == []
    workshop.close()
    assert remains(workshop.path.parent, FIRST, LAST, EMAIL) == []


def test_each_place_is_told_with_the_words_around(workshop, person):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=f"Im Sommer hilft {FIRST} {LAST} gern beim Fest")

    found = plan_for(workshop, person).found[0]

    assert (found.where, found.before, found.name, found.after) == (
        "Karte K-001 · Text",
        "Im Sommer hilft",
        f"{FIRST} {LAST}",
        "gern beim Fest",
    )
    assert found.is_proposed
    assert not found.is_past


def test_a_word_that_may_mean_something_else_is_shown_and_stays(workshop):
    with workshop.change("Angelegt") as session:
        brook = a_participant(session, first_name="Eva", last_name="Bach").id
        card = a_card(session, text="Spielplatz am Bach").id

    plan = plan_for(workshop, brook)
    erase(workshop, plan, kept=unwanted(plan))

    assert [found.spot[2] for found in plan.found] == [MentionKind.LAST]
    with workshop.read() as session:
        assert session.scalar(select(Card.text).where(Card.id == card)) == "Spielplatz am Bach"


def test_a_word_that_people_tick_goes(workshop):
    with workshop.change("Angelegt") as session:
        brook = a_participant(session, first_name="Eva", last_name="Bach").id
        card = a_card(session, text="Bach fragen").id

    erase(workshop, plan_for(workshop, brook))

    with workshop.read() as session:
        assert session.scalar(select(Card.text).where(Card.id == card)) == "[Name entfernt] fragen"


def test_a_text_of_the_past_is_shown_as_such(workshop, person):
    with workshop.change("Karte angelegt") as session:
        card = a_card(session, text=f"{LAST} fragen").id
    with workshop.change("Karte geändert") as session:
        session.get_one(Card, card).text = "Jemanden fragen"

    past = [found for found in plan_for(workshop, person).found if found.spot[0][0] == "card"]

    assert [(found.is_past, found.is_proposed) for found in past] == [(True, True)]


def test_another_person_of_the_same_name_stays(workshop, person):
    with workshop.change("Angelegt") as session:
        other = a_participant(session, first_name="Timur", last_name=LAST).id
        card = a_card(session, text=f"Timur {LAST} und {FIRST} {LAST}").id

    erase(workshop, plan_for(workshop, person))

    with workshop.read() as session:
        assert session.get_one(Participant, other).last_name == LAST
        text = session.scalar(select(Card.text).where(Card.id == card))
    assert text == f"Timur {LAST} und [Name entfernt]"


@pytest.mark.parametrize("last_name", ["Vorwort", "Kommune", "Raum", "Konzept"])
def test_a_name_that_is_a_word_of_the_app_changes_none_of_its_values(workshop, last_name):
    with workshop.change("Angelegt") as session:
        person = a_participant(session, first_name="Ida", last_name=last_name).id
        project = a_project_idea(session, competence="kommune", provider_kind="kommune").id
        photo = a_photo(session, release=PhotoRelease.CONCEPT).id
    with workshop.change("Geändert") as session:
        session.get_one(ProjectIdea, project).competence = "kreis"

    erase(workshop, plan_for(workshop, person))
    workshop.undo()

    with workshop.read() as session:
        assert session.get_one(ProjectIdea, project).competence == "kommune"
        assert session.get_one(Photo, photo).release == PhotoRelease.CONCEPT


@pytest.mark.parametrize(("erases_photos", "releases"), [(True, []), (False, ["gesperrt"])])
def test_photos_that_show_the_person_go_or_are_blocked(workshop, person, erases_photos, releases):
    with workshop.change("Foto abgelegt") as session:
        photo = a_photo(session, release=PhotoRelease.PRESS)
        a_photo_person(session, photo_id=photo.id, participant_id=person)

    erase(workshop, plan_for(workshop, person), erases_photos=erases_photos)

    with workshop.read() as session:
        assert session.scalars(select(Photo.release)).all() == releases


def test_when_all_are_erased_their_number_by_sector_and_day_stays(workshop, person):
    with workshop.change("Angelegt") as session:
        a_participant(session, sector=Sector.ADMINISTRATION, attends_day_1=True, attends_day_2=True)
        a_participant(session, sector=Sector.POLITICS, attends_day_1=True, attends_day_2=False)

    erase(workshop, plan_for(workshop))

    with workshop.read() as session:
        rows = session.scalars(select(Participant).order_by(Participant.position)).all()
        counted = [(row.code, row.sector, row.attends_day_1, row.attends_day_2) for row in rows]
        assert {row.id for row in rows}.isdisjoint({person})
        assert not erasing_people.people_are_named(session)
    assert counted == [
        ("TN-01", Sector.POLITICS, True, False),
        ("TN-02", Sector.POLITICS, False, False),
        ("TN-03", Sector.ADMINISTRATION, True, True),
    ]


def test_all_can_be_erased_twice(workshop, person):
    erase(workshop, plan_for(workshop))
    erase(workshop, plan_for(workshop))

    with workshop.read() as session:
        assert [row.code for row in session.scalars(select(Participant))] == ["TN-01"]
