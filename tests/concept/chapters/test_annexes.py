"""The annexes: people, cards, votes, topics, sources, photos, abbreviations."""

import pytest
from builders import (
    a_ballot_paper,
    a_card,
    a_cluster,
    a_feedback,
    a_parked_topic,
    a_participant,
    a_photo,
    a_vote,
    a_vote_result,
    an_action_field,
    an_indicator_value,
    an_own_step,
)
from drafts import filled, headings, items, paragraphs, table, text
from pictures import A_PNG, a_png

from workshop_app.concept.document import Figure, Table
from workshop_app.model.board import Legibility
from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.model.voting import VoteKind
from workshop_app.storage.picture_store import keep_picture


def letters(draft):
    return {chapter.key: chapter.number for chapter in draft.annexes}


def test_the_annexes_have_letters_without_a_gap(workshop, sample_draft):
    assert list(letters(sample_draft).values()) == list("ABCDEFGH")
    # Without photos, charts and abbreviations, which the texts for gaps do not contain.
    assert list(letters(filled(workshop)).values()) == list("ABCDE")


def test_people_stand_in_german_order(workshop):
    def fill(session):
        for last, first in (
            ("Zander", "Ute"),
            ("Öztürk", "Gülay"),
            ("Şimşek", "Murat"),
            ("Ohm", "Jan"),
            ("", "Nhung"),
        ):
            a_participant(
                session,
                first_name=first,
                last_name=last,
                academic_title="Dr." if first == "Jan" else None,
                naming_consent=Consent.GRANTED,
                attends_day_1=True,
            )

    rows = table(filled(workshop, fill), "anhang-teilnehmende", "Name")

    assert [row[0] for row in rows] == [
        "Nhung",
        "Ohm, Dr. Jan",
        "Öztürk, Gülay",
        "Şimşek, Murat",
        "Zander, Ute",
    ]


def test_cards_stand_by_question_and_cluster_as_they_were_written(workshop):
    def fill(session):
        field = an_action_field(session, title="Wohnen")
        second = a_cluster(session, title="Mieten", question="F6", action_field_id=field.id)
        first = a_cluster(session, title="Erwartung", question="F1")
        for card_text, more in (
            ("Faire\nVermietung", {"question": "F6", "cluster_id": second.id}),
            ("Anders gesehen", {"question": "F1", "cluster_id": first.id, "is_dissent": True}),
            ("krakelig", {"question": "F1", "legibility": Legibility.ILLEGIBLE}),
            (
                "vielleicht Bus",
                {"question": "F1", "legibility": Legibility.UNSURE, "explanation": "abends"},
            ),
            ("Frei", {"question": None}),
            ("Fremd", {"question": "X9"}),
        ):
            a_card(session, text=card_text, **more)

    draft = filled(workshop, fill)

    assert headings(draft, "anhang-karten") == [
        "Was muss geschehen, damit sich die zwei Tage für Sie lohnen?",
        "Mit welchen Projekten kommen wir dorthin?",
        "X9",
        "Ohne Frage",
    ]
    assert items(draft, "anhang-karten") == [
        "Dissens: Anders gesehen",
        "[unleserlich]",
        "vielleicht Bus – abends [Lesart unsicher]",
        "Faire\nVermietung",
        "Fremd",
        "Frei",
    ]
    assert paragraphs(draft, "anhang-karten")[1:] == [
        "Erwartung:",
        "Ohne Gruppe:",
        "Wohnen: Mieten:",
    ]


def test_all_cards_of_the_sample_are_there(sample_draft):
    assert len(items(sample_draft, "anhang-karten")) == 123


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ((12, 8), "Vergeben wurden alle 20 Punkte."),
        ((12, 7), "Vergeben wurden 19 von 20 Punkten, ein Punkt blieb ungenutzt."),
        ((12, 2), "Vergeben wurden 14 von 20 Punkten, 6 blieben ungenutzt."),
        (
            (12, 9),
            "Gezählt wurden 21 Punkte, möglich waren 20. Die Zählung ist zu prüfen.",
        ),
    ],
)
def test_the_points_of_a_vote_are_checked(workshop, points, sentence):
    def fill(session):
        vote = a_vote(session, voters=10, points_per_person=2)
        for number, count in enumerate(points):
            a_vote_result(session, vote_id=vote.id, option=f"Idee {number}", points=count)

    assert sentence in paragraphs(filled(workshop, fill), "anhang-abstimmungen")


def test_equal_points_share_a_rank(workshop):
    def fill(session):
        vote = a_vote(session)
        for option, points in (("c", 3), ("a", 7), ("b", 7), ("d", 1)):
            a_vote_result(session, vote_id=vote.id, option=option, points=points)

    assert table(filled(workshop, fill), "anhang-abstimmungen", "Zur Wahl stand") == [
        ("a", "7", "1"),
        ("b", "7", "1"),
        ("c", "3", "3"),
        ("d", "1", "4"),
    ]


def a_counted_vote(session, *points, **fields):
    fields = {"step": "T1-11", "voters": 10, "points_per_person": 2} | fields
    vote = a_vote(session, **fields)
    for number, count in enumerate(points, 1):
        a_vote_result(session, vote_id=vote.id, option=f"Idee {number}", points=count)
    return vote


def test_all_rounds_are_shown_and_which_one_counts(workshop):
    def fill(session):
        a_counted_vote(session, 9, 5, 5, 1, question="Was zuerst?")
        a_counted_vote(
            session, 4, 6, question="Was zuerst?", points_per_person=1, option_codes=("a", "b")
        )

    draft = filled(workshop, fill)

    assert headings(draft, "anhang-abstimmungen") == [
        "Was zuerst? (1. Runde)",
        "Was zuerst? (2. Runde, Stichwahl)",
    ]
    sentences = paragraphs(draft, "anhang-abstimmungen")
    assert sentences[2] == "Für die Auswahl zählt diese Runde."
    assert sentences[-1] == "Diese Runde entschied nur unter den hier aufgeführten."


def test_the_rounds_of_a_vote_stand_together(workshop):
    def fill(session):
        a_counted_vote(session, 9, 5, question="Was zuerst?")
        a_counted_vote(session, 3, 2, question="Welche Projekte?", step="T2-07")
        a_counted_vote(session, 4, 6, question="Was zuerst?")

    assert headings(filled(workshop, fill), "anhang-abstimmungen") == [
        "Was zuerst? (1. Runde)",
        "Was zuerst? (2. Runde)",
        "Welche Projekte?",
    ]


def test_the_number_of_points_is_explained_by_its_formula(workshop):
    draft = filled(workshop, lambda session: a_counted_vote(session, 9, 5, 5, 1))

    assert paragraphs(draft, "anhang-abstimmungen")[1] == (
        "Jede Person hatte 2 Punkte: halb so viele, wie zur Wahl stehen, aufgerundet."
    )


def test_another_number_of_points_is_explained_by_its_formula_and_reason(workshop):
    draft = filled(
        workshop,
        lambda session: a_counted_vote(
            session,
            *(6,) * 9,
            points_per_person=3,
            points_formula="drittel",
            deviation_note="Die Zeit war knapp",
        ),
    )

    assert paragraphs(draft, "anhang-abstimmungen")[1:] == [
        "Jede Person hatte 3 Punkte: ein Drittel dessen, was zur Wahl steht, aufgerundet.",
        "Die Zeit war knapp.",
    ]


def test_a_number_of_points_without_formula_has_only_its_reason(workshop):
    draft = filled(
        workshop,
        lambda session: a_counted_vote(
            session, 30, 20, points_per_person=5, deviation_note="So vereinbart"
        ),
    )

    assert paragraphs(draft, "anhang-abstimmungen")[1:] == ["So vereinbart."]


def test_too_many_points_stand_with_their_reason(workshop):
    draft = filled(
        workshop,
        lambda session: a_counted_vote(session, 12, 9, surplus_note="Eine Person kam dazu"),
    )

    assert paragraphs(draft, "anhang-abstimmungen")[0] == (
        "Gezählt wurden 21 Punkte, möglich waren 20. Begründung: Eine Person kam dazu."
    )


def test_a_secret_result_stays_hidden_until_it_is_revealed(workshop):
    draft = filled(workshop, lambda session: a_counted_vote(session, 12, 8, is_secret=True))

    assert paragraphs(draft, "anhang-abstimmungen") == [
        "Das Ergebnis ist noch verdeckt. [noch zu klären: Aufdecken]"
    ]
    assert "12" not in text(draft, "anhang-abstimmungen")


def test_ballot_papers_give_shares_and_groups_from_five_papers_on(workshop):
    def fill(session):
        vote = a_counted_vote(session, 11, 5)
        sectors = ["kommunalpolitik"] * 6 + ["verwaltung"] * 5
        for sector in sectors:
            a_ballot_paper(session, vote_id=vote.id, sector=sector, points={"Idee 1": 1})

    draft = filled(workshop, fill)

    assert table(draft, "anhang-abstimmungen", "Zur Wahl stand")[0] == (
        *("Idee 1", "11", "100\N{NO-BREAK SPACE}%", "1"),
    )
    assert table(draft, "anhang-abstimmungen", "Punkte der Gruppen") == [
        ("Idee 1", "6", "5"),
        ("Idee 2", "0", "0"),
    ]


def test_groups_with_four_papers_are_named_and_not_shown(workshop):
    def fill(session):
        vote = a_counted_vote(session, 11, 5)
        for sector in ["kommunalpolitik"] * 6 + ["verwaltung"] * 4:
            a_ballot_paper(session, vote_id=vote.id, sector=sector, points={"Idee 1": 1})

    sentences = paragraphs(filled(workshop, fill), "anhang-abstimmungen")

    assert sentences[-1].startswith("Nicht einzeln gezeigt: Kommunalpolitik und Verwaltung. ")


def test_a_majority_vote_has_voices_and_no_rank(workshop):
    def fill(session):
        vote = a_vote(session, question="", kind=VoteKind.MAJORITY, deviation_note="Eilig")
        for option, points in (("ja", 3), ("nein", 7), ("enthaltung", 1)):
            a_vote_result(session, vote_id=vote.id, option=option, points=points)
        a_vote(session, question="Ohne Ergebnis?")

    draft = filled(workshop, fill)

    assert headings(draft, "anhang-abstimmungen") == ["Mehrheit", "Ohne Ergebnis?"]
    assert table(draft, "anhang-abstimmungen", "Zur Wahl stand") == [
        ("Ja", "3"),
        ("Nein", "7"),
        ("Enthaltung", "1"),
    ]
    assert paragraphs(draft, "anhang-abstimmungen") == [
        "Eilig.",
        "Ein Ergebnis ist nicht festgehalten. [noch zu klären: Ergebnis]",
    ]


def test_the_feedback_has_shares_and_voices(workshop):
    draft = filled(
        workshop,
        lambda session: a_feedback(session, counts={"4": 1, "5": 3}, voices=("Gut!", " ")),
    )

    assert table(draft, "anhang-abstimmungen", "Punkte") == [
        ("5", "3", "75\u00a0%"),
        ("4", "1", "25\u00a0%"),
    ]
    assert items(draft, "anhang-abstimmungen") == ["Gut!"]


def test_a_hidden_feedback_is_a_gap_until_it_is_revealed(workshop):
    draft = filled(workshop, lambda session: a_feedback(session, counts={"5": 9}, is_hidden=True))

    told = text(draft, "anhang-abstimmungen")

    assert "Das Ergebnis ist noch verdeckt." in told
    assert "100" not in told


def test_an_empty_feedback_leaves_only_the_gap(workshop):
    draft = filled(workshop, a_feedback)

    assert "[noch zu klären: Abstimmungsergebnisse]" in text(draft, "anhang-abstimmungen")


def test_topics_say_what_becomes_of_them(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_parked_topic(session, text="Bücherei", step="T1-07", whereabouts="Kulturausschuss"),
            a_parked_topic(session, text="Wahlrecht", step="Z9-99"),
        ),
    )

    assert table(draft, "anhang-themenspeicher", "Thema") == [
        ("Bücherei", "Stärken und Schwächen", "Kulturausschuss"),
        ("Wahlrecht", "Z9-99", "[noch zu klären: Verbleib]"),
    ]


def test_a_source_says_how_a_figure_was_made_and_looked_up(workshop):
    draft = filled(
        workshop,
        lambda session: an_indicator_value(
            session,
            indicator="Beschäftigungsquote",
            source="Bundesagentur für Arbeit",
            numerator=1210,
            denominator=2480,
            period="Jahresmittel 2025",
            is_rounded=True,
            source_table="31111-01",
            retrieved_on="2026-10-02",
            licence="Datenlizenz Deutschland 2.0",
        ),
    )

    assert table(draft, "anhang-quellen", "Quelle") == [
        (
            "Bundesagentur für Arbeit",
            "Beschäftigungsquote (Stadt Brückstadt, 31.12.2025, Zeitraum Jahresmittel 2025, "
            "1.210 von 2.480, gerundet, Tabelle 31111-01, abgerufen 02.10.2026, "
            "Lizenz Datenlizenz Deutschland 2.0)",
        )
    ]


def test_what_came_up_in_an_own_step_names_it(workshop):
    draft = filled(
        workshop,
        lambda session: (
            an_own_step(session, code="E-01", title="Grußwort der Landrätin"),
            a_parked_topic(session, text="Bücherei", step="E-01", whereabouts="Kulturausschuss"),
        ),
    )

    assert table(draft, "anhang-themenspeicher", "Thema") == [
        ("Bücherei", "Grußwort der Landrätin", "Kulturausschuss")
    ]


def test_sources_are_listed_once_with_their_figures(workshop):
    draft = filled(
        workshop,
        lambda session: (
            an_indicator_value(session, indicator="Zweites", source="Wahlamt"),
            an_indicator_value(session, indicator="Erstes", source="Jugendamt", area=""),
            an_indicator_value(session, indicator="Drittes", source="Wahlamt", as_of="2024"),
            an_indicator_value(session, indicator="Ohne", source="", area="", as_of=None),
        ),
    )

    assert table(draft, "anhang-quellen", "Quelle") == [
        ("Jugendamt", "Erstes (31.12.2025)"),
        ("Wahlamt", "Zweites (Stadt Brückstadt, 31.12.2025)\nDrittes (Stadt Brückstadt, 2024)"),
        ("[noch zu klären: Quelle]", "Ohne"),
    ]


@pytest.mark.parametrize(
    ("sources", "is_remarked"),
    [
        (["Ausländerzentralregister", "Bevölkerungsfortschreibung"], True),
        (["AZR", "Melderegister Brückstadt"], True),
        (["AZR", "Jugendamt"], False),
        (["Melderegister"], False),
    ],
)
def test_two_ways_of_counting_people_are_remarked_only_if_both_occur(
    workshop, sources, is_remarked
):
    draft = filled(
        workshop,
        lambda session: [an_indicator_value(session, source=source) for source in sources],
    )

    assert ("zählt anders" in text(draft, "anhang-quellen")) is is_remarked


def test_photos_are_listed_with_what_they_show(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_photo(session, release=PhotoRelease.PRESS, step="T1-04"),
            a_photo(session, release=PhotoRelease.CONCEPT, alt_text=""),
        ),
    )

    assert table(draft, "anhang-fotos", "Nummer") == [
        ("FO-01", "Wand mit gelben Karten", "Klima-Barometer"),
        ("FO-02", "[noch zu klären: Beschreibung des Fotos]", ""),
    ]


def test_a_photo_stands_in_its_annex_with_a_caption_and_a_text_for_those_who_do_not_see_it(
    workshop,
):
    def fill(session):
        for step, taken_at in (("T1-12", "2026-11-13T09:00:00"), ("T1-04", None)):
            a_photo(
                session,
                release=PhotoRelease.CONCEPT,
                step=step,
                taken_at=taken_at,
                wall="Wand Süd",
                picture_hash=keep_picture(session, a_png(60, 40)),
            )

    draft = filled(workshop, fill)

    (chapter,) = [each for each in draft.annexes if each.key == "anhang-fotos"]
    figures = [block for block in chapter.blocks if isinstance(block, Figure)]
    assert [figure.caption for figure in figures] == [
        "Wand mit gelben Karten · Klima-Barometer · Wand Süd",
        "Wand mit gelben Karten · Abschluss von Tag 1 · Wand Süd",
    ]
    assert figures[0].alt_text == "Wand mit gelben Karten"
    assert figures[0].width_cm == pytest.approx(16)
    assert not any(isinstance(block, Table) for block in chapter.blocks)


def test_a_photo_without_description_is_a_gap_and_no_picture(workshop):
    draft = filled(
        workshop,
        lambda session: a_photo(
            session,
            release=PhotoRelease.CONCEPT,
            alt_text="",
            picture_hash=keep_picture(session, A_PNG),
        ),
    )

    assert table(draft, "anhang-fotos", "Nummer") == [
        ("FO-01", "[noch zu klären: Beschreibung des Fotos]", "")
    ]


def test_only_abbreviations_that_occur_are_explained(workshop):
    draft = filled(
        workshop,
        lambda session: (
            an_indicator_value(session, indicator="SGB-II-Quote", source="BA und VHS"),
            a_card(session, text="ABBAMF ist keine"),
        ),
    )

    assert [row[0] for row in table(draft, "anhang-abkürzungen", "Abkürzung")] == [
        "BA",
        "SGB II",
        "VHS",
    ]
