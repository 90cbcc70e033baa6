"""Nothing internal, no unwanted name and no unreleased photo gets into the draft."""

import pytest
from builders import (
    a_card,
    a_card_origin,
    a_cluster,
    a_decision,
    a_good_practice,
    a_guiding_goal,
    a_parked_topic,
    a_participant,
    a_photo,
    a_photo_person,
    a_planned_measure,
    a_project_idea,
    a_structure,
    a_swot_entry,
    a_time_series_point,
    a_vote,
    a_vote_result,
    an_action_field,
    an_event,
    an_existing_project,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from drafts import columns, filled, items, paragraphs, table, text, whole_text
from pictures import A_JPEG, A_PNG, a_chunk

from workshop_app.concept.document import Figure
from workshop_app.model.implementation import StructureKind
from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.pictures import without_notes
from workshop_app.storage.picture_store import keep_picture

SECRET = "Geheimsache"


def test_internal_objects_stay_in_the_file(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        goal = a_guiding_goal(session, action_field_id=field.id)
        for internal in (
            a_card(session, text=SECRET),
            a_cluster(session, title=SECRET, question="F2"),
            an_action_field(session, title=SECRET, is_selected=True),
            an_action_field(session, title=SECRET, rejection_reason=SECRET),
            a_guiding_goal(session, action_field_id=field.id, text=SECRET),
            an_objective(session, guiding_goal_id=goal.id, text=SECRET, data_source=SECRET),
            a_project_idea(session, title=SECRET, action_field_id=field.id),
            a_project_idea(session, description=SECRET),
            an_existing_project(session, title=SECRET),
            an_indicator_value(session, indicator=SECRET, source=SECRET),
            a_good_practice(session, title=SECRET),
            a_swot_entry(session, text=SECRET),
            a_structure(session, name=SECRET, kind=StructureKind.COORDINATION),
            a_structure(session, name=SECRET, kind=StructureKind.WORKING_GROUP),
            a_planned_measure(session, what=SECRET),
            a_parked_topic(session, text=SECRET),
            a_decision(session, text=SECRET, counter_position=SECRET),
            a_vote(session, question=SECRET, step="T1-11", deviation_note=SECRET),
        ):
            internal.is_internal = True

    assert SECRET not in whole_text(filled(workshop, fill))


def test_an_internal_vote_leaves_no_points_behind(workshop):
    def fill(session):
        an_action_field(session, code="HF-01", title="Sprache", is_selected=True, points=4711)
        vote = a_vote(session, voters=40, is_internal=True)
        a_vote_result(session, vote_id=vote.id, option="HF-01", points=4711)
        idea = a_project_idea(session, code="PI-01", title="Dolmetscherpool")
        a_vote_result(session, vote_id=vote.id, option=idea.code, points=4711)

    draft = filled(workshop, fill)

    assert "Sprache" in whole_text(draft)
    assert "4711" not in whole_text(draft).replace(".", "")


def test_points_of_an_open_vote_stay_when_another_vote_is_internal(workshop):
    def fill(session):
        an_action_field(session, code="HF-01", title="Sprache", is_selected=True)
        for points, is_internal in ((30, False), (4711, True)):
            vote = a_vote(session, voters=40, is_internal=is_internal)
            a_vote_result(session, vote_id=vote.id, option="HF-01", points=points)

    draft = filled(workshop, fill)

    assert table(draft, "anhang-abstimmungen", "Zur Wahl stand") == [("Sprache", "30", "1")]
    assert table(draft, "handlungsfelder", "Handlungsfeld")[0][:2] == ("Sprache", "30")


def test_what_hangs_on_an_internal_object_stays_with_it(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True, is_internal=True)
        goal = a_guiding_goal(session, action_field_id=field.id, text=SECRET)
        an_objective(session, guiding_goal_id=goal.id, text=SECRET)
        project = a_project_idea(session, title=SECRET, action_field_id=field.id)
        a_planned_measure(session, what=SECRET, project_idea_id=project.id)
        cluster = a_cluster(session, title="Intern", question="F3", is_internal=True)
        a_card(session, text=SECRET, cluster_id=cluster.id, question="F3")
        a_card(session, text=SECRET, action_field_id=field.id, question="F6")
        a_swot_entry(session, text=SECRET, cluster_id=cluster.id)
        figure = an_indicator_value(session, is_internal=True, source=SECRET)
        a_time_series_point(session, indicator_value_id=figure.id)

    assert SECRET not in whole_text(filled(workshop, fill))


def test_what_only_points_to_an_internal_object_loses_the_link(workshop):
    def fill(session):
        field = an_action_field(session, title=SECRET, is_internal=True)
        an_existing_project(session, title="Sprachcafé", action_field_id=field.id)
        open_field = an_action_field(session, is_selected=True)
        goal = a_guiding_goal(session, action_field_id=open_field.id)
        objective = an_objective(session, guiding_goal_id=goal.id, text=SECRET, is_internal=True)
        a_project_idea(
            session,
            title="Dolmetscherpool",
            action_field_id=open_field.id,
            objective_id=objective.id,
        )
        figure = an_indicator_value(session, indicator=SECRET, is_internal=True)
        goal_evidence(session, guiding_goal_id=goal.id, indicator_value_id=figure.id)
        card = a_card(session, text=SECRET, is_internal=True)
        a_card_origin(session, card_id=card.id, guiding_goal_id=goal.id)

    draft = filled(workshop, fill)

    assert "Sprachcafé" in text(draft, "ausgangslage")
    assert "Dolmetscherpool" in text(draft, "handlungsfelder")
    assert SECRET not in whole_text(draft)


def test_internal_options_of_a_vote_are_left_out_with_a_remark(workshop):
    def fill(session):
        an_action_field(session, code="HF-01", title="Sprache", is_selected=True)
        an_action_field(session, code="HF-02", title=SECRET, is_internal=True)
        vote = a_vote(session, voters=10, points_per_person=2)
        a_vote_result(session, vote_id=vote.id, option="HF-01", points=12)
        a_vote_result(session, vote_id=vote.id, option="HF-02", points=8)

    draft = filled(workshop, fill)

    assert table(draft, "anhang-abstimmungen", "Zur Wahl stand") == [("Sprache", "12", "1")]
    assert any(
        "Nicht alle Antworten" in sentence for sentence in paragraphs(draft, "anhang-abstimmungen")
    )


@pytest.mark.parametrize("consent", [Consent.REFUSED, Consent.OPEN, "später"])
def test_who_has_not_agreed_is_counted_but_not_named(workshop, consent):
    def fill(session):
        a_participant(
            session,
            academic_title=SECRET,
            first_name=SECRET,
            last_name=SECRET,
            organisation=SECRET,
            function=SECRET,
            naming_consent=consent,
            attends_day_1=True,
        )
        a_participant(
            session,
            last_name="Işık",
            naming_consent=Consent.GRANTED,
            attends_day_2=True,
        )

    draft = filled(workshop, fill)

    assert SECRET not in whole_text(draft)
    assert [row[0] for row in table(draft, "anhang-teilnehmende", "Name")] == ["Işık, Elif"]
    assert "Eine weitere Person hat mitgearbeitet und ist hier nicht genannt." in text(
        draft, "anhang-teilnehmende"
    )
    assert table(draft, "vorgehen", "Bereich")[-1] == ("Zusammen", "1", "1", "2")


def test_who_was_not_there_is_not_named(workshop):
    draft = filled(
        workshop,
        lambda session: a_participant(session, last_name=SECRET, naming_consent=Consent.GRANTED),
    )

    assert SECRET not in whole_text(draft)


def test_contact_needs_and_who_raised_a_topic_never_leave(workshop):
    def fill(session):
        a_participant(
            session,
            naming_consent=Consent.GRANTED,
            attends_day_1=True,
            email=f"{SECRET}@verein.example",
            needs=SECRET,
        )
        a_parked_topic(session, raised_by=SECRET)
        an_event(session, attendees=(SECRET,))
        a_good_practice(session, contact=SECRET)

    assert SECRET not in whole_text(filled(workshop, fill))


@pytest.mark.parametrize(
    ("release", "is_shown"),
    [
        (PhotoRelease.CONCEPT, True),
        (PhotoRelease.PRESS, True),
        (PhotoRelease.INTERNAL_AND_CONCEPT, True),
        (PhotoRelease.INTERNAL, False),
        (PhotoRelease.OPEN, False),
        (PhotoRelease.BLOCKED, False),
        ("vielleicht", False),
    ],
)
def test_only_released_photos_are_listed(workshop, release, is_shown):
    draft = filled(workshop, lambda session: a_photo(session, alt_text=SECRET, release=release))

    assert (SECRET in whole_text(draft)) is is_shown


@pytest.mark.parametrize(
    ("consents", "is_shown"),
    [
        ([Consent.GRANTED, Consent.GRANTED], True),
        ([Consent.GRANTED, Consent.OPEN], False),
        ([Consent.REFUSED], False),
        ([], False),
    ],
)
def test_photos_of_people_need_the_consent_of_each(workshop, consents, is_shown):
    def fill(session):
        photo = a_photo(session, alt_text=SECRET, release=PhotoRelease.CONCEPT, shows_people=True)
        for consent in consents:
            person = a_participant(session, photo_consent=consent)
            a_photo_person(session, photo_id=photo.id, participant_id=person.id)

    assert (SECRET in whole_text(filled(workshop, fill))) is is_shown


def pictures_in(draft):
    chapters = [chapter for chapter in draft.annexes if chapter.key == "anhang-fotos"]
    return [b.image for chapter in chapters for b in chapter.blocks if isinstance(b, Figure)]


@pytest.mark.parametrize(
    ("release", "is_shown"),
    [
        (PhotoRelease.CONCEPT, True),
        (PhotoRelease.PRESS, True),
        (PhotoRelease.INTERNAL_AND_CONCEPT, True),
        (PhotoRelease.INTERNAL, False),
        (PhotoRelease.OPEN, False),
        (PhotoRelease.BLOCKED, False),
    ],
)
def test_only_released_pictures_are_in_the_document(workshop, release, is_shown):
    draft = filled(
        workshop,
        lambda session: a_photo(
            session, release=release, picture_hash=keep_picture(session, A_JPEG)
        ),
    )

    assert (pictures_in(draft) == [without_notes(A_JPEG)]) is is_shown


@pytest.mark.parametrize(
    ("consents", "is_shown"),
    [
        ([Consent.GRANTED, Consent.GRANTED], True),
        ([Consent.GRANTED, Consent.OPEN], False),
        ([Consent.REFUSED], False),
        ([], False),
    ],
)
def test_pictures_of_people_need_the_consent_of_each(workshop, consents, is_shown):
    def fill(session):
        picture = keep_picture(session, A_JPEG)
        photo = a_photo(
            session, release=PhotoRelease.CONCEPT, shows_people=True, picture_hash=picture
        )
        for consent in consents:
            person = a_participant(session, photo_consent=consent)
            a_photo_person(session, photo_id=photo.id, participant_id=person.id)

    draft = filled(workshop, fill)

    assert (pictures_in(draft) == [without_notes(A_JPEG)]) is is_shown


def test_the_words_of_a_camera_do_not_get_into_the_document(workshop):
    secret = SECRET.encode()
    noted = A_PNG[:33] + a_chunk(b"tEXt", b"Author\0" + secret) + A_PNG[33:]

    draft = filled(
        workshop,
        lambda session: a_photo(
            session, release=PhotoRelease.CONCEPT, picture_hash=keep_picture(session, noted)
        ),
    )

    assert pictures_in(draft) == [A_PNG]


def test_cards_that_were_set_aside_are_only_counted(workshop):
    def fill(session):
        a_card(session, text="Busverbindungen fehlen", question="F3")
        a_card(session, text=SECRET, question="F3", is_set_aside=True)

    draft = filled(workshop, fill)

    assert items(draft, "anhang-karten") == ["Busverbindungen fehlen"]
    assert "Eine beiseitegelegte Karte ist nicht abgedruckt." in text(draft, "anhang-karten")
    assert SECRET not in whole_text(draft)


def test_cards_in_the_trash_are_nowhere(workshop):
    def fill(session):
        a_card(session, text="Busverbindungen fehlen", question="F3")
        a_card(session, text=SECRET, question="F3", is_in_trash=True)

    draft = filled(workshop, fill)

    assert items(draft, "anhang-karten") == ["Busverbindungen fehlen"]
    assert SECRET not in whole_text(draft)


def test_cards_that_were_put_together_stand_together_with_their_originals(workshop):
    def fill(session):
        top = a_card(session, text="Busse fehlen", question="F3")
        a_card(session, text="Lichter", question="F3")
        a_card(session, text="Kein Bus", question="F3", merged_into_id=top.id)
        named = a_card(session, text="Wohnung", question="F3", headline="Wohnraum")
        a_card(session, text="Miete", question="F3", merged_into_id=named.id)

    draft = filled(workshop, fill)

    assert items(draft, "anhang-karten") == [
        "Busse fehlen (2 Nennungen: Kein Bus)",
        "Lichter",
        "Wohnraum (2 Nennungen: Wohnung; Miete)",
    ]


def test_a_suppressed_figure_shows_neither_value_nor_past_nor_comparison(workshop):
    def fill(session):
        figure = an_indicator_value(
            session,
            value=3.0,
            numerator=3.0,
            denominator=4711.0,
            unit="Personen",
            comparison_value=4711.0,
            comparison_area="Kreis",
            is_suppressed=True,
        )
        a_time_series_point(session, indicator_value_id=figure.id, year=2020, value=5.0)
        a_time_series_point(session, indicator_value_id=figure.id, year=2025, value=3.0)

    draft = filled(workshop, fill)

    title = columns(draft, "ausgangslage", "Kennzahl mit Raumbezug, Stichtag und Quelle")[0]
    ((_name, value, comparison),) = table(draft, "ausgangslage", title)
    assert (value, comparison) == ("nicht ausgewiesen", "")
    assert "4.711" not in whole_text(draft)
    assert "gesunken" not in whole_text(draft)
    assert "Rückschlüsse auf einzelne Menschen" in text(draft, "ausgangslage")


def test_decisions_are_shown_with_the_counter_position(workshop):
    draft = filled(
        workshop,
        lambda session: a_decision(
            session,
            text="Das Konzept geht in den Rat.",
            votes_for=30,
            votes_against=2,
            counter_position="Erst die Kosten klären.",
        ),
    )

    ((decision, _procedure, counts, _step),) = table(draft, "anhang-abstimmungen", "Entscheidung")
    assert (decision, counts) == ("Das Konzept geht in den Rat.", "30, 2, –")
    assert "Gegenposition zu „Das Konzept geht in den Rat“: Erst die Kosten klären." in paragraphs(
        draft, "anhang-abstimmungen"
    )
