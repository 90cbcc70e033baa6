"""The session that a change hands out: its flushes are journalled, its end is the door's."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import Session, UOWTransaction

from workshop_app.storage.engines import open_gate, shut_gate
from workshop_app.storage.journal import RowChange
from workshop_app.storage.recorder import Recorder
from workshop_app.storage.replay import replay


class JournalledSession(Session):
    """Writes through flushes only, which :attr:`recorder` takes down."""

    def __init__(self, engine: Engine) -> None:
        # An expired attribute would have no old value to go back to.
        super().__init__(engine, expire_on_commit=False)
        self.recorder = Recorder(self)
        event.listen(self, "before_flush", _open_gate)

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what is pending; the only time that the gate is open inside a block."""
        super().flush(objects)
        if self.in_transaction():
            shut_gate(self.connection())

    def delete(self, instance: object) -> None:
        """Delete a row at once, with what belongs to it.

        SQLAlchemy frees the rows that point to a deleted one by what the database says, or by
        what an earlier look at a collection said: a card that has just been moved elsewhere
        would lose its new cluster. So everything before is written first, and looked at anew.
        """
        self.delete_all((instance,))

    def delete_all(self, instances: Iterable[object]) -> None:
        """Delete several rows at once, as :meth:`delete` does."""
        self.flush()
        self._forget_collections()
        # One may have gone already, with another that it belongs to.
        super().delete_all(one for one in tuple(instances) if not inspect(one).deleted)
        self.flush()

    def apply(self, rows: Sequence[RowChange]) -> None:
        """Write row differences as they are, in one go; the objects of the session are let go.

        References between them may point anywhere until the end of the change. What was read in
        from another copy comes this way: nothing of it depends on how objects hang together.
        """
        self.flush()
        self.expunge_all()
        connection = self.connection()
        open_gate(connection)
        replay(connection, rows)
        shut_gate(connection)
        self.recorder.add(rows)

    def _forget_collections(self) -> None:
        for entity in tuple(self):
            state = inspect(entity)
            loaded = [name for name in state.mapper.relationships.keys() if name in state.dict]  # noqa: SIM118 (not a mapping)
            if loaded:
                self.expire(entity, loaded)


def _open_gate(session: Session, _: UOWTransaction, __: object) -> None:
    open_gate(session.connection())
