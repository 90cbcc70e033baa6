"""The moderator's keys and the box in the Regie."""

import shutil
from pathlib import Path

import builders
import pytest
from keyboard import type_text
from projector_pages import BEAMER, LAPTOP, FakeScreens, text_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from workshop_app.phases.board import boards
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import rounds
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.look.letter_keys import use_letter_keys
from workshop_app.views.projector.mode import Mode
from workshop_app.views.settings import Settings

K = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def forty_cards(tmp_path_factory):
    """A closed file at a board with forty cards; tests get copies."""
    path = tmp_path_factory.mktemp("board") / "Auental.workshop"
    with builders.a_workshop(path) as workshop, workshop.change("Angelegt") as session:
        builders.a_municipality(session, name="Stadt Auental")
        builders.a_workshop_row(session, title="Integrationskonzept", current_step="T1-07")
        texts = [f"Karte {number} mit ein paar Worten darauf" for number in range(40)]
        boards.add_cards(session, question="F2", step="T1-07", texts=texts)
    return path


@pytest.fixture
def cockpit(qtbot, forty_cards, tmp_path):
    path = Path(shutil.copy(forty_cards, tmp_path))
    cockpit = Cockpit(WorkshopFile.open(path), Settings(), screens=FakeScreens(LAPTOP))
    cockpit.resize(1366, 768)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    cockpit.activateWindow()
    yield cockpit
    cockpit.shut_down()
    cockpit.deleteLater()


@pytest.fixture
def projector(cockpit):
    return cockpit.projector.projector


def press(qtbot, cockpit, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or cockpit, key, modifiers)


def go_to_a_break(cockpit):
    """Where nothing wants letters or arrows."""
    cockpit.navigation.go_to("T1-P1")


def test_f5_shows_and_hides_it(qtbot, cockpit):
    press(qtbot, cockpit, K.Key_F5)
    window = cockpit.projector.stage.window
    shown = window.isVisible(), cockpit.top.projector_button.text()

    press(qtbot, cockpit, K.Key_F5)

    assert shown == (True, "Beamer aus · F5")
    assert cockpit.projector.stage.window is None
    assert cockpit.top.projector_button.text() == "Beamer an · F5"


def test_the_button_in_the_top_bar_does_the_same(cockpit):
    cockpit.top.projector_button.click()

    assert cockpit.projector.stage.is_on
    assert cockpit.projector.box.isVisible()


def test_it_shows_the_pane_that_is_open(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)

    cockpit.area.show_pane(1)

    assert "Wo hakt es konkret?" in text_of(projector.pages[0])


def test_it_follows_to_a_step_of_the_rail(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)

    cockpit.rail.step_chosen.emit("T1-P1")

    assert "bis 10:35 Uhr" in text_of(projector.pages[0])


@pytest.mark.parametrize(
    ("key", "mode"), [(K.Key_F, Mode.FROZEN), (K.Key_B, Mode.BLACK), (K.Key_L, Mode.LOGO)]
)
def test_single_letters_act_outside_text(qtbot, cockpit, projector, key, mode):
    press(qtbot, cockpit, K.Key_F5)
    go_to_a_break(cockpit)

    press(qtbot, cockpit, key)
    changed = projector.mode
    press(qtbot, cockpit, key)

    assert changed is mode
    assert projector.mode is Mode.LIVE


def test_single_letters_can_be_switched_off(qtbot, cockpit, projector):
    use_letter_keys(are_on=False)
    press(qtbot, cockpit, K.Key_F5)
    go_to_a_break(cockpit)

    press(qtbot, cockpit, K.Key_B)
    use_letter_keys(are_on=True)

    assert projector.mode is Mode.LIVE


def test_in_a_text_field_a_letter_is_a_letter(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)

    type_text(QApplication.focusWidget(), "fbl")

    assert projector.mode is Mode.LIVE
    assert cockpit.area.current_view().capture.line.toPlainText() == "fbl"


def test_on_a_card_b_still_sets_it_aside(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    cockpit.area.current_view().focus.focus_first()

    press(qtbot, cockpit, K.Key_B)

    assert projector.mode is Mode.LIVE
    assert cockpit.workshop.undo_label() == "Karte beiseitegelegt"


def test_black_can_be_reached_from_a_text_field(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)

    press(qtbot, cockpit, K.Key_B, CONTROL_SHIFT)

    assert projector.mode is Mode.BLACK


def test_letters_do_nothing_while_it_is_off(qtbot, cockpit, projector):
    go_to_a_break(cockpit)

    press(qtbot, cockpit, K.Key_B)

    assert projector.mode is Mode.LIVE


def test_pages_turn_by_keys_that_nobody_else_wants(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    cockpit.regie.next_button.setFocus()
    pages = []

    for key in (K.Key_PageDown, K.Key_PageDown, K.Key_PageUp):
        press(qtbot, cockpit, key)
        pages.append(projector.page)

    assert pages == [1, 2, 1]


def test_pages_turn_from_a_text_field_too(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)

    press(qtbot, cockpit, K.Key_PageDown, CONTROL_SHIFT)

    assert projector.page == 1


def test_a_message_is_shown_only_after_enter(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    press(qtbot, cockpit, K.Key_M, CONTROL_SHIFT)
    line = cockpit.projector.box.message
    type_text(line, "Bitte in den Saal")
    typed = projector.message, line.hasFocus()

    press(qtbot, cockpit, K.Key_Return)

    assert typed == ("", True)
    assert projector.message == "Bitte in den Saal"
    assert not line.isVisible()
    assert cockpit.area.current_view().capture.line.hasFocus()


def test_escape_leaves_the_message_as_it_was(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    projector.tell("Steht schon da")
    press(qtbot, cockpit, K.Key_M, CONTROL_SHIFT)
    type_text(cockpit.projector.box.message, "Halb get")

    press(qtbot, cockpit, K.Key_Escape)

    assert projector.message == "Steht schon da"


def test_the_box_says_the_state_in_words(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    box = cockpit.projector.box
    words = [box.state.text()]

    for mode in (Mode.FROZEN, Mode.BLACK, Mode.LOGO):
        box.mode_buttons[mode].click()
        words.append(box.state.text())

    assert words == ["live", "eingefroren", "schwarz", "Logo"]
    assert [mode for mode, b in box.mode_buttons.items() if b.isChecked()] == [Mode.LOGO]


def test_the_box_tells_the_page_and_turns_it(qtbot, cockpit):
    press(qtbot, cockpit, K.Key_F5)
    box = cockpit.projector.box

    box.next_button.click()

    assert box.pages.text().startswith("· 2 von ")
    assert box.back_button.isEnabled()


def test_the_thumbnail_shows_the_image(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    thumbnail = cockpit.projector.box.thumbnail
    before = thumbnail.grab().toImage()

    projector.toggle(Mode.BLACK)

    assert thumbnail.grab().toImage() != before


def test_a_lost_screen_is_told_until_it_is_back(qtbot, cockpit):
    screens = cockpit.projector.stage.screens
    screens.plug(LAPTOP, BEAMER)
    press(qtbot, cockpit, K.Key_F5)

    screens.plug(LAPTOP)
    told = cockpit.notices.news.isVisible(), cockpit.notices.news.text.text()
    screens.plug(LAPTOP, BEAMER)

    assert told[0]
    assert "HDMI-1" in told[1]
    assert not cockpit.notices.news.isVisible()


def test_cards_are_held_back_and_released_on_the_board(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    cockpit.area.show_pane(1)
    view = cockpit.area.current_view()
    view.releasing.hold_button.click()
    view.focus_entry()
    type_text(QApplication.focusWidget(), "Ganz geheim")
    press(qtbot, cockpit, K.Key_Return)
    qtbot.waitUntil(lambda: "noch verdeckt" in text_of(projector.pages[0]))
    hidden = text_of(projector.pages[0])

    with qtbot.waitSignal(projector.image_changed):
        view.releasing.release_button.click()

    assert "Ganz geheim" not in hidden
    assert "Ganz geheim" in text_of(projector.pages[0])
    assert cockpit.workshop.undo_label() == "Karte freigegeben"
    assert not view.releasing.release_button.isVisible()


def test_the_window_goes_with_the_workshop(qtbot, cockpit):
    press(qtbot, cockpit, K.Key_F5)
    window = cockpit.projector.stage.window

    cockpit.projector.stop()

    assert not window.isVisible()
    assert not cockpit.projector.stage.is_on


def test_the_timer_of_the_step_is_shown_to_the_room(qtbot, cockpit, projector):
    press(qtbot, cockpit, K.Key_F5)
    before = projector.clock

    press(qtbot, cockpit, K.Key_F9)

    assert before is None
    assert projector.clock is not None
    assert projector.clock.text in {"1:00:00", "59:59"}


def test_the_room_sees_the_project_that_is_worked_on(qtbot, cockpit, projector):
    with cockpit.workshop.change("Projekte") as session:
        builders.a_project_idea(session, title="Lesepaten")
        builders.a_project_idea(session, title="Dolmetscherpool")
    press(qtbot, cockpit, K.Key_F5)
    cockpit.navigation.go_to("T2-06")
    first = text_of(projector.pages[projector.page])

    cockpit.area.current_view().jump_to("PI-02")

    assert "Lesepaten" in first
    assert "Dolmetscherpool" in text_of(projector.pages[projector.page])


def test_the_room_sees_the_round_in_sight(qtbot, cockpit, projector):
    with cockpit.workshop.change("Handlungsfelder") as session:
        builders.an_action_field(session, title="Wohnen")
        builders.an_action_field(session, title="Arbeit")
        rounds.start_round(session, VoteSubject.ACTION_FIELDS)  # the second
    press(qtbot, cockpit, K.Key_F5)
    cockpit.navigation.go_to("T1-11")
    newest = text_of(projector.pages[0])

    cockpit.area.current_view().tabs.setCurrentIndex(0)
    chosen = text_of(projector.pages[0])
    cockpit.area.show_pane(1)
    cockpit.area.show_pane(0)

    assert "Runde 2" in newest
    assert "Runde 1" in chosen
    assert "Runde 1" in text_of(projector.pages[0])


def test_a_message_without_a_projector_is_told_to_whoever_wants_to_write_it(qtbot, cockpit):
    told = []
    cockpit.bridge.told.connect(lambda message: told.append(message.text))

    press(qtbot, cockpit, Qt.Key.Key_M, CONTROL_SHIFT)

    assert told == ["Der Beamer ist aus. F5 schaltet ihn ein."]
