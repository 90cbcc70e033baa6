"""What many views ask for at the same moment is read once for each state of the file."""

import functools
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy.orm import Session

from workshop_app.storage.engines import driver_connection

Found = TypeVar("Found")

IS_LOOK: Final = "is a look"  # in the session's ``info``: nothing is written through it
_REMEMBERED: Final = "remembered"


def remembered(read: Callable[[Session], Found]) -> Callable[[Session], Found]:
    """A function that reads anew only after something was committed, by whomever.

    What it gives is shared: frozen dataclasses and tuples. Within a change it always reads.
    """

    @functools.wraps(read)
    def ask(session: Session) -> Found:
        if not session.info.get(IS_LOOK):
            return read(session)
        connection = session.connection()
        # Of this connection alone, which never writes: it counts the commits of all others.
        (version,) = driver_connection(connection).execute("PRAGMA data_version").fetchone()
        found = connection.info.get(_REMEMBERED)
        if found is None or found[0] != version:
            found = connection.info[_REMEMBERED] = (version, {})
        answers: dict[object, Found] = found[1]
        if read not in answers:
            answers[read] = read(session)
        return answers[read]

    return ask
