"""The page of the concept screen: what can be opened on it, edited, and followed back."""

import uuid

import builders
import pytest
from keyboard import type_text
from pictures import a_png
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from sqlalchemy import select

from tests.views.filled_files import result_of
from workshop_app.concept.charts.kinds import VoteBar, VoteChart
from workshop_app.concept.document import Column, Figure, Heading, Paragraph, Table, plain
from workshop_app.concept.document_text import document_text
from workshop_app.concept.draft import build_document
from workshop_app.concept.preview import PreviewPage
from workshop_app.model.goals import ActionField
from workshop_app.model.stock import ExistingProject
from workshop_app.model.workshop import EditedPassage
from workshop_app.phases.step import ConceptPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.concept.look import with_pictures
from workshop_app.views.concept.origin_model import SOURCE
from workshop_app.views.concept.page import ConceptPage
from workshop_app.views.concept.view import ConceptView

pytestmark = pytest.mark.usefixtures("short_pauses")


def one_field(workshop):
    with workshop.change("Angelegt") as session:
        field = builders.an_action_field(session, code="HF-01", title="Wohnen", is_selected=True)
        card = builders.a_card(session, text="Wohnungen fehlen", question="F3")
        builders.an_existing_project(session, title="Lange Tafel", action_field_id=field.id)
        goal = builders.a_guiding_goal(session, action_field_id=field.id, text="Alle wohnen gut.")
        builders.a_card_origin(session, card_id=card.id, guiding_goal_id=goal.id)
    return field.id


@pytest.fixture
def content(request):
    return one_field if "view" in request.fixturenames else None


@pytest.fixture
def view(qtbot, workshop, bridge):
    """The screen of a workshop with one field, its goal, and a project to build on."""
    view = ConceptView(workshop, bridge, "N-01", ConceptPane("Konzept-Check"))
    qtbot.addWidget(view)
    view.resize(1100, 680)
    with qtbot.waitSignal(view.looking.looked), qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.show_page(f"feld-{result_of(one_field)}")
    return view


def links(page, scheme):
    """The words of all links of a scheme."""
    found = {}
    block = page.document().begin()
    while block.isValid():
        for fragment in block:
            form = fragment.fragment().charFormat()
            if form.anchorHref().startswith(f"{scheme}:"):
                found.setdefault(form.anchorHref(), fragment.fragment().text())
        block = block.next()
    return found


def text(view):
    return view.page.toPlainText()


def passage(view, words):
    return next(one for one in view.page.links.passages if words in one.text)


def open_passage(view, words="Darauf lässt sich aufbauen"):
    view.edit_passage(passage(view, words))
    return view.panel


def write(qtbot, view, words):
    """Replace the open text and wait until the page has it."""
    view.panel.editor.selectAll()
    type_text(view.panel.editor, words)
    with qtbot.waitSignal(view.looking.looked):
        view.panel.save_pending()


def test_the_page_reads_as_the_draft(view):
    assert "7.1 Wohnen" in text(view)
    assert "Alle wohnen gut." in text(view)


def test_the_next_chapter_is_one_key_away(qtbot, view):
    qtbot.keyClick(view.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert text(view).startswith("8 ")
    qtbot.keyClick(view.page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert text(view).startswith("7.1 ")


def test_a_gap_leads_to_its_place(qtbot, view):
    href = next(href for href, words in links(view.page, "luecke").items() if "Beleg" in words)

    with qtbot.waitSignal(view.place_wanted) as wanted:
        view.page.anchorClicked.emit(href)

    assert (wanted.args[0].step, wanted.args[0].field) == ("T2-02", "evidence")


def test_tab_and_enter_open_a_text(qtbot, view):
    view.page.setFocus()
    qtbot.keyClick(view.page, Qt.Key.Key_Tab)
    while not view.page.textCursor().charFormat().anchorHref().startswith("text:"):
        qtbot.keyClick(view.page, Qt.Key.Key_Tab)
    qtbot.keyClick(view.page, Qt.Key.Key_Return)

    assert view.panel.isVisible()
    assert view.panel.editor.hasFocus()


def test_own_words_are_saved_shown_and_in_the_draft(qtbot, workshop, view):
    open_passage(view)

    write(qtbot, view, "Darauf bauen wir: die Lange Tafel für alle.")

    assert "Darauf bauen wir: die Lange Tafel für alle." in text(view)
    assert workshop.undo_label() == "Text des Konzepts bearbeitet"
    draft = document_text(build_document(workshop).chapters)
    assert "Darauf bauen wir: die Lange Tafel für alle." in draft


def test_the_reopened_file_has_the_own_words(qtbot, workshop, view):
    open_passage(view)
    write(qtbot, view, "Eigene Worte.")

    with WorkshopFile.open(workshop.path, for_writing=False) as again:
        assert "Eigene Worte." in document_text(build_document(again).chapters)


def test_the_proposal_stands_again_by_a_button_and_undo_brings_the_own_words_back(
    qtbot, workshop, view
):
    open_passage(view)
    write(qtbot, view, "Eigene Worte.")

    with qtbot.waitSignal(view.looking.looked):
        view.panel.back_button.click()
    assert "Darauf lässt sich aufbauen" in text(view)
    assert "Darauf lässt sich aufbauen" in view.panel.editor.toPlainText()

    with qtbot.waitSignal(view.looking.looked):
        workshop.undo()
    assert "Eigene Worte." in text(view)
    assert view.panel.editor.toPlainText() == "Eigene Worte."


def rename(qtbot, workshop, view):
    with qtbot.waitSignal(view.looking.looked), workshop.change("Umbenannt") as session:
        session.scalars(select(ExistingProject)).one().title = "Große Tafel"


def test_a_changed_proposal_is_pointed_out_with_both_proposals(qtbot, workshop, view):
    open_passage(view)
    write(qtbot, view, "Eigene Worte.")
    assert not view.panel.news.isVisible()

    rename(qtbot, workshop, view)

    assert view.panel.news.isVisible()
    assert "Lange Tafel" in view.panel.news.old.toPlainText()
    assert "Große Tafel" in view.panel.news.new.toPlainText()
    assert "Eigene Worte." in text(view)


def test_so_lassen_keeps_the_own_words_and_says_no_more(qtbot, workshop, view):
    open_passage(view)
    write(qtbot, view, "Eigene Worte.")
    rename(qtbot, workshop, view)

    with qtbot.waitSignal(view.looking.looked):
        view.panel.news.keep_button.click()

    assert not view.panel.news.isVisible()
    assert "Eigene Worte." in text(view)


def test_uebernehmen_takes_the_new_proposal(qtbot, workshop, view):
    open_passage(view)
    write(qtbot, view, "Eigene Worte.")
    rename(qtbot, workshop, view)

    with qtbot.waitSignal(view.looking.looked):
        view.panel.news.take_button.click()

    assert "Große Tafel" in text(view)
    with workshop.read() as session:
        assert session.scalars(select(EditedPassage)).all() == []


def test_writing_on_after_the_proposal_changed_does_not_hide_that(qtbot, workshop, view):
    open_passage(view)
    write(qtbot, view, "Eigene Worte.")
    rename(qtbot, workshop, view)

    write(qtbot, view, "Andere eigene Worte.")

    assert view.panel.news.isVisible()


def test_what_is_typed_while_the_draft_is_made_stays(qtbot, view):
    open_passage(view)
    view.panel.editor.selectAll()
    type_text(view.panel.editor, "Erster Stand.")
    view.panel.save_pending()
    type_text(view.panel.editor, " Und weiter")

    with qtbot.waitSignal(view.looking.looked):
        pass

    assert view.panel.editor.toPlainText() == "Erster Stand. Und weiter"
    view.panel.save_pending()


def test_a_text_is_saved_when_the_screen_is_left(workshop, view):
    open_passage(view)
    view.panel.editor.selectAll()
    type_text(view.panel.editor, "Kurz vor Schluss.")

    view.save_pending()

    with workshop.read() as session:
        assert session.scalars(select(EditedPassage.text)).all() == ["Kurz vor Schluss."]


def test_a_paragraph_that_was_left_out_can_be_opened_again(qtbot, view):
    open_passage(view)
    view.panel.editor.clear()
    with qtbot.waitSignal(view.looking.looked):
        view.panel.save_pending()

    assert "Der Absatz ist weggelassen." in text(view)
    assert any(one.text == "" for one in view.page.links.passages)


def test_ctrl_b_makes_words_strong_and_plain_again(qtbot, view):
    editor = open_passage(view).editor
    editor.setPlainText("Das ist wichtig.")
    cursor = editor.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(15, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)

    qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "Das ist **wichtig**."
    qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "Das ist wichtig."
    view.panel.save_pending()


def test_escape_puts_the_text_away_and_the_focus_back(qtbot, view):
    open_passage(view)

    qtbot.keyClick(view.panel.editor, Qt.Key.Key_Escape)

    assert not view.panel.isVisible()
    assert view.page.hasFocus()


def test_the_place_one_reads_at_stays_after_a_change(qtbot, workshop, view):
    with qtbot.waitSignal(view.looking.looked), workshop.change("Mehr") as session:
        field = session.scalars(select(ActionField)).one()
        for number in range(12):
            builders.a_guiding_goal(
                session, action_field_id=field.id, text=f"Ziel {number} ist erreicht."
            )
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    seen = view.page.cursorForPosition(view.page.viewport().rect().topLeft()).block().text()

    with qtbot.waitSignal(view.looking.looked), workshop.change("Davor") as session:
        for number in range(6):
            builders.an_existing_project(
                session, title=f"Projekt {number}", action_field_id=field.id
            )

    now = view.page.cursorForPosition(view.page.viewport().rect().topLeft()).block().text()
    assert now == seen
    assert bar.value() > before


def test_a_goal_shows_its_origin_and_leads_to_the_card(qtbot, view):
    href = next(iter(links(view.page, "herkunft")))
    view.page.anchorClicked.emit(href)

    assert view.origin.isVisible()
    assert "1 Karte" in view.origin.words.text()
    assert view.origin.list.currentIndex().data(SOURCE).text == "Wohnungen fehlen"
    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(view.origin.list, Qt.Key.Key_Return)
    assert wanted.args[0].code == "K-001"


def test_the_origin_gives_way_to_the_findings(qtbot, view):
    view.page.anchorClicked.emit(next(iter(links(view.page, "herkunft"))))

    qtbot.keyClick(view.origin.list, Qt.Key.Key_Escape)

    assert view.check.isVisible()
    assert view.page.hasFocus()


def test_only_findings_of_the_chapter_are_shown_on_demand(qtbot, view):
    everything = view.check.model.rowCount()

    view.check.filter.only_chapter.setChecked(True)

    here = view.check.model.rowCount()
    assert 0 < here < everything
    view.show_page("leitbild")
    assert view.check.model.rowCount() < everything


def test_only_findings_of_a_severity_are_shown_on_demand(qtbot, view):
    errors, *_others = view.check.filter.chips.values()
    everything = view.check.model.rowCount()

    errors.click()
    assert view.check.model.rowCount() < everything
    errors.click()
    assert view.check.model.rowCount() == everything


def test_where_it_is_narrow_findings_and_chapters_take_turns(qtbot, view):
    view.resize(700, 680)
    assert view.chapter_list.isVisible()
    assert not view.check.isVisible()
    view.focus_entry()
    assert view.chapter_list.hasFocus()

    view.columns.switch.button("befunde").click()
    assert view.check.isVisible()
    assert not view.chapter_list.isVisible()

    view.resize(1100, 680)
    assert view.chapter_list.isVisible()
    assert view.check.isVisible()


def test_the_focus_stays_in_the_findings_when_it_becomes_narrow(view):
    view.check.list.setFocus()

    view.resize(700, 680)

    assert view.check.list.hasFocus()
    view.resize(1100, 680)
    assert view.check.list.hasFocus()


def test_the_origin_is_seen_where_it_is_narrow_too(view):
    view.resize(700, 680)

    view.page.anchorClicked.emit(next(iter(links(view.page, "herkunft"))))

    assert view.origin.isVisible()


def test_a_read_only_workshop_can_be_read_and_not_edited(qtbot, workshop, view):
    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        bridge = ChangeBridge(reading)
        other = ConceptView(reading, bridge, "N-01", ConceptPane("Konzept-Check"))
        qtbot.addWidget(other)
        with qtbot.waitSignal(other.looking.looked):
            other.show()
        other.show_page(view.page.page.key)
        other.edit_passage(other.page.links.passages[0])

        assert other.panel.editor.isReadOnly()
        assert not other.panel.back_button.isVisible()
        bridge.close()
        other.hide()


@pytest.fixture
def page(qtbot):
    page = ConceptPage()
    qtbot.addWidget(page)
    page.resize(500, 400)
    return page


def a_page(*items):
    return PreviewPage("k", "k", "5", "Ausgangslage", 1, items)


def test_pictures_of_charts_as_they_were_before_are_dropped():
    before, now = (
        VoteChart("Punkte", (VoteBar("Wohnen", points, is_chosen=True),)) for points in (3, 4)
    )
    drawn = {before: b"drei", now: b"vier"}

    (shown,) = with_pictures([a_page(Figure(now, "Ein Balken", 10.0))], drawn)

    assert drawn == {now: b"vier"}
    assert [item.image for item in shown.items] == [b"vier"]


def test_a_picture_is_drawn_and_one_that_cannot_be_says_what_it_shows(page):
    good = Figure(a_png(40, 30), "Ein Säulenbild", 10.0, caption="Zuzüge", source="Amt")
    page.show_page(a_page(good, Figure(b"kein Bild", "Ein Kreis", 10.0)))

    assert "Zuzüge" in page.toPlainText()
    assert "Quelle: Amt" in page.toPlainText()
    assert "Abbildung: Ein Kreis" in page.toPlainText()
    assert page.toPlainText().count("\ufffc") == 1


def test_what_follows_a_table_stands_behind_it(page):
    table = Table((Column("Wer"), Column("Was")), (((plain("Rat"),), (plain("beschließt"),)),))
    page.show_page(a_page(table, Heading(2, "Danach", "danach"), Paragraph((plain("Ende."),))))

    lines = page.toPlainText().splitlines()
    assert lines[-2:] == ["Danach", "Ende."]


def test_links_of_objectives_lead_to_their_origin(page):
    row_id = uuid.uuid4()
    table = Table((Column("Ziel"),), (((plain("Bis 2030 …"),),),), shows=(row_id,))
    heading = Heading(3, "Leitziel", "leitziel-x", numbered=False, shows=(uuid.uuid4(),))

    page.show_page(a_page(heading, table))

    assert f"herkunft:{row_id}" in links(page, "herkunft")
