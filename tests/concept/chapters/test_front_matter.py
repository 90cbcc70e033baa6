"""Cover, imprint, foreword, summary, procedure, understanding, vision."""

import pytest
from builders import (
    a_card,
    a_chapter_text,
    a_cluster,
    a_decision,
    a_decision_step,
    a_feedback,
    a_guiding_goal,
    a_moderator,
    a_municipality,
    a_participant,
    a_planned_measure,
    a_project_idea,
    a_small_group,
    a_structure,
    a_vision,
    a_vote,
    a_workshop_row,
    an_action_field,
    an_event,
)
from drafts import filled, headings, items, paragraphs, table, text
from pictures import A_JPEG, A_PNG, a_png

from workshop_app.concept.document import Figure, Paragraph, runs_text
from workshop_app.model.goals import GoalStatus
from workshop_app.model.implementation import MeasureStatus, StructureKind
from workshop_app.model.people import Sector
from workshop_app.model.projects import Priority
from workshop_app.model.workshop import EventKind
from workshop_app.pictures import picture_size


def two_days(session):
    an_event(session, kind=EventKind.DAY_1, date="2026-11-13", place="Bürgerhaus")
    an_event(session, kind=EventKind.DAY_2, date="2026-11-14", place="Bürgerhaus")


def imprint(draft):
    return [runs_text(block.runs) for block in draft.imprint if isinstance(block, Paragraph)]


def test_the_cover_names_the_municipality_the_vision_and_the_days(workshop):
    draft = filled(
        workshop,
        lambda session: (
            two_days(session),
            a_municipality(session, name="Stadt Auental"),
            a_vision(session, title="Auental verbindet"),
            a_workshop_row(session, title="Strategiewerkstatt", client="Dezernat II"),
        ),
    )

    assert draft.title == "Integrationskonzept Stadt Auental"
    assert draft.author == "Stadt Auental"
    assert draft.cover.subtitle == "Auental verbindet"
    assert draft.cover.lines == (
        "Ergebnis des Workshops „Strategiewerkstatt“, 13.–14. November 2026",
        "Im Auftrag von: Dezernat II",
    )


@pytest.mark.parametrize(
    ("fill", "line"),
    [
        (two_days, "Ergebnis des Workshops vom 13.–14. November 2026"),
        (
            lambda session: a_workshop_row(session, title="Werkstatt", client=""),
            "Ergebnis des Workshops „Werkstatt“",
        ),
    ],
)
def test_the_cover_says_what_is_known_of_the_workshop(workshop, fill, line):
    assert filled(workshop, fill).cover.lines == (line,)


def test_the_imprint_carries_what_a_funder_demands(workshop):
    draft = filled(
        workshop,
        lambda session: a_municipality(
            session,
            funder="Europäische Union",
            funding_notice="Dieses Vorhaben wird aus Mitteln des AMIF kofinanziert.",
            funding_logo=A_PNG,
            second_funding_logo=A_JPEG,
        ),
    )

    places = [place for place, block in enumerate(draft.imprint) if isinstance(block, Figure)]
    sentence = draft.imprint[places[0] - 1]
    assert runs_text(sentence.runs) == (
        "Förderung\nEuropäische Union\nDieses Vorhaben wird aus Mitteln des AMIF kofinanziert."
    )
    logos = [draft.imprint[place] for place in places]
    assert [logo.alt_text for logo in logos] == [
        "Logo: Europäische Union",
        "Zweites Logo: Europäische Union",
    ]
    assert [picture_size(logo.picture()) for logo in logos] == [(60, 40), (3, 2)]
    assert all(logo.caption is None for logo in logos)


def test_without_a_funder_the_imprint_says_nothing_of_one(workshop):
    draft = filled(workshop, lambda session: a_municipality(session, funding_logo=b"%PDF"))

    assert not any("Förder" in line for line in imprint(draft))
    assert not any(isinstance(block, Figure) for block in draft.imprint)


def test_the_imprint_names_head_contact_and_moderators_and_shows_a_gap(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_municipality(session, head_title="Bürgermeisterin", head_name="Aylin Sommer"),
            a_structure(
                session,
                kind=StructureKind.COORDINATION,
                name="Fachstelle Integration",
                attached_to="Dezernat II",
            ),
            a_moderator(session, name="Mira Tannert", role="Hauptmoderation"),
            a_moderator(session, name="Olaf Brink", role=""),
        ),
    )

    assert imprint(draft)[0].endswith("vertreten durch: Bürgermeisterin Aylin Sommer")
    assert imprint(draft)[1] == (
        "Kontakt\nFachstelle Integration, Dezernat II\n"
        "[noch zu klären: Anschrift, Telefon und E-Mail]"
    )
    assert imprint(draft)[2] == (
        "Begleitung des Workshops\nMira Tannert (Hauptmoderation)\nOlaf Brink"
    )


@pytest.mark.parametrize(
    ("note", "line"),
    [("Alles erdacht.", "Alles erdacht."), ("", "Alle Namen, Orte und Zahlen sind frei erfunden.")],
)
def test_the_imprint_of_an_invented_workshop_says_so(workshop, note, line):
    draft = filled(workshop, lambda session: a_workshop_row(session, is_fictional=True, note=note))

    assert imprint(draft)[-1] == f"Hinweis\n{line}"


def test_the_foreword_is_printed_with_its_author(workshop):
    draft = filled(
        workshop,
        lambda session: a_chapter_text(
            session, text="Liebe Leserinnen und Leser,\n\nwillkommen.", author="Aylin Sommer"
        ),
    )

    assert paragraphs(draft, "vorwort") == [
        "Liebe Leserinnen und Leser,",
        "willkommen.",
        "Aylin Sommer",
    ]


def test_a_missing_foreword_is_asked_of_the_head(workshop):
    draft = filled(
        workshop,
        lambda session: a_municipality(session, head_title="Landrätin", head_name="Jo Ehm"),
    )

    assert paragraphs(draft, "vorwort") == [
        "Das Vorwort liegt noch nicht vor. [noch zu klären: Vorwort von Landrätin Jo Ehm]"
    ]


def test_the_summary_counts_what_came_out(sample_draft):
    assert paragraphs(sample_draft, "zusammenfassung")[1] == (
        "Darüber haben 40 Menschen aus Kommunalpolitik, Verwaltung, Migrantenorganisationen und "
        "Zivilgesellschaft zwei Tage lang beraten (13.–14. November 2026). Das Ergebnis: fünf "
        "Leitziele, neun Handlungsziele und elf Projekte in fünf Handlungsfeldern."
    )


def test_the_summary_begins_with_focal_projects_and_ends_with_quick_wins(sample_draft):
    rows = table(sample_draft, "zusammenfassung", "Projekt")

    assert [row[1] for row in rows].count("Schwerpunkt") == 6
    assert [row[1] for row in rows][-3:] == ["schneller Erfolg"] * 3
    assert rows[0] == (
        "Brückenkita im Stadtteilladen",
        "Schwerpunkt",
        "08/2027\u00a0– 07/2030",
        "45.000\u00a0€ einmalig, 118.000\u00a0€ im Jahr",
    )


def test_the_summary_says_what_all_projects_cost(sample_draft):
    assert (
        "Alle Projekte zusammen kosten von 2027 bis 2031 2.389.742\u00a0€, davon 269.500\u00a0€ "
        "einmalig. Am höchsten sind die Kosten im Jahr 2027 mit 710.542\u00a0€."
    ) in paragraphs(sample_draft, "zusammenfassung")


def test_the_summary_shows_open_measures_by_date_and_then_the_bodies(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_planned_measure(session, what="Später", due="2027-05-01"),
            a_planned_measure(session, what="Bald", due="2026-12-01"),
            a_planned_measure(session, what="Erledigt", status=MeasureStatus.DONE),
            a_planned_measure(session, what="Irgendwann", due=None),
            a_decision_step(session, body="Stadtrat", date="2027-06-01"),
        ),
    )

    assert items(draft, "zusammenfassung") == [
        "01.12.2026: Bald",
        "01.05.2027: Später",
        "Termin offen: Irgendwann",
        "01.06.2027: Beschluss, Stadtrat",
    ]


def test_a_long_summary_is_cut_and_says_how_much_is_missing(workshop):
    def fill(session):
        for _number in range(30):
            field = an_action_field(session, title="Feld " * 40, is_selected=True)
            a_guiding_goal(session, action_field_id=field.id, text="Ziel " * 90)
            a_project_idea(session, title="Projekt " * 30, priority=Priority.A)
            a_planned_measure(session, what="Schritt " * 60)
            a_decision_step(session, body="Gremium " * 60)

    draft = filled(workshop, fill)

    fields = table(draft, "zusammenfassung", "Handlungsfeld")
    projects = table(draft, "zusammenfassung", "Projekt")
    assert len(fields) == 4
    assert all(len(goal) <= 170 for _field, goal in fields)
    assert len(projects) == 7
    assert "26 weitere stehen in Kapitel 7." in paragraphs(draft, "zusammenfassung")
    assert "23 weitere stehen in Kapitel 10." in paragraphs(draft, "zusammenfassung")
    assert len(items(draft, "zusammenfassung")) == 5


def test_a_field_with_many_goals_shows_the_first_and_counts_the_rest(workshop):
    def fill(session):
        field = an_action_field(session, is_selected=True)
        for number in range(1, 5):
            a_guiding_goal(session, action_field_id=field.id, text=f"Ziel {number}.")

    assert table(filled(workshop, fill), "zusammenfassung", "Handlungsfeld") == [
        ("Sprache", "Ziel 1.\nZiel 2.\nund zwei weitere")
    ]


def test_the_procedure_names_mandate_days_and_numbers_but_no_names(sample_draft):
    shown = text(sample_draft, "vorgehen")

    assert "Auftrag: Stadt Brückstadt, Dezernat II" in shown
    assert "Mitgearbeitet haben 40 Menschen, 39 am ersten und 37 am zweiten Tag." in shown
    assert table(sample_draft, "vorgehen", "Bereich") == [
        ("Kommunalpolitik", "9", "8", "9"),
        ("Verwaltung", "12", "11", "12"),
        ("Migrantenorganisationen", "9", "10", "10"),
        ("Träger und Zivilgesellschaft", "9", "8", "9"),
        ("Zusammen", "39", "37", "40"),
    ]
    assert "Öztürk" not in shown


def test_the_procedure_explains_a_vote_with_points(sample_draft):
    assert (
        "Zur Frage „Welche fünf Handlungsfelder vertiefen wir?“ hatten 39 Stimmberechtigte je "
        "fünf Punkte, davon höchstens zwei für dieselbe Antwort. Standard wären 4 Punkte (7 "
        "Themen, halbiert und aufgerundet); das Plenum hat 5 vereinbart."
    ) in paragraphs(sample_draft, "vorgehen")


def test_who_may_vote_are_those_present_if_nobody_entered_a_number(workshop):
    def fill(session):
        for day_2 in (True, True, False):
            a_participant(session, attends_day_1=True, attends_day_2=day_2)
        a_vote(
            session,
            question="Welche Projekte?",
            step="T2-07",
            voters=None,
            points_per_person=1,
            is_secret=True,
        )

    assert (
        "Zur Frage „Welche Projekte?“ hatten zwei Stimmberechtigte je einen Punkt. Die Wahl war "
        "verdeckt."
    ) in paragraphs(filled(workshop, fill), "vorgehen")


def test_what_did_not_come_about_is_not_told(workshop):
    told = text(filled(workshop), "vorgehen")

    assert "Am ersten Tag ging es um die Ausgangslage" in told
    assert "wählte das Plenum" not in told
    assert "Am zweiten Tag entstanden" not in told


def test_one_who_voted_and_one_who_came_are_told_as_one(workshop):
    def fill(session):
        for day_2 in (True, False):
            a_participant(session, attends_day_1=True, attends_day_2=day_2)
        a_vote(session, question="Welche?", voters=1, points_per_person=1)

    told = text(filled(workshop, fill), "vorgehen")

    assert "Mitgearbeitet haben zwei Menschen, zwei am ersten und eine Person am zweiten" in told
    assert "Zur Frage „Welche?“ hatte eine stimmberechtigte Person einen Punkt." in told


def test_a_limit_that_limits_nothing_is_not_told(workshop):
    def fill(session):
        a_vote(session, question="A oder B?", voters=9, points_per_person=1, maximum_per_option=2)

    told = text(filled(workshop, fill), "vorgehen")

    assert "Zur Frage „A oder B?“ hatten neun Stimmberechtigte je einen Punkt" in told
    assert "höchstens" not in told


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (
            (1, 1, 2),
            "In Kleingruppen wurde am ersten Tag an zwei Tischen gearbeitet, am zweiten an "
            "einem Tisch.",
        ),
        ((1,), "In Kleingruppen wurde am ersten Tag an einem Tisch gearbeitet."),
        ((None, 2), "In Kleingruppen wurde am zweiten Tag an zwei Tischen gearbeitet."),
    ],
)
def test_the_procedure_tells_of_the_small_groups(workshop, days, sentence):
    draft = filled(workshop, lambda session: [a_small_group(session, day=day) for day in days])

    assert sentence in paragraphs(draft, "vorgehen")


def test_other_votes_and_a_feedback_without_question_have_their_sentence(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_vote(session, question="Trägt das Leitbild?", kind="daumen"),
            a_decision(session),
            a_feedback(session, question="", counts={"1": 0, "4": 1, "6": 1}),
        ),
    )

    assert paragraphs(draft, "vorgehen")[-3:] == [
        "Zur Frage „Trägt das Leitbild?“ wurde abgestimmt.",
        "Dazu kommt eine Entscheidung des Plenums. Alle Ergebnisse stehen in Anhang C.",
        "Am Ende gaben die Teilnehmenden im Mittel 5,0 von 6 Punkten.",
    ]


def test_unknown_sectors_come_last_and_as_they_are(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_participant(session, sector="jugend", attends_day_1=True),
            a_participant(session, sector=None, attends_day_1=True),
            a_participant(session, sector=Sector.GUEST, attends_day_1=True),
        ),
    )

    assert [row[0] for row in table(draft, "vorgehen", "Bereich")] == [
        "Gäste",
        "jugend",
        "ohne Angabe",
        "Zusammen",
    ]


def test_the_meetings_stand_in_their_order(workshop):
    draft = filled(
        workshop,
        lambda session: (
            an_event(session, kind=EventKind.FOLLOW_UP, date="2027-02-04", place=""),
            two_days(session),
            an_event(
                session,
                kind=EventKind.PREPARATION,
                date=None,
                results=("Daten bestellt", "Raum geprüft"),
            ),
        ),
    )

    assert table(draft, "vorgehen", "Termin") == [
        (
            "Vorbereitungstreffen",
            "[noch zu klären: Datum]",
            "Rathaus Brückstadt",
            "Daten bestellt; Raum geprüft",
        ),
        ("Workshop, Tag 1", "13.11.2026", "Bürgerhaus", ""),
        ("Workshop, Tag 2", "14.11.2026", "Bürgerhaus", ""),
        ("Nachbereitungstreffen", "04.02.2027", "[noch zu klären: Ort]", ""),
    ]


def test_the_understanding_explains_only_terms_that_occur(workshop):
    draft = filled(
        workshop,
        lambda session: a_municipality(
            session, integration_understanding="Die Aufnahmegesellschaft verändert sich."
        ),
    )

    explained = [item.split(":")[0] for item in items(draft, "integrationsverständnis")]
    assert "Aufnahmegesellschaft" in explained
    assert "Querschnittsaufgabe" in explained  # the title of chapter 8
    assert "Einwanderungsgeschichte" not in explained


def test_the_vision_says_how_far_the_room_agrees_and_where_it_comes_from(workshop):
    def fill(session):
        a_vision(session, text="Alle gehören dazu.", status=GoalStatus.MAJORITY)
        cluster = a_cluster(session, title="Nachbarschaft", question="F5")
        a_card(session, question="F5", cluster_id=cluster.id)

    assert paragraphs(filled(workshop, fill), "leitbild") == [
        "Brückstadt 2035",
        "Alle gehören dazu.",
        "Das Plenum trägt das Leitbild mit Mehrheit.",
        "Grundlage ist eine Karte zur Frage „Woran merken Gäste im Jahr 2035, dass es bei uns "
        "gelingt?“, geordnet zu „Nachbarschaft“.",
    ]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (None, "[noch zu klären: Zustimmung des Plenums zum Leitbild]"),
        ("vertagt", "Stand der Einigung: vertagt."),
    ],
)
def test_a_status_that_is_open_or_unknown_is_said(workshop, status, sentence):
    draft = filled(workshop, lambda session: a_vision(session, status=status))

    assert sentence in paragraphs(draft, "leitbild")


def test_cards_without_clusters_are_named_as_the_ground_of_the_vision(workshop):
    draft = filled(workshop, lambda session: [a_card(session, question="F5") for _ in range(2)])

    assert paragraphs(draft, "leitbild")[-1].startswith("Grundlage sind zwei Karten zur Frage")
    assert headings(draft, "leitbild") == []


@pytest.mark.parametrize(
    ("picture", "width_cm"), [(a_png(600, 200), 6.0), (a_png(200, 600), 1.0), (A_JPEG, 4.5)]
)
def test_the_logo_stands_on_the_cover_with_a_text_for_those_who_do_not_see_it(
    workshop, picture, width_cm
):
    draft = filled(workshop, lambda session: a_municipality(session, logo=picture))

    logo = draft.cover.logo
    assert logo.alt_text == "Logo: Stadt Brückstadt"
    assert logo.width_cm == pytest.approx(width_cm)
    assert picture_size(logo.image) == picture_size(picture)


@pytest.mark.parametrize("picture", [None, b"", b"%PDF-1.7", A_PNG[:-30]])
def test_without_a_readable_logo_the_cover_has_none(workshop, picture):
    draft = filled(workshop, lambda session: a_municipality(session, logo=picture))

    assert draft.cover.logo is None


def test_the_room_of_a_meeting_stands_with_its_place(workshop):
    draft = filled(workshop, lambda session: an_event(session, place="Rathaus", room="Großer Saal"))

    assert "Rathaus, Großer Saal" in text(draft, "vorgehen")
