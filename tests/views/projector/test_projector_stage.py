"""The window is where the room looks, and never where the moderator works."""

import pytest
from projector_pages import BEAMER, LAPTOP, SECOND_BEAMER, FakeScreens
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workshop_app.views.projector.projector import Projector
from workshop_app.views.projector.screen_dialog import ScreenDialog
from workshop_app.views.projector.screens import ScreenPlace, choose, find
from workshop_app.views.projector.stage import ProjectorStage
from workshop_app.views.settings import Settings


@pytest.fixture
def cockpit(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1366, 768)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.fixture
def make_stage(qtbot, workshop, bridge, cockpit):
    made = []

    def make(*places, settings=None):
        projector = Projector(workshop, bridge, cockpit)
        projector.show_pane("T1-07", 0)
        screens = FakeScreens(*places)
        stage = ProjectorStage(projector, settings or Settings(), cockpit, screens, cockpit)
        made.append(stage)
        return stage

    yield make
    for stage in made:
        stage.switch_off()


def test_the_other_screen_is_filled(make_stage):
    stage = make_stage(LAPTOP, BEAMER)

    stage.switch_on()

    assert stage.place == BEAMER
    assert stage.window.isFullScreen()
    assert stage.window.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_with_one_screen_it_is_a_window_and_a_sentence_says_so(qtbot, make_stage):
    stage = make_stage(LAPTOP)

    with qtbot.waitSignal(stage.no_screen) as told:
        stage.switch_on()

    assert "in einem Fenster" in told.args[0]
    assert not stage.window.isFullScreen()
    assert LAPTOP.rect.contains(stage.window.geometry())


def test_the_cockpit_keeps_the_focus(make_stage, cockpit):
    stage = make_stage(LAPTOP)

    stage.switch_on()

    assert stage.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert stage.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert stage.window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert cockpit.isActiveWindow()


def test_a_screen_that_goes_leaves_a_window_and_gets_it_back(qtbot, make_stage):
    stage = make_stage(LAPTOP, BEAMER)
    stage.switch_on()

    with qtbot.waitSignal(stage.screen_lost) as lost:
        stage.screens.plug(LAPTOP)
    in_between = stage.place, stage.window.isFullScreen(), stage.window.isVisible()
    with qtbot.waitSignal(stage.screen_back):
        stage.screens.plug(LAPTOP, BEAMER)

    assert "HDMI-1" in lost.args[0]
    assert in_between == (None, False, True)
    assert stage.place == BEAMER
    assert stage.window.isFullScreen()


def test_another_screen_does_not_take_the_place_of_the_one_that_went(qtbot, make_stage):
    stage = make_stage(LAPTOP, BEAMER, SECOND_BEAMER)
    stage.choose(BEAMER)

    with qtbot.waitSignal(stage.screen_lost):
        stage.screens.plug(LAPTOP, SECOND_BEAMER)

    assert stage.place is None


def test_the_last_screen_belongs_to_the_cockpit(qtbot, make_stage):
    stage = make_stage(LAPTOP, BEAMER)
    stage.switch_on()
    stage.screens.own = BEAMER  # Qt moves the cockpit there when the laptop's lid is closed

    with qtbot.waitSignal(stage.screen_lost):
        stage.screens.plug(BEAMER)

    assert stage.place is None
    assert not stage.window.isFullScreen()


def test_a_screen_that_only_moved_is_followed(make_stage):
    stage = make_stage(LAPTOP, BEAMER)
    stage.switch_on()
    moved = ScreenPlace("HDMI-1", 0, -1080, 1920, 1080)

    stage.screens.plug(LAPTOP, moved)

    assert stage.place == moved


def test_the_chosen_screen_is_remembered(make_stage):
    make_stage(LAPTOP, BEAMER, SECOND_BEAMER).choose(SECOND_BEAMER)

    stage = make_stage(LAPTOP, BEAMER, SECOND_BEAMER, settings=Settings())
    stage.switch_on()

    assert stage.place == SECOND_BEAMER


def test_where_several_screens_could_be_meant_it_asks(qtbot, make_stage):
    stage = make_stage(LAPTOP, BEAMER, SECOND_BEAMER)

    with qtbot.waitSignal(stage.choice_wanted):
        stage.switch_on()

    assert stage.place is None


def test_the_cockpits_own_screen_cannot_be_chosen(make_stage):
    stage = make_stage(LAPTOP, BEAMER)
    stage.switch_on()

    stage.choose(LAPTOP)

    assert stage.place == BEAMER


def test_closing_the_window_switches_it_off(qtbot, make_stage):
    stage = make_stage(LAPTOP)
    stage.switch_on()

    with qtbot.waitSignal(stage.switched) as switched:
        stage.window.close()

    assert switched.args == [False]
    assert not stage.is_on


@pytest.mark.parametrize(
    ("places", "remembered", "wanted"),
    [
        ((LAPTOP,), "", None),
        ((LAPTOP, BEAMER), "", BEAMER),
        ((LAPTOP, BEAMER, SECOND_BEAMER), "", None),
        ((LAPTOP, BEAMER, SECOND_BEAMER), SECOND_BEAMER.key, SECOND_BEAMER),
        ((LAPTOP, BEAMER), SECOND_BEAMER.key, BEAMER),  # another venue
        ((LAPTOP,), LAPTOP.key, None),
    ],
)
def test_which_screen_is_taken(places, remembered, wanted):
    assert choose(places, LAPTOP, remembered) == wanted


def test_a_screen_is_known_by_name_and_size_where_it_lies_elsewhere():
    moved = ScreenPlace("HDMI-1", 0, 768, 1920, 1080)

    assert find((LAPTOP, moved), BEAMER.key) == moved
    assert find((LAPTOP, ScreenPlace("HDMI-1", 0, 0, 800, 600)), BEAMER.key) is None


def test_each_screen_gets_a_large_number_and_one_can_be_chosen(qtbot, make_stage, cockpit):
    stage = make_stage(LAPTOP, BEAMER, SECOND_BEAMER)
    dialog = ScreenDialog(stage, cockpit)
    dialog.chosen.connect(stage.choose)
    dialog.show()
    numbers = [(window.number, window.isVisible()) for window in dialog.numbers]

    enabled = [button.isEnabled() for button in dialog.buttons]
    dialog.buttons[2].click()
    dialog.accept_button.click()

    assert numbers == [(1, True), (2, True), (3, True)]
    assert enabled == [False, True, True]
    assert dialog.numbers == []
    assert stage.place == SECOND_BEAMER


def test_the_numbers_go_when_the_dialog_is_cancelled(qtbot, make_stage, cockpit):
    dialog = ScreenDialog(make_stage(LAPTOP, BEAMER), cockpit)
    dialog.show()
    windows = list(dialog.numbers)

    dialog.reject()

    assert not any(window.isVisible() for window in windows)


def test_the_number_stands_on_the_picture_that_fills_its_screen(qtbot, make_stage, cockpit):
    stage = make_stage(LAPTOP, BEAMER)
    stage.switch_on()
    dialog = ScreenDialog(stage, cockpit)
    dialog.show()

    parents = [window.parentWidget() for window in dialog.numbers]
    assert parents == [None, stage.window]
    assert all(window.isWindow() and window.isVisible() for window in dialog.numbers)


def test_the_projector_may_be_switched_off_under_its_number(qtbot, make_stage, cockpit):
    stage = make_stage(LAPTOP, BEAMER)
    stage.switch_on()
    dialog = ScreenDialog(stage, cockpit)
    dialog.show()
    with qtbot.waitSignal(stage.window.destroyed):
        stage.switch_off()

    dialog.reject()

    assert dialog.numbers == []
