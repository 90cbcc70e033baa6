"""The date of the documents is that of the newest change."""

import datetime as dt
import types

from builders import a_card

from workshop_app.concept.reading import read_snapshot
from workshop_app.storage import journal


def change(workshop, monkeypatch, at):
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return at

    with monkeypatch.context() as patch:
        patch.setattr(journal, "dt", types.SimpleNamespace(datetime=Clock, UTC=dt.UTC))
        with workshop.change("Karte angelegt") as session:
            a_card(session)


def test_a_clock_that_ran_ahead_for_a_while_is_forgotten(workshop, monkeypatch):
    for year in (2026, 2031, 2026):
        change(workshop, monkeypatch, dt.datetime(year, 11, 13, 9, tzinfo=dt.UTC))

    with workshop.read() as session:
        assert read_snapshot(session).as_of.year == 2026
