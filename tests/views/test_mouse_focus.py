"""Who clicks beside the step goes on typing where they were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.views.filled_files import put_filled, town_at
from tests.views.keyboard import type_text
from tests.views.shown_cockpits import shown_cockpit
from workshop_app.views.projector.mode import Mode

LEFT = Qt.MouseButton.LeftButton

# The offscreen platform says so of each menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def cockpit(qtbot, tmp_path):
    path = put_filled(tmp_path / "Auental.workshop", town_at("T1-07"))
    with shown_cockpit(qtbot, path) as cockpit:
        cockpit.area.focus_entry()
        yield cockpit


@pytest.fixture
def entry(cockpit):
    """The line in which cards are typed, which has the focus."""
    entry = QApplication.focusWidget()
    assert cockpit.area.isAncestorOf(entry)
    return entry


def test_what_is_typed_after_a_click_on_the_time_arrives_in_the_entry_line(qtbot, cockpit, entry):
    for button in (cockpit.regie.time.minute_buttons[1], cockpit.regie.time.toggle_button):
        qtbot.mouseClick(button, LEFT)

    type_text(QApplication.focusWidget(), "Busse fahren selten")

    assert entry.toPlainText() == "Busse fahren selten"


def test_letters_after_a_click_on_the_projector_box_are_text(qtbot, cockpit, entry):
    cockpit.projector.stage.toggle()
    qtbot.mouseClick(cockpit.projector.box.mode_buttons[Mode.FROZEN], LEFT)
    assert cockpit.projector.projector.mode is Mode.FROZEN

    type_text(QApplication.focusWidget(), "blf")

    assert entry.toPlainText() == "blf"
    assert cockpit.projector.projector.mode is Mode.FROZEN


def test_no_button_beside_the_step_takes_the_focus_by_mouse(cockpit):
    for place in (cockpit.top, cockpit.rail, cockpit.regie):
        for button in place.findChildren(QAbstractButton):
            assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.accessibleName()


def test_tab_still_comes_to_the_buttons(qtbot, cockpit):
    cockpit.regie.time.toggle_button.setFocus()

    qtbot.keyClick(cockpit.regie.time.toggle_button, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is cockpit.regie.time.minute_buttons[-1]


def test_a_menu_of_the_projector_box_gives_the_focus_back(qtbot, cockpit, entry):
    cockpit.projector.stage.toggle()
    box = cockpit.projector.box
    box.more_menu.aboutToShow.connect(box.more_menu.close, Qt.ConnectionType.QueuedConnection)

    qtbot.mouseClick(box.more_button, LEFT)  # returns when the menu is closed

    assert cockpit.focusWidget() is entry


def test_a_notice_that_is_closed_by_mouse_gives_no_focus_away(qtbot, cockpit, entry):
    notice = cockpit.notices.news
    notice.show_notice("Gespeichert", offers=[("Zeigen", notice.text.text)])

    for button in (*notice.buttons, notice.close_button):
        qtbot.mouseClick(button, LEFT)

    assert not notice.isVisible()
    assert QApplication.focusWidget() is entry


def test_going_on_by_mouse_leads_to_the_entry_of_the_next_step(qtbot, cockpit, entry):
    qtbot.mouseClick(cockpit.regie.next_button, LEFT)

    assert cockpit.navigation.step != "T1-07"
    qtbot.waitUntil(lambda: cockpit.area.isAncestorOf(QApplication.focusWidget()))


def test_a_click_on_the_tab_that_is_open_leaves_the_entry_line(qtbot, cockpit, entry):
    type_text(entry, "Busse ")

    qtbot.mouseClick(cockpit.area.header.tabs.button("0"), LEFT)
    type_text(QApplication.focusWidget(), "fahren selten")

    assert entry.toPlainText() == "Busse fahren selten"
