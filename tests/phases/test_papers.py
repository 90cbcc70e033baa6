"""What stands on each paper, and what must never stand there."""

import dataclasses
from collections.abc import Iterator

import pytest
from builders import (
    a_moderator,
    a_municipality,
    a_participant,
    a_project_idea,
    a_workshop_row,
    an_action_field,
    an_event,
)

from workshop_app.model.people import Participant, Sector
from workshop_app.model.workshop import StepRun
from workshop_app.phases import agenda
from workshop_app.phases.groups import group_actions
from workshop_app.phases.groups.small_groups import read_plan
from workshop_app.phases.papers.content import Draft, PaperKind
from workshop_app.phases.papers.reading import choices, read_draft
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting


def draft_of(workshop, kind, choice="") -> Draft:
    with workshop.read() as session:
        return read_draft(session, kind, choice)


def all_drafts(workshop) -> list[Draft]:
    return [
        draft_of(workshop, kind, choice)
        for kind in PaperKind
        for choice in ([one.key for one in choices(kind)] or [""])
    ]


def texts_in(value: object) -> Iterator[str]:
    """All texts of nested dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from texts_in(getattr(value, part.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)


@pytest.fixture
def filled(workshop):
    """A workshop with twelve people on both days, two chosen fields and two projects."""
    with workshop.change("Angelegt") as session:
        a_municipality(session)
        a_workshop_row(session)
        an_event(session, kind="tag1", date="2026-11-13", room="Saal 1")
        a_moderator(session)
        for title, is_selected in (("Sprache", True), ("Wohnen", True), ("Sport", False)):
            an_action_field(
                session, title=title, is_selected=is_selected, guiding_question=f"Wie {title}?"
            )
        for title in ("Lesepaten", "Dolmetscherpool"):
            a_project_idea(session, title=title)
        for number in range(12):
            a_participant(
                session,
                first_name="Elif",
                last_name=f"Beispiel-{number:02}",
                academic_title="Dr." if number == 0 else None,
                organisation=f"Haus {number}",
                function="Geheime Funktion",
                email=f"person{number}@stadt.example",
                needs="Glutenfrei, Rollstuhl",
                attends_day_1=True,
                attends_day_2=True,
            )
    with workshop.change("Gruppen gebildet") as session:
        group_actions.form_groups(session, 1, 2)
        group_actions.form_groups(session, 2, 2)
    return workshop


def test_no_paper_tells_an_address_a_need_or_a_function(filled):
    drafts = all_drafts(filled)

    told = [
        text
        for draft in drafts
        for text in texts_in(draft)
        for secret in ("@", "Glutenfrei", "Rollstuhl", "Geheime")
        if secret in text
    ]
    assert told == []
    assert all(draft.paper is not None for draft in drafts)


def test_run_sheet_has_each_step_with_its_time(filled):
    paper = draft_of(filled, PaperKind.RUN_SHEET, "tag1").paper

    rows = {row.cells[1]: row for row in paper.rows}
    assert paper.title == "Ablaufplan Tag 1: Positionieren"
    assert paper.subtitle == "13.11.2026 · Rathaus Brückstadt · Saal 1"
    assert rows["Klima-Barometer"].cells[:3] == ("09:45", "Klima-Barometer", "35")
    assert "Punktabfrage, einzeln" in rows["Klima-Barometer"].cells
    assert rows["Mittagspause"].is_muted


def test_run_sheet_follows_the_times_of_this_workshop(filled):
    with filled.change("Kürzer") as session:
        agenda.run_of(session, "T1-03").minutes_planned = 10

    paper = draft_of(filled, PaperKind.RUN_SHEET, "tag1").paper

    times = {row.cells[1]: row.cells[0] for row in paper.rows}
    assert times["Klima-Barometer"] == "09:30"


def test_run_sheet_leaves_out_what_was_dropped(filled):
    with filled.change("Entfällt") as session:
        session.add(StepRun(step="T1-08", status="uebersprungen"))

    paper = draft_of(filled, PaperKind.RUN_SHEET, "tag1").paper

    assert "Gute Praxis" not in [row.cells[1] for row in paper.rows]


def test_attendance_list_has_everybody_in_the_order_of_names_with_room_for_more(filled):
    with filled.change("Dazu") as session:
        a_participant(session, last_name="Ätna", first_name="Ö.", organisation="Vereinshaus")
        a_participant(session, last_name="Zett", sector=Sector.MODERATION)

    paper = draft_of(filled, PaperKind.ATTENDANCE, "tag1").paper

    names = [row.cells[1] for row in paper.rows]
    assert names[:2] == ["Ätna, Ö.", "Beispiel-00, Dr. Elif"]
    assert "Zett, Elif" not in names
    assert names[-6:] == [""] * 6
    assert [column.title for column in paper.columns if column.is_box] == ["Foto ja", "Foto nein"]


def test_attendance_list_of_an_empty_workshop_can_be_filled_in_by_hand(workshop):
    paper = draft_of(workshop, PaperKind.ATTENDANCE, "tag2").paper

    assert {row.cells for row in paper.rows} == {("",) * 6}


def test_name_signs_are_for_those_who_come_and_for_the_moderation(filled):
    with filled.change("Sagt ab") as session:
        gone = session.query(Participant).filter_by(last_name="Beispiel-11").one()
        gone.attends_day_1 = gone.attends_day_2 = False

    signs = draft_of(filled, PaperKind.NAME_SIGNS).paper.signs

    assert (signs[0].name, signs[0].detail) == ("Mira Tannert", "Hauptmoderation")
    assert (signs[1].name, signs[1].detail) == ("Dr. Elif Beispiel-00", "Haus 0")
    assert "Elif Beispiel-11" not in [sign.name for sign in signs]


def test_before_attendance_everybody_gets_a_name_sign(workshop):
    with workshop.change("Eingeladen") as session:
        a_participant(session)

    assert len(draft_of(workshop, PaperKind.NAME_SIGNS).paper.signs) == 1


def test_table_cards_name_field_question_host_and_people(filled):
    with filled.change("Tischmoderation") as session:
        group_actions.set_host(session, read_plan(session, 2).tables[0].id, "Kim Öz")

    cards = draft_of(filled, PaperKind.TABLE_CARDS, "tag2").paper.cards

    assert (cards[0].name, cards[0].field, cards[0].question) == (
        "Tisch 1",
        "Sprache",
        "Wie Sprache?",
    )
    assert cards[0].host == "Kim Öz"
    assert [len(card.people) for card in cards] == [6, 6]


def test_table_cards_do_not_name_who_has_left(filled):
    with filled.read() as session:
        gone = read_plan(session, 2).tables[0].guests[0]
    with filled.change("Geht früher") as session:
        session.get_one(Participant, gone.id).attends_day_2 = False

    (first, second) = draft_of(filled, PaperKind.TABLE_CARDS, "tag2").paper.cards

    assert gone.name not in first.people
    assert (len(first.people), len(second.people)) == (5, 6)


def test_headings_are_the_questions_the_chosen_fields_and_the_themenspeicher(filled):
    headings = draft_of(filled, PaperKind.HEADINGS).paper.headings

    texts = [heading.text for heading in headings]
    assert "Wo hakt es konkret?" in texts
    assert texts[-3:] == ["Sprache", "Wohnen", "Themenspeicher"]


def test_a_project_sheet_is_made_for_each_chosen_field(filled):
    assert draft_of(filled, PaperKind.PROJECT_SHEETS).paper.fields == ("Sprache", "Wohnen")


def test_without_chosen_fields_the_project_sheet_leaves_room_for_one(workshop):
    assert draft_of(workshop, PaperKind.PROJECT_SHEETS).paper.fields == ("",)


def test_ballot_has_numbered_options_and_the_rule_of_the_vote(filled):
    with filled.change("Regeln") as session:
        voting.set_rules(
            session,
            VoteSubject.ACTION_FIELDS,
            voters=7,
            points_per_person=3,
            maximum_per_option=1,
        )

    paper = draft_of(filled, PaperKind.BALLOTS, VoteSubject.ACTION_FIELDS).paper

    assert paper.options == ((1, "Sprache"), (2, "Wohnen"), (3, "Sport"))
    assert paper.rule == "Sie haben 3 Punkte. Höchstens 1 Punkt je Zeile."
    assert paper.copies == 7


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (PaperKind.TABLE_CARDS, "keine Gruppen"),
        (PaperKind.NAME_SIGNS, "niemand auf der Liste"),
        (PaperKind.BALLOTS, "nichts zur Wahl"),
    ],
)
def test_what_cannot_be_printed_yet_says_why(workshop, kind, reason):
    draft = draft_of(workshop, kind)

    assert draft.paper is None
    assert reason in draft.reason


def test_the_day_that_is_going_on_is_the_usual_choice(filled):
    before = draft_of(filled, PaperKind.RUN_SHEET).paper.title
    with filled.change("Weiter") as session:
        agenda.go_to(session, "T2-04")

    assert before == "Ablaufplan Tag 1: Positionieren"
    assert draft_of(filled, PaperKind.RUN_SHEET).paper.title == "Ablaufplan Tag 2: Realisieren"


def test_photo_checklist_has_the_lines_of_the_method(workshop):
    paper = draft_of(workshop, PaperKind.PHOTO_CHECKLIST).paper

    assert any("Klima-Barometer" in row.cells[1] for row in paper.rows)


def test_each_picture_of_the_projector_is_printed_once(filled):
    pictures = draft_of(filled, PaperKind.PROJECTOR).paper.pictures

    assert len(pictures) > 10
    assert all(pictures.count(picture) == 1 for picture in pictures)
