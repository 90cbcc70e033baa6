import pytest
from board_views import (
    ALT,
    CONTROL,
    SHIFT,
    add_cards,
    add_cluster,
    key,
    reopened,
    saved,
    shown,
    write,
)
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from workshop_app.phases.board import clusters
from workshop_app.phases.board.board_reading import Pile

K = Qt.Key


def paste(view, text):
    QApplication.clipboard().setText(text)
    view.capture.line.paste()


def test_enter_saves_and_shows_the_card_and_keeps_the_focus(workshop, view):
    write("Jürgen lädt zum Sprachcafé ein")
    key(K.Key_Return)

    assert reopened(workshop)[""] == ["Jürgen lädt zum Sprachcafé ein"]
    assert shown(view)[""] == ["Jürgen lädt zum Sprachcafé ein"]
    assert view.capture.line.toPlainText() == ""
    assert view.capture.line.hasFocus()


def test_empty_board_says_what_to_do_until_the_first_card(view):
    before = view.stack.currentWidget() is view.empty

    write("Sprachcafé")
    key(K.Key_Return)

    assert before
    assert view.stack.currentWidget() is view.area


def test_enter_on_an_empty_line_makes_no_card(workshop, view):
    write("  ")
    key(K.Key_Return)

    assert saved(workshop)[""] == []


def test_control_enter_breaks_the_line(workshop, view):
    write("erste")
    key(K.Key_Return, CONTROL)
    write("zweite")
    height = view.capture.line.height()
    key(K.Key_Return)

    assert saved(workshop)[""] == ["erste\nzweite"]
    assert height > view.capture.line.height()


def test_shift_enter_asks_for_the_explanation_and_comes_back(workshop, view):
    write("Sprachcafé")
    key(K.Key_Return, SHIFT)
    field = QApplication.focusWidget().objectName()
    write("dienstags im Mehrgenerationenhaus")
    key(K.Key_Return)

    assert field == "card_explanation"
    assert view.model.cards_in(Pile.UNASSIGNED)[0].explanation == (
        "dienstags im Mehrgenerationenhaus"
    )
    assert view.capture.line.hasFocus()


def test_up_in_the_empty_line_edits_the_last_card_and_comes_back(workshop, view):
    for text in ("eins", "zwei"):
        write(text)
        key(K.Key_Return)

    key(K.Key_Up)
    write("undzwanzig")
    key(K.Key_Return)

    assert saved(workshop)[""] == ["eins", "zweiundzwanzig"]
    assert view.capture.line.hasFocus()


def test_name_of_a_cluster_sends_one_card_there(workshop, view):
    add_cluster(workshop, "Sprache")

    write("#spr Lesepaten")
    hint = view.hint.text()
    key(K.Key_Return)
    write("Sportfest")
    key(K.Key_Return)

    assert "1 Sprache" in hint
    assert saved(workshop) == {"Sprache": ["Lesepaten"], "": ["Sportfest"], "beiseite": []}


def test_name_that_is_no_cluster_begins_one_in_the_same_change(workshop, view):
    write("#Kultur Fest")
    hint = view.hint.text()
    key(K.Key_Return)
    made = saved(workshop)
    workshop.undo()

    assert hint == "Cluster „Kultur“ wird angelegt"
    assert made == {"Kultur": ["Fest"], "": [], "beiseite": []}
    assert saved(workshop) == {"": [], "beiseite": []}
    assert view.hint.isHidden()


def test_name_of_a_new_cluster_alone_is_where_the_next_cards_go(workshop, view):
    write("#Kultur")
    key(K.Key_Return)
    write("Fest")
    key(K.Key_Return)

    assert saved(workshop)["Kultur"] == ["Fest"]


def test_new_cluster_begins_when_the_pane_goes_away_too(workshop, view):
    write("#Kultur Fest")

    view.save_pending()

    assert saved(workshop)["Kultur"] == ["Fest"]


@pytest.mark.parametrize("typed", ["#Kultur", "#1"])
def test_where_a_card_would_go_is_nothing_to_save(qtbot, workshop, bridge, view, typed):
    add_cluster(workshop, "Sprache")
    write(typed)

    with qtbot.assertNotEmitted(bridge.told):
        view.save_pending()

    assert saved(workshop) == {"Sprache": [], "": [], "beiseite": []}


def test_number_that_no_cluster_has_stays_in_the_text_and_is_told(workshop, view):
    write("#7 Kurse")
    hint = view.hint.text()
    key(K.Key_Return)

    assert "7" in hint
    assert saved(workshop)[""] == ["#7 Kurse"]


def test_alt_and_a_digit_choose_where_cards_go(workshop, view):
    add_cluster(workshop, "Sprache")
    add_cluster(workshop, "Arbeit")

    key(K.Key_2, ALT)
    chosen = view.capture.target_button.text()
    write("Lotsen")
    key(K.Key_Return)
    key(K.Key_0, ALT)
    write("Fest")
    key(K.Key_Return)

    assert "2 Arbeit" in chosen
    assert saved(workshop) == {"Sprache": [], "Arbeit": ["Lotsen"], "": ["Fest"], "beiseite": []}


def test_digit_without_a_cluster_changes_nothing(view):
    key(K.Key_7, ALT)

    assert view.capture.target is Pile.UNASSIGNED


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus, offscreen
def test_target_is_chosen_from_the_button_too(workshop, view):
    cluster = add_cluster(workshop, "Sprache & Bildung")

    view.capture.target_button.click()
    menu = view.capture.findChild(QMenu)
    entry = next(action for action in menu.actions() if "Sprache" in action.text())
    entry.trigger()
    menu.close()

    assert view.capture.target == cluster
    assert "Alt+1" in entry.text()


def test_target_that_is_dissolved_is_given_up(workshop, view):
    cluster = add_cluster(workshop, "Sprache")
    view.capture.choose_target(cluster)

    with workshop.change("Cluster aufgelöst") as session:
        clusters.delete_cluster(session, cluster_id=cluster)

    assert view.capture.target is Pile.UNASSIGNED


def test_pasted_list_becomes_cards_after_enter(workshop, view):
    write("halb")
    paste(view, "• Lesepaten\n• Sprachcafé\n• Fest")
    asked = view.hint.text()
    before = saved(workshop)[""]
    key(K.Key_Return)

    assert asked.startswith("3 Karten anlegen?")
    assert before == []
    assert saved(workshop)[""] == ["Lesepaten", "Sprachcafé", "Fest"]
    assert view.capture.line.toPlainText() == "halb"
    assert workshop.undo_label() == "3 Karten angelegt"


def test_the_question_shows_the_first_cards_and_marks_equal_ones(view):
    others = [f"Karte {number}" for number in range(3, 8)]
    paste(
        view,
        "\n".join(["\t1.\tErste Karte", "Zweite " * 40, *others[:1], "• Erste Karte", *others]),
    )

    asked, first, second, *_others, last = view.hint.text().split("\n")

    assert asked == "9 Karten anlegen?  Enter – ja, Esc – nein"
    assert first == "2 × Erste Karte"
    assert (second[:13], second[-1]) == ("Zweite Zweite", "…")
    assert last == "… und 3 weitere"
    assert view.rect().contains(view.hint.geometry())


def test_far_too_many_pasted_lines_are_refused_where_the_question_would_stand(workshop, view):
    paste(view, "Fest\n" * 501)
    said = view.hint.text()
    key(K.Key_Return)

    assert "höchstens 500 Karten" in said
    assert saved(workshop)[""] == []


def test_escape_leaves_a_pasted_list_alone(workshop, view):
    paste(view, "Lesepaten\nSprachcafé")
    key(K.Key_Escape)
    hidden = view.hint.isHidden()
    key(K.Key_Return)

    assert hidden
    assert saved(workshop)[""] == []


def test_escape_empties_the_line_and_undo_brings_the_text_back(view):
    write("#Kultur Fest")

    key(K.Key_Escape)
    emptied, hidden = view.capture.line.toPlainText(), view.hint.isHidden()
    key(K.Key_Z, CONTROL)

    assert (emptied, hidden) == ("", True)
    assert view.capture.line.toPlainText() == "#Kultur Fest"


def test_escape_answers_a_question_before_it_empties_the_line(view):
    write("halb")
    paste(view, "Lesepaten\nSprachcafé")

    key(K.Key_Escape)
    first = view.capture.line.toPlainText()
    key(K.Key_Escape)

    assert (first, view.capture.line.toPlainText()) == ("halb", "")


def test_writing_on_answers_no_and_is_kept(workshop, view):
    paste(view, "Lesepaten\nSprachcafé")
    write("Fest")
    key(K.Key_Return)

    assert saved(workshop)[""] == ["Fest"]


def test_single_pasted_line_goes_into_the_entry(view):
    paste(view, "Lesepaten\n")

    assert view.capture.line.toPlainText().strip() == "Lesepaten"


def test_text_beyond_a_card_is_cut_and_told(qtbot, bridge, view):
    with qtbot.waitSignal(bridge.told):
        paste(view, "x" * 10_050)

    assert len(view.capture.line.toPlainText()) == 10_000


def test_refused_card_stays_in_the_line(qtbot, workshop, bridge, view):
    cluster = add_cluster(workshop, "Sprache")
    view.capture.choose_target(cluster)
    bridge.committed.disconnect(view._on_committed)
    workshop.undo()
    write("Lesepaten")

    with qtbot.waitSignal(bridge.told):
        key(K.Key_Return)

    assert view.capture.line.toPlainText() == "Lesepaten"


def test_typed_text_becomes_a_card_when_the_pane_goes_away(qtbot, workshop, bridge, view):
    write("angefangen")

    with qtbot.waitSignal(bridge.told):
        view.save_pending()

    assert saved(workshop)[""] == ["angefangen"]
    assert view.capture.line.toPlainText() == ""


def test_nothing_typed_is_nothing_to_save(workshop, view):
    view.save_pending()

    assert saved(workshop)[""] == []


def test_warning_appears_above_sixty_cards(workshop, view):
    add_cards(workshop, *(f"Karte {number}" for number in range(60)))
    before = view.tools.many_chip.isVisible()
    add_cards(workshop, "noch eine")

    assert (before, view.tools.many_chip.isVisible()) == (False, True)
    assert view.tools.counts.text() == "Karten: 61 · 0 Cluster"


def test_control_up_goes_to_the_board_and_escape_back(workshop, view):
    add_cards(workshop, "eins")

    key(K.Key_Up, CONTROL)
    there = QApplication.focusWidget().objectName()
    key(K.Key_Escape)

    assert there == "cards"
    assert view.capture.line.hasFocus()


def test_undo_key_is_the_workshops_until_something_is_typed(view):
    def wants_it():
        event = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_Z, CONTROL, "\x1a")
        event.ignore()
        QApplication.sendEvent(view.capture.line, event)
        return event.isAccepted()

    before = wants_it()
    write("halb")

    assert (before, wants_it()) == (False, True)


def test_line_says_that_letters_are_commands_while_a_card_has_the_focus(workshop, view):
    write("eins")
    key(K.Key_Return)
    typed_here = view.capture.line.placeholderText()

    key(K.Key_Up, CONTROL)

    assert "Buchstaben" not in typed_here
    assert "Buchstaben sind Befehle" in view.capture.line.placeholderText()
    assert "F2" in view.capture.line.placeholderText()
    key(K.Key_Escape)
    assert view.capture.line.placeholderText() == typed_here
