"""Drafts: kept beside the history, gone with what confirms them, in no copy."""

import datetime as dt
import shutil
import sqlite3
import time
from contextlib import closing

import pytest
from any_content import rows_in
from builders import a_card
from erasures import erase_all

from workshop_app.storage import snapshots
from workshop_app.storage.drafts import Draft
from workshop_app.storage.erasure import Erasure
from workshop_app.storage.errors import SaveFailedError
from workshop_app.storage.workshop_file import WorkshopFile

FULL = 2
NOW = dt.datetime(2026, 11, 13, 8, 0, tzinfo=dt.UTC)
LINE = Draft("card/T1-03/F1", "Dolmetscherpool für", {"target": "UNASSIGNED"})


def test_a_draft_is_there_after_a_kill(workshop, tmp_path):
    workshop.drafts.keep(LINE)
    left = tmp_path / "danach.workshop"
    for suffix in ("", "-wal"):  # as they are on the disk of a killed program
        shutil.copy(workshop.path.with_name(workshop.path.name + suffix), f"{left}{suffix}")

    with WorkshopFile.open(left) as again:
        assert list(again.drafts.kept.values()) == [LINE]


def test_drafts_are_no_part_of_the_history(workshop):
    before = rows_in(workshop.path)

    workshop.drafts.keep(LINE)
    workshop.drafts.drop(LINE.place)

    assert workshop.history() == []
    assert workshop.undo_label() is None
    assert rows_in(workshop.path) == before


def test_what_confirms_a_draft_takes_it_along_in_its_transaction(workshop):
    workshop.drafts.keep(LINE)

    with workshop.drafts.confirming(LINE.place), workshop.change("Karte angelegt") as session:
        a_card(session)
        session.flush()
        assert drafts_on_disk(workshop) == [LINE.place]

    assert drafts_on_disk(workshop) == []
    assert not workshop.drafts.kept


def test_a_draft_that_nobody_has_looked_at_yet_goes_with_what_confirms_it(workshop):
    workshop.drafts.keep(LINE)
    workshop.close()

    with WorkshopFile.open(workshop.path) as again:
        with again.drafts.confirming(LINE.place), again.change("Karte angelegt") as session:
            a_card(session)

        assert drafts_on_disk(again) == []


def test_a_change_that_fails_leaves_the_draft(workshop):
    workshop.drafts.keep(LINE)
    raw = workshop._writer.raw_connection()
    raw.driver_connection.execute("PRAGMA max_page_count = 1")  # the disk is full
    raw.close()

    with (
        workshop.drafts.confirming(LINE.place),
        pytest.raises(SaveFailedError),
        workshop.change("Karte angelegt") as session,
    ):
        a_card(session, text="lang " * 20_000)

    assert workshop.drafts.has_failed
    assert drafts_on_disk(workshop) == [LINE.place]


def test_a_draft_that_turns_out_to_be_what_is_saved_is_forgotten(workshop):
    workshop.drafts.keep(LINE)

    with workshop.drafts.confirming(LINE.place):
        pass

    assert drafts_on_disk(workshop) == []


def test_another_change_leaves_drafts_alone(workshop):
    workshop.drafts.keep(LINE)

    with workshop.change("Karte angelegt") as session:
        a_card(session)
    workshop.undo()

    assert drafts_on_disk(workshop) == [LINE.place]


def test_a_copy_has_no_drafts_nor_their_bytes(workshop, tmp_path):
    workshop.drafts.keep(Draft("decision", "Zwergenaufstand"))

    workshop.copy_to(tmp_path / "Kopie.workshop")

    assert b"Zwergenaufstand" not in (tmp_path / "Kopie.workshop").read_bytes()
    with WorkshopFile.open(tmp_path / "Kopie.workshop") as copy:
        assert not copy.drafts.kept


def test_a_snapshot_in_the_folder_of_the_app_has_no_drafts(workshop, tmp_path):
    workshop.drafts.keep(Draft("decision", "Zwergenaufstand"))

    taken = snapshots.take(workshop.path, step="T1-07", now=NOW, base=tmp_path / "Stände")

    assert b"Zwergenaufstand" not in taken.path.read_bytes()


def test_drafts_with_a_name_can_be_erased_with_their_bytes(workshop):
    workshop.drafts.keep(Draft("a", "Frau Yıldız-Öztürk fragt nach"))
    workshop.drafts.keep(Draft("b", "anderes", {"counter": "meint ÖZTÜRK"}))
    workshop.drafts.keep(LINE)

    erased = workshop.drafts.clear(["Öztürk"])
    workshop.checkpoint()

    assert erased == 2
    assert list(workshop.drafts.kept) == [LINE.place]
    left = workshop.path.read_bytes().lower()
    assert "öztürk".encode() not in left
    assert "ÖZTÜRK".encode() not in workshop.path.read_bytes()


def test_all_drafts_can_be_erased(workshop):
    workshop.drafts.keep(LINE)

    assert workshop.drafts.clear() == 1

    assert drafts_on_disk(workshop) == []


def test_a_file_that_is_only_read_shows_and_takes_no_drafts(workshop):
    workshop.drafts.keep(LINE)

    with WorkshopFile.open(workshop.path) as reading:
        assert reading.is_read_only
        assert not reading.drafts.kept
        assert not reading.drafts.keep(Draft("b", "x"))


def test_a_draft_does_not_wait_for_another_program(workshop):
    with closing(sqlite3.connect(workshop.path, isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()

        assert not workshop.drafts.keep(LINE)

        assert time.monotonic() - begun < 1  # a change would wait for three seconds
    assert workshop.drafts.keep(LINE)


def test_changes_are_still_synced_after_a_draft(workshop):
    before = pragmas(workshop)

    workshop.drafts.keep(LINE)

    assert pragmas(workshop) == before == [FULL, before[1]]


def pragmas(workshop):
    raw = workshop._writer.raw_connection()
    names = ("synchronous", "busy_timeout")
    found = [raw.driver_connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    raw.close()
    return found


def drafts_on_disk(workshop):
    with closing(sqlite3.connect(workshop.path)) as raw:
        return [place for (place,) in raw.execute("SELECT place FROM draft ORDER BY at")]


def test_a_draft_breaks_no_seal(workshop):
    with workshop.change("Karte angelegt") as session:
        a_card(session)
    workshop.close()
    with WorkshopFile.open(workshop.path) as again:
        again.drafts.keep(LINE)

    with WorkshopFile.open(workshop.path) as third:
        assert third.damage_warning() is None
        assert list(third.drafts.kept) == [LINE.place]


def test_an_erasure_takes_all_drafts_with_it(workshop):
    workshop.drafts.keep(Draft("decision", "Zwergenaufstand"))

    erase_all(workshop, Erasure("Gelöscht", "Leer"))
    workshop.checkpoint()

    assert drafts_on_disk(workshop) == []
    assert b"Zwergenaufstand" not in workshop.path.read_bytes()


def test_an_erasure_of_somebody_leaves_drafts_about_other_things(workshop):
    workshop.drafts.keep(Draft("decision", "Zwergenaufstand"))
    workshop.drafts.keep(Draft("topic", "Öffnungszeiten", {"who": "Frau Zwerg"}))
    workshop.drafts.keep(LINE)

    def without(_key, _column, text):
        return text.replace("Zwerg", "…")

    erase_all(workshop, Erasure("Gelöscht", "Leer", rewrite=without))

    assert list(workshop.drafts.kept) == [LINE.place] == drafts_on_disk(workshop)
