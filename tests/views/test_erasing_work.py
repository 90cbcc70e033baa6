"""Erasing beside the work: told while it goes on, stopped, gone on with, even after a restart."""

import datetime as dt

import pytest
from builders import a_card, a_participant, a_workshop, a_workshop_row
from erasures import remains
from sqlalchemy import select

from workshop_app import german
from workshop_app.model.people import Participant
from workshop_app.phases.erasure_wish import ErasureWish
from workshop_app.storage import snapshots
from workshop_app.storage.drafts import Draft
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings

FIRST, LAST = "Qönül", "Xandirbach"
NOON = dt.datetime(2026, 11, 13, 12, 0)


@pytest.fixture
def file(tmp_path):
    """A closed workshop with a person, and two snapshots that name her."""
    path = tmp_path / "Auental.workshop"
    with a_workshop(path) as workshop:
        with workshop.change("Angelegt") as session:
            a_workshop_row(session, current_step="T1-05")
            a_participant(session, first_name=FIRST, last_name=LAST)
        for minute in range(2):
            with workshop.change("Karte") as session:
                a_card(session, text=f"{FIRST} {LAST} fragen, {minute}")
            now = NOON + dt.timedelta(minutes=minute)
            base = tmp_path / "Sicherungskopien"
            snapshots.take(path, step="T1-05", now=now, base=base)
    return path


@pytest.fixture
def window(qtbot, file, tmp_path):
    window = MainWindow(Settings(tmp_path / "einstellungen.json"))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def cockpit(window, file):
    window.open_workshop(file)
    return window.cockpit


def wish_in(workshop, **fields) -> ErasureWish:
    with workshop.read() as session:
        return ErasureWish(people=tuple(session.scalars(select(Participant.id))), **fields)


def people_in(workshop):
    with workshop.read() as session:
        return list(session.scalars(select(Participant.last_name)))


def buttons(notice):
    return [button.text() for button in notice.buttons]


def begin(cockpit):
    cockpit.erasing.work.begin(wish_in(cockpit.workshop))


def cancel(cockpit, qtbot):
    """Begin, and cancel at once."""
    with qtbot.waitSignal(cockpit.erasing.work.rested):
        begin(cockpit)
        cockpit.notices.erasing.buttons[0].click()


def test_the_line_says_how_far_it_is_and_goes_at_the_end(cockpit, qtbot, tmp_path):
    notice, said = cockpit.notices.erasing, []
    cockpit.bridge.told.connect(said.append)

    with qtbot.waitSignal(cockpit.erasing.work.rested):
        begin(cockpit)
        text, offers = notice.text.text(), buttons(notice)

    assert text.startswith(f"Person löschen: {german.format_percent(0)}, zuerst in den")
    assert offers == ["Abbrechen"]
    assert not notice.isVisible()
    assert said[-1].text == "Person gelöscht. Auch im Verlauf steht nichts mehr davon."
    assert remains(tmp_path, FIRST, LAST) == []


def test_whoever_cancels_is_told_what_is_and_may_go_on(cockpit, qtbot, tmp_path):
    cancel(cockpit, qtbot)
    notice = cockpit.notices.erasing
    text, offers, people = notice.text.text(), buttons(notice), people_in(cockpit.workshop)
    with qtbot.waitSignal(cockpit.erasing.work.rested):
        notice.buttons[0].click()

    assert text.startswith("Person löschen: angehalten. In dieser Datei steht noch alles")
    assert offers == ["Weiter löschen", "Nicht mehr löschen"]
    assert people == [LAST]
    assert remains(tmp_path, FIRST, LAST) == []


def test_what_was_cancelled_may_be_given_up(cockpit, qtbot):
    cancel(cockpit, qtbot)

    cockpit.notices.erasing.buttons[1].click()

    assert not cockpit.notices.erasing.isVisible()
    assert cockpit.workshop.pending_erasure() is None
    assert people_in(cockpit.workshop) == [LAST]


def test_what_was_cancelled_is_told_again_at_the_next_opening(window, cockpit, qtbot, file):
    cancel(cockpit, qtbot)

    window.open_workshop(file)

    assert buttons(window.cockpit.notices.erasing) == ["Weiter löschen", "Nicht mehr löschen"]
    assert not window.cockpit.erasing.is_running
    assert people_in(window.cockpit.workshop) == [LAST]


def test_what_the_end_of_the_app_broke_off_goes_on_by_itself(window, file, qtbot, tmp_path):
    with WorkshopFile.open(file) as workshop:
        workshop.note_erasure(wish_in(workshop).to_json())

    window.open_workshop(file)
    qtbot.waitSignal(window.cockpit.erasing.work.rested).wait()

    assert remains(tmp_path, FIRST, LAST) == []


def test_closing_in_its_midst_leaves_it_for_the_next_opening(
    window, cockpit, qtbot, file, tmp_path
):
    begin(cockpit)
    window.open_workshop(file)
    if window.cockpit.erasing.is_running:
        qtbot.waitSignal(window.cockpit.erasing.work.rested).wait()

    assert remains(tmp_path, FIRST, LAST) == []


def test_a_damaged_copy_stops_it_until_somebody_decides(cockpit, qtbot, tmp_path):
    damaged = snapshots.all_of(cockpit.workshop.path, base=tmp_path / "Sicherungskopien")[0]
    damaged.write_bytes(damaged.read_bytes()[:5000])
    notice, said = cockpit.notices.erasing, []
    cockpit.bridge.told.connect(said.append)
    with qtbot.waitSignal(cockpit.erasing.work.rested):
        begin(cockpit)
    text, people = notice.text.text(), people_in(cockpit.workshop)

    with qtbot.waitSignal(cockpit.erasing.work.rested):
        notice.buttons[1].click()

    assert text.startswith(f"Noch nicht gelöscht, auch hier nicht: „{damaged.name}“")
    assert people == [LAST]
    assert people_in(cockpit.workshop) == []
    assert said[-1].text.startswith("Person gelöscht, aber nur in dieser Datei.")
    assert damaged.name in said[-1].text


def test_no_snapshot_is_taken_meanwhile_but_afterwards(cockpit, qtbot, tmp_path):
    taking = cockpit.copies.snapshots.taking
    taken = []
    taking.taken.connect(lambda snapshot: taken.append(people_named_in(snapshot)))
    with cockpit.workshop.change("Karte") as session:
        a_card(session, text="Ganz neu")

    with qtbot.waitSignal(taking.taken):
        begin(cockpit)
        taking.take()
        was_running = taking.is_running

    assert not was_running
    assert taken == [False]
    assert remains(tmp_path, FIRST, LAST) == []


def people_named_in(snapshot) -> bool:
    return LAST.encode() in snapshot.path.read_bytes()


def test_a_snapshot_that_is_being_taken_is_waited_for(cockpit, qtbot, tmp_path):
    with cockpit.workshop.change("Karte") as session:
        a_card(session, text=f"{LAST} noch einmal")

    with qtbot.waitSignal(cockpit.erasing.work.rested):
        cockpit.copies.snapshots.taking.take()
        begin(cockpit)
        was_running = cockpit.erasing.is_running

    assert not was_running
    assert [path for path in remains(tmp_path, FIRST) if ".workshop" in path] == []


def test_one_erasure_at_a_time(cockpit, qtbot):
    said = []
    cockpit.bridge.told.connect(said.append)
    with qtbot.waitSignal(cockpit.erasing.work.rested):
        begin(cockpit)
        cockpit.erasing.ask_about_all()
        texts = [message.text for message in said]

    assert texts == ["Ein Löschen ist noch nicht zu Ende; die Zeile über dem Schritt sagt mehr."]
    assert cockpit.erasing.dialog is None


def test_a_draft_without_the_name_stays(cockpit, qtbot):
    kept = cockpit.bridge.drafts.store
    for place, text in (("topic", "Etwas ganz anderes"), ("decision", f"{FIRST} {LAST} meint")):
        kept.keep(Draft(place, text))

    with qtbot.waitSignal(cockpit.erasing.work.rested):
        begin(cockpit)

    assert list(kept.kept) == ["topic"]
