"""The menu „Ansicht“ shows what is chosen and changes it."""

import pytest
from PySide6.QtCore import Qt

from tests.views.keyboard import type_text
from workshop_app.views.look.view_commands import view_commands
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings

# The offscreen platform says so of each menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot, usual_theme, tmp_path):
    window = MainWindow(Settings(tmp_path / "einstellungen.json"))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.view.menu.close()
    window.close_workshop()
    window.close()
    window.deleteLater()


def texts(menu):
    return [action.text().split("\t")[0] for action in menu.actions()]


def test_it_opens_with_a_key_and_holds_nothing_up(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F10)

    assert window.view.menu.isVisible()
    assert window.view.menu.looks["system"].isChecked()
    assert window.view.menu.activeAction() is window.view.menu.looks["system"]


def test_it_opens_under_the_button_of_the_start_page(window):
    window.start_page.view_button.click()

    assert window.view.menu.isVisible()


def test_it_opens_under_the_button_of_the_cockpit_within_the_window(window, break_file):
    window.open_workshop(break_file)

    window.cockpit.top.view_button.click()

    right = window.mapToGlobal(window.rect().topRight()).x()
    assert window.view.menu.isVisible()
    assert window.view.menu.frameGeometry().right() <= right + 1


def test_choosing_a_look_changes_and_keeps_it(window):
    window.view.menu.looks["high-contrast"].trigger()

    assert window.settings.look == "high-contrast"


def test_it_ticks_what_is_chosen(window):
    window.settings.look, window.settings.zoom, window.settings.card_size = "dark", 125, 2
    window.settings.has_letter_keys, window.settings.has_reduced_motion = False, True

    window.view.open_menu()

    menu = window.view.menu
    assert menu.looks["dark"].isChecked()
    assert menu.card_sizes[2].isChecked()
    assert (menu.letters.isChecked(), menu.motion.isChecked()) == (False, True)
    assert "Größe: 125 %" in texts(menu)


def test_letters_can_be_switched_off(window):
    window.view.open_menu()

    window.view.menu.letters.trigger()

    assert not window.settings.has_letter_keys


def test_what_was_chosen_is_still_there_the_next_time(window, tmp_path):
    window.view.menu.looks["dark"].trigger()
    window.view.appearance.choose_zoom(150)

    again = Settings(tmp_path / "einstellungen.json")

    assert (again.look, again.zoom) == ("dark", 150)


def test_the_search_of_the_cockpit_finds_what_the_menu_offers(qtbot, window, break_file):
    window.open_workshop(break_file)
    commands = {command.title: command for command in view_commands(window.cockpit.view)}

    commands["Darstellung: Dunkel"].act()

    assert window.settings.look == "dark"
    assert {"Alles größer", "Alles kleiner", "Alle Tasten zeigen"} < commands.keys()
    with qtbot.waitSignal(window.cockpit.search.ready):
        window.cockpit.search.open_search()
    palette = window.cockpit.search.palette
    with qtbot.waitSignal(palette.model.modelReset):
        type_text(palette.line, "dunkel")
    assert "Darstellung: Dunkel" in [hit.entry.title for hit in palette.model.hits]
