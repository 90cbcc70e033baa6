"""What is erased is gone from rows, journal, pictures and bytes; the rest can still be undone."""

import datetime as dt
import json
import shutil
import sqlite3
import threading
import uuid
from pathlib import Path

import pytest
from any_content import KINDS, Content, any_keys, columns_of, rows_in
from builders import (
    a_card,
    a_municipality,
    a_participant,
    a_photo,
    a_photo_person,
    a_small_group,
    a_small_group_member,
    an_imported_extra,
)
from effort import examples
from erasures import erase_all
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import a_png
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop_app.model.base import Base
from workshop_app.model.board import Card
from workshop_app.model.column_types import TextList
from workshop_app.model.municipality import Municipality
from workshop_app.model.people import Participant, Photo, PhotoPerson
from workshop_app.storage import header, second_place, snapshots
from workshop_app.storage.erasure import Erasure, references, text_columns
from workshop_app.storage.errors import CannotTakeBackError, ReadOnlyWorkshopError
from workshop_app.storage.journal import RevisionKind, newest_id
from workshop_app.storage.picture_store import keep_picture, read_picture
from workshop_app.storage.workshop_file import WorkshopFile

NAME = "Quittenbäumchen"


def as_uuid(key: object) -> uuid.UUID:
    return uuid.UUID(str(key))


def without_name(_key, _column, text):
    return text.replace(NAME, "[…]")


def erasure_of(*rows, rewrite=without_name, **fields) -> Erasure:
    return Erasure("Person gelöscht", "Leer", frozenset(rows), rewrite, **fields)


def bytes_beside(path: Path) -> bytes:
    """All that stands in the folder of a file."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.iterdir()))


def forms_of(name: str) -> list[bytes]:
    escaped = name.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    return [name.encode("utf-8"), name.encode("utf-16-le"), name.encode("utf-16-be"), escaped]


@pytest.fixture
def person(workshop):
    with workshop.change("Person angelegt") as session:
        return a_participant(session, last_name=NAME).id


def test_the_row_and_its_history_are_gone_from_the_bytes(workshop, person):
    with workshop.change("Person umbenannt") as session:
        session.get_one(Participant, person).organisation = f"Verein {NAME}"
    assert any(form in bytes_beside(workshop.path) for form in forms_of(NAME))

    left = erase_all(workshop, erasure_of(("participant", person)))

    assert left == ()
    assert not any(form in bytes_beside(workshop.path) for form in forms_of(NAME))
    assert NAME[:8].encode() not in bytes_beside(workshop.path)


def test_texts_lose_the_name_now_and_in_what_an_undo_brings_back(workshop, person):
    with workshop.change("Karte angelegt") as session:
        card = a_card(session, text=f"{NAME} fragen").id
    with workshop.change("Karte geändert") as session:
        session.get_one(Card, card).text = f"Mit {NAME} reden"

    erase_all(workshop, erasure_of(("participant", person)))
    after = text_of(workshop, card)
    workshop.undo()

    assert (after, text_of(workshop, card)) == ("Mit […] reden", "[…] fragen")


def text_of(workshop, card) -> str | None:
    with workshop.read() as session:
        return session.scalar(select(Card.text).where(Card.id == card))


def test_a_change_of_which_nothing_is_left_cannot_be_undone_and_says_so(workshop):
    with workshop.change("Karte angelegt") as session:
        a_card(session)
    with workshop.change(f"{NAME} angelegt") as session:
        person = a_participant(session, last_name=NAME).id

    erase_all(workshop, erasure_of(("participant", person)))

    assert workshop.undo_label() == "Karte angelegt"
    assert [revision.label for revision in workshop.history()] == [
        "Person gelöscht",
        "Leer",
        "Karte angelegt",
    ]


def test_what_was_undone_before_cannot_be_done_again(workshop, person):
    with workshop.change("Karte angelegt") as session:
        a_card(session)
    workshop.undo()

    erase_all(workshop, erasure_of(("participant", person)))

    assert workshop.redo_label() is None


def test_an_erasure_cannot_be_undone(workshop, person):
    erase_all(workshop, erasure_of(("participant", person)))

    assert workshop.undo() is None
    with workshop.read() as session:
        assert session.scalars(select(Participant)).all() == []
    assert workshop.history()[0].kind is RevisionKind.ERASURE


def test_what_cannot_be_without_the_row_goes_with_it(workshop, person):
    with workshop.change("Daten") as session:
        photo = a_photo(session)
        a_photo_person(session, photo_id=photo.id, participant_id=person)
        group = a_small_group(session)
        a_small_group_member(session, small_group_id=group.id, participant_id=person)
        an_imported_extra(session, owner_id=person, text=NAME)

    erase_all(workshop, erasure_of(("participant", person), rewrite=None))

    rows = rows_in(workshop.path)
    assert [len(rows[name]) for name in ("photo", "small_group")] == [1, 1]
    gone = ("photo_person", "small_group_member", "imported_extra", "participant")
    assert [len(rows[name]) for name in gone] == [0, 0, 0, 0]


def test_a_row_that_once_named_the_person_stays_as_it_is_and_is_not_undone(workshop, person):
    with workshop.change("Anfang") as session:
        other = a_participant(session, last_name="Anders").id
    with workshop.change("Abgebildet") as session:
        link = a_photo_person(session, photo_id=a_photo(session).id, participant_id=person).id
    with workshop.change("Verwechselt") as session:
        session.get_one(PhotoPerson, link).participant_id = other

    erase_all(workshop, erasure_of(("participant", person)))

    assert person.hex.encode() not in bytes_beside(workshop.path)
    with pytest.raises(CannotTakeBackError):  # the photo, which that row needs
        workshop.undo()
    with workshop.read() as session:
        assert session.get_one(PhotoPerson, link).participant_id == other


def test_a_picture_that_nothing_names_any_more_is_gone_from_the_bytes(workshop):
    picture = a_png(30, 20)
    with workshop.change("Foto abgelegt") as session:
        name = keep_picture(session, picture)
        photo = a_photo(session, picture_hash=name).id
    with workshop.change("Foto gelöscht") as session:
        session.delete(session.get_one(Photo, photo))

    erase_all(workshop, erasure_of(("photo", photo)))

    with workshop.read() as session:
        assert read_picture(session, name) is None
    assert picture not in bytes_beside(workshop.path)


def test_a_picture_that_another_photo_shows_stays(workshop):
    with workshop.change("Fotos abgelegt") as session:
        name = keep_picture(session, a_png(30, 20))
        first, _second = (a_photo(session, picture_hash=name).id for _ in range(2))

    erase_all(workshop, erasure_of(("photo", first)))

    with workshop.read() as session:
        assert read_picture(session, name) is not None


def test_deleted_photos_and_replaced_logos_can_be_cleared(workshop):
    old, new, of_photo = a_png(31, 7), a_png(32, 7), a_png(33, 7)
    with workshop.change("Anfang") as session:
        town = a_municipality(session, logo=old).id
        photo = a_photo(session, picture_hash=keep_picture(session, of_photo)).id
    with workshop.change("Logo ersetzt") as session:
        session.get_one(Municipality, town).logo = new
    with workshop.change("Foto gelöscht") as session:
        session.delete(session.get_one(Photo, photo))

    erase_all(workshop, Erasure("Gelöschte Bilder entfernt", "Leer", forgets_pictures=True))

    content = bytes_beside(workshop.path)
    assert [picture in content for picture in (old, new, of_photo)] == [False, True, False]
    assert workshop.undo() == "Logo ersetzt"
    with workshop.read() as session:
        assert session.scalars(select(Municipality.logo)).all() == [None]


def test_copies_that_the_app_put_aside_lose_it_too(workshop, person):
    workshop.checkpoint()
    aside = workshop.path.with_name(
        f"{workshop.path.stem} (vor der Umstellung von Schema 1).workshop"
    )
    shutil.copy(workshop.path, aside)
    older = aside.with_name(f"{workshop.path.stem} (vor der Umstellung von Schema 0).workshop")
    with sqlite3.connect(older) as connection:
        connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
        connection.execute("CREATE TABLE note (text)")
        connection.execute("INSERT INTO note VALUES (?)", (NAME,))
    connection.close()

    left = erase_all(workshop, erasure_of(("participant", person)))

    assert left == ()
    assert NAME.encode() not in bytes_beside(workshop.path)
    assert not older.exists()
    assert rows_in(aside)["participant"] == []


def test_snapshots_lose_it_too_and_stay_whole(workshop, person, tmp_path):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=f"{NAME} fragen")
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.prepare(stick)
    snapshot = snapshots.take(workshop.path, step="T1-07", now=dt.datetime(2026, 11, 13, 9, 0))
    second_place.copy_there(snapshot, stick, path=workshop.path)
    kept = snapshots.all_of(workshop.path)
    assert [NAME.encode() in path.read_bytes() for path in kept] == [True, True]

    left = erase_all(workshop, erasure_of(("participant", person)))

    assert left == ()
    assert snapshots.all_of(workshop.path) == kept
    assert not any(NAME[:8].encode() in path.read_bytes() for path in kept)
    assert all(snapshots.is_sound(path) for path in kept)
    assert not any(
        NAME.encode() in one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()
    )


def test_a_copy_that_cannot_be_cleared_is_named(workshop, person):
    aside = workshop.path.with_name(
        f"{workshop.path.stem} (vor der Umstellung von Schema 1).workshop"
    )
    aside.write_bytes(workshop.path.read_bytes()[:5000])

    assert erase_all(workshop, erasure_of(("participant", person))) == (aside,)
    assert rows_in(workshop.path)["participant"] == []


def test_a_reader_in_the_midst_of_a_look_is_waited_for_later(workshop, person):
    with workshop.read() as session:
        session.scalars(select(Participant)).all()

        left = erase_all(workshop, erasure_of(("participant", person)))

    assert left == (workshop.path,)
    workshop.close()
    assert NAME.encode() not in bytes_beside(workshop.path)


def test_a_file_that_is_open_for_reading_only_refuses(workshop, person):
    with (
        WorkshopFile.open(workshop.path, for_writing=False) as second,
        pytest.raises(ReadOnlyWorkshopError),
    ):
        second.erase(erasure_of(("participant", person)))


def test_views_are_told_which_rows_went_and_changed(workshop, person):
    with workshop.change("Karte angelegt") as session:
        card = a_card(session, text=NAME).id
    told = []
    workshop.add_listener(told.append)

    erase_all(workshop, erasure_of(("participant", person)))

    assert told[0].touched == {("participant", person), ("card", card)}
    assert (told[0].label, told[0].kind) == ("Person gelöscht", RevisionKind.ERASURE)


def test_what_was_worked_out_before_the_newest_change_is_worked_out_again(workshop, person):
    number = workshop.history()[0].number
    with workshop.read() as session:
        known = newest_id(session.connection())
    with workshop.change("Karte angelegt") as session:
        card = a_card(session, text=NAME).id

    change = workshop.erase(
        erasure_of(),
        known=known,
        anew=lambda _session: erasure_of(("participant", person), ("card", card)),
    )

    assert change.touched == {("participant", person), ("card", card)}
    assert workshop.history()[0].number == number + 2


def test_who_changes_something_meanwhile_waits_for_the_end_and_loses_nothing(workshop, person):
    begun, go_on = threading.Event(), threading.Event()

    def wait(_key, _column, text):
        begun.set()
        go_on.wait(20)
        return text.replace(NAME, "[…]")

    erasing = threading.Thread(
        target=lambda: workshop.erase(erasure_of(("participant", person), rewrite=wait))
    )
    erasing.start()
    begun.wait(20)
    changing = threading.Thread(target=lambda: add_card(workshop, "Mittendrin"))
    changing.start()
    go_on.set()
    for thread in (changing, erasing):
        thread.join(20)

    assert [revision.label for revision in workshop.history()][:2] == [
        "Karte angelegt",
        "Person gelöscht",
    ]


def add_card(workshop, text):
    with workshop.change("Karte angelegt") as session:
        a_card(session, text=text)


# --- any history ---------------------------------------------------------------------------------

State = dict[str, list[tuple[object, ...]]]
_KEPT_COLUMNS = {"step", "chapter"}  # unique


def mark(_key, column, text):
    return text if column in _KEPT_COLUMNS else text.replace("k", "\u2603")


def keyed(state: State) -> dict[tuple[str, object], dict[str, object]]:
    """The rows of a state by table and key."""
    found = {}
    for kind in KINDS:
        names = [column.name for column in kind.__table__.columns]
        for row in state[kind.__tablename__]:
            cells = dict(zip(names, row, strict=True))
            found[kind.__tablename__, cells["id"]] = cells
    return found


def marked(table: str, cells: dict[str, object]) -> dict[str, object]:
    new = dict(cells)
    for column in text_columns(Base.metadata.tables[table]):
        value = cells[column.name]
        if isinstance(column.type, TextList) and value is not None:
            new[column.name] = json.dumps(
                [mark(None, column.name, one) for one in json.loads(value)]
            )
        elif value is not None:
            new[column.name] = mark(None, column.name, value)
    return new


def reached(states, present, erased):
    """What goes with the erased rows, and what stays without its history; past SQLAlchemy."""
    erased, forgotten, before = set(erased), set(), None
    while before != (len(erased), len(forgotten)):
        before = (len(erased), len(forgotten))
        for state in (present, *states):
            for key, cells in state.items():
                for column, target in references(Base.metadata.tables[key[0]]):
                    if any(
                        cells[column.name] == row and target in ("", name) for name, row in erased
                    ):
                        is_gone = state is present or key not in present
                        (erased if is_gone else forgotten).add(key)
    return erased, forgotten - erased


@settings(
    max_examples=examples(5),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(data=st.data())
def test_an_undo_after_an_erasure_gives_what_it_gave_before_without_the_erased(
    data, tmp_path_factory, empty_template
):
    path = Path(shutil.copy(empty_template, tmp_path_factory.mktemp("any") / "a.workshop"))
    with WorkshopFile.open(path) as workshop:
        states, labels, seen = a_history(data, workshop)
        present = keyed(rows_in(path))
        candidates = sorted(key for key in present if key[0] in ("participant", "photo"))
        chosen = data.draw(
            st.sets(st.sampled_from(candidates), max_size=3) if candidates else st.just(set())
        )
        erased, forgotten = reached([keyed(state) for state in seen], present, chosen)

        rows = frozenset((table, as_uuid(key)) for table, key in chosen)
        erase_all(workshop, erasure_of(*rows, rewrite=mark))

        def expected(state: State):
            return {
                key: marked(key[0], cells)
                for key, cells in keyed(state).items()
                if key not in erased | forgotten
            }

        def found():
            now = keyed(rows_in(path))
            return {key: cells for key, cells in now.items() if key not in forgotten}

        assert found() == expected(states[-1])
        assert workshop.redo_label() is None
        try:
            while label := workshop.undo():
                assert found() == expected(states[labels.index(label)])
            assert found() == expected(states[0])
            while workshop.redo():
                pass
        except CannotTakeBackError:
            assert forgotten
        else:
            assert found() == expected(states[-1])


def a_history(data, workshop):
    """Some changes, a few of them taken back; the states of those that hold, and all ever seen."""
    states, labels = [rows_in(workshop.path)], []
    seen = list(states)
    many, keys = [Participant, Photo, *KINDS], any_keys(data.draw)
    for number in range(data.draw(st.integers(1, 6))):
        if labels and data.draw(st.booleans()):
            workshop.undo()
            states.pop()
            labels.pop()
            continue
        label = f"Änderung {number}"
        try:
            with workshop.change(label) as session:
                content = Content(session, data.draw, keys)
                for _ in range(data.draw(st.integers(1, 4))):
                    a_step(data, content, data.draw(st.sampled_from(many) | st.sampled_from(LINKS)))
        except IntegrityError:
            continue
        state = rows_in(workshop.path)
        if state != states[-1] or workshop.undo_label() == label:
            states.append(state)
            labels.append(label)
            seen.append(state)
    return states, labels, seen


def a_step(data, content, kind) -> None:
    row = content.some_row(kind)
    action = data.draw(st.sampled_from(["add", "add", "edit", "delete"]))
    if action == "add" or row is None:
        content.a_row(kind)
    elif action == "delete":
        content.session.delete(row)
    else:
        for column in data.draw(
            st.lists(st.sampled_from(columns_of(kind)), min_size=1, max_size=3)
        ):
            setattr(row, column.name, content.a_value(column))


LINKS = [
    kind
    for kind in KINDS
    if any(target in ("participant", "photo", "") for _c, target in references(kind.__table__))
]
