"""Chapters 8 to 11: cross-cutting tasks, implementation, plan, resolution."""

import pytest
from builders import (
    a_card,
    a_climate_item,
    a_cluster,
    a_decision_step,
    a_participant,
    a_planned_measure,
    a_project_idea,
    a_structure,
    an_action_field,
    an_event,
    an_objective,
)
from drafts import chapter, columns, filled, headings, items, paragraphs, table

from workshop_app.concept.chapters.structures import interval
from workshop_app.model.climate import ClimateDimension
from workshop_app.model.implementation import DecisionStepKind, StructureKind
from workshop_app.model.people import Sector
from workshop_app.model.projects import Priority, ProviderKind
from workshop_app.model.workshop import EventKind


def test_participation_tells_who_was_there_who_advises_and_who_carries(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_participant(session, sector=Sector.MIGRANT_ORGANISATION, attends_day_2=True),
            a_structure(session, kind=StructureKind.ADVISORY_BOARD, name="Integrationsrat"),
            a_project_idea(
                session, title="Wahllotsen", provider_kind=ProviderKind.MIGRANT_ORGANISATION
            ),
        ),
    )

    assert paragraphs(draft, "querschnitt")[0] == (
        "Aus Migrantenorganisationen hat eine Person am Workshop teilgenommen. Die Umsetzung "
        "berät: Integrationsrat (Kapitel 9). Migrantenorganisationen tragen ein Projekt: "
        "„Wahllotsen“."
    )


def test_protection_from_discrimination_refers_to_field_and_climate(workshop):
    draft = filled(
        workshop,
        lambda session: (
            an_action_field(session, title="Schutz vor Rassismus", is_selected=True),
            a_climate_item(
                session,
                statement="Diskriminierung wird ernst genommen.",
                dimension=ClimateDimension.DISCRIMINATION,
                counts={"2": 5},
            ),
        ),
    )

    assert paragraphs(draft, "querschnitt")[1] == (
        "Ein eigenes Handlungsfeld gilt diesem Thema: „Schutz vor Rassismus“ (Kapitel 7.1). Der "
        "Aussage „Diskriminierung wird ernst genommen“ gaben die Teilnehmenden im Mittel 2,0 "
        "Punkte."
    )


def test_public_relations_takes_agreements_and_ideas(workshop):
    def fill(session):
        a_structure(
            session,
            kind=StructureKind.PUBLIC_RELATIONS,
            name="",
            description="Kurzfassung in sechs Sprachen",
        )
        cluster = a_cluster(session, title="Kommunikation", question="F7")
        a_card(session, text="Jedes Projekt bekommt ein Gesicht", cluster_id=cluster.id)

    assert items(filled(workshop, fill), "querschnitt") == [
        "Aufgabe: Kurzfassung in sechs Sprachen",
        "Jedes Projekt bekommt ein Gesicht",
    ]


def test_cross_cutting_tasks_without_anything_are_gaps(workshop):
    assert [p.partition("[")[2] for p in paragraphs(filled(workshop), "querschnitt")] == [
        "noch zu klären: Beteiligung an der Umsetzung]",
        "noch zu klären: Schutz vor Diskriminierung]",
        "noch zu klären: Öffentlichkeitsarbeit]",
    ]


def test_structures_are_told_with_what_is_known(sample_draft):
    assert items(sample_draft, "umsetzung")[:9] == [
        "Stelle: Fachstelle Integration",
        "Ansprechperson: Serkan Aydın",
        "Angebunden an: Dezernat II",
        "Stellenanteil: 4\u00a0VZÄ",
        "Name: Lenkungskreis Integration",
        "Vorsitz: Beigeordnete Dr. Henrike Vosskuhl",
        "Mitglieder: alle Dezernate; Integrationsrat (3); Jugendparlament (1); Jobcenter; "
        "Kommunales Integrationszentrum; Freie Träger (2)",
        "Sitzungen: viermal im Jahr",
        "Name: Integrationsrat",
    ]


def test_structures_miss_turn_and_responsible(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_structure(session, kind=StructureKind.EVALUATION, name="", description="extern"),
            a_structure(session, kind=StructureKind.REPORTING, addressee="Stadtrat", name=""),
            a_structure(session, kind=StructureKind.UPDATE, name="", year=2032),
            a_structure(session, kind=StructureKind.STEERING_GROUP, name="", members=()),
        ),
    )

    assert items(draft, "umsetzung") == [
        "Geht an: Stadtrat",
        "Turnus: [noch zu klären: Turnus]",
        "Verfahren: extern",
        "Turnus: [noch zu klären: Turnus]",
        "Zuständig: [noch zu klären: Zuständigkeit]",
        "Jahr: 2032",
        "Zuständig: [noch zu klären: Zuständigkeit]",
    ]
    assert (
        "Eine Steuerungsgruppe ist noch nicht benannt. [noch zu klären: Steuerungsgruppe]"
        in paragraphs(draft, "umsetzung")
    )


def test_groups_networks_monitoring_and_own_kinds_of_structures_are_shown(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_structure(
                session,
                kind=StructureKind.WORKING_GROUP,
                name="AG Bildung",
                lead="Jugendamt",
                members=("VHS",),
                description="Schule und Kita",
            ),
            a_structure(session, kind=StructureKind.NETWORK, name="", lead=None),
            a_structure(
                session,
                kind=StructureKind.MONITORING,
                lead="Statistikstelle",
                interval_months=6.0,
                resources="10.000 € im Jahr",
            ),
            a_structure(session, kind="Runder Tisch", name="Tisch der Vereine", lead="Vereinsring"),
        ),
    )

    shown = items(draft, "umsetzung")
    assert "AG Bildung. Schule und Kita. Leitung: Jugendamt. Mitglieder: VHS" in shown
    assert "Netzwerk" in shown
    assert "Turnus: alle sechs Monate" in shown
    assert "Mittel: 10.000 € im Jahr" in shown
    assert "Name: Tisch der Vereine" in shown
    assert "Runder Tisch" in headings(draft, "umsetzung")


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "einmal im Jahr"), (12, "zwölfmal im Jahr"), (52, "52-mal im Jahr")],
)
def test_meetings_are_counted_as_people_say_it(workshop, number, words):
    draft = filled(workshop, lambda session: a_structure(session, meetings_per_year=number))

    assert f"Sitzungen: {words}" in items(draft, "umsetzung")


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (1.0, "jeden Monat"),
        (6.0, "alle sechs Monate"),
        (12.0, "jedes Jahr"),
        (36.0, "alle drei Jahre"),
        (1.5, "alle 1,5 Monate"),
        (0.0, ""),
        (None, ""),
    ],
)
def test_intervals_are_told_as_people_say_them(months, words):
    assert interval(months) == words


@pytest.mark.parametrize(
    ("targets", "sentence"),
    [
        ([90.0], "Das Handlungsziel in Kapitel 7 ist der Maßstab. Es hat eine Kennzahl"),
        ([90.0, 80.0], "Jedes hat eine Kennzahl"),
        ([90.0, None], "Eines davon hat schon eine Kennzahl"),
        ([90.0, 90.0, None], "Zwei davon haben schon eine Kennzahl"),
        ([None], "ist der Maßstab. Die Werte kommen aus: Jugendamt."),
    ],
)
def test_monitoring_says_how_much_can_be_measured(workshop, targets, sentence):
    draft = filled(
        workshop,
        lambda session: [an_objective(session, target_value=target) for target in targets],
    )

    assert sentence in " ".join(paragraphs(draft, "umsetzung"))


def test_resources_are_added_up_by_year(sample_draft):
    assert table(sample_draft, "umsetzung", "Jahr")[0] == (
        "2027",
        "268.000\u00a0€",
        "442.542\u00a0€",
        "710.542\u00a0€",
    )
    assert table(sample_draft, "umsetzung", "Jahr")[-1][0] == "Zusammen"


def test_projects_that_cannot_be_counted_are_named(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_project_idea(session, title="Ohne Geld"),
            a_project_idea(session, title="Ohne Zeit", budget_once_eur=500.0),
            a_project_idea(session, is_cost_neutral=True, full_time_equivalents=0.5),
        ),
    )

    shown = paragraphs(draft, "umsetzung")
    assert "Für die Projekte sind zusammen 0,5\u00a0VZÄ vorgesehen." in shown
    assert shown[-1] == (
        "Nicht mitgezählt sind zwei Projekte, deren Kosten oder Zeitraum noch fehlen: „Ohne Geld“ "
        "und „Ohne Zeit“. [noch zu klären: Kosten und Zeitraum dieser Projekte]"
    )


def test_projects_that_cost_nothing_need_no_table(workshop):
    draft = filled(workshop, lambda session: a_project_idea(session, is_cost_neutral=True))

    assert paragraphs(draft, "umsetzung")[-1] == (
        "Alle Projekte kommen ohne zusätzliches Geld aus."
    )


def test_the_plan_is_turned_sideways_and_sorted_by_field_and_priority(workshop):
    def fill(session):
        first, second = (an_action_field(session, title=title) for title in ("Eins", "Zwei"))
        a_project_idea(session, title="d")
        a_project_idea(session, title="c", action_field_id=second.id, priority=Priority.A)
        a_project_idea(session, title="b", action_field_id=first.id, priority=Priority.B)
        a_project_idea(
            session,
            title="a",
            action_field_id=first.id,
            priority=Priority.A,
            is_quick_win=True,
            responsible="Amt",
            starts_on="2027-01",
            ends_on="2027-12",
            budget_once_eur=100.0,
            funding="Stadt",
        )

    draft = filled(workshop, fill)

    assert chapter(draft, "massnahmenplan").landscape
    rows = table(draft, "massnahmenplan", "Projekt und Handlungsfeld")
    assert [row[0] for row in rows] == [
        "a\nEins",
        "b\nEins",
        "c\nZwei",
        "d\n[noch zu klären: Handlungsfeld]",
    ]
    assert rows[0][1:] == (
        "A\nschneller\u00a0Erfolg",
        "Amt",
        "01/2027\u00a0– 12/2027",
        "100\u00a0€",
        "",
        "Stadt",
    )
    assert rows[3][1:] == (
        "[noch zu klären: Priorität]",
        "[noch zu klären: Zuständigkeit]",
        "[noch zu klären: Zeitraum]",
        "[noch zu klären: Kosten]",
        "[noch zu klären: Kosten]",
        "[noch zu klären: Finanzierung]",
    )


def test_the_plan_names_what_comes_first(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_project_idea(session, title="Kita", priority=Priority.A),
            a_project_idea(session, title="Lotsen", priority=Priority.A),
        ),
    )

    assert paragraphs(draft, "massnahmenplan")[:2] == [
        "Zwei Projekte haben Priorität A und sind damit Schwerpunkte: „Kita“ und „Lotsen“.",
        "Ein schneller Erfolg ist noch nicht ausgemacht. [noch zu klären: schnelle Erfolge]",
    ]


def test_measures_stand_by_date_in_the_columns_that_somebody_used(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_planned_measure(session, what="Zweitens", due="2026-12-01", result="Brief"),
            a_planned_measure(session, what="Erstens", who="", due="2026-11-20", with_what="Auto"),
            a_planned_measure(session, what="Offen", due=None),
        ),
    )

    assert columns(draft, "massnahmenplan", "Was") == (
        "Was",
        "Wer",
        "Womit",
        "Bis wann",
        "Ergebnis",
        "Stand",
    )
    assert table(draft, "massnahmenplan", "Was")[0] == (
        "Erstens",
        "[noch zu klären: Zuständigkeit]",
        "Auto",
        "20.11.2026",
        "[noch zu klären: Ergebnis]",
        "offen",
    )


def test_the_resolution_names_body_and_day(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_decision_step(session, kind=DecisionStepKind.HEARING, body="Beirat", date=None),
            a_decision_step(session, body="Stadtrat", date="2027-04-13", result="vertagt"),
            a_decision_step(session, kind=None, body="", date="2027"),
            an_event(session, kind=EventKind.FOLLOW_UP, date="2027-02-04", place="Rathaus"),
            a_structure(session, kind=StructureKind.UPDATE, year=None),
        ),
    )

    assert paragraphs(draft, "beschlussweg")[0] == (
        "Beschlossen werden soll das Konzept hier: Stadtrat, 13.04.2027."
    )
    assert table(draft, "beschlussweg", "Gremium") == [
        ("Beirat", "[noch zu klären: Datum]", "Anhörung", ""),
        ("Stadtrat", "13.04.2027", "Beschluss", "vertagt"),
        ("[noch zu klären: Gremium]", "2027", "[noch zu klären: Art der Befassung]", ""),
    ]
    assert items(draft, "beschlussweg") == [
        "Nachbereitungstreffen: 04.02.2027, Rathaus",
        "Fortschreibung des Konzepts: [noch zu klären: Jahr]",
    ]


def test_a_way_without_resolution_has_a_gap(workshop):
    draft = filled(workshop, lambda session: a_decision_step(session, kind=DecisionStepKind.NOTICE))

    assert paragraphs(draft, "beschlussweg")[:2] == [
        "Diese Gremien befassen sich mit dem Entwurf:",
        "Ein Beschluss ist noch nicht vorgesehen. "
        "[noch zu klären: Gremium und Termin des Beschlusses]",
    ]
    assert columns(draft, "beschlussweg", "Gremium") == ("Gremium", "Datum", "Was dort geschieht")


def test_projects_without_an_end_are_counted_and_named_as_lasting(workshop):
    draft = filled(
        workshop,
        lambda session: a_project_idea(
            session,
            title="Abendkurse",
            starts_on="2027-01",
            ends_on="dauerhaft",
            budget_yearly_eur=1000.0,
        ),
    )

    assert (
        "Auf Dauer angelegt ist ein Projekt: „Abendkurse“. Die Kosten sind bis 2031 gezählt; "
        "danach fallen sie weiter an."
    ) in paragraphs(draft, "umsetzung")
    assert (
        "Alle Projekte zusammen kosten von 2027 bis 2031 5.000\u00a0€. Am höchsten sind die "
        "Kosten im Jahr 2027 mit 1.000\u00a0€. Ein Projekt ist auf Dauer angelegt; gezählt ist "
        "es bis 2031."
    ) in paragraphs(draft, "zusammenfassung")


def test_the_gap_speaks_of_one_project_where_only_one_lacks_its_costs(workshop):
    draft = filled(workshop, lambda session: a_project_idea(session, title="Abendkurse"))

    assert paragraphs(draft, "umsetzung")[-1].endswith(
        "[noch zu klären: Kosten und Zeitraum dieses Projekts]"
    )


def test_the_names_of_report_and_evaluation_are_shown_where_they_have_one(workshop):
    draft = filled(
        workshop,
        lambda session: (
            a_structure(session, kind=StructureKind.REPORTING, name="Umsetzungsbericht"),
            a_structure(session, kind=StructureKind.EVALUATION, name="Evaluation", year=2030),
        ),
    )

    assert "Name: Umsetzungsbericht" in items(draft, "umsetzung")
    assert "Name: Evaluation" not in items(draft, "umsetzung")


def test_measures_are_referred_to_only_where_there_are_some(workshop):
    sentence = "Die vereinbarten Maßnahmen mit Zuständigen und Fristen stehen in Kapitel 10."

    assert sentence not in "".join(paragraphs(filled(workshop), "beschlussweg"))
    assert sentence in "".join(paragraphs(filled(workshop, a_planned_measure), "beschlussweg"))
