"""The real app as a process of its own, with hands that type in it until somebody kills it.

``python -m tests.robust.driver FILE`` is ``python -m workshop_app FILE`` with these hands. With
``--split`` before it, the app is only imported and its statements are compiled; then a process is
split off for each file that a line of the input names, which saves most of what a start costs.

All that happens is printed as lines of JSON: what is typed at once, a card only when the board
shows it.
"""

import os
import sys
from pathlib import Path

from workshop_app import cli
from workshop_app.phases import agenda, overview
from workshop_app.storage import workshop_file

# PySide6 reads the source of each module that is imported after it.
EARLY = (agenda, workshop_file)


def use(path: str) -> None:
    """Start the app with a file, and use it until the process ends."""
    from tests.robust.hands import Hands
    from workshop_app.views.app import make_application

    make_application()
    hands = Hands()
    cli.main([path])
    hands.stop()


def split(like: Path) -> None:
    """A process for each line of the input; the next one when that is gone."""
    from tests.robust.hands import tell

    with workshop_file.WorkshopFile.look_into(like) as workshop, workshop.read() as session:
        agenda.agenda(session)
        overview.read_overview(session)
    tell("split")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            use(line.rstrip("\n"))
            os._exit(0)
        tell("born", pid=child)
        os.waitpid(child, 0)
        tell("gone", pid=child)


if __name__ == "__main__":
    if sys.argv[1] == "--split":
        split(Path(sys.argv[2]))
    else:
        use(sys.argv[1])
