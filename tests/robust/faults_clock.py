"""The machine's clock is set: back, forward, by hours and by days, and to another time zone.

Nobody sets the real clock here: what asks for the time is told another one. The clock that only
goes forward stays as it is, as on a real machine.
"""

import contextlib
import datetime as dt
import sqlite3
import time
import types
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from tests import builders
from tests.robust.desk import STEP, Desk, a_desk, wait_until
from tests.robust.faultmaking import Fault, UnavailableError, a_file, demand_sentence, environment
from workshop_app.concept.reading import read_snapshot
from workshop_app.model.people import Participant
from workshop_app.phases import agenda
from workshop_app.phases.privacy import erasure_date
from workshop_app.phases.schedule import timing
from workshop_app.storage import snapshots, workshop_file
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views import saving, top_bar
from workshop_app.views.privacy import erasure_reminder

_ASKING = (workshop_file, agenda, timing, saving, top_bar, erasure_reminder)
_HOURS, _DAYS = dt.timedelta(hours=3), dt.timedelta(days=3)


@contextlib.contextmanager
def clock_set(by: dt.timedelta) -> Iterator[None]:
    """For a while the machine shows another time, and says so to all who ask."""

    class Datetime(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return dt.datetime.now(tz) + by

    class Date(dt.date):
        @classmethod
        def today(cls) -> dt.date:
            return (dt.datetime.now() + by).date()

    other = types.SimpleNamespace(**{**vars(dt), "datetime": Datetime, "date": Date})
    for module in _ASKING:
        module.dt = other
    try:
        yield
    finally:
        for module in _ASKING:
            module.dt = dt


def clock_set_while_a_step_runs(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "gesichert")
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        timer = desk.window.cockpit.timer
        timer.toggle()
        before = timer.now().remaining
        for by in (-_HOURS, -_DAYS, _HOURS, _DAYS):
            with clock_set(by):
                timer.add_minutes(1)
                timer.add_minutes(-1)
                shown = timer.now()
                assert 0 <= before - shown.remaining < 20, (by, before, shown.remaining)
                assert shown.forecast is not None, by
                desk.write_card(f"um {by}")
                assert desk.saved_mark().startswith("✓"), by
        timer.toggle()
        with desk.window.cockpit.workshop.read() as session:
            assert agenda.run_of(session, STEP).seconds_run < 20
        assert len(desk.cards()) == 5
        assert desk.told == []


def clock_set_back_while_closed(folder: Path) -> None:
    """It is told, the timer goes on, and the order of states stays what it is."""
    path = a_file(folder / "a.workshop", "gesichert")
    settings = folder / "einstellungen.json"
    with a_desk(settings) as desk:
        desk.open(path)
        desk.window.cockpit.timer.toggle()
        desk.write_card("vorher")
        _take(desk)
    for by in (-_HOURS, -_DAYS):
        with clock_set(by), a_desk(settings) as desk:
            desk.open(path)
            demand_sentence(desk.sentence(), "Uhr dieses Geräts geht nach", "Bitte stellen Sie")
            shown = desk.window.cockpit.timer.now()
            assert shown.clock.is_running
            assert shown.forecast is not None
            assert shown.clock.elapsed(dt.datetime.now(dt.UTC) + by + dt.timedelta(minutes=5)) > 200
            desk.write_card(f"um {by}")
            _take(desk)
            assert _newest_texts(desk, path) == set(desk.cards())
            with desk.window.cockpit.workshop.read() as session:
                written = read_snapshot(session).as_of
            assert abs(written - dt.datetime.now(dt.UTC) - by) < dt.timedelta(minutes=1)
            desk.window.cockpit.undo()
            assert f"um {by}" not in desk.cards()
            desk.window.cockpit.redo()
            assert desk.told == []
    path.write_bytes(path.read_bytes()[:5_000])
    with a_desk(settings) as desk:
        assert not desk.open(path)
        demand_sentence(desk.sentence(), "beschädigt")
        desk.window.start_page.notice.buttons[0].click()
        wait_until(lambda: desk.is_open)
        assert f"um {-_DAYS}" in desk.cards()


def clock_set_forward_while_closed(folder: Path) -> None:
    """What is due by a wrong date is told, and nothing happens by itself."""
    path = a_file(folder / "a.workshop", "gesichert")
    settings = folder / "einstellungen.json"
    with WorkshopFile.open(path) as workshop, workshop.change("Angelegt") as session:
        builders.a_participant(session)
        due = dt.date.today() + dt.timedelta(days=30)
        erasure_date.set_date(session, f"{due:%d.%m.%Y}")
    with a_desk(settings) as desk:
        desk.open(path)
        desk.window.cockpit.timer.toggle()
    for by in (_DAYS, dt.timedelta(days=400)):
        with clock_set(by), a_desk(settings) as desk:
            desk.open(path)
            shown = desk.window.cockpit.timer.now()
            assert not shown.clock.is_running, by
            assert shown.remaining == shown.clock.minutes_allotted * 60, shown
            desk.write_card(f"um {by}")
            is_due = "gelöscht werden" in desk.sentence()
            assert is_due == (by > _DAYS), desk.sentence()
            with desk.window.cockpit.workshop.read() as session:
                assert session.scalar(select(Participant.last_name))
            assert desk.told == []
    with a_desk(settings) as desk:
        desk.open(path)
        demand_sentence(desk.sentence(), "Uhr dieses Geräts geht nach")
        assert "gelöscht werden" not in desk.sentence()
        assert len(desk.cards()) == 3


def time_zone_changed(folder: Path) -> None:
    """Another zone, or summer time: the timer counts on, and the newest state is the newest."""
    if not hasattr(time, "tzset"):
        raise UnavailableError("this system has no zone of a process")
    path = a_file(folder / "a.workshop", "gesichert")
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        timer = desk.window.cockpit.timer
        timer.toggle()
        before = timer.now().remaining
        try:
            for zone in ("CET-1CEST,M1.1.0,M12.5.0", "JST-9", "PST8"):
                with environment(TZ=zone):
                    time.tzset()
                    desk.write_card(zone)
                    _take(desk)
                    assert 0 <= before - timer.now().remaining < 20
                    assert _newest_texts(desk, path) == set(desk.cards())
                    assert desk.saved_mark().startswith("✓")
        finally:
            time.tzset()
        assert len(desk.cards()) == 4
        assert desk.told == []


def _take(desk: Desk) -> None:
    state = desk.take_snapshot()
    assert not state.problem, state


def _newest_texts(desk: Desk, path: Path) -> set[str]:
    """The cards of the snapshot that counts as the newest."""
    newest = snapshots.newest_sound(path, base=desk.window.settings.snapshot_folder)
    with contextlib.closing(sqlite3.connect(newest.path)) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM card")}


CLOCKS = (
    Fault("Uhr gestellt, während ein Schritt läuft", clock_set_while_a_step_runs),
    Fault("Uhr zurückgestellt, während die App zu war", clock_set_back_while_closed, is_slow=True),
    Fault("Uhr vorgestellt, während die App zu war", clock_set_forward_while_closed, is_slow=True),
    Fault("andere Zeitzone, Sommerzeit", time_zone_changed, is_slow=True),
)
