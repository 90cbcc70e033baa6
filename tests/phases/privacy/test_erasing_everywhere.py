"""An erasure from its note to its end, whatever happens meanwhile."""

import datetime as dt
import shutil

import pytest
from builders import a_card, a_participant, a_workshop_row
from erasures import remains
from sqlalchemy import select

from workshop_app.model.board import Card
from workshop_app.model.people import Participant
from workshop_app.phases.privacy.erasing_everywhere import erase_everywhere, pending_wish
from workshop_app.phases.privacy.erasure_wish import ErasureWish
from workshop_app.storage import kept_copies, second_place, snapshots
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.journal import RevisionKind
from workshop_app.storage.workshop_file import WorkshopFile

FIRST, LAST = "Qönül", "Xandirbach"
NOON = dt.datetime(2026, 11, 13, 12, 0)


@pytest.fixture
def workshop(own_workshop):
    return own_workshop


class StopError(Exception):
    """Somebody cancels."""


@pytest.fixture
def person(workshop):
    with workshop.change(f"{FIRST} {LAST} angelegt") as session:
        a_workshop_row(session)
        return a_participant(session, first_name=FIRST, last_name=LAST).id


def add_card(workshop, text):
    with workshop.change("Karte angelegt") as session:
        return a_card(session, text=text).id


def take(workshop, number=1):
    """So many snapshots, each with a card more."""
    taken = []
    for minute in range(number):
        add_card(workshop, f"{FIRST} {LAST} fragen, {minute}")
        now = NOON + dt.timedelta(minutes=minute)
        taken.append(snapshots.take(workshop.path, step="T1-07", now=now))
    return taken


def note(workshop, *people, **fields):
    wish = ErasureWish(people=people, **fields)
    workshop.note_erasure(wish.to_json())
    return wish


def texts(workshop):
    with workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.position)))


def people_in(workshop):
    with workshop.read() as session:
        return list(session.scalars(select(Participant.last_name)))


def at_first(act):
    """Something that happens once, before the first copy is cleared."""
    done = []

    def tell(_part):
        if not done:
            done.append(act())

    return tell


def test_it_is_gone_everywhere_and_nothing_is_pending(workshop, person, stick, tmp_path):
    for snapshot in take(workshop, 2):
        second_place.copy_there(snapshot, stick, path=workshop.path)
    note(workshop, person)

    outcome = erase_everywhere(workshop)

    assert (outcome.wish, outcome.left) == (None, ())
    assert workshop.pending_erasure() is None
    assert remains(tmp_path, FIRST, LAST) == []
    assert len(snapshots.all_of(workshop.path)) == 4
    assert all(snapshots.is_sound(path) for path in snapshots.all_of(workshop.path))


def test_what_is_typed_meanwhile_loses_the_name_where_it_is_sure(workshop, person, tmp_path):
    take(workshop)
    note(workshop, person)

    def type_cards():
        add_card(workshop, f"{FIRST} {LAST} kommt")
        add_card(workshop, f"Spielplatz am {LAST}")

    erase_everywhere(workshop, tell=at_first(type_cards))

    assert texts(workshop)[1:] == ["[Name entfernt] kommt", f"Spielplatz am {LAST}"]
    assert workshop.undo() == "Karte angelegt"


def test_who_is_renamed_meanwhile_is_erased_under_both_names(workshop, person, tmp_path):
    take(workshop)
    note(workshop, person)

    def rename():
        with workshop.change("Umbenannt") as session:
            session.get_one(Participant, person).last_name = "Yrgendwie"
        add_card(workshop, f"{FIRST} Yrgendwie kommt")

    erase_everywhere(workshop, tell=at_first(rename))

    assert remains(tmp_path, FIRST, LAST, "Yrgendwie") == []


def test_whose_row_is_deleted_meanwhile_is_erased_all_the_same(workshop, person, tmp_path):
    take(workshop)
    note(workshop, person)

    def delete():
        with workshop.change("Zeile gelöscht") as session:
            session.delete(session.get_one(Participant, person))

    erase_everywhere(workshop, tell=at_first(delete))

    assert remains(tmp_path, FIRST, LAST) == []


def test_texts_with_an_earlier_name_lose_it_too(workshop, person, tmp_path):
    add_card(workshop, f"{FIRST} {LAST} fragen")
    with workshop.change("Umbenannt") as session:
        session.get_one(Participant, person).last_name = "Yrgendwie"
    note(workshop, person)

    erase_everywhere(workshop)

    assert texts(workshop) == ["[Name entfernt] fragen"]
    assert remains(tmp_path, FIRST, LAST, "Yrgendwie") == []


def test_with_all_participants_go_those_whose_rows_were_deleted_before(workshop, person, tmp_path):
    with workshop.change("Zeile gelöscht") as session:
        session.delete(session.get_one(Participant, person))
        other = a_participant(session, first_name="Eva", last_name="Anders").id
    note(workshop, other, erases_all=True)

    erase_everywhere(workshop)

    assert remains(tmp_path, FIRST, LAST, "Anders") == []
    assert people_in(workshop) == [""]


def test_whoever_cancels_finds_the_file_as_it_was_and_can_go_on(workshop, person, tmp_path):
    take(workshop, 3)
    wish = note(workshop, person)

    def cancel_after_one(part):
        if part > 0:
            raise StopError

    with pytest.raises(StopError):
        erase_everywhere(workshop, tell=cancel_after_one)
    named = [LAST.encode() in path.read_bytes() for path in snapshots.all_of(workshop.path)]
    people, pending = people_in(workshop), pending_wish(workshop)
    erase_everywhere(workshop)

    assert sorted(named) == [False, True, True]
    assert (people, pending) == ([LAST], wish)
    assert remains(tmp_path, FIRST, LAST) == []


def test_a_copy_is_cleared_once(workshop, person):
    (snapshot,) = take(workshop)
    note(workshop, person)
    cancel = at_first(lambda: None)

    def cancel_at_the_end(part):
        cancel(part)
        if part > 0:
            raise StopError

    with pytest.raises(StopError):
        erase_everywhere(workshop, tell=cancel_at_the_end)
    erase_everywhere(workshop)

    with WorkshopFile.open(snapshot.path) as copy:
        kinds = [revision.kind for revision in copy.history()]
    assert kinds.count(RevisionKind.ERASURE) == 1


def test_a_copy_that_cannot_be_cleared_stops_it_before_the_file(workshop, person):
    (snapshot,) = take(workshop)
    snapshot.path.write_bytes(snapshot.path.read_bytes()[:5000])
    wish = note(workshop, person)

    outcome = erase_everywhere(workshop)

    assert (outcome.wish, outcome.left) == (wish, (snapshot.path,))
    assert people_in(workshop) == [LAST]


def test_people_may_go_on_without_it_and_are_told(workshop, person):
    (snapshot,) = take(workshop)
    snapshot.path.write_bytes(snapshot.path.read_bytes()[:5000])
    note(workshop, person, given_up=(str(snapshot.path),))

    outcome = erase_everywhere(workshop)

    assert (outcome.wish, outcome.left) == (None, (snapshot.path,))
    assert people_in(workshop) == []


def test_a_stick_that_is_pulled_stops_it_before_the_file(workshop, person, stick):
    second_place.copy_there(take(workshop)[0], stick, path=workshop.path)
    note(workshop, person)

    outcome = erase_everywhere(workshop, tell=at_first(lambda: shutil.rmtree(stick)))

    assert outcome.wish is not None
    assert [path.is_relative_to(stick) for path in outcome.left] == [True, True]
    assert people_in(workshop) == [LAST]


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    second_place.prepare(folder)
    return folder


def erase_without(stick, workshop, person):
    """Erase while the stick is out, as people said, and put it in again."""
    away = stick.rename(stick.with_name("in der Tasche"))
    missing = kept_copies.out_of_reach(workshop.path)
    note(workshop, person, given_up=tuple(map(str, missing)))
    assert erase_everywhere(workshop).left == tuple(missing)
    away.rename(stick)


def test_a_stick_that_was_out_loses_its_old_copies_when_it_comes_back(
    workshop, person, stick, tmp_path
):
    for snapshot in take(workshop, 2):
        second_place.copy_there(snapshot, stick, path=workshop.path)
    erase_without(stick, workshop, person)
    add_card(workshop, "Nachher")
    newest = snapshots.take(workshop.path, step="T1-08", now=NOON + dt.timedelta(hours=1))
    second_place.copy_there(newest, stick, path=workshop.path)
    assert remains(tmp_path, FIRST, LAST) != []

    assert kept_copies.drop_uncleared(workshop.path) == 2

    assert remains(tmp_path, FIRST, LAST) == []
    assert [path.name for path in stick.rglob("*.workshop")] == [newest.path.name]
    assert kept_copies.drop_uncleared(workshop.path) == 0


def test_a_copy_that_was_cleared_here_first_may_stay_on_the_stick(workshop, person, stick):
    first, second = take(workshop, 2)
    second_place.copy_there(first, stick, path=workshop.path)
    erase_without(stick, workshop, person)
    second_place.copy_there(second, stick, path=workshop.path)

    assert kept_copies.drop_uncleared(workshop.path) == 1

    assert [path.name for path in stick.rglob("*.workshop")] == [second.path.name]


def test_without_an_erasure_all_copies_stay_on_the_stick(workshop, stick):
    (snapshot,) = take(workshop)
    second_place.copy_there(snapshot, stick, path=workshop.path)

    assert kept_copies.drop_uncleared(workshop.path) == 0


def test_a_copy_that_somebody_has_open_is_left_alone(workshop, person):
    (snapshot,) = take(workshop)
    note(workshop, person)

    with WorkshopFile.open(snapshot.path) as copy:
        outcome = erase_everywhere(workshop)

        assert people_in(copy) == [LAST]
    assert outcome.left == (snapshot.path,)


def test_what_a_kill_left_of_a_snapshot_goes(workshop, person, tmp_path):
    (snapshot,) = take(workshop)
    shutil.copy(snapshot.path, snapshot.path.with_name(".00002 angefangen.workshop.4711.new"))
    shutil.copy(snapshot.path, snapshot.path.with_name(f".{snapshot.path.name}.4711.new"))
    note(workshop, person)

    erase_everywhere(workshop)

    assert remains(tmp_path, FIRST, LAST) == []


def test_while_somebody_reads_the_last_remains_wait(workshop, person, tmp_path):
    note(workshop, person)

    with workshop.read() as session:
        session.scalars(select(Participant)).all()
        outcome = erase_everywhere(workshop)
    pending = pending_wish(workshop)
    again = erase_everywhere(workshop)

    assert outcome.wish is not None
    assert outcome.wish.is_out_of_file
    assert outcome.change is not None
    assert pending == outcome.wish
    assert (again.wish, again.change) == (None, None)
    assert remains(tmp_path, FIRST, LAST) == []


def test_the_note_names_nobody_and_is_in_no_copy(workshop, person, tmp_path):
    content = note(workshop, person).to_json()

    workshop.copy_to(tmp_path / "Kopie.workshop")

    assert FIRST not in content
    with WorkshopFile.open(tmp_path / "Kopie.workshop") as copy:
        assert copy.pending_erasure() is None
    workshop.close()
    with WorkshopFile.open(workshop.path) as again:
        assert again.pending_erasure() == content
        assert again.damage_warning() is None


def test_a_note_that_nobody_can_read_is_none(workshop):
    workshop.note_erasure('{"id": 1}')

    assert pending_wish(workshop) is None


def test_nothing_is_done_where_nothing_is_noted(workshop, person):
    outcome = erase_everywhere(workshop)

    assert (outcome.wish, outcome.change) == (None, None)
    assert people_in(workshop) == [LAST]


def test_a_file_that_is_gone_keeps_its_note(workshop, person, tmp_path):
    note(workshop, person)
    moved = tmp_path / "anderswo.workshop"

    def move():
        workshop.checkpoint()
        workshop.path.rename(moved)

    take(workshop)
    with pytest.raises(WorkshopError):
        erase_everywhere(workshop, tell=at_first(move))

    moved.rename(workshop.path)
    assert pending_wish(workshop) is not None
    assert people_in(workshop) == [LAST]
