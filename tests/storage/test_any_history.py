"""Any sequence of changes, undone completely, gives back the first state; redone, the last."""

import contextlib
import tempfile
from pathlib import Path

from any_content import KINDS, Content, any_keys, collections, columns_of, rows_in
from builders import a_workshop
from effort import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy.exc import IntegrityError

from workshop_app.storage.workshop_file import WorkshopFile

DATA = st.data()
COLLECTIONS = collections()


class History(RuleBasedStateMachine):
    """A file beside a list of the states it should go through."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.workshop"
        self.workshop = a_workshop(self.path)
        self.states = [rows_in(self.path)]  # after 0, 1, 2 … changes that are done
        self.labels: list[str] = []
        self.done = 0
        self.number = 0

    def teardown(self) -> None:
        try:
            while self.workshop.undo():
                self.done -= 1
                assert rows_in(self.path) == self.states[self.done]
            assert self.done == 0
            while self.workshop.redo():
                self.done += 1
                assert rows_in(self.path) == self.states[self.done]
            assert self.done == len(self.labels)
        finally:
            self.workshop.close()
            self.folder.cleanup()

    @initialize(data=DATA)
    def something_is_there(self, data) -> None:
        self.keys = any_keys(data.draw)
        kinds = data.draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=8))
        self.run_change(data, [("add", kind) for kind in kinds])

    @rule(data=DATA)
    def change(self, data) -> None:
        kinds = st.sampled_from(KINDS)
        step = st.one_of(
            st.tuples(st.sampled_from(["add", "edit", "edit", "delete"]), kinds),
            st.tuples(st.sampled_from(["move in", "take out"]), st.sampled_from(COLLECTIONS)),
            st.tuples(st.just("flush"), kinds),
        )
        self.run_change(data, data.draw(st.lists(step, max_size=6)))

    @rule(data=DATA)
    def change_that_breaks_off(self, data) -> None:
        kind = data.draw(st.sampled_from(KINDS))
        with (
            contextlib.suppress(ZeroDivisionError, IntegrityError),
            self.workshop.change("Bricht ab") as session,
        ):
            Content(session, data.draw, self.keys).a_row(kind)
            session.flush()
            raise ZeroDivisionError

    @rule()
    def undo(self) -> None:
        expected = self.labels[self.done - 1] if self.done else None

        assert self.workshop.undo_label() == expected
        assert self.workshop.undo() == expected

        self.done -= self.done > 0

    @rule()
    def redo(self) -> None:
        expected = self.labels[self.done] if self.done < len(self.labels) else None

        assert self.workshop.redo_label() == expected
        assert self.workshop.redo() == expected

        self.done += expected is not None

    @precondition(lambda self: self.number % 3 == 0)
    @rule()
    def reopen(self) -> None:
        self.workshop.close()
        self.workshop = WorkshopFile.open(self.path)

    @invariant()
    def file_is_as_expected(self) -> None:
        assert rows_in(self.path) == self.states[self.done]

    def run_change(self, data, steps) -> None:
        self.number += 1
        label = f"Änderung {self.number}"
        told = []
        self.workshop.add_listener(told.append)
        try:
            with self.workshop.change(label) as session:
                content = Content(session, data.draw, self.keys)
                for name, subject in steps:
                    self.step(content, name, subject)
        except IntegrityError:  # a unique value twice: nothing happened
            assert told == []
            return
        finally:
            self.workshop.remove_listener(told.append)
        state = rows_in(self.path)
        if told:
            self.states[self.done + 1 :] = [state]
            self.labels[self.done :] = [label]
            self.done += 1
        else:
            assert state == self.states[self.done]

    @staticmethod
    def step(content: Content, name: str, subject) -> None:
        if name == "add":
            content.a_row(subject)
        elif name == "flush":
            content.session.flush()
        elif name in {"edit", "delete"}:
            row = content.some_row(subject)
            if row is not None and name == "delete":
                content.session.delete(row)
            elif row is not None:
                some = st.sets(st.sampled_from(columns_of(subject)), min_size=1, max_size=4)
                for column in sorted(content.draw(some), key=lambda column: column.name):
                    setattr(row, column.name, content.a_value(column))
        else:
            parent_kind, attribute, child_kind = subject
            parent, child = content.some_row(parent_kind), content.some_row(child_kind)
            if parent is None or child is None:
                return
            children = getattr(parent, attribute)
            if name == "move in" and child not in children:
                children.append(child)
            elif name == "take out" and children:
                children.remove(children[0])


History.TestCase.settings = settings(
    max_examples=examples(12),
    stateful_step_count=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class TestAnyHistory(History.TestCase):
    pass
