"""Erasing beside the work: told while it goes on, stopped, gone on with, even after a restart."""

import datetime as dt

import pytest
from builders import a_card, a_participant, a_workshop_row
from erasures import remains
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from workshop_app import german
from workshop_app.model.people import Participant
from workshop_app.phases.privacy.erasure_wish import ErasureWish
from workshop_app.phases.schedule.timing import SystemClock
from workshop_app.storage import snapshots
from workshop_app.views.main_window import MainWindow
from workshop_app.views.navigation import Navigation
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.privacy.erasing_control import ErasingControl
from workshop_app.views.privacy.erasing_work import ErasingWork
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.taking import SnapshotTaking

pytestmark = pytest.mark.usefixtures("short_pauses")

FIRST, LAST = "Qönül", "Xandirbach"
NOON = dt.datetime(2026, 11, 13, 12, 0)


@pytest.fixture
def base(tmp_path):
    """Where the snapshots of all files are."""
    return tmp_path / "Sicherungskopien"


@pytest.fixture
def filled(workshop, base):
    """A person, and two snapshots that name her."""
    with workshop.change("Angelegt") as session:
        a_workshop_row(session, current_step="T1-05")
        a_participant(session, first_name=FIRST, last_name=LAST)
    for minute in range(2):
        with workshop.change("Karte") as session:
            a_card(session, text=f"{FIRST} {LAST} fragen, {minute}")
        now = NOON + dt.timedelta(minutes=minute)
        snapshots.take(workshop.path, step="T1-05", now=now, base=base)
    return workshop


@pytest.fixture
def taking(filled, bridge, tmp_path):
    settings, clock = Settings(tmp_path / "einstellungen.json"), SystemClock()
    return SnapshotTaking(filled, bridge, Navigation(filled, bridge, clock), settings, clock)


@pytest.fixture
def notice(qtbot):
    notice = NoticeBar()
    qtbot.addWidget(notice)
    return notice


@pytest.fixture
def work(filled, bridge, taking, notice, base):
    """What erases in the cockpit."""
    return ErasingWork(filled, bridge, taking, notice, bridge, base=base)


@pytest.fixture
def said(bridge):
    """What the window was told."""
    told = []
    bridge.told.connect(told.append)
    return told


@pytest.fixture
def begin(work, filled):
    return lambda: work.begin(wish_in(filled))


@pytest.fixture
def cancelled(work, begin, notice, qtbot):
    """An erasure that was begun, and cancelled at once."""
    with qtbot.waitSignal(work.rested):
        begin()
        notice.buttons[0].click()


def wish_in(workshop, **fields) -> ErasureWish:
    with workshop.read() as session:
        return ErasureWish(people=tuple(session.scalars(select(Participant.id))), **fields)


def people_in(workshop):
    with workshop.read() as session:
        return list(session.scalars(select(Participant.last_name)))


def buttons(notice):
    return [button.text() for button in notice.buttons]


def test_the_line_says_how_far_it_is_and_goes_at_the_end(
    work, begin, notice, said, qtbot, tmp_path
):
    with qtbot.waitSignal(work.rested):
        begin()
        text, offers = notice.text.text(), buttons(notice)

    assert text.startswith(f"Person löschen: {german.format_percent(0)}, zuerst in den")
    assert offers == ["Abbrechen"]
    assert not notice.isVisible()
    assert said[-1].text == "Person gelöscht. Auch im Verlauf steht nichts mehr davon."
    assert remains(tmp_path, FIRST, LAST) == []


@pytest.mark.usefixtures("cancelled")
def test_whoever_cancels_is_told_what_is_and_may_go_on(work, filled, notice, qtbot, tmp_path):
    text, offers, people = notice.text.text(), buttons(notice), people_in(filled)
    with qtbot.waitSignal(work.rested):
        notice.buttons[0].click()

    assert text.startswith("Person löschen: angehalten. In dieser Datei steht noch alles")
    assert offers == ["Weiter löschen", "Nicht mehr löschen"]
    assert people == [LAST]
    assert remains(tmp_path, FIRST, LAST) == []


@pytest.mark.usefixtures("cancelled")
def test_what_was_cancelled_may_be_given_up(filled, notice):
    notice.buttons[1].click()

    assert not notice.isVisible()
    assert filled.pending_erasure() is None
    assert people_in(filled) == [LAST]


def test_what_was_cancelled_is_told_again_at_the_next_opening(work, filled, notice):
    filled.note_erasure(wish_in(filled, is_paused=True).to_json())

    work.resume()

    assert buttons(notice) == ["Weiter löschen", "Nicht mehr löschen"]
    assert not work.is_running
    assert people_in(filled) == [LAST]


def test_what_cannot_be_gone_on_with_is_told_and_hinders_nothing(work, filled, notice):
    filled.note_erasure("{}")

    work.resume()

    assert notice.text.text().endswith("ließ sich nicht fortsetzen: bitte noch einmal.")
    assert filled.pending_erasure() is None


def test_closing_in_its_midst_leaves_it_for_the_next_opening(filled, qtbot, tmp_path):
    filled.close()
    window = MainWindow(Settings(tmp_path / "einstellungen.json"))
    window.open_workshop(filled.path)
    window.cockpit.erasing.work.begin(wish_in(window.cockpit.workshop))

    window.open_workshop(filled.path)
    with qtbot.waitSignal(window.cockpit.erasing.work.rested):
        assert window.cockpit.erasing.is_running

    assert remains(tmp_path, FIRST, LAST) == []
    window.close()
    window.deleteLater()


def test_a_damaged_copy_stops_it_until_somebody_decides(
    work, begin, filled, notice, said, base, qtbot
):
    damaged = snapshots.all_of(filled.path, base=base)[0]
    damaged.write_bytes(damaged.read_bytes()[:5000])
    with qtbot.waitSignal(work.rested):
        begin()
    text, people = notice.text.text(), people_in(filled)

    with qtbot.waitSignal(work.rested):
        notice.buttons[1].click()

    copy = "Sicherungskopie vom 13. November 2026, 12:01 Uhr"
    assert text.startswith("Noch nicht gelöscht, auch hier nicht. Beschädigt, geöffnet oder nicht")
    assert text.endswith(f"zu erreichen ist: {copy}.")
    assert people == [LAST]
    assert people_in(filled) == []
    assert said[-1].text == (
        f"Person gelöscht, aber nicht überall. Es steht noch in: {copy}. "
        "Bitte löschen Sie das von Hand."
    )


def test_no_snapshot_is_taken_meanwhile_but_afterwards(taking, begin, filled, qtbot, tmp_path):
    with filled.change("Karte") as session:
        a_card(session, text="Ganz neu")

    with qtbot.waitSignal(taking.taken) as taken:
        begin()
        taking.take()
        was_running = taking.is_running

    assert not was_running
    assert b"Ganz neu" in taken.args[0].path.read_bytes()
    assert remains(tmp_path, FIRST, LAST) == []


def test_a_snapshot_that_is_being_taken_is_waited_for(work, taking, begin, filled, qtbot, tmp_path):
    with filled.change("Karte") as session:
        a_card(session, text=f"{LAST} noch einmal")

    with qtbot.waitSignal(work.rested):
        taking.take()
        begin()
        was_running = work.is_running

    assert not was_running
    assert remains(tmp_path, FIRST) == []


def test_one_erasure_at_a_time(work, begin, filled, bridge, said, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    control = ErasingControl(filled, bridge, page)
    with qtbot.waitSignal(work.rested):
        begin()
        control.ask_about_all()
        texts = [message.text for message in said]

    assert texts == ["Ein Löschen ist noch nicht zu Ende; die Zeile über dem Schritt sagt mehr."]
    assert control.dialog is None


def test_nothing_is_erased_after_a_snapshot_that_the_window_did_not_wait_for(
    work, taking, begin, filled, qtbot
):
    taking.take()
    begin()
    work.stop()

    with qtbot.waitSignal(taking.told):
        pass

    assert not work.is_running
    assert people_in(filled) == [LAST]
