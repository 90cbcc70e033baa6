"""Colours and size change while the app runs, and are those of the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from tests.views.board.board_views import two_clusters
from tests.views.filled_files import put_filled, town_at
from workshop_app.views.look import motion, theme
from workshop_app.views.look.appearance import Appearance
from workshop_app.views.look.motion import is_motion_reduced
from workshop_app.views.look.palettes import DARK, LIGHT
from workshop_app.views.look.rescaling import is_of_qt, rescale
from workshop_app.views.main_window import MainWindow
from workshop_app.views.parts.widgets import make_icon_button, make_icon_label
from workshop_app.views.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "einstellungen.json")


@pytest.fixture
def appearance(usual_theme, settings, theme_cache, monkeypatch):
    monkeypatch.setattr(motion._Motion, "flash_time", None)  # what the system has, asked anew
    return Appearance(settings, cache_dir=theme_cache)


def a_board(workshop):
    town_at("T1-07")(workshop)
    two_clusters(workshop)


@pytest.fixture
def window(qtbot, usual_theme, settings, tmp_path):
    """The window at the strengths and weaknesses, with two clusters."""
    window = MainWindow(settings)
    window.view.appearance.apply()
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.open_workshop(put_filled(tmp_path / "Auental.workshop", a_board))
    yield window
    window.close_workshop()
    window.close()
    window.deleteLater()


def colours_of(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def lengths_of(window):
    """What was set once and for all: the sizes of the fixed parts, and the margins of all."""
    cockpit = window.cockpit
    sizes = [
        (part.minimumSize(), part.maximumSize())
        for part in (cockpit.top, cockpit.rail, cockpit.regie, cockpit.top.municipality)
    ]
    margins = [
        widget.layout().contentsMargins()
        for widget in cockpit.findChildren(QWidget)
        if widget.layout() is not None and not is_of_qt(widget)
    ]
    return sizes, margins


def test_a_look_is_put_on_at_once_and_remembered(qapp, appearance, settings):
    appearance.choose_look("dark")

    assert theme.PALETTE.canvas == DARK.palette.canvas
    assert qapp.palette().window().color() == QColor(DARK.palette.canvas)
    assert settings.look == "dark"


def test_a_look_that_nobody_knows_is_that_of_the_system(appearance, settings):
    settings.look = "rosa"

    appearance.apply()

    assert appearance.look == "system"
    assert theme.look_in_use() is LIGHT


def test_the_look_of_the_system_is_dark_where_that_is(qapp, appearance):
    appearance.apply()

    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    chosen = theme.look_in_use()
    qapp.styleHints().unsetColorScheme()

    assert qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark or chosen in (LIGHT, DARK)


def test_a_button_and_a_picture_take_the_colours_of_another_look(qtbot, appearance):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    button, picture = make_icon_button("home", "Start"), make_icon_label("coffee")
    layout.addWidget(button)
    layout.addWidget(picture)
    appearance.follow(window)

    appearance.choose_look("dark")

    assert DARK.palette.text in colours_of(button)
    assert DARK.palette.text in colours_of(picture)


def test_keys_make_everything_larger_and_as_it_was_and_smaller(qtbot, window, settings):
    line = QApplication.focusWidget()
    height, size = line.height(), theme.FONT_SIZE.body

    qtbot.keyClick(line, Qt.Key.Key_Plus, CONTROL)
    assert settings.zoom == 110
    assert line.height() > height
    assert theme.FONT_SIZE.body > size

    qtbot.keyClick(line, Qt.Key.Key_0, CONTROL)
    assert (settings.zoom, line.height()) == (100, height)

    qtbot.keyClick(line, Qt.Key.Key_Minus, CONTROL)
    assert settings.zoom == 90


@pytest.mark.parametrize(("stored", "percent"), [(20, 80), (500, 200), (150, 150)])
def test_size_stays_between_80_and_200_percent(appearance, settings, stored, percent):
    settings.zoom = stored

    appearance.apply()

    assert appearance.zoom == percent
    assert theme.scale() == percent / 100


def test_the_largest_size_is_the_last_one(appearance):
    appearance.choose_zoom(200)

    appearance.zoom_in()

    assert appearance.zoom == 200


def test_changing_the_size_leaves_focus_and_what_is_half_typed(qtbot, window):
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "Halb gedacht")

    qtbot.keyClick(line, Qt.Key.Key_Plus, CONTROL)

    assert QApplication.focusWidget() is line
    assert line.toPlainText() == "Halb gedacht"


def test_going_through_all_sizes_and_back_moves_nothing(window):
    before = lengths_of(window)

    for percent in (125, 90, 100):
        window.view.appearance.choose_zoom(percent)

    assert lengths_of(window) == before


def test_a_length_that_was_set_meanwhile_is_kept(qtbot, usual_theme):
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Breite", window)
    label.setMinimumWidth(100)
    theme.use_scale(2.0)
    rescale(window, 1.0)
    assert label.minimumWidth() == 200

    label.setMinimumWidth(300)  # somebody measured it anew
    theme.use_scale(1.0)
    rescale(window, 2.0)

    assert label.minimumWidth() == 150


def test_at_200_percent_the_window_keeps_its_size_and_the_line_is_in_sight(qtbot, window):
    window.view.appearance.choose_zoom(200)

    qtbot.waitUntil(lambda: not window.cockpit.rail.isVisible())
    line = QApplication.focusWidget()
    qtbot.waitUntil(lambda: window.rect().contains(line.mapTo(window, line.rect().bottomRight())))
    assert (window.width(), window.height()) == (1366, 768)
    assert not window.cockpit.regie.isVisible()


def test_at_200_percent_one_panel_makes_room_for_the_other(qtbot, window):
    window.view.appearance.choose_zoom(200)

    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.cockpit.rail.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F8)

    assert (window.cockpit.rail.isVisible(), window.cockpit.regie.isVisible()) == (False, True)
    assert window.width() == 1366


def test_cards_are_written_larger_when_somebody_wants_that(window):
    columns = window.cockpit.area.current_view().area.columns_in_order()
    before = [column.cards.sizeHintForRow(0) for column in columns]

    window.view.appearance.choose_card_size(4)

    after = [column.cards.sizeHintForRow(0) for column in columns]
    assert all(new > old for new, old in zip(after, before, strict=True))


def test_with_less_motion_nothing_moves_or_blinks(qapp, appearance, settings):
    appearance.choose_reduced_motion(True)

    assert is_motion_reduced()
    assert qapp.cursorFlashTime() == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    assert settings.has_reduced_motion


def test_motion_comes_back(qapp, appearance):
    before = qapp.cursorFlashTime()
    appearance.choose_reduced_motion(True)

    appearance.choose_reduced_motion(False)

    assert not is_motion_reduced()
    assert qapp.cursorFlashTime() == before


def test_motion_is_reduced_where_the_system_asks_for_it_until_somebody_chooses(
    qapp, monkeypatch, appearance
):
    usual = qapp.cursorFlashTime()
    monkeypatch.setattr(motion._Motion, "flash_time", None)
    qapp.setCursorFlashTime(0)

    was_asked = appearance.reduces_motion
    appearance.toggle_reduced_motion()

    assert was_asked
    assert not appearance.reduces_motion
    qapp.setCursorFlashTime(usual)
