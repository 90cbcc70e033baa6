"""The search over the cockpit: by keyboard, from anywhere, to anything."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.builders import a_card, a_municipality, a_small_group, a_workshop_row
from tests.views.filled_files import A_BREAK, put_filled
from tests.views.keyboard import type_text
from workshop_app.model.board import Card
from workshop_app.phases.board import boards
from workshop_app.phases.projector.choices import Choice
from workshop_app.phases.search.search import Search
from workshop_app.phases.search.search_entries import Group, Kind
from workshop_app.phases.search.search_rows import SOURCES
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.board.view import BoardView
from workshop_app.views.checklist.view import ChecklistView
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.photos.list import PHOTO_ROLE
from workshop_app.views.photos.view import PhotoView
from workshop_app.views.poll.view import PollView
from workshop_app.views.search.command_table import cockpit_commands
from workshop_app.views.search.model import SearchModel
from workshop_app.views.settings import Settings
from workshop_app.views.sheet.view import SheetView
from workshop_app.views.table.view import TableView
from workshop_app.views.vote.view import VoteView

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def open_cockpit(qtbot):
    """Opens a file as the main window does; all are shut down at the end."""
    opened = []

    def open_file(path, *, for_writing=True):
        cockpit = Cockpit(WorkshopFile.open(path, for_writing=for_writing), Settings())
        opened.append(cockpit)
        cockpit.resize(1366, 768)
        with qtbot.waitExposed(cockpit):
            cockpit.show()
        cockpit.activateWindow()
        return cockpit

    yield open_file
    for cockpit in opened:
        cockpit.shut_down()
        cockpit.deleteLater()


def findable_cards(workshop):
    """A workshop in a break, with cards that the tests look for."""
    texts = (*(f"Sprache {number}" for number in range(12)), "Kitaplatz", "Bildung für alle")
    with workshop.change("Angelegt") as session:
        a_municipality(session)
        a_workshop_row(session, current_step=A_BREAK)
        for text in texts:
            a_card(session, text=text, question="F2", created_in_step="T1-07")
        budget = "Dolmetschbudget pro Schule"
        a_card(session, code="K-080", text=budget, question="F6", created_in_step="T2-05")


@pytest.fixture
def cockpit(request, open_cockpit, tmp_path):
    """The focus is in the agenda; where a test asks for the sample at a board, in its line."""
    if "board_file" in request.fixturenames:
        cockpit = open_cockpit(request.getfixturevalue("board_file"))
        cockpit.area.focus_entry()
    else:
        cockpit = open_cockpit(put_filled(tmp_path / "Brückstadt.workshop", findable_cards))
        cockpit.rail.list.setFocus()
    return cockpit


@pytest.fixture
def palette(qtbot, cockpit):
    """The search, opened by its key, once all can be found."""
    with qtbot.waitSignal(cockpit.search.ready):
        press(qtbot, KEY.Key_K, CONTROL)
    return cockpit.search.palette


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def look_for(qtbot, palette, text):
    """Type, and wait for what is found."""
    with qtbot.waitSignal(palette.model.modelReset):
        type_text(palette.line, text)


def titles(palette):
    return [hit.entry.title for hit in palette.model.hits]


def current(palette):
    return palette.model.hits[palette.list.currentIndex().row()].entry


def test_it_opens_by_key_with_the_focus_in_its_line(palette):
    assert palette.isVisible()
    assert palette.line.hasFocus()


def test_it_opens_by_its_button(qtbot, cockpit):
    with qtbot.waitSignal(cockpit.search.ready):
        qtbot.mouseClick(cockpit.top.search_button, Qt.MouseButton.LeftButton)

    assert cockpit.search.palette.line.hasFocus()


def test_steps_and_commands_are_found_before_the_workshop_is_read(qtbot, cockpit):
    with qtbot.waitSignal(cockpit.search.ready):
        press(qtbot, KEY.Key_K, CONTROL)
        assert cockpit.search.is_building
        assert titles(cockpit.search.palette)[0] == "Weiter zum nächsten Schritt"
        assert "Stärken und Schwächen" in titles(cockpit.search.palette)


def test_what_was_typed_meanwhile_is_found_when_the_workshop_is_read(qtbot, cockpit):
    with qtbot.waitSignal(cockpit.search.ready):
        press(qtbot, KEY.Key_K, CONTROL)
        type_text(cockpit.search.palette.line, "kitaplatz")

    assert "Kitaplatz" in current(cockpit.search.palette).title


def test_typing_finds_and_enter_goes_there(qtbot, cockpit, palette):
    look_for(qtbot, palette, "Dolmetschbudget pro")

    press(qtbot, KEY.Key_Return)

    assert not palette.isVisible()
    assert cockpit.navigation.step == "T2-05"
    view = cockpit.area.current_view()
    assert view.focus.current_card().code == "K-080"
    assert view.isAncestorOf(QApplication.focusWidget())


def test_enter_right_behind_the_last_letter_takes_what_was_typed(qtbot, cockpit, palette):
    type_text(palette.line, "K-080")
    press(qtbot, KEY.Key_Return)

    assert cockpit.area.current_view().focus.current_card().code == "K-080"


def test_the_arrows_choose_round_and_round_and_pages_stop_at_the_ends(qtbot, palette):
    look_for(qtbot, palette, "sprache")
    last = palette.model.rowCount() - 1

    press(qtbot, KEY.Key_Up)
    assert palette.list.currentIndex().row() == last
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    assert palette.list.currentIndex().row() == 1
    press(qtbot, KEY.Key_PageUp)
    assert palette.list.currentIndex().row() == 0
    for _page in range(9):
        press(qtbot, KEY.Key_PageDown)
    assert palette.list.currentIndex().row() == last
    assert palette.line.hasFocus()


def test_a_click_goes_there_too(qtbot, cockpit, palette):
    look_for(qtbot, palette, "Leitziele")
    place = palette.list.visualRect(palette.model.index(0)).center()

    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert cockpit.navigation.step == "T2-02"


def test_escape_closes_and_gives_the_focus_back(qtbot, cockpit):
    cockpit.regie.topics.entry.setFocus()
    type_text(cockpit.regie.topics.entry, "Fahr")
    with qtbot.waitSignal(cockpit.search.ready):
        press(qtbot, KEY.Key_K, CONTROL)

    press(qtbot, KEY.Key_Escape)

    assert not cockpit.search.palette.isVisible()
    assert cockpit.regie.topics.entry.hasFocus()
    assert cockpit.regie.topics.entry.text() == "Fahr"


def test_the_focus_goes_to_the_step_where_its_old_place_is_gone(
    qtbot, board_file, cockpit, palette
):
    cockpit.area.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    cockpit.navigation.show_current()
    palette.line.setFocus()

    palette.close_search()

    assert cockpit.area.current_view().isAncestorOf(QApplication.focusWidget())


def test_a_look_elsewhere_closes_it(cockpit, palette):
    cockpit.rail.list.setFocus()

    assert not palette.isVisible()
    assert cockpit.rail.list.hasFocus()


def test_tab_chooses_the_kinds_forward_and_back(qtbot, palette):
    look_for(qtbot, palette, "bildung")

    press(qtbot, KEY.Key_Tab)
    assert palette.group is Group.CARDS
    assert {hit.entry.kind.group for hit in palette.model.hits} == {Group.CARDS}
    press(qtbot, KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, KEY.Key_Backtab)
    assert palette.group is Group.COMMANDS
    assert palette.line.hasFocus()


def test_on_a_board_another_key_looks_for_cards(qtbot, board_file, cockpit):
    with qtbot.waitSignal(cockpit.search.ready):
        press(qtbot, KEY.Key_F, CONTROL)

    assert cockpit.search.palette.group is Group.CARDS


def test_in_a_break_that_key_looks_for_everything(qtbot, cockpit):
    cockpit.navigation.go_to("T1-M")

    with qtbot.waitSignal(cockpit.search.ready):
        cockpit.search.find_here()

    assert cockpit.search.palette.group is None


def test_what_is_not_there_is_said_with_what_to_try(qtbot, palette):
    look_for(qtbot, palette, "xqzwv")

    assert palette.nothing.isVisible()
    assert palette.nothing.headline.text() == "Nichts gefunden"
    press(qtbot, KEY.Key_Tab)
    assert palette.nothing.headline.text() == "Nichts gefunden unter „Karten“"
    press(qtbot, KEY.Key_Return)
    assert palette.isVisible()


def test_an_empty_group_says_so(qtbot, open_cockpit, empty_template, tmp_path):
    path = tmp_path / "Auental.workshop"
    path.write_bytes(empty_template.read_bytes())
    cockpit = open_cockpit(path)

    with qtbot.waitSignal(cockpit.search.ready):
        cockpit.search.open_search(Group.CARDS)

    assert cockpit.search.palette.nothing.headline.text() == "Hier gibt es noch nichts"


def test_a_command_is_done_and_shows_its_key(qtbot, cockpit, palette):
    look_for(qtbot, palette, "regie ausblenden")
    assert current(palette).place == "F8"

    press(qtbot, KEY.Key_Return)

    assert not cockpit.regie.isVisible()


def test_a_command_that_moves_the_focus_keeps_it(qtbot, cockpit, palette):
    look_for(qtbot, palette, "thema parken")

    press(qtbot, KEY.Key_Return)

    assert cockpit.regie.topics.entry.hasFocus()


@pytest.mark.parametrize("query", ["Entwurf als Word", "Word-Entwurf", "Word-Entwuf"])
def test_the_draft_is_found_by_the_words_of_the_handbook(cockpit, query):
    search = Search(command.entry() for command in cockpit_commands(cockpit))

    assert search.find(query)[0].entry.key == "export"
    search.close()


def test_each_picture_for_the_room_is_found_and_chosen(qtbot, cockpit, palette):
    look_for(qtbot, palette, "Rückblick auf Tag 1")

    press(qtbot, KEY.Key_Return)

    assert cockpit.projector.projector.subject.choice is Choice.RECAP


def test_no_two_commands_share_a_key_or_a_name(cockpit):
    commands = cockpit_commands(cockpit)

    for name in ("key", "title"):
        values = [getattr(command, name) for command in commands]
        assert len(values) == len(set(values))


def test_commands_are_those_of_the_pane_in_sight(qtbot, board_file, cockpit, palette):
    look_for(qtbot, palette, "papierkorb")
    on_a_board = titles(palette)
    press(qtbot, KEY.Key_Escape)
    cockpit.navigation.go_to("T1-11")

    with qtbot.waitSignal(cockpit.search.ready):
        cockpit.search.open_search()
    look_for(qtbot, palette, "papierkorb")

    assert "Papierkorb der Karten öffnen" in on_a_board
    assert "Papierkorb der Karten öffnen" not in titles(palette)


def test_what_was_chosen_last_is_offered_first(qtbot, board_file, cockpit, palette):
    look_for(qtbot, palette, "K-080")
    press(qtbot, KEY.Key_Return)

    cockpit.search.open_search()

    assert current(palette).code == "K-080"


def test_a_new_card_is_found_at_once(qtbot, cockpit, palette):
    press(qtbot, KEY.Key_Escape)
    with cockpit.workshop.change("Karten angelegt") as session:
        boards.add_cards(session, question="F2", step="T1-07", texts=["Nachbarschaftstreff"])

    cockpit.search.open_search()
    look_for(qtbot, palette, "nachbarschaftstref")

    assert titles(palette) == ["Nachbarschaftstreff"]


def test_undone_cards_are_found_no_more(qtbot, cockpit, palette):
    with cockpit.workshop.change("Karten angelegt") as session:
        boards.add_cards(session, question="F2", step="T1-07", texts=["Nachbarschaftstreff"])
    cockpit.undo()

    look_for(qtbot, palette, "nachbarschaftstreff")

    assert titles(palette) == []


def test_a_change_elsewhere_leaves_the_choice_where_it_is(qtbot, cockpit, palette):
    look_for(qtbot, palette, "sprache")
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    chosen = current(palette)

    with cockpit.workshop.change("Karten angelegt") as session:
        boards.add_cards(session, question="F2", step="T1-07", texts=["Sprache"])

    assert "Sprache" in titles(palette)
    assert current(palette) == chosen


def test_very_many_changes_are_read_all_together(qtbot, cockpit, palette):
    press(qtbot, KEY.Key_Escape)
    texts = [f"Nachbarschaftstreff {number}" for number in range(300)]
    with cockpit.workshop.change("Karten angelegt") as session:
        boards.add_cards(session, question="F2", step="T1-07", texts=texts)

    with qtbot.waitSignal(cockpit.search.ready):
        cockpit.search.open_search()
    look_for(qtbot, palette, "nachbarschaftstreff 299")

    assert titles(palette)[0] == "Nachbarschaftstreff 299"


def test_of_very_many_changes_it_is_not_remembered_which(qtbot, cockpit, palette):
    press(qtbot, KEY.Key_Escape)
    for half in range(2):
        texts = [f"Nachbarschaftstreff {half} {number}" for number in range(150)]
        with cockpit.workshop.change("Karten angelegt") as session:
            boards.add_cards(session, question="F2", step="T1-07", texts=texts)

    assert not cockpit.search._touched
    with qtbot.waitSignal(cockpit.search.ready):
        cockpit.search.open_search()
    look_for(qtbot, palette, "nachbarschaftstreff 0 149")
    assert titles(palette)[0] == "Nachbarschaftstreff 0 149"


def test_a_change_while_the_workshop_is_being_read_is_found(qtbot, cockpit):
    with qtbot.waitSignal(cockpit.search.ready):
        press(qtbot, KEY.Key_K, CONTROL)
        with cockpit.workshop.change("Karten angelegt") as session:
            boards.add_cards(session, question="F2", step="T1-07", texts=["Nachbarschaftstreff"])

    look_for(qtbot, cockpit.search.palette, "nachbarschaftstreff")

    assert titles(cockpit.search.palette) == ["Nachbarschaftstreff"]


def test_closing_the_workshop_while_it_is_being_read_is_quiet(cockpit):
    cockpit.search.open_search()

    cockpit.search.stop()

    assert not cockpit.search.is_building


def test_a_file_opened_for_reading_can_be_searched(qtbot, open_cockpit, break_file):
    cockpit = open_cockpit(break_file, for_writing=False)
    with qtbot.waitSignal(cockpit.search.ready):
        cockpit.search.open_search()

    look_for(qtbot, cockpit.search.palette, "K-080")
    press(qtbot, KEY.Key_Return)

    assert cockpit.area.current_view().focus.current_card().code == "K-080"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (760, 480)])
def test_it_fits_into_the_window(cockpit, palette, size):
    cockpit.resize(*size)
    QApplication.processEvents()

    assert cockpit.rect().contains(palette.geometry())
    assert abs(palette.geometry().center().x() - cockpit.rect().center().x()) <= 1
    assert palette.list.viewport().height() > 100


def test_the_hits_are_told_in_words(qtbot, palette):
    look_for(qtbot, palette, "K-080")

    spoken = palette.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Karte K-080: Dolmetschbudget pro Schule, ")


def test_the_list_keeps_the_rules_of_qt(palette):
    model = SearchModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_hits(palette.model.hits)
    model.show_hits(())

    assert model.rowCount() == 0


def selected_in(view):
    """Code, id or key of what a pane has selected."""
    match view:
        case BoardView():
            card = view.focus.current_card()
            name = QApplication.focusWidget().accessibleName()
            return {card.code if card else name}
        case TableView():
            row = view.model.rows[view.cells.currentIndex().row()]
            return {row.code, str(row.id)}
        case SheetView():
            entry = view.list.currentIndex().data(Qt.ItemDataRole.UserRole)
            return {entry.code}
        case PollView():
            return {view.current.code}
        case VoteView():
            return {view._ballot.code}
        case ChecklistView():
            line = view.model.lines[view.list.currentIndex().row()]
            return {line.item, str(line.row_id)}
        case PhotoView():
            return {view.list.currentIndex().data(PHOTO_ROLE).code}
    raise AssertionError(view)


def add_line(workshop):
    from workshop_app.phases import checklists

    with workshop.change("Punkt") as session:
        checklists.add_line(session, "raum", "Zweite Leinwand aufstellen")


def add_group(workshop):
    with workshop.change("Gruppe") as session:
        a_small_group(session, name="Tisch der Bildung")


MISSING_IN_THE_SAMPLE = {Kind.CHECK: add_line, Kind.SMALL_GROUP: add_group}


def is_selected(view, entry):
    if entry.kind in {Kind.CLUSTER, Kind.SMALL_GROUP}:
        return entry.title in QApplication.focusWidget().accessibleName()
    return (entry.code or entry.key) in selected_in(view)


def test_every_kind_of_row_is_selected_where_it_is(board_file, cockpit, palette):
    for add in MISSING_IN_THE_SAMPLE.values():
        add(cockpit.workshop)
    palette.close_search()
    cockpit.search.open_search()
    entries = {each.kind: each for each in cockpit.search._search._entries.values() if each.table}
    assert set(entries) == {source.kind for source in SOURCES if source.kind is not Kind.STEP}

    missed = set()
    for kind, entry in entries.items():
        palette.chosen.emit(entry)
        # The views of the step before: the app's event loop does, and no test has one.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        view = cockpit.area.current_view()
        if not is_selected(view, entry) or not view.isAncestorOf(QApplication.focusWidget()):
            missed.add(kind)

    assert missed == set()


def test_a_jump_within_the_step_keeps_its_views(qtbot, board_file, cockpit, palette):
    before = cockpit.area.current_view()
    look_for(qtbot, palette, "K-014")

    press(qtbot, KEY.Key_Return)

    assert cockpit.area.current_view() is before
    assert before.focus.current_card().code == "K-014"


def test_a_line_of_a_checklist_of_the_method_is_selected(cockpit, palette):
    palette.line.setText("Netzteile reichen")
    palette.search_now()
    entry = current(palette)

    palette.chosen.emit(entry)

    assert entry.key.partition("/")[2] in selected_in(cockpit.area.current_view())


def test_a_chapter_leads_to_where_it_is_filled(cockpit, palette):
    palette.line.setText("Kapitel 1")
    palette.search_now()

    palette.chosen.emit(current(palette))

    assert cockpit.navigation.step == "N-02"


def test_a_card_that_is_gone_meanwhile_leads_to_its_board(cockpit, palette):
    palette.line.setText("K-080")
    palette.search_now()
    entry = current(palette)
    with cockpit.workshop.change("Gelöscht") as session:
        session.delete(session.query(Card).filter_by(code="K-080").one())

    palette.chosen.emit(entry)

    assert isinstance(cockpit.area.current_view(), BoardView)
