"""Any change of real files that are copies of each other: reading in, undo, and again."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from any_content import KINDS, Content, any_keys, columns_of, rows_in
from copying import a_copy, read
from effort import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from workshop_app.merging.plan import Side
from workshop_app.merging.reading_in import compare_with
from workshop_app.model.copies import GroupCopy, MergedCopy, ReadingNote
from workshop_app.storage.workshop_file import WorkshopFile

SOME = [kind for kind in KINDS if kind not in {GroupCopy, MergedCopy, ReadingNote}]
STEPS = st.lists(st.sampled_from(["add", "edit", "edit", "delete", "undo"]), max_size=5)


def change(workshop: WorkshopFile, draw, steps, kinds, keys) -> None:
    for number, step in enumerate(steps):
        if step == "undo":
            workshop.undo()
            continue
        with (
            contextlib.suppress(IntegrityError),  # a unique value twice: nothing happened
            workshop.change(f"Änderung {number}") as session,
        ):
            content = Content(session, draw, keys)
            kind = draw(st.sampled_from(kinds))
            row = None if step == "add" else content.some_row(kind)
            if row is None:
                content.a_row(kind)
            elif step == "delete":
                session.delete(row)
            else:
                column = draw(st.sampled_from(columns_of(kind)))
                setattr(row, column.name, content.a_value(column))


@settings(
    max_examples=examples(1),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(st.data(), st.lists(st.sampled_from(SOME), min_size=1, max_size=3), st.sampled_from(Side))
def test_copies_of_any_file_come_in_and_go_again(empty_template, data, kinds, side):
    with tempfile.TemporaryDirectory() as folder:
        keys = any_keys(data.draw)
        path = Path(shutil.copy(empty_template, Path(folder) / "a.workshop"))
        with WorkshopFile.open(path) as workshop:
            change(workshop, data.draw, ["add", "add", "add"], kinds, keys)
            copies = [a_copy(workshop, name) for name in ("Eins", "Zwei")]
            change(workshop, data.draw, data.draw(STEPS), kinds, keys)
            for copy_path in copies:
                with WorkshopFile.open(copy_path) as copy:
                    change(copy, data.draw, data.draw(STEPS), kinds, keys)

            for copy_path in copies:
                check_one_copy(workshop, copy_path, side)


def check_one_copy(workshop: WorkshopFile, copy: Path, side: Side) -> None:
    before = rows_in(workshop.path)

    read(workshop, copy, lambda _conflict: side)
    after = rows_in(workshop.path)

    assert not compare_with(workshop, copy).is_new
    if after != before:
        assert workshop.undo().startswith("Gruppenergebnis eingelesen")
        assert rows_in(workshop.path) == before
        workshop.redo()
    assert rows_in(workshop.path) == after
    assert is_sound(workshop)


def is_sound(workshop: WorkshopFile) -> bool:
    with workshop.read() as session:
        connection = session.connection()
        verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        return verdict == "ok" and not list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
