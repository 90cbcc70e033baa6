import pytest
from PySide6.QtCore import Qt

from tests.builders import a_card, a_cluster
from tests.views.keyboard import type_text
from workshop_app.model.goals import GoalStatus
from workshop_app.phases import texts
from workshop_app.phases.step import TextPane, TextSubject
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.text.view import TextView


@pytest.fixture
def make_view(qtbot, workshop, bridge):
    def make(subject=TextSubject.VISION):
        view = TextView(workshop, bridge, "T1-10", TextPane("Leitbild", subject))
        qtbot.addWidget(view)
        view.show()
        return view

    return make


def saved(workshop, subject=TextSubject.VISION):
    with workshop.read() as session:
        return texts.read(session, subject)


@pytest.mark.usefixtures("short_pauses")
def test_text_is_saved_after_a_pause(qtbot, workshop, bridge, make_view):
    view = make_view()

    with qtbot.waitSignal(bridge.committed):
        type_text(view.editor, "Alle gehören dazu.")

    assert saved(workshop).text == "Alle gehören dazu."


def test_text_is_saved_when_the_pane_goes_away(qtbot, workshop, make_view):
    view = make_view(TextSubject.FOREWORD)
    type_text(view.editor, "Liebe Gäste")

    view.save_pending()

    assert saved(workshop, TextSubject.FOREWORD).text == "Liebe Gäste"


def test_text_is_there_again_when_the_file_is_opened_anew(workshop, make_view):
    view = make_view()
    type_text(view.editor, "Wir bauen Brücken.")
    view.save_pending()

    with WorkshopFile.open(workshop.path, for_writing=False) as reopened:
        assert saved(reopened).text == "Wir bauen Brücken."


def test_undo_shows_the_text_of_before(qtbot, workshop, make_view):
    view = make_view()
    type_text(view.editor, "Erster Satz.")
    view.save_pending()
    type_text(view.editor, " Zweiter Satz.")
    view.save_pending()

    workshop.undo()

    assert view.editor.toPlainText() == "Erster Satz."


def test_title_is_saved_with_enter(qtbot, workshop, make_view):
    view = make_view()

    type_text(view.heading, "Auental verbindet")
    qtbot.keyClick(view.heading, Qt.Key.Key_Return)

    assert saved(workshop).heading == "Auental verbindet"


def test_integration_understanding_has_neither_title_nor_status(make_view):
    view = make_view(TextSubject.INTEGRATION_UNDERSTANDING)

    assert not view.heading.isVisible()
    assert not view.status.isVisible()


def test_agreement_is_saved_and_shown(qtbot, workshop, make_view):
    view = make_view()

    qtbot.mouseClick(view.status.button("konsens"), Qt.MouseButton.LeftButton)

    assert saved(workshop).status is GoalStatus.CONSENSUS
    assert view.status.selected_key() == "konsens"


def test_word_count_warns_while_the_text_is_short(qtbot, make_view):
    view = make_view()

    type_text(view.editor, "Ein kurzer Satz")

    assert view.word_count.text() == "3 Wörter · üblich sind 20 bis 150"
    assert view.word_count.property("role") == "warning"


def test_card_of_the_board_is_put_into_the_text_with_enter(qtbot, workshop, make_view):
    view = make_view()
    with workshop.change("Karten") as session:
        cluster = a_cluster(session, title="Markt", question="F5")
        a_card(session, text="Viele Sprachen auf dem Markt", question="F5", cluster_id=cluster.id)

    view.inspirations.setFocus()
    view.inspirations.setCurrentIndex(view.inspirations.model().index(1, 0))
    qtbot.keyClick(view.inspirations, Qt.Key.Key_Return)

    assert view.editor.toPlainText() == "Viele Sprachen auf dem Markt"


def test_list_of_cards_is_hidden_while_there_are_none(make_view):
    assert not make_view().inspirations.isVisible()
