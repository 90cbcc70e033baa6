import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.builders import an_action_field, an_existing_project
from tests.views.keyboard import type_text
from workshop_app.phases.fields import FieldKind
from workshop_app.phases.step import TablePane, TableSubject
from workshop_app.phases.tables import table_rows
from workshop_app.phases.tables.tables import TABLES
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.table.view import TableView

TITLE, PROVIDER, FIELD, EFFECT = 0, 1, 2, 8


@pytest.fixture
def make_view(workshop, bridge, show_pane):
    def make(subject=TableSubject.EXISTING_PROJECTS):
        return show_pane(
            TableView(workshop, bridge, "T1-05", TablePane("Bestandsprojekte", subject))
        )

    return make


@pytest.fixture
def three_projects(workshop):
    with workshop.change("Projekte angelegt") as session:
        return [an_existing_project(session, title=title).id for title in ("A", "B", "C")]


def titles(workshop):
    spec = TABLES[TableSubject.EXISTING_PROJECTS]
    with workshop.read() as session:
        return [row.texts[TITLE] for row in table_rows.read_rows(session, spec)]


def type_into_cell(qtbot, view, text, key=Qt.Key.Key_Return):
    type_text(view.cells, text[0])
    editor = QApplication.focusWidget()
    type_text(editor, text[1:])
    qtbot.keyClick(editor, key)


def test_typing_in_the_last_row_and_enter_saves_a_new_row(qtbot, workshop, make_view):
    view = make_view()

    type_into_cell(qtbot, view, "Lesepaten für Grundschüler")

    assert titles(workshop) == ["Lesepaten für Grundschüler"]


def test_enter_goes_on_to_the_next_empty_row(qtbot, workshop, make_view):
    view = make_view()

    type_into_cell(qtbot, view, "Lesepaten")
    type_into_cell(qtbot, view, "Sprachcafé")

    assert titles(workshop) == ["Lesepaten", "Sprachcafé"]


def test_tab_goes_on_in_the_new_row(qtbot, workshop, make_view):
    view = make_view()

    type_into_cell(qtbot, view, "Lesepaten", Qt.Key.Key_Tab)
    type_into_cell(qtbot, view, "VHS")

    assert view.model.rows[0].texts[:2] == ("Lesepaten", "VHS")


def test_edited_cell_is_in_the_file(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(1)

    type_into_cell(qtbot, view, "Neuer Name")

    with WorkshopFile.open(workshop.path, for_writing=False) as reopened:
        assert titles(reopened) == ["A", "Neuer Name", "C"]


def test_typing_on_a_cell_replaces_its_text(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(0)

    type_into_cell(qtbot, view, "Neu")

    assert titles(workshop)[0] == "Neu"


def test_f2_edits_with_the_caret_at_the_end(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(0)

    qtbot.keyClick(view.cells, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    type_text(editor, "BC")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert titles(workshop)[0] == "ABC"


def test_escape_leaves_the_cell_as_it_was(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(0)

    type_into_cell(qtbot, view, "Unsinn", Qt.Key.Key_Escape)

    assert titles(workshop)[0] == "A"


def test_ctrl_enter_breaks_the_line_in_a_long_cell(qtbot, workshop, make_view):
    view = make_view()
    type_text(view.cells, "E")
    editor = QApplication.focusWidget()

    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, "Z")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert titles(workshop) == ["E\nZ"]


def test_undo_takes_a_cell_back(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(2)
    type_into_cell(qtbot, view, "X")

    workshop.undo()

    assert view.model.index(2, TITLE).data() == "C"


def test_table_from_a_spreadsheet_is_pasted_as_rows(workshop, make_view):
    view = make_view()
    QGuiApplication.clipboard().setText("Lesepaten\tVHS\nMentoring\tIHK\n")

    view.cells.paste()

    assert titles(workshop) == ["Lesepaten", "Mentoring"]


def test_pasting_is_one_step_of_undo(workshop, make_view):
    view = make_view()
    QGuiApplication.clipboard().setText("Eins\nZwei\nDrei")
    view.cells.paste()

    workshop.undo()

    assert titles(workshop) == []


def test_copied_cells_are_on_the_clipboard(three_projects, make_view):
    view = make_view()
    view.cells.selectColumn(TITLE)

    view.cells.copy()

    assert QGuiApplication.clipboard().text().splitlines()[:3] == ["A", "B", "C"]


def test_choice_is_made_from_a_list(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.setCurrentIndex(view.model.index(0, EFFECT))

    qtbot.keyClick(view.cells, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert view.model.rows[0].texts[EFFECT] == "hoch"


def test_new_name_of_a_field_shows_in_the_cells_that_link_to_it(workshop, make_view):
    with workshop.change("Handlungsfeld") as session:
        field = an_action_field(session, code="HF-01", title="Bildung")
        an_existing_project(session, title="Lesepaten", action_field_id=field.id)
        field_id = field.id
    view = make_view()

    with workshop.change("Umbenannt") as session:
        spec = TABLES[TableSubject.ACTION_FIELDS]
        table_rows.set_cell(session, spec, field_id, "title", "Schule")

    assert view.model.index(0, FIELD).data() == "HF-01 Schule"


def test_space_ticks_a_presence(qtbot, workshop, make_view):
    view = make_view(TableSubject.PARTICIPANTS)
    column = [field.attribute for field in view.model.spec.fields].index("attends_day_1")
    with workshop.change("Person") as session:
        table_rows.add_row(session, view.model.spec, last_name="Yılmaz")
    view.cells.setCurrentIndex(view.model.index(0, column))

    qtbot.keyClick(view.cells, Qt.Key.Key_Space)

    assert view.model.rows[0].values[column] is True


def test_delete_key_empties_cells_and_keeps_the_row(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(1)

    qtbot.keyClick(view.cells, Qt.Key.Key_Delete)

    assert titles(workshop) == ["A", "", "C"]


def test_deleting_rows_offers_undo(qtbot, bridge, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(1)

    with qtbot.waitSignal(bridge.told) as told:
        qtbot.mouseClick(view.delete_button, Qt.MouseButton.LeftButton)

    assert titles(workshop) == ["A", "C"]
    assert told.args[0].offers_undo


def test_row_is_moved_by_key_and_stays_the_current_one(qtbot, workshop, three_projects, make_view):
    view = make_view()
    view.cells.show_row(2)

    qtbot.keyClick(view.cells, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert titles(workshop) == ["A", "C", "B"]
    assert view.cells.currentIndex().row() == 1


def test_missing_figures_are_named_and_counted(workshop, make_view):
    view = make_view(TableSubject.INDICATOR_VALUES)

    with workshop.change("Kennzahl") as session:
        table_rows.add_row(session, view.model.spec, indicator="Quote", unit="Prozent")

    source = [field.attribute for field in view.model.spec.fields].index("source")
    assert view.model.index(0, source).data() == "fehlt"
    assert view.gaps.text() == "3 Angaben fehlen"


def test_present_people_are_counted_above_the_table(workshop, make_view):
    view = make_view(TableSubject.ATTENDANCE)

    with workshop.change("Personen") as session:
        table_rows.add_row(session, view.model.spec, last_name="Yılmaz")
        table_rows.add_row(session, view.model.spec, last_name="Brandt", attends_day_1=False)

    assert view.summary.text() == "2 Zeilen · Tag 1: 1 · Tag 2: 0"


def test_attendance_begins_with_the_first_person(workshop, make_view):
    spec = TABLES[TableSubject.ATTENDANCE]
    with workshop.change("Personen") as session:
        for name in ("Brandt", "Yılmaz"):
            table_rows.add_row(session, spec, last_name=name)

    assert make_view(TableSubject.ATTENDANCE).cells.currentIndex().row() == 0


def test_empty_table_says_what_to_do(make_view):
    assert make_view().hint.isVisible()


def test_value_that_does_not_fit_is_refused_with_a_sentence(qtbot, bridge, workshop, make_view):
    view = make_view(TableSubject.INDICATOR_VALUES)
    view.cells.setCurrentIndex(view.model.index(0, 1))

    with qtbot.waitSignal(bridge.told) as told:
        type_into_cell(qtbot, view, "viele")

    assert "keine Zahl" in told.args[0].text
    assert view.model.rows == []


def test_jump_goes_to_the_row_of_a_code(workshop, three_projects, make_view):
    view = make_view()

    assert view.jump_to(view.model.rows[2].code)
    assert view.cells.currentIndex().row() == 2


def test_cell_that_is_typed_is_saved_when_the_pane_goes_away(workshop, make_view):
    view = make_view()
    type_text(view.cells, "L")
    type_text(QApplication.focusWidget(), "otsen")

    view.save_pending()

    assert titles(workshop) == ["Lotsen"]


def test_read_only_workshop_offers_no_entry(qtbot, workshop, three_projects):
    from workshop_app.views.bridge import ChangeBridge

    with WorkshopFile.open(workshop.path, for_writing=False) as copy:
        bridge = ChangeBridge(copy)
        pane = TablePane("Bestandsprojekte", TableSubject.EXISTING_PROJECTS)
        view = TableView(copy, bridge, "T1-05", pane)
        qtbot.addWidget(view)

        assert view.model.rowCount() == 3
        assert not view.model.flags(view.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
        bridge.close()


@pytest.mark.parametrize("subject", TableSubject)
def test_models_keep_the_rules_of_qt(workshop, make_view, subject):
    view = make_view(subject)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)

    if view.model.spec.can_add:
        with workshop.change("Zeile") as session:
            table_rows.add_row(session, view.model.spec)
        workshop.undo()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("text", ["Lotsen", "x"])
def test_enter_is_dealt_with_once(qtbot, workshop, make_view, key, text):
    view = make_view()

    type_into_cell(qtbot, view, text, key)
    QApplication.processEvents()  # Qt would close the editor, gone by then, later

    assert titles(workshop) == [text]
    assert view.cells.currentIndex().row() == 1


def test_enter_in_a_list_of_choices_goes_down_once(qtbot, three_projects, make_view):
    view = make_view()
    view.cells.setCurrentIndex(view.model.index(0, EFFECT))

    type_into_cell(qtbot, view, "hoch")
    QApplication.processEvents()

    assert view.model.rows[0].texts[EFFECT] == "hoch"
    assert view.cells.currentIndex().row() == 1


@pytest.fixture
def two_fields(workshop):
    with workshop.change("Handlungsfelder") as session:
        an_action_field(session, title="Sprache und Bildung")
        an_action_field(session, title="Sprache im Beruf")


@pytest.mark.parametrize(
    ("typed", "chosen"), [("bil", "Sprache und Bildung"), ("sprache im beruf", "Sprache im Beruf")]
)
def test_a_link_can_be_typed(qtbot, two_fields, three_projects, make_view, typed, chosen):
    view = make_view()
    view.cells.setCurrentIndex(view.model.index(0, FIELD))

    type_into_cell(qtbot, view, typed)

    assert view.model.rows[0].texts[FIELD].endswith(chosen)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("abc", "steht nicht in der Liste"), ("spr", "passt zu 2 Einträgen")]
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_text_that_is_no_link_is_told_and_stays_in_the_open_cell(
    qtbot, bridge, two_fields, three_projects, make_view, typed, sentence, key
):
    view = make_view()
    view.cells.setCurrentIndex(view.model.index(0, FIELD))

    with qtbot.waitSignal(bridge.told) as told:
        type_into_cell(qtbot, view, typed, key)
    QApplication.processEvents()

    assert sentence in told.args[0].text
    assert QApplication.focusWidget().currentText() == typed
    assert view.model.rows[0].values[FIELD] is None


def test_a_text_that_is_no_link_is_told_when_the_cell_is_left(
    qtbot, bridge, two_fields, three_projects, make_view
):
    view = make_view()
    view.cells.setCurrentIndex(view.model.index(0, FIELD))
    type_text(view.cells, "a")

    with qtbot.waitSignal(bridge.told):
        view.save_pending()

    assert view.model.rows[0].values[FIELD] is None


def test_an_emptied_list_of_choices_empties_the_cell(qtbot, workshop, two_fields, make_view):
    view = make_view()
    type_into_cell(qtbot, view, "Lotsen")
    view.cells.setCurrentIndex(view.model.index(0, FIELD))
    type_into_cell(qtbot, view, "bil")
    view.cells.setCurrentIndex(view.model.index(0, FIELD))

    qtbot.keyClick(view.cells, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert view.model.rows[0].values[FIELD] is None


def test_a_number_that_is_none_stays_in_the_open_cell(qtbot, bridge, make_view):
    view = make_view(TableSubject.INDICATOR_VALUES)
    view.cells.setCurrentIndex(view.model.index(0, 1))

    with qtbot.waitSignal(bridge.told):
        type_into_cell(qtbot, view, "viele")

    assert QApplication.focusWidget().text() == "viele"


def test_a_day_that_does_not_exist_is_kept_and_told(qtbot, bridge, three_projects, make_view):
    view = make_view()
    column = [field.attribute for field in view.model.spec.fields].index("ends_on")
    view.cells.setCurrentIndex(view.model.index(0, column))

    with qtbot.waitSignal(bridge.told) as told:
        type_into_cell(qtbot, view, "31.02.2026")

    assert "im Kalender nicht" in told.args[0].text
    assert view.model.rows[0].texts[column] == "31.02.2026"


def test_tab_and_back_go_from_cell_to_cell_without_opening_them(qtbot, three_projects, make_view):
    view = make_view()
    view.cells.setCurrentIndex(view.model.index(0, PROVIDER))

    type_into_cell(qtbot, view, "VHS", Qt.Key.Key_Backtab)
    type_into_cell(qtbot, view, "Lotsen", Qt.Key.Key_Tab)

    assert view.model.rows[0].texts[:2] == ("Lotsen", "VHS")
    assert view.cells.currentIndex().column() == PROVIDER
    assert view.cells.hasFocus()


def test_enter_behind_tab_goes_to_where_the_row_began(qtbot, workshop, make_view):
    view = make_view()

    type_into_cell(qtbot, view, "Lesepaten", Qt.Key.Key_Tab)
    type_into_cell(qtbot, view, "VHS")
    type_into_cell(qtbot, view, "Sprachcafé")

    assert titles(workshop) == ["Lesepaten", "Sprachcafé"]


def test_a_click_ends_the_row_that_tab_began(qtbot, three_projects, make_view):
    view = make_view()
    view.cells.show_row(0)
    qtbot.keyClick(view.cells, Qt.Key.Key_Tab)

    place = view.cells.visualRect(view.model.index(1, PROVIDER)).center()
    qtbot.mouseClick(view.cells.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(view.cells, Qt.Key.Key_Return)

    assert (view.cells.currentIndex().row(), view.cells.currentIndex().column()) == (2, PROVIDER)


def test_an_arrow_down_confirms_what_is_typed(qtbot, workshop, make_view):
    view = make_view(TableSubject.MODERATORS)

    type_into_cell(qtbot, view, "Ada Beispiel", Qt.Key.Key_Down)

    assert [row.texts[0] for row in view.model.rows] == ["Ada Beispiel"]
    assert view.cells.currentIndex().row() == 1


def test_an_arrow_within_the_text_moves_the_caret(qtbot, make_view):
    view = make_view(TableSubject.MODERATORS)
    type_text(view.cells, "A")
    editor = QApplication.focusWidget()

    qtbot.keyClick(editor, Qt.Key.Key_Left)
    type_text(editor, "B")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert [row.texts[0] for row in view.model.rows] == ["BA"]


def test_headings_of_a_pasted_table_are_not_counted_as_a_row(qtbot, bridge, make_view):
    view = make_view()
    QGuiApplication.clipboard().setText("Projekt oder Angebot\tTräger\nLesepaten\tVHS")

    with qtbot.waitSignal(bridge.told) as told:
        view.cells.paste()

    assert told.args[0].text == "1 Zeile eingefügt"


def test_far_too_many_rows_are_refused_with_a_sentence(qtbot, bridge, make_view):
    view = make_view()
    QGuiApplication.clipboard().setText("Lesepaten\n" * 2_002)

    with qtbot.waitSignal(bridge.told) as told:
        view.cells.paste()

    assert "höchstens 2.000 Zeilen" in told.args[0].text
    assert not view.model.rows


# The offscreen platform says so of every menu.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_menu_of_a_table_stops_nothing(qtbot, three_projects, make_view):
    view = make_view()

    view.cells.customContextMenuRequested.emit(QPoint(10, 10))  # returns while the menu is open

    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.actions()
    menu.close()


def test_columns_become_narrower_where_that_brings_all_into_sight(make_view):
    view = make_view(TableSubject.PARKED_TOPICS)

    assert view.cells.horizontalScrollBar().maximum() == 0
    header = view.cells.horizontalHeader()
    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


def test_texts_share_the_room_that_is_left(qtbot, make_view):
    view = make_view(TableSubject.PARKED_TOPICS)
    internal = view.model.columnCount() - 1

    view.resize(1400, 560)

    assert view.cells.columnWidth(0) > 4 * 92
    assert view.cells.columnWidth(internal) < 92


def test_many_columns_scroll(make_view):
    view = make_view(TableSubject.EXISTING_PROJECTS)

    assert view.cells.columnWidth(view.model.columnCount() - 3) == 92
    assert view.cells.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("subject", [TableSubject.ATTENDANCE, TableSubject.EXISTING_PROJECTS])
def test_no_heading_is_cut(make_view, subject):
    header = make_view(subject).cells.horizontalHeader()

    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


@pytest.mark.parametrize("subject", [TableSubject.INDICATOR_VALUES, TableSubject.PROJECT_OVERVIEW])
def test_dates_and_numbers_have_room_at_the_narrowest(make_view, subject):
    cells = make_view(subject).cells
    samples = {FieldKind.DATE: "31.12.2026", FieldKind.NUMBER: "12.345,6"}
    QApplication.processEvents()  # the bar follows the columns

    for column, field in enumerate(TABLES[subject].fields):
        text = samples.get(field.kind, "")
        assert cells.columnWidth(column) > cells.fontMetrics().horizontalAdvance(text) + 16


def test_a_column_that_somebody_dragged_stays_as_wide(make_view):
    view = make_view(TableSubject.PARKED_TOPICS)
    view.cells.horizontalHeader().resizeSection(0, 300)

    view.resize(760, 560)

    assert view.cells.columnWidth(0) == 300


def test_rows_are_as_high_as_the_narrower_columns_need(workshop, make_view):
    with workshop.change("Thema geparkt") as session:
        spec = TABLES[TableSubject.PARKED_TOPICS]
        table_rows.add_row(session, spec, text="Lange Wartezeiten bei Kursen " * 3)
    view = make_view(TableSubject.PARKED_TOPICS)

    assert view.cells.rowHeight(0) == view.cells.sizeHintForRow(0)
