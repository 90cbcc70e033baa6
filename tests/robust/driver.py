"""The real app as a process of its own, with hands that type in it until somebody kills it.

``python -m tests.robust.driver TASK FILE`` is ``python -m workshop_app FILE`` with these hands.
With ``--split`` before it, the app is only imported and its statements are compiled; then a process
is split off for each task and file that a line of the input names, which saves most of what a start
costs.

All that happens is printed as lines of JSON: what is typed at once, a card only when the board
shows it.
"""

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path

from workshop_app import cli
from workshop_app.phases import agenda, overview, parked_topics
from workshop_app.phases.board import board_reading, boards
from workshop_app.phases.schedule import timing
from workshop_app.storage import workshop_file
from workshop_app.storage.drafts import Draft

# PySide6 reads the source of each module that is imported after it.
EARLY = (agenda, workshop_file)


def use(task: str, path: str) -> None:
    """Start the app with a file, and use it until the process ends."""
    from tests.robust.erasing_hands import ErasingHands
    from tests.robust.hands import Hands
    from workshop_app.views.app import make_application

    make_application()
    hands = {"type": Hands, "erase": ErasingHands}[task]()
    cli.main([path])
    hands.stop()


def split(like: Path) -> None:
    """A process for each line of the input; the next one when that is gone."""
    from tests.robust.hands import tell

    with tempfile.TemporaryDirectory() as folder:
        _compile_statements(Path(shutil.copy(like, folder)))
    tell("split")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            use(*line.rstrip("\n").split(" ", 1))
            os._exit(0)
        tell("born", pid=child)
        _pid, status = os.waitpid(child, 0)
        tell("gone", pid=child, status=os.waitstatus_to_exitcode(status))


def _compile_statements(path: Path) -> None:
    """Do once what each process will do: SQLAlchemy keeps the statements."""
    with workshop_file.WorkshopFile.open(path) as workshop:
        for question in ("F1", "F2"):
            with workshop.change("Karte angelegt") as session:
                boards.add_cards(session, question=question, step="T1-03", texts=["Karte"])
            with workshop.read() as session:
                board_reading.read_board(session, question)
                agenda.agenda(session)
                overview.read_overview(session)
                parked_topics.read_parked_topics(session, limit=3)
                timing.read_ahead(session, "T1-03", dt.date.today())
        workshop.undo()
        workshop.drafts.keep(Draft("card/T1-03/F1", "Karte"))
        workshop.drafts.clear()


if __name__ == "__main__":
    if sys.argv[1] == "--split":
        split(Path(sys.argv[2]))
    else:
        use(sys.argv[1], sys.argv[2])
