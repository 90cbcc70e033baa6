import pytest

from tests.builders import (
    a_card,
    a_card_origin,
    a_guiding_goal,
    a_municipality,
    a_project_idea,
    an_action_field,
    an_event,
    an_indicator_value,
    an_objective,
    goal_evidence,
)
from tests.samples import a_sample
from workshop_app.concept.check import check
from workshop_app.model.goals import GoalStatus, GuidingGoal, Objective
from workshop_app.model.municipality import Municipality
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.workshop import Workshop
from workshop_app.phases import records
from workshop_app.phases.fields import FieldKind
from workshop_app.phases.sheets import sheet_actions, sheet_entries
from workshop_app.phases.sheets.sheet_actions import NoGoalError, add_item, set_value
from workshop_app.phases.sheets.sheet_entries import EntryKind
from workshop_app.phases.sheets.sheet_gaps import gaps
from workshop_app.phases.sheets.sheet_reading import read_sheet, remark
from workshop_app.phases.sheets.sheets import SHEETS
from workshop_app.phases.step import SheetSubject
from workshop_app.storage.workshop_file import WorkshopFile

GOALS, OBJECTIVES, IDEAS = (
    SheetSubject.GUIDING_GOALS,
    SheetSubject.OBJECTIVES,
    SheetSubject.PROJECT_IDEAS,
)
COMPLETE = {
    "target_group": "Eltern",
    "success_indicator": "40 Paare",
    "responsible": "Jugendamt",
    "starts_on": "2027-04",
    "ends_on": "2029-12",
    "budget_yearly_eur": 32000.0,
    "funding": "Haushalt",
}


def gap_texts(workshop, subject, item_id):
    with workshop.read() as session:
        return [gap.text for gap in gaps(session, subject)[item_id]]


def an_idea(workshop, **values):
    with workshop.change("Idee") as session:
        return a_project_idea(session, **{**COMPLETE, **values}).id


@pytest.mark.parametrize("subject", SheetSubject)
def test_each_field_is_a_column_of_its_class_and_named_once(subject):
    fields = list(SHEETS[subject].fields())

    assert all(hasattr(kind, field.attribute) for kind, field in fields)
    assert len({field.attribute for _kind, field in fields}) == len(fields)


def test_unknown_field_of_a_sheet_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        SHEETS[GOALS].field("colour")


@pytest.mark.parametrize("subject", [GOALS, OBJECTIVES, IDEAS])
def test_every_column_that_people_fill_has_its_field(subject):
    spec = SHEETS[subject]
    made_by_the_app = {"id", "code", "position", "created_in_step", "review_status"}

    columns = set(spec.kind.__table__.columns.keys()) - made_by_the_app

    assert columns == {field.attribute for _kind, field in spec.fields()}


def test_complete_project_has_no_gaps(workshop):
    assert gap_texts(workshop, IDEAS, an_idea(workshop)) == []


@pytest.mark.parametrize(
    ("values", "gap"),
    [
        ({"title": " "}, "Titel fehlt"),
        ({"target_group": ""}, "Zielgruppe fehlt"),
        ({"success_indicator": None}, "Kennzahl fehlt"),
        ({"responsible": "N. N."}, "Verantwortung fehlt"),
        ({"responsible": "Stadt Brückstadt"}, "Verantwortung zu allgemein"),
        ({"responsible": "alle, die Verwaltung"}, "Verantwortung zu allgemein"),
        ({"starts_on": None, "ends_on": None}, "Zeitraum fehlt"),
        ({"starts_on": None}, "Beginn fehlt"),
        ({"ends_on": None}, "Ende fehlt"),
        ({"ends_on": "2027-01"}, "Ende liegt vor dem Beginn"),
        ({"starts_on": "2020", "ends_on": "2021"}, "Ende liegt vor dem Workshop"),
        ({"ends_on": "2040-12-31"}, "Meilenstein fehlt"),
        ({"starts_on": "2028-02-29", "ends_on": "2040"}, "Meilenstein fehlt"),
        ({"budget_yearly_eur": None}, "Betrag fehlt"),
        ({"funding": "noch offen"}, "Finanzierung fehlt"),
    ],
)
def test_what_a_project_lacks_is_said_in_two_words(workshop, values, gap):
    with workshop.change("Rahmen") as session:
        a_municipality(session)
        an_event(session, date="2026-03-06")

    assert gap_texts(workshop, IDEAS, an_idea(workshop, **values)) == [gap]


@pytest.mark.parametrize(
    "values",
    [
        {"is_cost_neutral": True, "budget_yearly_eur": None, "funding": None},
        {"budget_yearly_eur": 0.0, "funding": None},
        {"budget_yearly_eur": None, "funding": "ohne Kosten"},
        {"ends_on": "dauerhaft"},
        {"ends_on": "2040", "milestones": ("Halbzeit",)},
        {"responsible": "Stadt, Amt für Soziales"},
        {"ends_on": "Ende des Schuljahres 2029/30"},
    ],
)
def test_answers_that_suffice_are_no_gaps(workshop, values):
    assert gap_texts(workshop, IDEAS, an_idea(workshop, **values)) == []


def test_objective_without_indicator_is_asked_for_no_values(workshop):
    with workshop.change("Ziel") as session:
        objective = an_objective(
            session, indicator="", base_value=None, target_value=None, deadline="bald", text=""
        )

    assert gap_texts(workshop, OBJECTIVES, objective.id) == [
        "Text fehlt",
        "Indikator fehlt",
        "Frist ist kein Datum",
    ]


def test_objective_tells_which_values_of_its_indicator_are_missing(workshop):
    with workshop.change("Ziel") as session:
        an_event(session, date="2026-03-06")
        objective = an_objective(
            session, base_value=None, target_value=None, data_source="", deadline="2025"
        )
        other = an_objective(session, deadline=None)

    assert gap_texts(workshop, OBJECTIVES, objective.id) == [
        "Ausgangswert fehlt",
        "Zielwert fehlt",
        "Datenquelle fehlt",
        "Frist liegt vor dem Workshop",
    ]
    assert gap_texts(workshop, OBJECTIVES, other.id) == ["Frist fehlt"]


def test_goal_needs_a_figure_and_an_objective(workshop):
    with workshop.change("Ziele") as session:
        bare = a_guiding_goal(session, text="")
        full = a_guiding_goal(session)
        figure = an_indicator_value(session)
        goal_evidence(session, guiding_goal_id=full.id, indicator_value_id=figure.id)
        an_objective(session, guiding_goal_id=full.id)

    assert gap_texts(workshop, GOALS, bare.id) == [
        "Text fehlt",
        "Beleg fehlt",
        "Handlungsziel fehlt",
    ]
    assert gap_texts(workshop, GOALS, full.id) == []


def found_by_check(workshop, rules):
    return {
        (finding.row_id, finding.field)
        for finding in check(workshop)
        if finding.rule in rules and finding.row_id is not None
    }


def found_by_sheet(workshop, subject, ignored=()):
    with workshop.read() as session:
        return {
            (item_id, gap.attribute)
            for item_id, missing in gaps(session, subject).items()
            for gap in missing
            if gap.attribute not in ignored
        }


@pytest.fixture
def damaged_sample(tmp_path):
    path = a_sample(tmp_path / "Brueckstadt.workshop")
    answers = [None, "", "alle", "2020", "dauerhaft", "Herbst 2027", "nach Beschluss", "–", "2045"]
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Lücken") as session:
            ideas = session.query(ProjectIdea).order_by(ProjectIdea.position).all()
            for number, idea in enumerate(ideas):
                answer = answers[number % len(answers)]
                idea.responsible = answer or ""
                idea.starts_on = answers[(number + 2) % len(answers)]
                idea.ends_on = answers[(number + 5) % len(answers)]
                idea.funding = answers[(number + 3) % len(answers)]
                idea.target_group = answers[(number + 4) % len(answers)] or ""
                idea.success_indicator = answers[(number + 6) % len(answers)]
                idea.budget_once_eur = None
                idea.budget_yearly_eur = (None, 0.0, 500.0)[number % 3]
            objectives = session.query(Objective).order_by(Objective.position).all()
            for number, objective in enumerate(objectives):
                objective.deadline = answers[number % len(answers)]
                objective.indicator = answers[(number + 1) % len(answers)]
                objective.target_value = None
        yield workshop


def test_gaps_of_projects_are_those_of_the_check(damaged_sample):
    with damaged_sample.read() as session:
        by_item = gaps(session, IDEAS)
    # The check has one finding for both halves of the money, the sheet one gap for each.
    first_of_money = set()
    for item_id, missing in by_item.items():
        attributes = [gap.attribute for gap in missing]
        if "budget_once_eur" in attributes and "funding" in attributes:
            first_of_money.add((item_id, "funding"))

    of_sheet = found_by_sheet(damaged_sample, IDEAS, ("title",))

    rules = {"K16", "K19", "K20", "K21", "K22"}
    assert of_sheet - first_of_money == found_by_check(damaged_sample, rules)
    assert len(of_sheet) > 15


def test_gaps_of_objectives_are_those_of_the_check(damaged_sample):
    of_sheet = found_by_sheet(damaged_sample, OBJECTIVES, ("text",))

    assert of_sheet == found_by_check(damaged_sample, {"K11", "K12", "K13"})
    assert of_sheet


def test_gaps_of_goals_are_those_of_the_check(workshop):
    with workshop.change("Ziele") as session:
        a_guiding_goal(session)
        with_blank = a_guiding_goal(session)
        an_objective(session, guiding_goal_id=with_blank.id, text=" ")
        an_objective(session)

    of_check = {row for row, _field in found_by_check(workshop, {"K05", "K06"})}

    assert {item for item, _attribute in found_by_sheet(workshop, GOALS)} == of_check


def test_municipality_has_no_gaps(workshop):
    with workshop.read() as session:
        assert gaps(session, SheetSubject.MUNICIPALITY) == {}


def test_tabs_are_the_chosen_fields_and_those_in_use(workshop):
    with workshop.change("Felder") as session:
        an_action_field(session, title="Gewählt", is_selected=True)
        used = an_action_field(session, title="Mit Projekt")
        an_action_field(session, title="Unbenutzt")
        a_project_idea(session, action_field_id=used.id)
        a_project_idea(session)

    with workshop.read() as session:
        tabs = sheet_entries.read_list(session, IDEAS, field_id=None).tabs

    assert [(tab.title, tab.count) for tab in tabs] == [
        ("Gewählt", 0),
        ("Mit Projekt", 1),
        ("Ohne Handlungsfeld", 1),
    ]


def test_all_fields_are_tabs_while_none_is_chosen(workshop):
    with workshop.change("Felder") as session:
        an_action_field(session, title="Sprache")
        an_action_field(session, title="Wohnen")

    with workshop.read() as session:
        titles = [tab.title for tab in sheet_entries.read_list(session, GOALS, field_id=None).tabs]

    assert titles == ["Sprache", "Wohnen"]


@pytest.fixture
def tree(workshop):
    """A field with a goal of two objectives, three projects, and a goal without any."""
    with workshop.change("Ziele") as session:
        field = an_action_field(session, is_selected=True)
        other = an_action_field(session, title="Wohnen", is_selected=True)
        goal = a_guiding_goal(session, action_field_id=field.id, text="Leitziel A")
        empty = a_guiding_goal(session, action_field_id=field.id, text="Leitziel B")
        first = an_objective(session, guiding_goal_id=goal.id, text="Ziel 1")
        second = an_objective(session, guiding_goal_id=goal.id, text="Ziel 2")
        ids = {"field": field.id, "other": other.id, "goal": goal.id, "empty": empty.id}
        ids |= {"first": first.id, "second": second.id}
        for name, objective in (("a", first.id), ("b", second.id), ("c", None)):
            idea = a_project_idea(
                session, title=name, action_field_id=field.id, objective_id=objective
            )
            ids[name] = idea.id
        return ids


def lines(workshop, subject, field_id):
    with workshop.read() as session:
        entries = sheet_entries.read_list(session, subject, field_id=field_id).entries
    return [(entry.kind, entry.text) for entry in entries]


def test_projects_stand_under_goal_and_objective(workshop, tree):
    assert lines(workshop, IDEAS, tree["field"]) == [
        (EntryKind.GOAL, "Leitziel A"),
        (EntryKind.OBJECTIVE, "Ziel 1"),
        (EntryKind.ITEM, "a"),
        (EntryKind.OBJECTIVE, "Ziel 2"),
        (EntryKind.ITEM, "b"),
        (EntryKind.GOAL, "Leitziel B"),
        (EntryKind.VACANCY, "Noch kein Handlungsziel"),
        (EntryKind.GOAL, "Noch mit keinem Ziel verbunden"),
        (EntryKind.ITEM, "c"),
    ]


def test_objectives_stand_under_their_goal(workshop, tree):
    assert lines(workshop, OBJECTIVES, tree["field"]) == [
        (EntryKind.GOAL, "Leitziel A"),
        (EntryKind.ITEM, "Ziel 1"),
        (EntryKind.ITEM, "Ziel 2"),
        (EntryKind.GOAL, "Leitziel B"),
        (EntryKind.VACANCY, "Erstes Handlungsziel anlegen"),
    ]


def test_goal_with_objectives_but_no_project_offers_the_first(workshop, tree):
    with workshop.change("Ziel") as session:
        an_objective(session, guiding_goal_id=tree["empty"])

    assert (EntryKind.VACANCY, "Erste Idee anlegen") in lines(workshop, IDEAS, tree["field"])


def test_line_of_a_project_tells_who_and_when(workshop, tree):
    with workshop.change("Wer") as session:
        set_value(session, IDEAS, tree["a"], "responsible", "Jugendamt")
        set_value(session, IDEAS, tree["a"], "starts_on", "2027-04-01")
        set_value(session, IDEAS, tree["a"], "ends_on", "2029-12-31")

    with workshop.read() as session:
        entry = sheet_entries.read_list(session, IDEAS, field_id=tree["field"]).entries[2]

    assert (entry.who, entry.when, entry.code) == ("Jugendamt", "04/2027 – 12/2029", "PI-01")


def test_list_follows_an_item_that_was_moved(workshop, tree):
    with workshop.change("Verschoben") as session:
        set_value(session, IDEAS, tree["a"], "action_field_id", tree["other"])

    with workshop.read() as session:
        shown = sheet_entries.read_list(session, IDEAS, field_id=tree["field"], item_id=tree["a"])

    assert shown.field_id == tree["other"]


def test_project_moved_to_another_field_loses_an_objective_of_the_old_one(workshop, tree):
    with workshop.change("Verschoben") as session:
        set_value(session, IDEAS, tree["a"], "action_field_id", tree["other"])

    with workshop.read() as session:
        assert records.get(session, ProjectIdea, tree["a"]).objective_id is None


def test_project_goes_to_the_field_of_its_objective(workshop, tree):
    with workshop.change("Anderes Ziel") as session:
        goal = a_guiding_goal(session, action_field_id=tree["other"])
        objective = an_objective(session, guiding_goal_id=goal.id)
        set_value(session, IDEAS, tree["a"], "objective_id", objective.id)

    with workshop.read() as session:
        assert records.get(session, ProjectIdea, tree["a"]).action_field_id == tree["other"]


def test_goal_takes_its_projects_along_to_another_field(workshop, tree):
    with workshop.change("Verschoben") as session:
        set_value(session, GOALS, tree["goal"], "action_field_id", tree["other"])

    with workshop.read() as session:
        fields = [
            records.get(session, ProjectIdea, tree[name]).action_field_id for name in ("a", "b")
        ]
    assert fields == [tree["other"], tree["other"]]


def test_objective_takes_its_projects_along_to_another_goal(workshop, tree):
    with workshop.change("Verschoben") as session:
        goal = a_guiding_goal(session, action_field_id=tree["other"])
        set_value(session, OBJECTIVES, tree["first"], "guiding_goal_id", goal.id)

    with workshop.read() as session:
        assert records.get(session, ProjectIdea, tree["a"]).action_field_id == tree["other"]


@pytest.mark.parametrize(
    ("subject", "parent"), [(GOALS, None), (OBJECTIVES, "goal"), (IDEAS, "first"), (IDEAS, None)]
)
def test_new_item_gets_the_next_code_and_knows_its_step(workshop, tree, subject, parent):
    with workshop.change("Neu") as session:
        item_id = add_item(
            session, subject, step="T2-06", field_id=tree["field"], parent_id=tree.get(parent)
        )

    with workshop.read() as session:
        record = records.get(session, SHEETS[subject].kind, item_id)
        assert record.created_in_step == "T2-06"
        assert record.code.endswith(("-03", "-04"))


def test_objective_without_a_goal_is_refused(workshop, tree):
    with pytest.raises(NoGoalError), workshop.change("Neu") as session:
        add_item(session, OBJECTIVES, step="T2-04", field_id=tree["field"])


def test_goal_without_a_field_is_refused(workshop):
    with pytest.raises(records.UnknownRecordError), workshop.change("Neu") as session:
        add_item(session, GOALS, step="T2-02", field_id=None)


def test_copy_has_the_values_and_a_code_of_its_own(workshop, tree):
    with workshop.change("Kopie") as session:
        copy_id = sheet_actions.duplicate(session, IDEAS, tree["a"], step="T2-06")

    with workshop.read() as session:
        copy = records.get(session, ProjectIdea, copy_id)
        assert (copy.title, copy.code, copy.objective_id) == ("a (Kopie)", "PI-04", tree["first"])


def test_items_change_places_among_themselves_only(workshop, tree):
    with workshop.change("Weitere") as session:
        d = add_item(session, IDEAS, step="T2-06", field_id=tree["field"], parent_id=tree["first"])

    with workshop.change("Verschoben") as session:
        sheet_actions.order_items(session, IDEAS, [d, tree["a"]])

    with workshop.read() as session:
        entries = sheet_entries.read_list(session, IDEAS, field_id=tree["field"]).entries
    shown = [entry.id for entry in entries if entry.kind is EntryKind.ITEM]
    assert shown == [d, tree["a"], tree["b"], tree["c"]]


def test_deleted_goal_leaves_its_projects(workshop, tree):
    with workshop.change("Gelöscht") as session:
        sheet_actions.delete_item(session, GOALS, tree["goal"])

    with workshop.read() as session:
        assert session.get(Objective, tree["first"]) is None
        assert records.get(session, ProjectIdea, tree["a"]).objective_id is None


def test_deleted_project_comes_back_with_its_cards(workshop, tree):
    with workshop.change("Karte") as session:
        card = a_card(session)
        a_card_origin(session, card_id=card.id, project_idea_id=tree["a"])
    with workshop.change("Gelöscht") as session:
        sheet_actions.delete_item(session, IDEAS, tree["a"])

    workshop.undo()

    with workshop.read() as session:
        assert len(records.get(session, ProjectIdea, tree["a"]).origins) == 1


def test_only_sheet_is_made_when_something_is_written(workshop):
    with workshop.change("Kommune") as session:
        set_value(session, SheetSubject.MUNICIPALITY, None, "official_key", "05999012")
        set_value(session, SheetSubject.MUNICIPALITY, None, "client", None)

    with workshop.read() as session:
        assert session.query(Municipality).one().official_key == "05999012"
        assert session.query(Workshop).one().client == ""


def test_sheet_of_an_empty_file_is_empty(workshop):
    with workshop.read() as session:
        sheet = read_sheet(session, SheetSubject.MUNICIPALITY, None)

    assert set(sheet.values.values()) == {None}


def test_sheet_of_a_deleted_item_is_refused(workshop, tree):
    with workshop.change("Gelöscht") as session:
        sheet_actions.delete_item(session, IDEAS, tree["a"])

    with pytest.raises(records.UnknownRecordError), workshop.read() as session:
        read_sheet(session, IDEAS, tree["a"])


def test_sheet_of_a_project_shows_the_measure_of_its_objective(workshop, tree):
    with workshop.read() as session:
        sheet = read_sheet(session, IDEAS, tree["a"])

    assert sheet.objective is not None
    measure = sheet.objective.measure.replace("\u00a0", " ")
    assert measure == "Betreuungsquote · 78 % → 90 % · bis 31.12.2028"


def test_open_ends_of_a_measure_are_said(workshop, tree):
    with workshop.change("Offen") as session:
        set_value(session, OBJECTIVES, tree["first"], "target_value", None)
        set_value(session, OBJECTIVES, tree["first"], "deadline", None)
        set_value(session, OBJECTIVES, tree["second"], "indicator", None)
        set_value(session, OBJECTIVES, tree["second"], "base_value", None)
        set_value(session, OBJECTIVES, tree["second"], "target_value", None)

    with workshop.read() as session:
        first = read_sheet(session, IDEAS, tree["a"]).objective
        second = read_sheet(session, IDEAS, tree["b"]).objective

    assert first.measure.replace("\u00a0", " ") == "Betreuungsquote · 78 % → offen"
    assert second.measure == "Indikator fehlt noch · bis 31.12.2028"


def test_objectives_of_the_own_field_are_offered_first(workshop, tree):
    with workshop.change("Anderes Feld") as session:
        goal = a_guiding_goal(session, action_field_id=tree["other"])
        far = an_objective(session, guiding_goal_id=goal.id, position=-1)

    with workshop.read() as session:
        offered = read_sheet(session, IDEAS, tree["a"]).choices["objective_id"]

    assert offered[-1].value == far.id


@pytest.mark.parametrize(
    ("attribute", "value", "has_remark"),
    [
        ("official_key", "05999012", False),
        ("official_key", "05 999", False),
        ("official_key", "0599901", True),
        ("official_key", "", False),
        ("inhabitants_as_of", "2025-12-31", False),
        ("inhabitants_as_of", "zuletzt", True),
        ("inhabitants_as_of", "31.02.2026", True),
        ("inhabitants_as_of", "13/2026", True),
        ("inhabitants_as_of", "29.02.", True),
    ],
)
def test_slips_get_a_calm_word(attribute, value, has_remark):
    _kind, field = SHEETS[SheetSubject.MUNICIPALITY].field(attribute)

    assert bool(remark(field, value)) is has_remark


def test_project_without_end_by_intention_gets_no_remark():
    _kind, field = SHEETS[IDEAS].field("ends_on")

    assert field.kind is FieldKind.DATE
    assert remark(field, "dauerhaft") == ""


@pytest.mark.parametrize(
    ("subject", "code", "target"),
    [
        (IDEAS, "PI-02", "b"),
        (IDEAS, "HZ-02", "b"),
        (IDEAS, "LZ-01", "a"),
        (OBJECTIVES, "LZ-01", "first"),
        (OBJECTIVES, "HZ-02", "second"),
    ],
)
def test_code_leads_to_the_item_or_the_first_of_its_goal(workshop, tree, subject, code, target):
    with workshop.read() as session:
        found = sheet_entries.locate(session, subject, code)

    assert found == sheet_entries.Location(tree["field"], tree[target])


def test_code_of_a_goal_without_objectives_leads_to_the_vacancy(workshop, tree):
    with workshop.read() as session:
        found = sheet_entries.locate(session, OBJECTIVES, "LZ-02")
        entries = sheet_entries.read_list(session, OBJECTIVES, field_id=tree["field"]).entries

    assert found.entry_id in [entry.id for entry in entries]


def test_code_of_a_field_leads_to_its_tab(workshop, tree):
    with workshop.read() as session:
        assert sheet_entries.locate(session, GOALS, "HF-02").field_id == tree["other"]
        assert sheet_entries.locate(session, GOALS, "PI-99") is None


def test_agreement_on_a_goal_is_kept(workshop, tree):
    with workshop.change("Zustimmung") as session:
        set_value(session, GOALS, tree["goal"], "status", GoalStatus.DISPUTED)

    with workshop.read() as session:
        assert records.get(session, GuidingGoal, tree["goal"]).status is GoalStatus.DISPUTED
