"""A cockpit as it stands on a small screen, for tests of what is around its step."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.settings import Settings


@contextlib.contextmanager
def shown_cockpit(qtbot: QtBot, path: Path) -> Iterator[Cockpit]:
    """The cockpit of a file, shown and active; closed at the end."""
    cockpit = Cockpit(WorkshopFile.open(path), Settings())
    cockpit.resize(1366, 768)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    cockpit.activateWindow()
    yield cockpit
    cockpit.shut_down()
    cockpit.deleteLater()
