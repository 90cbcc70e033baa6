"""The room sees what the moderator wants, and only when it is fully drawn."""

import datetime as dt
import time

import builders
import pytest
from projector_pages import text_of
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from workshop_app.phases.board import boards, releasing
from workshop_app.phases.projector.choices import Blank, Choice
from workshop_app.phases.projector.clock import AtZero
from workshop_app.phases.schedule.timing import StepClock
from workshop_app.views.projector.mode import Mode
from workshop_app.views.projector.projector import Projector

F2 = {"question": "F2", "step": "T1-07"}


class MovedClock:
    """A clock that a test moves."""

    def __init__(self):
        self.moment = dt.datetime(2026, 11, 13, 8, 0, tzinfo=dt.UTC)

    def now(self):
        return self.moment

    def wall(self):
        return self.moment

    def pass_seconds(self, seconds):
        self.moment += dt.timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return MovedClock()


@pytest.fixture
def projector(qtbot, workshop, bridge, clock):
    projector = Projector(workshop, bridge, clock=clock)
    projector.show_pane("T1-07", 0)
    projector.switch_on()
    yield projector
    projector.stop()
    projector.deleteLater()


def add(workshop, *texts):
    with workshop.change("Karten angelegt") as session:
        return boards.add_cards(session, texts=texts, **F2)


def seen(projector):
    return text_of(projector.pages[projector.page])


def is_black(image):
    black = image.copy()
    black.fill(QColor("#000000"))
    return image == black


def test_it_follows_to_another_pane(projector):
    before = projector.image

    projector.show_pane("T1-07", 1)

    assert "Wo hakt es konkret?" in seen(projector)
    assert projector.image != before


def test_a_saved_card_appears(qtbot, workshop, projector):
    with qtbot.waitSignal(projector.image_changed):
        add(workshop, "Lesepaten an drei Schulen")

    assert "Lesepaten" in seen(projector)


def test_a_card_elsewhere_draws_nothing(qtbot, workshop, projector):
    before = projector.image

    with workshop.change("Karte angelegt") as session:
        boards.add_card(session, question="F6", step="T2-05", text="Später")
    qtbot.waitUntil(lambda: not projector._soon.isActive())

    assert projector.image.cacheKey() == before.cacheKey()


def test_the_page_with_the_new_card_is_turned_up(qtbot, workshop, projector):
    add(workshop, *[f"Karte {number} mit ein paar Worten darauf" for number in range(30)])
    qtbot.waitUntil(lambda: len(projector.pages) > 1)
    assert projector.page == 0

    with qtbot.waitSignal(projector.image_changed):
        add(workshop, "Die neueste")

    assert "Die neueste" in seen(projector)


def test_frozen_keeps_the_old_picture_and_comes_back_to_the_new_one(qtbot, workshop, projector):
    add(workshop, "Vorher")
    qtbot.waitUntil(lambda: "Vorher" in seen(projector))
    projector.toggle(Mode.FROZEN)
    frozen = projector.image.copy()

    add(workshop, "Nachher")
    projector.show_pane("T1-11", 0)
    projector.turn(1)
    kept = projector.image == frozen
    projector.set_size(QSize(1280, 720))
    resized = seen(projector)
    projector.toggle(Mode.FROZEN)

    assert kept
    assert "Vorher" in resized
    assert "Nachher" not in resized
    assert "Handlungsfelder" in seen(projector)


@pytest.mark.parametrize("mode", [Mode.BLACK, Mode.LOGO])
@pytest.mark.parametrize("way_back", ["the same key", "freeze"])
def test_behind_black_or_the_logo_what_was_frozen_is_kept(
    qtbot, workshop, projector, mode, way_back
):
    add(workshop, "Vorher")
    qtbot.waitUntil(lambda: "Vorher" in seen(projector))
    projector.toggle(Mode.FROZEN)

    projector.toggle(mode)
    add(workshop, "Nachher")
    projector.show_pane("T1-11", 0)
    projector.toggle(mode if way_back == "the same key" else Mode.FROZEN)
    frozen = seen(projector), projector.mode
    projector.toggle(Mode.FROZEN)

    assert "Vorher" in frozen[0]
    assert "Nachher" not in frozen[0]
    assert frozen[1] is Mode.FROZEN
    assert "Handlungsfelder" in seen(projector)


def test_what_was_frozen_is_forgotten_once_the_room_follows_again(projector):
    projector.toggle(Mode.FROZEN)
    projector.toggle(Mode.BLACK)
    projector.choose(Choice.AGENDA)

    projector.toggle(Mode.BLACK)
    projector.toggle(Mode.BLACK)

    assert projector.mode is Mode.LIVE


def test_black_is_black_with_no_clock_and_no_message_and_soon(projector):
    projector.tell("Gleich geht es weiter")
    projector.count_down(10)
    started = time.perf_counter()

    projector.toggle(Mode.BLACK)

    took = time.perf_counter() - started
    assert is_black(projector.image)
    assert took < 0.1
    projector.toggle(Mode.BLACK)
    assert "Was gelingt?" in seen(projector)


def test_the_logo_picture_is_the_name_of_the_municipality(workshop, projector):
    with workshop.change("Angelegt") as session:
        builders.a_municipality(session, name="Stadt Auental")

    projector.toggle(Mode.LOGO)

    assert text_of(projector.pages[0]).startswith("Stadt Auental")


def test_steps_change_unseen_while_it_is_black(projector):
    projector.toggle(Mode.BLACK)

    projector.show_pane("T1-11", 0)

    assert is_black(projector.image)


def test_a_message_stands_over_any_picture_until_it_is_emptied(projector):
    plain = projector.image

    projector.tell("  Bitte   in den Saal  ")
    with_message = projector.image
    projector.tell("")

    assert projector.message == ""
    assert with_message != plain
    assert projector.image == plain


def test_the_countdown_goes_on_by_the_clock_and_stops_at_zero(projector, clock):
    projector.count_down(10)
    full = projector.clock.text
    clock.pass_seconds(9 * 60 + 1)

    short = projector.clock
    clock.pass_seconds(600)

    assert full == "10:00"
    assert short.text == "00:59"
    assert projector.clock.text == "00:00"
    projector.count_down(0)
    assert projector.clock is None


def test_a_tick_changes_only_the_clock(qtbot, projector, clock):
    projector.count_down(10)
    before = projector.image.copy()
    clock.pass_seconds(1)

    qtbot.waitUntil(lambda: projector.image != before)

    beyond = projector.image.rect().adjusted(0, 200, 0, 0)
    assert projector.image.copy(beyond) == before.copy(beyond)


def a_step_clock(clock, minutes):
    return StepClock("T1-07", "Stärken", minutes, running_since=clock.now())


def test_the_timer_of_the_step_is_shown_where_no_countdown_runs(projector, clock):
    projector.show_step_clock(a_step_clock(clock, 5))
    of_step = projector.clock.text

    projector.count_down(2)

    assert of_step == "05:00"
    assert projector.clock.text == "02:00"


@pytest.mark.parametrize(
    ("at_zero", "shown"), [("stehen", "00:00"), ("weiter", "+00:10"), ("ausblenden", None)]
)
def test_past_the_end_the_room_sees_what_was_chosen(projector, clock, at_zero, shown):
    projector.show_step_clock(a_step_clock(clock, 5))
    projector.set_at_zero(AtZero(at_zero))

    clock.pass_seconds(310)

    assert (projector.clock.text if projector.clock else None) == shown


def test_a_timer_that_was_never_started_is_not_shown(projector):
    projector.show_step_clock(StepClock("T1-07", "Stärken", 5))

    assert projector.clock is None


def test_cards_that_wait_appear_when_they_are_released(qtbot, workshop, projector):
    with workshop.change("Verdeckt gesammelt") as session:
        releasing.set_holds_back(session, "F2", holds=True)
        ids = boards.add_cards(session, texts=["Ganz geheim"], **F2)
    qtbot.waitUntil(lambda: "1 Karte geschrieben, noch verdeckt" in seen(projector))
    assert "geheim" not in seen(projector)

    with qtbot.waitSignal(projector.image_changed), workshop.change("Freigegeben") as session:
        releasing.release(session, ids)

    assert "Ganz geheim" in seen(projector)


def test_another_picture_can_be_chosen_until_the_next_step(projector):
    projector.choose(Choice.AGENDA)
    chosen = seen(projector)

    projector.show_pane("T1-11", 0)

    assert "So läuft der erste Tag" in chosen
    assert "So läuft" not in seen(projector)


def test_pages_turn_within_their_bounds(qtbot, workshop, projector):
    add(workshop, *["Eine Karte mit ein paar Worten darauf"] * 40)
    qtbot.waitUntil(lambda: len(projector.pages) > 2)
    pages = []

    for step in (1, 1, -1, -5, 99):
        projector.turn(step)
        pages.append(projector.page)

    assert pages == [1, 2, 1, 0, len(projector.pages) - 1]


def test_the_message_line_tells_the_page(qtbot, workshop, projector):
    add(workshop, *["Eine Karte mit ein paar Worten darauf"] * 40)
    qtbot.waitUntil(lambda: len(projector.pages) > 2)
    projector.tell("Gleich geht es weiter")

    def right_end():
        width, height = projector.image.width(), projector.image.height()
        return projector.image.copy(width * 3 // 4, height * 94 // 100, width // 4, height // 20)

    first = right_end()
    projector.turn(1)

    assert right_end() != first


def test_the_old_image_stays_whole_when_a_new_one_is_drawn(projector):
    old = projector.image
    copy = old.copy()

    projector.show_pane("T1-11", 0)
    projector.tell("Neu")

    assert old == copy


def test_the_step_is_painted_within_300_milliseconds(projector):
    started = time.perf_counter()

    projector.show_pane("T1-11", 0)

    assert time.perf_counter() - started < 0.3
    assert projector.image.size() == QSize(1920, 1080)


def test_switched_off_it_reads_and_draws_nothing(qtbot, workshop, projector):
    projector.switch_off()

    with qtbot.assertNotEmitted(projector.image_changed):
        add(workshop, "Karte")
        projector.show_pane("T1-11", 0)

    assert not projector._soon.isActive()


def test_the_picture_never_waits_half_drawn(projector):
    seen_sizes = []
    projector.image_changed.connect(lambda: seen_sizes.append(projector.image.size()))

    projector.set_size(QSize(1280, 720))
    projector.show_pane("T1-11", 0)

    assert set(seen_sizes) == {QSize(1280, 720)}
    assert not isinstance(projector._picture, Blank)
