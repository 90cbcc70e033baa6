"""What was typed and not confirmed when the app was killed is back as a draft, and stays one."""

import sqlite3

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.builders import a_project_idea, an_action_field
from tests.views.board import board_views
from tests.views.filled_files import town_at
from tests.views.keyboard import type_text
from workshop_app.model.implementation import ParkedTopic
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.voting import Decision
from workshop_app.phases import texts
from workshop_app.phases.step import (
    SheetPane,
    SheetSubject,
    TablePane,
    TableSubject,
    TextPane,
    TextSubject,
)
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.board.text_edit import CardEditor
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.drafts.draft_tag import DraftTag
from workshop_app.views.notes.parked_topics_box import ParkedTopicsBox
from workshop_app.views.parts.cell_editing import text_of
from workshop_app.views.settings import Settings
from workshop_app.views.sheet.view import SheetView
from workshop_app.views.table.view import TableView
from workshop_app.views.text.view import TextView

pytestmark = pytest.mark.usefixtures("short_pauses")

VISION = TextPane("Leitbild", TextSubject.VISION)
IDEAS = SheetPane("Steckbriefe", SheetSubject.PROJECT_IDEAS)


@pytest.fixture
def workshop(own_workshop):
    """Its end is looked at, and what is beside it."""
    return own_workshop


def tag_of(editor):
    chips = editor.window().findChildren(DraftTag)
    shown = [chip.text() for chip in chips if not chip.isHidden()]
    return next((text for text in shown if "Entwurf" in text), None)


@pytest.fixture
def board(qtbot, workshop, bridge, after_a_kill):
    """The board of the file that is opened after the kill; the line was meant for „Sprache“."""
    board_views.add_cluster(workshop, "Sprache", "Kurse")
    before = board_views.make_view(qtbot, workshop, bridge)
    qtbot.keyClick(before.capture.line, Qt.Key.Key_1, board_views.ALT)
    type_text(before.capture.line, "Dolmetscher für")
    again = after_a_kill()
    view = board_views.make_view(qtbot, again.workshop, again.bridge)
    view.again = again
    return view


def test_the_entry_line_holds_its_text_and_column_again(board):
    assert board.capture.line.toPlainText() == "Dolmetscher für"
    assert "Sprache" in board.capture.target_button.text()
    assert "Entwurf von" in tag_of(board.capture.line)


def test_a_draft_is_no_card_until_somebody_says_so(qtbot, board):
    board.save_pending()  # as when the step is left
    assert board_views.saved(board.workshop)["Sprache"] == ["Kurse"]

    qtbot.keyClick(board.capture.line, Qt.Key.Key_Return)

    assert board_views.saved(board.workshop)["Sprache"] == ["Kurse", "Dolmetscher für"]
    assert not board.workshop.drafts.kept
    assert tag_of(board.capture.line) is None


def test_a_draft_that_is_typed_on_is_as_any_text(qtbot, board):
    type_text(board.capture.line, " Ämter")

    assert tag_of(board.capture.line) is None
    board.save_pending()
    assert "Dolmetscher für Ämter" in board_views.saved(board.workshop)["Sprache"]


def test_escape_gives_a_draft_up_at_once(qtbot, board):
    board.similar_panel.hide()
    board.capture.line.offers_similar = False

    qtbot.keyClick(board.capture.line, Qt.Key.Key_Escape)

    assert board.capture.line.toPlainText() == ""
    assert not board.workshop.drafts.kept


def test_a_draft_that_nobody_touched_is_there_next_time_too(qtbot, board):
    board.save_pending()

    third = board_views.make_view(qtbot, board.workshop, ChangeBridge(board.workshop, board))

    assert third.capture.line.toPlainText() == "Dolmetscher für"


def test_a_card_that_the_disk_refused_stays_as_a_draft(qtbot, workshop, bridge, after_a_kill):
    view = board_views.make_view(qtbot, workshop, bridge)
    raw = workshop._writer.raw_connection()
    raw.driver_connection.execute("PRAGMA busy_timeout = 10")
    raw.close()
    foreign = sqlite3.connect(workshop.path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")  # another program holds the file
    type_text(view.capture.line, "Wohin damit?")
    with qtbot.waitSignal(bridge.save_failed):
        qtbot.keyClick(view.capture.line, Qt.Key.Key_Return)
    foreign.close()

    again = after_a_kill()

    assert [draft.text for draft in again.workshop.drafts.kept.values()] == ["Wohin damit?"]


def test_a_long_text_comes_back_into_its_field_and_is_not_saved(
    qtbot, workshop, bridge, after_a_kill
):
    before = TextView(workshop, bridge, "T1-10", VISION)
    qtbot.addWidget(before)
    before.show()
    type_text(before.editor, "Alle gehören")
    again = after_a_kill()

    view = TextView(again.workshop, again.bridge, "T1-10", VISION)
    qtbot.addWidget(view)
    view.resize(800, 560)
    view.show()
    view.save_pending()

    assert view.editor.toPlainText() == "Alle gehören"
    assert "noch nicht gesichert" in tag_of(view.editor)
    assert saved_vision(again.workshop) == ""
    type_text(view.editor, " ")
    view.save_pending()
    assert "Alle gehören" in saved_vision(again.workshop)
    assert not again.workshop.drafts.kept


def saved_vision(workshop):
    with workshop.read() as session:
        return texts.read(session, TextSubject.VISION).text


def test_what_is_saved_by_itself_leaves_no_draft(qtbot, workshop, bridge):
    view = TextView(workshop, bridge, "T1-10", VISION)
    qtbot.addWidget(view)
    view.show()

    with qtbot.waitSignal(bridge.committed):
        type_text(view.editor, "Alle")
        qtbot.waitUntil(lambda: bool(workshop.drafts.kept))

    assert not workshop.drafts.kept


def test_a_field_of_a_sheet_comes_back_with_its_item(qtbot, workshop, bridge, after_a_kill):
    with workshop.change("Projekte") as session:
        field = an_action_field(session, title="Sprache", is_selected=True)
        for title in ("Lotsen", "Kurse"):
            item = a_project_idea(session, title=title, action_field_id=field.id).id
    before = SheetView(workshop, bridge, "T2-06", IDEAS)
    qtbot.addWidget(before)
    before.show()
    before.list.setCurrentIndex(before.model.place_of(item))
    type_text(before.panel.form.editors["description"].control, "Zu zweit")
    again = after_a_kill()

    view = SheetView(again.workshop, again.bridge, "T2-06", IDEAS)
    qtbot.addWidget(view)
    view.show()

    assert view.panel.form.sheet.id == item
    assert view.panel.form.editors["description"].control.toPlainText() == "Zu zweit"
    view.save_pending()
    with again.workshop.read() as session:
        assert session.get_one(ProjectIdea, item).description == ""


def test_what_does_not_fit_a_field_is_there_after_closing_too(qtbot, workshop, bridge):
    with workshop.change("Projekt") as session:
        field = an_action_field(session, title="Sprache", is_selected=True)
        a_project_idea(session, title="Lotsen", action_field_id=field.id)
    before = SheetView(workshop, bridge, "T2-06", IDEAS)
    qtbot.addWidget(before)
    before.show()
    type_text(before.panel.form.editors["budget_once_eur"].control, "etwa tausend")
    before.save_pending()

    view = SheetView(workshop, ChangeBridge(workshop, before), "T2-06", IDEAS)
    qtbot.addWidget(view)

    assert view.panel.form.editors["budget_once_eur"].control.text() == "etwa tausend"


def test_a_card_that_was_being_worded_anew_is_open_again(qtbot, workshop, bridge, after_a_kill):
    board_views.add_cards(workshop, "Kurse")
    before = board_views.make_view(qtbot, workshop, bridge)
    before.control.edit_last_card()
    type_text(QApplication.focusWidget(), " am Abend")
    again = after_a_kill()

    view = board_views.make_view(qtbot, again.workshop, again.bridge)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CardEditor))

    editor = QApplication.focusWidget()
    assert editor.toPlainText() == "Kurse am Abend"
    view.save_pending()
    assert board_views.saved(again.workshop)[""] == ["Kurse"]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert board_views.saved(again.workshop)[""] == ["Kurse am Abend"]
    assert not again.workshop.drafts.kept


def test_the_explanation_of_a_card_comes_back_too(qtbot, workshop, bridge, after_a_kill):
    (card_id,) = board_views.add_cards(workshop, "Kurse")
    before = board_views.make_view(qtbot, workshop, bridge)
    before.control.explain_card(card_id)
    type_text(QApplication.focusWidget(), "auch für Ältere")
    again = after_a_kill()

    board_views.make_view(qtbot, again.workshop, again.bridge)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CardEditor))

    assert QApplication.focusWidget().edits_explanation
    assert QApplication.focusWidget().toPlainText() == "auch für Ältere"


def test_escape_over_a_card_leaves_no_draft(qtbot, workshop, bridge):
    board_views.add_cards(workshop, "Kurse")
    view = board_views.make_view(qtbot, workshop, bridge)
    view.control.edit_last_card()
    type_text(QApplication.focusWidget(), "!")
    qtbot.waitUntil(lambda: bool(workshop.drafts.kept))

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not workshop.drafts.kept


@pytest.fixture
def make_table(show_pane):
    def make(workshop, bridge):
        pane = TablePane("Handlungsfelder", TableSubject.ACTION_FIELDS)
        return show_pane(TableView(workshop, bridge, "V-04", pane))

    return make


def open_cell(view):
    """The editor that is open."""
    kinds = (QLineEdit, QPlainTextEdit)
    found = [each for kind in kinds for each in view.cells.viewport().findChildren(kind)]
    return found[-1] if found else None


def test_a_cell_is_open_again_with_what_was_typed(
    qtbot, workshop, bridge, make_table, after_a_kill
):
    before = make_table(workshop, bridge)
    qtbot.keyClick(before.cells, Qt.Key.Key_F2)
    type_text(open_cell(before), "Wohnen für")
    again = after_a_kill()

    view = make_table(again.workshop, again.bridge)

    assert text_of(open_cell(view)) == "Wohnen für"
    assert len(view.model.rows) == 0
    qtbot.keyClick(open_cell(view), Qt.Key.Key_Return)
    assert ["Wohnen für" in row.texts for row in view.model.rows] == [True]
    assert not again.workshop.drafts.kept


def test_a_cell_that_is_only_left_stays_a_draft(qtbot, workshop, bridge, make_table, after_a_kill):
    before = make_table(workshop, bridge)
    qtbot.keyClick(before.cells, Qt.Key.Key_F2)
    type_text(open_cell(before), "Wohnen für")
    again = after_a_kill()
    view = make_table(again.workshop, again.bridge)
    qtbot.waitUntil(lambda: open_cell(view).hasFocus())
    assert view.findChildren(DraftTag)

    view.save_pending()

    qtbot.waitUntil(lambda: not view.findChildren(DraftTag))
    assert len(view.model.rows) == 0
    assert [draft.text for draft in again.workshop.drafts.kept.values()] == ["Wohnen für"]


def test_escape_in_a_cell_leaves_no_draft(qtbot, workshop, bridge, make_table):
    view = make_table(workshop, bridge)
    qtbot.keyClick(view.cells, Qt.Key.Key_F2)
    type_text(open_cell(view), "Wohnen")
    qtbot.waitUntil(lambda: bool(workshop.drafts.kept))

    qtbot.keyClick(open_cell(view), Qt.Key.Key_Escape)

    assert not workshop.drafts.kept


def test_a_half_typed_topic_comes_back(qtbot, workshop, bridge, after_a_kill):
    before = ParkedTopicsBox(workshop, bridge, shortcut="F2")
    qtbot.addWidget(before)
    type_text(before.entry, "Bus am Abend")
    again = after_a_kill()

    box = ParkedTopicsBox(again.workshop, again.bridge, shortcut="F2")
    qtbot.addWidget(box)

    assert box.entry.text() == "Bus am Abend"
    qtbot.keyClick(box.entry, Qt.Key.Key_Return)
    with again.workshop.read() as session:
        assert [topic.text for topic in session.query(ParkedTopic)] == ["Bus am Abend"]
    assert not again.workshop.drafts.kept


@pytest.fixture
def open_cockpit(qtbot, tmp_path):
    opened = []

    def make(workshop):
        cockpit = Cockpit(workshop, Settings(tmp_path / "einstellungen.json"))
        qtbot.addWidget(cockpit)
        cockpit.resize(1366, 768)
        cockpit.show()
        QApplication.processEvents()
        opened.append(cockpit)
        return cockpit

    yield make
    for cockpit in opened:
        if cockpit.workshop._is_open:
            cockpit.shut_down()


@pytest.fixture
def content(request):
    return town_at("T1-07") if "open_cockpit" in request.fixturenames else None


@pytest.fixture
def cockpit(workshop, open_cockpit, after_a_kill):
    """The cockpit after a kill in the midst of a decision, in the step „Stärken und Schwächen“."""
    before = open_cockpit(workshop)
    before.note_decision()
    panel = before.notes.panel
    panel.counts["votes_for"].setText("31")
    type_text(panel.text, "Fünf Felder")
    again = after_a_kill()
    panel.text.clear()
    return open_cockpit(again.workshop)


def test_a_half_typed_decision_waits_in_its_panel(qtbot, cockpit):
    line = cockpit.notices.drafts
    assert line.isVisible()
    assert "Entscheidung festhalten" in line.text.text()

    line.buttons[0].click()  # Zeigen

    panel = cockpit.notes.panel
    assert panel.isVisible()
    assert (panel.text.toPlainText(), panel.counts["votes_for"].text()) == ("Fünf Felder", "31")


def test_a_cockpit_with_drafts_closes_without_a_word(qtbot, cockpit):
    path, panel = cockpit.workshop.path, cockpit.notes.panel

    with qtbot.captureExceptions() as errors:
        cockpit.shut_down()
        panel.deleteLater()
        qtbot.waitUntil(lambda: not shiboken6.isValid(panel))

    assert errors == []
    with WorkshopFile.open(path) as again:
        assert list(again.drafts.kept) == ["decision"]


def test_the_line_above_confirms_drafts(cockpit):
    cockpit.notices.drafts.buttons[1].click()  # Übernehmen

    with cockpit.workshop.read() as session:
        columns = (Decision.text, Decision.votes_for)
        assert [tuple(row) for row in session.query(*columns)] == [("Fünf Felder", 31)]
    assert not cockpit.notices.drafts.isVisible()


def test_the_line_above_gives_drafts_up(cockpit):
    cockpit.notices.drafts.buttons[2].click()  # Verwerfen

    assert not cockpit.workshop.drafts.kept
    assert cockpit.notes.panel.text.toPlainText() == ""
    assert not cockpit.notices.drafts.isVisible()


def test_the_line_above_leads_to_a_draft_of_another_step(qtbot, workshop, open_cockpit):
    before = open_cockpit(workshop)
    before.navigation.go_to("T1-03")
    line = before.area.current_view().capture.line
    type_text(line, "Busse")
    qtbot.waitUntil(lambda: bool(workshop.drafts.kept))
    draft = next(iter(workshop.drafts.kept.values()))
    line.clear()
    before.navigation.go_to("T1-07")
    workshop.drafts.keep(draft)  # as if a kill had come between
    before.shut_down()
    cockpit = open_cockpit(WorkshopFile.open(workshop.path))
    assert "Neue Karte" in cockpit.notices.drafts.text.text()
    assert "im Schritt „Erwartungen“" in cockpit.notices.drafts.text.text()

    cockpit.notices.drafts.buttons[0].click()

    assert cockpit.navigation.step == "T1-03"
    assert cockpit.area.current_view().capture.line.toPlainText() == "Busse"
