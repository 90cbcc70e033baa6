"""Chapter 7: the choice of fields, goals with evidence and objectives, project sheets."""

import pytest
from builders import (
    a_card,
    a_card_origin,
    a_cluster,
    a_good_practice,
    a_guiding_goal,
    a_project_idea,
    a_vote,
    a_vote_result,
    an_action_field,
    an_existing_project,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from drafts import blocks, columns, filled, headings, items, paragraphs, table

from workshop_app.concept.charts.kinds import VoteBar
from workshop_app.concept.document import (
    Figure,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    runs_text,
)
from workshop_app.model.goals import GoalDirection, GoalStatus
from workshop_app.model.projects import Commitment, Competence, Priority, ProviderKind

KEY = "handlungsfelder"


def a_chosen_field(session, **fields):
    return an_action_field(session, is_selected=True, **fields)


def sheet(draft, code):
    return dict(table(draft, KEY, code))


def test_the_choice_is_told_with_points_and_reasons(sample_draft):
    assert paragraphs(sample_draft, KEY)[0] == (
        "Sieben Handlungsfelder standen zur Wahl. Fünf davon hat der Workshop vertieft. Aus 39 "
        "Ideen auf Karten sind elf Projekte entstanden."
    )
    chart = next(iter(blocks(sample_draft, KEY, Figure))).image
    assert chart.bars[0] == VoteBar("Bildung von Anfang an (Kapitel\u00a07.1)", 44, is_chosen=True)
    assert chart.bars[-1] == VoteBar("Gesundheit und Pflege", 9, is_chosen=False)
    assert items(sample_draft, KEY)[-1] == (
        "Gesundheit und Pflege: wird im laufenden Fachkonzept des Kreises bearbeitet"
    )


def test_fields_without_votes_need_no_table_of_points(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_chosen_field(session, title="Sprache"),
            an_action_field(session, title="Wohnen"),
        ),
    )

    assert blocks(draft, KEY, Table) == []
    assert items(draft, KEY) == ["Wohnen: [noch zu klären: Begründung]"]


@pytest.mark.parametrize(
    "fill", [lambda session: None, lambda session: an_action_field(session, title="Wohnen")]
)
def test_a_missing_choice_is_a_gap(workshop, fill):
    draft = filled(workshop, fill)

    assert "[noch zu klären: Auswahl der Handlungsfelder]" in paragraphs(draft, KEY)[0]


def test_the_points_of_the_last_vote_count(workshop):
    def fill(session):
        a_chosen_field(session, code="HF-01", points=3)
        for points in (5, 8):
            vote = a_vote(session)
            a_vote_result(session, vote_id=vote.id, option="HF-01", points=points)

    assert table(filled(workshop, fill), KEY, "Handlungsfeld") == [
        ("Sprache", "8", "vertieft, Kapitel 7.1")
    ]


def test_each_field_has_the_same_sections_in_the_same_order(sample_draft):
    shown = [h.text for h in blocks(sample_draft, KEY, Heading) if h.level < 4]

    assert shown[:8] == [
        "Bildung von Anfang an",
        "Ausgangslage",
        "Leitziel",
        "Projekte",
        "Zusammenleben im Quartier und Wohnen",
        "Ausgangslage",
        "Leitziel",
        "Projekte",
    ]


def test_an_empty_field_says_what_is_missing(workshop):
    draft = filled(workshop, a_chosen_field)

    assert paragraphs(draft, KEY)[1:] == [
        "Zu diesem Handlungsfeld liegen noch keine Zahlen vor. "
        "[noch zu klären: Kennzahlen zur Ausgangslage]",
        "Die Leitfrage zu diesem Feld fehlt noch. [noch zu klären: Leitfrage]",
        "Ein Leitziel ist noch nicht formuliert. [noch zu klären: Leitziel]",
        "Projekte zu diesem Handlungsfeld fehlen noch. [noch zu klären: Projektideen]",
    ]


def test_a_field_shows_what_it_can_build_on_and_who_stands_for_it(workshop):
    def fill(session):
        field = a_chosen_field(session, guiding_question="Wer wartet?", sponsors="Team Sprache")
        an_existing_project(session, title="Sprachcafé", action_field_id=field.id)
        an_existing_project(
            session, title="Lotsen, ganz nah", provider="", action_field_id=field.id
        )
        a_good_practice(session, title="Vorlesen", place="Lindenau", action_field_id=field.id)
        cluster = a_cluster(session, title="Kurse", question="F2", action_field_id=field.id)
        a_card(session, text="Abendkurse laufen", cluster_id=cluster.id, question="F2")

    draft = filled(workshop, fill)

    shown = paragraphs(draft, KEY)
    assert (
        "Darauf lässt sich aufbauen: „Sprachcafé“ (Kulturverein Auental); „Lotsen, ganz nah“."
        in shown
    )
    assert "Anregungen von anderswo: „Vorlesen“ (Lindenau)." in shown
    assert "Das sagen die Karten dazu:" in shown
    assert "Kurse (1 Karte), zum Beispiel „Abendkurse laufen“" in items(draft, KEY)
    assert "Patinnen und Paten: Team Sprache" in shown
    (question,) = [
        block for block in blocks(draft, KEY, Paragraph) if block.style == ParagraphStyle.QUESTION
    ]
    assert runs_text(question.runs) == "Wer wartet?"


def test_headings_know_what_they_show_and_where_it_comes_from(workshop):
    ids = {}

    def fill(session):
        field = a_chosen_field(session, code="HF-01")
        goal = a_guiding_goal(session, action_field_id=field.id)
        project = a_project_idea(session, code="PI-01", action_field_id=field.id)
        cards = [a_card(session, action_field_id=field.id) for _number in range(2)]
        a_card_origin(session, card_id=cards[0].id, guiding_goal_id=goal.id)
        for card in cards:
            a_card_origin(session, card_id=card.id, project_idea_id=project.id)
        vote = a_vote(session)
        a_vote_result(session, vote_id=vote.id, option="HF-01", points=38)
        a_vote_result(session, vote_id=vote.id, option="PI-01", points=1)
        ids.update(field=field.id, goal=goal.id, project=project.id)

    draft = filled(workshop, fill)

    origins = {h.shows: h.origin for h in blocks(draft, KEY, Heading) if h.shows}
    assert origins == {
        (ids["field"],): "Entstanden aus 2 Karten und 38 Punkten",
        (ids["goal"],): "Entstanden aus 1 Karte",
        (ids["project"],): "Entstanden aus 2 Karten und 1 Punkt",
    }


def test_keys_of_headings_are_unique_and_the_same_each_time(workshop, sample_draft):
    keys = [
        key
        for chapter in sample_draft.all_chapters()
        for key in (chapter.key, *(heading.key for heading in chapter.headings()))
    ]

    assert len(keys) == len(set(keys))


def test_a_goal_shows_agreement_minority_and_evidence(workshop):
    def fill(session):
        field = a_chosen_field(session)
        goal = a_guiding_goal(
            session,
            action_field_id=field.id,
            text="Alle finden einen Kurs.",
            status=GoalStatus.MAJORITY,
            minority_vote="Drei Monate sind zu lang.",
        )
        for label, value in (("Wartende", 41.0), ("Kurse", None)):
            figure = an_indicator_value(session, indicator=label, value=value, unit="Personen")
            goal_evidence(session, guiding_goal_id=goal.id, indicator_value_id=figure.id)

    shown = paragraphs(filled(workshop, fill), KEY)

    start = shown.index("Alle finden einen Kurs.")
    assert shown[start + 1 : start + 4] == [
        "Dieses Leitziel wird von der Mehrheit getragen.",
        "Minderheitsvotum: Drei Monate sind zu lang.",
        "Den Bedarf belegen: Wartende: 41\u00a0Personen; Kurse: [noch zu klären: Wert].",
    ]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (GoalStatus.DISPUTED, "Dieses Leitziel ist strittig geblieben."),
        ("vertagt", "Stand der Einigung: vertagt."),
        (None, "[noch zu klären: Zustimmung des Plenums zu diesem Leitziel]"),
    ],
)
def test_how_far_the_room_agrees_is_always_said(workshop, status, sentence):
    def fill(session):
        a_guiding_goal(session, action_field_id=a_chosen_field(session).id, status=status)

    assert sentence in paragraphs(filled(workshop, fill), KEY)


def test_several_goals_of_a_field_are_counted(workshop):
    def fill(session):
        field = a_chosen_field(session)
        for _number in range(2):
            a_guiding_goal(session, action_field_id=field.id)

    draft = filled(workshop, fill)

    assert headings(draft, KEY)[2:4] == ["Leitziel 1", "Leitziel 2"]
    assert (
        "Zu diesem Leitziel gibt es noch kein Handlungsziel. "
        "[noch zu klären: Handlungsziel mit Kennzahl und Frist]"
    ) in paragraphs(draft, KEY)


def test_objectives_are_measured_from_today_to_the_target(workshop):
    def fill(session):
        goal = a_guiding_goal(session, action_field_id=a_chosen_field(session).id)
        an_objective(session, guiding_goal_id=goal.id, text="Mehr Kitaplätze.")
        an_objective(
            session,
            guiding_goal_id=goal.id,
            text="Räte.",
            kind=None,
            indicator="Quartiersräte",
            base_value=0.0,
            target_value=3.0,
            unit="Räte",
            deadline="2028",
            data_source=None,
        )
        an_objective(
            session,
            guiding_goal_id=goal.id,
            text="Offen.",
            indicator=None,
            base_value=None,
            target_value=None,
            unit=None,
            deadline=None,
        )

    assert table(filled(workshop, fill), KEY, "Handlungsziel") == [
        (
            "Mehr Kitaplätze.\n(Wirkungsziel)",
            "Betreuungsquote\nJugendamt",
            "78\u00a0%",
            "90\u00a0%",
            "31.12.2028",
        ),
        ("Räte.", "Quartiersräte (Räte)\n[noch zu klären: Datenquelle]", "0", "3", "2028"),
        (
            "Offen.\n(Wirkungsziel)",
            "[noch zu klären: Kennzahl]\nJugendamt",
            "[noch zu klären: Ausgangswert]",
            "[noch zu klären: Zielwert]",
            "[noch zu klären: Frist]",
        ),
    ]


def test_the_base_value_has_its_day_and_without_one_the_target_its_direction(workshop):
    def fill(session):
        goal = a_guiding_goal(session, action_field_id=a_chosen_field(session).id)
        known = {"base_value": 78.0, "base_value_as_of": "2026-12-31"}
        for values in (known, {"base_value": None}):
            an_objective(session, guiding_goal_id=goal.id, direction=GoalDirection.RISE, **values)

    rows = table(filled(workshop, fill), KEY, "Handlungsziel")

    assert [row[2:4] for row in rows] == [
        ("78\u00a0%\n(31.12.2026)", "90\u00a0%"),
        ("[noch zu klären: Ausgangswert]", "90\u00a0%\n(soll steigen)"),
    ]


def test_a_full_sheet_shows_every_field_of_the_project(workshop):
    def fill(session):
        field = a_chosen_field(session)
        objective = an_objective(
            session,
            guiding_goal_id=a_guiding_goal(session, action_field_id=field.id).id,
            text="Mehr Kitaplätze.",
        )
        a_project_idea(
            session,
            code="PI-07",
            action_field_id=field.id,
            objective_id=objective.id,
            description="Zwei Gruppen.",
            target_group="Kinder",
            responsible="Jugendamt",
            commitment=Commitment.ASKED,
            provider_kind=ProviderKind.PROVIDER,
            competence=Competence.DISTRICT,
            partners=("Diakonie", "Elternverein"),
            starts_on="2027-08-01",
            ends_on="2030-07-31",
            milestones=("Raum gefunden", "Team steht"),
            budget_once_eur=45000.0,
            budget_yearly_eur=118000.5,
            full_time_equivalents=1.5,
            funding="Land 80 %",
            success_indicator="Übergänge",
            priority=Priority.A,
            is_quick_win=True,
            first_step="Raum prüfen",
            first_step_by="2027-01",
            risks="Fachkräfte",
            side_effects="Wege werden länger",
        )

    draft = filled(workshop, fill)

    assert columns(draft, KEY, "PI-07") == (
        "PI-07",
        "Priorität A · Schwerpunkt · schneller Erfolg",
    )
    assert sheet(draft, "PI-07") == {
        "Was geschieht": "Zwei Gruppen.",
        "Zielgruppe": "Kinder",
        "Handlungsziel": "Mehr Kitaplätze.",
        "Verantwortlich": "Jugendamt (angefragt)\nTrägerschaft: freier Träger",
        "Rechtlich zuständig": "Kreis",
        "Beteiligte": "Diakonie; Elternverein",
        "Zeitraum": "08/2027\u00a0– 07/2030",
        "Meilensteine": "Raum gefunden\nTeam steht",
        "Kosten": "45.000\u00a0€ einmalig, 118.000,50\u00a0€ im Jahr",
        "Personal": "1,5\u00a0VZÄ",
        "Finanzierung": "Land 80 %",
        "Erfolgsindikator": "Übergänge",
        "Erster Schritt": "Raum prüfen, bis 01/2027",
        "Risiken": "Fachkräfte",
        "Nebenwirkungen": "Wege werden länger",
    }


def test_an_empty_sheet_shows_the_gaps_that_have_to_be_closed(workshop):
    draft = filled(workshop, lambda session: a_project_idea(session, code="PI-01"))

    assert columns(draft, KEY, "PI-01") == ("PI-01", "Priorität noch offen")
    assert sheet(draft, "PI-01") == {
        "Was geschieht": "[noch zu klären: Beschreibung]",
        "Zielgruppe": "[noch zu klären: Zielgruppe]",
        "Handlungsziel": "[noch zu klären: Handlungsziel]",
        "Verantwortlich": "[noch zu klären: Zuständigkeit]",
        "Zeitraum": "[noch zu klären: Zeitraum]",
        "Kosten": "[noch zu klären: Kosten]",
        "Finanzierung": "[noch zu klären: Finanzierung]",
        "Erfolgsindikator": "[noch zu klären: Erfolgsindikator]",
        "Erster Schritt": "[noch zu klären: erster Schritt]",
    }


@pytest.mark.parametrize(
    ("fields", "costs", "funding"),
    [
        ({"is_cost_neutral": True}, "kostenneutral", "nicht nötig"),
        ({"is_cost_neutral": True, "funding": "Ehrenamt"}, "kostenneutral", "Ehrenamt"),
        (
            {"budget_once_eur": 0.0, "budget_yearly_eur": 500.0},
            "500\u00a0€ im Jahr",
            "[noch zu klären: Finanzierung]",
        ),
        ({"budget_once_eur": 0.0}, "kostenneutral", "[noch zu klären: Finanzierung]"),
    ],
)
def test_a_project_may_cost_nothing(workshop, fields, costs, funding):
    draft = filled(workshop, lambda session: a_project_idea(session, code="PI-01", **fields))

    assert sheet(draft, "PI-01")["Kosten"] == costs
    assert sheet(draft, "PI-01")["Finanzierung"] == funding


def test_a_responsible_body_that_was_not_asked_leaves_a_gap(workshop):
    draft = filled(
        workshop, lambda session: a_project_idea(session, code="PI-01", responsible="Jugendamt")
    )

    assert sheet(draft, "PI-01")["Verantwortlich"] == "Jugendamt [noch zu klären: Zusage]"


def test_projects_stand_by_priority_then_points_then_as_the_room_put_them(workshop):
    def fill(session):
        field = a_chosen_field(session)
        for title, priority in (("o", None), ("b", "B"), ("x", "A"), ("y", "A"), ("z", "A")):
            a_project_idea(session, title=title, priority=priority, action_field_id=field.id)
        vote = a_vote(session)
        a_vote_result(session, vote_id=vote.id, option="PI-05", points=9)

    draft = filled(workshop, fill)

    shown = [h.text for h in blocks(draft, KEY, Heading) if h.level == 4]
    assert shown == ["z", "x", "y", "b", "o"]


def test_projects_outside_the_chosen_fields_are_not_lost(workshop):
    def fill(session):
        a_chosen_field(session, title="Sprache")
        other = an_action_field(session, title="Wohnen")
        a_project_idea(session, title="Wohnlotsen", action_field_id=other.id)
        a_project_idea(session, title="Ohne Feld")

    shown = headings(filled(workshop, fill), KEY)

    assert shown[shown.index("Weitere Projekte") :][:3] == [
        "Weitere Projekte",
        "Wohnlotsen",
        "Ohne Feld",
    ]
