import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from tests.builders import (
    a_guiding_goal,
    a_project_idea,
    a_workshop_row,
    an_action_field,
    an_objective,
)
from tests.views.filled_files import result_of
from tests.views.keyboard import type_text
from workshop_app.model.goals import GuidingGoal, Objective
from workshop_app.model.municipality import Municipality
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases import agenda, records
from workshop_app.phases.step import SheetPane, SheetSubject
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.sheet.list_model import ENTRY_ROLE
from workshop_app.views.sheet.view import SheetView

GOALS, OBJECTIVES, IDEAS = (
    SheetSubject.GUIDING_GOALS,
    SheetSubject.OBJECTIVES,
    SheetSubject.PROJECT_IDEAS,
)


@pytest.fixture
def make_view(workshop, bridge, show_pane):
    def make(subject=IDEAS, *, workshop=workshop, bridge=bridge):
        return show_pane(SheetView(workshop, bridge, "T2-06", SheetPane("Steckbriefe", subject)))

    return make


def a_tree(workshop):
    with workshop.change("Ziele") as session:
        field = an_action_field(session, title="Sprache", is_selected=True)
        other = an_action_field(session, title="Wohnen", is_selected=True)
        goal = a_guiding_goal(session, action_field_id=field.id, text="Alle lernen Deutsch.")
        objective = an_objective(session, guiding_goal_id=goal.id)
        ids = {"field": field.id, "other": other.id, "goal": goal.id, "objective": objective.id}
        for title in ("Lotsen", "Kurse"):
            idea = a_project_idea(
                session, title=title, action_field_id=field.id, objective_id=objective.id
            )
            ids[title] = idea.id
        return ids


@pytest.fixture
def content(request):
    return a_tree if "tree" in request.fixturenames else None


@pytest.fixture
def tree(workshop):
    """Two fields; the first with a goal, an objective and the projects Lotsen and Kurse."""
    return result_of(a_tree)


def column(workshop, kind, name):
    with workshop.read() as session:
        rows = session.query(kind).order_by(kind.position).all()
        return [getattr(row, name) for row in rows]


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier, widget=None):
    qtbot.keyClick(widget or QApplication.focusWidget(), key, modifier)


def control(view, attribute):
    return view.panel.form.editors[attribute].control


def write(view, attribute, text):
    field = control(view, attribute)
    field.setFocus()
    field.selectAll()
    type_text(field, text)


def test_new_idea_begins_with_its_title_in_the_group_of_the_chosen_one(
    qtbot, workshop, tree, make_view
):
    make_view()

    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_text(QApplication.focusWidget(), "Sprachpaten in jeder Kita")
    press(qtbot, Qt.Key.Key_Return)

    assert column(workshop, ProjectIdea, "title")[-1] == "Sprachpaten in jeder Kita"
    assert column(workshop, ProjectIdea, "objective_id")[-1] == tree["objective"]


def test_field_is_saved_on_leaving_and_there_after_reopening(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "responsible", "Jugendamt, Frau Öztürk")

    press(qtbot, Qt.Key.Key_Tab)

    with WorkshopFile.open(workshop.path, for_writing=False) as reopened:
        assert column(reopened, ProjectIdea, "responsible")[0] == "Jugendamt, Frau Öztürk"


@pytest.mark.usefixtures("short_pauses")
def test_field_is_saved_after_a_pause(qtbot, workshop, bridge, tree, make_view):
    view = make_view()

    with qtbot.waitSignal(bridge.committed):
        write(view, "target_group", "Eltern")

    assert column(workshop, ProjectIdea, "target_group")[0] == "Eltern"


def test_goals_are_not_read_anew_because_somebody_goes_to_another_step(workshop, tree, make_view):
    with workshop.change("Angelegt") as session:
        a_workshop_row(session, current_step="T1-05")
    view = make_view()
    statements = []

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    with workshop.change("Schritt", is_undoable=False) as session:
        agenda.go_to(session, "T1-07")
    event.remove(Engine, "before_cursor_execute", note)

    assert view.isVisible()
    assert [text for text in statements if "FROM project_idea" in text] == []


def test_the_municipality_shows_what_was_written_of_the_workshop_elsewhere(workshop, make_view):
    view = make_view(SheetSubject.MUNICIPALITY)

    with workshop.change("Titel") as session:
        a_workshop_row(session, title="Auental gemeinsam")

    assert control(view, "title").text() == "Auental gemeinsam"


def test_each_field_is_one_change_with_a_name(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "responsible", "VHS")
    view.save_pending()

    assert workshop.undo_label() == "Projektidee geändert: Verantwortlich"


def test_undo_shows_the_value_of_before(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "title", "Lotsen für alle")
    view.save_pending()

    workshop.undo()

    assert control(view, "title").text() == "Lotsen"


def test_field_being_typed_in_is_not_overwritten(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "title", "Lotsinnen und")

    with workshop.change("Von anderswo") as session:
        records.set_field(session, ProjectIdea, tree["Lotsen"], "responsible", "Amt")

    assert control(view, "title").text() == "Lotsinnen und"
    assert control(view, "responsible").text() == "Amt"


def test_text_moves_no_caret_while_its_own_save_comes_back(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "description", "Ein Satz.")
    view.save_pending()
    type_text(control(view, "description"), " Noch einer.")

    assert control(view, "description").toPlainText() == "Ein Satz. Noch einer."
    assert control(view, "description").textCursor().atEnd()


@pytest.mark.parametrize(
    ("attribute", "typed", "shown", "saved"),
    [
        ("budget_yearly_eur", "32000", "32.000\u00a0€", 32000.0),
        ("full_time_equivalents", "0,50", "0,5", 0.5),
        ("starts_on", "1.4.27", "01.04.2027", "2027-04-01"),
        ("ends_on", "12/2029", "12/2029", "2029-12"),
        ("partners", "VHS;  Beirat", "VHS; Beirat", ("VHS", "Beirat")),
    ],
)
def test_values_are_typed_in_german_and_formatted_on_leaving(
    qtbot, workshop, tree, make_view, attribute, typed, shown, saved
):
    view = make_view()
    write(view, attribute, typed)

    press(qtbot, Qt.Key.Key_Tab)

    assert control(view, attribute).text() == shown
    assert column(workshop, ProjectIdea, attribute)[0] == saved


def test_amount_is_not_formatted_while_somebody_still_types(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "budget_once_eur", "5000")
    press(qtbot, Qt.Key.Key_Return)

    assert control(view, "budget_once_eur").text() == "5000"
    assert column(workshop, ProjectIdea, "budget_once_eur")[0] == 5000.0


def test_text_that_is_no_number_stays_marked_and_is_not_saved(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "budget_once_eur", "viel")

    press(qtbot, Qt.Key.Key_Tab)

    editor = view.panel.form.editors["budget_once_eur"]
    assert editor.control.text() == "viel"
    assert editor.control.property("invalid")
    assert "keine Zahl" in editor.note.text()
    assert column(workshop, ProjectIdea, "budget_once_eur")[0] is None


def test_refused_text_is_there_again_when_its_item_is(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "budget_once_eur", "viel")

    press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    other = control(view, "budget_once_eur").text()
    press(qtbot, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)

    assert other == ""
    assert control(view, "budget_once_eur").text() == "viel"
    assert control(view, "budget_once_eur").property("invalid")


def test_refused_text_is_told_when_the_pane_goes_away(qtbot, bridge, tree, make_view):
    view = make_view()
    write(view, "budget_once_eur", "viel")

    with qtbot.waitSignal(bridge.told) as told:
        view.save_pending()

    assert "Kosten einmalig" in told.args[0].text


def test_mark_goes_when_the_text_fits(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "budget_once_eur", "viel")
    press(qtbot, Qt.Key.Key_Return)
    write(view, "budget_once_eur", "500 €")
    press(qtbot, Qt.Key.Key_Tab)

    assert not control(view, "budget_once_eur").property("invalid")
    assert column(workshop, ProjectIdea, "budget_once_eur")[0] == 500.0


def test_date_that_is_none_is_kept_with_a_calm_word(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "starts_on", "nach Beschluss")
    press(qtbot, Qt.Key.Key_Tab)

    note = view.panel.form.editors["starts_on"].note
    assert note.isVisible()
    assert note.property("role") == "small"
    assert column(workshop, ProjectIdea, "starts_on")[0] == "nach Beschluss"


def test_text_typed_for_one_item_is_saved_when_another_is_chosen(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "title", "Lotsen, neu")

    press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert column(workshop, ProjectIdea, "title") == ["Lotsen, neu", "Kurse"]
    assert control(view, "title").text() == "Kurse"


def test_choice_is_saved_at_once(qtbot, workshop, tree, make_view):
    view = make_view()
    control(view, "commitment").setFocus()

    press(qtbot, Qt.Key.Key_Down)

    assert column(workshop, ProjectIdea, "commitment")[0] == "zugesagt"
    assert control(view, "commitment").currentText() == "zugesagt"


def test_choice_that_no_list_knows_is_shown(workshop, tree, make_view):
    with workshop.change("Von anderswo") as session:
        records.set_field(session, ProjectIdea, tree["Lotsen"], "commitment", "mündlich")

    assert control(make_view(), "commitment").currentText() == "mündlich"


def test_flag_is_saved_at_once(qtbot, workshop, tree, make_view):
    view = make_view()
    control(view, "is_cost_neutral").setFocus()

    press(qtbot, Qt.Key.Key_Space)

    assert column(workshop, ProjectIdea, "is_cost_neutral")[0] is True


def test_gap_leads_to_its_field(qtbot, tree, make_view):
    view = make_view()
    texts = [button.text() for button in view.panel.gap_bar.buttons]

    qtbot.mouseClick(
        view.panel.gap_bar.buttons[texts.index("Verantwortung fehlt")], Qt.MouseButton.LeftButton
    )

    assert control(view, "responsible").hasFocus()


def test_gap_goes_when_it_is_closed(qtbot, workshop, tree, make_view):
    view = make_view()
    write(view, "target_group", "Eltern")
    view.save_pending()

    assert "Zielgruppe fehlt" not in [button.text() for button in view.panel.gap_bar.buttons]


def test_complete_sheet_says_so(workshop, tree, make_view):
    with workshop.change("Vollständig") as session:
        idea = records.get(session, ProjectIdea, tree["Lotsen"])
        idea.target_group, idea.success_indicator, idea.responsible = "Eltern", "40", "Jugendamt"
        idea.starts_on, idea.ends_on, idea.is_cost_neutral = "2027", "2029", True
    view = make_view()

    assert view.panel.gap_bar.text.text() == (
        "Steckbrief vollständig · wird zu Projekt PI-01 im Konzept"
    )

    with workshop.change("Intern") as session:
        records.set_field(session, ProjectIdea, tree["Lotsen"], "is_internal", True)
    assert "intern" in view.panel.gap_bar.text.text()


def test_deleted_item_is_offered_back_and_the_next_one_shown(
    qtbot, bridge, workshop, tree, make_view
):
    view = make_view()

    with qtbot.waitSignal(bridge.told) as told:
        press(qtbot, Qt.Key.Key_Delete)

    assert told.args[0].offers_undo
    assert column(workshop, ProjectIdea, "title") == ["Kurse"]
    assert control(view, "title").text() == "Kurse"

    workshop.undo()
    assert len(view.model.item_ids()) == 2


def test_copy_is_chosen(qtbot, workshop, tree, make_view):
    view = make_view()

    qtbot.mouseClick(view.panel.copy_button, Qt.MouseButton.LeftButton)

    assert column(workshop, ProjectIdea, "title")[-1] == "Lotsen (Kopie)"
    assert control(view, "title").text() == "Lotsen (Kopie)"


def test_item_is_moved_by_key_and_stays_chosen(qtbot, workshop, tree, make_view):
    view = make_view()

    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert column(workshop, ProjectIdea, "title") == ["Kurse", "Lotsen"]
    assert view.list.currentIndex().data(ENTRY_ROLE).text == "Lotsen"
    assert not view.panel.down_button.isEnabled()


def test_item_is_moved_by_its_buttons(qtbot, workshop, tree, make_view):
    view = make_view()

    qtbot.mouseClick(view.panel.down_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.panel.up_button, Qt.MouseButton.LeftButton)

    assert column(workshop, ProjectIdea, "title") == ["Lotsen", "Kurse"]


def test_item_moved_to_another_field_is_followed_to_its_tab(qtbot, workshop, tree, make_view):
    view = make_view()
    control(view, "action_field_id").setFocus()

    press(qtbot, Qt.Key.Key_Down)

    assert view.head.tabs.current_tab().title == "Wohnen"
    assert control(view, "title").text() == "Lotsen"


def test_tabs_are_chosen_by_alt_and_a_digit(qtbot, tree, make_view):
    view = make_view()

    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    assert view.head.tabs.current_tab().title == "Wohnen"
    assert view.empty.isVisible()
    assert not view.list.isVisible()


def test_tab_shows_the_item_again_that_was_chosen_in_it(qtbot, tree, make_view):
    view = make_view()
    press(qtbot, Qt.Key.Key_Down)

    view.head.tabs.choose(1)
    view.head.tabs.choose(0)

    assert control(view, "title").text() == "Kurse"


def test_enter_and_f2_go_from_the_list_to_the_title(qtbot, tree, make_view):
    view = make_view()

    press(qtbot, Qt.Key.Key_F2)

    assert control(view, "title").hasFocus()


def test_typing_after_f2_goes_on_behind_the_title(qtbot, workshop, tree, make_view):
    view = make_view()

    press(qtbot, Qt.Key.Key_F2)
    type_text(QApplication.focusWidget(), " und Mütter")
    view.save_pending()

    assert column(workshop, ProjectIdea, "title")[0] == "Lotsen und Mütter"


def test_tabs_count_their_items(tree, make_view):
    tabs = make_view().head.tabs

    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Sprache  2", "Wohnen  0"]


def test_many_long_titles_stay_within_the_pane(workshop, make_view):
    with workshop.change("Felder") as session:
        for number in range(8):
            title = f"Politische Teilhabe und Migrantenorganisationen in der Region {number}"
            an_action_field(session, title=title, is_selected=True)

    view = make_view()

    assert view.width() == 800
    assert view.minimumSizeHint().width() <= 800
    assert all("…" in view.head.tabs.tabText(place) for place in range(8))
    assert "Region 7" in view.head.tabs.tabToolTip(7)


def test_jump_shows_the_item_of_a_code(tree, make_view):
    view = make_view()
    view.head.tabs.choose(1)

    assert view.jump_to("PI-02")
    assert control(view, "title").text() == "Kurse"
    assert not view.jump_to("PI-99")


def test_place_of_the_objective_is_offered(qtbot, tree, make_view):
    view = make_view()

    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.mouseClick(view.panel.objective_button, Qt.MouseButton.LeftButton)

    assert (wanted.args[0].step, wanted.args[0].code) == ("T2-04", "HZ-01")


def test_goal_without_objective_leads_to_where_it_is_written(qtbot, workshop, tree, make_view):
    with workshop.change("Leitziel") as session:
        a_guiding_goal(session, action_field_id=tree["other"])
    view = make_view(GOALS)
    view.jump_to("LZ-02")

    with qtbot.waitSignal(view.place_wanted) as wanted:
        view.panel.gap_bar.chosen.emit("objectives")

    assert (wanted.args[0].step, wanted.args[0].code) == ("T2-04", "LZ-02")


def test_first_objective_is_added_where_its_goal_waits_for_it(qtbot, workshop, tree, make_view):
    with workshop.change("Leitziel") as session:
        goal_id = a_guiding_goal(session, action_field_id=tree["other"]).id
    view = make_view(OBJECTIVES)
    view.jump_to("LZ-02")
    view.list.setFocus()

    press(qtbot, Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "Bis 2029 gibt es 40 Wohnungen.")
    view.save_pending()

    assert column(workshop, Objective, "guiding_goal_id")[-1] == goal_id
    assert column(workshop, Objective, "text")[-1] == "Bis 2029 gibt es 40 Wohnungen."


def test_goal_without_objective_sends_ideas_to_the_objectives(qtbot, workshop, tree, make_view):
    with workshop.change("Leitziel") as session:
        a_guiding_goal(session, action_field_id=tree["other"])
    view = make_view()
    view.head.tabs.choose(1)
    index = view.model.index(1)

    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.mouseClick(
            view.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=view.list.visualRect(index).center(),
        )

    assert (wanted.args[0].step, wanted.args[0].code) == ("T2-04", "LZ-02")


def test_leading_question_stands_above_the_goals(workshop, make_view):
    with workshop.change("Feld") as session:
        an_action_field(session, guiding_question="Wer wartet?", is_selected=True)

    view = make_view(GOALS)

    assert view.head.question.text() == "Wer wartet?"


def test_goal_is_written_and_saved(qtbot, workshop, tree, make_view):
    make_view(GOALS)

    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_text(QApplication.focusWidget(), "Alle finden eine Wohnung.")
    press(qtbot, Qt.Key.Key_Tab)

    assert column(workshop, GuidingGoal, "text")[-1] == "Alle finden eine Wohnung."


def test_without_fields_the_way_to_them_is_shown(qtbot, make_view):
    view = make_view()

    with qtbot.waitSignal(view.place_wanted) as wanted:
        press(qtbot, Qt.Key.Key_Return)

    assert wanted.args[0].step == "T1-11"
    assert not view.head.new_button.isVisible()


def test_without_goals_objectives_lead_to_them(qtbot, workshop, make_view):
    with workshop.change("Feld") as session:
        an_action_field(session, is_selected=True)
    view = make_view(OBJECTIVES)

    with qtbot.waitSignal(view.place_wanted) as wanted:
        press(qtbot, Qt.Key.Key_Return)

    assert wanted.args[0].step == "T2-02"


def test_while_no_field_is_chosen_all_are_shown_with_a_hint(qtbot, workshop, make_view):
    with workshop.change("Feld") as session:
        an_action_field(session)
    view = make_view(GOALS)

    assert view.head.hint.isVisible()
    with qtbot.waitSignal(view.place_wanted):
        qtbot.mouseClick(view.head.hint_button, Qt.MouseButton.LeftButton)


def test_empty_field_offers_the_first_item(qtbot, workshop, make_view):
    with workshop.change("Feld") as session:
        an_action_field(session, is_selected=True)
    view = make_view()

    press(qtbot, Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "Lesepaten")
    view.save_pending()

    assert column(workshop, ProjectIdea, "title") == ["Lesepaten"]


def test_typing_in_an_empty_field_writes_the_first_item(qtbot, workshop, make_view):
    with workshop.change("Feld") as session:
        an_action_field(session, is_selected=True)
    make_view(GOALS)

    for letter in "Öffnen":
        type_text(QApplication.focusWidget(), letter)
    press(qtbot, Qt.Key.Key_Tab)

    assert column(workshop, GuidingGoal, "text") == ["Öffnen"]


def test_typing_where_a_goal_has_no_idea_yet_writes_the_first_one(qtbot, workshop, make_view):
    with workshop.change("Feld") as session:
        field = an_action_field(session, is_selected=True)
        a_guiding_goal(session, action_field_id=field.id)
    make_view(IDEAS)

    for letter in "Lotsen":
        type_text(QApplication.focusWidget(), letter)
    press(qtbot, Qt.Key.Key_Tab)

    assert column(workshop, ProjectIdea, "title") == ["Lotsen"]


def test_municipality_is_one_form_without_a_list(qtbot, workshop, make_view):
    view = make_view(SheetSubject.MUNICIPALITY)
    write(view, "name", "Gemeinde Auental")
    write(view, "official_key", "0599")
    view.save_pending()

    assert not view.list.isVisible()
    assert not view.head.isVisible()
    assert view.panel.form.editors["official_key"].note.isVisible()
    with workshop.read() as session:
        saved = session.query(Municipality).one()
        assert (saved.name, saved.official_key) == ("Gemeinde Auental", "0599")


def test_text_of_ten_thousand_characters_is_kept(workshop, tree, make_view):
    long_text = "Straßenfest für alle 🎉 " * 450
    with workshop.change("Lang") as session:
        for attribute in ("title", "description", "responsible"):
            records.set_field(session, ProjectIdea, tree["Lotsen"], attribute, long_text)
    view = make_view()
    write(view, "target_group", "Eltern")

    view.save_pending()

    for attribute in ("title", "description", "responsible"):
        assert column(workshop, ProjectIdea, attribute)[0] == long_text


def test_line_breaks_of_an_import_survive_in_fields_of_one_line(workshop, tree, make_view):
    with workshop.change("Import") as session:
        records.set_field(session, ProjectIdea, tree["Lotsen"], "responsible", "Amt\r\nfür Jugend")
        records.set_field(session, ProjectIdea, tree["Lotsen"], "description", "a\u00a0b\r\nc")
    view = make_view()
    for attribute in ("responsible", "description"):
        control(view, attribute).setFocus()

    view.save_pending()

    assert column(workshop, ProjectIdea, "responsible")[0] == "Amt\r\nfür Jugend"
    assert column(workshop, ProjectIdea, "description")[0] == "a\u00a0b\r\nc"


def test_read_only_workshop_offers_no_entry(qtbot, workshop, tree, make_view):
    with WorkshopFile.open(workshop.path, for_writing=False) as copy:
        bridge = ChangeBridge(copy)
        view = make_view(GOALS, workshop=copy, bridge=bridge)
        press(qtbot, Qt.Key.Key_Delete)

        assert not view.head.new_button.isVisible()
        assert control(view, "text").isReadOnly()
        assert not control(view, "status").isEnabled()
        assert len(view.model.item_ids()) == 1
        bridge.close()


@pytest.mark.parametrize("subject", SheetSubject)
def test_controls_have_names_and_fit_the_pane(workshop, tree, make_view, subject):
    view = make_view(subject)

    assert all(editor.control.accessibleName() for editor in view.panel.form.editors.values())
    assert view.minimumSizeHint().width() <= 800
    assert view.minimumSizeHint().height() <= 560


def test_list_keeps_the_rules_of_qt(workshop, tree, make_view):
    view = make_view()
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)

    with workshop.change("Mehr") as session:
        a_project_idea(session, title="Dritte", action_field_id=tree["field"])
    workshop.undo()
    view.head.tabs.choose(1)

    assert view.model.rowCount() == 0


@pytest.mark.parametrize("typed", ["31.02.2026", "gestern", "30.02.", "2026-13-01"])
def test_a_day_that_does_not_exist_is_kept_and_told_at_the_field(workshop, make_view, typed):
    view = make_view(SheetSubject.MUNICIPALITY)
    write(view, "inhabitants_as_of", typed)
    editor = view.panel.form.editors["inhabitants_as_of"]

    view.save_pending()

    assert editor.control.text() == typed
    assert editor.note.isVisible()
    with workshop.read() as session:
        assert session.query(Municipality).one().inhabitants_as_of == typed


def test_the_word_on_a_day_goes_when_it_is_put_right(workshop, make_view):
    view = make_view(SheetSubject.MUNICIPALITY)
    write(view, "inhabitants_as_of", "31.02.2026")
    view.save_pending()

    write(view, "inhabitants_as_of", "28.02.2026")
    view.save_pending()

    assert not view.panel.form.editors["inhabitants_as_of"].note.isVisible()
