"""The time in the Regie: what it says at which moment, by keys too."""

import datetime as dt

import builders
import pytest
from clocks import MovableClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.views.filled_files import put_filled, town_at
from workshop_app.model.workshop import StepRun, StepStatus
from workshop_app.phases import agenda
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.agenda.model import ROW
from workshop_app.views.agenda.replan_dialog import ReplanDialog
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.settings import Settings
from workshop_app.views.top_bar import TopBar

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def path(tmp_path):
    """A closed workshop that stands at T2-01, on a day without reserve."""
    return put_filled(tmp_path / "Auental.workshop", town_at("T2-01"))


@pytest.fixture
def cockpit(qtbot, path, clock):
    cockpit = Cockpit(WorkshopFile.open(path), Settings(), clock=clock)
    cockpit.resize(1366, 768)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    cockpit.activateWindow()
    yield cockpit
    if cockpit.isVisible():
        cockpit.shut_down()
    cockpit.deleteLater()


@pytest.fixture
def block(cockpit):
    return cockpit.regie.time


def tick(cockpit):
    """What a second later would come by itself."""
    cockpit.timer.show_step(cockpit.navigation.step)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def run_of(cockpit, step):
    with cockpit.workshop.read() as session:
        run = session.query(StepRun).filter_by(step=step).one()
        return run.minutes_actual, run.deviation_reason, run.status


def test_f9_starts_and_pauses_wherever_the_focus_is(qtbot, cockpit, block, clock):
    press(qtbot, Qt.Key.Key_F9)
    running = block.toggle_button.text()
    clock.pass_time(seconds=130)
    press(qtbot, Qt.Key.Key_F9)

    assert (running, block.toggle_button.text()) == ("Pause", "Start")
    assert block.state.text() == "angehalten nach 2\u00a0min"


def test_keys_give_and_take_minutes(qtbot, cockpit, block):
    press(qtbot, Qt.Key.Key_F9, SHIFT)
    much = block.clock.text()
    press(qtbot, Qt.Key.Key_Plus, ALT)
    press(qtbot, Qt.Key.Key_Minus, ALT)
    press(qtbot, Qt.Key.Key_Minus, ALT)

    assert (much, block.clock.text()) == ("25:00", "24:00")


def test_buttons_give_and_take_minutes(block):
    for minutes, shown in ((5, "25:00"), (1, "26:00"), (-1, "25:00")):
        block.minute_buttons[minutes].click()

        assert block.clock.text() == shown


@pytest.mark.parametrize(
    ("minutes", "clock_text", "tone", "word"),
    [
        (2, "18:00", "", "läuft seit"),
        (17, "03:00", "warning", "wird knapp"),
        (19.5, "00:30", "error", "gleich um"),
        (23, "+03:00", "error", "überschritten"),
    ],
)
def test_colour_and_words_say_how_urgent_it_is(
    cockpit, block, clock, minutes, clock_text, tone, word
):
    block.toggle_button.click()
    clock.pass_time(minutes=minutes)
    tick(cockpit)

    assert block.clock.text() == clock_text
    assert (block.clock.property("tone") or "") == tone
    assert word in block.state.text()


def test_screen_readers_hear_what_is_left(cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=23)
    tick(cockpit)

    assert block.clock.accessibleName() == "Zeit überschritten um 3\u00a0min"
    assert block.toggle_button.accessibleName() == "Zeit anhalten"


def test_the_chip_says_until_when_and_how_far_behind(cockpit, block, clock):
    before = block.chip.text()
    clock.pass_time(minutes=6)
    block.toggle_button.click()

    assert before == "09:00–09:20\u00a0Uhr"
    assert block.chip.text() == "bis 09:26 · 6\u00a0min hinter Plan"


def test_the_top_bar_says_when_the_day_will_end(cockpit, block, clock):
    is_shown_before = cockpit.top.day_end.isVisible()
    clock.pass_time(minutes=12)
    block.toggle_button.click()

    assert not is_shown_before
    assert cockpit.top.day_end.text() == "Ende voraussichtlich 17:12 (+12)"


def test_the_top_bar_says_nothing_outside_the_two_days(cockpit, block):
    block.toggle_button.click()
    block.toggle_button.click()
    cockpit.navigation.go_to("N-01")

    assert not cockpit.top.day_end.isVisible()
    assert not block.isVisible()


def test_the_end_of_the_day_gives_way_in_a_narrow_bar(qtbot, cockpit, block, clock):
    block.toggle_button.click()
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_overview(cockpit.overview())
    bar.show_saved(clock.wall())
    bar.show_time(cockpit.timer.now())
    bar.resize(640, bar.height())
    bar.show()

    qtbot.waitUntil(lambda: bar.day_end.isHidden())
    assert bar.saved.width() >= bar.saved.sizeHint().width()


def test_going_on_stops_the_timer_and_keeps_the_minutes(cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=22)
    cockpit.navigation.go_on()

    assert run_of(cockpit, "T2-01") == (22, None, StepStatus.DONE)
    assert block.state.text() == "noch nicht gestartet"


def test_a_step_marked_as_done_in_the_rail_stops_its_timer(cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=15)
    row = cockpit.rail.model.index_of("T2-01").data(ROW)
    cockpit.rail.menu_for(row).actions()[0].trigger()

    assert run_of(cockpit, "T2-01") == (15, None, StepStatus.DONE)


def test_a_reason_is_asked_for_after_a_clear_overrun_only(cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=22)
    cockpit.navigation.go_on()
    is_asked_for_two_minutes = block.reason.isVisible()
    block.toggle_button.click()
    clock.pass_time(minutes=75)
    cockpit.navigation.go_on()

    assert not is_asked_for_two_minutes
    assert block.reason.isVisible()
    assert block.reason.question.text() == "„Leitziele“ dauerte 15\u00a0min länger als geplant."


def test_the_reason_is_kept_with_enter_and_the_focus_goes_back(qtbot, cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=30)
    cockpit.navigation.go_on()
    block.reason.entry.setFocus()
    qtbot.keyClicks(block.reason.entry, "viele Fragen")
    qtbot.keyClick(block.reason.entry, Qt.Key.Key_Return)

    assert run_of(cockpit, "T2-01")[1] == "viele Fragen"
    assert not block.reason.isVisible()
    assert not block.isAncestorOf(QApplication.focusWidget())


def test_without_a_reason_one_goes_on_with_escape(qtbot, cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=30)
    cockpit.navigation.go_on()
    qtbot.keyClick(block.reason.entry, Qt.Key.Key_Escape)

    assert not block.reason.isVisible()
    assert run_of(cockpit, "T2-01")[1] is None


def test_a_typed_reason_is_not_lost_by_closing_the_file(cockpit, block, clock):
    block.toggle_button.click()
    clock.pass_time(minutes=30)
    cockpit.navigation.go_on()
    block.reason.entry.setText("Stau")
    cockpit.save_pending()

    assert run_of(cockpit, "T2-01")[1] == "Stau"


def test_began_already_takes_a_time(qtbot, cockpit, block, clock):
    clock.pass_time(minutes=10)
    block.began_button.click()
    proposed = block.began.field.text()
    qtbot.keyClicks(block.began.field, "9:02")
    qtbot.keyClick(block.began.field, Qt.Key.Key_Return)

    assert proposed == "09:05"
    assert block.clock.text() == "12:00"
    assert not block.began.isVisible()


def test_a_time_that_is_none_is_asked_for_again(qtbot, block):
    block.began_button.click()
    qtbot.keyClicks(block.began.field, "26:00")
    qtbot.keyClick(block.began.field, Qt.Key.Key_Return)

    assert block.began.hint.isVisible()
    assert block.clock.text() == "20:00"


def test_began_already_can_be_left_with_escape(qtbot, block):
    block.began_button.click()
    qtbot.keyClick(block.began.field, Qt.Key.Key_Escape)

    assert block.began_button.isVisible()
    assert block.clock.text() == "20:00"


def test_a_forgotten_timer_is_one_quiet_line(cockpit, block, clock):
    for _minutes in range(2):
        with cockpit.workshop.change("Karte angelegt") as session:
            builders.a_card(session)
        clock.pass_time(minutes=2)

    with cockpit.workshop.change("Karte angelegt") as session:
        builders.a_card(session)

    assert block.state.text() == "Die Zeit läuft nicht. F9 startet sie."


def test_another_steps_timer_is_named(cockpit, block):
    block.toggle_button.click()
    cockpit.navigation.go_to("T2-03")

    assert block.state.text() == "Die Zeit läuft noch für „Rückblick und Leitbild“."
    assert block.toggle_button.text() == "Start"


def test_the_timer_goes_on_when_the_file_is_opened_again(qtbot, cockpit, block, clock, path):
    block.toggle_button.click()
    clock.pass_time(minutes=5)
    cockpit.shut_down()
    cockpit.hide()
    clock.pass_time(minutes=2)

    again = Cockpit(WorkshopFile.open(path), Settings(), clock=clock)

    assert again.regie.time.clock.text() == "13:00"
    again.shut_down()
    again.deleteLater()


def test_small_delays_offer_no_proposals(cockpit, block, clock):
    clock.pass_time(minutes=4)
    block.toggle_button.click()

    assert not block.replan_button.isVisible()


@pytest.fixture
def dialog(qtbot, cockpit, block, clock):
    """The proposals against a delay of twenty minutes."""
    clock.pass_time(minutes=20)
    block.toggle_button.click()
    block.replan_button.click()
    return cockpit.findChild(ReplanDialog)


def accept_button(dialog, number):
    buttons = [
        button
        for button in dialog.findChildren(QPushButton)
        if button.accessibleName().startswith("Übernehmen")
    ]
    return buttons[number]


def test_proposals_say_what_happens_to_which_step(dialog, block):
    texts = [label.text() for label in dialog.findChildren(QLabel)]

    assert block.replan_button.text() == "20\u00a0min Verspätung · Vorschläge …"
    assert dialog.headline.text() == "20\u00a0min Verspätung"
    assert "„Mittagspause“ früher beenden" in texts
    assert "Mittagspause: 60 → 45 min" in texts


def test_the_dialog_does_not_block_capturing(dialog):
    assert not dialog.isModal()


def test_an_accepted_proposal_is_one_change_that_can_be_taken_back(cockpit, dialog):
    accept_button(dialog, 0).click()
    after = cockpit.top.day_end.text()
    cockpit.undo()

    assert after == "Ende voraussichtlich 17:00 (±0)"
    assert cockpit.top.day_end.text() == "Ende voraussichtlich 17:20 (+20)"


def test_proposals_follow_what_is_saved_meanwhile(cockpit, dialog):
    cockpit.timer.add_minutes(-10)

    assert dialog.headline.text() == "10\u00a0min Verspätung"
    dialog.close()


def test_a_day_on_which_nothing_can_be_shortened_says_so(cockpit, dialog):
    with cockpit.workshop.change("Angelegt") as session:
        for row in agenda.day(session, cockpit.timer.ahead.row.text.part):
            if row.step.key != "T2-01":
                run = agenda.run_of(session, row.step.key)
                run.minutes_allotted = row.text.minutes.min
                run.pinned_at = dt.time(9, 0).isoformat("minutes")
        agenda.run_of(session, "T2-01").minutes_allotted = 300

    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Hier lässt sich nichts mehr kürzen" in texts
    dialog.close()
