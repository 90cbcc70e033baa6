"""Nobody who has not agreed is named in what leaves the app; every byte of it is searched."""

import io
import zipfile
from pathlib import Path

import pytest
from builders import (
    a_card,
    a_chapter_text,
    a_climate_item,
    a_decision,
    a_feedback,
    a_good_practice,
    a_guiding_goal,
    a_municipality,
    a_parked_topic,
    a_participant,
    a_photo,
    a_photo_person,
    a_planned_measure,
    a_project_idea,
    a_small_group,
    a_small_group_member,
    a_structure,
    a_swot_entry,
    a_vote,
    a_workshop_row,
    an_action_field,
    an_event,
    an_existing_project,
    an_indicator_value,
    an_objective,
)
from pictures import A_PNG

from workshop_app.concept.documents.folder import write_all
from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.model.workshop import EventKind
from workshop_app.storage.picture_store import keep_picture

FIRST, LAST = "Xandelin", "Quittenfeld"
NAME = f"{FIRST} {LAST}"
AGREED = "Rosalinde Apfelbaum"


def fill(session) -> None:
    """A workshop in which somebody has typed the names wherever there is room."""
    a_workshop_row(session, client=f"Amt, {NAME}")
    a_municipality(session, profile=f"Profil von {NAME}", funding_notice=f"Dank an {NAME}")
    person = a_participant(
        session,
        first_name=FIRST,
        last_name=LAST,
        email="x.quittenfeld@verein.example",
        needs=f"{LAST} braucht eine Rampe",
        naming_consent=Consent.REFUSED,
        photo_consent=Consent.REFUSED,
        attends_day_1=True,
    )
    first, last = AGREED.split()
    a_participant(
        session,
        first_name=first,
        last_name=last,
        naming_consent=Consent.GRANTED,
        attends_day_1=True,
    )
    for kind in (EventKind.DAY_1, EventKind.PREPARATION):
        an_event(session, kind=kind, attendees=(NAME,), results=(f"{NAME} sagt zu",))
    field = an_action_field(
        session, title=f"Feld {NAME}", is_selected=True, sponsors=f"{NAME}, {AGREED}"
    )
    an_action_field(session, title="Anderes", rejection_reason=f"{NAME} war dagegen")
    goal = a_guiding_goal(session, action_field_id=field.id, text=f"Ziel von {NAME}")
    aim = an_objective(session, guiding_goal_id=goal.id, text=f"Handlungsziel {NAME}")
    idea = a_project_idea(
        session,
        action_field_id=field.id,
        objective_id=aim.id,
        title=f"Idee {NAME}",
        description=f"Beschreibung {NAME}",
        responsible=NAME,
        partners=(NAME,),
        milestones=(f"{NAME} beginnt",),
        risks=f"{NAME} geht",
        first_step=f"{NAME} ruft an",
    )
    a_planned_measure(session, what=f"Anruf {NAME}", who=NAME, project_idea_id=idea.id)
    a_card(session, text=f"Karte {NAME}", explanation=f"Mehr {NAME}", question="F2")
    a_swot_entry(session, text=f"Stark {NAME}")
    a_decision(session, text=f"Beschluss {NAME}", counter_position=f"Gegen {NAME}")
    a_parked_topic(session, text=f"Thema {NAME}", raised_by=NAME, whereabouts=f"an {NAME}")
    a_structure(session, name=f"Runde {NAME}", lead=NAME, members=(NAME,))
    a_vote(session, question=f"Frage {NAME}", step="T1-11", voters=2)
    a_climate_item(session, statement=f"Aussage {NAME}", comments=(f"{NAME} findet",))
    a_feedback(session, voices=(f"{NAME} ist froh",))
    a_chapter_text(session, chapter="vorwort", text=f"Grüße an {NAME}", author=NAME)
    an_existing_project(session, title=f"Projekt {NAME}", provider=NAME)
    an_indicator_value(session, indicator=f"Zahl {NAME}", source=NAME, remark=NAME)
    a_good_practice(session, title=f"Praxis {NAME}", contact=NAME)
    photo = a_photo(
        session,
        file_name=f"{FIRST}-{LAST}.png",
        alt_text=f"{NAME} an der Tafel",
        step="T1-07",
        shows_people=True,
        release=PhotoRelease.CONCEPT,
        picture_hash=keep_picture(session, A_PNG),
    )
    a_photo_person(session, photo_id=photo.id, participant_id=person.id)
    group = a_small_group(session, table_host=NAME)
    a_small_group_member(session, small_group_id=group.id, participant_id=person.id)


@pytest.fixture
def exported(workshop, tmp_path) -> list[Path]:
    with workshop.change("Gefüllt") as session:
        fill(session)
    return list(write_all(workshop, tmp_path / "Unterlagen", with_pdf=False).files)


def parts_of(path: Path) -> dict[str, bytes]:
    """All that is in a document, unpacked."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        return {f"{path.name}: {part}": parts.read(part) for part in parts.namelist()}


def test_no_byte_of_any_document_names_who_has_not_agreed(exported):
    parts = {name: content for path in exported for name, content in parts_of(path).items()}

    found = {
        name
        for name, content in parts.items()
        for word in (FIRST, LAST)
        if word.encode() in content
    }

    assert len(exported) >= 5
    assert found == set()
    assert not any(LAST in path.name for path in exported)
    assert any(AGREED.encode() in content for content in parts.values())
